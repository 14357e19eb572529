"""Choosing the recipients: their lines, in the order of the form, with the archive line last."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from drafting.hashing import digest
from drafting.models import Part, Plan
from drafting.refusals import Conflict, Unfit
from drafting.writing import GAP, position_after, writing
from permissions.models import Agency, Kind

REPORT = "báo cáo"
"""The note of a body that is reported to; printed with the rule's own words."""


@dataclass
class Tree:
    """The agencies that a committee's documents go to, as the form groups them."""

    reported_to: list[Agency] = field(default_factory=list)
    own: list[Agency] = field(default_factory=list)
    below: list[Agency] = field(default_factory=list)


def tree(committee: Agency) -> Tree:
    """The committee above with its bodies and the own leading bodies; own agencies; committees below. One query."""
    above = (
        Q(pk=committee.parent_id) | Q(committee=committee.parent_id) if committee.parent_id else Q(pk=None)
    )
    rows = Agency.objects.standing().filter(above | Q(committee=committee) | Q(parent=committee))
    found = Tree()
    leading = (Kind.STANDING_COMMITTEE, Kind.PERMANENT_BOARD)
    for agency in rows:
        if agency.committee_id == committee.pk:
            (found.reported_to if agency.kind in leading else found.own).append(agency)
        elif agency.parent_id == committee.pk and agency.kind == Kind.COMMITTEE:
            found.below.append(agency)
        elif agency.parent_id != committee.pk:
            found.reported_to.append(agency)
    return found


def below(committee: Agency) -> "QuerySet[Agency]":
    """The committees directly below, which a task can be delegated to."""
    return Agency.objects.standing().filter(parent=committee, kind=Kind.COMMITTEE)


def lines_of(parts: Iterable[Part]) -> list[Part]:
    return [part for part in parts if part.kind == Part.Kind.RECIPIENT]


def fingerprint(parts: Iterable[Part]) -> str:
    """What a person has seen of the list; tells whether somebody else has changed it since."""
    kinds = (Part.Kind.RECIPIENT, Part.Kind.ARCHIVE)
    return digest([[part.uid, part.text, part.note] for part in parts if part.kind in kinds])


def set_recipients(
    plan: Plan,
    *,
    by: Any,
    agencies: list[Agency],
    groups: dict[str, str],
    reported_to: set[int],
    lines: list[tuple[str, str]] | None = None,
    archive: str | None = None,
    seen: str | None = None,
) -> None:
    """Choose the recipient lines anew; a line that stays keeps its uid.

    Order (document-form 5): bodies reported to, own and other bodies, groups, further lines, the archive last.
    groups: code → printed text; reported_to: ids of the agencies that get the note “báo cáo”; lines: further
    (text, note); archive: its text, kept when None; seen: `fingerprint` of the list that the person was shown.
    """
    with writing(plan, by, "set_recipients", field="recipients") as act:
        parts = list(act.plan.parts.select_related("agency"))
        now = lines_of(parts)
        wanted = _wanted(agencies, groups, reported_to, lines or [])
        # The same form sent twice: nobody else has written, the list is what this person chose.
        stands = [(_key(row), row.note) for row in wanted] == [(_key(row), row.note) for row in now]
        if seen is not None and seen != fingerprint(parts) and not stands:
            raise Conflict(
                _("Nơi nhận vừa được người khác sửa nên chưa lưu; đề nghị xem lại rồi chọn tiếp."),
                mine={"text": "\n".join([*(a.name for a in agencies), *groups.values(), *_texts(lines)])},
                theirs={"text": "\n".join(part.text for part in now)},
            )
        if not wanted:
            raise Unfit(_("Cần chọn ít nhất một nơi nhận."))
        known = {_key(part): part for part in reversed(now)}
        rows = [_kept(known.pop(_key(line), None), line) for line in wanted]
        Part.objects.filter(pk__in=[part.pk for part in now if part not in rows]).delete()
        _put(act.plan, parts, rows)
        _archive(act.plan, parts, archive)
        act.detail["lines"] = len(rows)


def _texts(lines: list[tuple[str, str]] | None) -> list[str]:
    return [text for text, _note in lines or []]


def _wanted(
    agencies: list[Agency], groups: dict[str, str], reported_to: set[int], lines: list[tuple[str, str]]
) -> list[Part]:
    by_rank = sorted(agencies, key=lambda agency: (agency.order, agency.pk))
    made = [
        Part(text=agency.name, agency=agency, note=REPORT if agency.pk in reported_to else "")
        for agency in by_rank
    ]
    free = [Part(text=" ".join(text.split()), note=note) for text, note in lines if text.strip()]
    first = [part for part in [*made, *free] if part.note == REPORT]
    named = [Part(text=text, group=code) for code, text in groups.items()]
    own = [part for part in made if part.note != REPORT]
    return [*first, *own, *named, *(part for part in free if part.note != REPORT)]


def _key(part: Part) -> tuple[int | None, str, str]:
    named = part.agency_id or part.group
    return (part.agency_id, part.group, "" if named else part.text)


def _kept(known: Part | None, line: Part) -> Part:
    """The line as it stood, with the note that is wanted now; else the new one."""
    if known is None:
        return line
    if known.note != line.note:
        known.note = line.note
        known.edit_number += 1
    return known


def _put(plan: Plan, parts: list[Part], rows: list[Part]) -> None:
    """Number the lines behind the text and write them."""
    kinds = (Part.Kind.RECIPIENT, Part.Kind.ARCHIVE)
    last = max((part.position for part in parts if part.kind not in kinds), default=0)
    for index, row in enumerate(rows, start=1):
        row.plan, row.kind, row.position = plan, Part.Kind.RECIPIENT, last + index * GAP
        row.open = row.open or plan.open_fields != ""
    Part.objects.bulk_create([row for row in rows if row.pk is None])
    Part.objects.bulk_update([row for row in rows if row.pk is not None], ["note", "position", "edit_number"])


def _archive(plan: Plan, parts: list[Part], text: str | None) -> None:
    found = next((part for part in parts if part.kind == Part.Kind.ARCHIVE), None)
    if text is None:
        text = found.text if found else None
    if text is None:
        return
    text = " ".join(text.split())
    if not text:
        raise Unfit(_("Cần ghi nơi lưu văn bản, ví dụ: Văn phòng Tỉnh ủy."))
    row = found or Part(plan=plan, kind=Part.Kind.ARCHIVE, open=plan.open_fields != "")
    row.edit_number += 1 if row.text != text else 0
    row.text, row.position = text, position_after(plan, None)
    row.save()
