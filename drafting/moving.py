"""Moving a part up or down: an item goes past its neighbour or into the next group, a heading takes its block along."""

from typing import Any

from django.utils.translation import gettext as _

from drafting.models import Part, Plan, Status
from drafting.refusals import NotEditable, Unfit
from drafting.writing import field_of, level_behind, writing

Kind = Part.Kind
OUTLINE = (Kind.SECTION, Kind.GROUP, Kind.INTRO, Kind.ITEM)
HEADINGS = (Kind.SECTION, Kind.GROUP)


def move_part(part: Part, *, by: Any, up: bool) -> None:
    """Change places with what stands above or below; raises Unfit at either end."""
    with writing(part.plan, by, "move_part", part=part, field=field_of(part)) as act:
        kinds = OUTLINE if part.kind in OUTLINE else (Kind(part.kind),)
        rows = list(act.plan.parts.filter(kind__in=kinds))
        start = next((index for index, row in enumerate(rows) if row.pk == part.pk), None)
        if start is None or part.kind == Kind.INTRO:
            raise Unfit(_("Nội dung này không chuyển chỗ được; đề nghị tải lại trang."))
        moved = _item_moved(rows, start, up) if part.kind == Kind.ITEM else _block_moved(rows, start, up)
        if moved is None:
            raise Unfit(_("Mục này đã ở đầu hoặc cuối danh sách."))
        _place(act.plan, rows, moved)
        act.detail["up"] = up


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


def _place(plan: Plan, before: list[Part], after: list[Part]) -> None:
    """Give the rows, in their new order, the positions that the old order held."""
    positions = [row.position for row in before]
    touched = [
        (row, position) for row, position in zip(after, positions, strict=True) if row.position != position
    ]
    if plan.status == Status.FINALISING and not all(row.open for row, _position in touched):
        raise NotEditable(_("Không đổi chỗ với nội dung mà kết luận không nêu."))
    for row, position in touched:
        row.position = position
    Part.objects.bulk_update([row for row, _position in touched], ["position", "level"])
