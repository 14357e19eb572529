"""A subordinate plan from parent documents: every task comes over as a template linked to its source."""

import uuid
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from drafting import outline
from drafting.deriving import heads
from drafting.deriving.carrying import TASKS, Carried, Carrying
from drafting.deriving.choices import Choices
from drafting.deriving.citing import symbols
from drafting.deriving.merging import merged
from drafting.deriving.own import OwnBody
from drafting.deriving.own_outline import own_sections
from drafting.deriving.recipients import decides, recipients
from drafting.deriving.spelling import Style, style_of
from drafting.deriving.tree import Group, Section, walked
from drafting.deriving.undecided import named_twice

__all__ = ["TASKS", "Derived", "derive"]

Document = Mapping[str, Any]


@dataclass
class Derived:
    """A derived plan.

    `document`: the shared document dict with fresh uids. `answers`: one entry for each task of each
    parent, {"basis", "parent_uid", "parent_path", "uid", "answer"}; `basis` is the index of the parent. `marked`:
    {"uid", "reason"} for each part that needs a person's decision, each uid once.

    An answer is "adopted" where the text is the parent's apart from names of bodies and words of
    level; where a word of the caller's own `scope_words` changed it, or its time is another one, it is "adapted",
    since both can change what is to be done. It is "joined" where another parent sets the same task and gave the
    text. A drafter who edits the text sets "adapted" from then on.
    """

    document: dict[str, Any]
    answers: list[dict[str, Any]] = field(default_factory=list)
    marked: list[dict[str, str]] = field(default_factory=list)
    undecided: set[str] = field(default_factory=set)
    """uids of the marked parts whose body is not settled; a past deadline alone leaves nothing undecided."""


def derive(
    parents: Document | Sequence[Document],
    *,
    own: OwnBody,
    body_map: Mapping[str, str],
    scope_words: Mapping[str, str] | None = None,
    today: date,
    spelling: Style | None = None,
    choices: Choices | None = None,
) -> Derived:
    """Derive a plan of `own` from a parent document, or from several; the parents are left as they were.

    `body_map`: superior body → own body. `scope_words` go before the usual words of the level.
    `spelling` "ủy" or "uỷ" writes the whole text one way, outside citations; None takes the way in which
    the committee writes its own name.
    Deadlines past on `today` are marked. ValueError when a parent's outline holds no plan.
    """
    several = [parents] if isinstance(parents, Mapping) else list(parents)
    for parent in several:
        if not outline.headed(parent) or not parent.get("items"):
            raise ValueError(
                "Văn bản này không có mục, nhiệm vụ nào nên chưa thể làm căn cứ xây dựng kế hoạch. "
                "Đề nghị chọn kế hoạch, chương trình của cấp trên."
            )
    choices = choices or Choices()
    carryings = [
        Carrying(
            parent,
            index=index,
            own=own,
            body_map=body_map,
            scope_words=scope_words or {},
            choices=choices,
            today=today,
            spelling=spelling or style_of(own.name),
            taken=[name for earlier in several[:index] for name in heads.short_names(earlier)],
        )
        for index, parent in enumerate(several)
    ]
    return _Deriving(carryings, own, choices).run()


class _Deriving:
    """The state of one derivation."""

    def __init__(self, carryings: list[Carrying], own: OwnBody, choices: Choices) -> None:
        self.carryings, self.own, self.choices = carryings, own, choices
        self.parents = [carrying.parent for carrying in carryings]
        self.reasons: dict[str, list[str]] = {}
        self.undecided_uids: set[str] = set()
        self.answers: list[dict[str, Any]] = []
        self.undecided: set[int] = set()  # ids of groups that kept their name

    def run(self) -> Derived:
        sections = merged([carrying.sections() for carrying in self.carryings])
        if self.choices.outline == "own":
            sections = own_sections(sections)
        self.undecided = {kept for carrying in self.carryings for kept in carrying.undecided}
        document = self._head()
        for path, entry, around in walked(sections):
            if isinstance(entry, Section):
                self._add_section(document, path, entry)
            elif isinstance(entry, Group):
                self._add_group(document, path, entry)
            else:
                self._add_item(document, path, entry, around)
        self._add_foot(document)
        document["citations"] = _cited(document, self.parents)
        order = {(index, task["path"]): place for place, (index, task) in enumerate(self._parent_tasks())}
        self.answers.sort(key=lambda answer: order[answer["basis"], answer["parent_path"]])
        marked = [{"uid": uid, "reason": " ".join(reasons)} for uid, reasons in self.reasons.items()]
        return Derived(document, self.answers, marked, self.undecided_uids)

    def _parent_tasks(self) -> list[tuple[int, Mapping[str, Any]]]:
        return [
            (index, item)
            for index, parent in enumerate(self.parents)
            for item in parent["items"]
            if item["kind"] in TASKS
        ]

    def _head(self) -> dict[str, Any]:
        own = self.own
        bases = [
            symbol
            for parent in self.parents
            for symbol in (parent.get("symbol"), *(parent.get("bases") or ()))
            if symbol
        ]
        closing = [
            text
            for carrying in self.carryings[:1]
            for text in map(carrying.text, carrying.parent.get("closing") or ())
        ]
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
            "title": heads.title(self.parents),
            "bases": list(dict.fromkeys(bases)),
            "citations": [],
            "preamble": [heads.preamble(self.parents, own)],
            "sections": [],
            "groups": [],
            "intros": {},
            "items": [],
            "closing": closing,
            "footnotes": _footnotes(self.parents),
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
        if any(not annex.get("section") for parent in self.parents for annex in parent.get("annexes") or ()):
            self._mark(
                document["uids"]["title"],
                "Kế hoạch của cấp trên có phụ lục chưa đưa sang dự thảo; đề nghị xem và xây dựng phụ lục nếu cần.",
            )
        return document

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

    def _add_item(self, document: dict[str, Any], path: str, carried: Carried, around: Group | None) -> None:
        uid = _uid()
        derived: dict[str, Any] = {
            "path": path,
            "section": path.split(".")[0],
            "agency": around.heading if around and around.is_agency else None,
            **carried.item,
            "uid": uid,
            "source": [
                {"document": self.parents[index].get("symbol"), "path": item["path"]}
                for index, item in carried.sources
            ],
        }
        document["items"].append(derived)
        for name in named_twice(carried.changes, derived["agency"], around.above if around else set()):
            self._mark(
                uid,
                f"{name} ở đây thay cho nhiều cơ quan của cấp trên; đề nghị xem lại cơ quan chủ trì, phối hợp.",
            )
        for reason, undecided in carried.reasons:
            self._mark(uid, reason, undecided=undecided)
        if not carried.is_task:
            return
        for place, (index, item) in enumerate(carried.sources):
            self.answers.append(
                {
                    "basis": index,
                    "uid": uid,
                    "parent_uid": item.get("uid"),
                    "parent_path": item["path"],
                    "answer": "joined" if place else carried.answer,
                }
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
                name
                for name in named
                if name and self.carryings[0].renaming.is_own(name) and not decides(name)
            ]
        for text, note in recipients(self.parents, self.own, acting, self._informed()):
            line = {"text": text, "note": note, "uid": _uid(), "agency": None, "group": None}
            document["recipients"].append(line)

    def _informed(self) -> list[str]:
        """Own bodies whose counterparts above were sent the parents; the leadership has lines of its own."""
        names = [
            carrying.renaming.name(line["text"])
            for carrying in self.carryings
            for line in carrying.parent.get("recipients") or ()
            if not line.get("note")
        ]
        is_own = self.carryings[0].renaming.is_own
        return [name for name in names if name and is_own(name) and not decides(name)]

    def _mark(self, uid: str, reason: str, *, undecided: bool = True) -> None:
        self.reasons.setdefault(uid, []).append(reason)
        if undecided:
            self.undecided_uids.add(uid)


def _uid() -> str:
    return uuid.uuid4().hex


def _footnotes(parents: Sequence[Document]) -> list[Any]:
    """The parents' footnotes; a mark that two of them use stands once, with both texts."""
    found: dict[Any, Any] = {}
    for parent in parents:
        for note in parent.get("footnotes") or ():
            kept = found.setdefault(note["mark"], deepcopy(dict(note)))
            if note["text"] not in kept["text"]:
                kept["text"] += f" {note['text']}"
    return list(found.values())


def _cited(document: Document, parents: Sequence[Document]) -> list[str]:
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
    told = [symbol for parent in parents for symbol in parent.get("citations") or ()]
    places = {symbol: whole.find(symbol) for symbol in [*symbols(whole), *told]}
    return sorted(
        (symbol for symbol, place in places.items() if place >= 0), key=lambda symbol: places[symbol]
    )
