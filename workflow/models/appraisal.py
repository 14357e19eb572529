"""The Office's findings, and the reasons with which a plan was sent back."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Finding(models.Model):
    class Severity(models.TextChoices):
        ERROR = "error", _("Phải sửa")
        WARNING = "warning", _("Cần lưu ý")

    plan = models.ForeignKey("drafting.Plan", models.PROTECT, related_name="findings")
    part_uid = models.CharField(max_length=40, blank=True)
    path = models.CharField(max_length=30, blank=True)
    severity = models.CharField(max_length=8, choices=Severity.choices, default=Severity.ERROR)
    text = models.TextField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    mended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text[:60]


class CheckedPoint(models.Model):
    """One point of the Office's checklist for one draft: does it fit, and if not, why."""

    class Result(models.TextChoices):
        FITS = "fits", _("Đạt")
        FAILS = "fails", _("Chưa đạt")
        NOT_APPLICABLE = "not_applicable", _("Không áp dụng")

    plan = models.ForeignKey("drafting.Plan", models.PROTECT, related_name="checked_points")
    draft_number = models.PositiveSmallIntegerField(help_text="Dự thảo lần n")
    point = models.CharField(max_length=20, help_text="of workflow.checklist.POINTS")
    result = models.CharField(max_length=14, choices=Result.choices)
    note = models.CharField(max_length=500, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "draft_number", "point"], name="checked_point_once"),
            models.CheckConstraint(
                condition=~models.Q(result="fails") | ~models.Q(note=""), name="failing_point_has_its_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.point}: {self.result}"


class Return(models.Model):
    """Yêu cầu hoàn chỉnh, trình lại: the reason that the next person sees first."""

    plan = models.ForeignKey("drafting.Plan", models.PROTECT, related_name="returns")
    status = models.CharField(max_length=20, help_text="where it was sent back from")
    agency = models.ForeignKey("permissions.Agency", models.PROTECT, related_name="+")
    reason = models.TextField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(reason=""), name="return_reason_given")]

    def __str__(self) -> str:
        return self.reason[:60]
