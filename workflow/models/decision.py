"""Rounds of the deciding body: the roster at opening, every ballot, the outcome, the lines of the conclusion."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class DecisionRound(models.Model):
    """One time that the deciding body is asked: in writing, or as one matter of a meeting."""

    class Way(models.TextChoices):
        WRITTEN = "written", _("Xin ý kiến bằng văn bản")
        MEETING = "meeting", _("Hội nghị")

    class Outcome(models.TextChoices):
        PASSED = "passed", _("Đã thông qua")
        NOT_PASSED = "not_passed", _("Chưa thông qua")
        NO_RESULT = "no_result", _("Chưa đủ ý kiến")

    plan = models.ForeignKey("drafting.Plan", models.PROTECT, related_name="decision_rounds")
    number = models.PositiveSmallIntegerField()
    body = models.ForeignKey("permissions.Agency", models.PROTECT, related_name="+")
    way = models.CharField(max_length=8, choices=Way.choices, default=Way.WRITTEN)
    meeting = models.ForeignKey("workflow.Meeting", models.PROTECT, null=True, related_name="matters")
    revision = models.ForeignKey("drafting.Revision", models.PROTECT, related_name="+")
    rule = models.JSONField(
        help_text="the committee's rule as it stood at opening (workflow.deciding.rules.Rule)"
    )
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        help_text="the one officer who sees the ballots",
    )
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(auto_now_add=True)
    closes_at = models.DateTimeField(help_text="of ballots; of a matter of a meeting, when it is held")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    present = models.PositiveSmallIntegerField(
        null=True, help_text="at the meeting, able to vote on this matter"
    )
    agree = models.PositiveSmallIntegerField(null=True, help_text="hands at the meeting; ballots are rows")
    disagree = models.PositiveSmallIntegerField(null=True)
    other = models.PositiveSmallIntegerField(null=True)
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    recorded_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    conclusion = models.TextField(blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="decision_round_number"),
            models.CheckConstraint(
                condition=models.Q(way="meeting", meeting__isnull=False)
                | models.Q(way="written", meeting__isnull=True),
                name="decision_round_of_meeting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id}/{self.number}"


class Member(models.Model):
    """The roster at opening: the base of the majority."""

    interest = models.CharField(
        max_length=300,
        blank=True,
        help_text="the member's own recorded interest in the matter: no vote on it",
    )
    round = models.ForeignKey(DecisionRound, models.PROTECT, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    post = models.CharField(max_length=120)
    rank = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["rank", "pk"]
        constraints = [models.UniqueConstraint(fields=["round", "user"], name="member_once")]

    def __str__(self) -> str:
        return str(self.user)


class Ballot(models.Model):
    """One member's answer in one round, changed until closing; it names the revision of its round."""

    class Choice(models.TextChoices):
        AGREE = "agree", _("Đồng ý")
        DISAGREE = "disagree", _("Không đồng ý")
        OTHER = "other", _("Ý kiến khác")

    member = models.OneToOneField(Member, models.PROTECT, related_name="ballot")
    choice = models.CharField(max_length=10, choices=Choice.choices)
    text = models.TextField(blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        help_text="of a paper ballot: the officer who entered it from its scan",
    )
    scan = models.ForeignKey("records.StoredFile", models.PROTECT, null=True, related_name="+")
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        help_text="of a paper ballot: who has compared it with what was entered; it counts from then on",
    )
    first_sent_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(choice="agree") | ~models.Q(text=""), name="ballot_other_opinion_written"
            ),
            models.CheckConstraint(
                condition=models.Q(entered_by__isnull=True, scan__isnull=True)
                | models.Q(entered_by__isnull=False, scan__isnull=False),
                name="ballot_on_paper_has_its_scan",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_by__isnull=True) | models.Q(entered_by__isnull=False),
                name="ballot_confirmed_on_paper",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.choice}"

    @classmethod
    def unconfirmed(cls, prefix: str = "") -> models.Q:
        """Paper ballots that a second person has not yet compared; they count only when that is done."""
        return models.Q(**{f"{prefix}entered_by__isnull": False, f"{prefix}confirmed_by__isnull": True})


class PreparedBallot(models.Model):
    """What a member's secretary proposes; it is nobody's ballot until the member sends it."""

    member = models.OneToOneField(Member, models.PROTECT, related_name="prepared")
    secretary = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    choice = models.CharField(max_length=10, choices=Ballot.Choice.choices, blank=True)
    text = models.TextField(blank=True)
    prepared_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.member} ({self.secretary})"


class ConclusionLine(models.Model):
    """One thing that the conclusion (or a refusal to sign) asks for, and the place that it opens."""

    class Field(models.TextChoices):
        ITEM = "item", _("Một nội dung")
        NEW_ITEM = "new_item", _("Bổ sung nội dung mới")
        TITLE = "title", _("Trích yếu")
        PREAMBLE = "preamble", _("Phần mở đầu")
        CLOSING = "closing", _("Phần kết")
        RECIPIENTS = "recipients", _("Nơi nhận")

    plan = models.ForeignKey("drafting.Plan", models.PROTECT, related_name="conclusion_lines")
    round = models.ForeignKey(DecisionRound, models.PROTECT, null=True, related_name="lines")
    field = models.CharField(max_length=12, choices=Field.choices)
    part_uid = models.CharField(max_length=40, blank=True)
    path = models.CharField(max_length=30, blank=True)
    text = models.TextField()
    ticked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ticked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text[:60]
