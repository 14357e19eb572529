"""What a plan implements, and the answer to each of the parent's tasks."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from drafting.models.parts import new_uid


class Basis(models.Model):
    """A document that the plan implements; pins the parent's text as it was when it was derived from."""

    plan = models.ForeignKey("drafting.Plan", models.PROTECT, related_name="bases")
    received = models.ForeignKey("drafting.ReceivedDocument", models.PROTECT, null=True, related_name="bases")
    symbol = models.CharField(max_length=60)
    content = models.ForeignKey("drafting.Content", models.PROTECT, related_name="+")
    renews = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        related_name="renewed_by",
        help_text="the older text of this document",
    )

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "content"], name="basis_once")]

    def __str__(self) -> str:
        return self.symbol


class Coverage(models.Model):
    """The plan's answer to one task of a parent; the way on is closed while one is unanswered."""

    class Answer(models.TextChoices):
        UNANSWERED = "unanswered", _("Chưa đối chiếu")
        ADOPTED = "adopted", _("Giữ nguyên")
        ADAPTED = "adapted", _("Đã cụ thể hóa")
        JOINED = "joined", _("Ghép với nhiệm vụ khác")
        DELEGATED = "delegated", _("Giao đảng ủy trực thuộc")
        NOT_APPLICABLE = "not_applicable", _("Không thuộc phạm vi")

    LINKED = (Answer.ADOPTED, Answer.ADAPTED, Answer.JOINED)
    """Answers that name at least one live item of the plan."""

    uid = models.CharField(max_length=32, default=new_uid, unique=True)
    basis = models.ForeignKey(Basis, models.PROTECT, related_name="coverage")
    parent_uid = models.CharField(max_length=40)
    position = models.PositiveIntegerField()
    answer = models.CharField(max_length=16, choices=Answer.choices, default=Answer.UNANSWERED)
    reason = models.TextField(blank=True)
    decided_by = models.CharField(
        max_length=200, blank=True, help_text="who decided that a task is not applicable"
    )
    delegated_to = models.TextField(blank=True, help_text="names as they were, joined by “; ”")
    delegates = models.ManyToManyField("permissions.Agency", related_name="+", blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    fingerprint = models.CharField(max_length=64, help_text="hash of the parent's item that was answered")
    suspect = models.BooleanField(
        default=False, help_text="answered before the parent's text changed; until a person has looked at it"
    )
    follows = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="+", help_text="the answer to the parent's older text"
    )

    class Meta:
        ordering = ["basis_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["basis", "parent_uid"], name="coverage_once"),
            models.CheckConstraint(
                condition=~models.Q(answer="not_applicable") | ~models.Q(reason=""),
                name="coverage_reason_given",
            ),
            models.CheckConstraint(
                condition=~models.Q(answer="delegated") | ~models.Q(delegated_to=""),
                name="coverage_delegate_named",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.parent_uid}: {self.answer}"


class CoverageLink(models.Model):
    """An item of the plan that carries a parent's task."""

    coverage = models.ForeignKey(Coverage, models.CASCADE, related_name="links")
    part = models.ForeignKey("drafting.Part", models.CASCADE, related_name="links")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["coverage", "part"], name="coverage_link_once")]

    def __str__(self) -> str:
        return f"{self.coverage_id} → {self.part_id}"
