import pytest
from django.urls import reverse

from drafting.models import Coverage, Part, Plan, Status
from drafting.text import revise
from permissions.duties import Duty
from tests.plans import items_of, join, make_plan, person

pytestmark = pytest.mark.usefixtures("cast")


def get(client, who, plan):
    client.force_login(person(who))
    return client.get(reverse("plan", args=[plan.uid]))


def text(response):
    return response.content.decode()


@pytest.mark.parametrize(
    ("who", "code"), [("soan", 200), ("truongban", 200), ("gopy1", 404), ("nguoila", 404)]
)
def test_who_sees_a_draft(client, who, code):
    assert get(client, who, make_plan()).status_code == code


def test_a_hidden_plan_answers_as_one_that_does_not_exist(client):
    plan = make_plan()
    hidden = get(client, "nguoila", plan)
    nothing = client.get(reverse("plan", args=["00000000-0000-4000-8000-000000000000"]))
    assert (hidden.status_code, hidden.content) == (nothing.status_code, nothing.content)


def test_the_page_shows_who_when_and_the_parents_task_at_each_item(client):
    plan = make_plan()
    shown = text(get(client, "soan", plan))
    row = Coverage.objects.filter(basis__plan=plan).first()
    assert '<span class="when">(hoàn thành trong quý I/2027)</span>' in shown
    assert f'href="#t-{row.uid}"' in shown
    assert "← II.1" in shown


def test_an_item_that_answers_no_task_of_the_parent_is_the_committees_own(client):
    plan = make_plan()
    Coverage.objects.filter(basis__plan=plan).first().links.all().delete()
    desk = get(client, "soan", plan).context["desk"]
    labels = [block["origin"]["label"] for block in desk.page["blocks"] if "origin" in block]
    assert labels == ["bổ sung", "← II.2", "← II.3"]


def test_unanswered_tasks_stand_first_and_are_counted_in_the_outline(client):
    plan = make_plan()
    Coverage.objects.filter(basis__plan=plan).last().links.all().delete()
    context = get(client, "soan", plan).context
    assert [(card.path, card.answered) for card in context["cards"]] == [
        ("II.3", False),
        ("II.1", True),
        ("II.2", True),
    ]
    assert [(entry["label"], entry["count"]) for entry in context["outline"]] == [
        ("I. Mục đích, yêu cầu", 0),
        ("II. Nhiệm vụ trọng tâm", 1),
        ("Nơi nhận (2)", 0),
    ]
    assert context["meter"]["open"] == 1


def test_a_marked_part_is_flagged_with_its_reason(client):
    plan = make_plan()
    Part.objects.filter(pk=items_of(plan)[0].pk).update(mark="Chưa rõ cơ quan được giao.")
    response = get(client, "soan", plan)
    assert [mark["title"] for mark in response.context["desk"].marked] == ["Chưa rõ cơ quan được giao."]
    assert "Chưa rõ cơ quan được giao." in text(response)


EDITS = {
    (Status.DRAFTING, "soan"),
    (Status.CONSOLIDATING, "soan"),
    (Status.APPRAISAL, "vanphong"),
}


@pytest.mark.parametrize("who", ["soan", "truongban", "vanphong", "thuongtruc"])
@pytest.mark.parametrize("status", [s for s in Status if s not in (Status.CANCELLED, Status.DRAFTING)])
def test_the_page_offers_editing_exactly_to_whom_the_step_asks(client, status, who):
    response = get(client, who, make_plan(status=status))
    assert (">Sửa<" in text(response)) is ((status, who) in EDITS)


def test_a_draft_that_was_handed_up_is_not_offered_for_editing_and_says_why(client):
    shown = text(get(client, "soan", make_plan(handed_up=True)))
    assert ">Sửa<" not in shown
    assert "Dự thảo đã trình lãnh đạo" in shown


def test_in_finalising_only_what_the_conclusion_names_is_offered(client):
    plan = make_plan(status=Status.FINALISING)
    named = items_of(plan)[1]
    Part.objects.filter(pk=named.pk).update(open=True)
    Plan.objects.filter(pk=plan.pk).update(open_fields="title")
    page = get(client, "soan", plan).context["desk"].page
    assert [block["uid"] for block in page["blocks"] if block.get("edit_url")] == ["title", named.uid]
    assert [block["uid"] for block in page["blocks"] if block.get("open")] == [named.uid]


def test_advisers_see_the_text_that_was_put_before_them_and_no_ledger(client):
    plan = make_plan()
    revision = revise(plan, by=plan.drafter)
    join(plan, "ubkttu", Duty.ADVISE, revision)
    Part.objects.filter(pk=items_of(plan)[0].pk).update(text="Bản đang viết dở.")
    response = get(client, "gopy1", plan)
    shown = text(response)
    assert "rà soát nội dung 1" in shown
    assert "Bản đang viết dở." not in shown
    assert (response.context["desk"].ledger, response.context["cards"]) == (None, [])
    assert "bổ sung" not in shown.lower()


def test_recipients_of_an_issued_plan_see_the_text_without_the_inner_work(client):
    plan = make_plan(status=Status.ISSUED)
    join(plan, "du-thanh-binh", Duty.RECEIVE)
    response = get(client, "xa1vanthu", plan)
    assert "rà soát nội dung 1" in text(response)
    assert response.context["desk"].ledger is None


def test_hostile_text_is_shown_as_text(client):
    plan = make_plan(title="KẾ HOẠCH <script>alert(1)</script>")
    hostile = '"><img src=x onerror=alert(1)>'
    Part.objects.filter(pk=items_of(plan)[0].pk).update(text=hostile, mark=hostile, lead=hostile)
    Coverage.objects.filter(basis__plan=plan).update(answer="not_applicable", reason=hostile)
    shown = text(get(client, "soan", plan))
    assert "<img src=x" not in shown
    assert "<script>alert" not in shown
    assert "&lt;img src=x" in shown


def test_a_plan_of_90_items_costs_the_queries_of_one_with_3(client, django_assert_num_queries):
    small, large = make_plan(items=3), make_plan(items=90)
    get(client, "soan", small)
    with django_assert_num_queries(38, exact=False) as few:
        client.get(reverse("plan", args=[small.uid]))
    with django_assert_num_queries(len(few)):
        client.get(reverse("plan", args=[large.uid]))


def test_nothing_on_the_page_carries_inline_style_or_script(client):
    shown = text(get(client, "soan", make_plan()))
    assert " style=" not in shown
    assert "<script>" not in shown
    assert "onclick" not in shown
