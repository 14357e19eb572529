"""Derive guardian's grants from appointments and delegations: one group for each (agency, duty) with a holder."""

from collections import defaultdict
from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils import timezone

from permissions.duties import in_force
from permissions.models import AgencyGroupPermission, Delegation, DutyGroup, PostDuty, User


@dataclass(frozen=True)
class Changes:
    groups_made: int
    members_added: int
    members_removed: int


@transaction.atomic
def sync() -> Changes:
    """Bring groups, members and grants to what holds today. Running it again changes nothing."""
    wanted = _wanted()
    groups = {(row.agency_id, row.duty): row.group for row in DutyGroup.objects.select_related("group")}
    made = _make_groups(wanted.keys() - groups.keys())
    groups.update(made)
    through = User.groups.through
    have = set(through.objects.filter(group__duty_group__isnull=False).values_list("group_id", "user_id"))
    want = {(groups[key].pk, user) for key, users in wanted.items() for user in users}
    for group_id, user_id in have - want:
        through.objects.filter(group_id=group_id, user_id=user_id).delete()
    through.objects.bulk_create(through(group_id=g, user_id=u) for g, u in want - have)
    return Changes(len(made), len(want - have), len(have - want))


def _wanted() -> dict[tuple[int, str], set[int]]:
    on = timezone.localdate()
    wanted: dict[tuple[int, str], set[int]] = defaultdict(set)
    own = PostDuty.objects.filter(
        in_force(on, "post__appointments__"), post__appointments__user__is_active=True
    ).values_list("agency_id", "duty", "post__appointments__user_id")
    lent = Delegation.objects.filter(in_force(on), taker__is_active=True, giver__is_active=True).values_list(
        "agency_id", "duty", "taker_id"
    )
    for agency, duty, user in [*own, *lent]:
        wanted[agency, duty].add(user)
    return wanted


def _make_groups(keys: set[tuple[int, str]]) -> dict[tuple[int, str], Group]:
    grants = {
        p.codename: p
        for p in Permission.objects.filter(content_type__app_label="permissions", codename__endswith="_for")
    }
    made = {}
    for agency_id, duty in sorted(keys):
        group = Group.objects.create(name=f"{duty} @ {agency_id}")
        DutyGroup.objects.create(agency_id=agency_id, duty=duty, group=group)
        AgencyGroupPermission.objects.create(
            group=group, permission=grants[f"{duty}_for"], content_object_id=agency_id
        )
        made[agency_id, duty] = group
    return made
