"""What has happened to a plan, told in sentences, to each person as much as that person may know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from permissions.models import Agency
from records.models import AuditEntry
from workflow.can import Stand
from workflow.guards import two_digits
from workflow.seeing import Sides
from workflow.steps import MOVES

SENTENCES: dict[str, Any] = {
    "derive": gettext_lazy("bắt đầu soạn thảo từ kế hoạch của cấp trên"),
    "begin": gettext_lazy("lập dự thảo kế hoạch"),
    "hand_up": gettext_lazy("trình lãnh đạo dự thảo"),
    "hand_back": gettext_lazy("chuyển lại chuyên viên soạn thảo"),
    "allow_unanswered": gettext_lazy("cho chuyển khi chưa đối chiếu đủ nhiệm vụ của cấp trên"),
    "set_urgency": gettext_lazy("đổi mức độ khẩn"),
    "release_to_advisers": gettext_lazy("gửi lấy ý kiến góp ý"),
    "release_to_office": gettext_lazy("chuyển Văn phòng thẩm định"),
    "release_final": gettext_lazy("chuyển Văn phòng kiểm tra bản hoàn chỉnh"),
    "recall": gettext_lazy("rút lại dự thảo để soạn tiếp"),
    "close_advisory_round": gettext_lazy("kết thúc lấy ý kiến góp ý"),
    "remind": gettext_lazy("nhắc các thành viên chưa gửi phiếu"),
    "remind_advisers": gettext_lazy("nhắc các cơ quan chưa góp ý"),
    "reassign": gettext_lazy("đổi người soạn thảo"),
    "reassign_officer": gettext_lazy("đổi cán bộ tổng hợp, ghi chép"),
    "add_adviser": gettext_lazy("lấy thêm ý kiến của một cơ quan"),
    "extend_adviser": gettext_lazy("đổi thời hạn góp ý của một cơ quan"),
    "withdraw_adviser": gettext_lazy("thôi lấy ý kiến của một cơ quan"),
    "enter_opinion": gettext_lazy("nhập ý kiến gửi bằng văn bản của một cơ quan"),
    "ask_for_time": gettext_lazy("đề nghị thêm thời gian góp ý"),
    "point_elsewhere": gettext_lazy("đề nghị lấy ý kiến cơ quan khác"),
    "cancel": gettext_lazy("dừng soạn thảo"),
    "hand_up_opinion": gettext_lazy("trình lãnh đạo cơ quan ý kiến góp ý"),
    "release_opinion": gettext_lazy("gửi ý kiến góp ý"),
    "add_finding": gettext_lazy("ghi ý kiến thẩm định"),
    "record_checklist": gettext_lazy("ghi kết quả thẩm định theo danh mục"),
    "settle_finding": gettext_lazy("xác nhận đã sửa theo ý kiến thẩm định"),
    "return_from_appraisal": gettext_lazy("yêu cầu hoàn chỉnh, trình lại sau thẩm định"),
    "hand_up_appraisal": gettext_lazy("trình lãnh đạo Văn phòng kết quả thẩm định"),
    "hand_back_appraisal": gettext_lazy("chuyển lại chuyên viên thẩm định"),
    "release_to_steering": gettext_lazy("trình Thường trực cho ý kiến"),
    "open_written_round": gettext_lazy("gửi phiếu xin ý kiến bằng văn bản"),
    "put_to_meeting": gettext_lazy("đưa ra hội nghị"),
    "enter_ballot": gettext_lazy("nhập phiếu giấy của một thành viên"),
    "confirm_ballots": gettext_lazy("đối chiếu, xác nhận phiếu giấy"),
    "record_interest": gettext_lazy("ghi nhận một thành viên không tham gia quyết định"),
    "record_vote": gettext_lazy("ghi kết quả biểu quyết tại hội nghị"),
    "return_from_steering": gettext_lazy("yêu cầu hoàn chỉnh, trình lại"),
    "send_ballot": gettext_lazy("gửi phiếu xin ý kiến"),
    "close_written_round": gettext_lazy("kết thúc xin ý kiến, trình kết quả"),
    "decide_again": gettext_lazy("gửi phiếu xin ý kiến lần nữa"),
    "approve": gettext_lazy("ghi kết luận: thông qua"),
    "return_from_deciding": gettext_lazy("yêu cầu hoàn chỉnh, trình lại vì chưa thông qua"),
    "refuse": gettext_lazy("không đồng ý ban hành, dừng hẳn"),
    "tick_line": gettext_lazy("xác nhận đã hoàn chỉnh theo kết luận"),
    "return_final": gettext_lazy("chuyển lại để hoàn chỉnh tiếp"),
    "ask_for_more": gettext_lazy("trình lại Thường trực về nội dung ngoài kết luận"),
    "initial": gettext_lazy("ký nháy, trình ký"),
    "sign": gettext_lazy("ký văn bản"),
    "take_back_signature": gettext_lazy("ký văn bản bằng thiết bị riêng, nộp lại bản đã ký"),
    "take_back_seal": gettext_lazy("ký số của cơ quan bằng thiết bị riêng, nộp lại bản đã ký"),
    "sign_by_hash": gettext_lazy("lấy mã để ký văn bản bằng thiết bị riêng qua mã băm"),
    "seal_by_hash": gettext_lazy("lấy mã để ký số của cơ quan qua mã băm"),
    "refuse_to_sign": gettext_lazy("chưa ký, chuyển lại để hoàn chỉnh"),
    "issue": gettext_lazy("cấp số, ngày văn bản"),
    "refuse_to_issue": gettext_lazy("chuyển lại để hoàn chỉnh trước khi cấp số"),
    "hand_in_scan": gettext_lazy("nộp bản quét văn bản đã ký, đóng dấu bằng tay"),
    "vouch_for_scan": gettext_lazy("xác nhận bản quét đúng với bản giấy đã ký, đóng dấu"),
    "confirm_scan": gettext_lazy("đối chiếu, xác nhận bản quét để phát hành"),
    "send_back_scan": gettext_lazy("chuyển lại văn thư bản quét chưa đúng"),
    "complete_issue": gettext_lazy("phát hành văn bản"),
    "ask_to_preserve": gettext_lazy("yêu cầu lập bản lưu trữ dài hạn"),
    "keep_lasting_copy": gettext_lazy("Bản lưu trữ dài hạn của văn bản đã được lập"),
    "settle_returned": gettext_lazy("xử lý nơi nhận trả lại"),
    "record_delivery": gettext_lazy("ghi việc gửi văn bản ngoài hệ thống"),
    "remind_recipients": gettext_lazy("nhắc các nơi chưa tiếp nhận"),
    "send_back": gettext_lazy("trả lại văn bản không đúng nơi nhận"),
    "certify_copy": gettext_lazy("lập bản sao"),
    "send_copy": gettext_lazy("gửi bản sao"),
    "remind_of_copy": gettext_lazy("nhắc các nơi chưa tiếp nhận bản sao"),
    "record_delivery_of_copy": gettext_lazy("ghi việc gửi bản sao ngoài hệ thống"),
    "settle_returned_copy": gettext_lazy("xử lý nơi nhận trả lại bản sao"),
    "send_back_copy": gettext_lazy("trả lại bản sao không đúng nơi nhận"),
    "take_note_of_copy": gettext_lazy("ghi nhận đã biết thay đổi của văn bản nhận qua bản sao"),
    "take_note": gettext_lazy("ghi nhận đã biết thay đổi của văn bản"),
    "correct": gettext_lazy("đính chính văn bản"),
    "withdraw": gettext_lazy("thu hồi văn bản"),
    "replace": gettext_lazy("ghi nhận văn bản thay thế"),
}
"""Verb → what the person did. Saving of texts, drafts of opinions and single answers are no steps."""

OF_DRAFTERS = {
    *("hand_up", "hand_back", "allow_unanswered", "add_adviser", "extend_adviser", "withdraw_adviser"),
    *("enter_opinion", "ask_for_time", "point_elsewhere", "reassign", "remind_advisers", "set_urgency"),
}
OF_OFFICE = {
    "hand_up_appraisal",
    "hand_back_appraisal",
    "add_finding",
    "settle_finding",
    "record_checklist",
    "remind",
    "tick_line",
    "enter_ballot",
    "confirm_ballots",
    "record_interest",
}
PERSONAL = {"send_ballot", "hand_up_opinion"}
"""Known to whoever did it: a ballot never by name to others, an opinion on its way to its own agency."""
STEPS = set(SENTENCES) - OF_DRAFTERS - OF_OFFICE - PERSONAL
"""What everybody knows through whose hands the plan goes: drafters, Office, permanent board."""
AFTERWARDS = {"complete_issue", "correct", "withdraw", "replace"}
"""All that recipients learn."""
TONES = {"complete_issue": "good", "approve": "good", "cancel": "late", "refuse": "late"}


@dataclass(frozen=True)
class Told:
    when: Any
    text: str
    note: str
    tone: str


def entries_for(stand: Stand) -> QuerySet[AuditEntry]:
    """The entries of this plan that this person may know, to be read page by page."""
    sides = Sides(stand)
    rows = AuditEntry.objects.filter(subject=stand.plan.subject)
    if not sides.inner:
        return rows.filter(verb__in=AFTERWARDS)
    known = {"derive", "begin", "correct", *MOVES} - {"release_opinion"}
    if sides.drafting or sides.office or sides.board:
        known |= STEPS
    if sides.drafting:
        known |= OF_DRAFTERS
    if sides.office:
        known |= OF_OFFICE
    if sides.member:
        known.add("release_opinion")
    own = Q(actor=stand.user.get_username(), verb__in=SENTENCES)
    codes = list(Agency.objects.filter(pk__in=sides.advising).values_list("code", flat=True))
    of_agency = Q(verb__in=["hand_up_opinion", "release_opinion"], detail__agency__in=codes)
    return rows.filter(Q(verb__in=known) | own | of_agency)


LONGEST = 2000
"""Entries of a printed timeline; a plan with more is printed up to there and says so."""


def paper(stand: Stand) -> dict[str, Any]:
    """The whole timeline as it prints, the oldest first, each line with the entry of the trail that proves it."""
    entries = list(entries_for(stand).order_by("pk")[: LONGEST + 1])
    with translation.override("vi"):
        lines = told(stand, entries[:LONGEST])
    rows = [
        [
            str(entry.number),
            f"{timezone.localtime(line.when):%H:%M\n%d/%m/%Y}",
            line.text,
            line.note,
            entry.hash[:16],
        ]
        for entry, line in zip(entries, lines, strict=False)
    ]
    more = ["Bản in dừng ở đây vì quá dài."] if len(entries) > LONGEST else []
    return {
        "heading": "QUÁ TRÌNH XỬ LÝ",
        "about": stand.plan.short_title,
        "lines": [
            f"Nhật ký của {stand.plan.issuer.body.name}; cột cuối là phần đầu mã băm SHA-256 của dòng nhật ký.",
            *more,
        ],
        "columns": [["Số", 7], ["Thời gian", 11], ["Nội dung", 42], ["Ghi chú", 24], ["Mã", 16]],
        "rows": rows,
    }


def told(stand: Stand, entries: list[AuditEntry]) -> list[Told]:
    """Each entry as a sentence; reasons only to those who mend by them or gave them."""
    sides = Sides(stand)
    trusted = sides.drafting or sides.office or sides.board
    names = _agency_names(entries)
    return [
        Told(
            when=entry.at,
            text=_sentence(entry),
            note=_note(entry, names, trusted or entry.actor == stand.user.get_username()),
            tone=TONES.get(entry.verb, "late" if entry.verb.startswith(("return_", "refuse_")) else "calm"),
        )
        for entry in entries
    ]


def _sentence(entry: AuditEntry) -> str:
    did = str(SENTENCES[entry.verb])
    if entry.verb == "keep_lasting_copy":
        return did
    if not entry.actor_name:
        return _("Hết thời hạn, hệ thống %(did)s") % {"did": did}
    if giver := entry.detail.get("for"):
        return _("Đồng chí %(name)s (thay đồng chí %(giver)s) %(did)s") % {
            "name": entry.actor_name,
            "giver": giver,
            "did": did,
        }
    return _("Đồng chí %(name)s %(did)s") % {"name": entry.actor_name, "did": did}


def _note(entry: AuditEntry, names: dict[str, str], trusted: bool) -> str:
    detail = entry.detail
    if entry.verb == "complete_issue":
        return _("Số %(symbol)s") % {"symbol": detail["symbol"]}
    if entry.verb in AFTERWARDS:
        return str(detail.get("document", ""))
    if entry.verb == "release_opinion":
        return names.get(detail["agency"], "")
    if not trusted:
        return ""
    if entry.verb.endswith("copy"):
        return " ".join(filter(None, [detail.get("symbol", ""), detail.get("reason", "")]))
    if entry.verb == "release_to_advisers":
        asked = ", ".join(names.get(code, code) for code in detail["agencies"])
        due = date.fromisoformat(detail["due_on"])
        return _("%(agencies)s; thời hạn đến hết ngày %(due)s") % {
            "agencies": asked,
            "due": f"{due:%d/%m/%Y}",
        }
    if entry.verb == "open_written_round":
        return _("%(n)s đồng chí được xin ý kiến") % {"n": two_digits(detail["members"])}
    return str(detail.get("reason", ""))


def _agency_names(entries: list[AuditEntry]) -> dict[str, str]:
    codes = {code for entry in entries for code in entry.detail.get("agencies", [])}
    codes |= {entry.detail["agency"] for entry in entries if "agency" in entry.detail}
    return dict(Agency.objects.filter(code__in=codes).values_list("code", "name"))
