"""Hồ sơ trình: a paper that was given its number, in the words that it had then."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from workflow.models.about import exactly_one


class Paper(models.Model):
    """A numbered paper of a plan's dossier, meeting or arrival; without a number it is printed from the data."""

    class Kind(models.TextChoices):
        ROUTING_SLIP = "routing_slip", _("Phiếu trình giải quyết công việc")
        SUBMISSION = "submission", _("Tờ trình")
        ASKING = "asking", _("Công văn lấy ý kiến góp ý")
        REPLY = "reply", _("Công văn góp ý")
        APPRAISAL_REPORT = "appraisal_report", _("Báo cáo thẩm định")
        ROUND_LETTER = "round_letter", _("Công văn xin ý kiến bằng văn bản")
        BALLOT_SHEET = "ballot_sheet", _("Phiếu xin ý kiến")
        ROUND_REPORT = "round_report", _("Báo cáo tổng hợp kết quả xin ý kiến")
        INVITATION = "invitation", _("Giấy mời")
        MINUTES = "minutes", _("Biên bản hội nghị")
        CONCLUSION_NOTICE = "conclusion_notice", _("Thông báo kết luận")
        CORRECTION = "correction", _("Công văn đính chính")
        WITHDRAWAL = "withdrawal", _("Công văn thu hồi")
        FORWARDING = "forwarding", _("Công văn sao gửi, giao việc")

    plan = models.ForeignKey("drafting.Plan", models.PROTECT, null=True, related_name="papers")
    meeting = models.ForeignKey("workflow.Meeting", models.PROTECT, null=True, related_name="papers")
    received = models.ForeignKey(
        "drafting.ReceivedDocument", models.PROTECT, null=True, related_name="papers"
    )
    copy = models.ForeignKey(
        "workflow.CertifiedCopy",
        models.PROTECT,
        null=True,
        related_name="letters",
        help_text="of a letter that sends an arrival on: what goes with it",
    )
    kind = models.CharField(max_length=20, choices=Kind.choices)
    about = models.CharField(
        max_length=20, help_text="which one of its kind: number of the draft or round, id of the opinion"
    )
    agency = models.ForeignKey(
        "permissions.Agency", models.PROTECT, related_name="+", help_text="whose paper it is"
    )
    content = models.ForeignKey(
        "drafting.Content",
        models.PROTECT,
        related_name="+",
        help_text="a dict of drafting.rendering.official, number and date included",
    )
    series = models.ForeignKey("workflow.Series", models.PROTECT, related_name="papers")
    number = models.PositiveIntegerField()
    symbol = models.CharField(max_length=60)
    dated = models.DateField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=exactly_one("plan", "meeting", "received"), name="paper_of_one_thing"
            ),
            models.UniqueConstraint(fields=["plan", "kind", "about"], name="paper_of_plan_once"),
            models.UniqueConstraint(fields=["meeting", "kind", "about"], name="paper_of_meeting_once"),
            models.UniqueConstraint(fields=["received", "kind", "about"], name="paper_of_arrival_once"),
            models.UniqueConstraint(fields=["series", "number"], name="paper_number_once"),
        ]

    def __str__(self) -> str:
        return self.symbol
