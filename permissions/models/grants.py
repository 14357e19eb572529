"""Guardian's grants, derived from posts and delegations by permissions.sync."""

from django.contrib.auth.models import Group
from django.db import models
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase

from permissions.duties import Duty
from permissions.models.agencies import Agency


class DutyGroup(models.Model):
    """The auth group of everyone who holds one duty for one agency; made and filled by permissions.sync."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    duty = models.CharField(max_length=12, choices=Duty.choices)
    group = models.OneToOneField(Group, models.PROTECT, related_name="duty_group")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "duty"], name="duty_group_once")]

    def __str__(self) -> str:
        return f"{self.duty} @ {self.agency}"


class AgencyGroupPermission(GroupObjectPermissionBase):
    """Guardian's grants on agencies, with a real foreign key."""

    content_object = models.ForeignKey(Agency, on_delete=models.CASCADE)


class AgencyUserPermission(UserObjectPermissionBase):
    """Guardian wants it; it stays empty: a temporary right is a dated delegation."""

    content_object = models.ForeignKey(Agency, on_delete=models.CASCADE)
