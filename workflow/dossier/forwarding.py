"""Công văn sao gửi, giao việc: sends on what has arrived, and charges an agency with drafting the own plan."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from drafting.models import ReceivedDocument
from drafting.models.plan import PRINTED_URGENCY, Urgency
from permissions.models import Agency
from workflow.bodies import office, standing_committee
from workflow.dossier.form import Block, Written, board, by_order, day, head_signs, written
from workflow.models import CertifiedCopy


@dataclass(frozen=True)
class Letter:
    """What the letter says beside the instruction. `also_to`: further lines of “Kính gửi”; `copy`: goes with it."""

    also_to: list[str] = field(default_factory=list)
    copy: CertifiedCopy | None = None


def forwarding_letter(received: ReceivedDocument, partners: Sequence[Agency], letter: Letter) -> Written:
    """From the instruction as it stands on the arrival; by order of the standing committee where a committee writes."""
    agency = received.agency
    committee, own = agency.body, agency.committee_id is None
    writer = board(committee) if own else agency.name
    assert received.lead is not None
    sent = cited(received)
    enclosed = f" (kèm theo bản sao số {letter.copy.symbol})" if letter.copy else ""
    blocks: list[Block] = [
        ["text", f"{writer} sao gửi đến các cơ quan, đơn vị {sent}{enclosed}."],
        ["text", _charge(received, partners)],
        *(["text", line.strip()] for line in received.instruction.splitlines() if line.strip()),
    ]
    if received.patron is not None:
        blocks.append(["text", f"Đồng chí {received.patron.full_name} phụ trách, chỉ đạo việc thực hiện."])
    made = written(
        agency,
        "Công văn",
        "CV",
        letter=True,
        about=f"về việc sao gửi {_named(received)}",
        addressees=[received.lead.name, *(partner.name for partner in partners), *letter.also_to],
        blocks=blocks,
        signatures=[by_order(committee, standing_committee(committee)) if own else head_signs(agency)],
        recipients=["Như trên", f"{board(committee)} (để báo cáo)"],
        archive=office(committee).name if own else agency.name,
    )
    made.body["urgency"] = PRINTED_URGENCY[Urgency(received.urgency)] if received.urgency else ""
    return made


def _charge(received: ReceivedDocument, partners: Sequence[Agency]) -> str:
    agency, lead = received.agency, received.lead
    assert lead is not None
    with_whom = f", phối hợp với {', '.join(partner.name for partner in partners)}" if partners else ""
    for_whom = f" {standing_committee(agency).name}" if agency.committee_id is None else ""
    until = f", hoàn thành trước ngày {day(received.due_on)}" if received.due_on else ""
    return f"Giao {lead.name} chủ trì{with_whom} tham mưu{for_whom} xây dựng kế hoạch thực hiện{until}."


def cited(received: ReceivedDocument) -> str:
    """Type, number, day, issuer and abstract: “Kế hoạch số 03-KH/TW, ngày 01/12/2021 của Bộ Chính trị thực hiện …”."""
    dated = f", ngày {day(received.issued_on)}" if received.issued_on else ""
    by_whom = f" của {received.sender}" if received.sender else ""
    return f"{_named(received)}{dated}{by_whom} {_split(received.title)[1]}".strip()


def _named(received: ReceivedDocument) -> str:
    kind = _split(received.title)[0] or "Văn bản"
    return f"{kind} số {received.symbol}" if received.symbol else kind


def _split(title: str) -> tuple[str, str]:
    """ "KẾ HOẠCH CỦA BỘ CHÍNH TRỊ thực hiện …" → ("Kế hoạch", "thực hiện …")."""
    words = title.split()
    capitals = 0
    while capitals < len(words) and words[capitals].isupper():
        capitals += 1
    return " ".join(words[:capitals]).partition(" CỦA ")[0].capitalize(), " ".join(words[capitals:])
