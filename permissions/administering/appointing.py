"""Who holds which post, and who stands in for whom, each from a day to a day by a numbered decision."""

from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from permissions.administering.acting import Unfit, administering, in_branch, required
from permissions.duties import NEVER_DELEGATED, Duty, in_force
from permissions.models import Agency, Appointment, Delegation, Post, PostDuty, User


def appoint(
    user: User, *, by: User, post: Post, since: date, decision: str, until: date | None = None
) -> Appointment:
    """Give a post. The duties of the post must lie in the branch, so that no post leads out of it."""
    decision = required(decision, _("Đề nghị ghi số, ngày quyết định."))
    if until is not None and until < since:
        raise Unfit(_("Ngày kết thúc phải từ ngày bắt đầu trở đi."))
    if not user.is_active:
        raise Unfit(_("Tài khoản của đồng chí này đang khóa."))
    if post.appointments.filter(in_force(since), user=user).exists():
        raise Unfit(_("Đồng chí này đã giữ chức vụ đó trong thời gian ấy."))
    in_branch(by, *(row.agency for row in post.duties.select_related("agency")))
    detail = {"person": user.username, "post": post.name, "since": str(since), "decision": decision}
    with administering(post.agency, "appoint", by=by, people=[user], **detail):
        return Appointment.objects.create(user=user, post=post, since=since, until=until, decision=decision)


def end_appointment(appointment: Appointment, *, by: User, until: date, decision: str) -> None:
    """`until` is the last day; yesterday takes the post away at once."""
    decision = required(decision, _("Đề nghị ghi số, ngày quyết định."))
    until = max(until, appointment.since - timedelta(days=1))
    detail = {"person": appointment.user.username, "post": appointment.post.name, "until": str(until)}
    with administering(
        appointment.post.agency,
        "end_appointment",
        by=by,
        people=[appointment.user],
        **detail,
        decision=decision,
    ):
        Appointment.objects.filter(pk=appointment.pk).update(until=until)


def delegate(
    giver: User, *, by: User, taker: User, duty: str, agency: Agency, since: date, decision: str,
    until: date | None = None,
) -> Delegation:  # fmt: skip
    """B for A in one duty. Never a ballot, none to oneself, and only what the giver holds by an own post.

    The administrator records what was decided and may be the giver, never the taker.
    """
    decision = required(decision, _("Đề nghị ghi số, ngày văn bản ủy quyền."))
    if Duty(duty) in NEVER_DELEGATED:
        raise Unfit(_("Phiếu của thành viên không giao người khác gửi thay."))
    if giver == taker:
        raise Unfit(_("Người giao và người nhận phải là hai đồng chí khác nhau."))
    if until is not None and until < since:
        raise Unfit(_("Ngày kết thúc phải từ ngày bắt đầu trở đi."))
    own = PostDuty.objects.filter(
        in_force(max(since, timezone.localdate()), "post__appointments__"),
        post__appointments__user=giver,
        duty=duty,
        agency=agency,
    )
    if not own.exists():
        raise Unfit(_("Đồng chí giao không giữ nhiệm vụ này bằng chức vụ của mình trong thời gian ấy."))
    detail = {"giver": giver.username, "taker": taker.username, "duty": str(duty), "since": str(since)}
    with administering(agency, "delegate", by=by, people=[taker], **detail, decision=decision):
        return Delegation.objects.create(
            giver=giver, taker=taker, duty=duty, agency=agency, since=since, until=until, decision=decision
        )


def end_delegation(delegation: Delegation, *, by: User, until: date) -> None:
    detail = {"giver": delegation.giver.username, "taker": delegation.taker.username, "until": str(until)}
    with administering(delegation.agency, "end_delegation", by=by, people=[delegation.taker], **detail):
        Delegation.objects.filter(pk=delegation.pk).update(until=until)
