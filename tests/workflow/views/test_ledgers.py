"""What a superior sees of a ledger below: nothing unless the committee decided so, and never before the issue."""

import pytest
from django.urls import reverse

from drafting.models import Plan, Status
from records.models import AuditEntry
from tests.walks import walk
from tests.workflow.ways import address, browser
from workflow.demo.casts import COMMUNE
from workflow.demo.walk import Walk

pytestmark = pytest.mark.usefixtures("cast")


@pytest.fixture
def below():
    """The commune's plan from the province's, both issued."""
    return (
        Walk(COMMUNE)
        .register_issued(walk(Status.ISSUED).plan)
        .instruct()
        .assign()
        .derive()
        .to(Status.ISSUED)
        .again()
    )


def followed():
    return browser("soan").get(reverse("follow_up")).content.decode()


def opened(plan, who="soan"):
    return browser(who).get(reverse("below_ledger", args=[plan.uid]))


def decide(plan, shown, who="xa1uv1"):
    return browser(who).post(address(plan, "ledger/show/"), {"shown": shown})


def test_a_superior_sees_nothing_of_it_until_the_committee_decides(below):
    assert "giữ nguyên" not in followed()
    assert opened(below).status_code == 404


def test_counts_alone_and_the_whole(below):
    assert decide(below, "counts").status_code == 303
    assert "giữ nguyên" in followed() or "đã cụ thể hóa" in followed()
    assert opened(below).status_code == 404
    decide(below, "whole")
    assert reverse("below_ledger", args=[below.uid]) in followed()
    page = opened(below).content.decode()
    assert "II.1" in page
    entries = AuditEntry.objects.filter(subject=below.subject, verb="show_ledger").order_by("pk")
    assert [entry.detail["shown"] for entry in entries] == ["counts", "whole"]
    decide(below, "nothing")
    assert opened(below).status_code == 404


def test_the_inner_work_stays_hidden_and_so_does_it_all_from_others(below):
    decide(below, "whole")
    for who in ("nguoila", "xa2", "gopy1"):
        assert opened(below, who).status_code == 404
    assert browser("soan").get(address(below, "ledger/")).status_code == 404


def test_nothing_is_seen_before_the_issue():
    plan = (
        Walk(COMMUNE)
        .register_issued(walk(Status.ISSUED).plan)
        .instruct()
        .assign()
        .derive()
        .to(Status.DRAFTING)
        .again()
    )
    Plan.objects.filter(pk=plan.pk).update(ledger_shown="whole")
    assert opened(plan).status_code == 404
    assert "giữ nguyên" not in followed()


@pytest.mark.parametrize("shown", ["", "all", "\0"])
def test_only_a_known_level_is_taken(below, shown):
    assert decide(below, shown).status_code == 303
    assert Plan.objects.get(pk=below.pk).ledger_shown == "nothing"


def test_only_the_head_of_the_drafting_agency_records_it(below):
    assert decide(below, "whole", who="xa1").status_code == 403
    assert decide(below, "whole", who="nguoila").status_code == 404
