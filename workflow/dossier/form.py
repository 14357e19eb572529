"""What all papers have in common: head, signer, recipients, and the words for days and counts.

Papers are Vietnamese whatever the language of the reader's pages, so nothing here is translated. The boxes are
those of HD36 annex 1; a body below the committee has the committee above it in the head (VĂN PHÒNG, not
VĂN PHÒNG TỈNH ỦY).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from drafting.models import Plan
from drafting.text import superior_head
from permissions.duties import Duty, holders
from permissions.models import Agency, Appointment, User
from workflow.bodies import office


@dataclass(frozen=True)
class Written:
    """A paper before it has number and day. `type_name` and `agency` choose its register; "" where it has none."""

    agency: Agency
    type_name: str
    symbol: str
    """Of the type: TTr, CV, BC, TB, GM, BB; "" where the paper is not numbered."""
    body: dict[str, Any]

    def data(self, number: int | None = None, dated: date | None = None) -> dict[str, Any]:
        """The dict that drafting.rendering.official prints."""
        symbol = f"{self.symbol}/{self.agency.symbol}" if self.symbol else ""
        return {
            **self.body,
            "symbol": symbol,
            "number": number,
            "date": dated.isoformat() if dated else None,
        }


Block = list[Any]


def written(
    agency: Agency,
    type_name: str,
    symbol: str,
    *,
    about: str,
    blocks: list[Block],
    signatures: list[dict[str, str]],
    letter: bool = False,
    addressed: str = "Kính gửi",
    addressees: Iterable[str] = (),
    recipients: Iterable[str] = (),
    archive: str = "",
) -> Written:
    """A paper of this agency."""
    committee = agency.body
    own = agency.pk == committee.pk
    body = {
        "type_lines": [] if letter else [type_name.upper()],
        "about": about,
        "superior": (superior_head(committee) or "") if own else committee.name.upper(),
        "issuers": [committee.name.upper() if own else agency.short_name.upper()],
        "place": committee.place,
        "urgency": "",
        "addressed": addressed,
        "addressees": list(addressees),
        "blocks": blocks,
        "recipients": list(recipients),
        "archive": archive,
        "signatures": signatures,
    }
    return Written(agency, type_name, symbol, body)


def head_signs(agency: Agency, on_behalf: str = "") -> dict[str, str]:
    """The signature of an agency's head; `on_behalf`: the body by whose order (T/L) the head of the Office signs."""
    today = timezone.localdate()
    head = holders(Duty.RELEASE, agency, today).first()
    return {"on_behalf": on_behalf, "position": post_of(head, agency), "name": head.full_name if head else ""}


def by_order(committee: Agency, body: Agency) -> dict[str, str]:
    """T/L BAN THƯỜNG VỤ / CHÁNH VĂN PHÒNG: what the standing committee leaves to its Office (HD36 II.1.7)."""
    return head_signs(office(committee), f"T/L {body.short_name.upper()}")


def board(committee: Agency) -> str:
    """The permanent board as papers name it."""
    return f"Thường trực {committee.short_name}"


def post_of(user: User | None, agency: Agency) -> str:
    """The name of the person's post in this agency, in capitals."""
    rows = Appointment.objects.filter(user=user, post__agency=agency, until=None).select_related("post")
    row = rows.order_by("post__rank").first()
    return row.post.name.upper() if row else ""


def person(user: User, post: str) -> dict[str, str]:
    return {"on_behalf": post, "position": "", "name": user.full_name}


def day(moment: date | datetime) -> str:
    """05/11/2026, as dates stand in running text."""
    if isinstance(moment, datetime):
        moment = timezone.localtime(moment).date()
    return f"{moment:%d/%m/%Y}"


def hour(moment: datetime) -> str:
    """ "09 giờ 30 phút, ngày 05/11/2026"."""
    local = timezone.localtime(moment)
    minutes = f" {local:%M} phút" if local.minute else ""
    return f"{local:%H} giờ{minutes}, ngày {local:%d/%m/%Y}"


def two(count: int) -> str:
    return f"{count:02d}"


def subject(plan: Plan) -> str:
    """ "dự thảo Kế hoạch thực hiện …"."""
    return f"dự thảo {plan.short_title}"


def quoted(text: str) -> str:
    return f"“{text.strip().strip('“”')}”"
