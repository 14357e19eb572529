"""The page of a plan for one person: its text with what may be done in it, the outline, the parent's tasks."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from drafting import coverage, outline, sheet
from drafting.coverage import Ledger
from drafting.editable import Pen, pen_of
from drafting.facets import Facet, text_for
from drafting.models import Part, Plan, Status
from drafting.models.plan import ENDED
from drafting.rendering import names

MOVED = (Part.Kind.SECTION, Part.Kind.GROUP, Part.Kind.ITEM)
SHOWN = 120
"""Tasks of the parents beside the text; the ledger has all."""

Kind = Part.Kind
UNMARKED = {Status.SIGNING, *(ENDED - {Status.CANCELLED})}
"""Where the text is no draft any more."""


@dataclass
class Desk:
    """What the page shows; `ledger` is None for those who see the text alone."""

    plan: Plan
    facet: Facet
    pen: Pen
    ledger: Ledger | None
    parts: dict[str, Part]
    page: dict[str, Any] = field(default_factory=dict)

    @property
    def document(self) -> dict[str, Any]:
        return self.facet.document

    @cached_property
    def paths(self) -> dict[str, str]:
        """uid → path of every item."""
        return {item["uid"]: item["path"] for item in self.document["items"]}

    @cached_property
    def beside(self) -> dict[str, coverage.Row]:
        """uid → task, of those that stand beside the text: what is open or suspect first, no more than SHOWN."""
        rows = self.ledger.rows if self.ledger else []
        ordered = sorted(rows, key=lambda row: row.answered + (row.answered and not row.suspect))
        return {row.coverage.uid: row for row in ordered[:SHOWN]}

    @property
    def writable(self) -> bool:
        return self.facet.live and not self.pen.reason

    @property
    def marked(self) -> list[dict[str, str]]:
        """The parts that a person must look at, where the inner work is shown."""
        if self.ledger is None:
            return []
        paths = {group["uid"]: group["path"] for group in self.document["groups"]} | self.paths
        return [
            {"label": paths.get(uid) or part.get_kind_display(), "url": f"#p-{uid}", "title": part.mark}
            for uid, part in self.parts.items()
            if part.mark and part.kind not in (Kind.RECIPIENT, Kind.ARCHIVE)
        ]

    @property
    def recipients_marked(self) -> list[str]:
        """The recipient lines that a person must look at."""
        if self.ledger is None:
            return []
        kinds = (Kind.RECIPIENT, Kind.ARCHIVE)
        return [
            f"{part.text}: {part.mark}" for part in self.parts.values() if part.mark and part.kind in kinds
        ]


def desk_of(user: Any, plan: Plan) -> Desk:
    """Everything of the page in a constant number of queries; call with a plan that this person sees."""
    facet = text_for(user, plan)
    pen = pen_of(user, plan)
    ledger = coverage.ledger(plan) if facet.ledger else None
    parts = {part.uid: part for part in facet.parts}
    desk = Desk(plan, facet, pen, ledger, parts)
    desk.page = sheet.page(
        facet.document,
        draft_mark="" if plan.status in UNMARKED else f"Dự thảo lần {plan.draft_number}",
        today=timezone.localdate(),
        extras=_extras(desk),
    )
    return desk


def _extras(desk: Desk) -> dict[str, dict[str, Any]]:
    """What stands at each part besides its text: one pass, no query."""
    extras: dict[str, dict[str, Any]] = defaultdict(dict)
    for block in outline.blocks(desk.document):
        if block.get("file") and block.get("uid"):
            extras[block["uid"]]["file_url"] = reverse("attached", args=[desk.plan.uid, block["uid"]])
    if not desk.facet.live:
        return extras
    addresses = _Addresses(desk.plan)
    for uid, part in desk.parts.items():
        if desk.ledger is not None and part.mark:
            extras[uid]["flag"] = {"text": part.mark, "tone": "warn"}
        if desk.writable and part.kind not in (Kind.RECIPIENT, Kind.ARCHIVE):
            extras[uid] |= _acts(desk, part, addresses)
    if desk.ledger is not None:
        for uid, origin in _origins(desk, desk.ledger):
            extras[uid]["origin"] = origin
    if desk.writable and desk.pen.may(field="title"):
        extras["title"] = {"edit_url": reverse("edit_title", args=[desk.plan.uid])}
    return extras


class _Addresses:
    """The addresses of a plan's parts. Asked of the resolver once: three thousand times cost a tenth of a second."""

    def __init__(self, plan: Plan) -> None:
        self.edit = reverse("edit_part", args=[plan.uid, UID])
        self.move = reverse("move_part", args=[plan.uid, UID])
        self.add = f"{reverse('add_part', args=[plan.uid])}?after={UID}"


UID = "uid-of-a-part"
"""Stands in an address where the part's own uid will stand."""


def _acts(desk: Desk, part: Part, addresses: _Addresses) -> dict[str, Any]:
    found: dict[str, Any] = {}
    field_ = part.kind if part.kind in (Kind.PREAMBLE, Kind.CLOSING) else ""
    if desk.pen.may(part=part, field=field_):
        found["edit_url"] = addresses.edit.replace(UID, part.uid)
        found["open"] = desk.pen.named_only
        if part.kind in MOVED and not desk.pen.named_only:
            found["move_url"] = addresses.move.replace(UID, part.uid)
    if part.kind in outline.KINDS and desk.pen.may(field="new_item"):
        add = addresses.add.replace(UID, part.uid)
        found["actions"] = [{"label": _("Thêm"), "url": add}]
    return found


def _origins(desk: Desk, ledger: Ledger) -> Iterator[tuple[str, dict[str, str]]]:
    """The margin: the parent's tasks that an item answers, or that it is the committee's own."""
    answered: dict[str, list[coverage.Row]] = defaultdict(list)
    for row in ledger.rows:
        for part in row.parts:
            answered[part.uid].append(row)
    page = reverse("ledger", args=[desk.plan.uid])
    for uid, rows in answered.items():
        paths = ", ".join(row.item["path"] for row in rows[:3]) + ("…" if len(rows) > 3 else "")
        title = "; ".join(f"{row.symbol}, {row.item['path']}" for row in rows)
        task = rows[0].coverage.uid
        url = f"#t-{task}" if task in desk.beside else f"{page}#t-{task}"
        yield uid, {"label": f"← {paths}", "url": url, "title": title}
    if not ledger.rows:
        return
    for item in desk.document["items"]:
        if item["kind"] in Part.TASKS and item["uid"] not in answered:
            yield item["uid"], {"label": _("bổ sung"), "title": _("Nhiệm vụ bổ sung của cấp mình")}


def outline_of(desk: Desk) -> list[dict[str, Any]]:
    """The sections with how many of the parent's tasks are open where each would be answered; last the recipients."""
    counts = _open_by_section(desk)
    entries = [
        {
            "label": f"{_mark(section['number'])} {section['heading']}",
            "url": f"#p-{section['uid']}",
            "count": counts.get(section["number"], 0),
        }
        for section in outline.headed(desk.document)
    ]
    lines = len(desk.document["recipients"])
    return [*entries, {"label": _("Nơi nhận (%(n)s)") % {"n": lines}, "url": "#recipients", "count": 0}]


def _mark(number: str) -> str:
    return f"{names.annex_name(number) if outline.is_annex(number) else number}."


def _open_by_section(desk: Desk) -> Counter[str]:
    """Open tasks go where most answered tasks of the same section of the parent went, else to the same number."""
    counts: Counter[str] = Counter()
    if desk.ledger is None:
        return counts
    votes: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)
    paths = desk.paths
    for row in desk.ledger.rows:
        for part in row.parts:
            if part.uid in paths:
                votes[row.coverage.basis_id, row.item["section"]][outline.section_of(paths[part.uid])] += 1
    for row in desk.ledger.open:
        where = votes.get((row.coverage.basis_id, row.item["section"]))
        counts[where.most_common(1)[0][0] if where else row.item["section"]] += 1
    return counts


def place_of(desk: Desk, uid: str) -> str:
    """What a message calls a part: “Nội dung II.3”, “Mục II”, “Phần mở đầu”."""
    if path := desk.paths.get(uid):
        return _("Nội dung %(path)s") % {"path": path}
    for section in outline.headed(desk.document):
        if section["uid"] == uid:
            number = section["number"]
            return (
                names.annex_name(number)
                if outline.is_annex(number)
                else _("Mục %(number)s") % {"number": number}
            )
    part = desk.parts.get(uid)
    return str(part.get_kind_display()) if part else ""
