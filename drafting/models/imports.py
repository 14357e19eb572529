"""An edited Word file of a plan that came back: what it proposes is answered point by point."""

from django.conf import settings
from django.db import models


class WordImport(models.Model):
    """The file and what was read of it; a proposal is gone once the text says so, or once it was refused."""

    plan = models.ForeignKey("drafting.Plan", models.PROTECT, related_name="word_imports")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    file = models.ForeignKey("records.StoredFile", models.PROTECT, related_name="+")
    name = models.CharField(max_length=255, blank=True)
    content = models.ForeignKey("drafting.Content", models.PROTECT, related_name="+")
    refused = models.JSONField(default=list, help_text="keys of the proposals that were refused")
    made_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name
