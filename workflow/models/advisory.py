"""Advisory rounds: who was asked, what each agency said on which revision, how each comment was answered."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from drafting.models import Plan


class AdvisoryRound(models.Model):
    plan = models.ForeignKey("drafting.Plan", models.PROTECT, related_name="advisory_rounds")
    number = models.PositiveSmallIntegerField()
    revision = models.ForeignKey("drafting.Revision", models.PROTECT, related_name="+")
    draft_number = models.PositiveSmallIntegerField(help_text="Dự thảo lần n that was sent")
    opened_at = models.DateTimeField(auto_now_add=True)
    due_on = models.DateField()
    silence_agrees = models.BooleanField(default=False, help_text="only where the letter that asks says so")
    closed_at = models.DateTimeField(null=True, blank=True)
    recalled = models.BooleanField(default=False)
    only = models.JSONField(
        default=list, help_text="uids of the changed parts that alone are asked about; empty: the whole"
    )

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="advisory_round_number")]

    def __str__(self) -> str:
        return f"{self.plan_id}/{self.number}"


class Opinion(models.Model):
    """One agency's opinion in one round; it names the revision that was read (of its round)."""

    class Answer(models.TextChoices):
        AGREE = "agree", _("Nhất trí")
        AGREE_WITH_COMMENTS = "agree_with_comments", _("Nhất trí, có góp ý")
        OBJECT = "object", _("Chưa nhất trí")

    round = models.ForeignKey(AdvisoryRound, models.PROTECT, related_name="opinions")
    agency = models.ForeignKey("permissions.Agency", models.PROTECT, related_name="+")
    answer = models.CharField(max_length=20, choices=Answer.choices, blank=True)
    text = models.TextField(blank=True, help_text="on the whole")
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    handed_up = models.BooleanField(default=False)
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    released_at = models.DateTimeField(null=True, blank=True)
    late = models.BooleanField(default=False)
    due_on = models.DateField(help_text="of this agency; the round's own is the last of them")
    asked_until = models.DateField(null=True, blank=True, help_text="more time that the agency asks for")
    pointed_to = models.ForeignKey(
        "permissions.Agency",
        models.PROTECT,
        null=True,
        related_name="+",
        help_text="whom the agency says should be asked instead",
    )
    asked_reason = models.CharField(max_length=500, blank=True)
    withdrawn_at = models.DateTimeField(
        null=True, blank=True, help_text="not asked any more; stays on record"
    )
    withdrawn_reason = models.CharField(max_length=500, blank=True)
    letter = models.CharField(
        max_length=200, blank=True, help_text="number and date of the reply that came on paper"
    )
    scan = models.ForeignKey("records.StoredFile", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["round", "agency"], name="opinion_once")]

    def __str__(self) -> str:
        return f"{self.agency}: {self.get_answer_display()}"


class OpinionFile(models.Model):
    """A file that goes with an opinion; part of it once it is released."""

    opinion = models.ForeignKey(Opinion, models.PROTECT, related_name="files")
    file = models.ForeignKey("records.StoredFile", models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["opinion", "file"], name="opinion_file_once")]

    def __str__(self) -> str:
        return self.name


class EditorialChange(models.Model):
    """An item that was changed after the opinions of a round and that the head classed as editorial."""

    round = models.ForeignKey(AdvisoryRound, models.PROTECT, related_name="editorial_changes")
    part_uid = models.CharField(max_length=40)
    path = models.CharField(max_length=30)
    text = models.TextField(blank=True, help_text="as it is now; empty: taken out")
    classed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    classed_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.round}: {self.path}"


class Comment(models.Model):
    """One remark of an opinion, on the whole or on one part, with the drafting agency's answer to it."""

    class Answer(models.TextChoices):
        ACCEPTED = "accepted", _("Tiếp thu")
        PARTLY = "partly", _("Tiếp thu một phần")
        NOT_ACCEPTED = "not_accepted", _("Giải trình, giữ nguyên dự thảo")

    opinion = models.ForeignKey(Opinion, models.CASCADE, related_name="comments")
    part_uid = models.CharField(max_length=40, blank=True, help_text="empty: on the whole")
    path = models.CharField(max_length=30, blank=True, help_text="where the part stood in the revision read")
    part_hash = models.CharField(max_length=64, blank=True, help_text="of the part as it was read")
    text = models.TextField()
    proposed = models.TextField(blank=True)
    answer = models.CharField(max_length=14, choices=Answer.choices, blank=True)
    reason = models.TextField(blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answer__in=["", "accepted"]) | ~models.Q(reason=""),
                name="comment_reason_given",
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]

    @classmethod
    def open_in(cls, plan: Plan) -> "models.QuerySet[Comment]":
        """Comments that came in about this plan and are not answered yet."""
        return cls.objects.filter(opinion__round__plan=plan, opinion__released_at__isnull=False, answer="")
