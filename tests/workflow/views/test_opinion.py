"""The adviser's page: written as a draft of the agency, handed up or sent, invisible to other agencies."""

import pytest

from drafting.models import Status
from tests.plans import items_of
from tests.walks import one_entry, untouched
from tests.workflow.ways import address, at, browser
from workflow.models import Opinion

pytestmark = pytest.mark.usefixtures("cast")

SECRET = "Cần làm rõ nguồn kinh phí."


def rows(*comments):
    """A formset as the browser sends it."""
    data = {"comments-TOTAL_FORMS": len(comments), "comments-INITIAL_FORMS": len(comments)}
    for index, (uid, text) in enumerate(comments):
        data |= {f"comments-{index}-part_uid": uid, f"comments-{index}-text": text}
    return data


def write(username, plan, *comments, then="save", answer="agree_with_comments", **more):
    data = {"answer": answer, "text": "", "then": then, **rows(*comments), **more}
    return browser(username).post(address(plan, "opinion/"), data)


def opinion_of(plan, code="ubkttu"):
    return Opinion.objects.get(round__plan=plan, agency__code=code)


def test_a_specialist_saves_and_hands_up_and_the_head_sends():
    plan = at(Status.ADVISORY_REVIEW).plan
    uid = items_of(plan)[1].uid
    with one_entry("write_opinion"):
        assert write("gopy1cv", plan, (uid, SECRET), ("", "")).status_code == 303
    comment = opinion_of(plan).comments.get()
    assert (comment.part_uid, comment.path, comment.text) == (uid, "II.2", SECRET)
    write("gopy1cv", plan, (uid, SECRET), then="hand_up")
    assert opinion_of(plan).handed_up
    write("gopy1", plan, (uid, SECRET), then="release")
    assert opinion_of(plan).released_at is not None


def test_what_is_not_complete_is_kept_and_the_reason_told():
    plan = at(Status.ADVISORY_REVIEW).plan
    client = browser("gopy1")
    data = {"answer": "", "text": "Đang xem.", "then": "release", **rows()}
    page = client.post(address(plan, "opinion/"), data, follow=True)
    assert opinion_of(plan).text == "Đang xem."
    assert opinion_of(plan).released_at is None
    assert "chưa chọn mức độ nhất trí" in page.content.decode()


def test_another_row_is_added_without_script_and_nothing_is_lost():
    plan = at(Status.ADVISORY_REVIEW).plan
    answer = write("gopy1", plan, ("", "Ý thứ nhất."), then="more")
    page = browser("gopy1").get(answer["Location"].partition("#")[0])
    assert [row["text"].value() for row in page.context["rows"]] == ["Ý thứ nhất.", None, None, None]


def test_a_proposal_without_a_remark_is_asked_for():
    plan = at(Status.ADVISORY_REVIEW).plan
    with untouched():
        page = write("gopy1", plan, ("", ""), **{"comments-0-proposed": "Sửa thành thế này."})
    assert "Cần ghi ý kiến cùng với nội dung đề nghị sửa." in page.content.decode()
    assert "Sửa thành thế này." in page.content.decode()


def test_two_colleagues_do_not_write_over_each_other():
    plan = at(Status.ADVISORY_REVIEW).plan
    seen = browser("gopy1").get(address(plan, "opinion/")).context["form"]["seen"].value()
    write("gopy1cv", plan, ("", "Ý của chuyên viên."), seen=seen)
    with untouched():
        page = write("gopy1", plan, ("", "Ý của lãnh đạo."), seen=seen)
    assert page.status_code == 409
    assert "Ý của chuyên viên." in page.content.decode()
    assert "Ý của lãnh đạo." in page.content.decode()


def test_words_that_come_after_the_sending_are_shown_back_and_not_kept():
    plan = at(Status.ADVISORY_REVIEW).plan
    write("gopy1", plan, ("", SECRET), then="release")
    with untouched():
        page = write("gopy1cv", plan, ("", "Ý đến muộn."))
    assert page.status_code == 409
    assert "Ý đến muộn." in page.content.decode()


def test_pressing_send_twice_sends_once():
    plan = at(Status.ADVISORY_REVIEW).plan
    write("gopy1", plan, ("", SECRET), then="release")
    with untouched():
        assert write("gopy1", plan, then="release", answer="agree").status_code == 303


SEEN_WHEN_SENT = {
    Status.ADVISORY_REVIEW: {"gopy1", "gopy1cv", "soan", "truongban"},
    Status.APPRAISAL: {"gopy1", "gopy1cv", "soan", "truongban", "vanphong", "chanhvp"},
    Status.DECIDING: {
        "gopy1", "gopy1cv", "soan", "truongban", "vanphong", "chanhvp", "thuongtruc", "bithu", "uv1",
    },
}  # fmt: skip
PEOPLE = ["soan", "truongban", "gopy1", "gopy1cv", "gopy2", "gopy3", "vanphong", "chanhvp", "thuongtruc",
          "bithu", "uv1", "vanthu", "nguoila"]  # fmt: skip
PAGES = ["opinion/", "consolidation/", "history/", "appraisal/", ""]


def readers(plan):
    """Who finds the words of the opinion on any page of the plan."""
    found = set()
    for who in PEOPLE:
        client = browser(who)
        if any(SECRET in client.get(address(plan, page)).content.decode() for page in PAGES):
            found.add(who)
    return found


def test_a_draft_of_an_opinion_is_seen_by_its_own_agency_alone():
    plan = at(Status.ADVISORY_REVIEW).plan
    write("gopy1cv", plan, ("", SECRET), then="hand_up")
    assert readers(plan) == {"gopy1", "gopy1cv"}


@pytest.mark.parametrize("status", SEEN_WHEN_SENT)
def test_a_sent_opinion_is_seen_by_those_who_work_with_it(status):
    way = at(Status.ADVISORY_REVIEW)
    write("gopy1", way.plan, ("", SECRET), then="release")
    if status != Status.ADVISORY_REVIEW:
        way.opinion("btgdvtu").opinion("bnctu").answer_comments().hand_up().release_to_office()
    if status == Status.DECIDING:
        way.appraise().release_to_steering().open_written_round()
    assert readers(way.again()) == SEEN_WHEN_SENT[status]


def test_the_adviser_reads_the_answer_once_the_drafters_have_let_it_out():
    way = at(Status.CONSOLIDATING).answer_comments()
    assert "Tiếp thu</span>" not in browser("gopy1").get(address(way.plan, "opinion/")).content.decode()
    way.hand_up().release_to_office()
    assert "Tiếp thu</span>" in browser("gopy1").get(address(way.plan, "opinion/")).content.decode()


@pytest.mark.parametrize(("who", "code"), [("soan", 403), ("nguoila", 404), ("gopy2", 200)])
def test_who_has_an_opinion_page(who, code):
    plan = at(Status.ADVISORY_REVIEW).plan
    with untouched():
        assert browser(who).get(address(plan, "opinion/")).status_code == code
