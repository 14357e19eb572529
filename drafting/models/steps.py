"""What a person did to the rows of a text, so that it can be undone and done again."""

from django.conf import settings
from django.db import models


class EditStep(models.Model):
    """One act. `rows`: uid → [the row before, the row after], null where there was none, only what changed of a move.

    `answers`: uid of a coverage row → [answer before, after]; `links`: uid of a part → [coverage ids before, after].
    `numbers`: uid → [edit number of the row without this step, with it]; a row that somebody else has written since
    has another.
    """

    plan = models.ForeignKey("drafting.Plan", models.CASCADE, related_name="edit_steps")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    verb = models.CharField(max_length=20)
    turn = models.PositiveIntegerField(help_text="of the plan: nothing is undone across a hand-over")
    rows = models.JSONField(default=dict)
    answers = models.JSONField(default=dict)
    links = models.JSONField(default=dict)
    numbers = models.JSONField(default=dict)
    batch = models.CharField(max_length=32, blank=True, help_text="steps of one press are undone together")
    made_at = models.DateTimeField(auto_now_add=True)
    undone = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["plan", "person", "-id"], name="edit_step_last")]

    def __str__(self) -> str:
        return f"{self.verb} {self.plan_id}"


class Lease(models.Model):
    """Somebody has a point open: a warning to others, never a lock."""

    part = models.ForeignKey("drafting.Part", models.CASCADE, related_name="leases")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    until = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["part", "person"], name="lease_once")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.part_id}"
