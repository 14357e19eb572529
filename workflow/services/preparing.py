"""A member's secretary prepares the ballot; only the member sends it, and nothing is ticked before the member asks."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from drafting.models import Plan, Status
from permissions.duties import Duty, holders
from permissions.models import User
from workflow.acting import locked, seen, trace
from workflow.bodies import office
from workflow.models import Ballot, DecisionRound, Member, PreparedBallot
from workflow.refusals import Overtaken, Refused, Unfit


def secretaries(round_: DecisionRound) -> "QuerySet[User]":
    """Who can be named: people of the Office, who see the plan anyway; not the officer, and nobody on the roster."""
    bureau, today = office(round_.plan.issuer), timezone.localdate()
    people = Q(pk__in=holders(Duty.APPRAISE, bureau, today).values("pk"))
    people |= Q(pk__in=holders(Duty.RELEASE, bureau, today).values("pk"))
    roster = Member.objects.filter(round=round_).values("user")
    return User.objects.filter(people, is_active=True).exclude(pk=round_.officer_id).exclude(pk__in=roster)


def name_secretary(plan: Plan, *, by: User, secretary: User | None) -> None:
    """The member lets somebody prepare the ballot of the open round; None takes it back, with what was prepared."""
    with _open_round(plan, by) as (fresh, round_):
        member = Member.objects.filter(round=round_, user=by, interest="").first()
        if member is None:
            raise Refused(_("Đồng chí không có trong danh sách xin ý kiến về kế hoạch này."))
        known = PreparedBallot.objects.filter(member=member).first()
        if secretary is None:
            if known is not None:
                known.delete()
        elif secretary not in secretaries(round_):
            raise Unfit(_("Chỉ chọn được cán bộ Văn phòng không tổng hợp phiếu và không gửi phiếu."))
        elif known is None or known.secretary_id != secretary.pk:
            PreparedBallot.objects.update_or_create(
                member=member,
                defaults={"secretary": secretary, "choice": "", "text": "", "prepared_at": None},
            )
        named = secretary.username if secretary else ""
        trace(fresh, "name_secretary", by, {"round": round_.number, "secretary": named})


def prepare_ballot(plan: Plan, *, by: User, member: int, choice: str, text: str) -> PreparedBallot:
    """The secretary writes the proposal; it counts for nothing until the member sends a ballot."""
    if choice not in ("", *Ballot.Choice.values):
        raise Unfit(_("Đề nghị chọn một trong ba mức: đồng ý, không đồng ý, ý kiến khác."))
    with _open_round(plan, by) as (fresh, round_):
        row = PreparedBallot.objects.filter(member__round=round_, member=member, secretary=by).first()
        if row is None:
            raise Refused(_("Đồng chí không được giao chuẩn bị phiếu này."))
        row.choice, row.text, row.prepared_at = choice, text.strip(), timezone.now()
        row.save()
        trace(fresh, "prepare_ballot", by, {"round": round_.number, "member": row.member.user.username})
    return row


@contextmanager
def _open_round(plan: Plan, by: User) -> Iterator[tuple[Plan, DecisionRound]]:
    seen(plan, by)
    with locked(plan) as fresh:
        round_ = fresh.decision_rounds.select_related("plan__issuer").last()
        closed = round_ is None or round_.closed_at is not None or timezone.now() >= round_.closes_at
        if round_ is None or closed or fresh.status != Status.DECIDING or round_.meeting_id:
            raise Overtaken(_("Đã hết thời hạn gửi phiếu."))
        yield fresh, round_


def prepared_by(plan: Plan, user: User) -> "QuerySet[PreparedBallot]":
    """The ballots of the open round that this person prepares."""
    rows = PreparedBallot.objects.filter(
        member__round__plan=plan, member__round__closed_at=None, secretary=user
    )
    return rows.select_related("member__user", "member__round")
