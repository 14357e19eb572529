"""A search finds what the person's own pages show, and nothing else."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from drafting.facets import text_for
from drafting.models import Part, Participation, Plan, ReceivedDocument, Status
from drafting.searching import finding
from drafting.searching.points import points_of
from drafting.searching.query import parsed
from drafting.text import revise
from permissions.duties import Duty
from permissions.models import User
from tests.arrivals import confirmed
from tests.plans import join, make_plan, person
from workflow.searching import look

pytestmark = pytest.mark.usefixtures("cast")


def titles(user: str, typed: str, place: str = "plans", before: int | None = None) -> list[str]:
    page, _loosely = look(person(user), parsed(typed), place, before)
    return [str(found.document.title) for found in page.found]


def points(user: str, typed: str, place: str = "plans") -> list[str]:
    page, _loosely = look(person(user), parsed(typed), place, None)
    return [point.text for found in page.found for point in found.points]


def say(plan: Plan, text: str) -> Part:
    part = plan.parts.filter(kind="item").order_by("-position")[0]
    part.text = text
    part.save()
    return part


def test_a_point_is_found_with_and_without_marks():
    say(make_plan(), "Văn phòng Tỉnh ủy số hóa hồ sơ đảng viên.")
    for typed in ("số hóa hồ sơ", "so hoa ho so", "số hoá", "SO HOA"):
        assert points("soan", typed) == ["Văn phòng Tỉnh ủy số hóa hồ sơ đảng viên."]
    assert points("soan", "sỗ hóa") == []


def test_what_is_written_is_found_at_once_and_what_is_gone_is_not():
    plan = make_plan()
    part = say(plan, "Nội dung hiếm gặp quẫy đạp.")
    assert points("soan", "quẫy đạp")
    Part.objects.filter(pk=part.pk).update(text="Nội dung khác.")
    assert points("soan", "quẫy đạp") == []
    part.delete()
    assert points("soan", "nội dung khác") == []


def test_a_cell_of_a_table_and_a_footnote_are_found():
    plan = make_plan()
    part = plan.parts.filter(kind="item").last()
    part.notes = [{"mark": "1", "text": "Chú thích về thủy lợi"}]
    part.cells = [["Chỉ tiêu", "Đơn vị tính đặc thù"]]
    part.save()
    assert points("soan", "thủy lợi")
    assert points("soan", "don vi tinh dac thu")


def test_a_plan_is_found_by_its_title_and_by_its_status_alone_for_who_oversees():
    make_plan(title="KẾ HOẠCH thực hiện chuyên đề khảo sát")
    assert titles("soan", "khảo sát") == ["KẾ HOẠCH thực hiện chuyên đề khảo sát"]
    assert titles("nguoila", "khảo sát") == []


def test_symbols_find_everything_that_cites_them():
    say(make_plan(), "Thực hiện Quy định số 85-QĐ/TW, ngày 23/5/2017.")
    say(make_plan(), "Thực hiện Quy định số 58-QĐ/TW, ngày 23/5/2017.")
    assert points("soan", "85-qd/tw") == ["Thực hiện Quy định số 85-QĐ/TW, ngày 23/5/2017."]


def test_words_that_nowhere_stand_in_a_row_are_looked_for_one_by_one_and_this_is_said():
    say(make_plan(), "Rà soát toàn bộ hồ sơ cán bộ.")
    page, loosely = look(person("soan"), parsed("hồ sơ rà soát"), "plans", None)
    assert loosely
    assert len(page.found) == 1


def test_a_confirmed_reading_is_found_by_its_points():
    confirmed()
    assert points("soan", "ra soat quy dinh ve cap uy", "received")
    assert titles("soan", "41-KH/TW", "received")
    assert titles("nguoila", "41-KH/TW", "received") == []


def test_an_adviser_finds_what_was_put_before_the_agency_and_not_what_was_written_since():
    plan = make_plan()
    say(plan, "Câu đã gửi lấy ý kiến quạt mo.")
    revision = revise(plan, by=person("soan"))
    join(plan, "ubkttu", Duty.ADVISE, revision)
    say(plan, "Câu bí mật viết sau nồi đất.")
    assert points("gopy1", "quạt mo") == ["Câu đã gửi lấy ý kiến quạt mo."]
    assert points("gopy1", "nồi đất") == []
    assert points("soan", "nồi đất") == ["Câu bí mật viết sau nồi đất."]


def seen_by(user: User, plan: Plan) -> str:
    """Every word that the plan's page shows to this person."""
    if not Plan.objects.visible_to(user).filter(pk=plan.pk).exists():
        return ""
    try:
        document = text_for(user, plan).document
    except PermissionDenied:
        return str(plan.title)
    return " ".join([plan.title, *(f"{text} {lead}" for _uid, _path, text, lead in points_of(document))])


@pytest.mark.parametrize("status", list(Status))
def test_nobody_finds_a_word_that_their_page_does_not_show_and_everybody_finds_the_words_that_it_does(
    status,
):
    plan = make_plan(status=status)
    join(plan, "ubkttu", Duty.ADVISE, revise(plan, by=person("soan")))
    if status in (Status.DRAFTING, Status.CONSOLIDATING, Status.APPRAISAL):
        say(plan, "Chữ mới chỉ có trong bản đang soạn: xyzt.")
    for user in User.objects.filter(is_active=True):
        shown = seen_by(user, plan)
        for typed in ("xyzt", "rà soát nội dung 1", "đội ngũ cấp ủy viên"):
            found = [row.document for row in look(user, parsed(typed), "plans", None)[0].found]
            assert (plan in found) == parsed(typed).finds(shown), (user.username, typed)


def test_pages_go_on_where_the_last_one_ended():
    for n in range(finding.SIZE + 3):
        make_plan(title=f"KẾ HOẠCH khảo sát thứ {n}", items=1)
    first, _loosely = look(person("soan"), parsed("khảo sát"), "plans", None)
    second, _loosely = look(person("soan"), parsed("khảo sát"), "plans", first.older)
    seen = [found.document.pk for found in (*first.found, *second.found)]
    assert len(seen) == finding.SIZE + 3
    assert seen == sorted(seen, reverse=True)
    assert second.older is None


@pytest.fixture
def common(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Takes every word for one that stands everywhere."""
    monkeypatch.setattr(finding, "RARE", -1)
    return look


def test_a_word_that_stands_everywhere_is_found_in_the_newest_documents(common, monkeypatch):
    for n in range(3):
        say(make_plan(), f"Câu thứ {n} về chuyển đổi số.")
    assert points("soan", "chuyển đổi số") == [f"Câu thứ {n} về chuyển đổi số." for n in (2, 1, 0)]
    assert points("gopy1", "chuyển đổi số") == []
    monkeypatch.setattr(finding, "CHUNKS", (1, 1))
    page, _loosely = common(person("soan"), parsed("chuyển đổi số"), "plans", None)
    assert len(page.found) == 2
    assert page.stopped


def test_the_number_of_queries_does_not_grow_with_what_is_found(django_assert_max_num_queries):
    for _n in range(12):
        make_plan()
    user = person("soan")
    with django_assert_max_num_queries(14):
        page, _loosely = look(user, parsed("rà soát"), "plans", None)
    assert len(page.found) == finding.SIZE


def test_arrivals_of_one_plan_share_its_points():
    received = confirmed()
    assert ReceivedDocument.objects.get(pk=received.pk).confirmed.points.count() >= 4
    assert Participation.objects.filter(received=received).exists()
