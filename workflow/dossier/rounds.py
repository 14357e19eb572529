"""Papers of a written round and of its end: letter, ballot sheet, report of the opinions, notice of the conclusion."""

from drafting.models import Plan
from workflow.bodies import office
from workflow.deciding.results import Result
from workflow.dossier.form import (
    Block,
    Written,
    board,
    by_order,
    day,
    head_signs,
    hour,
    subject,
    two,
    written,
)
from workflow.models import Ballot, ConclusionLine, DecisionRound, Paper
from workflow.services.deciding import tally_of

SIGN = {"agree": "Đồng ý", "disagree": "Không đồng ý", "other": "Ý kiến khác"}
LINE = "." * 105
"""A dotted line to write on, as wide as the text."""


def round_letter(plan: Plan, round_: DecisionRound) -> Written:
    """Công văn by order of the body: papers, what is asked, until when (01-QC/ĐU art. 9.3)."""
    committee, body = plan.issuer.body, round_.body
    bureau = office(committee)
    with_it = ["dự thảo Kế hoạch", "phiếu xin ý kiến"]
    for kind, name in (
        (Paper.Kind.SUBMISSION, "Tờ trình"),
        (Paper.Kind.APPRAISAL_REPORT, "Báo cáo thẩm định"),
    ):
        paper = Paper.objects.filter(plan=plan, kind=kind).last()
        if paper is not None:
            with_it.insert(1, f"{name} số {paper.symbol}")
    if plan.advisory_rounds.filter(recalled=False).exists():
        with_it.insert(1, "Bảng tổng hợp, tiếp thu, giải trình ý kiến góp ý")
    blocks: list[Block] = [
        [
            "text",
            f"Thực hiện ý kiến của {board(committee)}, Văn phòng kính gửi các đồng chí {subject(plan)} do "
            f"{plan.drafted_by.name} chủ trì tham mưu.",
        ],
        [
            "text",
            "Kính đề nghị các đồng chí nghiên cứu, cho ý kiến vào phiếu gửi kèm và gửi về "
            f"{bureau.name} trước {hour(round_.closes_at)}.",
        ],
        ["text", f"(Hồ sơ gửi kèm theo: {'; '.join(with_it)}.)"],
    ]
    return written(
        committee,
        "Công văn",
        "CV",
        letter=True,
        about=f"về việc xin ý kiến vào {subject(plan)}",
        addressees=[f"Các đồng chí thành viên {body.name}"],
        blocks=blocks,
        signatures=[by_order(committee, body)],
        recipients=["Như trên", f"{board(committee)} (để báo cáo)"],
        archive=bureau.name,
    )


def ballot_sheet(plan: Plan, round_: DecisionRound) -> Written:
    """A named sheet to fill in by hand; no choice is ticked beforehand."""
    blocks: list[Block] = [
        ["text", f"Họ và tên: {LINE[:85]}"],
        ["text", f"Chức vụ: {LINE[:88]}"],
        [
            "text",
            f"Sau khi nghiên cứu {subject(plan)} ({plan.draft_mark}), tôi có ý kiến như sau "
            "(đánh dấu x vào một ô):",
        ],
        ["table", [34, 33, 33], [list(SIGN.values()), ["\u00a0\n\u00a0", "", ""]]],
        ["text", "Nội dung cụ thể (khi không đồng ý hoặc có ý kiến khác):"],
        *[["text", LINE] for _ in range(6)],
        ["text", f"Phiếu gửi về {office(plan.issuer).name} trước {hour(round_.closes_at)}."],
    ]
    return written(
        plan.issuer.body,
        "Phiếu xin ý kiến",
        "",
        about=f"về {subject(plan)}",
        blocks=blocks,
        signatures=[{"on_behalf": "NGƯỜI CHO Ý KIẾN", "position": "", "name": ""}],
    )


def round_report(plan: Plan, round_: DecisionRound) -> Written:
    """Báo cáo of the Office to the permanent board: how many, how, who; named as ballots are for who reads it."""
    committee = plan.issuer.body
    bureau = office(committee)
    result = Result(round_, tally_of(round_))
    count = result.count
    members = list(round_.members.select_related("user", "ballot"))
    rows = [["TT", "Họ và tên, chức vụ", "Ý kiến", "Nội dung"]]
    for place, member in enumerate(members, start=1):
        ballot: Ballot | None = getattr(member, "ballot", None)
        said = SIGN[ballot.choice] if ballot else ("Không tham gia" if member.interest else "Không gửi phiếu")
        text = ballot.text if ballot else member.interest
        rows.append([str(place), f"{member.user.full_name}\n{member.post}", said, text])
    outcome = {
        "passed": "đủ điều kiện thông qua theo quy chế",
        "not_passed": "chưa đủ điều kiện thông qua theo quy chế",
        "no_result": "chưa đủ số ý kiến để kết luận theo quy chế",
    }[round_.outcome]
    blocks: list[Block] = [
        [
            "text",
            f"Thực hiện ý kiến của {board(committee)}, Văn phòng đã xin ý kiến bằng văn bản các đồng chí thành "
            f"viên {round_.body.name} về {subject(plan)}, từ ngày {day(round_.opened_at)} đến "
            f"{hour(round_.closed_at or round_.closes_at)}. Kết quả như sau:",
        ],
        ["section", "I. KẾT QUẢ TỔNG HỢP"],
        ["item", f"- Tổng số thành viên: {two(len(members))}; số phiếu đã gửi: {two(count.cast)}."],
        [
            "item",
            f"- Đồng ý: {two(count.agree)}; không đồng ý: {two(count.disagree)}; ý kiến khác: {two(count.other)}.",
        ],
        ["item", f"- Kết quả: {outcome}."],
        ["section", "II. Ý KIẾN CỦA TỪNG ĐỒNG CHÍ"],
        ["table", [7, 33, 20, 40], rows],
        ["text", f"Kính báo cáo {board(committee)} xem xét, kết luận."],
    ]
    return written(
        bureau,
        "Báo cáo",
        "BC",
        about=f"kết quả xin ý kiến bằng văn bản về {subject(plan)}",
        blocks=blocks,
        signatures=[head_signs(bureau)],
        recipients=[f"{board(committee)} (để báo cáo)"],
        archive=bureau.name,
    )


def conclusion_notice(plan: Plan, round_: DecisionRound) -> Written:
    """Thông báo of what was concluded, with each place that is to be completed (01-QC/ĐU art. 13)."""
    committee, body = plan.issuer.body, round_.body
    bureau = office(committee)
    if round_.meeting is None:
        how = f"Sau khi xin ý kiến bằng văn bản các đồng chí thành viên {body.name}"
    else:
        chair = round_.meeting.chair
        led = f", do đồng chí {chair.full_name} chủ trì" if chair else ""
        how = f"Tại Hội nghị {body.name} ngày {day(round_.meeting.held_at)}{led}"
    decided = {
        "passed": f"{body.name} thống nhất thông qua {subject(plan)}",
        "not_passed": f"{body.name} chưa thông qua {subject(plan)}",
        "no_result": f"chưa đủ ý kiến để kết luận về {subject(plan)}",
    }[round_.outcome]
    blocks: list[Block] = [
        [
            "text",
            f"{how}, xem xét đề nghị của {plan.drafted_by.name}, {board(committee)} kết luận như sau:",
        ],
        ["item", f"1. {decided[0].upper()}{decided[1:]}."],
    ]
    place = 2
    if round_.conclusion:
        blocks.append(["item", f"{place}. {round_.conclusion}"])
        place += 1
    lines = list(ConclusionLine.objects.filter(round=round_))
    if lines:
        blocks.append(
            [
                "item",
                f"{place}. Giao {plan.drafted_by.name} hoàn chỉnh dự thảo ở những nội dung sau, trình ký ban hành:",
            ]
        )
        blocks += [["item", f"- {_where(line)}: {line.text}"] for line in lines]
    elif round_.outcome == DecisionRound.Outcome.PASSED:
        blocks.append(["item", f"{place}. Giao {bureau.name} hoàn tất thủ tục, trình ký ban hành."])
    blocks.append(
        [
            "text",
            f"Văn phòng thông báo để {plan.drafted_by.name} và các cơ quan liên quan biết, thực hiện.",
        ]
    )
    return written(
        committee,
        "Thông báo",
        "TB",
        about=f"kết luận của {body.name} về {subject(plan)}",
        blocks=blocks,
        signatures=[by_order(committee, body)],
        recipients=[
            f"{board(committee)} (để báo cáo)",
            f"Các đồng chí thành viên {body.name}",
            plan.drafted_by.name,
        ],
        archive=bureau.name,
    )


PLACES = {
    "new_item": "Bổ sung nội dung mới",
    "title": "Trích yếu",
    "preamble": "Phần mở đầu",
    "closing": "Phần kết",
    "recipients": "Nơi nhận",
}


def _where(line: ConclusionLine) -> str:
    return f"Mục {line.path}" if line.path else PLACES.get(line.field, "Toàn văn")
