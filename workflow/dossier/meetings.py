"""Papers of a meeting: the invitation with its agenda, the minutes with attendance, votes and conclusions."""

from django.utils import translation

from workflow.bodies import office
from workflow.deciding.results import Result, rule_in_words
from workflow.deciding.rules import Rule
from workflow.dossier.form import Block, Written, board, by_order, hour, person, subject, two, written
from workflow.models import DecisionRound, Meeting, Paper
from workflow.services.deciding import tallies_of

OUTCOMES = {
    "passed": "Hội nghị thống nhất thông qua.",
    "not_passed": "Hội nghị chưa thông qua.",
    "no_result": "Chưa đủ điều kiện để biểu quyết, kết luận.",
}


def _matters(meeting: Meeting) -> list[DecisionRound]:
    return list(meeting.matters.select_related("plan__drafted_by", "plan__issuer").order_by("pk"))


def invitation(meeting: Meeting) -> Written:
    """Giấy mời by order of the body, with the agenda; the papers go with it 2 or 3 days before (01-QC/ĐU art. 11.3)."""
    committee, body = meeting.committee, meeting.body
    bureau = office(committee)
    guests = [line.strip().rstrip(";,.") for line in meeting.invitees.splitlines() if line.strip()]
    blocks: list[Block] = [
        [
            "text",
            f"{board(committee)} trân trọng kính mời các đồng chí dự Hội nghị {body.name}:",
        ],
        ["item", f"- Thời gian: {hour(meeting.held_at)}."],
        ["item", f"- Địa điểm: {meeting.place or 'Trụ sở ' + committee.name}."],
        ["item", "- Nội dung:"],
    ]
    blocks += [
        ["item", f"+ Xem xét {subject(round_.plan)} (cơ quan trình: {round_.plan.drafted_by.name});"]
        for round_ in _matters(meeting)
    ]
    if len(blocks) > 4:
        blocks[-1] = ["item", f"{blocks[-1][1][:-1]}."]
    blocks.append(
        [
            "text",
            "Tài liệu gửi kèm theo Giấy mời này; kính đề nghị các đồng chí nghiên cứu trước và dự Hội nghị đúng "
            "thời gian, thành phần.",
        ]
    )
    return written(
        committee,
        "Giấy mời",
        "GM",
        about=f"dự Hội nghị {body.name}",
        addressees=[f"Các đồng chí thành viên {body.name}", *guests],
        blocks=blocks,
        signatures=[by_order(committee, body)],
        recipients=["Như trên"],
        archive=bureau.name,
    )


def minutes(meeting: Meeting) -> Written:
    """Biên bản: who was there and who was not, each matter with its vote, signed by the chair and who kept it."""
    body = meeting.body
    attendances = list(meeting.attendances.select_related("user"))
    present = [row for row in attendances if row.present]
    absent = [row for row in attendances if row.present is False]
    blocks: list[Block] = [
        ["section", "I. THỜI GIAN, ĐỊA ĐIỂM, THÀNH PHẦN"],
        ["item", f"1. Thời gian: {hour(meeting.held_at)}."],
        ["item", f"2. Địa điểm: {meeting.place or 'Trụ sở ' + meeting.committee.name}."],
        ["item", f"3. Thành viên có mặt: {two(len(present))}/{two(len(attendances))} đồng chí."],
    ]
    blocks += [["item", f"- Đồng chí {row.user.full_name}, {row.post};"] for row in present]
    if absent:
        blocks.append(["item", "4. Thành viên vắng mặt:"])
        blocks += [
            ["item", f"- Đồng chí {row.user.full_name}, {row.post} (lý do: {row.reason or 'không nêu'});"]
            for row in absent
        ]
    guests = [line.strip() for line in meeting.invitees.splitlines() if line.strip()]
    if guests:
        blocks.append(["item", "Đại biểu mời dự (không biểu quyết):"])
        blocks += [["item", f"- {line}"] for line in guests]
    chair = f"Đồng chí {meeting.chair.full_name} chủ trì" if meeting.chair else "Chưa ghi người chủ trì"
    blocks.append(["item", f"{chair}; đồng chí {meeting.officer.full_name} ghi biên bản."])
    blocks.append(["section", "II. NỘI DUNG"])
    blocks += _told(_matters(meeting))
    blocks.append(
        [
            "text",
            "Biên bản được thông qua và lưu trong hồ sơ hội nghị.",
        ]
    )
    chair_signs = (
        person(meeting.chair, "CHỦ TRÌ")
        if meeting.chair
        else {"on_behalf": "CHỦ TRÌ", "position": "", "name": ""}
    )
    return written(
        meeting.committee,
        "Biên bản",
        "BB",
        about=f"Hội nghị {body.name}",
        blocks=blocks,
        signatures=[chair_signs, person(meeting.officer, "NGƯỜI GHI BIÊN BẢN")],
    )


def _told(rounds: list[DecisionRound]) -> list[Block]:
    counts = tallies_of(rounds)
    lines: list[Block] = []
    for place, round_ in enumerate(rounds, start=1):
        lines.append(["group", f"{place}. Xem xét {subject(round_.plan)}"])
        lines.append(["item", f"- Cơ quan trình: {round_.plan.drafted_by.name}."])
        left_out = [m.user.full_name for m in round_.members.select_related("user") if m.interest]
        if left_out:
            lines.append(["item", f"- Không tham gia biểu quyết về nội dung này: {', '.join(left_out)}."])
        if round_.closed_at is None:
            lines.append(["item", "- Chưa ghi kết quả biểu quyết."])
            continue
        count = Result(round_, counts[round_.pk]).count
        lines.append(
            [
                "item",
                f"- Biểu quyết: đồng ý {two(count.agree)}, không đồng ý {two(count.disagree)}, ý kiến khác "
                f"{two(count.other)}. {rule_in_words(Rule.from_json(round_.rule), count)}.",
            ]
        )
        lines.append(["item", f"- {OUTCOMES.get(round_.outcome, '')}"])
        if round_.conclusion:
            lines.append(["item", f"- Kết luận: {round_.conclusion}"])
    return lines


OF_MEETINGS = {Paper.Kind.INVITATION: invitation, Paper.Kind.MINUTES: minutes}


def write_for(meeting: Meeting, kind: str) -> Written:
    """A paper of a meeting from the data as they are now; Vietnamese, whatever language the reader's pages are in."""
    with translation.override("vi"):
        return OF_MEETINGS[Paper.Kind(kind)](meeting)
