"""Who holds what, for whom, on which day; guardian's grants follow and never lead."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import DatabaseError, transaction
from django.utils import timezone
from guardian.shortcuts import get_perms
from pytest_django import DjangoAssertNumQueries

from permissions.duties import Duty, agencies_of, holders, holdings, holds
from permissions.models import (
    Agency,
    AgencyGroupPermission,
    Appointment,
    Delegation,
    DutyGroup,
    NeverDeleted,
    User,
)
from permissions.sync import sync
from tests.walks import person

pytestmark = pytest.mark.usefixtures("cast")
TODAY = timezone.localdate()


def agency(code: str) -> Agency:
    return Agency.objects.get(code=code)


def test_the_clerk_sits_in_the_office_and_receives_and_issues_for_the_committee() -> None:
    clerk = person("vanthu")
    assert holdings(clerk, TODAY) == {(agency("tu").pk, Duty.RECEIVE), (agency("tu").pk, Duty.ISSUE)}
    assert agencies_of(clerk, Duty.ISSUE, TODAY) == {agency("tu").pk}


def test_the_standing_committee_has_eleven_members_in_the_order_of_their_posts() -> None:
    members = [user.username for user in holders(Duty.DECIDE, agency("btv-tu"), TODAY)]
    assert members[:3] == ["bithu", "thuongtruc", "truongban"]
    assert len(members) == 11


@pytest.mark.parametrize(("days", "held"), [(-1, False), (0, True), (5, True), (6, False)])
def test_a_delegation_holds_from_its_first_to_its_last_day(days: int, held: bool) -> None:
    Delegation.objects.create(
        giver=person("vanthu"),
        taker=person("vanphong"),
        agency=agency("tu"),
        duty=Duty.ISSUE,
        since=TODAY,
        until=TODAY + timedelta(days=5),
        decision="QĐ 01",
    )
    assert holds(person("vanphong"), Duty.ISSUE, agency("tu"), TODAY + timedelta(days=days)) is held


def test_what_was_lent_is_not_lent_on_and_a_giver_who_has_left_lends_nothing() -> None:
    def lend(giver: str, taker: str) -> None:
        Delegation.objects.create(
            giver=person(giver),
            taker=person(taker),
            agency=agency("tu"),
            duty=Duty.ISSUE,
            since=TODAY,
            decision="QĐ",
        )

    lend("vanthu", "vanphong")
    lend("vanphong", "chanhvp")
    assert holds(person("vanphong"), Duty.ISSUE, agency("tu"), TODAY)
    assert not holds(person("chanhvp"), Duty.ISSUE, agency("tu"), TODAY)
    Appointment.objects.filter(user=person("vanthu")).update(until=TODAY - timedelta(days=1))
    assert not holds(person("vanphong"), Duty.ISSUE, agency("tu"), TODAY)


def test_nobody_votes_for_another() -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Delegation.objects.create(
            giver=person("uv1"),
            taker=person("uv2"),
            agency=agency("btv-tu"),
            duty=Duty.DECIDE,
            since=TODAY,
            decision="QĐ 01",
        )


def test_a_disabled_person_holds_nothing_in_the_same_second() -> None:
    user = person("soan")
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert not holds(user, Duty.DRAFT, agency("btctu"), TODAY)


def test_syncing_twice_changes_nothing() -> None:
    sync()
    changes = sync()
    assert (changes.groups_made, changes.members_added, changes.members_removed) == (0, 0, 0)


def test_every_agency_and_duty_with_a_holder_has_one_group_with_exactly_its_grant() -> None:
    for row in DutyGroup.objects.select_related("group", "agency"):
        assert get_perms(row.group, row.agency) == [f"{row.duty}_for"]
    assert AgencyGroupPermission.objects.count() == DutyGroup.objects.count() == Group.objects.count()


def test_a_grant_that_has_not_been_synced_away_yet_is_worth_nothing() -> None:
    user = person("soan")
    assert user.has_perm("permissions.draft_for", agency("btctu"))
    Appointment.objects.filter(user=user).update(until=TODAY - timedelta(days=1))
    assert not person("soan").has_perm("permissions.draft_for", agency("btctu"))
    assert sync().members_removed == 2


def test_a_person_and_an_agency_stay_on_record() -> None:
    with pytest.raises(NeverDeleted):
        person("soan").delete()
    with pytest.raises(NeverDeleted):
        agency("btctu").delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        User.objects.filter(username="nguoila").delete()


def test_an_agency_answers_with_the_name_of_the_day() -> None:
    body = agency("btctu")
    body.names.create(
        name="Ban Tổ chức - Nội vụ Tỉnh ủy",
        short_name="Ban Tổ chức",
        symbol="BTCTU",
        kind=body.kind,
        since=date(2028, 1, 1),
    )
    assert body.name_on(date(2027, 12, 31)) == "Ban Tổ chức Tỉnh ủy"
    assert body.name_on(date(2028, 1, 1)) == "Ban Tổ chức - Nội vụ Tỉnh ủy"


def test_the_demo_cast_can_be_loaded_again(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    people = User.objects.count()
    call_command("demo", cast_only=True)
    assert User.objects.count() == people
