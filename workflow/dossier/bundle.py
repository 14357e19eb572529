"""A whole dossier in one PDF: a list of the papers with their pages, then the papers one after the other."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

import pypdfium2

from drafting.facets import text_for
from drafting.models import Content, Plan
from drafting.text import keep
from permissions.models import User
from records import files
from workflow.can import Stand
from workflow.consolidation import paper as opinion_table
from workflow.dossier.listing import Entry, data_of, entries
from workflow.dossier.meetings import write_for
from workflow.models import DecisionRound, Meeting, Paper
from workflow.printing import made_once, with_urgency
from workflow.seeing import Sides

K = Paper.Kind
BOUND = {
    *(K.SUBMISSION, K.APPRAISAL_REPORT, K.ROUND_LETTER, K.BALLOT_SHEET, K.ROUND_REPORT),
    *(K.CONCLUSION_NOTICE, K.ROUTING_SLIP),
}
"""Papers of every dossier; letters of the advisory rounds go in once they have their number."""

Part = dict[str, Any]
"""{name, symbol, date, content (id), mark}: one paper of the bundle."""


def parts_of(stand: Stand) -> list[Part]:
    """The papers that this person may open, with the draft and the table of opinions, in the order of reading."""
    plan = stand.plan
    found = [entry for entry in entries(stand) if entry.kind in BOUND or entry.paper]
    order = [K.SUBMISSION, "draft", "opinions", *(kind for kind in K if kind != K.SUBMISSION)]
    parts = [(entry.kind, _paper(stand, entry)) for entry in found]
    draft = keep(with_urgency(plan, text_for(stand.user, plan).document))
    parts.append(("draft", part(plan.short_title, draft, plan.draft_mark)))
    if Sides(stand).opinions:
        table = keep(opinion_table(plan))
        parts.append(("opinions", part("Bảng tổng hợp, tiếp thu, giải trình ý kiến góp ý", table, "table")))
    return [each for _kind, each in sorted(parts, key=lambda row: order.index(row[0]))]


def _paper(stand: Stand, entry: Entry) -> Part:
    kept = entry.paper.content if entry.paper else keep(data_of(stand.plan, entry))
    made = part(K(entry.kind).label, kept, "official")
    if entry.paper:
        made |= {"symbol": entry.paper.symbol, "date": f"{entry.paper.dated:%d/%m/%Y}"}
    return made


def part(name: Any, content: Content, mark: str) -> Part:
    return {"name": str(name), "symbol": "", "date": "", "content": content.pk, "mark": mark}


def bound(data: dict[str, Any]) -> bytes:
    """{title, parts}: print what is not printed yet, and join all behind the list of what is inside."""
    from drafting.rendering.papers import render_paper

    contents = Content.objects.in_bulk([each["content"] for each in data["parts"]])
    printed = [files.read(made_once(contents[each["content"]], each["mark"])) for each in data["parts"]]
    sheets = [pypdfium2.PdfDocument(pdf) for pdf in printed]
    lengths = [len(sheet) for sheet in sheets]
    front = b""
    for ahead in (1, 2):  # the list tells pages that begin after itself
        front = render_paper("table", _list(data, lengths, ahead))
        if len(pypdfium2.PdfDocument(front)) <= ahead:
            break
    whole = pypdfium2.PdfDocument.new()
    for sheet in (pypdfium2.PdfDocument(front), *sheets):
        whole.import_pages(sheet)
    out = BytesIO()
    whole.save(out)
    return out.getvalue()


def _list(data: dict[str, Any], lengths: Iterable[int], ahead: int) -> dict[str, Any]:
    rows, page = [], ahead + 1
    for place, (each, length) in enumerate(zip(data["parts"], lengths, strict=True), start=1):
        last = page + length - 1
        pages = f"{page}" if length == 1 else f"{page} - {last}"
        rows.append([str(place), each["name"], each["symbol"], each["date"], pages])
        page = last + 1
    return {
        "heading": "DANH MỤC HỒ SƠ TRÌNH",
        "about": data["title"],
        "lines": [],
        "columns": [["TT", 6], ["Tên tài liệu", 52], ["Số, ký hiệu", 16], ["Ngày", 13], ["Trang", 13]],
        "rows": rows,
    }


def bundle_of(stand: Stand) -> dict[str, Any]:
    """The dossier of one plan, as this person may open it."""
    return {"title": stand.plan.short_title, "parts": parts_of(stand)}


def meeting_bundle(meeting: Meeting, user: User) -> dict[str, Any]:
    """The invitation and the papers of all matters that this person sees."""
    known = Paper.objects.filter(meeting=meeting).select_related("content")
    parts = [_of_meeting(meeting, K.INVITATION, known)]
    rounds = DecisionRound.objects.filter(meeting=meeting).order_by("pk").values_list("plan", flat=True)
    plans = Plan.objects.visible_to(user).whole().in_bulk(list(rounds))
    for pk in dict.fromkeys(rounds):
        if pk in plans:
            parts += parts_of(Stand(user, plans[pk]))
    if meeting.chair_id:
        parts.append(_of_meeting(meeting, K.MINUTES, known))
    return {"title": f"Hội nghị {meeting}", "parts": parts}


def _of_meeting(meeting: Meeting, kind: Paper.Kind, known: Iterable[Paper]) -> Part:
    paper = next((row for row in known if row.kind == kind), None)
    kept = paper.content if paper else keep(write_for(meeting, kind).data())
    made = part(kind.label, kept, "official")
    return made | {"symbol": paper.symbol, "date": f"{paper.dated:%d/%m/%Y}"} if paper else made
