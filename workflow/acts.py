"""How each act on a plan is asked for on the web: its form, its service, what the person is told before and after."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from drafting.models import Plan
from workflow.forms.acts import (
    ActForm,
    AddAdviserForm,
    AdviserForm,
    AskTimeForm,
    ConfirmBallotsForm,
    InitialForm,
    InterestForm,
    IssueForm,
    PointElsewhereForm,
    ReasonForm,
    ReassignForm,
    ReassignOfficerForm,
    RefuseForm,
    ToAdvisersForm,
    ToMeetingForm,
    ToOfficeForm,
    UrgencyForm,
    VoteForm,
    WithdrawAdviserForm,
    WrittenRoundForm,
)
from workflow.forms.issuing import (
    CorrectForm,
    HandInScanForm,
    RecordDeliveryForm,
    ReplaceForm,
    SettleReturnedForm,
    TakeBackForm,
    WithdrawForm,
)
from workflow.models import Issuance
from workflow.services import (
    advisers,
    advisory,
    appraisal,
    changing_issued,
    deciding,
    delivering,
    drafting,
    finalising,
    issuing,
    meetings,
    preserving,
    reassigning,
    reminding,
    signing_by_hand,
)


@dataclass(frozen=True)
class ActPage:
    """`do` is a service: it takes the plan, by, turn and the form's cleaned data."""

    do: Callable[..., Any]
    what: Any
    """What will happen, said before."""
    done: Any
    form: type[ActForm] = ActForm
    back: str = "plan"
    """Name of the page that is shown afterwards."""
    straight: bool = False
    """Posted from the action bar itself, after the question `what`."""
    harsh: bool = False
    """Takes the plan from somebody's hands or stops it; its button is not the main one."""
    by_hand: tuple[Any, Any] | None = None
    """`what` and `done` where the document is signed and sealed on paper."""

    def said(self, plan: Plan) -> tuple[Any, Any]:
        """What the person is told before and after."""
        if self.by_hand and Issuance.objects.filter(plan=plan, by_hand=True).exists():
            return self.by_hand
        return self.what, self.done


ACTS: dict[str, ActPage] = {
    # Drafting agency
    "hand_up": ActPage(
        drafting.hand_up,
        _("Dự thảo được trình lãnh đạo xem xét; trong thời gian đó nội dung không sửa được."),
        _("Đã trình lãnh đạo."),
        straight=True,
    ),
    "hand_back": ActPage(
        drafting.hand_back,
        _("Dự thảo được chuyển lại chuyên viên soạn thảo kèm lý do để hoàn chỉnh."),
        _("Đã chuyển lại chuyên viên."),
        form=ReasonForm,
        harsh=True,
    ),
    "allow_unanswered": ActPage(
        drafting.allow_unanswered,
        _(
            "Cho phép trình, chuyển dự thảo khi còn nhiệm vụ của cấp trên chưa đối chiếu; "
            "lý do được lưu trong hồ sơ."
        ),
        _("Đã cho phép chuyển khi chưa đối chiếu đủ."),
        form=ReasonForm,
        harsh=True,
    ),
    "release_to_advisers": ActPage(
        drafting.release_to_advisers,
        _("Dự thảo được gửi đến các cơ quan đã chọn; mỗi cơ quan chỉ xem được ý kiến của mình."),
        _("Đã gửi lấy ý kiến góp ý."),
        form=ToAdvisersForm,
    ),
    "release_to_office": ActPage(
        drafting.release_to_office,
        _("Dự thảo được chuyển Văn phòng thẩm định thể thức, hồ sơ trình."),
        _("Đã chuyển Văn phòng thẩm định."),
        form=ToOfficeForm,
    ),
    "release_final": ActPage(
        finalising.release_final,
        _("Bản hoàn chỉnh được chuyển Văn phòng kiểm tra theo từng ý của kết luận."),
        _("Đã chuyển Văn phòng kiểm tra bản hoàn chỉnh."),
    ),
    "set_urgency": ActPage(
        drafting.set_urgency,
        _("Thời hạn các bước tiếp theo tính theo mức độ khẩn; lý do được lưu trong hồ sơ."),
        _("Đã đổi mức độ khẩn."),
        form=UrgencyForm,
    ),
    "ask_for_more": ActPage(
        finalising.ask_for_more,
        _(
            "Dự thảo được trình lại Thường trực vì có nội dung cần sửa ngoài kết luận; "
            "nội dung đó phải được quyết định lại."
        ),
        _("Đã trình lại Thường trực."),
        form=ReasonForm,
        harsh=True,
    ),
    "recall": ActPage(
        drafting.recall,
        _(
            "Dự thảo được rút lại để soạn tiếp; các cơ quan không gửi ý kiến lần này được nữa. "
            "Ý kiến đã gửi vẫn lưu trong hồ sơ."
        ),
        _("Đã rút lại dự thảo."),
        form=ReasonForm,
        harsh=True,
    ),
    "close_advisory_round": ActPage(
        advisory.close_advisory_round,
        _("Kết thúc lấy ý kiến khi đã hết thời hạn; cơ quan chưa gửi ý kiến được ghi nhận trong hồ sơ."),
        _("Đã kết thúc lấy ý kiến góp ý."),
        back="consolidation",
    ),
    "reassign": ActPage(
        reassigning.reassign,
        _("Dự thảo và những việc đang chờ người soạn thảo được giao cho đồng chí khác của cơ quan."),
        _("Đã đổi người soạn thảo."),
        form=ReassignForm,
    ),
    "remind": ActPage(
        reminding.remind,
        _("Lời nhắc được gửi đến các đồng chí chưa gửi phiếu; mỗi đồng chí một lần trong ngày."),
        _("Đã nhắc các đồng chí chưa gửi phiếu."),
        back="decision",
        straight=True,
    ),
    "remind_advisers": ActPage(
        reminding.remind_advisers,
        _("Lời nhắc được gửi đến các cơ quan chưa gửi ý kiến; mỗi cơ quan một lần trong ngày."),
        _("Đã nhắc các cơ quan chưa góp ý."),
        straight=True,
    ),
    "reassign_officer": ActPage(
        reassigning.reassign_officer,
        _(
            "Đợt xin ý kiến hoặc hội nghị đang mở được giao cho cán bộ khác của Văn phòng; đồng chí đó xem được phiếu."
        ),
        _("Đã đổi cán bộ tổng hợp, ghi chép."),
        form=ReassignOfficerForm,
        back="decision",
    ),
    "add_adviser": ActPage(
        advisers.add_adviser,
        _("Cơ quan được chọn góp ý về đúng bản dự thảo đã gửi các cơ quan khác."),
        _("Đã lấy thêm ý kiến."),
        form=AddAdviserForm,
        back="consolidation",
    ),
    "extend_adviser": ActPage(
        advisers.extend_adviser,
        _(
            "Thời hạn mới chỉ áp dụng cho cơ quan này; đợt lấy ý kiến kết thúc khi hết thời hạn của cơ quan cuối cùng."
        ),
        _("Đã đổi thời hạn góp ý."),
        form=AdviserForm,
        back="consolidation",
    ),
    "withdraw_adviser": ActPage(
        advisers.withdraw_adviser,
        _("Cơ quan này không góp ý nữa; phần đã ghi được giữ nguyên trong hồ sơ."),
        _("Đã thôi lấy ý kiến của cơ quan này."),
        form=WithdrawAdviserForm,
        back="consolidation",
        harsh=True,
    ),
    "ask_for_time": ActPage(
        advisers.ask_for_time,
        _("Đề nghị được gửi cơ quan chủ trì tham mưu; thời hạn chỉ thay đổi khi cơ quan đó đồng ý."),
        _("Đã gửi đề nghị thêm thời gian."),
        form=AskTimeForm,
        back="opinion",
    ),
    "point_elsewhere": ActPage(
        advisers.point_elsewhere,
        _("Đề nghị được gửi cơ quan chủ trì tham mưu; cơ quan của đồng chí vẫn có thể góp ý."),
        _("Đã gửi đề nghị lấy ý kiến cơ quan khác."),
        form=PointElsewhereForm,
        back="opinion",
    ),
    "cancel": ActPage(
        drafting.cancel,
        _("Kế hoạch dừng hẳn ở đây và không mở lại được; toàn bộ hồ sơ vẫn được lưu."),
        _("Đã dừng soạn thảo."),
        form=ReasonForm,
        harsh=True,
    ),
    # Advisory agencies
    "hand_up_opinion": ActPage(
        advisory.hand_up_opinion,
        _("Ý kiến góp ý được trình lãnh đạo cơ quan xem xét, gửi đi."),
        _("Đã trình lãnh đạo cơ quan."),
        back="opinion",
        straight=True,
    ),
    "release_opinion": ActPage(
        advisory.release_opinion,
        _("Ý kiến được gửi cơ quan chủ trì tham mưu thay mặt cơ quan và không thay đổi được nữa."),
        _("Đã gửi ý kiến góp ý."),
        back="opinion",
        straight=True,
    ),
    # Office
    "return_from_appraisal": ActPage(
        appraisal.return_from_appraisal,
        _("Dự thảo được chuyển lại cơ quan chủ trì tham mưu kèm các ý kiến thẩm định và lý do dưới đây."),
        _("Đã yêu cầu hoàn chỉnh, trình lại."),
        form=ReasonForm,
        harsh=True,
    ),
    "hand_up_appraisal": ActPage(
        appraisal.hand_up_appraisal,
        _("Dự thảo đã thẩm định được trình lãnh đạo Văn phòng; trong thời gian đó nội dung không sửa được."),
        _("Đã trình lãnh đạo Văn phòng."),
        straight=True,
    ),
    "hand_back_appraisal": ActPage(
        appraisal.hand_back_appraisal,
        _("Dự thảo được chuyển lại chuyên viên thẩm định kèm lý do."),
        _("Đã chuyển lại chuyên viên."),
        form=ReasonForm,
        harsh=True,
    ),
    "release_to_steering": ActPage(
        appraisal.release_to_steering,
        _("Dự thảo được trình Thường trực cho ý kiến; từ bước này nội dung không sửa được."),
        _("Đã trình Thường trực cho ý kiến."),
    ),
    "close_written_round": ActPage(
        deciding.close_written_round,
        _("Kết thúc xin ý kiến và tổng hợp kết quả theo quy chế để trình Thường trực."),
        _("Đã kết thúc xin ý kiến; kết quả đã trình Thường trực."),
        back="decision",
    ),
    "return_final": ActPage(
        finalising.return_final,
        _(
            "Bản hoàn chỉnh được chuyển lại cơ quan chủ trì tham mưu; mở lại những phần chưa đạt theo kết luận."
        ),
        _("Đã chuyển lại để hoàn chỉnh tiếp."),
        form=ReasonForm,
        harsh=True,
    ),
    "initial": ActPage(
        finalising.initial,
        _("Văn bản được ký nháy và trình đồng chí dưới đây ký ban hành."),
        _("Đã ký nháy, trình ký."),
        form=InitialForm,
    ),
    # Permanent board
    "open_written_round": ActPage(
        deciding.open_written_round,
        _("Phiếu xin ý kiến được gửi đến toàn thể thành viên của cơ quan quyết định."),
        _("Đã gửi phiếu xin ý kiến đến các đồng chí."),
        form=WrittenRoundForm,
    ),
    "put_to_meeting": ActPage(
        meetings.put_to_meeting,
        _("Kế hoạch được đưa vào chương trình hội nghị của cơ quan quyết định; nội dung dự thảo giữ nguyên."),
        _("Đã đưa vào chương trình hội nghị."),
        form=ToMeetingForm,
        back="decision",
    ),
    "record_vote": ActPage(
        meetings.record_vote,
        _("Kết quả biểu quyết tại hội nghị được ghi và trình Thường trực kết luận; sau đó không sửa được."),
        _("Đã ghi kết quả biểu quyết."),
        form=VoteForm,
        back="decision",
    ),
    "confirm_ballots": ActPage(
        deciding.confirm_ballots,
        _("Phiếu giấy được tính sau khi đồng chí thứ hai đối chiếu bản chụp với ý kiến đã nhập."),
        _("Đã xác nhận phiếu giấy."),
        form=ConfirmBallotsForm,
        back="decision",
    ),
    "record_interest": ActPage(
        deciding.record_interest,
        _("Đồng chí này không gửi phiếu, không biểu quyết về nội dung này; lý do được lưu trong hồ sơ."),
        _("Đã ghi nhận."),
        form=InterestForm,
        back="decision",
        harsh=True,
    ),
    "return_from_steering": ActPage(
        deciding.return_from_steering,
        _("Dự thảo được chuyển lại cơ quan chủ trì tham mưu kèm lý do dưới đây."),
        _("Đã yêu cầu hoàn chỉnh, trình lại."),
        form=ReasonForm,
        harsh=True,
    ),
    "return_from_deciding": ActPage(
        deciding.return_from_deciding,
        _(
            "Kế hoạch chưa được thông qua; dự thảo được chuyển lại cơ quan chủ trì tham mưu kèm lý do dưới đây."
        ),
        _("Đã yêu cầu hoàn chỉnh, trình lại."),
        form=ReasonForm,
        harsh=True,
    ),
    "refuse": ActPage(
        deciding.refuse,
        _(
            "Kế hoạch dừng hẳn ở đây và không mở lại được; lý do được ghi vào hồ sơ, cơ quan chủ trì đọc được."
        ),
        _("Đã ghi nhận không đồng ý ban hành."),
        form=ReasonForm,
        harsh=True,
    ),
    "decide_again": ActPage(
        deciding.decide_again,
        _("Phiếu được gửi lại đến toàn thể thành viên; nội dung dự thảo giữ nguyên."),
        _("Đã gửi phiếu xin ý kiến lần nữa."),
        form=WrittenRoundForm,
    ),
    # Signatory and clerk
    "sign": ActPage(
        issuing.sign,
        _("Chữ ký số của đồng chí được ghi vào bản trình ký; sau đó văn thư cấp số, đóng dấu, phát hành."),
        _("Đồng chí đã ký; văn bản đã chuyển văn thư."),
    ),
    "take_back_signature": ActPage(
        issuing.take_back_signature,
        _(
            "Tải bản trình ký, ký số vào ô chữ ký bằng thiết bị và phần mềm của đồng chí, rồi nộp nguyên tệp vừa ký. "
            "Hệ thống chỉ nhận tệp đúng bằng bản trình ký cộng một chữ ký."
        ),
        _("Đã nhận bản đã ký; văn bản đã chuyển văn thư."),
        form=TakeBackForm,
    ),
    "take_back_seal": ActPage(
        issuing.take_back_seal,
        _(
            "Tải bản đã có số, ngày; ký số của cơ quan vào ô con dấu bằng thiết bị đang giữ, rồi nộp nguyên tệp "
            "vừa ký. Văn bản được phát hành ngay sau khi tệp được kiểm tra."
        ),
        _("Đã nhận bản đã ký; văn bản đang được phát hành."),
        form=TakeBackForm,
    ),
    "refuse_to_sign": ActPage(
        issuing.refuse_to_sign,
        _("Văn bản được chuyển lại để hoàn chỉnh đúng phần nêu dưới đây."),
        _("Đã chuyển lại để hoàn chỉnh."),
        form=RefuseForm,
        harsh=True,
    ),
    "issue": ActPage(
        issuing.issue,
        _("Văn bản được cấp số, đóng dấu và gửi đến các nơi nhận. Số và ngày đã cấp không thay đổi được."),
        _("Đã cấp số, ngày; văn bản đang được đóng dấu và phát hành."),
        form=IssueForm,
        by_hand=(
            _(
                "Văn bản được cấp số, ngày để in, trình ký và đóng dấu bằng tay; phát hành sau khi bản quét được đối "
                "chiếu. Số và ngày đã cấp không thay đổi được."
            ),
            _("Đã cấp số, ngày; bản để in, trình ký đang được tạo."),
        ),
    ),
    "hand_in_scan": ActPage(
        signing_by_hand.hand_in_scan,
        _(
            "Tải bản đã có số, ngày; in, trình ký, đóng dấu rồi quét màu đủ mọi trang và nộp lại. "
            "Bản quét được đối chiếu từng trang với bản in."
        ),
        _("Đã nhận bản quét; hệ thống đang đối chiếu với bản in, khoảng vài giây mỗi trang."),
        form=HandInScanForm,
    ),
    "vouch_for_scan": ActPage(
        signing_by_hand.vouch_for_scan,
        _(
            "Đồng chí xác nhận bản quét đúng là bản giấy đã ký, đóng dấu, đủ trang, rõ chữ; "
            "sau đó lãnh đạo Văn phòng đối chiếu để phát hành."
        ),
        _("Đã xác nhận bản quét."),
    ),
    "confirm_scan": ActPage(
        signing_by_hand.confirm_scan,
        _(
            "Đồng chí là người thứ hai đối chiếu bản quét với bản giấy đã ký, đóng dấu. "
            "Xác nhận xong, bản quét được gửi ngay đến các nơi nhận và không thay đổi được nữa."
        ),
        _("Đã xác nhận; văn bản đang được phát hành."),
    ),
    "send_back_scan": ActPage(
        signing_by_hand.send_back_scan,
        _("Bản quét được chuyển lại văn thư kèm lý do để quét hoặc trình ký lại; số và ngày giữ nguyên."),
        _("Đã chuyển lại văn thư."),
        form=ReasonForm,
        harsh=True,
    ),
    "refuse_to_issue": ActPage(
        issuing.refuse_to_issue,
        _("Văn bản chưa cấp số được chuyển lại để hoàn chỉnh đúng phần nêu dưới đây."),
        _("Đã chuyển lại để hoàn chỉnh."),
        form=RefuseForm,
        harsh=True,
    ),
    # After the issue
    "settle_returned": ActPage(
        delivering.settle_returned,
        _(
            "Nơi nhận đã trả lại; có thể gửi ngay cho cơ quan đúng. Danh sách nơi nhận in trong văn bản giữ nguyên."
        ),
        _("Đã xử lý nơi nhận trả lại."),
        form=SettleReturnedForm,
        back="deliveries",
    ),
    "record_delivery": ActPage(
        delivering.record_delivery,
        _("Ghi lại bản giấy đã giao hoặc việc gửi bằng hệ thống khác, kèm người nhận hoặc số tiếp nhận."),
        _("Đã ghi việc gửi."),
        form=RecordDeliveryForm,
        back="deliveries",
    ),
    "remind_recipients": ActPage(
        delivering.remind_recipients,
        _("Lời nhắc được gửi đến văn thư các nơi chưa tiếp nhận; mỗi nơi một lần trong ngày."),
        _("Đã nhắc các nơi chưa tiếp nhận."),
        back="deliveries",
        straight=True,
    ),
    "ask_to_preserve": ActPage(
        preserving.ask_to_preserve,
        _(
            "Lập tệp thứ hai gồm văn bản đã ban hành, thông tin về chứng thư tại thời điểm này và dấu thời gian, "
            "để kiểm tra được chữ ký số về sau. Tệp đã ban hành giữ nguyên."
        ),
        _("Đã yêu cầu lập bản lưu trữ dài hạn."),
        back="deliveries",
        straight=True,
    ),
    "correct": ActPage(
        changing_issued.correct,
        _(
            "Công văn đính chính được lập, lấy số và báo đến mọi nơi đã nhận. Chỉ dùng cho sai sót về thể thức, "
            "chính tả; sai nội dung thì ban hành văn bản thay thế."
        ),
        _("Đã lập công văn đính chính và báo đến các nơi đã nhận."),
        form=CorrectForm,
        back="deliveries",
    ),
    "withdraw": ActPage(
        changing_issued.withdraw,
        _(
            "Văn bản bị thu hồi theo văn bản nêu dưới đây, hoặc bằng công văn thu hồi lập tại đây; "
            "mọi nơi đã nhận được báo. Số, ngày và tệp đã ban hành giữ nguyên."
        ),
        _("Đã thu hồi và báo đến các nơi đã nhận."),
        form=WithdrawForm,
        back="deliveries",
        harsh=True,
    ),
    "replace": ActPage(
        changing_issued.replace,
        _(
            "Văn bản được thay thế bằng kế hoạch đã ban hành ở đây hoặc bằng văn bản nêu dưới đây; "
            "mọi nơi đã nhận được báo. Số, ngày và tệp đã ban hành giữ nguyên."
        ),
        _("Đã ghi nhận thay thế và báo đến các nơi đã nhận."),
        form=ReplaceForm,
        back="deliveries",
        harsh=True,
    ),
    # Recipients
    "send_back": ActPage(
        delivering.send_back,
        _("Văn bản được trả lại văn thư cơ quan gửi kèm lý do; cơ quan của đồng chí không xem được nữa."),
        _("Đã trả lại cơ quan gửi."),
        form=ReasonForm,
        back="inbox",
        harsh=True,
    ),
    "take_note": ActPage(
        changing_issued.take_note,
        _("Ghi nhận cơ quan của đồng chí đã biết văn bản được đính chính, thay thế hoặc thu hồi."),
        _("Đã ghi nhận."),
        straight=True,
    ),
}
"""Verb → its page `plans/<uid>/do/<verb>/`."""

PLACES: dict[str, str] = {
    "answer_comment": "consolidation",
    "write_opinion": "opinion",
    "add_finding": "appraisal",
    "settle_finding": "appraisal",
    "record_checklist": "appraisal",
    "send_ballot": "ballot",
    "enter_ballot": "enter_ballot",
    "enter_opinion": "enter_opinion",
    "approve": "decision",
    "tick_line": "conclusion",
    "sign_by_hash": "sign_by_hash",
    "seal_by_hash": "seal_by_hash",
}
"""Verb → name of the page of its own, where the act is done beside what it is about."""
