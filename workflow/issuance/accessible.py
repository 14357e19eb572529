"""An issued plan as an accessible page: the same revision, the same words as the printed file, with its hash."""

from typing import Any

from drafting.rendering.accessible import accessible_html
from drafting.rendering.compose import compose
from workflow.models import Issuance
from workflow.rendering import document_to_sign


def issued_html(issuance: Issuance) -> str:
    """The page of a plan that is out; it needs the issuance with plan, revision, signer and sealed file."""
    assert issuance.sealed is not None
    sheet = compose(document_to_sign(issuance), issued_on=issuance.dated, number=issuance.number)
    facts: list[tuple[str, Any]] = [
        ("Bản chữ dễ tiếp cận của văn bản số", issuance.symbol),
        ("Mã băm SHA-256 của nội dung", issuance.revision.content_id),
        ("Mã băm SHA-256 của tệp đã ban hành", issuance.sealed.sha256),
    ]
    return accessible_html(sheet, facts)
