"""Take a plan along its way, each step by the person of the cast whose step it is."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from drafting import coverage, editing
from drafting.models import Part, Plan, ReceivedDocument, Status
from drafting.reading.reader import read_file
from drafting.readings import placing
from records import jobs
from workflow.checked import findings
from workflow.checklist import POINTS
from workflow.demo.casts import PROVINCE, Cast, agency, person
from workflow.models import Comment, ConclusionLine, DecisionRound, Issuance, Opinion
from workflow.services import (
    advisory,
    appraisal,
    checking,
    deciding,
    deriving,
    drafting,
    finalising,
    issuing,
    receiving,
)

WAY = (
    Status.DRAFTING,
    Status.ADVISORY_REVIEW,
    Status.CONSOLIDATING,
    Status.APPRAISAL,
    Status.STEERING,
    Status.DECIDING,
    Status.FINALISING,
    Status.SIGNING,
    Status.ISSUED,
)


class Walk:
    """One plan under way; `to(status)` does every step that is left before it."""

    def __init__(self, cast: Cast = PROVINCE, *, days: int = 20) -> None:
        self.cast = cast
        self.due = timezone.localdate() + timedelta(days=days)
        self.received: ReceivedDocument
        self.plan: Plan

    def again(self) -> Plan:
        self.plan = Plan.objects.select_related("process", "issuer").get(pk=self.plan.pk)
        return self.plan

    def register(self, data: bytes, name: str) -> "Walk":
        self.received = receiving.register_file(
            agency(self.cast.committee), by=person(self.cast.clerk), data=data, name=name, read=read_file
        )
        return self

    def register_issued(self, plan: Plan) -> "Walk":
        """The clerk registers the arrival of a plan that was issued above."""
        self.received = receiving.register(plan, agency(self.cast.committee), by=person(self.cast.clerk))
        return self

    def instruct(self) -> "Walk":
        receiving.instruct(
            self.received,
            by=person(self.cast.instructor),
            lead=agency(self.cast.lead),
            partners=[],
            due_on=self.due,
            instruction="Tham mưu Ban Thường vụ kế hoạch thực hiện, bảo đảm đúng thời hạn.",
        )
        return self

    def assign(self) -> "Walk":
        receiving.assign(self.received, by=person(self.cast.head), drafter=person(self.cast.drafter))
        return self

    def confirm(self) -> "Walk":
        document = self.received.document
        assert document is not None
        receiving.confirm(self.received, by=person(self.cast.drafter), unseen=placing.unseen(document))
        return self

    def derive(self) -> "Walk":
        self.plan = deriving.derive(self.received, by=person(self.cast.drafter))
        return self

    def begin(self, data: bytes, name: str) -> "Walk":
        return self.register(data, name).instruct().assign().confirm().derive()

    def complete_draft(self) -> "Walk":
        """Answer what is left of the parent's tasks and choose the recipients."""
        by, plan = person(self.cast.drafter), self.again()
        for row in coverage.unanswered(plan):
            editing.answer_task(
                row, by=by, answer="not_applicable", reason="Nhiệm vụ của cơ quan Trung ương."
            )
        editing.set_recipients(
            plan,
            by=by,
            agencies=[agency(code) for code in (self.cast.reported_to, *self.cast.recipients)],
            groups=dict([self.cast.group]) if self.cast.group else {},
            reported_to={agency(self.cast.reported_to).pk},
        )
        return self

    def hand_up(self) -> "Walk":
        drafting.hand_up(self.again(), by=person(self.cast.drafter))
        return self

    def release_to_advisers(self) -> "Walk":
        drafting.release_to_advisers(
            self.again(),
            by=person(self.cast.head),
            agencies=[agency(code) for code in self.cast.advisers],
            due_on=timezone.localdate() + timedelta(days=5),
        )
        return self

    def opinion(self, code: str, *, comment: str = "", release: bool = True) -> "Walk":
        items = self.plan.parts.filter(kind=Part.Kind.ITEM, item_kind=Part.ItemKind.TASK)
        writer, head = self.cast.advisers[code]
        advisory.write_opinion(
            self.again(),
            by=person(writer),
            answer=Opinion.Answer.AGREE_WITH_COMMENTS if comment else Opinion.Answer.AGREE,
            text="",
            comments=[{"part_uid": items[0].uid, "path": "", "text": comment}] if comment else [],
        )
        if writer != head:
            advisory.hand_up_opinion(self.plan, by=person(writer))
        if release:
            advisory.release_opinion(self.again(), by=person(head))
        return self

    def opinions(self) -> "Walk":
        for number, code in enumerate(self.cast.advisers):
            remark = "Đề nghị nêu rõ cơ quan kiểm tra việc thực hiện và thời gian báo cáo."
            self.opinion(code, comment=remark if number % 2 == 0 else "")
        return self

    def answer_comments(self) -> "Walk":
        for comment in Comment.objects.filter(opinion__round__plan=self.plan, answer=""):
            advisory.answer_comment(
                self.again(), by=person(self.cast.drafter), comment=comment.pk, answer="accepted"
            )
        return self

    def accept_warnings(self) -> "Walk":
        """The drafting agency's head lets the warnings stand that are left."""
        found = findings(self.again())
        if found.open_warnings:
            checking.accept_warnings(
                self.plan,
                by=person(self.cast.head),
                fingerprints=[row.fingerprint for row in found.open_warnings],
                reason="Đã rà soát, giữ nguyên theo văn bản của cấp trên.",
            )
        return self

    def release_to_office(self) -> "Walk":
        self.accept_warnings()
        drafting.release_to_office(self.again(), by=person(self.cast.head))
        return self

    def appraise(self) -> "Walk":
        fits = dict.fromkeys(POINTS, ("fits", ""))
        appraisal.record_checklist(self.again(), by=person(self.cast.officer), results=fits)
        appraisal.hand_up_appraisal(self.again(), by=person(self.cast.officer))
        return self

    def release_to_steering(self) -> "Walk":
        appraisal.release_to_steering(self.again(), by=person(self.cast.office_head))
        return self

    def open_written_round(self) -> "Walk":
        deciding.open_written_round(
            self.again(),
            by=person(self.cast.board),
            closes_at=timezone.now() + timedelta(days=2),
            officer=person(self.cast.officer),
        )
        return self

    def ballots(self, *, agree: int, disagree: int = 0) -> "Walk":
        for index, username in enumerate(self.cast.members[: agree + disagree]):
            against = index >= agree
            deciding.send_ballot(
                self.again(),
                by=person(username),
                choice="disagree" if against else "agree",
                text="Cần làm rõ nguồn lực thực hiện." if against else "",
            )
        return self

    def close(self) -> "Walk":
        deciding.close_written_round(self.again(), by=person(self.cast.officer))
        return self

    def close_at_time(self) -> "Walk":
        """Closing time comes with ballots still missing."""
        DecisionRound.objects.filter(plan=self.plan, closed_at=None).update(closes_at=timezone.now())
        return self.close()

    def approve(self) -> "Walk":
        item = self.plan.parts.filter(kind=Part.Kind.ITEM, item_kind=Part.ItemKind.TASK)[0]
        deciding.approve(
            self.again(),
            by=person(self.cast.board),
            conclusion="Ban Thường vụ thống nhất thông qua kế hoạch; hoàn chỉnh theo ý kiến kết luận.",
            lines=[
                {
                    "field": ConclusionLine.Field.ITEM,
                    "part_uid": item.uid,
                    "text": "Ghi rõ thời gian báo cáo kết quả với Ban Thường vụ.",
                }
            ],
        )
        return self

    def complete(self) -> "Walk":
        """The drafter has worked the lines in, the head lets it out to the Office."""
        drafting.hand_up(self.again(), by=person(self.cast.drafter))
        finalising.release_final(self.again(), by=person(self.cast.head))
        return self

    def initialled(self) -> "Walk":
        """The Office ticks every line, its head initials."""
        for line in ConclusionLine.objects.filter(plan=self.plan, ticked_at=None):
            finalising.tick_line(self.again(), by=person(self.cast.officer), line=line.pk)
        finalising.initial(self.again(), by=person(self.cast.office_head), signer=person(self.cast.signer))
        return self

    def finalise(self) -> "Walk":
        return self.complete().initialled()

    def sign(self) -> "Walk":
        jobs.run_all()
        issuing.sign(self.again(), by=person(self.cast.signer))
        jobs.run_all()
        return self

    def issue(self) -> Issuance:
        issuing.issue(self.again(), by=person(self.cast.clerk))
        jobs.run_all()
        return Issuance.objects.get(plan=self.plan)

    def to(self, status: Status) -> "Walk":
        """From a derived plan to the beginning of this status."""
        for stage in WAY[1 : WAY.index(status) + 1]:
            self.to_next(stage)
        return self

    def to_next(self, status: Status) -> "Walk":
        """Every step that leads from the status before to the beginning of this one."""
        steps: dict[str, Callable[[], object]] = {
            Status.ADVISORY_REVIEW: lambda: self.complete_draft().hand_up().release_to_advisers(),
            Status.CONSOLIDATING: self.opinions,
            Status.APPRAISAL: lambda: self.answer_comments().hand_up().release_to_office(),
            Status.STEERING: lambda: self.appraise().release_to_steering(),
            Status.DECIDING: self.open_written_round,
            Status.FINALISING: lambda: self.ballots(agree=len(self.cast.members)).close().approve(),
            Status.SIGNING: self.finalise,
            Status.ISSUED: lambda: self.sign().issue(),
        }
        steps[status]()
        self.again()
        return self
