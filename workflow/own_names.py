"""The bodies and words of reach of a committee: the usual pairs of its level, and its own table before them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from drafting.deriving import default_body_map, default_scope_words
from drafting.deriving.renaming import Renaming
from drafting.editing import save_part
from drafting.models import OwnName, Part, Plan
from drafting.spans import paragraphs
from permissions.duties import Duty, holdings_now
from permissions.models import Agency, User
from records import audit
from workflow.refusals import Refused, Unfit

LONGEST = 200
MOST = 500
"""Rows of one committee's table; what is more was pasted by mistake."""


@dataclass(frozen=True)
class Pair:
    """`usual`: what it is called without the table; None for a name that only the table knows."""

    superior: str
    own: str
    usual: str | None
    row: OwnName | None


@dataclass(frozen=True)
class Names:
    """`bodies`: superior body → own body; `scope`: the committee's own words of reach beside those of its level."""

    bodies: dict[str, str]
    scope: dict[str, str]


def names_of(committee: Agency) -> Names:
    """What the deriving renames: the usual bodies and the table's, without those that have no counterpart."""
    usual = default_body_map(committee.level, committee.name)
    found: dict[str, dict[str, str]] = {OwnName.Kind.BODY: usual, OwnName.Kind.SCOPE: {}}
    rows = OwnName.objects.filter(committee=committee).values_list("kind", "superior", "own")
    for kind, superior, own in rows:
        found[kind][superior] = own
    kept = [{superior: own for superior, own in pairs.items() if own} for pairs in found.values()]
    return Names(*kept)


def table(committee: Agency, kind: str) -> list[Pair]:
    """Every pair in force: the committee's own rows first, then the usual ones."""
    body = kind == OwnName.Kind.BODY
    usual = (default_body_map if body else default_scope_words)(committee.level, committee.name)
    rows = list(OwnName.objects.filter(committee=committee, kind=kind))
    own = [Pair(row.superior, row.own, usual.get(row.superior), row) for row in rows]
    changed = {row.superior for row in rows}
    return [*own, *(Pair(name, ours, ours, None) for name, ours in usual.items() if name not in changed)]


def committees_of(user: User, on: date) -> list[Agency]:
    """The committees whose table this person may change: they draft or release for a body of it."""
    held = {agency for agency, duty in holdings_now(user, on) if duty in (Duty.DRAFT, Duty.RELEASE)}
    rows = Agency.objects.filter(pk__in=held).select_related("committee")
    return sorted({row.body for row in rows}, key=lambda agency: agency.pk)


def save_name(committee: Agency, *, by: User, on: date, kind: str, superior: str, own: str) -> OwnName:
    """Write one row of the table, or write it anew; asked twice it changes nothing more."""
    superior, own = _clean(superior), _clean(own)
    if not superior:
        raise Unfit(_("Đề nghị ghi tên trong văn bản của cấp trên."), field="superior")
    with transaction.atomic():
        _may_change(committee, by, on)
        rows = OwnName.objects.select_for_update().filter(committee=committee)
        row = rows.filter(kind=kind, superior=superior).first()
        if row is not None and row.own == own:
            return row
        if row is None and rows.count() >= MOST:
            raise Unfit(
                _("Bảng đã có %(n)s dòng; đề nghị bỏ bớt dòng không còn dùng.") % {"n": MOST}, "superior"
            )
        before = row.own if row else None
        row = row or OwnName(committee=committee, kind=kind, superior=superior)
        row.own, row.edited_by = own, by
        row.save()
        _trace(row, "save_name", by, {"before": before, "own": own})
        return row


def delete_name(row: OwnName, *, by: User, on: date) -> None:
    """Take a row out: the usual pair holds again, where there is one."""
    with transaction.atomic():
        _may_change(row.committee, by, on)
        if OwnName.objects.filter(pk=row.pk).delete()[0]:
            _trace(row, "delete_name", by, {"before": row.own})


def apply_names(plan: Plan, *, by: User) -> int:
    """Put the table's names where the open draft is marked; how many parts were changed.

    Goes through the editing of each part, so that whoever may not write is refused and each leaves its trace.
    """
    names = names_of(plan.issuer)
    renaming = Renaming(names.bodies, default_scope_words(plan.issuer.level, plan.issuer.name) | names.scope)
    changed = 0
    with transaction.atomic():
        for part in plan.parts.exclude(mark="").exclude(kind__in=(Part.Kind.RECIPIENT, Part.Kind.ARCHIVE)):
            lines = paragraphs(part.text, part.breaks)
            text = "\n".join(renaming.apply(line).text for line in lines)
            fields: dict[str, Any] = {"text": text}
            if part.kind == Part.Kind.ITEM and part.lead:
                fields["lead"] = renaming.apply(part.lead).text
            if text != "\n".join(lines) or fields.get("lead", part.lead) != part.lead:
                save_part(part, by=by, edit_number=part.edit_number, **fields)
                changed += 1
    return changed


def _may_change(committee: Agency, by: User, on: date) -> None:
    if committee not in committees_of(by, on):
        raise Refused(
            _("Chỉ cán bộ soạn thảo hoặc lãnh đạo cơ quan tham mưu của %(committee)s sửa được bảng này.")
            % {"committee": committee}
        )


def _trace(row: OwnName, verb: str, by: User, detail: dict[str, Any]) -> None:
    told = {"kind": row.kind, "superior": row.superior, **detail}
    audit.append(row.committee.body.code, verb, actor=by, subject=f"agency:{row.committee.code}", detail=told)


def _clean(text: str) -> str:
    return " ".join(text.replace("\0", " ").split())[:LONGEST]
