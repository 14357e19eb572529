"""What a new plan says before anybody has written in it: from parents, an own draft, an earlier plan, or nothing."""

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from django.utils.translation import gettext as _

from drafting import outline
from drafting.deriving import Choices, Derived, OwnBody, derive_document, heads, linking
from drafting.deriving.carrying import TASKS
from drafting.deriving.own_outline import BY_AGENCY, HEADINGS, KEY, ORGANISATION, PURPOSE
from drafting.deriving.recipients import recipients
from drafting.models.parts import new_uid
from drafting.text import superior_head
from permissions.models import Agency
from workflow import own_names
from workflow.bodies import office
from workflow.deciding.regulations import decider_of

Way = Literal["parents", "draft", "earlier", "nothing"]
Document = Mapping[str, Any]
BLANK = (PURPOSE, KEY, BY_AGENCY, ORGANISATION)
"""The sections of a plan that begins with nothing."""


@dataclass(frozen=True)
class Wish:
    """What somebody wants a plan to begin from.

    `parents`: the texts that it implements, in order. `text`: of an own draft or an earlier plan. `title`: for a plan
    that begins with nothing and has no parents.
    """

    way: Way
    parents: Sequence[Document] = ()
    choices: Choices = field(default_factory=Choices)
    text: Document | None = None
    title: str = ""


def begun(wish: Wish, committee: Agency, *, today: date) -> Derived:
    """The text with its marks and answers. ValueError, with a sentence for the drafter, where there is none to make.

    An answer names one item for one parent's task; a task that several items carry has several.
    """
    own = own_body(committee)
    names = own_names.names_of(committee)
    if wish.way == "parents":
        return derive_document(
            wish.parents,
            own=own,
            body_map=names.bodies,
            scope_words=names.scope,
            today=today,
            choices=wish.choices,
        )
    if wish.way == "nothing":
        return Derived(_blank(wish, own))
    assert wish.text is not None
    if not outline.headed(wish.text) or not wish.text.get("items"):
        raise ValueError(_("Văn bản này không có mục, nội dung nào để soạn tiếp; đề nghị chọn văn bản khác."))
    document = _renewed(wish.text, own)
    reasons = _own_doubts(wish.text, document) if wish.way == "draft" else _outdated(document, today)
    derived = Derived(document)
    derived.marked = [{"uid": uid, "reason": " ".join(told)} for uid, told in reasons.items()]
    for index, parent in enumerate(wish.parents):
        derived.answers += _linked(parent, document, index, names.bodies)
    return derived


def own_body(committee: Agency) -> OwnBody:
    """What the deriving needs to know of the committee, from its row and its bodies."""
    decider, bureau = decider_of(committee), office(committee)
    return OwnBody(
        name=committee.name,
        level=committee.level,
        deciding_body=decider.name,
        superior_head=superior_head(committee),
        issuer_head=committee.name.upper(),
        place=committee.place,
        symbol=committee.symbol,
        office=bureau.name,
        archive=bureau.name,
    )


def _linked(
    parent: Document, document: Document, index: int, names: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Answers proposed by what the texts have in common: the nearest is adapted, a further one joined."""
    tasks = {item["path"]: item for item in parent["items"] if item["kind"] in TASKS}
    uids = {item["path"]: item["uid"] for item in document["items"]}
    return [
        {
            "basis": index,
            "parent_uid": tasks[path].get("uid"),
            "parent_path": path,
            "uid": uids[link["child"]],
            "answer": "joined" if place else "adapted",
        }
        for link in linking.link(parent, document, names)
        for place, path in enumerate(link["parents"])
    ]


def _renewed(text: Document, own: OwnBody) -> dict[str, Any]:
    """The text as a new plan's: fresh uids, no number, no date, nobody's signature."""
    document = deepcopy(dict(text))
    document |= {
        "type": "KH",
        "symbol": None,
        "number": None,
        "date": None,
        "signature": None,
        "archive": document.get("archive") or own.archive,
        **_head(own),
    }
    for entry in [*document["sections"], *document.get("groups", ()), *document["items"]]:
        entry["uid"] = new_uid()
    for entry in document.get("groups", ()):
        if entry.get("intro"):
            entry["intro_uid"] = new_uid()
    for annex in document.get("annexes") or ():
        annex["uid"] = new_uid()
        for block in annex.get("blocks") or ():
            if block.get("uid"):
                block["uid"] = new_uid()
    for item in document["items"]:
        item.pop("source", None)
    document["uids"] = {
        "title": new_uid(),
        "preamble": [new_uid() for _text in document.get("preamble") or ()],
        "closing": [new_uid() for _text in document.get("closing") or ()],
        "intros": {number: new_uid() for number in document.get("intros") or {}},
    }
    document["recipients"] = [{**line, "uid": new_uid()} for line in document.get("recipients") or ()]
    return document


def _head(own: OwnBody) -> dict[str, Any]:
    """Whose plan it is, as its head prints it."""
    return {
        "issuer": own.deciding_body,
        "deciding_body": own.deciding_body,
        "superior": own.superior_head,
        "issuer_head": own.issuer_head,
        "place": own.place,
        "body_symbol": own.symbol,
    }


def _own_doubts(text: Document, document: Document) -> dict[str, list[str]]:
    """What the reader was unsure of in the own draft, at the items that it names."""
    uids = {entry["path"]: entry["uid"] for entry in [*document.get("groups", ()), *document["items"]]}
    found: dict[str, list[str]] = defaultdict(list)
    for doubt in text.get("doubts") or ():
        if uid := uids.get(doubt.get("path") or ""):
            found[uid].append(str(doubt["reason"]))
    return found


def _outdated(document: Document, today: date) -> dict[str, list[str]]:
    """Deadlines of the earlier plan that are over."""
    found: dict[str, list[str]] = defaultdict(list)
    for item in document["items"]:
        ends = [entry["end"] for entry in item["deadlines"] if entry.get("end")]
        if ends and max(ends) < today.isoformat():
            day = date.fromisoformat(max(ends))
            found[item["uid"]].append(
                f"Thời hạn {day:%d/%m/%Y} của kế hoạch trước đã qua; đề nghị xác định thời hạn mới."
            )
    return found


def _blank(wish: Wish, own: OwnBody) -> dict[str, Any]:
    title = heads.title(wish.parents) if wish.parents else f"KẾ HOẠCH {wish.title.strip()}".strip()
    preamble = (
        heads.preamble(wish.parents, own)
        if wish.parents
        else f"{own.deciding_body} ban hành Kế hoạch như sau:"
    )
    numbers = [outline.to_roman(place) for place in range(1, len(BLANK) + 1)]
    items: list[dict[str, Any]] = [
        {
            "path": f"{number}.1",
            "section": number,
            "agency": None,
            "kind": kind,
            "text": "(Ghi nội dung)",
            "deadlines": [],
            "target": None,
            "lead": None,
            "partners": [],
            "notes": [],
            "uid": new_uid(),
        }
        for number, kind in zip(numbers, ("purpose", "task", "task", "organisation"), strict=True)
    ]
    return {
        "type": "KH",
        "title": title,
        **_head(own),
        "preamble": [preamble],
        "sections": [
            {"number": number, "heading": HEADINGS[purpose], "uid": new_uid()}
            for number, purpose in zip(numbers, BLANK, strict=True)
        ],
        "groups": [],
        "intros": {},
        "items": items,
        "closing": [],
        "footnotes": [],
        "recipients": [
            {"text": text, "note": note, "uid": uuid.uuid4().hex, "agency": None, "group": None}
            for text, note in recipients(wish.parents, own, [])
        ],
        "archive": own.archive,
        "bases": [parent["symbol"] for parent in wish.parents if parent.get("symbol")],
        "citations": [],
        "uids": {"title": new_uid(), "preamble": [new_uid()], "closing": [], "intros": {}},
    }
