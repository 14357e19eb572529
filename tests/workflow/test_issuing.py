"""Numbers, dates, files: what leaves the product and never changes afterwards."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from drafting.models import Status
from permissions.models import Term
from records import files
from tests.walks import person, untouched, walk
from workflow import refusals
from workflow.demo.walk import Walk
from workflow.models import Issuance, Series
from workflow.services import changing_issued, issuing

pytestmark = pytest.mark.usefixtures("cast")


def issued(way: Walk) -> Issuance:
    return Issuance.objects.select_related("sealed", "signed", "prepared").get(plan=way.plan)


def test_numbers_of_a_term_are_one_two_three_and_a_new_term_begins_anew() -> None:
    first, second = walk(Status.ISSUED), walk(Status.ISSUED)
    assert [issued(first).symbol, issued(second).symbol] == ["01-KH/TU", "02-KH/TU"]
    committee = first.plan.issuer
    Term.objects.create(agency=committee, name="2030 - 2035", since=timezone.localdate())
    third = walk(Status.ISSUED)
    assert issued(third).symbol == "01-KH/TU"
    assert Series.objects.filter(body=committee).count() == 2


def test_a_date_before_the_number_before_or_after_today_is_refused() -> None:
    walk(Status.ISSUED)
    way = walk(Status.SIGNING).sign()
    today = timezone.localdate()
    for wrong in (today - timedelta(days=1), today + timedelta(days=1)):
        with untouched(), pytest.raises(refusals.Unfit):
            issuing.issue(way.again(), by=person("vanthu"), dated=wrong)


def test_the_signed_file_holds_the_prepared_one_and_the_sealed_one_holds_both() -> None:
    row = issued(walk(Status.ISSUED))
    assert row.prepared is not None
    assert row.signed is not None
    assert row.sealed is not None
    prepared, signed, sealed = (files.read(f) for f in (row.prepared, row.signed, row.sealed))
    assert signed.startswith(prepared)
    assert sealed.startswith(signed)


def test_the_clerk_cannot_issue_before_the_signature_is_there() -> None:
    from records import jobs

    way = walk(Status.SIGNING)
    jobs.run_all()
    issuing.sign(way.again(), by=person("bithu"))
    with untouched(), pytest.raises(refusals.Blocked):
        issuing.issue(way.again(), by=person("vanthu"))


CHANGES = [
    "UPDATE workflow_issuance SET number = number + 1, symbol = 'x'",
    "UPDATE workflow_issuance SET sealed_id = NULL",
    "DELETE FROM workflow_issuance",
    "UPDATE workflow_series SET last = last - 1",
    "UPDATE drafting_plan SET title = 'khác'",
    "UPDATE drafting_part SET text = 'khác'",
    "DELETE FROM drafting_part",
    "UPDATE drafting_content SET body = '{}'",
    "DELETE FROM drafting_revision",
    "UPDATE workflow_ballot SET choice = 'other', text = 'x'",
    "DELETE FROM workflow_ballot",
    "UPDATE workflow_opinion SET answer = 'object'",
    "UPDATE workflow_comment SET text = 'khác'",
    "DELETE FROM workflow_member",
    "UPDATE workflow_decisionround SET outcome = 'no_result'",
    "UPDATE records_auditentry SET verb = 'x'",
    "DELETE FROM records_auditentry",
    "DELETE FROM permissions_user",
    "UPDATE drafting_receiveddocument SET arrival_number = 77",
]


def test_the_database_itself_refuses_to_change_what_was_issued_decided_or_recorded() -> None:
    walk(Status.ISSUED)
    with untouched():
        for sql in CHANGES:
            with pytest.raises(DatabaseError):
                run(sql)


@transaction.atomic
def run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def test_a_withdrawn_plan_keeps_its_number_and_names_the_document_that_says_so() -> None:
    way = walk(Status.ISSUED)
    with pytest.raises(refusals.Unfit):
        changing_issued.withdraw(way.again(), by=person("vanthu"), document=" ")
    changing_issued.withdraw(way.again(), by=person("vanthu"), document="Thông báo số 21-TB/TU")
    row = issued(way)
    assert way.again().status == Status.WITHDRAWN
    assert (row.symbol, row.ended_by) == ("01-KH/TU", "Thông báo số 21-TB/TU")
