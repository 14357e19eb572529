"""Posts with their duties, who holds them, and what is delegated."""

from django.db import models

from permissions.duties import Duty
from permissions.models.agencies import Agency
from permissions.models.people import User


class Post(models.Model):
    """A position in an agency; lower rank stands first in lists and rosters."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="posts")
    name = models.CharField(max_length=120)
    rank = models.PositiveSmallIntegerField(default=100)

    def __str__(self) -> str:
        return f"{self.name}, {self.agency}"


class PostDuty(models.Model):
    """A duty that comes with a post, and the agency that it is held for."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="duties")
    duty = models.CharField(max_length=12, choices=Duty.choices)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "duty", "agency"], name="post_duty_once")]

    def __str__(self) -> str:
        return f"{self.post}: {self.duty} ({self.agency})"


class Appointment(models.Model):
    """A person holding a post from a day to a day by a numbered decision."""

    user = models.ForeignKey(User, models.PROTECT, related_name="appointments")
    post = models.ForeignKey(Post, models.PROTECT, related_name="appointments")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    decision = models.CharField(max_length=100)

    class Meta:
        indexes = [models.Index(fields=["user", "since"], name="appointment_user")]

    def __str__(self) -> str:
        return f"{self.user}: {self.post}"


class Delegation(models.Model):
    """A dated, numbered hand-over of one duty; acts under it are recorded in the taker's name for the giver."""

    giver = models.ForeignKey(User, models.PROTECT, related_name="delegations_given")
    taker = models.ForeignKey(User, models.PROTECT, related_name="delegations_taken")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    duty = models.CharField(max_length=12, choices=[c for c in Duty.choices if c[0] != Duty.DECIDE])
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    decision = models.CharField(max_length=100)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(giver=models.F("taker")), name="delegation_not_to_self"
            ),
            models.CheckConstraint(condition=~models.Q(duty="decide"), name="delegation_never_decides"),
        ]

    def __str__(self) -> str:
        return f"{self.giver} → {self.taker}: {self.duty} ({self.agency})"
