"""Take a plan of the province along its way, each step by the person of the cast whose step it is."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from drafting import coverage, editing
from drafting.models import Part, Plan, ReceivedDocument, Status
from permissions.models import Agency, User
from records import jobs
from workflow.models import Comment, ConclusionLine, Issuance, Opinion
from workflow.services import advisory, appraisal, deciding, deriving, drafting, finalising, issuing, receiving

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
ADVISERS = {"ubkttu": "gopy1", "btgdvtu": "gopy2", "bnctu": "gopy3"}
MEMBERS = ["bithu", "thuongtruc", "truongban", *(f"uv{n}" for n in range(1, 9))]


def person(username: str) -> User:
    return User.objects.get(username=username)


def agency(code: str) -> Agency:
    return Agency.objects.get(code=code)


class Walk:
    """One plan under way; `to(status)` does every step that is left before it."""

    def __init__(self, *, days: int = 20) -> None:
        self.due = timezone.localdate() + timedelta(days=days)
        self.received: ReceivedDocument
        self.plan: Plan

    def again(self) -> Plan:
        self.plan = Plan.objects.select_related("process", "issuer").get(pk=self.plan.pk)
        return self.plan

    def register(self, data: bytes, name: str) -> "Walk":
        self.received = receiving.register_file(agency("tu"), by=person("vanthu"), data=data, name=name)
        return self

    def instruct(self) -> "Walk":
        receiving.instruct(
            self.received,
            by=person("thuongtruc"),
            lead=agency("btctu"),
            partners=[agency("btgdvtu")],
            due_on=self.due,
            instruction=_("Giao Ban Tổ chức chủ trì, tham mưu kế hoạch thực hiện của Ban Thường vụ Tỉnh ủy."),
        )
        return self

    def assign(self) -> "Walk":
        receiving.assign(self.received, by=person("truongban"), drafter=person("soan"))
        return self

    def confirm(self) -> "Walk":
        receiving.confirm(self.received, by=person("soan"))
        return self

    def derive(self) -> "Walk":
        self.plan = deriving.derive(self.received, by=person("soan"))
        return self

    def begin(self, data: bytes, name: str) -> "Walk":
        return self.register(data, name).instruct().assign().confirm().derive()

    def complete_draft(self) -> "Walk":
        """Answer what is left of the parent's tasks and choose the recipients."""
        by, plan = person("soan"), self.again()
        for row in coverage.unanswered(plan):
            editing.answer_task(
                row, by=by, answer="not_applicable", reason=_("Nhiệm vụ của cơ quan Trung ương.")
            )
        editing.set_recipients(
            plan,
            by=by,
            agencies=[agency(code) for code in ("tt-tu", "ubkttu", "btgdvtu", "bnctu", "vptu")],
            groups={"committees_below": _("Các đảng ủy trực thuộc Tỉnh ủy")},
            reported_to={agency("tt-tu").pk},
        )
        return self

    def hand_up(self) -> "Walk":
        drafting.hand_up(self.again(), by=person("soan"))
        return self

    def release_to_advisers(self) -> "Walk":
        drafting.release_to_advisers(
            self.again(),
            by=person("truongban"),
            agencies=[agency(code) for code in ADVISERS],
            due_on=timezone.localdate() + timedelta(days=5),
        )
        return self

    def opinion(self, code: str, *, comment: str = "", release: bool = True) -> "Walk":
        items = self.plan.parts.filter(kind=Part.Kind.ITEM, item_kind=Part.ItemKind.TASK)
        writer = person("gopy1cv" if code == "ubkttu" else ADVISERS[code])
        advisory.write_opinion(
            self.again(),
            by=writer,
            answer=Opinion.Answer.AGREE_WITH_COMMENTS if comment else Opinion.Answer.AGREE,
            text="",
            comments=[{"part_uid": items[0].uid, "path": "", "text": comment}] if comment else [],
        )
        if code == "ubkttu":
            advisory.hand_up_opinion(self.plan, by=writer)
        if release:
            advisory.release_opinion(self.again(), by=person(ADVISERS[code]))
        return self

    def opinions(self) -> "Walk":
        self.opinion("ubkttu", comment=_("Đề nghị nêu rõ cơ quan kiểm tra việc thực hiện và thời gian báo cáo."))
        self.opinion("btgdvtu")
        return self.opinion("bnctu", comment=_("Đề nghị bổ sung cơ quan phối hợp và thời hạn cụ thể."))

    def answer_comments(self) -> "Walk":
        for comment in Comment.objects.filter(opinion__round__plan=self.plan, answer=""):
            advisory.answer_comment(self.again(), by=person("soan"), comment=comment.pk, answer="accepted")
        return self

    def release_to_office(self) -> "Walk":
        drafting.release_to_office(self.again(), by=person("truongban"))
        return self

    def appraise(self) -> "Walk":
        appraisal.hand_up_appraisal(self.again(), by=person("vanphong"))
        return self

    def release_to_steering(self) -> "Walk":
        appraisal.release_to_steering(self.again(), by=person("chanhvp"))
        return self

    def open_written_round(self) -> "Walk":
        deciding.open_written_round(
            self.again(),
            by=person("thuongtruc"),
            closes_at=timezone.now() + timedelta(days=2),
            officer=person("vanphong"),
        )
        return self

    def ballots(self, *, agree: int, disagree: int = 0) -> "Walk":
        for index, username in enumerate(MEMBERS[: agree + disagree]):
            against = index >= agree
            deciding.send_ballot(
                self.again(),
                by=person(username),
                choice="disagree" if against else "agree",
                text=_("Cần làm rõ nguồn lực thực hiện.") if against else "",
            )
        return self

    def close(self) -> "Walk":
        deciding.close_written_round(self.again(), by=person("vanphong"))
        return self

    def approve(self) -> "Walk":
        item = self.plan.parts.filter(kind=Part.Kind.ITEM, item_kind=Part.ItemKind.TASK)[0]
        deciding.approve(
            self.again(),
            by=person("thuongtruc"),
            conclusion=_("Ban Thường vụ thống nhất thông qua kế hoạch; hoàn chỉnh theo ý kiến kết luận."),
            lines=[
                {
                    "field": ConclusionLine.Field.ITEM,
                    "part_uid": item.uid,
                    "text": _("Ghi rõ thời gian báo cáo kết quả với Ban Thường vụ."),
                }
            ],
        )
        return self

    def finalise(self) -> "Walk":
        drafting.hand_up(self.again(), by=person("soan"))
        finalising.release_final(self.again(), by=person("truongban"))
        for line in ConclusionLine.objects.filter(plan=self.plan, ticked_at=None):
            finalising.tick_line(self.again(), by=person("vanphong"), line=line.pk)
        finalising.initial(self.again(), by=person("chanhvp"), signer=person("bithu"))
        return self

    def sign(self) -> "Walk":
        jobs.run_all()
        issuing.sign(self.again(), by=person("bithu"))
        jobs.run_all()
        return self

    def issue(self) -> Issuance:
        issuing.issue(self.again(), by=person("vanthu"))
        jobs.run_all()
        return Issuance.objects.get(plan=self.plan)

    def to(self, status: Status) -> "Walk":
        """From a derived plan to the beginning of this status."""
        steps = {
            Status.ADVISORY_REVIEW: lambda: self.complete_draft().hand_up().release_to_advisers(),
            Status.CONSOLIDATING: self.opinions,
            Status.APPRAISAL: lambda: self.answer_comments().hand_up().release_to_office(),
            Status.STEERING: lambda: self.appraise().release_to_steering(),
            Status.DECIDING: self.open_written_round,
            Status.FINALISING: lambda: self.ballots(agree=11).close().approve(),
            Status.SIGNING: self.finalise,
            Status.ISSUED: lambda: self.sign().issue(),
        }
        for stage in WAY[1 : WAY.index(status) + 1]:
            steps[stage]()
        self.again()
        return self
