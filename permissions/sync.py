"""Derive guardian's grants from appointments and delegations: one group for each (agency, duty) with a holder."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils import timezone

from permissions.duties import in_force, lent_on
from permissions.models import AgencyGroupPermission, DutyGroup, PostDuty, User

AT_ONCE = 500
"""Rows of one statement; SQLite takes about a thousand values in one."""


@dataclass(frozen=True)
class Changes:
    groups_made: int
    members_added: int
    members_removed: int


@transaction.atomic
def sync() -> Changes:
    """Bring groups, members and grants to what holds today, of everybody. Running it again changes nothing."""
    return _brought(None)


@transaction.atomic
def sync_people(people: Collection[User]) -> Changes:
    """The same for a few people, as part of the act that changed what they hold."""
    return _brought([user.pk for user in people])


def _brought(people: list[int] | None) -> Changes:
    wanted = _wanted(people)
    groups = dict(_rows(DutyGroup.objects.values_list("agency_id", "duty", "group_id")))
    made = _make_groups(wanted.keys() - groups.keys())
    groups.update(made)
    through = User.groups.through
    rows = through.objects.filter(group__duty_group__isnull=False)
    if people is not None:
        rows = rows.filter(user__in=people)
    have = {(group, user): pk for pk, group, user in rows.values_list("pk", "group_id", "user_id")}
    want = {(groups[key], user) for key, users in wanted.items() for user in users}
    gone = [pk for membership, pk in have.items() if membership not in want]
    for start in range(0, len(gone), AT_ONCE):
        through.objects.filter(pk__in=gone[start : start + AT_ONCE]).delete()
    new = want - have.keys()
    # Two may bring the same at once, the sweep and an act: the second finds it there.
    members = (through(group_id=g, user_id=u) for g, u in new)
    through.objects.bulk_create(members, batch_size=AT_ONCE, ignore_conflicts=True)
    if people is None:
        _remove_groups([groups[key] for key in groups.keys() - wanted.keys()])
    return Changes(len(made), len(new), len(gone))


def _remove_groups(empty: list[int]) -> None:
    """A duty that nobody holds for an agency has no group and no grant."""
    for start in range(0, len(empty), AT_ONCE):
        some = empty[start : start + AT_ONCE]
        DutyGroup.objects.filter(group__in=some).delete()
        Group.objects.filter(pk__in=some).delete()


def _rows(rows: Iterable[tuple[int, str, int]]) -> Iterator[tuple[tuple[int, str], int]]:
    for agency, duty, group in rows:
        yield (agency, duty), group


def _wanted(people: list[int] | None) -> dict[tuple[int, str], set[int]]:
    """Who holds what today, as `permissions.duties` has it."""
    on = timezone.localdate()
    wanted: dict[tuple[int, str], set[int]] = defaultdict(set)
    own = PostDuty.objects.filter(
        in_force(on, "post__appointments__"), post__appointments__user__is_active=True
    )
    lent = lent_on(on)
    if people is not None:
        own, lent = own.filter(post__appointments__user__in=people), lent.filter(taker__in=people)
    held = own.values_list("agency_id", "duty", "post__appointments__user_id")
    for agency, duty, user in [*held, *lent.values_list("agency_id", "duty", "taker_id")]:
        wanted[agency, duty].add(user)
    return wanted


def _make_groups(keys: set[tuple[int, str]]) -> dict[tuple[int, str], int]:
    """One group, its row and its one grant for each key."""
    grants = {
        row.codename: row.pk
        for row in Permission.objects.filter(content_type__app_label="permissions", codename__endswith="_for")
    }
    ordered = sorted(keys)
    names = [f"{duty} @ {agency}" for agency, duty in ordered]
    Group.objects.bulk_create((Group(name=name) for name in names), batch_size=AT_ONCE, ignore_conflicts=True)
    groups: dict[str, int] = {}
    for start in range(0, len(names), AT_ONCE):
        groups.update(Group.objects.filter(name__in=names[start : start + AT_ONCE]).values_list("name", "pk"))
    made = {key: groups[name] for key, name in zip(ordered, names, strict=True)}
    DutyGroup.objects.bulk_create(
        (DutyGroup(agency_id=a, duty=d, group_id=group) for (a, d), group in made.items()),
        batch_size=AT_ONCE,
        ignore_conflicts=True,
    )
    AgencyGroupPermission.objects.bulk_create(
        (
            AgencyGroupPermission(group_id=group, permission_id=grants[f"{d}_for"], content_object_id=a)
            for (a, d), group in made.items()
        ),
        batch_size=AT_ONCE,
        ignore_conflicts=True,
    )
    return made
