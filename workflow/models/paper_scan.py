"""What comes back of a document that is signed and sealed by hand."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class PaperScan(models.Model):
    """One time that the clerk hands in the signed paper, scanned: the files, what the check found, who confirmed."""

    class State(models.TextChoices):
        CHECKING = "checking", _("Đang đối chiếu")
        REFUSED = "refused", _("Không khớp bản in")
        FITS = "fits", _("Khớp bản in")
        VOUCHED = "vouched", _("Văn thư đã xác nhận")
        SENT_BACK = "sent_back", _("Chưa đúng, quét lại")
        CONFIRMED = "confirmed", _("Đã xác nhận")

    OPEN = (State.CHECKING, State.FITS, State.VOUCHED)
    ENDED = (State.REFUSED, State.SENT_BACK, State.CONFIRMED)

    issuance = models.ForeignKey("workflow.Issuance", models.PROTECT, related_name="scans")
    printed = models.ForeignKey(
        "records.StoredFile", models.PROTECT, related_name="+", help_text="what was printed and signed"
    )
    sources = models.JSONField(help_text="hashes of the files as they came, in the order of the pages")
    file = models.ForeignKey(
        "records.StoredFile",
        models.PROTECT,
        null=True,
        related_name="+",
        help_text="the pages as they look, in one PDF with nothing else in it",
    )
    found = models.JSONField(default=dict, help_text="workflow.issuance.paper_check.Found")
    state = models.CharField(max_length=10, choices=State.choices, default=State.CHECKING)
    reason = models.CharField(max_length=4000, blank=True, help_text="why the second person sent it back")
    handed_in_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    handed_in_at = models.DateTimeField(auto_now_add=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    vouched_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    vouched_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", help_text="the second person"
    )
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["issuance"],
                condition=models.Q(state__in=["checking", "fits", "vouched", "confirmed"]),
                name="paper_scan_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="confirmed")
                | models.Q(file__isnull=False, vouched_by__isnull=False, settled_by__isnull=False),
                name="paper_scan_confirmed_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issuance}: {self.get_state_display()}"
