"""Each act on a plan as one row of data: where it is possible, for whom, what must be awaited, what may be missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from drafting.models import Status
from drafting.models.plan import UNDER_WAY
from permissions.duties import Duty
from workflow import guards

if TYPE_CHECKING:
    from workflow.can import Stand

S = Status


@dataclass(frozen=True)
class Rule:
    """`part`: the duty with which the person's agency takes part; `duty`: what the person holds for that agency."""

    label: str | Promise
    part: Duty
    duty: Duty
    statuses: frozenset[Status]
    awaits: tuple[str, ...] = ()
    missing: Callable[[Stand], guards.Missing | None] | None = None
    main: bool = True
    """Shown as the page's one main action when it is open; else a plain button."""
    moves: bool = True
    """Whether it counts as a turn: a stale form of a moving act is told what happened meanwhile."""


def rule(label: str | Promise, part: Duty, duty: Duty, *statuses: Status, **more: Any) -> Rule:
    return Rule(label, part, duty, frozenset(statuses), **more)


# A table is read by its rows.
# fmt: off
RULES: dict[str, Rule] = {
    # Drafting agency
    "hand_up": rule(
        _("Trình lãnh đạo ban"), Duty.DRAFT, Duty.DRAFT, S.DRAFTING, S.CONSOLIDATING, S.FINALISING,
        awaits=("hand_up",), missing=guards.before_leaving,
    ),
    "hand_back": rule(
        _("Chuyển lại chuyên viên"), Duty.DRAFT, Duty.RELEASE, S.DRAFTING, S.CONSOLIDATING, S.FINALISING,
        awaits=("release",), main=False,
    ),
    "allow_unanswered": rule(
        _("Cho chuyển khi chưa đối chiếu đủ"), Duty.DRAFT, Duty.RELEASE, S.DRAFTING, S.CONSOLIDATING, main=False,
        moves=False,
    ),
    "set_urgency": rule(
        _("Đổi mức độ khẩn"), Duty.DRAFT, Duty.RELEASE, S.DRAFTING, S.ADVISORY_REVIEW, S.CONSOLIDATING, S.APPRAISAL,
        S.STEERING, S.DECIDING, S.FINALISING, moves=False, main=False,
    ),
    "release_to_advisers": rule(
        _("Gửi lấy ý kiến góp ý"), Duty.DRAFT, Duty.RELEASE, S.DRAFTING, S.CONSOLIDATING, awaits=("release",),
        missing=guards.before_leaving,
    ),
    "release_to_office": rule(
        _("Chuyển Văn phòng thẩm định"), Duty.DRAFT, Duty.RELEASE, S.DRAFTING, S.CONSOLIDATING, awaits=("release",),
        missing=guards.before_office,
    ),
    "release_final": rule(
        _("Chuyển Văn phòng kiểm tra bản hoàn chỉnh"), Duty.DRAFT, Duty.RELEASE, S.FINALISING, awaits=("release",),
    ),
    "ask_for_more": rule(
        _("Xin ý kiến Thường trực về nội dung ngoài kết luận"), Duty.DRAFT, Duty.RELEASE, S.FINALISING,
        awaits=("release",), main=False,
    ),
    "recall": rule(_("Rút lại để soạn tiếp"), Duty.DRAFT, Duty.RELEASE, S.ADVISORY_REVIEW, main=False),
    "add_adviser": rule(
        _("Lấy thêm ý kiến"), Duty.DRAFT, Duty.RELEASE, S.ADVISORY_REVIEW, moves=False, main=False,
    ),
    "extend_adviser": rule(
        _("Đổi thời hạn góp ý"), Duty.DRAFT, Duty.RELEASE, S.ADVISORY_REVIEW, moves=False, main=False,
    ),
    "withdraw_adviser": rule(
        _("Thôi lấy ý kiến"), Duty.DRAFT, Duty.RELEASE, S.ADVISORY_REVIEW, moves=False, main=False,
    ),
    "remind_advisers": rule(
        _("Nhắc cơ quan chưa góp ý"), Duty.DRAFT, Duty.DRAFT, S.ADVISORY_REVIEW, moves=False, main=False,
    ),
    "enter_opinion": rule(
        _("Nhập ý kiến gửi bằng văn bản"), Duty.DRAFT, Duty.DRAFT, S.ADVISORY_REVIEW, S.CONSOLIDATING,
        moves=False, main=False,
    ),
    "close_advisory_round": rule(
        _("Kết thúc lấy ý kiến"), Duty.DRAFT, Duty.DRAFT, S.ADVISORY_REVIEW, missing=guards.round_may_close,
        main=False,
    ),
    "answer_comment": rule(
        _("Giải trình ý kiến góp ý"), Duty.DRAFT, Duty.DRAFT, S.CONSOLIDATING, awaits=("hand_up",), moves=False,
    ),
    "reassign": rule(
        _("Đổi người soạn thảo"), Duty.DRAFT, Duty.RELEASE, S.DRAFTING, S.ADVISORY_REVIEW, S.CONSOLIDATING,
        S.FINALISING, moves=False, main=False, missing=guards.another_drafter,
    ),
    "cancel": rule(
        _("Dừng soạn thảo"), Duty.DRAFT, Duty.RELEASE, *UNDER_WAY, missing=guards.not_numbered, main=False,
    ),
    # Advisory agencies
    "write_opinion": rule(
        _("Ghi ý kiến góp ý"), Duty.ADVISE, Duty.ADVISE, S.ADVISORY_REVIEW, S.CONSOLIDATING,
        awaits=("write_opinion", "release_opinion"), moves=False,
    ),
    "hand_up_opinion": rule(
        _("Trình lãnh đạo cơ quan"), Duty.ADVISE, Duty.ADVISE, S.ADVISORY_REVIEW, S.CONSOLIDATING,
        awaits=("write_opinion",), moves=False, missing=guards.opinion_chosen,
    ),
    "release_opinion": rule(
        _("Gửi ý kiến góp ý"), Duty.ADVISE, Duty.RELEASE, S.ADVISORY_REVIEW, S.CONSOLIDATING,
        awaits=("write_opinion", "release_opinion"), moves=False, missing=guards.opinion_chosen,
    ),
    "ask_for_time": rule(
        _("Đề nghị thêm thời gian"), Duty.ADVISE, Duty.ADVISE, S.ADVISORY_REVIEW,
        awaits=("write_opinion", "release_opinion"), moves=False, main=False,
    ),
    "point_elsewhere": rule(
        _("Đề nghị lấy ý kiến cơ quan khác"), Duty.ADVISE, Duty.ADVISE, S.ADVISORY_REVIEW,
        awaits=("write_opinion", "release_opinion"), moves=False, main=False,
    ),
    # Office
    "add_finding": rule(
        _("Ghi ý kiến thẩm định"), Duty.APPRAISE, Duty.APPRAISE, S.APPRAISAL, awaits=("hand_up_appraisal",),
        moves=False, missing=guards.not_own_draft,
    ),
    "record_checklist": rule(
        _("Ghi kết quả thẩm định"), Duty.APPRAISE, Duty.APPRAISE, S.APPRAISAL, awaits=("hand_up_appraisal",),
        moves=False, missing=guards.not_own_draft,
    ),
    "settle_finding": rule(
        _("Xác nhận đã sửa"), Duty.APPRAISE, Duty.APPRAISE, S.APPRAISAL, awaits=("hand_up_appraisal",), moves=False,
        missing=guards.not_own_draft,
    ),
    "return_from_appraisal": rule(
        _("Yêu cầu hoàn chỉnh, trình lại"), Duty.APPRAISE, Duty.APPRAISE, S.APPRAISAL,
        awaits=("hand_up_appraisal",), main=False, missing=guards.not_own_draft,
    ),
    "hand_up_appraisal": rule(
        _("Trình lãnh đạo Văn phòng"), Duty.APPRAISE, Duty.APPRAISE, S.APPRAISAL, awaits=("hand_up_appraisal",),
        missing=guards.appraised_whole,
    ),
    "hand_back_appraisal": rule(
        _("Chuyển lại chuyên viên"), Duty.APPRAISE, Duty.RELEASE, S.APPRAISAL, awaits=("release_to_steering",),
        main=False,
    ),
    "release_to_steering": rule(
        _("Trình Thường trực cho ý kiến"), Duty.APPRAISE, Duty.RELEASE, S.APPRAISAL, awaits=("release_to_steering",),
    ),
    "close_written_round": rule(
        _("Kết thúc xin ý kiến"), Duty.APPRAISE, Duty.APPRAISE, S.DECIDING, awaits=("close_written_round",),
        missing=guards.ballots_may_close,
    ),
    "remind": rule(
        _("Nhắc các đồng chí chưa gửi phiếu"), Duty.APPRAISE, Duty.APPRAISE, S.DECIDING,
        awaits=("close_written_round",), moves=False, main=False, missing=guards.ballots_are_open,
    ),
    "reassign_officer": rule(
        _("Đổi cán bộ tổng hợp, ghi chép"), Duty.APPRAISE, Duty.RELEASE, S.DECIDING, moves=False, main=False,
        missing=guards.another_officer,
    ),
    "enter_ballot": rule(
        _("Nhập phiếu giấy"), Duty.APPRAISE, Duty.APPRAISE, S.DECIDING, awaits=("close_written_round",),
        moves=False, main=False,
    ),
    "confirm_ballots": rule(
        _("Đối chiếu, xác nhận phiếu giấy"), Duty.APPRAISE, Duty.RELEASE, S.DECIDING, awaits=("confirm_ballots",),
        moves=False, main=False,
    ),
    "record_interest": rule(
        _("Ghi nhận không tham gia quyết định"), Duty.APPRAISE, Duty.APPRAISE, S.DECIDING,
        awaits=("close_written_round", "record_vote"), moves=False, main=False,
    ),
    "record_vote": rule(
        _("Ghi kết quả biểu quyết"), Duty.APPRAISE, Duty.APPRAISE, S.DECIDING, awaits=("record_vote",),
        missing=guards.vote_may_be_recorded,
    ),
    "tick_line": rule(
        _("Xác nhận đã hoàn chỉnh"), Duty.APPRAISE, Duty.APPRAISE, S.FINALISING, awaits=("tick_line",), moves=False,
    ),
    "return_final": rule(
        _("Chuyển lại để hoàn chỉnh tiếp"), Duty.APPRAISE, Duty.APPRAISE, S.FINALISING, awaits=("tick_line",),
        main=False,
    ),
    "initial": rule(_("Ký nháy, trình ký"), Duty.APPRAISE, Duty.RELEASE, S.FINALISING, awaits=("initial",)),
    # Permanent board
    "open_written_round": rule(
        _("Xin ý kiến bằng văn bản"), Duty.STEER, Duty.STEER, S.STEERING, awaits=("open_written_round",),
        missing=guards.written_round_possible,
    ),
    "put_to_meeting": rule(
        _("Đưa ra hội nghị"), Duty.STEER, Duty.STEER, S.STEERING, S.DECIDING,
        awaits=("open_written_round", "record_outcome"), missing=guards.meeting_possible,
    ),
    "return_from_steering": rule(
        _("Yêu cầu hoàn chỉnh, trình lại"), Duty.STEER, Duty.STEER, S.STEERING, awaits=("open_written_round",),
        main=False,
    ),
    "approve": rule(
        _("Ghi kết luận: thông qua"), Duty.STEER, Duty.STEER, S.DECIDING, awaits=("record_outcome",),
        missing=guards.passed,
    ),
    "return_from_deciding": rule(
        _("Yêu cầu hoàn chỉnh, trình lại"), Duty.STEER, Duty.STEER, S.DECIDING, awaits=("record_outcome",),
        missing=guards.not_passed, main=False,
    ),
    "refuse": rule(
        _("Không đồng ý ban hành, dừng hẳn"), Duty.STEER, Duty.STEER, S.STEERING, S.DECIDING,
        awaits=("open_written_round", "record_outcome"), missing=guards.not_passed, main=False,
    ),
    "decide_again": rule(
        _("Xin ý kiến lần nữa"), Duty.STEER, Duty.STEER, S.DECIDING, awaits=("record_outcome",),
        missing=guards.without_result, main=False,
    ),
    # Members of the deciding body
    "send_ballot": rule(
        _("Gửi phiếu"), Duty.DECIDE, Duty.DECIDE, S.DECIDING, missing=guards.on_the_roster, moves=False,
    ),
    # Signatory and clerk
    "sign": rule(_("Ký văn bản"), Duty.SIGN, Duty.SIGN, S.SIGNING, awaits=("sign",), missing=guards.file_prepared),
    "take_back_signature": rule(
        _("Nộp lại bản đã ký số"), Duty.SIGN, Duty.SIGN, S.SIGNING, awaits=("sign",), main=False,
        missing=guards.may_take_back,
    ),
    "sign_by_hash": rule(
        _("Ký bằng thiết bị qua mã băm"), Duty.SIGN, Duty.SIGN, S.SIGNING, awaits=("sign",), main=False,
        missing=guards.may_take_back, moves=False,
    ),
    "refuse_to_sign": rule(
        _("Chưa ký, chuyển lại"), Duty.SIGN, Duty.SIGN, S.SIGNING, awaits=("sign", "sign_on_paper"), main=False,
    ),
    "issue": rule(
        _("Cấp số, ngày và phát hành"), Duty.ISSUE, Duty.ISSUE, S.SIGNING, awaits=("issue",),
        missing=guards.signature_stored,
    ),
    "take_back_seal": rule(
        _("Nộp lại bản đã ký số của cơ quan"), Duty.ISSUE, Duty.ISSUE, S.SIGNING, awaits=("take_back_seal",),
        missing=guards.number_filled,
    ),
    "seal_by_hash": rule(
        _("Ký số của cơ quan qua mã băm"), Duty.ISSUE, Duty.ISSUE, S.SIGNING, awaits=("take_back_seal",), main=False,
        missing=guards.number_filled, moves=False,
    ),
    "refuse_to_issue": rule(
        _("Chuyển lại để hoàn chỉnh"), Duty.ISSUE, Duty.ISSUE, S.SIGNING, awaits=("issue",), main=False,
        missing=guards.not_numbered_by_another,
    ),
    "hand_in_scan": rule(
        _("Nộp bản quét đã ký, đóng dấu"), Duty.ISSUE, Duty.ISSUE, S.SIGNING,
        awaits=("hand_in_scan", "vouch_for_scan"), missing=guards.paper_printed,
    ),
    "vouch_for_scan": rule(
        _("Xác nhận bản quét"), Duty.ISSUE, Duty.ISSUE, S.SIGNING, awaits=("vouch_for_scan",),
    ),
    "confirm_scan": rule(
        _("Đối chiếu, xác nhận bản quét"), Duty.APPRAISE, Duty.RELEASE, S.SIGNING, awaits=("confirm_scan",),
    ),
    "send_back_scan": rule(
        _("Bản quét chưa đúng, chuyển lại văn thư"), Duty.APPRAISE, Duty.RELEASE, S.SIGNING, awaits=("confirm_scan",),
        main=False,
    ),
    "settle_returned": rule(
        _("Xử lý nơi nhận trả lại"), Duty.ISSUE, Duty.ISSUE, S.ISSUED, S.REPLACED, S.WITHDRAWN,
        awaits=("settle_returned",), moves=False,
    ),
    "record_delivery": rule(
        _("Ghi việc gửi ngoài hệ thống"), Duty.ISSUE, Duty.ISSUE, S.ISSUED, S.REPLACED, S.WITHDRAWN, moves=False,
        main=False,
    ),
    "remind_recipients": rule(
        _("Nhắc nơi chưa tiếp nhận"), Duty.ISSUE, Duty.ISSUE, S.ISSUED, moves=False, main=False,
    ),
    "ask_to_preserve": rule(
        _("Lập bản lưu trữ dài hạn"), Duty.ISSUE, Duty.ISSUE, S.ISSUED, S.REPLACED, S.WITHDRAWN, moves=False,
        main=False, missing=guards.may_preserve,
    ),
    "correct": rule(_("Đính chính"), Duty.ISSUE, Duty.ISSUE, S.ISSUED, main=False),
    "withdraw": rule(_("Thu hồi văn bản"), Duty.ISSUE, Duty.ISSUE, S.ISSUED, main=False),
    "replace": rule(_("Ghi nhận văn bản thay thế"), Duty.ISSUE, Duty.ISSUE, S.ISSUED, main=False),
    # Recipients
    "send_back": rule(
        _("Trả lại, không đúng nơi nhận"), Duty.RECEIVE, Duty.RECEIVE, S.ISSUED, awaits=("register",), moves=False,
        main=False,
    ),
    "take_note": rule(
        _("Đã biết thay đổi của văn bản"), Duty.RECEIVE, Duty.RECEIVE, S.ISSUED, S.REPLACED, S.WITHDRAWN,
        awaits=("take_note",), moves=False,
    ),
}
# fmt: on
