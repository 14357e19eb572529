"""The plan and its lifecycle: which moves exist. Guards, lock, audit and queued work are in workflow's services."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin, transition

from drafting.visibility import few_plans, plans_visible_to


class Status(models.TextChoices):
    DRAFTING = "drafting", _("Đang soạn thảo")
    ADVISORY_REVIEW = "advisory_review", _("Đang lấy ý kiến góp ý")
    CONSOLIDATING = "consolidating", _("Tổng hợp, tiếp thu, giải trình")
    APPRAISAL = "appraisal", _("Văn phòng thẩm định")
    STEERING = "steering", _("Thường trực cho ý kiến")
    DECIDING = "deciding", _("Trình Ban Thường vụ")
    FINALISING = "finalising", _("Hoàn chỉnh theo kết luận")
    SIGNING = "signing", _("Trình ký, ban hành")
    ISSUED = "issued", _("Đã ban hành")
    CANCELLED = "cancelled", _("Dừng soạn thảo")
    REPLACED = "replaced", _("Đã thay thế")
    WITHDRAWN = "withdrawn", _("Thu hồi")


class Urgency(models.TextChoices):
    """Box 10b of the form (HD36 annex 1); empty: in the usual time."""

    URGENT = "urgent", _("Khẩn")
    VERY_URGENT = "very_urgent", _("Thượng khẩn")
    EXPRESS = "express", _("Hỏa tốc")


PRINTED_URGENCY = {Urgency.URGENT: "KHẨN", Urgency.VERY_URGENT: "THƯỢNG KHẨN", Urgency.EXPRESS: "HỎA TỐC"}
"""As the document prints it: Vietnamese, whatever language the reader's pages are in."""

ENDED = {Status.ISSUED, Status.CANCELLED, Status.REPLACED, Status.WITHDRAWN}
UNDER_WAY = [status for status in Status if status not in ENDED]


class PlanQuerySet(models.QuerySet["Plan"]):
    def visible_to(self, user: Any) -> "PlanQuerySet":
        """The plans in which an agency of this person takes part with a duty that the person holds."""
        return self.filter(plans_visible_to(user))

    def near(self, user: Any) -> "PlanQuerySet":
        """A hint for lists, after visible_to: who sees few plans has them sought by id. Changes no result."""
        ids = few_plans(user)
        return self if ids is None else self.filter(pk__in=ids)

    def whole(self) -> "PlanQuerySet":
        """With what every page about a plan reads of it."""
        return self.select_related(
            "issuer__parent", "deciding_body", "drafted_by", "drafter", "handed_up_revision", "process"
        )

    def under_way(self) -> "PlanQuerySet":
        return self.filter(status__in=UNDER_WAY)


class Plan(FSMModelMixin, models.Model):
    """A document being drafted or issued here. Its text is its parts; its place is `status`."""

    class LedgerShown(models.TextChoices):
        NOTHING = "nothing", _("Không hiển thị")
        COUNTS = "counts", _("Chỉ số lượng theo cách thể hiện")
        WHOLE = "whole", _("Toàn bộ bảng đối chiếu")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    status = FSMField(choices=Status.choices, default=Status.DRAFTING, protected=True, db_index=True)
    type = models.CharField(max_length=10, default="KH")
    title = models.TextField()
    issuer = models.ForeignKey("permissions.Agency", models.PROTECT, related_name="plans")
    deciding_body = models.ForeignKey("permissions.Agency", models.PROTECT, related_name="+")
    drafted_by = models.ForeignKey("permissions.Agency", models.PROTECT, related_name="+")
    drafter = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    draft_number = models.PositiveSmallIntegerField(
        default=1, help_text="Dự thảo lần n: a new one at each sending out"
    )
    due_on = models.DateField(null=True, blank=True)
    handed_up = models.BooleanField(default=False)
    handed_up_revision = models.ForeignKey(
        "drafting.Revision", models.PROTECT, null=True, blank=True, related_name="+"
    )
    unanswered_allowed = models.TextField(
        blank=True,
        help_text="the head's reason for letting it go on with unanswered tasks on an urgent matter",
    )
    urgency = models.CharField(max_length=12, choices=Urgency.choices, blank=True)
    urgency_reason = models.CharField(max_length=300, blank=True)
    personnel = models.BooleanField(
        default=False, help_text="it settles a matter of personnel, which no written round may decide"
    )
    ledger_shown = models.CharField(
        max_length=7,
        choices=LedgerShown.choices,
        default=LedgerShown.NOTHING,
        help_text="what a superior sees of the ledger once the plan is issued",
    )
    open_fields = models.CharField(
        max_length=100,
        blank=True,
        help_text="while finalising: title, preamble, closing, recipients, new_item",
    )
    turn = models.PositiveIntegerField(
        default=0, help_text="counts the acts that moved the plan; stale forms differ"
    )
    edit_number = models.PositiveIntegerField(default=0, help_text="of the title, for the check on saving")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(status__in=Status.values), name="plan_status_known"),
            models.CheckConstraint(
                condition=models.Q(urgency="") | ~models.Q(urgency_reason=""), name="plan_urgent_for_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.short_title

    @property
    def short_title(self) -> str:
        """The title as staff say it: “Kế hoạch thực hiện …”."""
        head, _sep, rest = self.title.partition(" ")
        if head == "KẾ" and rest.startswith("HOẠCH"):
            return "Kế hoạch" + rest.removeprefix("HOẠCH")
        return self.title

    @property
    def draft_mark(self) -> str:
        """What a draft prints of its state; Vietnamese, whatever language the reader's pages are in."""
        return f"Dự thảo lần {self.draft_number}"

    @property
    def printed_urgency(self) -> str:
        """Box 10b of the printed document; it is no part of what is decided on."""
        return PRINTED_URGENCY[Urgency(self.urgency)] if self.urgency else ""

    @property
    def subject(self) -> str:
        """How the trail and the jobs name this plan."""
        return f"plan:{self.uid}"

    # The moves. `held` tells whether an advisory round was held: a return leads to consolidating then.

    @transition(status, source=[Status.DRAFTING, Status.CONSOLIDATING], target=Status.ADVISORY_REVIEW)
    def release_to_advisers(self) -> None:
        """Out to the advisory agencies."""

    @transition(status, source=Status.ADVISORY_REVIEW, target=Status.CONSOLIDATING)
    def close_advisory_round(self) -> None:
        """All opinions are in, or the due date has passed."""

    @transition(status, source=Status.ADVISORY_REVIEW, target=Status.DRAFTING)
    def recall(self) -> None:
        """Back to the drafting agency before any round was finished."""

    @transition(status, source=[Status.DRAFTING, Status.CONSOLIDATING], target=Status.APPRAISAL)
    def release_to_office(self) -> None:
        """To the Office for its appraisal."""

    @transition(
        status,
        source=[Status.APPRAISAL, Status.STEERING, Status.DECIDING, Status.ADVISORY_REVIEW],
        target=Status.CONSOLIDATING,
    )
    def return_to_consolidating(self) -> None:
        """Back with a reason, after an advisory round."""

    @transition(status, source=[Status.APPRAISAL, Status.STEERING, Status.DECIDING], target=Status.DRAFTING)
    def return_to_drafting(self) -> None:
        """Back with a reason, where no advisory round was held."""

    @transition(status, source=Status.APPRAISAL, target=Status.STEERING)
    def release_to_steering(self) -> None:
        """The form is right; the permanent board is asked."""

    @transition(status, source=Status.STEERING, target=Status.DECIDING)
    def open_written_round(self) -> None:
        """The members of the deciding body are asked in writing."""

    @transition(status, source=Status.STEERING, target=Status.DECIDING)
    def put_to_meeting(self) -> None:
        """A meeting of the deciding body has it on its agenda."""

    @transition(status, source=Status.DECIDING, target=Status.FINALISING)
    def approve(self) -> None:
        """Passed by the rule; the text is completed by the conclusion."""

    @transition(status, source=Status.FINALISING, target=Status.SIGNING)
    def initial(self) -> None:
        """The head of the Office initials the final text."""

    @transition(status, source=Status.FINALISING, target=Status.STEERING)
    def ask_for_more(self) -> None:
        """The conclusion's lines do not suffice; the permanent board is asked again."""

    @transition(status, source=Status.SIGNING, target=Status.FINALISING)
    def refuse_to_sign(self) -> None:
        """Signatory or clerk sends it back; the refusal becomes the line to work in."""

    @transition(status, source=Status.SIGNING, target=Status.ISSUED)
    def issue(self) -> None:
        """The sealed file is stored."""

    @transition(status, source=list(UNDER_WAY), target=Status.CANCELLED)
    def cancel(self) -> None:
        """Stopped for good before it was numbered."""

    @transition(status, source=Status.ISSUED, target=Status.REPLACED)
    def replace(self) -> None:
        """A later document says that it replaces this one."""

    @transition(status, source=Status.ISSUED, target=Status.WITHDRAWN)
    def withdraw(self) -> None:
        """A later document says that this one is withdrawn."""
