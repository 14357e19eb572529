"""Letters about a plan that is out: a correction of its form, its withdrawal. By order of the body that decided it."""

from datetime import date

from drafting.models import Plan
from workflow.dossier.form import Written, by_order, day, quoted, written
from workflow.models import Issuance


def correction_letter(plan: Plan, issuance: Issuance, place: str, printed: str, meant: str) -> Written:
    """Công văn đính chính: what was printed where, and what is meant."""
    named = _named(plan, issuance)
    return _letter(
        plan,
        f"đính chính {named}",
        [
            ["text", f"Ngày {day(_dated(issuance))}, {plan.issuer.name} ban hành {named}."],
            ["text", "Do sơ suất về thể thức, kỹ thuật trình bày, nay đính chính như sau:"],
            [
                "table",
                [24, 38, 38],
                [["Vị trí", "Đã in là", "Nay sửa lại là"], [place, quoted(printed), quoted(meant)]],
            ],
            ["text", "Các nội dung khác của văn bản không thay đổi."],
        ],
    )


def withdrawal_letter(plan: Plan, issuance: Issuance, reason: str) -> Written:
    """Công văn thu hồi, with the reason."""
    named = _named(plan, issuance)
    reason = reason.rstrip(".")
    return _letter(
        plan,
        f"thu hồi {named}",
        [
            ["text", f"{plan.issuer.name} thu hồi {named}, ngày {day(_dated(issuance))}. Lý do: {reason}."],
            [
                "text",
                "Đề nghị các cơ quan, đơn vị đã nhận văn bản dừng thực hiện từ ngày nhận được công văn này.",
            ],
        ],
    )


def _letter(plan: Plan, about: str, blocks: list[list[object]]) -> Written:
    issuer = plan.issuer
    return written(
        issuer,
        "Công văn",
        "CV",
        about=f"về việc {about}",
        blocks=blocks,
        signatures=[by_order(issuer.body, plan.deciding_body)],
        letter=True,
        addressees=["Các cơ quan, đơn vị, cá nhân trong danh sách nơi nhận của văn bản"],
        recipients=["Như trên"],
        archive=f"Văn phòng {issuer.short_name}",
    )


def _named(plan: Plan, issuance: Issuance) -> str:
    return f"Kế hoạch số {issuance.symbol} {_abstract(plan)}".strip()


def _abstract(plan: Plan) -> str:
    words = plan.short_title.split()
    return " ".join(words[2:]) if [word.lower() for word in words[:2]] == ["kế", "hoạch"] else ""


def _dated(issuance: Issuance) -> date:
    assert issuance.dated is not None
    return issuance.dated
