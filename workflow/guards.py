"""What must be there before a step, each with the sentence and the place that mends it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from drafting.models import Plan, Status
from permissions.duties import Duty, holders
from workflow.bodies import office
from workflow.checklist import POINTS
from workflow.deciding import rules
from workflow.deciding.regulations import rule_of
from workflow.issuance import lasting
from workflow.issuance.asked_again import still_signs
from workflow.issuance.key_holders import holds_key_here
from workflow.models import (
    Awaited,
    Ballot,
    CheckedPoint,
    ConclusionLine,
    DecisionRound,
    Finding,
    Issuance,
    Member,
    Opinion,
    Separated,
)
from workflow.separation import must_differ

if TYPE_CHECKING:
    from workflow.can import Stand


@dataclass(frozen=True)
class Missing:
    reason: str
    link: str = ""


def two_digits(count: int) -> str:
    """Counts below ten are written 03, 05 in documents and on screen."""
    return f"{count:02d}"


def before_leaving(stand: Stand) -> Missing | None:
    """Nothing leaves with an unanswered task or comment, unless the head decided so on an urgent matter."""
    plan = stand.plan
    if plan.status == Status.FINALISING:
        return None
    comments = stand.counts["comments"]
    if comments:
        return Missing(
            _("Chưa thể trình: còn %(n)s ý kiến góp ý chưa giải trình.") % {"n": two_digits(comments)},
            reverse("consolidation", args=[plan.uid]),
        )
    if not stand.counts["items"]:
        return Missing(_("Chưa thể trình: dự thảo chưa có nội dung nào."))
    tasks = stand.counts["unanswered"]
    if tasks and not plan.unanswered_allowed:
        return Missing(
            ngettext(
                "Chưa thể trình: còn %(n)s nhiệm vụ của cấp trên chưa đối chiếu.",
                "Chưa thể trình: còn %(n)s nhiệm vụ của cấp trên chưa đối chiếu.",
                tasks,
            )
            % {"n": two_digits(tasks)},
            reverse("plan", args=[plan.uid]) + "#unanswered",
        )
    changed = stand.counts["suspect"]
    if changed and not plan.unanswered_allowed:
        return Missing(
            _("Chưa thể trình: văn bản của cấp trên đã thay đổi, còn %(n)s nhiệm vụ cần xem lại.")
            % {"n": two_digits(changed)},
            reverse("ledger", args=[plan.uid]) + "?suspect=yes",
        )
    return None


def before_office(stand: Stand) -> Missing | None:
    """As before leaving; the recipients are chosen, no error is left and each warning has its reason."""
    if missing := before_leaving(stand):
        return missing
    if not stand.counts["recipients"]:
        return Missing(
            _("Chưa thể chuyển: chưa chọn nơi nhận."), reverse("recipients", args=[stand.plan.uid])
        )
    return _checked(stand)


def _checked(stand: Stand) -> Missing | None:
    found = stand.findings
    link = reverse("checks", args=[stand.plan.uid])
    if found.errors:
        return Missing(
            _("Chưa thể chuyển: còn %(n)s lỗi phải sửa.") % {"n": two_digits(len(found.errors))}, link
        )
    if found.open_warnings:
        return Missing(
            _("Chưa thể chuyển: còn %(n)s lưu ý chưa sửa và chưa ghi lý do giữ nguyên.")
            % {"n": two_digits(len(found.open_warnings))},
            link,
        )
    return None


def another_drafter(stand: Stand) -> Missing | None:
    """Somebody else of the drafting agency whose duty it is."""
    people = holders(Duty.DRAFT, stand.plan.drafted_by_id, timezone.localdate())
    if not people.exclude(pk=stand.plan.drafter_id).exists():
        return Missing(_("Cơ quan chưa có đồng chí khác được giao nhiệm vụ soạn thảo."))
    return None


def another_officer(stand: Stand) -> Missing | None:
    """While a round or a meeting is open: somebody else of the Office."""
    round_ = stand.round
    if round_ is None or round_.closed_at is not None:
        return Missing(_("Không có đợt xin ý kiến, hội nghị nào đang mở."))
    people = holders(Duty.APPRAISE, office(stand.plan.issuer), timezone.localdate())
    if not people.exclude(pk=round_.officer_id).exists():
        return Missing(_("Văn phòng chưa có đồng chí khác được giao nhiệm vụ thẩm định."))
    return None


def round_may_close(stand: Stand) -> Missing | None:
    """By the drafting agency once the due date has passed; earlier the last opinion closes it."""
    round_ = stand.plan.advisory_rounds.filter(closed_at=None).last()
    if round_ is not None and timezone.localdate() <= round_.due_on:
        return Missing(
            _("Thời hạn góp ý đến hết ngày %(due)s; đến lúc đó mới kết thúc khi còn cơ quan chưa gửi ý kiến.")
            % {"due": f"{round_.due_on:%d/%m/%Y}"}
        )
    return None


def opinion_chosen(stand: Stand) -> Missing | None:
    """An opinion goes out with its answer, and comments where the answer says that there are some."""
    agencies = stand.part_of("advise", "advise") + stand.part_of("advise", "release")
    opinions = Opinion.objects.filter(
        round__plan=stand.plan,
        round__recalled=False,
        agency__in=agencies,
        released_at=None,
        withdrawn_at=None,
    )
    opinion = opinions.order_by("round__number").last()
    link = reverse("opinion", args=[stand.plan.uid])
    if opinion is None or not opinion.answer:
        return Missing(_("Chưa thể gửi: chưa chọn mức độ nhất trí."), link)
    if opinion.answer != Opinion.Answer.AGREE and not (opinion.text or opinion.comments.exists()):
        return Missing(_("Chưa thể gửi: cần ghi nội dung góp ý khi chưa nhất trí hoàn toàn."), link)
    return None


def not_own_draft(stand: Stand) -> Missing | None:
    """Who wrote the draft does not appraise it: where the Office drafts, another of its officers does."""
    if stand.user.pk == stand.plan.drafter_id and _must_differ(stand, Separated.APPRAISAL):
        return Missing(_("Đồng chí đã soạn thảo văn bản này; cán bộ khác của Văn phòng thẩm định."))
    return None


def appraised_whole(stand: Stand) -> Missing | None:
    """By another person than the drafter; no error is left open and every point of the checklist is answered."""
    if missing := not_own_draft(stand):
        return missing
    errors = Finding.objects.filter(plan=stand.plan, severity=Finding.Severity.ERROR, mended_at=None).count()
    if errors:
        return Missing(
            _("Chưa thể trình: còn %(n)s ý kiến thẩm định phải sửa.") % {"n": two_digits(errors)},
            reverse("appraisal", args=[stand.plan.uid]),
        )
    plan = stand.plan
    answered = CheckedPoint.objects.filter(plan=plan, draft_number=plan.draft_number).count()
    if answered < len(POINTS):
        return Missing(
            _("Chưa thể trình: còn %(n)s nội dung thẩm định chưa ghi kết quả.")
            % {"n": two_digits(len(POINTS) - answered)},
            reverse("appraisal", args=[plan.uid]) + "#checklist",
        )
    return None


def on_the_roster(stand: Stand) -> Missing | None:
    """Only members on the roster at opening, until closing."""
    round_ = stand.round
    if round_ is not None and round_.way == DecisionRound.Way.MEETING:
        return Missing(_("Kế hoạch được xem xét tại hội nghị nên không gửi phiếu."))
    if round_ is None or round_.closed_at is not None or timezone.now() >= round_.closes_at:
        return Missing(_("Đã hết thời hạn gửi phiếu."))
    member = Member.objects.filter(round=round_, user=stand.user).first()
    if member is None:
        return Missing(_("Đồng chí không có trong danh sách xin ý kiến lần này."))
    if member.interest:
        return Missing(
            _("Đồng chí không tham gia quyết định nội dung này: %(reason)s") % {"reason": member.interest}
        )
    return None


def written_round_possible(stand: Stand) -> Missing | None:
    """By the committee's regulation, and never for a matter of personnel (01-QC/ĐU art. 9.3)."""
    if stand.plan.personnel:
        return Missing(_("Nội dung về nhân sự không xin ý kiến bằng văn bản; đề nghị đưa ra hội nghị."))
    if not rule_of(stand.plan.issuer.body).written:
        return Missing(_("Quy chế của cấp ủy không cho xin ý kiến bằng văn bản; đề nghị đưa ra hội nghị."))
    return None


def meeting_possible(stand: Stand) -> Missing | None:
    """Before any round; after one without result, or one that passed with differing opinions, as the rule says."""
    if stand.plan.status == Status.STEERING:
        return None
    round_ = stand.round
    if round_ is None or round_.outcome == DecisionRound.Outcome.NO_RESULT:
        return None
    if round_.outcome == DecisionRound.Outcome.PASSED and rules.may_meet(*asked_and_said(round_)):
        return None
    return Missing(_("Kết quả đã rõ theo quy chế nên không đưa ra hội nghị nữa."))


def vote_may_be_recorded(stand: Stand) -> Missing | None:
    """Once it is held and known who was there."""
    round_ = stand.round
    if round_ is None or round_.meeting is None:
        return Missing(_("Kế hoạch chưa được đưa ra hội nghị."))
    link = reverse("meeting", args=[round_.meeting.uid])
    if timezone.now() < round_.meeting.held_at:
        at = f"{timezone.localtime(round_.meeting.held_at):%H:%M, %d/%m/%Y}"
        return Missing(_("Hội nghị bắt đầu lúc %(at)s.") % {"at": at}, link)
    if round_.meeting.chair_id is None:
        return Missing(_("Chưa ghi danh sách dự họp; đề nghị ghi trước khi ghi kết quả biểu quyết."), link)
    return None


def asked_and_said(round_: DecisionRound) -> tuple[rules.Rule, rules.Count]:
    """The rule of a round and its count, as the functions of workflow.deciding.rules take them."""
    from workflow.services.deciding import tally_of  # here, as the services ask these guards

    return rules.Rule.from_json(round_.rule), tally_of(round_)


def ballots_are_open(stand: Stand) -> Missing | None:
    """While somebody's ballot is still awaited."""
    if not Awaited.objects.filter(plan=stand.plan, act="send_ballot", done_at=None).exists():
        return Missing(_("Các đồng chí đều đã gửi phiếu."))
    return None


def _must_differ(stand: Stand, rule: Separated) -> bool:
    return must_differ(stand.plan.issuer.body, rule, stand.user)


def ballots_may_close(stand: Stand) -> Missing | None:
    """At closing time, or earlier once all ballots are in; a paper ballot counts after a second look."""
    round_ = stand.round
    unconfirmed = Ballot.objects.filter(Ballot.unconfirmed(), member__round=round_).count()
    if unconfirmed:
        return Missing(
            _("Còn %(n)s phiếu giấy chưa được lãnh đạo Văn phòng đối chiếu, xác nhận.")
            % {"n": two_digits(unconfirmed)}
        )
    if round_ is None or timezone.now() >= round_.closes_at:
        return None
    left = Awaited.objects.filter(plan=stand.plan, act="send_ballot", done_at=None).count()
    if left:
        return Missing(
            _("Còn %(n)s đồng chí chưa gửi phiếu; thời hạn đến %(at)s.")
            % {"n": two_digits(left), "at": f"{timezone.localtime(round_.closes_at):%H:%M, %d/%m/%Y}"}
        )
    return None


def passed(stand: Stand) -> Missing | None:
    round_ = stand.round
    if round_ is None or round_.outcome != DecisionRound.Outcome.PASSED:
        return Missing(_("Kết quả xin ý kiến chưa đủ để thông qua theo quy chế."))
    if rules.must_meet(*asked_and_said(round_)):
        return Missing(_("Theo quy chế, còn ý kiến khác nhau thì phải đưa ra hội nghị trước khi kết luận."))
    return None


def not_passed(stand: Stand) -> Missing | None:
    round_ = stand.round
    decided = stand.plan.status == Status.DECIDING and round_ is not None
    if decided and round_ is not None and round_.outcome == DecisionRound.Outcome.PASSED:
        return Missing(
            _("Kế hoạch đã được thông qua theo quy chế nên không yêu cầu trình lại; hãy ghi kết luận.")
        )
    return None


def without_result(stand: Stand) -> Missing | None:
    round_ = stand.round
    if round_ is None or round_.outcome != DecisionRound.Outcome.NO_RESULT:
        return Missing(_("Chỉ xin ý kiến lần nữa khi lần trước chưa đủ ý kiến để kết luận."))
    return None


def lines_ticked(plan: Plan) -> bool:
    """Every line of the conclusion is confirmed by the Office."""
    return not ConclusionLine.objects.filter(plan=plan, ticked_at=None).exists()


def _issuance(stand: Stand) -> Issuance | None:
    return Issuance.objects.filter(plan=stand.plan).select_related("signer").first()


def file_prepared(stand: Stand) -> Missing | None:
    issuance = _issuance(stand)
    if issuance is None or issuance.prepared_id is None:
        return Missing(_("Đang tạo bản trình ký; trang này tự mở khi xong, thường trong vài giây."))
    if issuance.sign_asked_at:
        return Missing(_("Đồng chí đã ký; chữ ký số đang được ghi vào văn bản."))
    if not holds_key_here("person", issuance.signer.username):
        link = reverse("act", args=[stand.plan.uid, "take_back_signature"])
        return Missing(
            _(
                "Khóa ký của đồng chí không nằm trong hệ thống: tải bản trình ký, ký bằng thiết bị, nộp lại tệp."
            ),
            link,
        )
    return None


def may_take_back(stand: Stand) -> Missing | None:
    """A file is there, and what was signed with a key here is not signed again elsewhere."""
    issuance = _issuance(stand)
    if issuance is None or issuance.prepared_id is None:
        return Missing(_("Đang tạo bản trình ký; trang này tự mở khi xong, thường trong vài giây."))
    if issuance.sign_asked_at:
        return Missing(_("Đồng chí đã ký; chữ ký số đang được ghi vào văn bản."))
    return None


def number_filled(stand: Stand) -> Missing | None:
    issuance = _issuance(stand)
    if issuance is None or issuance.filled_id is None:
        return Missing(_("Số, ngày đang được ghi vào văn bản, thường trong vài giây."))
    return None


def paper_printed(stand: Stand) -> Missing | None:
    issuance = _issuance(stand)
    if issuance is None or issuance.filled_id is None:
        return Missing(_("Bản để in, ký đang được tạo với số, ngày đã cấp, thường trong vài giây."))
    return None


def signature_stored(stand: Stand) -> Missing | None:
    """The person's signature is there; by hand it comes after number and date, on what is printed with them."""
    issuance = _issuance(stand)
    if issuance is not None and issuance.by_hand:
        if issuance.prepared_id is None:
            return Missing(_("Đang tạo bản trình ký; trang này tự mở khi xong, thường trong vài giây."))
    elif issuance is not None and issuance.signed_id is None and not still_signs(issuance):
        return Missing(
            _(
                "Đồng chí %(name)s không còn nhiệm vụ ký nên chữ ký số không được ghi; đề nghị chuyển lại để trình "
                "người khác ký."
            )
            % {"name": issuance.signer}
        )
    elif issuance is None or issuance.signed_id is None:
        return Missing(_("Chữ ký số của người ký đang được ghi vào văn bản, thường trong vài giây."))
    if issuance.signer_id == stand.user.pk and _must_differ(stand, Separated.ISSUE):
        return Missing(_("Người ký không đồng thời cấp số, đóng dấu văn bản của mình."))
    return None


def may_preserve(stand: Stand) -> Missing | None:
    """A second file can be made, and is neither there nor on its way."""
    issuance = _issuance(stand)
    if issuance is None or not issuance.signatures:
        return Missing(_("Văn bản này không có chữ ký số nên không lập bản lưu trữ dài hạn."))
    if not lasting.possible():
        return Missing(
            _(
                "Hệ thống chưa được cấu hình máy chủ cấp dấu thời gian và nơi tra cứu chứng thư bị thu hồi; "
                "đề nghị báo quản trị."
            )
        )
    return {
        "made": Missing(_("Bản lưu trữ dài hạn đã có.")),
        "waiting": Missing(
            _("Bản lưu trữ dài hạn đang được lập; hệ thống tự thử lại khi máy chủ chưa trả lời.")
        ),
    }.get(lasting.state_of(issuance))


def not_numbered(stand: Stand) -> Missing | None:
    if _numbered(stand):
        return Missing(_("Văn bản đã được cấp số nên không dừng soạn thảo được nữa."))
    return None


def not_numbered_by_another(stand: Stand) -> Missing | None:
    """Of a number that another clerk has given and not sealed: it stays with the plan, so the way is on."""
    if _numbered(stand):
        return Missing(_("Văn bản đã được cấp số nên không chuyển lại được nữa; đề nghị phát hành."))
    return None


def _numbered(stand: Stand) -> bool:
    issuance = _issuance(stand)
    return issuance is not None and issuance.number is not None
