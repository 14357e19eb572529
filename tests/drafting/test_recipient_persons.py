"""Who is meant by a line of the recipient list that names one person, and which agency has the document for them."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from drafting.recipient_persons import persons_of
from permissions.models import Appointment, User
from tests.plans import agency

pytestmark = pytest.mark.usefixtures("cast")


def meant(line: str, committee: str = "tu", on: date | None = None) -> tuple[str, str] | None:
    found = persons_of([line], agency(committee), on or timezone.localdate()).get(line)
    return (found.agency.code, found.name) if found else None


def full_name(username: str) -> str:
    return User.objects.get(username=username).full_name


@pytest.mark.parametrize(
    ("line", "code", "username"),
    [
        ("Đồng chí Bí thư Tỉnh ủy", "tt-tu", "bithu"),
        ("Đ/c Bí thư Tỉnh uỷ (để báo cáo)", "tt-tu", "bithu"),
        ("Đồng chí Trưởng Ban Tổ chức Tỉnh ủy", "btctu", "truongban"),
        ("Đồng chí Chánh Văn phòng Tỉnh ủy", "vptu", "chanhvp"),
        ("Đồng chí Bí thư Đảng ủy xã Thanh Bình", "du-thanh-binh", "xa1bithu"),
    ],
)
def test_a_post_means_who_holds_it_and_where_it_is_received(line: str, code: str, username: str) -> None:
    assert meant(line) == (code, full_name(username))


def test_a_name_means_that_person_and_a_post_behind_it_tells_one_of_two() -> None:
    name = full_name("truongban")
    assert meant(f"Đồng chí {name}") == ("btctu", name)
    User.objects.filter(username="xa1bithu").update(full_name=name)
    assert meant(f"Đồng chí {name}") is None
    assert meant(f"Đồng chí {name}, Trưởng Ban Tổ chức Tỉnh ủy") == ("btctu", name)
    assert meant(f"Đồng chí {name}, Bí thư Đảng ủy xã Thanh Bình") == ("du-thanh-binh", name)


def test_who_has_left_the_post_is_not_meant_and_the_next_one_is() -> None:
    today = timezone.localdate()
    head = Appointment.objects.filter(user__username="truongban", post__agency__code="btctu")
    post = head.get().post
    head.update(until=today - timedelta(days=1))
    assert meant("Đồng chí Trưởng Ban Tổ chức Tỉnh ủy") is None
    assert meant(f"Đồng chí {full_name('truongban')}, Trưởng Ban Tổ chức Tỉnh ủy") is None
    soan = User.objects.get(username="soan")
    Appointment.objects.create(user=soan, post=post, since=today, decision="QĐ 9")
    assert meant("Đồng chí Trưởng Ban Tổ chức Tỉnh ủy") == ("btctu", soan.full_name)


@pytest.mark.parametrize(
    "line",
    [
        "Các đồng chí Tỉnh ủy viên",
        "Đồng chí",
        "Đồng chí Bí thư",
        "Đồng chí Bí thư Tỉnh ủy tỉnh khác",
        "Văn phòng Tỉnh ủy",
    ],
)
def test_what_names_several_or_nobody_here_is_no_person(line: str) -> None:
    assert meant(line) is None


def test_a_body_above_without_a_clerk_has_it_by_its_committee_and_a_commune_beside_is_not_looked_for() -> (
    None
):
    assert meant("Đồng chí Trưởng Ban Tổ chức Tỉnh ủy", "du-thanh-binh") == ("tu", full_name("truongban"))
    assert meant("Đồng chí Bí thư Đảng ủy xã Hòa An", "du-thanh-binh") is None


def test_any_number_of_lines_takes_the_same_queries() -> None:
    lines = [f"Đồng chí Nguyễn Văn A{n}, Bí thư Tỉnh ủy" for n in range(20)] + ["Đồng chí Bí thư Tỉnh ủy"]
    committee, today = agency("tu"), timezone.localdate()
    with CaptureQueriesContext(connection) as asked:
        assert len(persons_of(lines, committee, today)) == 1
        assert persons_of(["Các đảng ủy"], committee, today) == {}
    assert len(asked) == 2
