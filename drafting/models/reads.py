"""The text that a person read last, of each plan."""

from django.conf import settings
from django.db import models


class LastRead(models.Model):
    """One row for each person and plan; written when the page was open for a while, never by looking alone."""

    plan = models.ForeignKey("drafting.Plan", models.CASCADE, related_name="last_reads")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    content = models.ForeignKey("drafting.Content", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "person"], name="last_read_once")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.content_id[:12]}"
