"""What an act on a scan of signed paper shows: the newest scan and what the check has found."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.template import RequestContext
from django.utils.translation import gettext as _

from drafting.models import PagePicture
from workflow.issuance.paper_words import said
from workflow.models import PaperScan

register = template.Library()


@dataclass(frozen=True)
class Shown:
    """`against`, `doubts`: sentences; `pages`: [{number, percent, figures, words}], the pairs as "printed → read".

    `pictures`: of each page {number, print, scan}: its picture in what was printed and in the scan, once there.
    """

    row: PaperScan
    against: list[str]
    doubts: list[str]
    pages: list[dict[str, Any]]
    pictures: list[dict[str, Any]]


@register.simple_tag(takes_context=True)
def plan_scan(context: RequestContext) -> Shown | None:
    """The newest scan of this plan's signed paper; None where nothing was handed in."""
    rows = PaperScan.objects.select_related("handed_in_by", "vouched_by", "settled_by")
    row = rows.filter(issuance__plan=context["plan"]).last()
    if row is None:
        return None
    found = row.found or {"against": [], "doubts": [], "pages": []}
    pages = [
        {
            "number": f"{page['number']:02d}",
            "percent": f"{page['share'] * 100:.1f}".replace(".", ","),
            "figures": [_pair(*pair) for pair in page["figures"]],
            "words": [_pair(*pair) for pair in page["words"]],
        }
        for page in found["pages"]
    ]
    against, doubts = ([said(each) for each in found[name]] for name in ("against", "doubts"))
    return Shown(row, against, doubts, pages, _pictures(row))


def _pictures(row: PaperScan) -> list[dict[str, Any]]:
    drawn = PagePicture.objects.filter(source__in=[row.printed_id, row.file_id]).order_by("number")
    sides: dict[int, dict[str, Any]] = {}
    for picture in drawn:
        side = "print" if picture.source_id == row.printed_id else "scan"
        sides.setdefault(picture.number, {"number": picture.number})[side] = picture
    return list(sides.values())


def _pair(printed: str, read: str) -> str:
    """Both words, or the one that has no other beside it."""
    if printed and read:
        return f"“{printed}” → “{read}”"
    return _("thiếu “%(word)s”") % {"word": printed} if printed else _("thêm “%(word)s”") % {"word": read}
