"""Who acts under a delegation does so by name for the giver; what is past its date gives nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from drafting.models import Status
from permissions.duties import givers_now
from permissions.models import Appointment, Delegation, Post
from records.models import AuditEntry
from tests.plans import agency, person
from tests.walks import untouched
from tests.workflow.ways import address, at, browser
from workflow.refusals import Refused
from workflow.services import appraisal

pytestmark = pytest.mark.usefixtures("cast")


def lend(*, days=3, taker="vanphong", duty="release"):
    today = timezone.localdate()
    return Delegation.objects.create(
        giver=person("chanhvp"),
        taker=person(taker),
        agency=agency("vptu"),
        duty=duty,
        since=today - timedelta(days=5),
        until=today + timedelta(days=days),
        decision="Quyết định số 01-QĐ/VPTU",
    )


def test_the_trail_names_for_whom_it_was_done_and_the_history_says_so():
    lend()
    way = at(Status.APPRAISAL).appraise()
    appraisal.release_to_steering(way.again(), by=person("vanphong"))
    entry = AuditEntry.objects.get(subject=way.plan.subject, verb="release_to_steering")
    assert (entry.actor, entry.detail["for"]) == ("vanphong", person("chanhvp").full_name)
    shown = browser("thuongtruc").get(address(way.plan, "history/")).content.decode()
    assert "Đồng chí Bùi Anh Tuấn (thay đồng chí Ngô Đình Khải) trình Thường trực cho ý kiến" in shown


def test_an_own_act_is_for_nobody_else():
    lend()
    way = at(Status.APPRAISAL).appraise().release_to_steering()
    for entry in AuditEntry.objects.filter(subject=way.plan.subject):
        assert "for" not in entry.detail


def test_who_holds_the_duty_by_an_own_post_acts_for_nobody():
    lend()
    post = Post.objects.get(agency=agency("vptu"), name="Chánh Văn phòng")
    Appointment.objects.create(
        user=person("vanphong"), post=post, since=timezone.localdate() - timedelta(days=1), decision="x"
    )
    held = givers_now(person("vanphong"), timezone.localdate())
    assert held[agency("vptu").pk, "release"] is None
    assert held[agency("vptu").pk, "appraise"] is None


def test_a_delegation_past_its_date_gives_nothing():
    lend(days=-1)
    way = at(Status.APPRAISAL).appraise()
    with untouched(), pytest.raises(Refused):
        appraisal.release_to_steering(way.again(), by=person("vanphong"))


def test_what_was_lent_is_not_lent_on():
    lend(taker="vanphong")
    Delegation.objects.create(
        giver=person("vanphong"),
        taker=person("soan"),
        agency=agency("vptu"),
        duty="release",
        since=timezone.localdate(),
        decision="Quyết định số 02-QĐ/VPTU",
    )
    way = at(Status.APPRAISAL).appraise()
    with untouched(), pytest.raises(Refused):
        appraisal.release_to_steering(way.again(), by=person("soan"))
