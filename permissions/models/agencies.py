"""The tree of agencies with dated names, and the terms of committees."""

from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from permissions.duties import Duty
from permissions.models.people import NeverDeleted


class Kind(models.TextChoices):
    COMMITTEE = "committee", _("Cấp ủy")
    STANDING_COMMITTEE = "standing_committee", _("Ban Thường vụ")
    PERMANENT_BOARD = "permanent_board", _("Thường trực")
    OFFICE = "office", _("Văn phòng")
    ADVISORY = "advisory", _("Cơ quan tham mưu, giúp việc")
    UNIT = "unit", _("Đơn vị sự nghiệp")


class Level(models.TextChoices):
    CENTRAL = "central", _("Trung ương")
    PROVINCE = "province", _("Tỉnh")
    COMMUNE = "commune", _("Xã, phường, đặc khu")
    BASE = "base", _("Cơ sở")


class AgencyQuerySet(models.QuerySet["Agency"]):
    def standing(self) -> "AgencyQuerySet":
        """Agencies that exist today (not merged, not ended)."""
        return self.filter(merged_into=None, ended_on=None)

    def under(self, committee: "Agency") -> "AgencyQuerySet":
        """The bodies of one committee, itself included, without the committees below it."""
        return self.filter(models.Q(pk=committee.pk) | models.Q(committee=committee))


class Agency(models.Model):
    """A committee or one of its bodies. `code` never changes; the present names are those of the name in force."""

    code = models.SlugField(max_length=40, unique=True)
    level = models.CharField(max_length=10, choices=Level.choices)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    committee = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="bodies",
        help_text="the committee whose body this is; empty for committees",
    )
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=100)
    symbol = models.CharField(max_length=20, help_text="as in 05-KH/TU")
    place = models.CharField(max_length=100, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    ended_on = models.DateField(null=True, blank=True)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        permissions = [(f"{duty}_for", f"May {duty} for this agency") for duty in Duty.values]

    def __str__(self) -> str:
        return self.name

    @property
    def body(self) -> "Agency":
        """The committee that numbers and keeps the trail: a committee and its standing committee are one body."""
        return self.committee or self

    def name_on(self, day: date) -> str:
        """The name in force on that day; the oldest known name before the first."""
        names = list(self.names.order_by("since"))
        for dated in reversed(names):
            if dated.since <= day:
                return dated.name
        return names[0].name if names else self.name

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise NeverDeleted(_("Không xóa cơ quan; hãy ghi ngày kết thúc hoặc cơ quan nhận sáp nhập."))


class AgencyName(models.Model):
    """What an agency was called from a day on, by which decision."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="names")
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=100)
    symbol = models.CharField(max_length=20)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    parent = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+")
    since = models.DateField()
    decision = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "since"], name="agency_name_since")]

    def __str__(self) -> str:
        return f"{self.name} ({self.since:%d/%m/%Y})"


class Term(models.Model):
    """Nhiệm kỳ of a committee: number series restart with it (HD36 II.1.3)."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="terms")
    name = models.CharField(max_length=20, help_text="2025 - 2030")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "since"], name="term_since")]

    def __str__(self) -> str:
        return f"{self.agency}, {self.name}"
