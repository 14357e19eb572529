"""Corrections of the outline: joining, splitting, moving, another kind of part, leaving out, adding."""

from django.utils.translation import gettext as _

from drafting import outline
from drafting.flat import IN_TABLE
from drafting.models import Part, ReceivedDocument
from drafting.models.parts import new_uid
from drafting.reading.words import is_agency
from drafting.readings.mending import Mending
from drafting.readings.parts import Rows, joined
from drafting.readings.wording import reread
from drafting.refusals import Unfit

Kind = Part.Kind
DROPPED = "Bỏ khi rà soát."
"""Kept with the reading, as the reader's own reasons."""
TURNS = (Kind.ITEM, Kind.GROUP, Kind.SECTION, Kind.RECIPIENT, Kind.CLOSING)
"""What a part can be turned into; a paragraph of the item before is a merging."""


def merge_with_previous(received: ReceivedDocument, *, edit_number: int, uid: str) -> None:
    """Join an item to the one before it (a paragraph that was taken for an item of its own)."""
    mending = Mending(received, edit_number)
    rows, index = mending.rows, mending.index(uid)
    if index == 0 or rows[index].kind != Kind.ITEM or rows[index - 1].kind != Kind.ITEM:
        raise Unfit(_("Chỉ ghép được một nội dung với nội dung liền trước trong cùng mục."))
    first, second = rows[index - 1], rows.pop(index)
    told = [{"paragraphs": [row.text], **mending.found.get(row.uid, {})} for row in (first, second)]
    mending.found[first.uid] = joined(*told)
    first.text = f"{first.text} {second.text}"
    first.deadlines = [*first.deadlines, *second.deadlines]
    first.lead = first.lead or second.lead
    first.partners = list(dict.fromkeys([*first.partners, *second.partners]))
    first.target = first.target or second.target
    first.notes = [*first.notes, *second.notes]
    _point_doubts(mending, second.uid, first.uid)
    mending.keep("merge_with_previous")


def split_part(received: ReceivedDocument, *, edit_number: int, uid: str, first: str) -> None:
    """Cut an item in two: `first` is its beginning, the rest becomes the next item. Both share what was told of it."""
    mending = Mending(received, edit_number)
    row = mending.row(uid)
    first = " ".join(first.split())
    rest = row.text.removeprefix(first).strip()
    if row.kind != Kind.ITEM or not first or not rest or rest == row.text:
        raise Unfit(_("Để tách, đề nghị giữ nguyên phần đầu của nội dung và bỏ phần chuyển sang mục sau."))
    second = Part(
        kind=Kind.ITEM,
        uid=new_uid(),
        item_kind=row.item_kind,
        level=row.level,
        note=IN_TABLE if row.note else "",
    )
    found = mending.found.get(uid, {})
    for part, text in ((row, first), (second, rest)):
        reread(part, text, year=mending.year)
        mending.found[part.uid] = {**found, "paragraphs": [text]}
    mending.rows.insert(mending.index(uid) + 1, second)
    mending.keep("split_part")


def move_part(received: ReceivedDocument, *, edit_number: int, uid: str, after: str) -> None:
    """Put a part after another one, or one place `up` or `down`; a heading takes along what stands under it."""
    mending = Mending(received, edit_number)
    rows = mending.rows
    start = mending.index(uid)
    end = _end(rows, start)
    block, rest = rows[start:end], rows[:start] + rows[end:]
    if after == "up":
        to = _before(rest, start, block[0])
    elif after == "down":
        to = _after(rest, start, block[0])
    else:
        if any(row.uid == after for row in block):
            raise Unfit(_("Không chuyển được một đề mục vào trong chính nó."))
        to = next((index for index, row in enumerate(rest) if row.uid == after), -1) + 1
    if to == start or not _fits(rest, to, block[0]):
        raise Unfit(_("Không chuyển được đến chỗ này."))
    _fit_level(block, rest[to - 1] if to else None)
    mending.rows = [*rest[:to], *block, *rest[to:]]
    mending.keep("move_part")


def _end(rows: Rows, start: int) -> int:
    """Where what stands under the row at `start` ends; for all but headings that is the next row."""
    head = rows[start]
    if head.kind not in (Kind.SECTION, Kind.GROUP):
        return start + 1
    for index in range(start + 1, len(rows)):
        row = rows[index]
        if row.kind not in outline.KINDS or row.kind == Kind.SECTION:
            return index
        if head.kind == Kind.GROUP and (
            (row.kind == Kind.GROUP and (row.level or 1) <= (head.level or 1))
            or (row.kind == Kind.ITEM and row.level is not None and row.level < (head.level or 1))
        ):
            return index
    return len(rows)


def _before(rest: Rows, start: int, head: Part) -> int:
    """The place one up: before the previous row, for a heading before the previous heading of its rank."""
    if head.kind not in (Kind.SECTION, Kind.GROUP):
        return max(start - 1, 0)
    for index in range(start - 1, -1, -1):
        row = rest[index]
        if row.kind == head.kind and (row.level or 1) <= (head.level or 1):
            return index
        if row.kind == Kind.SECTION:
            return index
    return start


def _after(rest: Rows, start: int, head: Part) -> int:
    """The place one down: behind the next row, for a heading behind all of the next one of its rank."""
    if start == len(rest):
        return start
    inner = head.kind == Kind.GROUP and rest[start].kind == Kind.SECTION
    return _end(rest, start) if head.kind in (Kind.SECTION, Kind.GROUP) and not inner else start + 1


def _fits(rest: Rows, to: int, head: Part) -> bool:
    """Parts of the outline stay in it, behind its first heading; lines of a list stay among their like."""
    if head.kind in outline.KINDS:
        inner = [index for index, row in enumerate(rest) if row.kind in outline.KINDS]
        first = inner[0] if inner else 0
        low = first if head.kind == Kind.SECTION else first + 1
        return low <= to <= (inner[-1] + 1 if inner else 0)
    like = [index for index, row in enumerate(rest) if row.kind == head.kind]
    return bool(like) and like[0] <= to <= like[-1] + 1


def _fit_level(block: Rows, before: Part | None) -> None:
    """Let a moved item stand beside its new neighbour."""
    if block[0].kind == Kind.ITEM:
        block[0].level = level_after(before)


def level_after(before: Part | None) -> int | None:
    """How many groups stand around an item that follows this row; None for the innermost open one."""
    if before is None or before.kind == Kind.INTRO:
        return None
    return 0 if before.kind == Kind.SECTION else before.level


def retype_part(received: ReceivedDocument, *, edit_number: int, uid: str, kind: str) -> None:
    """Make a part what it is: one of TURNS. What stood under a heading that is none goes to the one before."""
    mending = Mending(received, edit_number)
    rows, index = mending.rows, mending.index(uid)
    row = rows[index]
    if kind not in TURNS or row.kind == Kind.ARCHIVE:
        raise Unfit(_("Không chuyển được thành loại này."))
    before = row.kind
    if before == kind:
        raise Unfit(_("Nội dung này đang là loại đó."))
    row.kind = kind
    if kind == Kind.ITEM:
        _as_item(mending, row, before)
    elif kind in (Kind.GROUP, Kind.SECTION):
        _as_heading(rows, index, before)
    else:
        row.text = row.text.removeprefix("- ").rstrip(",;.") if kind == Kind.RECIPIENT else row.text
        rows.append(rows.pop(index))
    mending.keep("retype_part")


def _as_item(mending: Mending, row: Part, before: str) -> None:
    rows = mending.rows
    if before not in outline.KINDS:
        rows.remove(row)
        inner = [index for index, other in enumerate(rows) if other.kind in outline.KINDS]
        rows.insert(inner[-1] + 1 if inner else 0, row)
    index = rows.index(row)
    row.level = (
        None if before in (Kind.GROUP, Kind.INTRO) else level_after(rows[index - 1] if index else None)
    )
    near = [other for other in rows[index + 1 :] + rows[:index][::-1] if other.kind == Kind.ITEM]
    row.item_kind = near[0].item_kind if near else Part.ItemKind.TASK
    reread(row, row.text, year=mending.year)


def _as_heading(rows: Rows, index: int, before: str) -> None:
    """The items that follow the new heading stand under it, as far as the next heading."""
    row = rows[index]
    row.text = row.text.rstrip(" .:;") if before == Kind.ITEM else row.text
    row.deadlines, row.lead, row.partners, row.target, row.item_kind = [], "", [], None, ""
    level = None
    if row.kind == Kind.GROUP:
        around = next((other for other in rows[:index][::-1] if other.kind == Kind.GROUP), None)
        level = row.level = max(1, around.level or 1) if around and row.level else 1
        row.is_agency = is_agency(row.text)
    for other in rows[index + 1 :]:
        if other.kind != Kind.ITEM:
            break
        other.level = level or 0


def drop_part(received: ReceivedDocument, *, edit_number: int, uid: str) -> None:
    """Take a part out of the result; its text stays in the list of what found no place."""
    mending = Mending(received, edit_number)
    row = mending.rows.pop(mending.index(uid))
    found = mending.found.pop(uid, {})
    mending.document["unplaced"] = [
        *mending.document.get("unplaced", []),
        {"text": row.text, "reason": DROPPED, "lines": found.get("lines", [])},
    ]
    mending.keep("drop_part")


def add_part(received: ReceivedDocument, *, edit_number: int, after: str, kind: str, text: str) -> None:
    """Write a heading, an item or a recipient that the reading lacks, after the part with the uid `after`.

    An empty `after`: behind everything of its kind.
    """
    mending = Mending(received, edit_number, mine=text)
    text = " ".join(text.split())
    if not text or kind not in TURNS:
        raise Unfit(_("Nội dung để trống; đề nghị ghi nội dung cần thêm."))
    insert(mending, Part(kind=kind, uid=new_uid(), text=text), after)
    mending.keep("add_part")


def insert(mending: Mending, row: Part, after: str) -> None:
    """Let a new row stand after the part `after`, as an item or heading like its neighbours."""
    rows = mending.rows
    if row.kind in outline.KINDS:
        inner = [index for index, other in enumerate(rows) if other.kind in outline.KINDS]
        index = mending.index(after) if after else (inner[-1] if inner else len(rows) - 1)
        if after and rows[index].kind not in outline.KINDS:
            raise Unfit(_("Đề nghị chọn một đề mục hoặc một nội dung để đặt vào sau."))
        if not inner and not after:
            index = sum(other.kind == Kind.PREAMBLE for other in rows) - 1
        rows.insert(index + 1, row)
        if row.kind == Kind.ITEM:
            near = rows[index] if index >= 0 else None
            row.level = level_after(near)
            row.item_kind = _kind_near(rows, index)
            reread(row, row.text, year=mending.year)
        elif row.kind == Kind.GROUP:
            row.level, row.is_agency = 1, is_agency(row.text)
    else:
        rows.append(row)


def _kind_near(rows: Rows, index: int) -> str:
    near = [other for other in rows[: index + 1][::-1] if other.kind == Kind.ITEM]
    return near[0].item_kind if near else Part.ItemKind.TASK


def _point_doubts(mending: Mending, old: str, new: str) -> None:
    mending.document["doubts"] = [
        {**doubt, "uid": new} if doubt.get("uid") == old else doubt
        for doubt in mending.document.get("doubts", [])
    ]
