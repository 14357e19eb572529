"""The table of comments: the drafters answer one at a time, the others who may see it read."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from drafting.models import Status
from tests.plans import items_of, person
from tests.walks import one_entry, untouched
from tests.workflow.ways import address, at, browser
from workflow.models import Comment
from workflow.services import advisory

pytestmark = pytest.mark.usefixtures("cast")


def answer(username, plan, comment, *, htmx=False, **data):
    headers = {"HX-Request": "true"} if htmx else {}
    sent = {"comment": comment.pk, **data}
    return browser(username).post(address(plan, "consolidation/"), sent, headers=headers)


def first_comment(plan):
    return Comment.objects.filter(opinion__round__plan=plan).first()


def test_the_drafter_answers_a_comment_and_comes_back_to_it():
    plan = at(Status.CONSOLIDATING).plan
    comment = first_comment(plan)
    with one_entry("answer_comment"):
        back = answer("soan", plan, comment, answer="partly", reason="Chỉ nêu cơ quan kiểm tra.")
    assert (back.status_code, back["Location"]) == (
        303,
        address(plan, f"consolidation/#comment-{comment.pk}"),
    )
    comment.refresh_from_db()
    assert (comment.answer, comment.answered_by) == ("partly", person("soan"))


def test_htmx_gets_the_row_and_the_new_count():
    plan = at(Status.CONSOLIDATING).plan
    page = answer("soan", plan, first_comment(plan), htmx=True, answer="accepted").content.decode()
    assert f'<tr id="comment-{first_comment(plan).pk}"' in page
    assert "<html" not in page
    assert "hx-swap-oob" in page
    assert "01 chưa giải trình" in page


@pytest.mark.parametrize("htmx", [False, True])
def test_a_comment_that_is_not_taken_whole_needs_its_reason(htmx):
    plan = at(Status.CONSOLIDATING).plan
    with untouched():
        page = answer("soan", plan, first_comment(plan), htmx=htmx, answer="not_accepted", reason=" ")
    assert page.status_code == 200
    assert "Cần ghi lý do khi chưa tiếp thu toàn bộ ý kiến." in page.content.decode()


@pytest.mark.parametrize(
    ("who", "code"), [("truongban", 403), ("gopy1", 403), ("vanphong", 404), ("nguoila", 404)]
)
def test_nobody_else_answers(who, code):
    plan = at(Status.CONSOLIDATING).plan
    with untouched():
        assert answer(who, plan, first_comment(plan), answer="accepted").status_code == code


def test_after_the_hand_up_an_answer_comes_too_late():
    way = at(Status.CONSOLIDATING).answer_comments().hand_up()
    with untouched():
        late = answer("soan", way.plan, first_comment(way.plan), answer="not_accepted", reason="Giữ nguyên.")
    assert late.status_code == 303


def test_a_comment_of_another_plan_is_no_comment():
    plan, other = at(Status.CONSOLIDATING).plan, at(Status.CONSOLIDATING).plan
    with untouched():
        assert answer("soan", plan, first_comment(other), answer="accepted").status_code == 404


def test_drafts_of_opinions_are_no_part_of_the_table():
    way = at(Status.ADVISORY_REVIEW).opinion("ubkttu", comment="Ý đã gửi.")
    way.opinion("btgdvtu", comment="Ý chưa gửi.", release=False)
    page = browser("soan").get(address(way.plan, "consolidation/")).content.decode()
    assert "Ý đã gửi." in page
    assert "Ý chưa gửi." not in page
    assert "Chưa gửi ý kiến" in page


def test_the_item_leads_to_its_editor_for_the_drafter_and_to_its_place_for_the_office():
    way = at(Status.CONSOLIDATING)
    uid = first_comment(way.plan).part_uid
    edit = address(way.plan, f"parts/{uid}/")
    assert edit in browser("soan").get(address(way.plan, "consolidation/")).content.decode()
    way.answer_comments().hand_up().release_to_office().appraise()
    page = browser("vanphong").get(address(way.plan, "consolidation/")).content.decode()
    assert edit not in page
    assert f"#p-{uid}" in page


def test_the_table_costs_the_same_with_more_comments(django_assert_num_queries):
    few, many = at(Status.ADVISORY_REVIEW), at(Status.ADVISORY_REVIEW)
    few.opinion("ubkttu", comment="Một.").opinion("btgdvtu").opinion("bnctu")
    for code, who in (("ubkttu", "gopy1"), ("btgdvtu", "gopy2"), ("bnctu", "gopy3")):
        texts = [{"part_uid": item.uid, "text": f"{code} {item.pk}"} for item in items_of(many.plan)]
        advisory.write_opinion(
            many.plan, by=person(who), answer="agree_with_comments", text="Chung.", comments=texts
        )
        advisory.release_opinion(many.plan, by=person(who))
    client = browser("soan")
    for each in (few, many):  # what the check finds is kept from then on
        client.get(address(each.plan, "consolidation/"))
    with CaptureQueriesContext(connection) as first:
        client.get(address(few.plan, "consolidation/"))
    with django_assert_num_queries(len(first)):
        page = client.get(address(many.plan, "consolidation/"))
    assert sum(len(round_.rows) for round_ in page.context["rounds"]) == 12
