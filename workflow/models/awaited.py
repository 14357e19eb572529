"""One row for each thing that a plan, a received document or a certified copy waits for; the inbox is these rows."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from permissions.duties import Duty
from workflow.models.about import exactly_one

if TYPE_CHECKING:
    from drafting.models import Plan, ReceivedDocument
    from workflow.models.issuance import CertifiedCopy


class Awaited(models.Model):
    plan = models.ForeignKey("drafting.Plan", models.PROTECT, null=True, related_name="awaited")
    received = models.ForeignKey(
        "drafting.ReceivedDocument", models.PROTECT, null=True, related_name="awaited"
    )
    copy = models.ForeignKey("workflow.CertifiedCopy", models.PROTECT, null=True, related_name="awaited")
    agency = models.ForeignKey("permissions.Agency", models.PROTECT, related_name="+")
    duty = models.CharField(max_length=12, choices=Duty.choices)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    act = models.CharField(max_length=40, help_text="the verb that is awaited, spelled as its service")
    since = models.DateTimeField(auto_now_add=True)
    due_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=exactly_one("plan", "received", "copy"), name="awaited_in_one_thing"
            ),
            models.UniqueConstraint(
                fields=["plan", "agency", "act"],
                condition=Q(done_at=None, person=None),
                name="awaited_of_agency_once",
            ),
            models.UniqueConstraint(
                fields=["copy", "agency", "act"],
                condition=Q(done_at=None, copy__isnull=False),
                name="awaited_of_copy_once",
            ),
            models.UniqueConstraint(
                fields=["plan", "agency", "act", "person"],
                condition=Q(done_at=None),
                name="awaited_of_person_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["agency", "duty", "due_at", "id"], condition=Q(done_at=None), name="awaited_inbox"
            ),
            models.Index(fields=["person", "due_at", "id"], condition=Q(done_at=None), name="awaited_mine"),
            models.Index(fields=["plan", "done_at"], name="awaited_of_plan"),
            models.Index(fields=["received", "done_at"], name="awaited_of_received"),
        ]

    def __str__(self) -> str:
        return f"{self.act} @ {self.agency_id}"

    @property
    def thing(self) -> "Plan | ReceivedDocument | CertifiedCopy":
        """What waits."""
        thing = self.plan or self.received or self.copy
        assert thing is not None
        return thing
