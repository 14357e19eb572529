"""Letters of an advisory round: the one that asks, and each agency's reply made from its typed comments."""

from drafting.models import Plan
from workflow.dossier.form import Block, Written, day, head_signs, quoted, subject, written
from workflow.models import AdvisoryRound, Opinion, Paper

SAID = {
    "agree": "nhất trí với nội dung dự thảo.",
    "agree_with_comments": "cơ bản nhất trí với nội dung dự thảo và có một số ý kiến góp ý như sau:",
    "object": "chưa nhất trí với nội dung dự thảo, với các ý kiến như sau:",
}


def asking(plan: Plan, round_: AdvisoryRound) -> Written:
    """Công văn of the drafting agency to all that were asked in one round."""
    agency = plan.drafted_by
    asked = [opinion for opinion in round_.opinions.all() if opinion.withdrawn_at is None]
    names = [opinion.agency.name for opinion in asked]
    blocks: list[Block] = [
        [
            "text",
            f"{agency.name} được giao chủ trì xây dựng {subject(plan)}. Để bảo đảm chất lượng văn bản trước khi "
            f"trình {plan.deciding_body.name}, {agency.name} gửi dự thảo (kèm theo công văn này) và đề nghị các cơ "
            "quan nghiên cứu, tham gia ý kiến.",
        ],
        ["text", _limit(plan, round_, asked)],
    ]
    if round_.number > 1:
        blocks.insert(
            1,
            [
                "text",
                f"Đây là lần lấy ý kiến thứ {round_.number}; đề nghị tập trung vào những nội dung đã thay đổi "
                "so với dự thảo gửi lần trước.",
            ],
        )
    if round_.silence_agrees:
        blocks.append(
            ["text", "Quá thời hạn trên, cơ quan không gửi ý kiến được coi như nhất trí với dự thảo."]
        )
    blocks.append(["text", f"{agency.name} trân trọng đề nghị các cơ quan quan tâm phối hợp."])
    return written(
        agency,
        "Công văn",
        "CV",
        letter=True,
        about=f"về việc góp ý {subject(plan)}",
        addressees=names,
        blocks=blocks,
        signatures=[head_signs(agency)],
        recipients=["Như trên"],
        archive=agency.short_name,
    )


def _limit(plan: Plan, round_: AdvisoryRound, asked: list[Opinion]) -> str:
    others = [opinion for opinion in asked if opinion.due_on != round_.due_on]
    text = f"Ý kiến của các cơ quan gửi về {plan.drafted_by.name} trước hết ngày {day(round_.due_on)}"
    if others:
        told = "; ".join(f"{opinion.agency.name}: hết ngày {day(opinion.due_on)}" for opinion in others)
        return f"{text} (riêng {told}) để tổng hợp, tiếp thu, giải trình."
    return f"{text} để tổng hợp, tiếp thu, giải trình."


def reply(plan: Plan, opinion: Opinion) -> Written:
    """Công văn of an advisory agency: its opinion as it was released."""
    agency = opinion.agency
    asked = Paper.objects.filter(
        plan=plan, kind=Paper.Kind.ASKING, about=str(opinion.round.number), agency=plan.drafted_by
    ).first()
    what = (
        f"Phúc đáp Công văn số {asked.symbol}, ngày {day(asked.dated)} của {plan.drafted_by.name}"
        if asked
        else f"Theo đề nghị của {plan.drafted_by.name}"
    )
    blocks: list[Block] = [
        [
            "text",
            f"{what} về việc góp ý {subject(plan)}, sau khi nghiên cứu, {agency.name} {SAID[opinion.answer]}",
        ]
    ]
    remarks = list(opinion.comments.all())
    for place, comment in enumerate(remarks, start=1):
        number = f"{place}. " if len(remarks) > 1 else ""
        where = f"Về mục {comment.path}: " if comment.path else "Về toàn văn dự thảo: "
        blocks.append(["item", f"{number}{where}{comment.text}"])
        if comment.proposed:
            blocks.append(["item", f"Đề nghị sửa thành: {quoted(comment.proposed)}"])
    if opinion.text and opinion.answer == Opinion.Answer.AGREE:
        blocks.append(["text", opinion.text])
    blocks.append(
        [
            "text",
            f"Trên đây là ý kiến của {agency.name}, gửi {plan.drafted_by.name} tổng hợp theo quy định.",
        ]
    )
    return written(
        agency,
        "Công văn",
        "CV",
        letter=True,
        about=f"về việc tham gia ý kiến vào {subject(plan)}",
        addressees=[plan.drafted_by.name],
        blocks=blocks,
        signatures=[head_signs(agency)],
        recipients=["Như trên"],
        archive=agency.short_name,
    )
