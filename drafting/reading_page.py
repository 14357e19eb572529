"""What was read from a file, as a page shows it: parts with their tags, what is unsure, what found no place."""

from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from drafting import outline
from drafting.models import Part, ReceivedDocument
from drafting.readings.parts import taken_apart
from drafting.readings.wording import target_words, words_of
from drafting.source_page import Source

Kind = Part.Kind
FURNITURE = "Số trang"
"""How the reason begins for lines that the paper has on every page."""

DEADLINES = {
    "fixed": gettext_lazy("Có thời hạn"),
    "from": gettext_lazy("Từ thời điểm"),
    "recurring": gettext_lazy("Định kỳ"),
    "ongoing": gettext_lazy("Thường xuyên"),
    "on_condition": gettext_lazy("Khi có điều kiện"),
    "term_year": gettext_lazy("Theo nhiệm kỳ"),
}

TYPES = {
    "CV": gettext_lazy("Công văn"),
    "BS": gettext_lazy("Bản sao"),
    "KH": gettext_lazy("Kế hoạch"),
    "CT": gettext_lazy("Chỉ thị"),
    "NQ": gettext_lazy("Nghị quyết"),
    "KL": gettext_lazy("Kết luận"),
    "QĐ": gettext_lazy("Quyết định"),
    "HD": gettext_lazy("Hướng dẫn"),
}

KINDS, ITEM_KINDS = dict(Part.Kind.choices), dict(Part.ItemKind.choices)

TOLD = {
    "product": gettext_lazy("sản phẩm"),
    "approving_level": gettext_lazy("cấp trình"),
    "in_charge": gettext_lazy("phụ trách"),
    "advises": gettext_lazy("tham mưu"),
    "deliver_to": gettext_lazy("gửi"),
    "via": gettext_lazy("qua"),
}
"""What the reader tells of an item beside its text, in the order in which it is shown."""


@dataclass(frozen=True)
class Doubt:
    """An unsure place; `preceding` and `following` are the anchors of those beside it that nobody has looked at."""

    number: int
    reason: str
    path: str = ""
    uid: str = ""
    seen_by: str = ""
    preceding: str = ""
    following: str = ""

    @property
    def anchor(self) -> str:
        return f"d-{self.number}"

    @property
    def alone(self) -> tuple["Doubt"]:
        return (self,)


@dataclass
class ReadPart:
    """One line of the result. `row` is the part itself, for the editor; `source` its anchor in the source.

    What a page shows of each of them is told once, in plain fields: there may be a thousand.
    """

    row: Part
    path: str
    found: dict[str, Any] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()
    source: str = ""

    def __post_init__(self) -> None:
        row = self.row
        self.uid, self.kind, self.text = row.uid, row.kind, row.text
        # Of other parts the note is their number in a table, which the path tells.
        self.note = row.note if row.kind == Kind.RECIPIENT else ""
        self.is_item = row.kind == Kind.ITEM
        self.is_outline = row.kind in (Kind.SECTION, Kind.GROUP, Kind.ITEM)
        # The archive line has no lasting name and is written anew in one's own plan anyway.
        self.editable = row.kind != Kind.ARCHIVE
        self.tags = self._tags()

    def _tags(self) -> list[tuple[str, str]]:
        """What is told of the part beside its text, as words with their tone: kind, who, when, how much, what."""
        row = self.row
        if not self.is_item:
            return [] if self.is_outline else [(str(KINDS[row.kind]), "")]
        tags = [(str(ITEM_KINDS[row.item_kind]), "")] if row.item_kind else []
        if row.lead:
            tags.append((_("chủ trì: %(who)s") % {"who": row.lead}, "calm"))
        if row.partners:
            tags.append((_("phối hợp: %(partners)s") % {"partners": ", ".join(row.partners)}, ""))
        tags += [(words, "good") for words in self.days]
        targets = self.found.get("targets") or ([row.target] if row.target else [])
        tags += [(_("chỉ tiêu: %(figure)s") % {"figure": target_words(target)}, "") for target in targets]
        tags += [(f"{name}: {self.found[key]}", "") for key, name in TOLD.items() if self.found.get(key)]
        return tags

    @property
    def annex(self) -> str:
        """“Phụ lục 1” of the heading of an annex, else empty."""
        if self.kind != Kind.SECTION or not outline.is_annex(self.path):
            return ""
        return f"{_('Phụ lục')} {self.path.removeprefix(outline.ANNEX)}".strip()

    @property
    def days(self) -> list[str]:
        """What the words of the deadlines mean."""
        return [deadline_words(deadline) for deadline in self.row.deadlines]

    @property
    def words(self) -> dict[str, str]:
        return words_of(self.row, self.found)


@dataclass(frozen=True)
class Unplaced:
    """An entry of the list of lines without a place; `index` names it to the services."""

    index: int
    text: str
    page: int | None
    reason: str
    dismissed: bool
    source: str

    @property
    def is_furniture(self) -> bool:
        return self.reason.startswith(FURNITURE)


@dataclass(frozen=True)
class Reading:
    """`parts` in reading order; `doubts` without a place come first."""

    document: dict[str, Any]
    parts: list[ReadPart]
    doubts: list[Doubt]
    unplaced: list[Unplaced]
    furniture: list[Unplaced]
    others: list[dict[str, Any]] = field(default_factory=list)

    def part(self, uid: str) -> ReadPart | None:
        return next((part for part in self.parts if part.uid == uid), None)

    @property
    def tasks(self) -> int:
        return sum(part.is_item and part.row.item_kind in Part.TASKS for part in self.parts)

    @property
    def unseen(self) -> list[Doubt]:
        return [doubt for doubt in self.doubts if not doubt.seen_by]

    @property
    def waiting(self) -> int:
        """Unplaced lines on which nobody has decided."""
        return sum(not entry.dismissed for entry in self.unplaced)

    @property
    def waiting_beside(self) -> int:
        """The same of the other documents of the file."""
        return sum(len(other["unplaced"]) for other in self.others)

    @property
    def issued_on(self) -> date | None:
        text = self.document.get("date")
        return date.fromisoformat(text) if text else None


def reading_of(received: ReceivedDocument, source: Source | None = None) -> Reading | None:
    """The confirmed text, else what was read so far; None where there is neither."""
    document = received.confirmed.body if received.confirmed else received.document
    if document is None:
        return None
    source = source or Source()
    rows, found = taken_apart(document)
    paths = _paths(document)
    doubts = _doubts(document, paths)
    at: dict[str, list[Doubt]] = {}
    for doubt in doubts:
        at.setdefault(doubt.uid, []).append(doubt)
    parts = [
        ReadPart(
            row=row,
            path=paths.get(row.uid, ""),
            found=(told := found.get(row.uid, {})),
            doubts=tuple(at.get(row.uid, ())) if row.uid else (),
            source=source.anchor_of(told.get("lines", ())),
        )
        for row in rows
    ]
    _lead_near(parts, source.anchors.get("foot", ""))
    entries = _unplaced(document, source)
    return Reading(
        document=document,
        parts=parts,
        doubts=doubts,
        unplaced=[entry for entry in entries if not entry.is_furniture],
        furniture=[entry for entry in entries if entry.is_furniture],
        others=_others(received),
    )


def _lead_near(parts: list[ReadPart], foot: str) -> None:
    """Parts whose lines the reader does not tell lead to what stands next to them in the source."""
    preceding = ""
    for part, following in zip_longest(parts, parts[1:]):
        if not part.source and part.kind in (Kind.RECIPIENT, Kind.ARCHIVE):
            part.source = foot
        elif not part.source and part.kind == Kind.INTRO:
            part.source = preceding
        elif not part.source and part.annex and following:
            part.source = following.source
        preceding = part.source


def _paths(document: dict[str, Any]) -> dict[str, str]:
    """uid → path of headings and items."""
    entries = [*document.get("groups", []), *document["items"]]
    found = {entry["uid"]: entry["path"] for entry in entries if entry.get("uid")}
    found |= {section["uid"]: section["number"] for section in outline.headed(document) if section.get("uid")}
    return found


def _doubts(document: dict[str, Any], paths: dict[str, str]) -> list[Doubt]:
    told = sorted(document.get("doubts", []), key=lambda doubt: doubt.get("uid") in paths)
    open_ones = [doubt.get("id", 0) for doubt in told if not doubt.get("seen")]
    return [
        Doubt(
            number=doubt.get("id", 0),
            reason=doubt["reason"],
            path=paths.get(doubt.get("uid") or "", ""),
            uid=doubt["uid"] if doubt.get("uid") in paths else "",
            seen_by=(doubt.get("seen") or {}).get("by", ""),
            preceding=_next(open_ones[::-1], doubt.get("id", 0)),
            following=_next(open_ones, doubt.get("id", 0)),
        )
        for doubt in told
    ]


def _next(open_ones: list[int], number: int) -> str:
    """The open place after this one in the list, round to the first; empty where there is no other."""
    if number in open_ones:
        index = open_ones.index(number)
        open_ones = [*open_ones[index + 1 :], *open_ones[:index]]
    return f"d-{open_ones[0]}" if open_ones else ""


def _unplaced(document: dict[str, Any], source: Source) -> list[Unplaced]:
    return [
        Unplaced(
            index=index,
            text=entry["text"],
            page=entry.get("page"),
            reason=entry.get("reason") or "",
            dismissed=bool(entry.get("dismissed")),
            source=source.anchor_of(entry.get("lines", ())),
        )
        for index, entry in enumerate(document.get("unplaced", []))
    ]


def deadline_words(deadline: dict[str, Any]) -> str:
    """The words as they stand, and the days that they name."""
    start, end = (date.fromisoformat(day) if day else None for day in (deadline["start"], deadline["end"]))
    if start and end:
        days = _("từ %(start)s đến %(end)s") % {"start": f"{start:%d/%m/%Y}", "end": f"{end:%d/%m/%Y}"}
    elif end:
        days = _("đến %(end)s") % {"end": f"{end:%d/%m/%Y}"}
    elif start:
        days = _("từ %(start)s") % {"start": f"{start:%d/%m/%Y}"}
    else:
        text = deadline["text"].lower()
        meant = (str(DEADLINES[kind]).lower() for kind in deadline["kinds"])
        days = ", ".join(words for words in meant if words not in text)
    return f"{deadline['text']} ({days})" if days else deadline["text"]


def understood(deadline: dict[str, Any]) -> str:
    """What an editor says of words for a time that could be read."""
    return _("Được hiểu là: %(line)s") % {"line": deadline_words(deadline)}


def _others(received: ReceivedDocument) -> list[dict[str, Any]]:
    bundle = received.reading["documents"] if received.reading else []
    return [
        _other(entry) | {"index": index} for index, entry in enumerate(bundle) if index != received.chosen
    ]


def _other(document: dict[str, Any]) -> dict[str, Any]:
    """A letter or a copy note that came with the plan, in short."""
    head = str(TYPES.get(document["type"], document["type"]))
    if document.get("symbol"):
        head = _("%(kind)s số %(symbol)s") % {"kind": head, "symbol": document["symbol"]}
    issued = date.fromisoformat(document["date"]) if document.get("date") else None
    unplaced: dict[bool, list[dict[str, Any]]] = {True: [], False: []}
    for entry in document.get("unplaced", []):
        unplaced[(entry.get("reason") or "").startswith(FURNITURE)].append(entry)
    assigns = [{"agency": entry["agency"], "text": entry["text"]} for entry in document.get("assigns") or []]
    return {
        "head": head,
        "issued_on": issued,
        "issuer": document.get("issuer") or document.get("copier"),
        "title": document["title"],
        "assigns": assigns,
        "items": len(document["items"]),
        "unplaced": unplaced[False],
        "furniture": unplaced[True],
        "doubts": [doubt["reason"] for doubt in document.get("doubts", [])],
    }
