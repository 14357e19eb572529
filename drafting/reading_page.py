"""What was read from a file, as a page shows it: parts with their tags, doubts with their places, the other papers."""

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from drafting import outline
from drafting.flat import flatten
from drafting.models import Part, ReceivedDocument
from drafting.reading.shown import lines_limited
from records import files
from records.models import StoredFile

Kind = Part.Kind

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


@dataclass(frozen=True)
class ReadPart:
    """One line of the result. `row` is the part itself, for the editor."""

    row: Part
    path: str
    who: str = ""
    partners: str = ""
    deadlines: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def uid(self) -> str:
        return self.row.uid

    @property
    def is_item(self) -> bool:
        return self.row.kind == Kind.ITEM

    @property
    def editable(self) -> bool:
        """The archive line has no lasting name and is written anew in one's own plan anyway."""
        return self.row.kind != Kind.ARCHIVE


@dataclass(frozen=True)
class Doubt:
    reason: str
    path: str = ""
    uid: str = ""


@dataclass(frozen=True)
class Reading:
    """`parts` in reading order; `doubts` without a place come first."""

    document: dict[str, Any]
    parts: list[ReadPart]
    doubts: list[Doubt]
    unplaced: list[dict[str, Any]]
    others: list[dict[str, Any]] = field(default_factory=list)

    def part(self, uid: str) -> ReadPart | None:
        return next((part for part in self.parts if part.uid == uid), None)

    @property
    def tasks(self) -> int:
        return sum(part.is_item and part.row.item_kind in Part.TASKS for part in self.parts)

    @property
    def issued_on(self) -> date | None:
        text = self.document.get("date")
        return date.fromisoformat(text) if text else None


def reading_of(received: ReceivedDocument) -> Reading | None:
    """The confirmed text, else what was read so far; None where there is neither."""
    document = received.confirmed.body if received.confirmed else received.document
    if document is None:
        return None
    paths = _paths(document)
    doubts = document.get("doubts", [])
    parts = [_part(row, paths, doubts) for row in flatten(document)]
    uids = {part.path: part.uid for part in parts if part.path}
    found = [
        Doubt(doubt["reason"], doubt.get("path") or "", uids.get(doubt.get("path") or "", ""))
        for doubt in doubts
    ]
    found.sort(key=lambda doubt: bool(doubt.uid))
    bundle = received.reading["documents"] if received.reading else []
    others = [_other(entry) for index, entry in enumerate(bundle) if index != received.chosen]
    return Reading(document, parts, found, document.get("unplaced", []), others)


def _paths(document: dict[str, Any]) -> dict[str, str]:
    """uid → path of headings and items."""
    entries = [*document.get("groups", []), *document["items"]]
    found = {entry["uid"]: entry["path"] for entry in entries if entry.get("uid")}
    found |= {section["uid"]: section["number"] for section in outline.headed(document) if section.get("uid")}
    return found


def _part(row: Part, paths: dict[str, str], doubts: list[dict[str, Any]]) -> ReadPart:
    path = paths.get(row.uid, "")
    return ReadPart(
        row=row,
        path=path,
        who=row.lead,
        partners=", ".join(row.partners),
        deadlines=tuple(deadline_words(deadline) for deadline in row.deadlines),
        doubts=tuple(doubt["reason"] for doubt in doubts if path and doubt.get("path") == path),
    )


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
        days = ", ".join(str(DEADLINES[kind]).lower() for kind in deadline["kinds"])
    return f"{deadline['text']} ({days})"


def _other(document: dict[str, Any]) -> dict[str, Any]:
    """A letter or a copy note that came with the plan, in short."""
    head = " ".join(
        filter(None, [str(TYPES.get(document["type"], document["type"])), document.get("symbol")])
    )
    issued = date.fromisoformat(document["date"]) if document.get("date") else None
    assigns = [{"agency": entry["agency"], "text": entry["text"]} for entry in document.get("assigns") or []]
    return {
        "head": head,
        "issued_on": issued,
        "issuer": document.get("issuer") or document.get("copier"),
        "title": document["title"],
        "assigns": assigns,
    }


def source_lines(file: StoredFile) -> list[dict[str, Any]]:
    """The lines of the original, for the eye; read once while the process lives, as the bytes never change."""
    return list(_lines(file.sha256))


@lru_cache(maxsize=16)
def _lines(sha256: str) -> tuple[dict[str, Any], ...]:
    return tuple(lines_limited(files.path_of(sha256).read_bytes()))
