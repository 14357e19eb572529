"""Each reminder as a row: to whom, of what, by which rule or by whom."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Reminder(models.Model):
    class Kind(models.TextChoices):
        BEFORE = "before", _("sắp đến hạn")
        OVERDUE = "overdue", _("quá hạn")
        ESCALATED = "escalated", _("quá hạn, báo lãnh đạo")
        BY_HAND = "by_hand", _("nhắc trực tiếp")

    awaited = models.ForeignKey("workflow.Awaited", models.PROTECT, related_name="reminders")
    to = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", help_text="empty: the rule"
    )
    day = models.DateField()
    made_at = models.DateTimeField(auto_now_add=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["awaited", "to", "day"], name="reminded_once_a_day")]
        indexes = [
            models.Index(fields=["to", "day"], condition=models.Q(mailed_at=None), name="reminder_to_mail")
        ]

    def __str__(self) -> str:
        return f"{self.awaited} → {self.to} {self.day:%d/%m/%Y}"
