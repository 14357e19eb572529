"""What the daily check of the whole found."""

from django.db import models


class HealthReport(models.Model):
    made_at = models.DateTimeField(auto_now_add=True)
    lifecycle = models.JSONField(
        help_text="plans whose open steps do not fit their status (workflow.lifecycle)"
    )
    sticking = models.JSONField(help_text="plans under way that the current procedure could not carry")
    audit = models.JSONField(help_text="the verdict on the trail (records.audit)")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.made_at:%d/%m/%Y %H:%M}"

    @property
    def well(self) -> bool:
        return not self.lifecycle and not self.sticking and self.audit["verdict"] == "intact"
