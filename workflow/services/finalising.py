"""After the decision: the drafter works the conclusion in, the Office ticks each line, its head initials."""

from django.utils import timezone
from django.utils.translation import gettext as _

from drafting.models import Plan, Status
from drafting.text import revise
from permissions.duties import Duty, appointed
from permissions.models import Agency, Appointment, User
from workflow.acting import Act, acting
from workflow.bodies import office, permanent_board
from workflow.deciding.regulations import signs_by_hand
from workflow.guards import lines_ticked
from workflow.models import ConclusionLine, Issuance
from workflow.pacing import due_at
from workflow.refusals import Unfit
from workflow.rendering import ask_for_prepared_file
from workflow.services.deciding import close_lines
from workflow.services.drafting import ask_drafter, note_return, settle_returns


def release_final(plan: Plan, *, by: User, turn: int | None = None) -> None:
    """The head lets the completed text out to the Office."""
    with acting(plan, "release_final", by=by, turn=turn) as act:
        close_lines(act.plan)
        act.settle("release")
        settle_returns(act)
        act.join(office(act.plan.issuer), Duty.APPRAISE, revision=act.revision)
        _to_office(act)
        act.detail["revision"] = act.revision.content_id


def ask_for_more(plan: Plan, *, by: User, reason: str, turn: int | None = None) -> None:
    """What is wanted goes beyond the lines of the conclusion: back to the permanent board with the text as it stands.

    Nothing is decided by that; the board puts it to a round or a meeting again, or sends it back. Lines that are not
    ticked stay to be worked in.
    """
    with acting(plan, "ask_for_more", by=by, turn=turn) as act:
        note_return(act, reason)
        close_lines(act.plan)
        revision = revise(act.plan, by=by)
        act.plan.handed_up, act.plan.handed_up_revision = False, revision
        act.settle()
        board = permanent_board(act.plan.issuer)
        act.join(board, Duty.STEER, revision=revision)
        due = due_at(act.plan, Status.STEERING)
        act.wait_for("open_written_round", agency=board, duty=Duty.STEER, due_at=due)
        act.plan.ask_for_more()
        act.detail["revision"] = revision.content_id


def _to_office(act: Act) -> None:
    bureau, due = office(act.plan.issuer), due_at(act.plan, Status.FINALISING)
    if lines_ticked(act.plan):
        act.wait_for("initial", agency=bureau, duty=Duty.RELEASE, due_at=due)
    else:
        act.wait_for("tick_line", agency=bureau, duty=Duty.APPRAISE, due_at=due)


def tick_line(plan: Plan, *, by: User, line: int, turn: int | None = None) -> None:
    """The Office confirms that one line of the conclusion is worked in; the last one asks for the initials."""
    with acting(plan, "tick_line", by=by) as act:
        row = ConclusionLine.objects.filter(plan=act.plan, pk=line).first()
        if row is None:
            raise Unfit(_("Không tìm thấy dòng kết luận này trong hồ sơ của kế hoạch."))
        if row.ticked_at is None:
            row.ticked_by, row.ticked_at = by, act.now
            row.save(update_fields=["ticked_by", "ticked_at"])
        act.detail["line"] = row.pk
        if lines_ticked(act.plan):
            act.settle("tick_line")
            _to_office(act)


def return_final(plan: Plan, *, by: User, reason: str, turn: int | None = None) -> None:
    """A line is not worked in rightly: the same places are opened again for the drafter."""
    with acting(plan, "return_final", by=by, turn=turn) as act:
        note_return(act, reason)
        act.settle()
        reopen(act)


def reopen(act: Act) -> None:
    """Open what the lines that are not ticked name, and ask the drafter."""
    lines = ConclusionLine.objects.filter(plan=act.plan, ticked_at=None)
    fields = set(lines.values_list("field", flat=True)) - {ConclusionLine.Field.ITEM.value}
    act.plan.open_fields = ",".join(sorted(fields))
    act.plan.parts.filter(uid__in=lines.exclude(part_uid="").values("part_uid")).update(open=True)
    ask_drafter(act)


def initial(plan: Plan, *, by: User, signer: User | None = None, turn: int | None = None) -> Issuance:
    """The head of the Office initials; the signatory is asked, and the file to sign is rendered by the worker."""
    with acting(plan, "initial", by=by, turn=turn) as act:
        by_post = _signing(act, signer)
        revision, chosen = act.revision, by_post.user
        issuance = _issuance(act, by_post)
        act.settle()
        committee = act.plan.issuer
        act.join_all([(committee, Duty.SIGN), (committee, Duty.ISSUE)], revision=revision)
        due = due_at(act.plan, Status.SIGNING)
        signing = {"agency": act.plan.issuer, "duty": Duty.SIGN, "person": chosen, "due_at": due}
        if issuance.by_hand:
            act.wait_for("sign_on_paper", **signing)
            act.wait_for("issue", agency=act.plan.issuer, duty=Duty.ISSUE, due_at=due)
        else:
            act.wait_for("sign", **signing)
        act.plan.initial()
        ask_for_prepared_file(issuance)
        act.detail |= {"signer": chosen.username, "revision": revision.content_id}
    return issuance


def _signing(act: Act, signer: User | None) -> Appointment:
    """By which post the chosen person signs today, by default the first who may."""
    held = (act.plan.issuer_id, Duty.SIGN)
    rows = appointed(timezone.localdate(), held).select_related("post", "user")
    found = (rows.filter(user=signer) if signer else rows).first()
    if found is None:
        reason = _("Chưa có người ký hợp lệ cho %(body)s; đề nghị chọn lại.") % {"body": act.plan.issuer}
        raise Unfit(reason, field="signer")
    return found


def _issuance(act: Act, by_post: Appointment) -> Issuance:
    """The issuance with nothing signed yet; one that was refused when it had its number keeps that and begins anew.

    The signature block prints the name of the post: BÍ THƯ, not “Bí thư Tỉnh ủy” (HD05 7.1.3).
    """
    issuance = getattr(act.plan, "issuance", None)
    if issuance is None:
        issuance = Issuance(plan=act.plan, by_hand=signs_by_hand(act.plan.issuer.body))
    issuance.revision, issuance.signer = act.revision, by_post.user
    issuance.on_behalf = authority_of(act.plan.deciding_body)
    issuance.position = by_post.post.name.upper()
    issuance.prepared = issuance.filled = issuance.signature_box = issuance.pages = None
    issuance.save()
    return issuance


def authority_of(body: Agency) -> str:
    """The line of authority (HD36 II.1.7, box 7a): the words that are kept of the body, else T/M and its name."""
    return body.signature_form or f"T/M {body.short_name.upper()}"
