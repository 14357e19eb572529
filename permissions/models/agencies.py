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

    def within(self, *roots: "Agency") -> "AgencyQuerySet":
        """These agencies and everything below them; a range of the indexed path, whatever the size of the tree."""
        ranges = models.Q(pk__in=())
        for root in roots:
            ranges |= models.Q(path__gte=root.path, path__lt=root.path[:-1] + "0")  # "0" comes after "/"
        return self.filter(ranges)


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
    signature_form = models.CharField(
        max_length=120, blank=True, help_text="words above the signatory's post, as T/M BAN THƯỜNG VỤ"
    )
    seal = models.CharField(max_length=200, blank=True, help_text="the words on the seal; empty: it has none")
    order = models.PositiveSmallIntegerField(default=0)
    since = models.DateField(null=True, blank=True)
    path = models.CharField(
        max_length=300, editable=False, help_text="ids from the root, /1/4/27/; kept by save and by a move"
    )
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    ended_on = models.DateField(null=True, blank=True)

    objects = AgencyQuerySet.as_manager()

    _bodies: "list[Agency] | None" = None

    class Meta:
        ordering = ["order", "pk"]
        indexes = [models.Index(fields=["path"], name="agency_path")]
        permissions = [(f"{duty}_for", f"May {duty} for this agency") for duty in Duty.values]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keeps the path of its own row; `permissions.administering.moving` keeps those of a moved subtree."""
        super().save(*args, **kwargs)
        path = f"{self.above.path if self.above else '/'}{self.pk}/"
        if path != self.path:
            self.path = path
            Agency.objects.filter(pk=self.pk).update(path=path)

    @property
    def above(self) -> "Agency | None":
        """Where it hangs in the tree: a body under its committee, a committee under its parent."""
        return self.committee or self.parent

    @property
    def body(self) -> "Agency":
        """The committee that numbers and keeps the trail: a committee and its standing committee are one body."""
        return self.committee or self

    @property
    def on_seal(self) -> str:
        """The words in the picture of its digital seal."""
        return self.seal or self.name

    def standing_bodies(self) -> "list[Agency]":
        """This committee and its bodies as they stand, in their order; asked once of one object."""
        if self._bodies is None:
            self._bodies = list(Agency.objects.standing().under(self))
        return self._bodies

    def name_on(self, day: date) -> str:
        """The name in force on that day; the oldest known name before the first."""
        names = list(self.names.order_by("since"))
        for dated in reversed(names):
            if dated.since <= day:
                return dated.name
        return names[0].name if names else self.name

    def ancestors(self) -> list[int]:
        """Ids from the root to itself."""
        return [int(number) for number in self.path.strip("/").split("/")]

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


class AgencyGroup(models.Model):
    """Words that stand for several agencies in recipient lists and addresses: by rule, by name, or both."""

    committee = models.ForeignKey(Agency, models.PROTECT, related_name="groups")
    name = models.CharField(max_length=200, help_text="as it stands in a document: Các đảng ủy xã, phường")
    below = models.BooleanField(
        default=False, help_text="committees directly below; else bodies of the committee"
    )
    level = models.CharField(max_length=10, choices=Level.choices, blank=True)
    kind = models.CharField(max_length=20, choices=Kind.choices, blank=True)
    by_rule = models.BooleanField(default=True)
    members = models.ManyToManyField(Agency, blank=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["committee", "name"], name="agency_group_name")]

    def __str__(self) -> str:
        return self.name

    def agencies(self) -> AgencyQuerySet:
        """Who is meant today."""
        chosen = models.Q(pk__in=self.members.values("pk"))
        if self.by_rule:
            rule = (
                models.Q(parent=self.committee, committee=None)
                if self.below
                else models.Q(committee=self.committee)
            )
            if self.level:
                rule &= models.Q(level=self.level)
            if self.kind:
                rule &= models.Q(kind=self.kind)
            chosen |= rule
        return Agency.objects.standing().filter(chosen)
