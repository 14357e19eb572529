import pytest
from django.urls import reverse

from drafting import coverage
from drafting.models import Coverage, CoverageLink, Status
from tests.plans import agency, items_of, make_plan, person

pytestmark = pytest.mark.usefixtures("cast")


@pytest.fixture
def row(client):
    """An unanswered task of the parent, before the person who drafts."""
    plan = make_plan()
    CoverageLink.objects.filter(coverage__basis__plan=plan, coverage__position=2).delete()
    Coverage.objects.filter(basis__plan=plan, position=2).update(answer="unanswered")
    client.force_login(person("soan"))
    return Coverage.objects.select_related("basis__plan").get(basis__plan=plan, position=2)


def at(row):
    return reverse("answer_task", args=[row.basis.plan.uid, row.uid])


def now(row):
    return Coverage.objects.get(pk=row.pk)


@pytest.mark.parametrize(
    ("answer", "field"),
    [
        ("adopted", "parts"),
        ("adapted", "parts"),
        ("joined", "parts"),
        ("delegated", "delegates"),
        ("not_applicable", "reason"),
    ],
)
def test_each_answer_asks_for_what_it_needs_and_shows_the_task(client, row, answer, field):
    shown = client.get(at(row), {"answer": answer}).content.decode()
    assert f'name="{field}"' in shown
    assert "Ban Tổ chức Trung ương rà soát nội dung 2." in shown


@pytest.mark.parametrize("answer", ["adopted", "adapted", "joined"])
def test_a_task_is_linked_to_the_items_that_carry_it(client, row, answer):
    parts = items_of(row.basis.plan)[:2]
    response = client.post(at(row), {"answer": answer, "parts": [part.uid for part in parts]})
    assert response["Location"].endswith(f"#t-{row.uid}")
    assert now(row).answer == answer
    assert {link.part_id for link in now(row).links.all()} == {part.pk for part in parts}


def test_a_task_can_be_put_into_the_draft_in_its_own_words(client, row):
    after = items_of(row.basis.plan)[0]
    client.post(at(row), {"answer": "adapted", "after": after.uid})
    assert items_of(row.basis.plan)[1].text == "Ban Tổ chức Trung ương rà soát nội dung 2."
    assert not coverage.unanswered(row.basis.plan).exists()


def test_a_task_is_given_to_a_committee_below(client, row):
    assert "Đảng ủy xã Thanh Bình" in client.get(at(row), {"answer": "delegated"}).content.decode()
    client.post(at(row), {"answer": "delegated", "delegates": [agency("du-thanh-binh").pk]})
    assert (now(row).answer, now(row).delegated_to) == ("delegated", "Đảng ủy xã Thanh Bình")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"answer": "delegated"}, "Cần chọn đảng ủy trực thuộc được giao."),
        ({"answer": "not_applicable", "reason": " "}, "Cần ghi lý do"),
        ({"answer": "joined"}, "Cần chọn nội dung trong dự thảo"),
    ],
)
def test_an_answer_without_what_it_needs_is_asked_for_it(client, row, typed, said):
    response = client.post(at(row), typed)
    assert response.status_code == 200
    assert said in response.content.decode()
    assert now(row).answer == "unanswered"


def test_an_answer_can_be_taken_back(client, row):
    client.post(at(row), {"answer": "not_applicable", "reason": "Không có đối tượng thực hiện."})
    assert now(row).reason == "Không có đối tượng thực hiện."
    client.post(at(row), {"answer": "unanswered"})
    assert now(row).answer == "unanswered"


@pytest.mark.parametrize(
    ("status", "who", "code"),
    [
        (Status.DRAFTING, "truongban", 403),
        (Status.DRAFTING, "nguoila", 404),
        (Status.APPRAISAL, "soan", 403),
        (Status.APPRAISAL, "vanphong", 403),
        (Status.ISSUED, "soan", 403),
    ],
)
def test_nobody_else_answers(client, status, who, code):
    row = Coverage.objects.filter(basis__plan=make_plan(status=status)).first()
    client.force_login(person(who))
    posted = client.post(at(row), {"answer": "not_applicable", "reason": "…"})
    assert (client.get(at(row)).status_code, posted.status_code) == (code, code)
    assert now(row).answer == "adopted"


def test_a_task_of_another_plan_is_not_found_under_this_one(client, row):
    other = make_plan()
    assert client.get(reverse("answer_task", args=[other.uid, row.uid])).status_code == 404
