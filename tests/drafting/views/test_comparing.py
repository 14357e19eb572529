"""Comparing saved states, saving one under a name."""

import pytest

from drafting.editing import save_part
from drafting.models import NamedSave, Status
from drafting.text import revise
from permissions.duties import Duty
from records.models import AuditEntry
from tests.plans import items_of, join, make_plan, person
from tests.workflow.ways import address, browser

pytestmark = pytest.mark.usefixtures("cast")


def page(plan, user="soan", query=""):
    answer = browser(user).get(address(plan, f"compare/{query}"))
    return answer.status_code, answer.content.decode()


def rewrite(plan, text):
    item = items_of(plan)[0]
    save_part(item, by=person("soan"), edit_number=item.edit_number, text=text)


def test_without_a_saved_state_the_page_says_how_one_comes_about():
    assert "Chưa có bản lưu nào để so sánh." in page(make_plan())[1]


def test_a_text_saved_under_a_name_is_compared_with_what_was_written_since():
    plan = make_plan()
    answer = browser("soan").post(address(plan, "compare/"), {"name": " Trước khi  họp "})
    assert answer.status_code == 303
    save = NamedSave.objects.get(revision__plan=plan)
    assert (save.name, save.made_by.username) == ("Trước khi họp", "soan")
    assert AuditEntry.objects.filter(subject=plan.subject, verb="save_as").count() == 1
    assert "Hai bản giống nhau." in page(plan)[1]
    rewrite(plan, "Văn phòng Tỉnh ủy rà soát nội dung 1 (hoàn thành trong quý I/2027).")
    shown = page(plan)[1]
    assert "Trước khi họp" in shown
    assert "<del>Ban Tổ chức Tỉnh ủy chủ trì, phối hợp với </del>" in shown
    assert "Cơ quan chủ trì: Ban Tổ chức Tỉnh ủy → " in shown


def test_the_same_text_may_be_saved_under_two_names():
    plan = make_plan()
    for name in ("Một", "Hai"):
        browser("soan").post(address(plan, "compare/"), {"name": name})
    assert list(NamedSave.objects.values_list("name", flat=True)) == ["Một", "Hai"]
    assert plan.revisions.count() == 1


@pytest.mark.parametrize("name", ["", "   "])
def test_a_save_without_a_name_is_asked_for_one(name):
    plan = make_plan()
    browser("soan").post(address(plan, "compare/"), {"name": name})
    assert not NamedSave.objects.exists()


def test_who_does_not_write_saves_nothing():
    plan = make_plan(status=Status.STEERING)
    assert browser("thuongtruc").post(address(plan, "compare/"), {"name": "Bản của tôi"}).status_code == 403
    assert not NamedSave.objects.exists()


def test_an_adviser_compares_only_what_was_put_before_the_agency():
    plan = make_plan()
    hidden = revise(plan, by=person("soan"))
    rewrite(plan, "Câu đã gửi đi góp ý.")
    shown = revise(plan, by=person("soan"))
    join(plan, "ubkttu", Duty.ADVISE, shown)
    rewrite(plan, "Câu viết sau, chưa gửi ai.")
    code, text = page(plan, "gopy1")
    assert code == 200
    assert "chưa gửi ai" not in text
    assert page(plan, "gopy1", f"?from={hidden.pk}")[0] == 404
    assert page(plan, "gopy1", f"?from={shown.pk}&to={hidden.pk}")[0] == 404


@pytest.mark.parametrize("asked", ["x", "0", "9" * 30, "-1", "' OR 1=1"])
def test_a_state_that_is_none_is_not_found(asked):
    plan = make_plan()
    revise(plan, by=person("soan"))
    assert page(plan, query=f"?from={asked}")[0] == 404


def test_a_state_of_another_plan_is_not_found():
    plan, other = make_plan(), make_plan(title="KẾ HOẠCH khác")
    revise(plan, by=person("soan"))
    assert page(plan, query=f"?from={revise(other, by=person('soan')).pk}")[0] == 404
