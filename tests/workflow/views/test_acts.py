"""The page of one act: what it shows, what it does, and what it answers to whoever it is not open to."""

from datetime import timedelta

import pytest
from django.utils import timezone

from drafting.editing import save_part
from drafting.models import Status
from tests.plans import agency, person
from tests.walks import one_entry, untouched
from tests.workflow.ways import address, at, browser
from workflow.models import Issuance, Return
from workflow.services import drafting

pytestmark = pytest.mark.usefixtures("cast")


def post(username, plan, verb, *, turn=None, follow=False, **data):
    sent = {"turn": plan.turn if turn is None else turn, **data}
    return browser(username).post(address(plan, f"do/{verb}/"), sent, follow=follow)


def told(response):
    return " ".join(str(message) for message in response.context["messages"])


def test_looking_at_an_act_says_what_will_happen_and_changes_nothing():
    plan = at().plan
    with untouched():
        page = browser("truongban").get(address(plan, "do/cancel/"))
    assert page.status_code == 200
    assert "dừng hẳn" in page.content.decode()
    assert f'name="turn" value="{plan.turn}"' in page.content.decode()


def test_an_act_is_done_once_however_often_it_is_pressed():
    plan = at().plan
    with one_entry("hand_up"):
        first = post("soan", plan, "hand_up", follow=True)
        second = post("soan", plan, "hand_up", follow=True)
    assert (first.redirect_chain[0][1], second.redirect_chain[0][1]) == (303, 303)
    assert told(first) == "Đã trình lãnh đạo."
    assert "Nguyễn Thu Hà đã xử lý lúc" in told(second)


def test_a_page_from_before_somebody_acted_is_told_so():
    way = at().hand_up()
    old = way.again().turn
    drafting.hand_back(way.plan, by=person("truongban"), reason="Bổ sung căn cứ.")
    way.hand_up()
    with untouched():
        answer = post("truongban", way.plan, "hand_back", turn=old, reason="Lần nữa.", follow=True)
    assert answer.redirect_chain[0][1] == 303
    assert "vừa thay đổi sau khi đồng chí mở trang" in told(answer)


@pytest.mark.parametrize(
    ("who", "verb", "code"),
    [
        ("nguoila", "hand_up", 404),
        ("vanphong", "hand_up", 404),
        ("soan", "no_such_act", 404),
        ("soan", "answer_comment", 404),
        ("truongban", "hand_up", 403),
        ("soan", "cancel", 403),
        ("truongban", "release_to_office", 303),
    ],
)
def test_whoever_it_is_not_open_to_gets_the_answer_of_the_service(who, verb, code):
    plan = at().plan
    with untouched():
        assert browser(who).get(address(plan, f"do/{verb}/")).status_code == code
        assert post(who, plan, verb, reason="Lý do.").status_code == code


def test_a_refusal_names_the_duty_that_is_missing():
    plan = at().plan
    assert "soạn thảo" in post("truongban", plan, "hand_up").content.decode()


def test_what_is_hidden_reads_like_what_does_not_exist():
    plan = at().plan
    client = browser("nguoila")
    there = client.get(address(plan, "do/hand_up/"))
    nowhere = client.get("/plans/00000000-0000-0000-0000-000000000000/do/hand_up/")
    assert (there.status_code, there.content) == (nowhere.status_code, nowhere.content)


def test_somebody_who_is_not_signed_in_is_asked_to(client):
    plan = at().plan
    assert client.post(address(plan, "do/hand_up/")).status_code == 302


def test_a_blocked_act_is_greyed_with_the_way_to_mend_it_and_cannot_be_posted():
    way = at(Status.CONSOLIDATING)
    page = browser("soan").get(address(way.plan, "do/hand_up/")).content.decode()
    assert "còn 02 ý kiến góp ý chưa giải trình" in page
    assert f'href="{address(way.plan, "consolidation/")}"' in page
    assert 'type="submit">Trình' not in page
    with untouched():
        answer = post("soan", way.plan, "hand_up", follow=True)
    assert "chưa giải trình" in told(answer)


def test_a_form_without_its_reason_is_shown_again_and_nothing_happens():
    way = at().hand_up()
    with untouched():
        page = post("truongban", way.again(), "hand_back", reason="   ")
    assert page.status_code == 200
    assert set(page.context["form"].errors) == {"reason"}


def test_a_form_shown_again_still_belongs_to_the_page_that_was_opened_first():
    way = at().hand_up()
    page = post("truongban", way.again(), "hand_back", reason="", turn=0)
    assert page.context["turn"] == 0


def test_the_head_asks_advisers_of_the_own_committee_and_committees_below():
    way = at().hand_up()
    offered = browser("truongban").get(address(way.plan, "do/release_to_advisers/")).context["form"]
    codes = [choice.code for choice in offered.fields["agencies"].queryset]
    assert codes == ["ubkttu", "btgdvtu", "bnctu", "du-thanh-binh", "du-hoa-an", "du-ubnd", "du-cq-dang"]
    due = timezone.localdate() + timedelta(days=4)
    asked = [agency("ubkttu").pk, agency("bnctu").pk]
    post("truongban", way.again(), "release_to_advisers", agencies=asked, due_on=due, silence_agrees="on")
    round_ = way.plan.advisory_rounds.get()
    assert (round_.due_on, round_.silence_agrees) == (due, True)
    assert {opinion.agency.code for opinion in round_.opinions.all()} == {"ubkttu", "bnctu"}


def test_a_due_date_that_has_passed_is_refused_in_the_form():
    way = at().hand_up()
    asked = [agency("ubkttu").pk]
    with untouched():
        page = post("truongban", way.again(), "release_to_advisers", agencies=asked, due_on="2020-01-01")
    assert "từ hôm nay trở đi" in page.content.decode()


def test_an_item_changed_after_the_opinions_is_classed_before_the_office_gets_it():
    way = at(Status.CONSOLIDATING).answer_comments()
    item = way.plan.parts.filter(kind="item").last()
    save_part(item, by=person("soan"), edit_number=item.edit_number, text=item.text + " Thêm.")
    way.hand_up().accept_warnings()
    page = browser("truongban").get(address(way.plan, "do/release_to_office/"))
    assert [uid for uid, _label in page.context["form"].fields["editorial"].choices] == [item.uid]
    with untouched():
        again = post("truongban", way.again(), "release_to_office")
    assert "đã thay đổi sau khi lấy ý kiến" in again.content.decode()
    post("truongban", way.plan, "release_to_office", editorial=[item.uid])
    assert way.again().status == Status.APPRAISAL


def test_the_board_opens_a_round_until_a_moment_with_an_officer_of_the_office():
    way = at(Status.STEERING)
    closes = timezone.localtime() + timedelta(days=2)
    data = {"closes_at": f"{closes:%Y-%m-%dT%H:%M}", "officer": person("vanphong").pk}
    post("thuongtruc", way.plan, "open_written_round", **data)
    round_ = way.plan.decision_rounds.get()
    assert round_.officer == person("vanphong")
    assert abs(round_.closes_at - closes) < timedelta(minutes=1)


def test_an_officer_from_elsewhere_is_no_choice():
    way = at(Status.STEERING)
    closes = timezone.localtime() + timedelta(days=2)
    data = {"closes_at": f"{closes:%Y-%m-%dT%H:%M}", "officer": person("soan").pk}
    with untouched():
        page = post("thuongtruc", way.plan, "open_written_round", **data)
    assert "officer" in page.context["form"].errors


def test_a_refusal_to_sign_names_the_item_to_mend():
    way = at(Status.SIGNING)
    item = way.plan.parts.filter(kind="item")[1]
    sent = {"reason": "Ghi rõ thời hạn.", "field": "item"}
    with untouched():
        page = post("bithu", way.plan, "refuse_to_sign", **sent)
        assert "part_uid" in page.context["form"].errors
    Issuance.objects.filter(plan=way.plan).update(sign_asked_at=None)
    post("bithu", way.again(), "refuse_to_sign", part_uid=item.uid, **sent)
    assert way.again().status == Status.FINALISING
    assert list(way.plan.parts.filter(open=True)) == [item]


def test_the_reason_of_a_return_is_the_first_thing_that_the_drafters_see():
    way = at(Status.APPRAISAL)
    post("vanphong", way.plan, "return_from_appraisal", reason="Mục II thiếu thời hạn.")
    seen = {who: "Mục II thiếu thời hạn." in page(who, way.plan) for who in ("soan", "vanphong", "gopy1")}
    assert seen == {"soan": True, "vanphong": True, "gopy1": False}
    assert Return.objects.get(plan=way.plan).settled_at is None


def test_what_a_head_gives_back_inside_the_agency_stays_inside():
    way = at(Status.APPRAISAL).appraise()
    post("chanhvp", way.again(), "hand_back_appraisal", reason="Soát lại trích yếu.")
    assert "Soát lại trích yếu." in page("vanphong", way.plan)
    assert "Soát lại trích yếu." not in page("soan", way.plan)


def page(username, plan):
    return browser(username).get(address(plan, "history/")).content.decode().split('<ol class="timeline"')[0]
