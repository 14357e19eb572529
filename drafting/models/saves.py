"""Texts that a person saved under a name."""

from django.conf import settings
from django.db import models


class NamedSave(models.Model):
    """A name given to a state of the text; the same state may be saved under several names."""

    revision = models.ForeignKey("drafting.Revision", models.PROTECT, related_name="saves")
    name = models.CharField(max_length=120)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name
