"""Posts, duties, appointments, delegations: in force at once, within the branch, never for oneself."""

from datetime import timedelta

import pytest
from django.utils import timezone
from guardian.shortcuts import get_objects_for_user

from permissions.administering import appointing, people, posts
from permissions.administering.acting import NotAllowed, Unfit
from permissions.duties import Duty, holdings_now, holds
from permissions.models import Agency, Appointment, Delegation, DutyGroup, Post, PostDuty, User
from permissions.sync import sync
from tests.permissions.administering.test_agencies import admin_of_commune
from tests.plans import agency, person
from tests.walks import one_entry, untouched

pytestmark = pytest.mark.usefixtures("cast")
TODAY = timezone.localdate()
DECISION = "QĐ 12-QĐ/TU"


def post_of(username: str) -> Post:
    return Post.objects.get(appointments__user__username=username)


def test_an_appointment_counts_in_the_same_second_with_its_grant_and_its_entry() -> None:
    with one_entry("appoint"):
        appointing.appoint(
            person("nguoila"), by=person("quantri"), post=post_of("soan"), since=TODAY, decision=DECISION
        )
    assert holds(person("nguoila"), Duty.DRAFT, agency("btctu"), TODAY)
    assert person("nguoila").has_perm("permissions.draft_for", agency("btctu"))


def test_an_appointment_that_is_ended_is_gone_in_the_same_second() -> None:
    row = Appointment.objects.get(user=person("soan"))
    with one_entry("end_appointment"):
        appointing.end_appointment(
            row, by=person("quantri"), until=TODAY - timedelta(days=1), decision=DECISION
        )
    assert holdings_now(person("soan"), TODAY) == frozenset()
    assert not person("soan").has_perm("permissions.draft_for", agency("btctu"))


def test_new_duties_of_a_post_reach_its_holders_at_once() -> None:
    with one_entry("set_duties"):
        posts.set_duties(post_of("soan"), by=person("quantri"), duties=[("advise", agency("btctu"))])
    assert holdings_now(person("soan"), TODAY) == {(agency("btctu").pk, "advise")}


def test_an_administrator_gives_himself_nothing_by_any_way() -> None:
    me = person("quantri")
    own_post = post_of("quantri")
    tries = [
        lambda: appointing.appoint(me, by=me, post=post_of("bithu"), since=TODAY, decision=DECISION),
        lambda: posts.set_duties(
            own_post, by=me, duties=[("sign", agency("tu")), ("administer", agency("tu"))]
        ),
        lambda: appointing.delegate(
            person("bithu"), by=me, taker=me, duty="sign", agency=agency("tu"), since=TODAY, decision=DECISION
        ),
        lambda: appointing.end_appointment(
            Appointment.objects.get(user=me), by=me, until=TODAY - timedelta(days=1), decision=DECISION
        ),
        lambda: people.first_link(me, by=me),
        lambda: people.reset_factors(me, by=me, reason="Mất máy."),
    ]
    for attempt in tries:
        with untouched(), pytest.raises(NotAllowed):
            attempt()


def test_an_administrator_of_a_commune_gives_no_duty_outside_it() -> None:
    admin_of_commune()
    by, post = person("xa1vp"), post_of("xa1")
    for duties in ([("decide", agency("btv-tu"))], [("draft", agency("du-hoa-an"))]):
        with untouched(), pytest.raises(NotAllowed):
            posts.set_duties(post, by=by, duties=duties)
    for foreign in (post_of("soan"), post_of("xa2")):
        with untouched(), pytest.raises(NotAllowed):
            appointing.appoint(person("xa1"), by=by, post=foreign, since=TODAY, decision=DECISION)


def test_a_way_into_an_account_is_not_opened_by_who_administers_only_a_part_of_what_it_may() -> None:
    admin_of_commune()
    by = person("xa1vp")
    Appointment.objects.create(user=person("xa1"), post=post_of("soan"), since=TODAY, decision=DECISION)
    for attempt in (
        lambda: people.first_link(person("xa1"), by=by),
        lambda: people.reset_factors(person("xa1"), by=by, reason="Mất máy."),
        lambda: people.deactivate(person("bithu"), by=by, reason="Thử."),
    ):
        with untouched(), pytest.raises(NotAllowed):
            attempt()
    assert people.first_link(person("xa1uv1"), by=by).startswith("/sign-in/first/")


def test_nor_of_an_account_that_acts_for_an_agency_outside_by_a_duty_or_by_what_was_lent() -> None:
    admin_of_commune()
    by = person("xa1vp")
    PostDuty.objects.create(post=post_of("xa1"), duty="decide", agency=agency("btv-tu"))
    Delegation.objects.create(
        giver=person("vanthu"),
        taker=person("xa1uv1"),
        duty="issue",
        agency=agency("tu"),
        since=TODAY,
        decision="QĐ",
    )
    for username in ("xa1", "xa1uv1"):
        with untouched(), pytest.raises(NotAllowed):
            people.first_link(person(username), by=by)
        assert people.first_link(person(username), by=person("quantri"))


def test_a_delegation_is_recorded_and_lends_only_what_the_giver_holds_by_a_post() -> None:
    by, tu = person("quantri"), agency("tu")
    with one_entry("delegate"):
        appointing.delegate(
            person("vanthu"),
            by=by,
            taker=person("vanphong"),
            duty="issue",
            agency=tu,
            since=TODAY,
            decision=DECISION,
        )
    assert holds(person("vanphong"), "issue", tu, TODAY)
    for giver, taker, duty, at in (
        ("vanphong", "chanhvp", "issue", "tu"),  # lent on
        ("vanthu", "vanthu", "issue", "tu"),  # to oneself
        ("uv1", "uv2", "decide", "btv-tu"),  # a ballot
        ("soan", "vanphong", "sign", "tu"),  # not held
    ):
        with untouched(), pytest.raises(Unfit):
            appointing.delegate(
                person(giver),
                by=by,
                taker=person(taker),
                duty=duty,
                agency=agency(at),
                since=TODAY,
                decision=DECISION,
            )
    row = Delegation.objects.get()
    appointing.end_delegation(row, by=by, until=TODAY - timedelta(days=1))
    assert not holds(person("vanphong"), "issue", tu, TODAY)


def test_a_closed_account_holds_nothing_and_comes_back_with_its_posts() -> None:
    by, soan = person("quantri"), person("soan")
    with one_entry("deactivate"):
        people.deactivate(soan, by=by, reason="Nghỉ hưu.")
    assert holdings_now(person("soan"), TODAY) == frozenset()
    assert not User.groups.through.objects.filter(user=soan).exists()
    people.reactivate(person("soan"), by=by, reason="Nhầm.")
    assert holds(person("soan"), Duty.DRAFT, agency("btctu"), TODAY)


def test_a_new_person_has_no_password_and_nothing_to_do_until_appointed() -> None:
    with one_entry("add_person"):
        made = people.add_person(
            agency("btctu"), by=person("quantri"), username="moi.ve", full_name="Đào Mới Về"
        )
    assert not made.has_usable_password()
    assert holdings_now(made, TODAY) == frozenset()
    for name in ("soan", "SOAN", "có dấu", "a", "x" * 65):
        with untouched(), pytest.raises(Unfit):
            people.add_person(agency("btctu"), by=person("quantri"), username=name, full_name="Ai Đó")


def grants() -> set[tuple[str, str, str]]:
    """(username, duty, agency) by guardian alone, over everybody and every duty."""
    return {
        (user.username, duty.value, row.code)
        for user in User.objects.all()
        for duty in Duty
        for row in get_objects_for_user(
            user, f"permissions.{duty}_for", klass=Agency, use_groups=True, accept_global_perms=False
        )
    }


def held() -> set[tuple[str, str, str]]:
    codes = dict(Agency.objects.values_list("pk", "code"))
    return {
        (user.username, duty, codes[number])
        for user in User.objects.all()
        for number, duty in holdings_now(user, TODAY)
    }


def test_the_grants_are_exactly_what_is_held_after_any_of_these_acts_and_no_orphan_stays() -> None:
    by = person("quantri")
    sync()
    assert grants() == held()
    appointing.appoint(person("nguoila"), by=by, post=post_of("chanhvp"), since=TODAY, decision=DECISION)
    appointing.delegate(
        person("vanthu"), by=by, taker=person("vanphong"), duty="issue", agency=agency("tu"), since=TODAY,
        decision=DECISION,
    )  # fmt: skip
    people.deactivate(person("uv3"), by=by, reason="Chuyển công tác.")
    posts.set_duties(post_of("gopy2"), by=by, duties=[("advise", agency("btgdvtu"))])
    assert grants() == held()
    appointing.end_appointment(
        Appointment.objects.get(user=person("vanthu")),
        by=by,
        until=TODAY - timedelta(days=1),
        decision=DECISION,
    )
    sync()
    assert grants() == held()
    keys = {(agency_, duty) for _user, duty, agency_ in held()}
    assert set(DutyGroup.objects.values_list("agency__code", "duty")) == keys


def test_every_permission_name_that_the_code_uses_exists() -> None:
    import re

    from django.conf import settings
    from django.contrib.auth.models import Permission

    known = {f"permissions.{name}" for name in Permission.objects.values_list("codename", flat=True)}
    used = set()
    for room in ("config", "workflow", "drafting", "permissions", "records"):
        for path in (settings.BASE_DIR / room).rglob("*.py"):
            used |= set(re.findall(r"[\"'](permissions\.[a-z]+_for)[\"']", path.read_text()))
    assert used <= known
    assert {f"permissions.{duty}_for" for duty in Duty} <= known


def test_the_page_of_a_stranger_to_the_branch_is_refused_by_name(client) -> None:
    client.force_login(person("soan"), backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post("/agencies/btctu/do/add_post/", {"name": "Phó Trưởng ban", "rank": 40})
    assert answer.status_code == 403
    assert "không thuộc phạm vi quản trị" in answer.content.decode()
    assert client.get("/people/").status_code == 403
    assert client.get("/people/bithu/").status_code == 404
