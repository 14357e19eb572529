"""Which agency takes part in what, with which duty. Visibility comes from these rows and from nothing else."""

from django.db import models

from permissions.duties import Duty


class Participation(models.Model):
    plan = models.ForeignKey("drafting.Plan", models.PROTECT, null=True, related_name="participations")
    received = models.ForeignKey(
        "drafting.ReceivedDocument", models.PROTECT, null=True, related_name="participations"
    )
    agency = models.ForeignKey("permissions.Agency", models.PROTECT, related_name="+")
    duty = models.CharField(max_length=12, choices=Duty.choices)
    revision = models.ForeignKey(
        "drafting.Revision",
        models.PROTECT,
        null=True,
        related_name="+",
        help_text="the text that was put before it",
    )
    since = models.DateTimeField(auto_now_add=True)
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(plan__isnull=True) ^ models.Q(received__isnull=True),
                name="participation_in_one_thing",
            ),
            models.UniqueConstraint(fields=["plan", "agency", "duty"], name="participation_plan_once"),
            models.UniqueConstraint(
                fields=["received", "agency", "duty"], name="participation_received_once"
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "duty", "-plan"], name="participation_plans"),
            models.Index(fields=["agency", "duty", "-received"], name="participation_received"),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.duty}"
