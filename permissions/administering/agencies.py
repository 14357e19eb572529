"""Agencies: made, renamed, moved, merged, ended; and the terms of committees. Nothing is ever removed."""

from datetime import date, timedelta
from typing import Any

from django.db.models import F, Value
from django.db.models.functions import Concat, Substr
from django.utils.translation import gettext as _

from permissions.administering.acting import Unfit, administering, in_branch, required
from permissions.models import Agency, AgencyGroup, AgencyName, Appointment, Term, User

NAMED = ("name", "short_name", "symbol")
KEPT = (*NAMED, "place", "signature_form", "seal", "order")


def create_agency(
    above: Agency,
    *,
    by: User,
    code: str,
    kind: str,
    level: str,
    since: date,
    decision: str = "",
    **names: Any,
) -> Agency:
    """A body of a committee, or a committee below one. `names`: what KEPT lists."""
    code = required(code, _("Đề nghị nhập mã cơ quan."))
    if Agency.objects.filter(code=code).exists():
        raise Unfit(_("Mã %(code)s đã dùng cho cơ quan khác; đề nghị chọn mã khác.") % {"code": code})
    committee = above if kind != "committee" else None
    with administering(
        above, "create_agency", by=by, code=code, kind=kind, decision=decision, **_named(names)
    ):
        agency = Agency.objects.create(
            code=code, kind=kind, level=level, parent=above, committee=committee, since=since, **names
        )
        _name_row(agency, since, decision)
    return agency


def change_agency(agency: Agency, *, by: User, **kept: Any) -> None:
    """Correct what stands there without a decision: place, order, form of the signature, seal, a misspelling."""
    changed = {name: value for name, value in kept.items() if getattr(agency, name) != value}
    with administering(agency, "change_agency", by=by, changed={k: str(v) for k, v in changed.items()}):
        Agency.objects.filter(pk=agency.pk).update(**changed)
        last = agency.names.order_by("-since").first()
        if last is not None and set(changed) & set(NAMED):
            AgencyName.objects.filter(pk=last.pk).update(
                **{name: value for name, value in changed.items() if name in NAMED}
            )


def rename_agency(agency: Agency, *, by: User, since: date, decision: str, **names: Any) -> None:
    """A new name from a day on, by a decision; the old one stays for the documents of its time."""
    required(decision, _("Đề nghị ghi số, ngày quyết định đổi tên."))
    if agency.names.filter(since__gte=since).exists():
        raise Unfit(_("Ngày đổi tên phải sau ngày của tên hiện nay."))
    with administering(agency, "rename_agency", by=by, since=str(since), decision=decision, **_named(names)):
        Agency.objects.filter(pk=agency.pk).update(**names)
        agency.refresh_from_db()
        _name_row(agency, since, decision)


def move_agency(agency: Agency, *, by: User, above: Agency, since: date, decision: str) -> None:
    """Hang a committee under another one, with everything below it. Raises Unfit for a body or a circle."""
    if agency.committee_id is not None:
        raise Unfit(_("Cơ quan của cấp ủy không chuyển riêng; hãy kết thúc và lập mới ở cấp ủy kia."))
    if agency.pk in above.ancestors() or above.committee_id is not None:
        raise Unfit(_("Nơi chuyển đến phải là cấp ủy không nằm dưới cơ quan này."))
    in_branch(by, above)
    with administering(agency, "move_agency", by=by, to=above.code, since=str(since), decision=decision):
        before = agency.path
        Agency.objects.filter(pk=agency.pk).update(parent=above)
        after = f"{above.path}{agency.pk}/"
        Agency.objects.within(agency).update(path=Concat(Value(after), Substr(F("path"), len(before) + 1)))
        agency.refresh_from_db()
        _name_row(agency, since, decision)


def merge_agency(agency: Agency, *, by: User, into: Agency, on: date, decision: str) -> None:
    """It ends on that day and `into` goes on for it; its posts end with it, its documents keep its name."""
    if into == agency or into.merged_into_id is not None or into.ended_on is not None:
        raise Unfit(_("Cơ quan nhận sáp nhập phải là cơ quan khác đang hoạt động."))
    in_branch(by, into)
    _end(agency, "merge_agency", by=by, on=on, decision=decision, into=into)


def end_agency(agency: Agency, *, by: User, on: date, decision: str) -> None:
    _end(agency, "end_agency", by=by, on=on, decision=decision, into=None)


def _end(agency: Agency, verb: str, *, by: User, on: date, decision: str, into: Agency | None) -> None:
    required(decision, _("Đề nghị ghi số, ngày quyết định."))
    if Agency.objects.standing().within(agency).exclude(pk=agency.pk).exists():
        raise Unfit(_("Còn cơ quan đang hoạt động bên dưới; hãy chuyển hoặc kết thúc các cơ quan đó trước."))
    appointed = Appointment.objects.filter(post__agency=agency, until=None).select_related("user")
    people = [row.user for row in appointed]
    detail = {"on": str(on), "decision": decision, **({"into": into.code} if into else {})}
    with administering(agency, verb, by=by, people=people, **detail):
        appointed.update(until=on)
        Agency.objects.filter(pk=agency.pk).update(ended_on=on, merged_into=into)


def open_term(committee: Agency, *, by: User, name: str, since: date) -> Term:
    """A new term: its number series begin with 01 again (HD36 II.1.3); the one before ends the day before."""
    if committee.committee_id is not None:
        raise Unfit(_("Nhiệm kỳ là của cấp ủy."))
    last = committee.terms.order_by("-since").first()
    if last is not None and last.since >= since:
        raise Unfit(_("Nhiệm kỳ mới phải bắt đầu sau nhiệm kỳ trước."))
    with administering(committee, "open_term", by=by, name=name, since=str(since)):
        if last is not None and last.until is None:
            Term.objects.filter(pk=last.pk).update(until=since - timedelta(days=1))
        return Term.objects.create(
            agency=committee, name=required(name, _("Đề nghị ghi nhiệm kỳ.")), since=since
        )


def set_group(
    committee: Agency, *, by: User, name: str, members: list[Agency], by_rule: bool, group: AgencyGroup | None = None,
    below: bool = False, level: str = "", kind: str = "",
) -> AgencyGroup:  # fmt: skip
    """Words for several agencies, made or changed."""
    name = required(name, _("Đề nghị ghi tên nhóm."))
    same = committee.groups.filter(name=name).first()
    if same is not None and same != group:
        raise Unfit(_("Đã có nhóm cùng tên."))
    with administering(committee, "set_group", by=by, name=name):
        group = group or AgencyGroup(committee=committee)
        group.name, group.below, group.level, group.kind, group.by_rule = name, below, level, kind, by_rule
        group.save()
        group.members.set(members)
    return group


def _named(names: dict[str, Any]) -> dict[str, Any]:
    return {name: str(names[name]) for name in NAMED if name in names}


def _name_row(agency: Agency, since: date, decision: str) -> None:
    AgencyName.objects.create(
        agency=agency,
        since=since,
        decision=decision,
        kind=agency.kind,
        parent=agency.parent,
        **{name: getattr(agency, name) for name in NAMED},
    )
