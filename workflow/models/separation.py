"""Exceptions from the separation of duties, each with its reason."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Separated(models.TextChoices):
    """What one person must not do twice over for one plan; a committee may allow each (Regulation.allowed)."""

    APPRAISAL = "appraisal", _("Người soạn thảo tự thẩm định")
    ISSUE = "issue", _("Người ký tự cấp số, đóng dấu")
    PAPER_BALLOT = "paper_ballot", _("Một người nhập phiếu giấy")
    PAPER_SCAN = "paper_scan", _("Một người nộp và xác nhận bản quét văn bản ký tay")


class SeparationException(models.Model):
    """One person may, from a day to a day; a small committee has few people."""

    committee = models.ForeignKey("permissions.Agency", models.PROTECT, related_name="+")
    rule = models.CharField(max_length=20, choices=Separated.choices)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.person}: {self.rule}"
