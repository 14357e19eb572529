"""A secretary prepares a member's ballot: never sends it, ticks nothing, is seen by nobody else."""

import pytest
from django.utils import timezone

from drafting.models import Status
from tests.plans import person
from tests.walks import one_entry, untouched
from tests.workflow.ways import address, at, browser
from workflow.models import Ballot, DecisionRound, Member, PreparedBallot
from workflow.refusals import Hidden, Overtaken, Refused, Unfit
from workflow.services import preparing

pytestmark = pytest.mark.usefixtures("cast")


@pytest.fixture
def way():
    return at(Status.DECIDING)


def member(way, username="bithu"):
    return Member.objects.get(round__plan=way.plan, user__username=username)


@pytest.fixture
def prepared(way):
    preparing.name_secretary(way.plan, by=person("bithu"), secretary=person("chanhvp"))
    with one_entry("prepare_ballot"):
        preparing.prepare_ballot(
            way.plan,
            by=person("chanhvp"),
            member=member(way).pk,
            choice="other",
            text="Đề nghị bổ sung kinh phí.",
        )
    return way


def test_what_is_prepared_is_no_ballot(prepared):
    assert not Ballot.objects.exists()
    page = browser("bithu").get(address(prepared.plan, "ballot/"))
    assert page.context["form"]["choice"].value() is None
    assert "Đề nghị bổ sung kinh phí." in page.content.decode()


def test_the_members_own_press_puts_it_into_the_form_and_another_sends_it(prepared):
    client, page = browser("bithu"), address(prepared.plan, "ballot/")
    filled = client.get(f"{page}?prepared=1").context["form"]
    assert (filled["choice"].value(), filled["text"].value()) == ("other", "Đề nghị bổ sung kinh phí.")
    assert not Ballot.objects.exists()
    client.post(page, {"choice": "agree"})
    assert Ballot.objects.get().choice == "agree"


def test_a_secretary_cannot_send_the_ballot(prepared):
    with untouched():
        assert (
            browser("chanhvp").post(address(prepared.plan, "ballot/"), {"choice": "agree"}).status_code == 403
        )


@pytest.mark.parametrize("username", ["vanphong", "uv1", "truongban", "soan", "nguoila"])
def test_only_people_of_the_office_who_neither_keep_nor_send_ballots_can_be_named(way, username):
    with untouched(), pytest.raises(Unfit):
        preparing.name_secretary(way.plan, by=person("bithu"), secretary=person(username))


def test_only_a_member_names_a_secretary(way):
    with untouched(), pytest.raises(Refused):
        preparing.name_secretary(way.plan, by=person("soan"), secretary=person("chanhvp"))
    with untouched(), pytest.raises(Hidden):
        preparing.name_secretary(way.plan, by=person("nguoila"), secretary=person("chanhvp"))


def test_nobody_prepares_for_a_member_who_has_not_asked(prepared):
    other = member(prepared, "thuongtruc")
    with untouched(), pytest.raises(Refused):
        preparing.prepare_ballot(
            prepared.plan, by=person("chanhvp"), member=other.pk, choice="agree", text=""
        )
    page = address(prepared.plan, f"ballot/prepare/{member(prepared).pk}/")
    for username in ("vanphong", "thuongtruc", "soan"):
        assert browser(username).get(page).status_code == 403
    assert "Chuẩn bị phiếu cho đồng chí" in browser("chanhvp").get(page).content.decode()


def test_no_other_page_tells_what_was_prepared(prepared):
    for username in ("vanphong", "thuongtruc", "truongban", "uv1", "soan"):
        for page in ("decision/", "history/", "", "schedule/"):
            shown = browser(username).get(address(prepared.plan, page)).content.decode()
            assert "bổ sung kinh phí" not in shown


def test_taking_the_task_back_takes_the_proposal_away(prepared):
    preparing.name_secretary(prepared.plan, by=person("bithu"), secretary=None)
    assert not PreparedBallot.objects.exists()


def test_after_closing_time_nothing_is_prepared(prepared):
    DecisionRound.objects.filter(plan=prepared.plan).update(closes_at=timezone.now())
    with untouched(), pytest.raises(Overtaken):
        preparing.prepare_ballot(
            prepared.plan, by=person("chanhvp"), member=member(prepared).pk, choice="agree", text=""
        )
