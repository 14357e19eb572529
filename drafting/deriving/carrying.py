"""One parent's outline carried to the own level: headings, texts, who and when of every item, and what is unsure."""

import re
from collections.abc import Collection, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from drafting.deriving.choices import Choices
from drafting.deriving.dating import Dated, Dating
from drafting.deriving.heads import curly
from drafting.deriving.levels import default_scope_words
from drafting.deriving.naming import Naming
from drafting.deriving.own import OwnBody, short_name
from drafting.deriving.renaming import Renamed, Renaming
from drafting.deriving.spelling import Style, folded
from drafting.deriving.tree import Group, Section, grown, joined
from drafting.deriving.undecided import left_over
from drafting.hashing import COLUMNS

TASKS = ("task", "organisation", "dissemination")
"""Kinds that a plan must answer; purposes and targets come over without an answer."""
_END = "\0"
"""Between a citation and the words behind it; no text of a document holds one."""
_STANDING = re.compile(r"^(?:Ban Thường vụ|Ban Chấp hành|Thường trực)\s+", re.IGNORECASE)
_CENTRE = re.compile(r"^(?:Bộ Chính trị|Ban Bí thư|Ban Chấp hành Trung ương)", re.IGNORECASE)


@dataclass
class Carried:
    """An item as the own plan will have it, but for its place.

    `sources`: (index of the parent, its item) that it comes from, the first gave the text. `reasons`: (what a person
    should look at, whether the item is undecided until they did).
    """

    item: dict[str, Any]
    sources: list[tuple[int, Mapping[str, Any]]]
    answer: str
    changes: list[Renamed]
    free_text: str
    reasons: list[tuple[str, bool]] = field(default_factory=list)

    @property
    def is_task(self) -> bool:
        return self.item["kind"] in TASKS


class Carrying:
    """Built for one parent; `sections` is its outline with our names."""

    def __init__(
        self,
        parent: Mapping[str, Any],
        *,
        index: int,
        own: OwnBody,
        body_map: Mapping[str, str],
        scope_words: Mapping[str, str],
        choices: Choices,
        today: date,
        spelling: Style | None,
        taken: Collection[str] = (),
    ) -> None:
        """`taken`: the short names that the parents before this one have given."""
        place = parent.get("place")
        words = default_scope_words(own.level, own.name) | dict(scope_words)
        self.parent, self.index, self.own = parent, index, own
        self.own_words = {folded(word).casefold() for word in scope_words}
        self.renaming = Renaming(_with_place(body_map, place), _with_place(words, place), spelling=spelling)
        self.naming = Naming(parent, taken)
        day = date.fromisoformat(parent["date"]) if parent.get("date") else None
        self.dating = Dating(choices, superior_of(parent), day, today)
        self.today = today
        self.undecided: set[int] = set()
        """ids of the groups that kept their name."""

    def sections(self) -> list[Section]:
        sections = grown(self.parent)
        for section in sections:
            section.heading = self.renaming.apply(section.heading).text
            section.intro = self.text(section.intro)
            section.children = self._children(section.children, "")
        return sections

    def text(self, text: str | None) -> Any:
        return self._renamed(text).text if text else text

    def _renamed(self, text: str) -> Renamed:
        renamed = self.renaming.apply(curly(self.naming.own(text.replace(_END, ""), end=_END)))
        return replace(renamed, text=renamed.text.replace(_END, ""))

    def _children(self, children: Sequence[Any], above: str) -> list[Any]:
        carried: list[Any] = []
        for child in children:
            if not isinstance(child, Group):
                carried.append(self._item(child, above))
                continue
            child.above = {folded(child.heading).casefold()}
            own_name = self.renaming.name(child.heading)
            superior = own_name or left_over(child.heading, self.own.level)
            inside = child.heading if child.is_agency and superior else above
            child.children = self._children(child.children, inside)
            if child.is_agency and own_name is None and not self.renaming.is_own(child.heading):
                self.undecided.add(id(child))
            else:
                child.heading = own_name or self.renaming.apply(child.heading).text
            child.intro = self.text(child.intro)
            carried.append(child)
        return joined(carried)

    def _item(self, item: Mapping[str, Any], above: str) -> Carried:
        changes = [self._renamed(text) for text in item.get("paragraphs") or [item["text"]]]
        paragraphs = [change.text for change in changes]
        deadlines = [self._deadline(entry, " ".join(paragraphs)) for entry in item.get("deadlines") or ()]
        reasons: list[tuple[str, bool]] = []
        answer = self._answer(changes)
        if item["kind"] in TASKS:
            dated = self._dated(item, paragraphs, deadlines, above)
            paragraphs, deadlines = dated.paragraphs, dated.deadlines
            reasons += [(reason, False) for reason in dated.reasons]
            answer = "adapted" if dated.changed else answer
        partners = [self.renaming.apply(name).text for name in item.get("partners") or ()]
        derived: dict[str, Any] = {
            "kind": item["kind"],
            "text": " ".join(paragraphs),
            "paragraphs": paragraphs,
            "deadlines": deadlines,
            "target": deepcopy(item.get("target")),
            "lead": self.text(item.get("lead")),
            "partners": list(dict.fromkeys(partners)),
            "notes": list(item.get("notes") or ()),
        }
        derived |= {name: self.text(item[name]) for name in COLUMNS if item.get(name)}
        derived |= {name: deepcopy(item[name]) for name in ("targets", "table") if item.get(name)}
        if item.get("runs") and derived["text"] == item["text"]:
            derived["runs"] = deepcopy(item["runs"])
        free = self.renaming.free_text(derived["text"])
        carried = Carried(derived, [(self.index, item)], answer, changes, free, reasons)
        self._look_at(carried)
        return carried

    def _dated(
        self, item: Mapping[str, Any], paragraphs: list[str], deadlines: list[dict[str, Any]], above: str
    ) -> Dated:
        if item["kind"] != "task":
            return self.dating.moved(paragraphs, deadlines)
        lead = item.get("lead") or ""
        above = above or (lead if lead and self.renaming.name(lead) else "")
        return self.dating.task(paragraphs, deadlines, above=above, in_text=not item.get("table"))

    def _answer(self, changes: list[Renamed]) -> str:
        reworded = {folded(found).casefold() for change in changes for found, _ in change.words}
        return "adapted" if reworded & self.own_words else "adopted"

    def _deadline(self, deadline: Mapping[str, Any], text: str) -> dict[str, Any]:
        """The same dates; its words as they now stand in the item's text."""
        words = self.renaming.apply(deadline["text"]).text
        return {**deepcopy(dict(deadline)), "text": words if words in text else deadline["text"]}

    def _look_at(self, carried: Carried) -> None:
        if left := left_over(carried.free_text, self.own.level):
            names = ", ".join(left)
            reason = (
                f"Còn tên cơ quan cấp trên ({names}); đề nghị xác định cơ quan tương ứng hoặc giữ nguyên."
            )
            carried.reasons.append((reason, True))
        ends = [date.fromisoformat(entry["end"]) for entry in carried.item["deadlines"] if entry.get("end")]
        if carried.is_task and any(end < self.today for end in ends):
            reason = f"Thời hạn cấp trên đặt ra ({min(ends):%d/%m/%Y}) đã qua; đề nghị xác định thời hạn mới."
            carried.reasons.append((reason, False))


def superior_of(parent: Mapping[str, Any]) -> str:
    """Who stands above, as one says whose document is waited for: "Trung ương", else the committee's short name."""
    issuer = parent.get("issuer") or ""
    if _CENTRE.match(issuer) or (parent.get("symbol") or "").endswith("/TW") or not issuer:
        return "Trung ương"
    return short_name(_STANDING.sub("", issuer))


def _with_place(names: Mapping[str, str], place: str | None) -> dict[str, str]:
    """The same names, also with the superior's place behind them: "Ban Tổ chức Tỉnh ủy" + "Lam Sơn"."""
    if not place:
        return dict(names)
    ends = re.compile(r"(?:ủy|tỉnh|thành phố|xã|phường|đặc khu)$", re.IGNORECASE)
    return {f"{name} {place}": own for name, own in names.items() if ends.search(folded(name))} | dict(names)
