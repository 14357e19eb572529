"""A subordinate plan from a parent document: every task comes over as a template linked to its source."""

import re
import uuid
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from drafting import outline
from drafting.deriving import heads
from drafting.deriving.citing import symbols
from drafting.deriving.levels import default_scope_words
from drafting.deriving.own import OwnBody
from drafting.deriving.renaming import Renamed, Renaming
from drafting.deriving.spelling import Style, folded, style_of
from drafting.deriving.tree import Group, Section, grown, joined, walked
from drafting.deriving.undecided import left_over, named_twice
from drafting.hashing import COLUMNS

TASKS = ("task", "organisation", "dissemination")
"""Kinds that a plan must answer; purposes and targets come over without an answer."""


@dataclass
class Derived:
    """A derived plan.

    `document`: the shared document dict with fresh uids. `answers`: one entry for each task of the
    parent, {"parent_uid", "parent_path", "uid", "answer"}. `marked`: {"uid", "reason"} for each part
    that needs a person's decision, each uid once.

    An answer is "adopted" where the text is the parent's apart from names of bodies and words of
    level; where a word of the caller's own `scope_words` changed it, it is "adapted", since such a word
    can change what is to be done. A drafter who edits the text sets "adapted" from then on.
    """

    document: dict[str, Any]
    answers: list[dict[str, Any]] = field(default_factory=list)
    marked: list[dict[str, str]] = field(default_factory=list)
    undecided: set[str] = field(default_factory=set)
    """uids of the marked parts whose body is not settled; a past deadline alone leaves nothing undecided."""


def derive(
    parent: Mapping[str, Any],
    *,
    own: OwnBody,
    body_map: Mapping[str, str],
    scope_words: Mapping[str, str] | None = None,
    today: date,
    spelling: Style | None = None,
) -> Derived:
    """Derive a plan of `own` from a parent document; the parent is left as it was.

    `body_map`: superior body → own body. `scope_words` go before the usual words of the level.
    `spelling` "ủy" or "uỷ" writes the whole text one way, outside citations; None takes the way in which
    the committee writes its own name.
    Deadlines past on `today` are marked. ValueError when the parent's outline holds no plan.
    """
    if not outline.headed(parent) or not parent.get("items"):
        raise ValueError(
            "Văn bản này không có mục, nhiệm vụ nào nên chưa thể làm căn cứ xây dựng kế hoạch. "
            "Đề nghị chọn kế hoạch, chương trình của cấp trên."
        )
    return _Deriving(parent, own, body_map, scope_words or {}, today, spelling).run()


class _Deriving:
    """The state of one derivation."""

    def __init__(
        self,
        parent: Mapping[str, Any],
        own: OwnBody,
        body_map: Mapping[str, str],
        scope_words: Mapping[str, str],
        today: date,
        spelling: Style | None,
    ) -> None:
        place = parent.get("place")
        words = default_scope_words(own.level, own.name) | dict(scope_words)
        self.parent, self.own, self.today = parent, own, today
        self.own_words = {folded(word).casefold() for word in scope_words}
        spelling = spelling or style_of(own.name)
        self.renaming = Renaming(_with_place(body_map, place), _with_place(words, place), spelling=spelling)
        self.reasons: dict[str, list[str]] = {}
        self.undecided_uids: set[str] = set()
        self.answers: list[dict[str, Any]] = []
        self.undecided: set[int] = set()  # ids of groups that kept their name

    def run(self) -> Derived:
        sections = grown(self.parent)
        for section in sections:
            section.heading = self.renaming.apply(section.heading).text
            section.intro = self._text(section.intro)
            section.children = self._renamed_groups(section.children)
        document = self._head()
        for path, entry, around in walked(sections):
            if isinstance(entry, Section):
                self._add_section(document, path, entry)
            elif isinstance(entry, Group):
                self._add_group(document, path, entry)
            else:
                self._add_item(document, path, entry, around)
        self._add_foot(document)
        document["citations"] = _cited(document, self.parent)
        marked = [{"uid": uid, "reason": " ".join(reasons)} for uid, reasons in self.reasons.items()]
        return Derived(document, self.answers, marked, self.undecided_uids)

    def _head(self) -> dict[str, Any]:
        own, parent = self.own, self.parent
        symbol = parent.get("symbol")
        document: dict[str, Any] = {
            "type": "KH",
            "symbol": None,
            "number": None,
            "body_symbol": own.symbol,
            "date": None,
            "place": own.place,
            "issuer": own.deciding_body,
            "deciding_body": own.deciding_body,
            "superior": own.superior_head,
            "issuer_head": own.issuer_head,
            "title": heads.title(parent),
            "bases": list(dict.fromkeys([*([symbol] if symbol else []), *(parent.get("bases") or ())])),
            "citations": [],
            "preamble": [heads.preamble(parent, own)],
            "sections": [],
            "groups": [],
            "intros": {},
            "items": [],
            "closing": [self._text(text) for text in parent.get("closing") or ()],
            "footnotes": deepcopy(list(parent.get("footnotes") or ())),
            "recipients": [],
            "archive": own.archive,
            "signature": dict(own.signature) if own.signature else None,
        }
        document["uids"] = {
            "title": _uid(),
            "preamble": [_uid()],
            "closing": [_uid() for _ in document["closing"]],
            "intros": {},
        }
        if any(not annex.get("section") for annex in parent.get("annexes") or ()):
            self._mark(
                document["uids"]["title"],
                "Kế hoạch của cấp trên có phụ lục chưa đưa sang dự thảo; đề nghị xem và xây dựng phụ lục nếu cần.",
            )
        return document

    def _renamed_groups(self, children: list[Group | dict[str, Any]]) -> list[Group | dict[str, Any]]:
        for child in children:
            if not isinstance(child, Group):
                continue
            child.above = {folded(child.heading).casefold()}
            own_name = self.renaming.name(child.heading)
            if child.is_agency and own_name is None and not self.renaming.is_own(child.heading):
                self.undecided.add(id(child))
            else:
                child.heading = own_name or self.renaming.apply(child.heading).text
            child.intro = self._text(child.intro)
            child.children = self._renamed_groups(child.children)
        return joined(children)

    def _add_section(self, document: dict[str, Any], path: str, section: Section) -> None:
        if outline.is_annex(path):
            number = path.removeprefix(outline.ANNEX) or None
            annex: dict[str, Any] = {
                "number": number,
                "title": section.heading,
                "section": path,
                "uid": _uid(),
                "blocks": [],
            }
            document.setdefault("annexes", []).append(annex)
        else:
            document["sections"].append({"number": path, "heading": section.heading, "uid": _uid()})
        if section.intro:
            document["intros"][path] = section.intro
            document["uids"]["intros"][path] = _uid()

    def _add_group(self, document: dict[str, Any], path: str, group: Group) -> None:
        uid = _uid()
        entry = {"path": path, "heading": group.heading, "is_agency": group.is_agency, "uid": uid}
        entry |= {"intro": group.intro, "intro_uid": _uid()} if group.intro else {"intro": None}
        document["groups"].append(entry)
        if id(group) in self.undecided:
            self._mark(
                uid,
                f"Chưa có cơ quan tương ứng với “{group.heading}”; đề nghị xác định cơ quan thực hiện "
                "hoặc đối chiếu là không thuộc phạm vi.",
            )

    def _add_item(
        self, document: dict[str, Any], path: str, item: Mapping[str, Any], around: Group | None
    ) -> None:
        changes = [self.renaming.apply(text) for text in item.get("paragraphs") or [item["text"]]]
        uid = _uid()
        text = " ".join(change.text for change in changes)
        derived: dict[str, Any] = {
            "path": path,
            "section": path.split(".")[0],
            "agency": around.heading if around and around.is_agency else None,
            "kind": item["kind"],
            "text": text,
            "paragraphs": [change.text for change in changes],
            "deadlines": [self._deadline(deadline, text) for deadline in item.get("deadlines") or ()],
            "target": deepcopy(item.get("target")),
            "lead": self._text(item.get("lead")),
            "partners": list(
                dict.fromkeys(self.renaming.apply(name).text for name in item.get("partners") or ())
            ),
            "notes": list(item.get("notes") or ()),
            "uid": uid,
            "source": [{"document": self.parent.get("symbol"), "path": item["path"]}],
        }
        derived |= {field: self._text(item[field]) for field in COLUMNS if item.get(field)}
        if item.get("table"):
            derived["table"] = True
        if item.get("runs") and text == item["text"]:
            derived["runs"] = deepcopy(item["runs"])
        document["items"].append(derived)
        self._mark_item(derived, changes, around)
        if item["kind"] in TASKS:
            answer = {"uid": uid, "parent_uid": item.get("uid"), "parent_path": item["path"]}
            self.answers.append(answer | {"answer": self._answer(changes)})

    def _answer(self, changes: list[Renamed]) -> str:
        reworded = {folded(found).casefold() for change in changes for found, _ in change.words}
        return "adapted" if reworded & self.own_words else "adopted"

    def _deadline(self, deadline: Mapping[str, Any], text: str) -> dict[str, Any]:
        """The same dates; its words as they now stand in the item's text."""
        words = self.renaming.apply(deadline["text"]).text
        kept = words if words in text else deadline["text"]
        return {**deepcopy(dict(deadline)), "text": kept}

    def _mark_item(self, item: Mapping[str, Any], changes: list[Renamed], around: Group | None) -> None:
        for name in named_twice(changes, item["agency"], around.above if around else set()):
            self._mark(
                item["uid"],
                f"{name} ở đây thay cho nhiều cơ quan của cấp trên; đề nghị xem lại cơ quan chủ trì, phối hợp.",
            )
        if left := left_over(self.renaming.free_text(item["text"]), self.own.level):
            self._mark(
                item["uid"],
                f"Còn tên cơ quan cấp trên ({', '.join(left)}); đề nghị xác định cơ quan tương ứng hoặc giữ nguyên.",
            )
        ends = [date.fromisoformat(deadline["end"]) for deadline in item["deadlines"] if deadline.get("end")]
        if item["kind"] in TASKS and any(end < self.today for end in ends):
            past = min(ends)
            self._mark(
                item["uid"],
                f"Thời hạn cấp trên đặt ra ({past:%d/%m/%Y}) đã qua; đề nghị xác định thời hạn mới.",
                undecided=False,
            )

    def _add_foot(self, document: dict[str, Any]) -> None:
        acting = [
            group["heading"]
            for group in document["groups"]
            if group["is_agency"] and group["uid"] not in self.reasons
        ]
        for item in document["items"]:
            named = [item["lead"], *item["partners"]]
            acting += [
                name for name in named if name and self.renaming.is_own(name) and not heads.decides(name)
            ]
        for text, note in heads.recipients(self.parent, self.own, acting):
            line = {"text": text, "note": note, "uid": _uid(), "agency": None, "group": None}
            document["recipients"].append(line)

    def _text(self, text: str | None) -> Any:
        return self.renaming.apply(text).text if text else text

    def _mark(self, uid: str, reason: str, *, undecided: bool = True) -> None:
        self.reasons.setdefault(uid, []).append(reason)
        if undecided:
            self.undecided_uids.add(uid)


def _uid() -> str:
    return uuid.uuid4().hex


def _with_place(names: Mapping[str, str], place: str | None) -> dict[str, str]:
    """The same names, also with the superior's place behind them: "Ban Tổ chức Tỉnh ủy" + "Lam Sơn"."""
    if not place:
        return dict(names)
    ends = re.compile(r"(?:ủy|tỉnh|thành phố|xã|phường|đặc khu)$", re.IGNORECASE)
    return {f"{name} {place}": own for name, own in names.items() if ends.search(folded(name))} | dict(names)


def _cited(document: Mapping[str, Any], parent: Mapping[str, Any]) -> list[str]:
    """Symbols of the derived text in reading order, each once."""
    texts = [document["title"], *document["preamble"]]
    for section in outline.headed(document):
        number = section["number"]
        texts += [section["heading"], document["intros"].get(number, "")]
        texts += [
            group["intro"] or "" for group in document["groups"] if group["path"].startswith(f"{number}.")
        ]
        texts += [item["text"] for item in document["items"] if item["section"] == number]
    texts += [*document["closing"], *(note["text"] for note in document["footnotes"])]
    whole = "\n".join(texts)
    places = {symbol: whole.find(symbol) for symbol in [*symbols(whole), *(parent.get("citations") or ())]}
    return sorted(
        (symbol for symbol, place in places.items() if place >= 0), key=lambda symbol: places[symbol]
    )
