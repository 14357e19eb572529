"""Agencies are made, renamed, moved, merged and ended, each with its entry in the trail, never outside the branch."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from permissions.administering import agencies
from permissions.administering.acting import NotAllowed, Unfit, administers, branch_of
from permissions.duties import holds
from permissions.models import Agency, Appointment, Post, PostDuty
from tests.plans import agency, person
from tests.walks import one_entry, untouched

pytestmark = pytest.mark.usefixtures("cast")
TODAY = timezone.localdate()
NAMES = {"name": "Ban Dân vận Tỉnh ủy", "short_name": "Ban Dân vận", "symbol": "BDVTU"}


def admin_of_commune() -> None:
    """xa1vp administers the first commune and nothing else."""
    post = Post.objects.create(agency=agency("vp-du-thanh-binh"), name="Quản trị")
    PostDuty.objects.create(post=post, duty="administer", agency=agency("du-thanh-binh"))
    Appointment.objects.create(user=person("xa1vp"), post=post, since="2026-01-01", decision="QĐ 1")


def test_the_branch_of_a_province_is_everything_below_it_and_of_a_commune_its_own() -> None:
    admin_of_commune()
    assert {"tu", "btctu", "du-thanh-binh", "vp-du-hoa-an"} <= set(
        branch_of(person("quantri")).values_list("code", flat=True)
    )
    assert "tw" not in branch_of(person("quantri")).values_list("code", flat=True)
    commune = branch_of(person("xa1vp"))
    assert set(commune) == set(Agency.objects.within(agency("du-thanh-binh")))
    assert len(commune) == 6


def test_the_paths_say_where_every_agency_hangs() -> None:
    for row in Agency.objects.select_related("parent", "committee"):
        above = row.above.path if row.above else "/"
        assert row.path == f"{above}{row.pk}/"
        assert administers(person("quantri"), row) is (row.code != "tw")


def test_a_body_and_a_committee_are_made_below() -> None:
    with one_entry("create_agency"):
        made = agencies.create_agency(
            agency("tu"),
            by=person("quantri"),
            code="bdvtu",
            kind="advisory",
            level="province",
            since=TODAY,
            **NAMES,
        )
    assert (made.committee, made.body, made.names.get().name) == (agency("tu"), agency("tu"), NAMES["name"])
    below = agencies.create_agency(
        agency("tu"),
        by=person("quantri"),
        code="du-moi",
        kind="committee",
        level="commune",
        since=TODAY,
        **NAMES,
    )
    assert (below.committee, below.parent) == (None, agency("tu"))


def test_a_new_name_counts_from_its_day_and_the_old_one_before() -> None:
    body = agency("btctu")
    with one_entry("rename_agency"):
        agencies.rename_agency(
            body, by=person("quantri"), since=date(2027, 3, 1), decision="QĐ 9-QĐ/TU", **NAMES
        )
    assert body.name_on(date(2027, 2, 28)) == "Ban Tổ chức Tỉnh ủy"
    assert body.name_on(date(2027, 3, 1)) == NAMES["name"]


def test_a_committee_moves_with_everything_below_it() -> None:
    block, commune = agency("du-ubnd"), agency("du-thanh-binh")
    with one_entry("move_agency"):
        agencies.move_agency(commune, by=person("quantri"), above=block, since=TODAY, decision="QĐ 2")
    assert agency("vp-du-thanh-binh").ancestors()[-3:] == [
        block.pk,
        commune.pk,
        agency("vp-du-thanh-binh").pk,
    ]
    assert set(Agency.objects.within(block)) >= set(Agency.objects.within(agency("du-thanh-binh")))
    with untouched(), pytest.raises(Unfit):
        agencies.move_agency(
            block, by=person("quantri"), above=agency("du-thanh-binh"), since=TODAY, decision="QĐ 3"
        )


def test_a_merged_agency_ends_with_its_posts_and_points_to_its_heir() -> None:
    with one_entry("merge_agency"):
        agencies.merge_agency(
            agency("bnctu"),
            by=person("quantri"),
            into=agency("ubkttu"),
            on=TODAY - timedelta(days=1),
            decision="QĐ 4",
        )
    ended = agency("bnctu")
    assert (ended.merged_into, ended.ended_on) == (agency("ubkttu"), TODAY - timedelta(days=1))
    assert not holds(person("gopy3"), "advise", ended, TODAY)
    assert not person("gopy3").has_perm("permissions.advise_for", ended)


def test_what_still_has_agencies_below_does_not_end() -> None:
    with untouched(), pytest.raises(Unfit):
        agencies.end_agency(agency("du-thanh-binh"), by=person("quantri"), on=TODAY, decision="QĐ 5")


def test_a_new_term_ends_the_one_before_the_day_before() -> None:
    with one_entry("open_term"):
        agencies.open_term(agency("tu"), by=person("quantri"), name="2030 - 2035", since=date(2030, 10, 2))
    first, second = agency("tu").terms.order_by("since")
    assert (first.until, second.since) == (date(2030, 10, 1), date(2030, 10, 2))
    with untouched(), pytest.raises(Unfit):
        agencies.open_term(agency("tu"), by=person("quantri"), name="2029", since=date(2029, 1, 1))


def test_a_group_means_who_fits_its_rule_today_and_who_was_added_by_name() -> None:
    communes = agencies.set_group(
        agency("tu"), by=person("quantri"), name="Các đảng ủy xã, phường", members=[agency("tct")], by_rule=True,
        below=True, level="commune",
    )  # fmt: skip
    assert {row.code for row in communes.agencies()} == {"du-thanh-binh", "du-hoa-an", "tct"}
    agencies.end_agency(agency("tct"), by=person("quantri"), on=TODAY, decision="QĐ 6")
    assert {row.code for row in communes.agencies()} == {"du-thanh-binh", "du-hoa-an"}


@pytest.mark.parametrize("who", ["soan", "bithu", "xa1vp"])
def test_nobody_keeps_an_agency_outside_their_branch(who: str) -> None:
    admin_of_commune()
    with untouched(), pytest.raises(NotAllowed):
        agencies.change_agency(agency("btctu"), by=person(who), place="Nơi khác")
    with untouched(), pytest.raises(NotAllowed):
        agencies.create_agency(
            agency("tu"), by=person(who), code="x1", kind="unit", level="province", since=TODAY, **NAMES
        )
