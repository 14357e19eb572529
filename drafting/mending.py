"""Mending a finding in the text where exactly one way is right."""

from typing import Any

from django.utils.translation import gettext as _

from drafting.editing import save_part, save_title
from drafting.findings import Findings
from drafting.models import Plan
from drafting.refusals import Unfit
from drafting.spans import paragraphs


def mend(plan: Plan, found_now: Findings, fingerprint: str, *, by: Any) -> None:
    """Put the right words where the finding is; raises Unfit where it is no more, and what writing raises."""
    found = next((row.finding for row in found_now.rows if row.fingerprint == fingerprint), None)
    if found is None or found.mend is None:
        raise Unfit(_("Chỗ này vừa được sửa hoặc cần người soạn tự sửa; đề nghị xem lại."))
    wrong, right = found.mend
    if found.uid == "title":
        save_title(plan, by=by, edit_number=plan.edit_number, title=plan.title.replace(wrong, right, 1))
        return
    part = plan.parts.filter(uid=found.uid).first()
    if part is None or wrong not in part.text:
        raise Unfit(_("Chỗ này vừa được sửa hoặc cần người soạn tự sửa; đề nghị xem lại."))
    typed = "\n".join(paragraphs(part.text, part.breaks))
    save_part(part, by=by, edit_number=part.edit_number, text=typed.replace(wrong, right, 1))
