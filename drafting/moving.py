"""Moving a part up or down: an item goes past its neighbour or into the next group, a heading takes its block along."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from drafting.models import Part, Plan, Status
from drafting.refusals import NotEditable, Unfit
from drafting.writing import Writing, field_of, level_behind, writing

Kind = Part.Kind
OUTLINE = (Kind.SECTION, Kind.GROUP, Kind.INTRO, Kind.ITEM)
HEADINGS = (Kind.SECTION, Kind.GROUP)


def move_part(part: Part, *, by: Any, up: bool) -> None:
    """Change places with what stands above or below; raises Unfit at either end."""
    with writing(part.plan, by, "move_part", part=part, field=field_of(part)) as act:
        act.detail["up"] = up
        if part.kind == Kind.SECTION and part.note:
            _move_annex(act, part, up)
            return
        kinds = OUTLINE if part.kind in OUTLINE else (Kind(part.kind),)
        if part.kind in Part.BLOCKS:
            kinds = (Kind.SECTION, *Part.BLOCKS)
        rows = list(act.plan.parts.filter(kind__in=kinds))
        start = next((index for index, row in enumerate(rows) if row.pk == part.pk), None)
        if start is None or part.kind == Kind.INTRO:
            raise Unfit(_("Nội dung này không chuyển chỗ được; đề nghị tải lại trang."))
        for row in rows:
            act.take_place(row)
        if part.kind in Part.BLOCKS and _leaves_annex(rows, start, up):
            raise Unfit(_("Mục này đã ở đầu hoặc cuối phụ lục."))
        if part.kind in Part.BLOCKS:
            moved: list[Part] | None = _swapped(rows, start, up)
        else:
            moved = _item_moved(rows, start, up) if part.kind == Kind.ITEM else _block_moved(rows, start, up)
        if moved is None:
            raise Unfit(_("Mục này đã ở đầu hoặc cuối danh sách."))
        place(act.plan, rows, moved)
        for row in moved:
            act.placed(row)


def _move_annex(act: Writing, part: Part, up: bool) -> None:
    """Change places with the neighbouring annex; their names (PL1, PL2) stay in order."""
    rows = list(act.plan.parts.filter(kind__in=(*OUTLINE, *Part.BLOCKS)))
    heads = [index for index, row in enumerate(rows) if row.kind == Kind.SECTION and row.note]
    own = next((place_ for place_, index in enumerate(heads) if rows[index].pk == part.pk), None)
    first = None if own is None else own - 1 if up else own
    if first is None or not 0 <= first < len(heads) - 1:
        raise Unfit(_("Mục này đã ở đầu hoặc cuối danh sách."))
    start, middle = heads[first], heads[first + 1]
    end = heads[first + 2] if first + 2 < len(heads) else len(rows)
    one, other = rows[start], rows[middle]
    for row in rows:
        act.take_place(row)
    for head in (one, other):
        act.take(head)
    place(act.plan, rows, [*rows[:start], *rows[middle:end], *rows[start:middle], *rows[end:]])
    one.note, other.note = other.note, one.note
    for head in (one, other):
        head.edit_number += 1
        head.save(update_fields=["note", "edit_number"])
        act.changed(head)
    for row in rows:
        if row not in (one, other):
            act.placed(row)


def _swapped(rows: list[Part], start: int, up: bool) -> list[Part]:
    other = start - 1 if up else start + 1
    moved = list(rows)
    moved[start], moved[other] = rows[other], rows[start]
    return moved


def _leaves_annex(rows: list[Part], start: int, up: bool) -> bool:
    place_ = start - 1 if up else start + 1
    return not 0 <= place_ < len(rows) or rows[place_].kind == Kind.SECTION


def behind(rows: list[Part], part: int, after: int) -> list[Part] | None:
    """The rows with the part of this id, and all that stands under it, behind another; None where that cannot be."""
    start = next((index for index, row in enumerate(rows) if row.pk == part), None)
    if (
        start is None
        or rows[start].kind == Kind.INTRO
        or (rows[start].kind == Kind.SECTION and rows[start].note)
    ):
        return None
    end = _end(rows, start)
    block, rest = rows[start:end], rows[:start] + rows[end:]
    place_ = next((index for index, row in enumerate(rest) if row.pk == after), None)
    if place_ is None:
        return None
    head, target = block[0], rest[place_]
    if head.kind == Kind.SECTION:
        # A section goes behind the whole section in which the other stands.
        while place_ + 1 < len(rest) and rest[place_ + 1].kind != Kind.SECTION:
            place_ += 1
    else:
        while place_ + 1 < len(rest) and rest[place_ + 1].kind == Kind.INTRO:
            place_ += 1
        _fit(block, target)
    return [*rest[: place_ + 1], *block, *rest[place_ + 1 :]]


def _fit(block: list[Part], target: Part) -> None:
    """The levels of a block that now stands behind the target: an item joins its group, a group its rank."""
    head = block[0]
    if head.kind == Kind.ITEM:
        head.level = target.level if target.kind == Kind.ITEM else level_behind(Kind.ITEM, target)
        return
    old = head.level or 1
    new = (target.level or 1) if target.kind == Kind.GROUP else 1
    for row in block:
        if row.level is not None:
            row.level = max(row.level + new - old, 0)


def _item_moved(rows: list[Part], start: int, up: bool) -> list[Part] | None:
    """Past the neighbouring item; past a heading with its introduction, into the group before or behind it."""
    item, rest = rows[start], rows[:start] + rows[start + 1 :]
    index = start
    if up:
        index -= 1
        while index > 0 and rest[index].kind == Kind.INTRO:
            index -= 1
        if index <= 0:
            return None
    else:
        if index >= len(rest):
            return None
        index += 1
        while index < len(rest) and rest[index].kind == Kind.INTRO:
            index += 1
    crossed = rest[start - 1] if up else rest[start]
    item.level = crossed.level if crossed.kind == Kind.ITEM else level_behind(Kind.ITEM, rest[index - 1])
    return [*rest[:index], item, *rest[index:]]


def _block_moved(rows: list[Part], start: int, up: bool) -> list[Part] | None:
    """A heading with all that stands under it changes places with the block of its neighbour of the same rank."""
    end = _end(rows, start)
    if up:
        before = next((i for i in range(start - 1, -1, -1) if _same_rank(rows[i], rows[start])), None)
        if before is None or _end(rows, before) != start:
            return None
        return [*rows[:before], *rows[start:end], *rows[before:start], *rows[end:]]
    if end >= len(rows) or not _same_rank(rows[end], rows[start]):
        return None
    after = _end(rows, end)
    return [*rows[:start], *rows[end:after], *rows[start:end], *rows[after:]]


def _same_rank(one: Part, other: Part) -> bool:
    return one.kind == other.kind and (one.level or 0) == (other.level or 0)


def _end(rows: list[Part], start: int) -> int:
    """The index behind the last row that stands under this heading (or behind the row itself)."""
    head = rows[start]
    if head.kind not in HEADINGS:
        return start + 1
    depth = 0 if head.kind == Kind.SECTION else head.level or 1
    for index in range(start + 1, len(rows)):
        row = rows[index]
        if row.kind == Kind.SECTION or (row.kind == Kind.GROUP and (row.level or 1) <= depth):
            return index
        if row.kind == Kind.ITEM and row.level is not None and row.level < depth:
            return index
    return len(rows)


def place(plan: Plan, before: list[Part], after: list[Part], *, also: Iterable[Part] = ()) -> None:
    """Give the rows, in their new order, the positions that the old order held; `also` have a new level at least."""
    positions = [row.position for row in before]
    touched = [
        (row, position) for row, position in zip(after, positions, strict=True) if row.position != position
    ]
    if plan.status == Status.FINALISING and not all(row.open for row, _position in touched):
        raise NotEditable(_("Không đổi chỗ với nội dung mà kết luận không nêu."))
    for row, position in touched:
        row.position = position
    moved = {row.pk: row for row in (*also, *(row for row, _position in touched))}
    Part.objects.bulk_update(moved.values(), ["position", "level"])
