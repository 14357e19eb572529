"""Meetings of a deciding body: who was there, who chaired, the minutes; its matters are decision rounds."""

import uuid

from django.conf import settings
from django.db import models


class Meeting(models.Model):
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    committee = models.ForeignKey("permissions.Agency", models.PROTECT, related_name="+")
    body = models.ForeignKey("permissions.Agency", models.PROTECT, related_name="meetings")
    held_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        help_text="of the Office, who keeps the record",
    )
    chair = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    invitees = models.TextField(blank=True, help_text="one a line; they have no vote")
    minutes = models.ForeignKey("records.StoredFile", models.PROTECT, null=True, related_name="+")
    minutes_name = models.CharField(max_length=200, blank=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    edit_number = models.PositiveIntegerField(default=0, help_text="of attendance, chair and invitees")

    class Meta:
        ordering = ["-held_at", "-pk"]
        indexes = [models.Index(fields=["body", "-held_at"], name="meeting_of_body")]

    def __str__(self) -> str:
        return f"{self.body} {self.held_at:%d/%m/%Y}"

    @property
    def subject(self) -> str:
        """How the trail names this meeting."""
        return f"meeting:{self.uid}"


class Attendance(models.Model):
    """The body's members on the day on which the meeting was called; whether each was there is recorded at it."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendances")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    post = models.CharField(max_length=120)
    rank = models.PositiveSmallIntegerField()
    present = models.BooleanField(null=True)
    reason = models.CharField(max_length=300, blank=True, help_text="of an absence")

    class Meta:
        ordering = ["rank", "pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "user"], name="attendance_once")]

    def __str__(self) -> str:
        return str(self.user)


class Regulation(models.Model):
    """A committee's own rule of deciding, by which document; without a row the usual one holds."""

    committee = models.OneToOneField("permissions.Agency", models.PROTECT, related_name="regulation")
    rule = models.JSONField(help_text="workflow.deciding.rules.Rule")
    document = models.CharField(max_length=200, help_text="the working regulation, as 01-QC/TU, 15/7/2025")
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)
    pace = models.JSONField(default=dict, help_text="usual and urgent: workflow.pacing.Pace")
    reminding = models.JSONField(default=dict, help_text="by duty: workflow.reminding.Rule")
    allowed = models.JSONField(default=list, help_text="rules of Separated that this committee does without")
    by_hand = models.BooleanField(
        default=False, help_text="documents are printed, signed and sealed by hand, and scanned back"
    )
    edit_number = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.committee}: {self.document}"
