"""The text of a plan as one document dict of the interchange schema: from live rows, or from a revision."""

from collections.abc import Iterable, Iterator
from typing import Any

from drafting import outline
from drafting.flat import IN_TABLE
from drafting.hashing import digest
from drafting.models import Content, Part, Plan, Revision
from drafting.spans import paragraphs

Kind = Part.Kind


def live_document(plan: Plan) -> dict[str, Any]:
    """The plan as it stands now. Two queries: its parts and its bases (the issuer comes with the plan)."""
    return live(plan)[0]


def live(plan: Plan) -> tuple[dict[str, Any], list[Part]]:
    """The plan as it stands now, and the rows that say it."""
    parts = list(plan.parts.select_related("agency"))
    document = document_of(plan, parts)
    bases = plan.bases.filter(renewed_by=None).values_list("symbol", flat=True)
    document["bases"] = list(dict.fromkeys(bases))
    return document, parts


def document_of(plan: Plan, parts: Iterable[Part]) -> dict[str, Any]:
    """The head of the plan's issuer and the folded text; number, date and signature belong to the issuance."""
    issuer = plan.issuer
    return {
        "type": plan.type,
        "symbol": None,
        "date": None,
        "place": issuer.place,
        "issuer": plan.deciding_body.name,
        "issuer_head": issuer.name.upper(),
        "superior": superior_head(issuer),
        "body_symbol": issuer.symbol,
        "title": plan.title,
        "bases": [],
        "citations": [],
        "signature": None,
        **folded(parts),
    }


def superior_head(issuer: Any) -> str | None:
    """The line above the issuer: below the province the higher party body stands first (HD36 II.1.1)."""
    if issuer.parent is None or issuer.parent.level != "province":
        return None
    return issuer.parent.name.upper().replace("TỈNH ỦY", "ĐẢNG BỘ TỈNH")


def folded(parts: Iterable[Part]) -> dict[str, Any]:
    """Fold ordered rows into sections, groups and items with their paths; rows need not be saved ones."""
    document: dict[str, Any] = {
        "sections": [],
        "groups": [],
        "intros": {},
        "items": [],
        "footnotes": [],
        "preamble": [],
        "closing": [],
        "recipients": [],
        "archive": None,
        "uids": {"title": "title", "preamble": [], "closing": [], "intros": {}},
    }
    rows = list(parts)
    paths = iter(outline.paths(_outlined(rows)))
    fold = _Fold(document)
    for part in rows:
        fold.add(part, next(paths) if part.kind in outline.KINDS else "")
    return document


def refolded(document: dict[str, Any], rows: Iterable[Part]) -> dict[str, Any]:
    """What the rows of a received document say, with its footnotes and with all that its annexes print."""
    content = folded(rows)
    held = {annex["section"]: annex for annex in content.get("annexes", ())}
    annexes = []
    for annex in document.get("annexes") or ():
        now = held.get(annex.get("section"))
        annexes.append({**annex, "title": now["title"], "uid": now["uid"]} if now else annex)
    return {**content, "annexes": annexes, "footnotes": document.get("footnotes", [])}


def _outlined(parts: list[Part]) -> Iterator[outline.Part]:
    """The outline's view of the rows; a level that a move or a deletion left too deep is brought back."""
    opened = 0
    for part in parts:
        if part.kind not in outline.KINDS:
            continue
        level = part.level
        if part.kind == Kind.SECTION:
            level = opened = 0
        elif part.kind == Kind.GROUP:
            level = opened = min(level or 1, opened + 1)
        elif level is not None:
            level = min(level, opened)
            opened = level if part.kind == Kind.ITEM else opened
        yield outline.Part(part.kind, level, _number(part))


def _number(part: Part) -> str | None:
    """The name of an annex, or the number that a row of a received table has there."""
    return part.note if part.note and part.note != IN_TABLE else None


class _Fold:
    """Reads parts in order, each with its path, and files them into the document."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document
        self.groups: dict[str, dict[str, Any]] = {}

    def add(self, part: Part, path: str) -> None:
        if part.kind in (Kind.PREAMBLE, Kind.CLOSING):
            self.document[part.kind].append(part.text)
            self.document["uids"][part.kind].append(part.uid)
        else:
            getattr(self, f"_{part.kind}")(part, path)

    def _block(self, part: Part, block: dict[str, Any]) -> None:
        """Into the annex that is open; a block left without one has its annex gone and is not printed."""
        if annexes := self.document.get("annexes"):
            annexes[-1]["blocks"].append({**block, "uid": part.uid})

    def _text(self, part: Part, path: str) -> None:
        self._block(part, {"text": part.text})

    def _table(self, part: Part, path: str) -> None:
        self._block(part, {"rows": part.cells, **({"text": part.text} if part.text else {})})

    def _file(self, part: Part, path: str) -> None:
        self._block(part, {"file": part.file_id, "text": part.text})

    def _section(self, part: Part, path: str) -> None:
        if outline.is_annex(path):
            number = path.removeprefix(outline.ANNEX) or None
            annex: dict[str, Any] = {
                "number": number,
                "title": part.text,
                "section": path,
                "uid": part.uid,
                "blocks": [],
            }
            self.document.setdefault("annexes", []).append(annex)
        else:
            self.document["sections"].append({"number": path, "heading": part.text, "uid": part.uid})

    def _intro(self, part: Part, path: str) -> None:
        if path in self.groups:
            self.groups[path]["intro"] = part.text
            self.groups[path]["intro_uid"] = part.uid
        else:
            self.document["intros"][path] = part.text
            self.document["uids"]["intros"][path] = part.uid

    def _group(self, part: Part, path: str) -> None:
        group = {
            "path": path,
            "heading": part.text,
            "is_agency": part.is_agency,
            "intro": None,
            "uid": part.uid,
        }
        if number := _number(part):
            group["number"] = number
        self.groups[path] = group
        self.document["groups"].append(group)

    def _item(self, part: Part, path: str) -> None:
        group = self._around(path)
        number = {"number": part.note} if _number(part) else {}
        self.document["items"].append(
            {
                "path": path,
                "section": outline.section_of(path),
                "agency": group["heading"] if group and group["is_agency"] else None,
                "kind": part.item_kind or Part.ItemKind.TASK.value,
                "text": part.text,
                "deadlines": part.deadlines,
                "target": part.target,
                **({"targets": part.targets} if part.targets else {}),
                "lead": part.lead or None,
                "partners": part.partners,
                "notes": [note["mark"] for note in part.notes],
                "uid": part.uid,
                **({"paragraphs": paragraphs(part.text, part.breaks)} if part.breaks else {}),
                **({"runs": part.runs} if part.runs else {}),
                **{column: words for column, words in part.columns.items() if words},
                **number,
                **({"table": True} if part.note else {}),
            }
        )
        self.document["footnotes"] += part.notes

    def _around(self, path: str) -> dict[str, Any] | None:
        """The innermost group around an item."""
        around = outline.group_of(path)
        while around and around not in self.groups:
            around = outline.group_of(around)
        return self.groups[around] if around else None

    def _recipient(self, part: Part, path: str) -> None:
        self.document["recipients"].append(
            {
                "text": part.text,
                "note": part.note or None,
                "uid": part.uid,
                "agency": part.agency.code if part.agency else None,
                "group": part.group or None,
            }
        )

    def _archive(self, part: Part, path: str) -> None:
        self.document["archive"] = part.text


def keep(document: dict[str, Any]) -> Content:
    """The immutable content of this document, stored once."""
    mark = digest(document)
    known = Content.objects.filter(sha256=mark).first()
    if known is None:
        # Whoever stores the same text at the same time stores the same row.
        Content.objects.bulk_create([Content(sha256=mark, body=document)], ignore_conflicts=True)
        known = Content(sha256=mark, body=document)
        known._state.adding, known._state.db = False, "default"
    return known


def revise(plan: Plan, *, by: Any, name: str = "") -> Revision:
    """The revision of the plan as it stands now; the same text is the same revision.

    For who holds the plan's lock, so that nobody makes the same one meanwhile.
    """
    document = live_document(plan)
    known = Revision.objects.filter(plan=plan, content=digest(document)).first()
    return known or Revision.objects.create(plan=plan, content=keep(document), made_by=by, name=name)
