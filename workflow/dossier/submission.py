"""Tờ trình: how the draft came about, what it says, what is still disputed, what the body is asked to do."""

from collections import Counter

from drafting.coverage import ledger
from drafting.models import Part, Plan
from workflow.dossier.form import Block, Written, day, head_signs, two, written
from workflow.models import AdvisoryRound, Comment, Opinion

ANSWERED = {
    "adopted": "giữ nguyên",
    "adapted": "cụ thể hóa",
    "joined": "ghép với nhiệm vụ khác",
    "delegated": "giao đảng ủy trực thuộc",
    "not_applicable": "không thuộc phạm vi",
}


def submission(plan: Plan) -> Written:
    """The drafting agency puts its draft before the deciding body."""
    agency, body = plan.drafted_by, plan.deciding_body
    rounds = list(
        AdvisoryRound.objects.filter(plan=plan, recalled=False)
        .prefetch_related("opinions__agency", "opinions__comments")
        .order_by("number")
    )
    kept = _kept(rounds)
    sections: list[tuple[str, list[Block]]] = [
        ("CĂN CỨ XÂY DỰNG KẾ HOẠCH", _bases(plan)),
        ("QUÁ TRÌNH XÂY DỰNG DỰ THẢO", _course(plan, rounds)),
        ("NỘI DUNG CHÍNH CỦA DỰ THẢO", _content(plan)),
    ]
    if kept:
        sections.append(("NỘI DUNG CÒN Ý KIẾN KHÁC NHAU", kept))
    asked = f"{agency.name} kính trình {body.name} xem xét, cho ý kiến để hoàn chỉnh, ban hành Kế hoạch."
    attached = ["dự thảo Kế hoạch"]
    if rounds:
        attached.append("Bảng tổng hợp, tiếp thu, giải trình ý kiến góp ý")
    sections.append(("ĐỀ NGHỊ", [["text", asked], ["text", f"(Hồ sơ gửi kèm theo: {'; '.join(attached)}.)"]]))
    numerals = ("I", "II", "III", "IV", "V")
    blocks: list[Block] = []
    for numeral, (heading, lines) in zip(numerals, sections, strict=False):
        blocks += [["section", f"{numeral}. {heading}"], *lines]
    return written(
        agency,
        "Tờ trình",
        "TTr",
        about=f"về việc ban hành {plan.short_title}",
        addressed="Kính trình",
        addressees=[body.name],
        blocks=blocks,
        signatures=[head_signs(agency)],
        recipients=["Như trên", f"Văn phòng {plan.issuer.body.short_name} (để thẩm định)"],
        archive=agency.short_name,
    )


def _bases(plan: Plan) -> list[Block]:
    bases = list(dict.fromkeys(plan.bases.filter(renewed_by=None).values_list("symbol", flat=True)))
    if not bases:
        return [["text", "Dự thảo được xây dựng theo chương trình công tác của cấp ủy."]]
    told = "; ".join(f"văn bản số {symbol}" for symbol in bases)
    return [["text", f"Dự thảo được xây dựng để thực hiện: {told}."]]


def _course(plan: Plan, rounds: list[AdvisoryRound]) -> list[Block]:
    if not rounds:
        return [["text", "Dự thảo được hoàn chỉnh, chuyển Văn phòng thẩm định, không qua lấy ý kiến góp ý."]]
    lines: list[Block] = []
    for round_ in rounds:
        opinions = [opinion for opinion in round_.opinions.all() if opinion.withdrawn_at is None]
        sent = [opinion for opinion in opinions if opinion.released_at]
        remarks = sum(len(opinion.comments.all()) for opinion in sent)
        silent = [opinion.agency.name for opinion in opinions if not opinion.released_at]
        text = (
            f"Ngày {day(round_.opened_at)}, {plan.drafted_by.name} gửi dự thảo lấy ý kiến {two(len(opinions))} cơ "
            f"quan (lần {round_.number}); {two(len(sent))} cơ quan đã gửi ý kiến, với {two(remarks)} nội dung góp ý"
        )
        if silent:
            how = "coi như nhất trí" if round_.silence_agrees else "chưa gửi ý kiến"
            text += f"; {how}: {', '.join(silent)}"
        lines.append(["text", f"{text}."])
    answers = Counter(
        comment.answer
        for round_ in rounds
        for opinion in round_.opinions.all()
        if opinion.released_at
        for comment in opinion.comments.all()
    )
    if answers:
        lines.append(
            [
                "text",
                f"Kết quả tiếp thu, giải trình: tiếp thu {two(answers['accepted'])}, tiếp thu một phần "
                f"{two(answers['partly'])}, giải trình, giữ nguyên dự thảo {two(answers['not_accepted'])} ý kiến.",
            ]
        )
    return lines


def _content(plan: Plan) -> list[Block]:
    headings = plan.parts.filter(kind=Part.Kind.SECTION).values_list("text", flat=True)
    tasks = plan.parts.filter(kind=Part.Kind.ITEM, item_kind__in=Part.TASKS).count()
    named = "; ".join(text.strip().rstrip(".").capitalize() for text in headings)
    lines: list[Block] = [
        [
            "text",
            f"Dự thảo gồm {two(len(headings))} phần ({named}), với {two(tasks)} nhiệm vụ."
            if headings
            else f"Dự thảo gồm {two(tasks)} nhiệm vụ.",
        ]
    ]
    book = ledger(plan)
    if book.rows:
        counts = book.counts
        told = ", ".join(
            f"{word} {two(counts[answer])}" for answer, word in ANSWERED.items() if counts[answer]
        )
        text = f"Đối chiếu với {two(len(book.rows))} nhiệm vụ của cấp trên: {told or 'chưa đối chiếu'}"
        if book.open:
            text += f"; chưa đối chiếu {two(len(book.open))} (lý do: {plan.unanswered_allowed})"
        lines.append(["text", f"{text}."])
    return lines


def _kept(rounds: list[AdvisoryRound]) -> list[Block]:
    """What was not taken up: those who decide should know of it."""
    rows: list[tuple[Opinion, Comment]] = [
        (opinion, comment)
        for round_ in rounds
        for opinion in round_.opinions.all()
        if opinion.released_at
        for comment in opinion.comments.all()
        if comment.answer == Comment.Answer.NOT_ACCEPTED
    ]
    return [
        [
            "item",
            f"{place}. {f'Mục {comment.path}' if comment.path else 'Toàn văn'}, ý kiến của {opinion.agency.name}: "
            f"{comment.text} Giải trình: {comment.reason}",
        ]
        for place, (opinion, comment) in enumerate(rows, start=1)
    ]
