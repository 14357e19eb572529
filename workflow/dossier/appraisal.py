"""Báo cáo thẩm định: what the Office looked at, what it found, what it proposes."""

from drafting.models import Plan
from workflow.bodies import office
from workflow.checklist import POINTS
from workflow.dossier.form import Block, Written, board, day, head_signs, subject, written
from workflow.models import CheckedPoint, Finding, Paper

RESULTS = {"fits": "Đạt", "fails": "Chưa đạt", "not_applicable": "Không áp dụng"}


def appraisal_report(plan: Plan, draft_number: int) -> Written:
    """The Office to the permanent board, on one draft (01-QĐ/ĐU art. 6.3: scope, procedure, authority and form)."""
    committee, bureau = plan.issuer.body, office(plan.issuer)
    submitted = Paper.objects.filter(plan=plan, kind=Paper.Kind.SUBMISSION, about=str(draft_number)).first()
    sent = (
        f" trình tại Tờ trình số {submitted.symbol}, ngày {day(submitted.dated)}" if submitted else " trình"
    )
    blocks: list[Block] = [
        [
            "text",
            f"Văn phòng đã thẩm định {subject(plan)} (Dự thảo lần {draft_number}) do {plan.drafted_by.name}{sent}, "
            f"báo cáo {board(committee)} như sau:",
        ],
        ["section", "I. KẾT QUẢ THẨM ĐỊNH"],
        ["table", [7, 50, 16, 27], _table(plan, draft_number)],
    ]
    findings = list(Finding.objects.filter(plan=plan))
    if findings:
        blocks.append(["section", "II. Ý KIẾN THẨM ĐỊNH"])
        blocks += [["item", _told(place, finding)] for place, finding in enumerate(findings, start=1)]
    failing = CheckedPoint.objects.filter(plan=plan, draft_number=draft_number, result="fails").exists()
    left = [finding for finding in findings if finding.mended_at is None]
    verdict = (
        "đủ điều kiện trình; những điểm nêu trên đề nghị Thường trực lưu ý khi cho ý kiến."
        if failing or left
        else "đủ điều kiện trình theo quy định."
    )
    blocks.append(["section", f"{'III' if findings else 'II'}. ĐỀ XUẤT"])
    blocks.append(
        [
            "text",
            f"Dự thảo {verdict} Kính trình {board(committee)} xem xét, cho ý kiến về việc trình "
            f"{plan.deciding_body.name}.",
        ]
    )
    return written(
        bureau,
        "Báo cáo",
        "BC",
        about=f"thẩm định {subject(plan)}",
        blocks=blocks,
        signatures=[head_signs(bureau)],
        recipients=[f"{board(committee)} (để báo cáo)", plan.drafted_by.name],
        archive=bureau.name,
    )


def _table(plan: Plan, draft_number: int) -> list[list[str]]:
    known = {row.point: row for row in CheckedPoint.objects.filter(plan=plan, draft_number=draft_number)}
    rows = [["TT", "Nội dung thẩm định", "Kết quả", "Ghi chú"]]
    for place, (code, point) in enumerate(POINTS.items(), start=1):
        row = known.get(code)
        result, note = (RESULTS[row.result], row.note) if row else ("Chưa ghi", "")
        rows.append([str(place), str(point.label), result, note])
    return rows


def _told(place: int, finding: Finding) -> str:
    where = f"Mục {finding.path}" if finding.path else "Toàn văn"
    state = "đã sửa" if finding.mended_at else "chưa sửa"
    return f"{place}. {where}: {finding.text} ({state})."
