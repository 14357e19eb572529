"""Warnings that a person has looked at and lets stand."""

from django.conf import settings
from django.db import models


class Tick(models.Model):
    """Why a warning may stand; it holds for the words it was given on and is void when they change."""

    plan = models.ForeignKey("drafting.Plan", models.PROTECT, related_name="ticks")
    rule = models.CharField(max_length=40)
    fingerprint = models.CharField(max_length=64, help_text="of rule, place and the part's hash")
    message = models.TextField()
    reason = models.TextField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "fingerprint"], name="tick_once"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="tick_reason_given"),
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.reason[:40]}"
