"""The Office's findings: written and confirmed by the Office, read by the drafters and those who decide."""

import pytest

from drafting.models import Status
from tests.plans import items_of
from tests.walks import one_entry, untouched
from tests.workflow.ways import address, at, browser
from workflow.models import Finding

pytestmark = pytest.mark.usefixtures("cast")


def post(username, plan, **data):
    return browser(username).post(address(plan, "appraisal/"), data)


def test_the_office_notes_a_finding_on_an_item_and_confirms_that_it_is_mended():
    plan = at(Status.APPRAISAL).plan
    uid = items_of(plan)[0].uid
    with one_entry("add_finding"):
        assert post("vanphong", plan, part_uid=uid, severity="error", text="Sai viết hoa.").status_code == 303
    finding = Finding.objects.get(plan=plan)
    assert (finding.path, finding.severity) == ("II.1", "error")
    with one_entry("settle_finding"):
        post("vanphong", plan, finding=finding.pk)
    finding.refresh_from_db()
    assert finding.mended_at is not None


def test_the_drafters_read_the_findings_and_their_place_in_the_text():
    plan = at(Status.APPRAISAL).plan
    uid = items_of(plan)[0].uid
    post("vanphong", plan, part_uid=uid, severity="error", text="Sai viết hoa.")
    page = browser("soan").get(address(plan, "appraisal/")).content.decode()
    assert "Sai viết hoa." in page
    assert f'href="#p-{uid}"' in page
    assert "Xác nhận đã sửa" not in page


def test_the_office_mends_the_form_from_here():
    plan = at(Status.APPRAISAL).plan
    edit = address(plan, f"parts/{items_of(plan)[0].uid}/")
    assert edit in browser("vanphong").get(address(plan, "appraisal/")).content.decode()
    assert edit not in browser("soan").get(address(plan, "appraisal/")).content.decode()


@pytest.mark.parametrize(("who", "code"), [("soan", 403), ("gopy1", 403), ("uv1", 404), ("nguoila", 404)])
def test_nobody_else_writes_findings(who, code):
    plan = at(Status.APPRAISAL).plan
    with untouched():
        assert post(who, plan, severity="error", text="Ý kiến.").status_code == code
        assert post(who, plan, severity="", text="").status_code == code


def test_an_empty_finding_is_asked_for_again():
    plan = at(Status.APPRAISAL).plan
    with untouched():
        page = post("vanphong", plan, severity="error", text="  ")
    assert page.status_code == 200
    assert "text" in page.context["form"].errors


def test_after_the_hand_up_a_finding_comes_too_late():
    way = at(Status.APPRAISAL).appraise()
    with untouched():
        assert post("vanphong", way.plan, severity="error", text="Muộn.").status_code == 303
        assert post("vanphong", way.plan, finding="1").status_code == 303


def test_a_finding_of_another_plan_is_not_settled_from_here():
    plan, other = at(Status.APPRAISAL).plan, at(Status.APPRAISAL).plan
    post("vanphong", other, severity="error", text="Của kế hoạch khác.")
    with untouched():
        post("vanphong", plan, finding=Finding.objects.get(plan=other).pk)
