"""The page of the check: what is found, mending it, and letting a warning stand."""

import pytest

from drafting.models import Part, ReceivedDocument, Status, Tick
from records.models import AuditEntry
from tests.arrivals import registered
from tests.walks import untouched
from tests.workflow.ways import address, at, browser
from workflow.checked import findings

pytestmark = pytest.mark.usefixtures("cast")


def found(plan):
    return findings(plan)


def slip(plan, text):
    part = plan.parts.filter(item_kind="task").order_by("position")[0]
    part.text = text
    part.edit_number += 1
    part.save()
    return part


def test_an_error_closes_the_way_to_the_office_and_not_to_the_advisers():
    way = at()
    slip(
        way.plan,
        "Ban Tổ chức Tỉnh ủy thực hiện Quy định số 85-QĐTW, ngày 23/5/2017 của Bộ Chính trị (quý I/2027).",
    )
    way.hand_up()
    shown = browser("truongban").get(address(way.plan)).content.decode()
    assert "Chưa thể chuyển: còn 01 lỗi phải sửa." in shown
    answer = browser("truongban").post(address(way.plan, "do/release_to_office/"), {"turn": way.again().turn})
    assert answer.status_code == 303
    assert way.again().status == Status.DRAFTING
    assert way.release_to_advisers().again().status == Status.ADVISORY_REVIEW


def test_an_exact_mend_is_one_press():
    way = at()
    part = slip(
        way.plan, "Ban Tổ chức Tỉnh ủy thực hiện Quy định số 85-QĐTW, ngày 23/5/2017 của Bộ Chính trị."
    )
    row = next(row for row in found(way.plan).errors if row.finding.mend)
    page = browser("soan").get(address(way.plan, "checks/")).content.decode()
    assert "Sửa thành “85-QĐ/TW”" in page
    assert browser("soan").post(address(way.plan, "checks/"), {"mend": row.fingerprint}).status_code == 303
    assert "85-QĐ/TW, ngày" in Part.objects.get(pk=part.pk).text
    assert found(way.plan).errors == []


def test_a_warning_stands_with_its_reason_until_its_words_change():
    way = at()
    part = slip(way.plan, "Các cơ quan,, đơn vị thực hiện.")
    [row] = [row for row in found(way.plan).open_warnings if row.finding.rule == "punctuation"]
    keep = {"keep": [row.fingerprint], "reason": "Trích nguyên văn."}
    assert browser("soan").post(address(way.plan, "checks/"), keep).status_code == 303
    tick = Tick.objects.get(plan=way.plan)
    assert (tick.rule, tick.reason, tick.made_by.username) == ("punctuation", "Trích nguyên văn.", "soan")
    assert AuditEntry.objects.filter(subject=way.plan.subject, verb="accept_warnings").count() == 1
    assert [row.finding.rule for row in found(way.plan).rows if row.settled] == ["punctuation"]
    browser("soan").post(address(way.plan, "checks/"), keep)
    assert AuditEntry.objects.filter(subject=way.plan.subject, verb="accept_warnings").count() == 1
    slip(way.plan, part.text + " Thêm.")
    assert "punctuation" in [row.finding.rule for row in found(way.plan).open_warnings]


@pytest.mark.parametrize(
    "sent", [{"reason": "Vì sao"}, {"keep": ["x"], "reason": " "}, {"keep": ["x"], "reason": "y"}]
)
def test_without_a_warning_or_a_reason_nothing_stands(sent):
    way = at()
    slip(way.plan, "Các cơ quan,, đơn vị thực hiện.")
    with untouched():
        browser("soan").post(address(way.plan, "checks/"), sent)


def test_an_error_cannot_be_let_stand():
    way = at()
    slip(way.plan, "Thực hiện Quy định số 85-QĐTW, ngày 23/5/2017 của Bộ Chính trị.")
    [error] = found(way.plan).errors
    browser("soan").post(address(way.plan, "checks/"), {"keep": [error.fingerprint], "reason": "Cứ để vậy."})
    assert not Tick.objects.exists()
    assert found(way.plan).errors


@pytest.mark.parametrize(
    ("who", "code"), [("soan", 200), ("truongban", 200), ("gopy1", 404), ("nguoila", 404)]
)
def test_the_drafting_agency_alone_sees_what_is_found(who, code):
    way = at()
    assert browser(who).get(address(way.plan, "checks/")).status_code == code


def test_the_findings_follow_every_change_at_once(django_assert_num_queries):
    way = at(Status.CONSOLIDATING)
    before = len(found(way.plan).rows)
    slip(way.plan, "Các cơ quan,, đơn vị thực hiện.")
    assert len(found(way.plan).rows) > before
    with django_assert_num_queries(4):  # the same state is not read again
        assert len(found(way.plan).rows) > before


def test_a_draft_later_than_its_parent_is_found_by_its_link():
    way = at()
    part = way.plan.parts.filter(item_kind="task").order_by("position")[0]
    part.deadlines = [{**part.deadlines[0], "end": "2027-06-30"}]
    part.edit_number += 1
    part.save()
    assert "later-than-parent" in [row.finding.rule for row in found(way.plan).errors]


CITING = "Ban Tổ chức Tỉnh ủy thực hiện Kết luận số 41-KH/TW, ngày 13/10/2026 của Bộ Chính trị (quý I/2027)."
"""The document of tests.arrivals, with a day that is not its own."""


def test_a_document_dated_otherwise_than_in_the_own_register_is_an_error():
    way = at()
    slip(way.plan, CITING)
    assert "citation-register" not in [row.finding.rule for row in found(way.plan).rows]
    registered()
    [row] = [row for row in found(way.plan).errors if row.finding.rule == "citation-register"]
    assert "ban hành ngày 12/10/2026" in row.finding.message


def test_what_another_committee_has_received_is_not_told():
    way = at()
    slip(way.plan, CITING)
    arrival = registered()
    ReceivedDocument.objects.filter(pk=arrival.pk).update(agency=way.plan.drafted_by)
    assert "citation-register" not in [row.finding.rule for row in found(way.plan).rows]
