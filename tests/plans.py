"""Plans for tests, made straight from models on the demo cast; what the services do is tested with the services."""

from datetime import date
from typing import Any

from drafting.hashing import item_hash
from drafting.models import Basis, Coverage, CoverageLink, Part, Participation, Plan, Status
from drafting.text import keep, revise
from drafting.writing import GAP
from permissions.duties import Duty
from permissions.models import Agency, User
from workflow import flows
from workflow.awaiting import wait_for

LEAD, PARTNER = "Ban Tổ chức Tỉnh ủy", "Văn phòng Tỉnh ủy"
SENTENCE = f"{LEAD} chủ trì, phối hợp với {PARTNER} rà soát nội dung {{n}} (hoàn thành trong quý I/2027)."
WHEN = "hoàn thành trong quý I/2027"
DEADLINE = {"text": WHEN, "kinds": ["fixed"], "start": None, "end": "2027-03-31"}


def person(username: str) -> User:
    return User.objects.get(username=username)


def agency(code: str) -> Agency:
    return Agency.objects.get(code=code)


def make_plan(
    *,
    status: str = Status.DRAFTING,
    items: int = 3,
    title: str = "KẾ HOẠCH thực hiện Kế hoạch số 41-KH/TW về nâng cao chất lượng đội ngũ cấp ủy viên",
    issuer: str = "tu",
    drafted_by: str = "btctu",
    drafter: str = "soan",
    due_on: date | None = None,
    handed_up: bool = False,
) -> Plan:
    """A plan of the province with `items` tasks, each adopted from the parent's task of the same number.

    I. one purpose · II. the tasks; a preamble, a closing, two recipients and the archive line. In the further
    statuses the Office and the permanent board take part with the revision that was put before them.
    """
    committee = agency(issuer)
    plan = Plan.objects.create(
        title=title,
        issuer=committee,
        deciding_body=Agency.objects.get(committee=committee, kind="standing_committee"),
        drafted_by=agency(drafted_by),
        drafter=person(drafter),
        due_on=due_on,
    )
    parts = _parts(plan, items)
    _ledger(plan, [part for part in parts if part.item_kind == Part.ItemKind.TASK])
    join(plan, drafted_by, Duty.DRAFT)
    flows.start(plan)
    wait_for(plan, "hand_up", agency=plan.drafted_by, duty=Duty.DRAFT, person=plan.drafter)
    if status != Status.DRAFTING or handed_up:
        revision = revise(plan, by=plan.drafter)
        if status != Status.DRAFTING:
            join(plan, "vptu", Duty.APPRAISE, revision)
            join(plan, "tt-tu", Duty.STEER, revision)
        Plan.objects.filter(pk=plan.pk).update(
            status=status, handed_up=handed_up, handed_up_revision=revision
        )
    return Plan.objects.get(pk=plan.pk)


def join(plan: Plan, code: str, duty: str, revision: Any = None) -> Participation:
    """Let an agency take part, with the text that is put before it."""
    return Participation.objects.create(plan=plan, agency=agency(code), duty=duty, revision=revision)


def items_of(plan: Plan) -> list[Part]:
    """The tasks of the plan, in order."""
    return list(plan.parts.filter(item_kind=Part.ItemKind.TASK))


def _parts(plan: Plan, items: int) -> list[Part]:
    kind = Part.Kind
    rows = [
        Part(
            kind=kind.PREAMBLE,
            text="Thực hiện Kế hoạch số 41-KH/TW, ngày 12/10/2026 của Bộ Chính trị, "
            "Ban Thường vụ Tỉnh ủy ban hành Kế hoạch như sau:",
        ),
        Part(kind=kind.SECTION, text="Mục đích, yêu cầu"),
        Part(kind=kind.ITEM, text="Nâng cao nhận thức của cấp ủy.", item_kind="purpose", level=0),
        Part(kind=kind.SECTION, text="Nhiệm vụ trọng tâm"),
    ]
    rows += [
        Part(
            kind=kind.ITEM,
            text=SENTENCE.format(n=n),
            item_kind="task",
            level=0,
            lead=LEAD,
            partners=[PARTNER],
            deadlines=[DEADLINE],
        )
        for n in range(1, items + 1)
    ]
    rows += [
        Part(kind=kind.CLOSING, text="Các cơ quan định kỳ báo cáo kết quả thực hiện."),
        Part(kind=kind.RECIPIENT, text="Thường trực Tỉnh ủy", agency=agency("tt-tu"), note="báo cáo"),
        Part(kind=kind.RECIPIENT, text="Các ban đảng, Văn phòng Tỉnh ủy"),
        Part(kind=kind.ARCHIVE, text="Văn phòng Tỉnh ủy"),
    ]
    for index, row in enumerate(rows, start=1):
        row.plan, row.position = plan, index * GAP
    return list(Part.objects.bulk_create(rows))


def _ledger(plan: Plan, parts: list[Part]) -> None:
    """A parent whose task n says what our task n says, adopted by it."""
    tasks = [
        {
            "uid": f"parent{plan.pk}x{n}",
            "path": f"II.{n}",
            "section": "II",
            "kind": "task",
            "text": f"Ban Tổ chức Trung ương rà soát nội dung {n}.",
            "lead": "Ban Tổ chức Trung ương",
            "partners": [],
            "deadlines": [DEADLINE],
        }
        for n in range(1, len(parts) + 1)
    ]
    basis = Basis.objects.create(plan=plan, symbol="41-KH/TW", content=keep({"items": tasks}))
    rows = Coverage.objects.bulk_create(
        Coverage(
            basis=basis,
            parent_uid=task["uid"],
            position=n,
            answer=Coverage.Answer.ADOPTED,
            fingerprint=item_hash(task),
        )
        for n, task in enumerate(tasks, start=1)
    )
    CoverageLink.objects.bulk_create(
        CoverageLink(coverage=row, part=part) for row, part in zip(rows, parts, strict=True)
    )
