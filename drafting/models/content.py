"""Immutable texts: stored once by content, named by their hash."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Content(models.Model):
    """One canonical JSON (a document of the interchange schema with uids) under its SHA-256. Never changed."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    body = models.JSONField()

    def __str__(self) -> str:
        return self.sha256[:12]


class Revision(models.Model):
    """An immutable state of a plan, made at every hand-over and every named save."""

    plan = models.ForeignKey("drafting.Plan", models.PROTECT, related_name="revisions")
    content = models.ForeignKey(Content, models.PROTECT, related_name="+")
    name = models.CharField(max_length=120, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "content"], name="revision_once_by_content")]

    def __str__(self) -> str:
        return _("Bản lưu lúc %(at)s") % {"at": f"{self.made_at:%H:%M, %d/%m/%Y}"}
