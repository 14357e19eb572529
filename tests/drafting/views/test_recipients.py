import pytest
from django.urls import reverse

from drafting.models import Part, Status
from tests.plans import make_plan, person

pytestmark = pytest.mark.usefixtures("cast")


@pytest.fixture
def plan(client):
    client.force_login(person("soan"))
    return make_plan()


def at(plan):
    return reverse("recipients", args=[plan.uid])


def sent(client, plan, **typed):
    """What the form sends when nothing was touched, and what was."""
    initial = client.get(at(plan)).context["form"].initial
    return {**initial, **typed}


def lines(plan):
    rows = plan.parts.filter(kind=Part.Kind.RECIPIENT).select_related("agency")
    return [(part.text, part.note, part.agency.code if part.agency else part.group) for part in rows]


def test_an_untouched_form_changes_nothing(client, plan):
    before = list(plan.parts.values("uid", "text", "note", "group"))
    response = client.post(at(plan), sent(client, plan))
    assert response["Location"].endswith("#recipients")
    assert list(plan.parts.values("uid", "text", "note", "group")) == before


def test_boxes_groups_and_free_lines_become_the_list(client, plan):
    typed = sent(
        client,
        plan,
        reported_to=["tt-tu", "tw"],
        own=["vptu"],
        below=["du-hoa-an"],
        groups=["advisory"],
        lines="- Các đồng chí Tỉnh ủy viên;\n\nVụ Địa phương I (để b/c)",
        archive="Lưu VPTU",
    )
    client.post(at(plan), typed)
    assert lines(plan) == [
        ("Ban Chấp hành Trung ương", "báo cáo", "tw"),
        ("Thường trực Tỉnh ủy", "báo cáo", "tt-tu"),
        ("Vụ Địa phương I", "báo cáo", ""),
        ("Văn phòng Tỉnh ủy", "", "vptu"),
        ("Đảng ủy xã Hòa An", "", "du-hoa-an"),
        ("Các cơ quan tham mưu, giúp việc cấp ủy", "", "advisory"),
        ("Các đồng chí Tỉnh ủy viên", "", ""),
    ]
    assert plan.parts.get(kind=Part.Kind.ARCHIVE).text == "VPTU"


def test_agencies_outside_the_tree_of_the_committee_are_refused(client, plan):
    before = lines(plan)
    assert client.post(at(plan), sent(client, plan, own=["bxdd-du-hoa-an"])).status_code == 200
    assert lines(plan) == before


def test_the_page_names_who_has_a_task_and_is_not_on_the_list(client, plan):
    said = "Có nhiệm vụ trong kế hoạch nhưng chưa có trong nơi nhận: Văn phòng Tỉnh ủy, Ban Tổ chức Tỉnh ủy."
    assert said in client.get(at(plan)).content.decode()
    client.post(at(plan), sent(client, plan, groups=["advisory"]))
    assert client.get(at(plan)).context["left_out"] == []


def test_a_list_that_somebody_else_changed_is_shown_beside_ones_own(client, plan):
    typed = sent(client, plan, lines="Của tôi")
    client.post(at(plan), sent(client, plan, lines="Của người khác"))
    response = client.post(at(plan), typed)
    shown = response.content.decode()
    assert response.status_code == 409
    assert "Của tôi" in shown
    assert "Của người khác" in shown


@pytest.mark.parametrize(
    ("status", "who", "code"),
    [
        (Status.APPRAISAL, "vanphong", 200),
        (Status.APPRAISAL, "soan", 403),
        (Status.STEERING, "vanphong", 403),
        (Status.FINALISING, "soan", 403),
        (Status.DRAFTING, "nguoila", 404),
    ],
)
def test_who_chooses_at_which_step(client, status, who, code):
    client.force_login(person(who))
    assert client.get(at(make_plan(status=status))).status_code == code


def test_the_page_costs_the_same_for_long_lists(client, plan, django_assert_num_queries):
    client.get(at(plan))
    with django_assert_num_queries(20, exact=False) as few:
        client.get(at(plan))
    count = len(few)
    client.post(at(plan), sent(client, plan, own=["vptu", "btctu", "ubkttu", "bnctu"], below=["du-hoa-an"]))
    client.get(at(plan))  # shows the message of the save
    with django_assert_num_queries(count):
        client.get(at(plan))


def test_the_page_tells_where_a_line_of_a_person_goes_and_which_is_not_known(client, plan):
    known, unknown = "Đồng chí Bí thư Đảng ủy xã Thanh Bình", "Đồng chí Nguyễn Văn Không Có"
    client.post(at(plan), sent(client, plan, lines=f"{known}\n{unknown}"))
    page = client.get(at(plan))
    persons = dict(page.context["persons"])
    assert persons[known].agency.code == "du-thanh-binh"
    assert persons[unknown] is None
    shown = page.content.decode()
    assert "gửi Đảng ủy xã Thanh Bình" in shown
    assert "chưa rõ là ai trong danh mục" in shown
