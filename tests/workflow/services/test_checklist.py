"""The Office's checklist: every point answered by somebody who did not write the draft, before it goes on."""

import pytest

from drafting.models import Plan, Status
from tests.plans import person
from tests.walks import one_entry, untouched
from tests.workflow.ways import address, at, browser
from workflow.can import can
from workflow.checklist import POINTS
from workflow.models import CheckedPoint
from workflow.refusals import Blocked, Refused, Unfit
from workflow.services import appraisal

pytestmark = pytest.mark.usefixtures("cast")


@pytest.fixture
def plan():
    return at(Status.APPRAISAL).plan


def record(plan, username="vanphong", **results):
    appraisal.record_checklist(plan, by=person(username), results=results)


def test_the_draft_goes_on_only_when_every_point_is_answered(plan):
    *most, last = POINTS
    record(plan, **dict.fromkeys(most, ("fits", "")))
    with untouched(), pytest.raises(Blocked, match="còn 01 nội dung thẩm định"):
        appraisal.hand_up_appraisal(plan, by=person("vanphong"))
    record(plan, **{last: ("not_applicable", "")})
    appraisal.hand_up_appraisal(plan, by=person("vanphong"))


def test_a_point_that_fails_says_what_is_wrong(plan):
    with untouched(), pytest.raises(Unfit, match="điểm chưa đạt"):
        record(plan, form=("fails", "  "))
    with one_entry("record_checklist"):
        record(plan, form=("fails", "Sai cỡ chữ trích yếu."))


def test_an_unknown_point_or_result_is_refused(plan):
    with untouched(), pytest.raises(Unfit):
        record(plan, nothing=("fits", ""))
    with untouched(), pytest.raises(Unfit):
        record(plan, form=("perfect", ""))


def test_who_wrote_the_draft_does_not_appraise_it(plan):
    Plan.objects.filter(pk=plan.pk).update(drafter=person("vanphong"))
    plan = Plan.objects.get(pk=plan.pk)
    with untouched(), pytest.raises(Blocked, match="cán bộ khác"):
        record(plan, form=("fits", ""))
    assert not can(person("vanphong"), "hand_up_appraisal", plan).ok


def test_a_head_who_only_releases_does_not_fill_in_the_checklist(plan):
    with untouched(), pytest.raises(Refused):
        record(plan, "truongban", form=("fits", ""))


def test_another_draft_is_looked_at_anew(plan):
    record(plan, **dict.fromkeys(POINTS, ("fits", "")))
    appraisal.return_from_appraisal(plan, by=person("vanphong"), reason="Sửa thể thức.")
    plan = Plan.objects.get(pk=plan.pk)
    assert not CheckedPoint.objects.filter(plan=plan, draft_number=plan.draft_number).exists()
    assert CheckedPoint.objects.filter(plan=plan).count() == len(POINTS)


def test_the_page_keeps_what_was_typed_when_a_point_fails_without_a_note(plan):
    client, page = browser("vanphong"), address(plan, "checklist/")
    answer = client.post(page, {"result_form": "fails", "result_scope": "fits", "note_scope": "Bám sát."})
    assert answer.status_code == 200
    assert "Bám sát." in answer.content.decode()
    assert not CheckedPoint.objects.exists()
    assert client.post(page, {"result_form": "fits"}).status_code == 303
    assert "01/09" in client.get(address(plan, "appraisal/")).content.decode()
