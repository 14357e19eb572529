"""Comparing saved states, saving one under a name."""

import pypdfium2
import pytest

from drafting.editing import answer_task, save_part
from drafting.models import Coverage, LastRead, NamedSave, Status
from drafting.text import revise
from permissions.duties import Duty
from records import jobs
from records.models import AuditEntry
from tests.plans import items_of, join, make_plan, person
from tests.workflow.ways import address, at, browser

pytestmark = pytest.mark.usefixtures("cast")


def page(plan, user="soan", query=""):
    answer = browser(user).get(address(plan, f"compare/{query}"))
    return answer.status_code, answer.content.decode()


def rewrite(plan, text):
    item = items_of(plan)[0]
    save_part(item, by=person("soan"), edit_number=item.edit_number, text=text)


def test_without_a_saved_state_the_text_is_held_against_the_parents():
    shown = page(make_plan())[1]
    assert "Văn bản của cấp trên" in shown


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


def test_what_has_changed_since_one_read_it_is_shown():
    plan = make_plan()
    client = browser("truongban")
    assert "Bản đồng chí đọc lần trước" not in page(plan, "truongban")[1]
    assert client.post(address(plan, "read/")).status_code == 303
    rewrite(plan, "Văn phòng Tỉnh ủy rà soát nội dung 1 (hoàn thành trong quý I/2027).")
    shown = page(plan, "truongban", "?from=read")[1]
    assert "<ins>Văn phòng" in shown or "<del>Ban Tổ chức Tỉnh ủy chủ trì" in shown
    assert "Bản đồng chí đọc lần trước" not in page(plan, "soan")[1]
    client.post(address(plan, "read/"))
    assert "Hai bản giống nhau." in page(plan, "truongban", "?from=read")[1]
    assert LastRead.objects.count() == 1


def test_the_text_is_held_against_the_parents_words():
    plan = make_plan()
    rewrite(plan, "Văn phòng Tỉnh ủy rà soát nội dung 1 và nội dung khác.")
    row = Coverage.objects.filter(basis__plan=plan).order_by("position").last()
    answer_task(row, by=person("soan"), answer="not_applicable", reason="Không có đối tượng.")
    shown = page(plan, query="?from=parent")[1]
    assert "và nội dung khác" in shown
    assert "Thực hiện: " in shown
    assert "Không có đối tượng." in shown
    assert page(plan, query="?to=parent")[0] == 404


def test_the_decided_text_can_be_compared_once_there_is_one():
    assert "Bản đã được thông qua" not in page(at(Status.DECIDING).plan)[1]
    way = at(Status.FINALISING)
    assert "Hai bản giống nhau." in page(way.plan, query="?from=approved")[1]


def test_every_hand_over_is_an_event_also_of_an_unchanged_text():
    way = at(Status.CONSOLIDATING)
    shown = page(way.plan)[1]
    for what in ("Trình lãnh đạo", "Gửi lấy ý kiến góp ý"):
        assert what in shown
    assert way.plan.revisions.count() == 1


def test_the_redline_is_printed():
    plan = make_plan()
    browser("soan").post(address(plan, "compare/"), {"name": "Một"})
    rewrite(plan, "Văn phòng Tỉnh ủy rà soát nội dung 1 <b>đậm</b>.")
    client = browser("soan")
    assert client.get(address(plan, "compare.pdf"))["Refresh"]
    jobs.run_all()
    answer = client.get(address(plan, "compare.pdf"))
    text = "".join(p.get_textpage().get_text_range() for p in pypdfium2.PdfDocument(answer.content))
    assert "BẢN SO SÁNH" in text
    assert "<b>đậm</b>" in text
    assert browser("nguoila").get(address(plan, "compare.pdf")).status_code == 404
