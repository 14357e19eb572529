"""Phiếu trình giải quyết công việc: every hand that the draft went through, with room for the initials."""

from django.utils import timezone

from drafting.models import Plan
from records.models import AuditEntry
from workflow.dossier.form import Block, Written, head_signs, subject, written

STEPS = {
    "derive": "Lập dự thảo",
    "begin": "Lập dự thảo",
    "hand_up": "Soạn thảo, trình lãnh đạo",
    "hand_back": "Chuyển lại để hoàn chỉnh",
    "release_to_advisers": "Duyệt, gửi lấy ý kiến góp ý",
    "close_advisory_round": "Kết thúc lấy ý kiến góp ý",
    "release_to_office": "Duyệt, chuyển Văn phòng thẩm định",
    "hand_up_appraisal": "Thẩm định, trình lãnh đạo Văn phòng",
    "hand_back_appraisal": "Chuyển lại chuyên viên thẩm định",
    "return_from_appraisal": "Yêu cầu hoàn chỉnh, trình lại",
    "release_to_steering": "Duyệt, trình Thường trực",
    "return_from_steering": "Yêu cầu hoàn chỉnh, trình lại",
    "open_written_round": "Cho xin ý kiến bằng văn bản",
    "put_to_meeting": "Cho đưa ra hội nghị",
    "close_written_round": "Tổng hợp kết quả xin ý kiến",
    "record_vote": "Ghi kết quả biểu quyết",
    "approve": "Kết luận: thông qua",
    "return_from_deciding": "Kết luận: chưa thông qua",
    "refuse": "Không đồng ý ban hành",
    "release_final": "Duyệt bản hoàn chỉnh",
    "return_final": "Chuyển lại để hoàn chỉnh tiếp",
    "initial": "Kiểm tra, ký nháy, trình ký",
    "refuse_to_sign": "Chưa ký, chuyển lại",
    "sign": "Ký ban hành",
}
"""Verb of the trail → what the slip calls it; ballots and opinions have papers of their own."""


def routing_slip(plan: Plan) -> Written:
    """Rows from the trail; the last column is for the initials (ký nháy) on paper."""
    rows = [["TT", "Ngày, giờ", "Người xử lý", "Nội dung xử lý", "Ý kiến", "Ký"]]
    entries = AuditEntry.objects.filter(subject=plan.subject, verb__in=STEPS).order_by("pk")
    for place, entry in enumerate(entries, start=1):
        at = timezone.localtime(entry.at)
        rows.append(
            [
                str(place),
                f"{at:%d/%m/%Y}\n{at:%H:%M}",
                entry.actor_name or "Hệ thống",
                STEPS[entry.verb],
                str(entry.detail.get("reason", "")),
                "",
            ]
        )
    blocks: list[Block] = [
        ["text", f"Tên văn bản: {subject(plan)}."],
        [
            "text",
            f"Cơ quan chủ trì: {plan.drafted_by.name}; người soạn thảo: đồng chí {plan.drafter.full_name}.",
        ],
        ["table", [6, 15, 22, 27, 20, 10], rows],
    ]
    return written(
        plan.drafted_by,
        "Phiếu trình",
        "",
        about="giải quyết công việc",
        blocks=blocks,
        signatures=[head_signs(plan.drafted_by)],
    )
