"""What one person does not do twice over for one plan, and the exceptions that a committee records."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from freezegun import freeze_time

from drafting.models import Plan, Status
from records import files
from tests.plans import agency, person
from tests.racing import assert_sound
from tests.walks import one_entry, untouched, walk
from workflow.can import can
from workflow.models import Regulation
from workflow.refusals import NotDone
from workflow.services import deciding
from workflow.services.regulating import record_exception

pytestmark = pytest.mark.usefixtures("cast")


def test_a_paper_ballot_counts_only_when_a_second_person_has_compared_it() -> None:
    way = walk(Status.DECIDING)
    round_ = way.plan.decision_rounds.get()
    member = round_.members.exclude(user__username__in=["vanphong", "chanhvp"]).last()
    scan = files.store(b"%PDF-1.4 phieu", "application/pdf")
    given = {"member": member.pk, "choice": "disagree", "text": "Chưa rõ kinh phí.", "scan": scan}
    ballot = deciding.enter_ballot(way.plan, by=person("vanphong"), **given)
    assert deciding.tally_of(round_).disagree == 0
    assert "phiếu giấy chưa được" in can(person("vanphong"), "close_written_round", way.again()).reason
    with untouched(), pytest.raises(NotDone):
        deciding.confirm_ballots(way.plan, by=person("vanphong"), ballots=[ballot])
    with one_entry("confirm_ballots"):
        deciding.confirm_ballots(way.plan, by=person("chanhvp"), ballots=[ballot])
    assert deciding.tally_of(round_).disagree == 1
    assert_sound()


def test_an_exception_with_its_reason_lets_one_person_do_both_until_its_last_day() -> None:
    way = walk(Status.DECIDING)
    round_ = way.plan.decision_rounds.get()
    today = timezone.localdate()
    with one_entry("record_exception"):
        record_exception(
            agency("tu"), by=person("quantri"), rule="paper_ballot", person=person("vanphong"),
            reason="Văn phòng chỉ còn một cán bộ.", since=today, until=today,
        )  # fmt: skip
    scan = files.store(b"%PDF-1.4 phieu", "application/pdf")
    member = round_.members.last()
    deciding.enter_ballot(
        way.plan, by=person("vanphong"), member=member.pk, choice="agree", text="", scan=scan
    )
    assert deciding.tally_of(round_).agree == 1
    with freeze_time(timezone.now() + timedelta(days=1)):
        deciding.enter_ballot(
            way.plan, by=person("vanphong"), member=member.pk, choice="agree", text="", scan=scan
        )
    assert deciding.tally_of(round_).agree == 0
    with untouched(), pytest.raises(NotDone):
        record_exception(
            agency("tu"),
            by=person("quantri"),
            rule="issue",
            person=person("quantri"),
            reason="x",
            since=today,
        )
    with untouched(), pytest.raises(NotDone):
        record_exception(
            agency("tu"), by=person("bithu"), rule="issue", person=person("vanthu"), reason="x", since=today
        )


def test_who_drafted_does_not_appraise_unless_the_committee_allows_it() -> None:
    plan = walk(Status.APPRAISAL).plan
    Plan.objects.filter(pk=plan.pk).update(drafter=person("vanphong"))
    plan.refresh_from_db()
    for verb in (
        "record_checklist",
        "add_finding",
        "settle_finding",
        "return_from_appraisal",
        "hand_up_appraisal",
    ):
        assert "cán bộ khác của Văn phòng thẩm định" in can(person("vanphong"), verb, plan).reason
    Regulation.objects.create(
        committee=agency("tu"),
        rule={},
        document="01-QC/TU",
        allowed=["appraisal"],
        changed_by=person("quantri"),
    )
    plan.refresh_from_db()
    assert can(person("vanphong"), "add_finding", plan).ok


def test_the_page_confirms_the_ballots_that_were_ticked() -> None:
    way = walk(Status.DECIDING)
    member = way.plan.decision_rounds.get().members.last()
    scan = files.store(b"%PDF-1.4 phieu", "application/pdf")
    ballot = deciding.enter_ballot(
        way.plan, by=person("vanphong"), member=member.pk, choice="agree", text="", scan=scan
    )
    client = Client()
    client.force_login(person("chanhvp"), backend="django.contrib.auth.backends.ModelBackend")
    assert "Đối chiếu phiếu giấy" in client.get("/").content.decode()
    page = f"/plans/{way.plan.uid}/do/confirm_ballots/"
    assert f"{member.user}: Đồng ý (đồng chí {person('vanphong')} nhập)" in client.get(page).content.decode()
    answer = client.post(page, {"turn": way.again().turn, "ballots": [ballot.pk]})
    assert answer.status_code == 303
    ballot.refresh_from_db()
    assert ballot.confirmed_by == person("chanhvp")


def test_exceptions_are_recorded_and_read_on_the_page_of_the_regulation() -> None:
    client = Client()
    client.force_login(person("quantri"), backend="django.contrib.auth.backends.ModelBackend")
    given = {"rule": "issue", "person": "vanthu", "reason": "Chỉ có một văn thư.", "since": "2026-11-01"}
    assert client.post("/regulation/tu/exception/", given).status_code == 303
    page = client.get("/regulation/tu/").content.decode()
    assert "Chỉ có một văn thư." in page
    client.force_login(person("soan"), backend="django.contrib.auth.backends.ModelBackend")
    assert client.post("/regulation/tu/exception/", given).status_code == 403
