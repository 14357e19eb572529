"""The arrival of a document at one agency. It has no lifecycle: each act leaves its fields filled."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models

from drafting.models.plan import Urgency
from drafting.visibility import few_received, received_visible_to


class ReceivedQuerySet(models.QuerySet["ReceivedDocument"]):
    def visible_to(self, user: Any) -> "ReceivedQuerySet":
        """The documents in whose handling an agency of this person takes part."""
        return self.filter(received_visible_to(user))

    def near(self, user: Any) -> "ReceivedQuerySet":
        """A hint for lists, after visible_to, as that of plans."""
        ids = few_received(user)
        return self if ids is None else self.filter(pk__in=ids)


class ReceivedDocument(models.Model):
    """A file, or a plan issued here, with its arrival number and date, its reading and its instruction."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    agency = models.ForeignKey("permissions.Agency", models.PROTECT, related_name="received")
    plan = models.ForeignKey("drafting.Plan", models.PROTECT, null=True, blank=True, related_name="arrivals")
    file = models.ForeignKey("records.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    file_name = models.CharField(max_length=255, blank=True)

    arrival_year = models.PositiveSmallIntegerField()
    arrival_number = models.PositiveIntegerField()
    arrival_on = models.DateField()
    registered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    registered_at = models.DateTimeField(auto_now_add=True)

    symbol = models.CharField(max_length=60, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    sender = models.CharField(max_length=300, blank=True)
    title = models.TextField()

    reading = models.JSONField(
        null=True, blank=True, help_text="the bundle as read and mended, until confirmed"
    )
    chosen = models.PositiveSmallIntegerField(default=0, help_text="index of the plan in the bundle")
    edit_number = models.PositiveIntegerField(default=0)
    confirmed = models.ForeignKey("drafting.Content", models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)

    lead = models.ForeignKey("permissions.Agency", models.PROTECT, null=True, blank=True, related_name="+")
    partners = models.ManyToManyField("permissions.Agency", blank=True, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    instruction = models.TextField(blank=True)
    urgency = models.CharField(max_length=12, choices=Urgency.choices, blank=True)
    patron = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="of the permanent board, who looks after the matter",
    )
    given_back = models.TextField(blank=True, help_text="why the head gave it back to whoever instructs")
    instructed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    instructed_at = models.DateTimeField(null=True, blank=True)
    drafter = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    assigned_at = models.DateTimeField(null=True, blank=True)

    objects = ReceivedQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["agency", "symbol"], name="received_by_symbol")]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "arrival_year", "arrival_number"], name="arrival_number_once"
            ),
            models.UniqueConstraint(fields=["agency", "plan"], name="arrival_once_per_plan"),
            models.CheckConstraint(
                condition=models.Q(plan__isnull=False) | models.Q(file__isnull=False),
                name="arrival_has_a_document",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def subject(self) -> str:
        """How the trail names this arrival."""
        return f"received:{self.uid}"

    @property
    def document(self) -> dict[str, Any] | None:
        """The plan within the bundle that was read; None where nothing was read from a file."""
        return self.reading["documents"][self.chosen] if self.reading else None

    @property
    def pictured(self) -> bool:
        """Whether the original has pages that can be shown as pictures."""
        source = (self.reading or {}).get("source", {})
        return source.get("format") in ("pdf", "scan")

    @property
    def awaits_reading(self) -> bool:
        """A file came and nothing has been read of it yet."""
        return self.file_id is not None and self.reading is None and self.confirmed_id is None
