"""What goes out as a table comes back as nothing to change, whatever has happened; and elsewhere as the same."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from permissions.administering import agencies as agency_acts
from permissions.administering import appointing, people
from permissions.administering.acting import NotAllowed, Unfit
from permissions.administering.exporting import (
    AGENCY_COLUMNS,
    DELEGATION_COLUMNS,
    NAME_COLUMNS,
    PERSON_COLUMNS,
    export,
)
from permissions.administering.importing import apply, preview
from permissions.administering.sheets import read
from permissions.models import Agency, AgencyName, Appointment, Delegation
from permissions.sync import sync
from tests.permissions.administering.test_importing import agency_row, book
from tests.plans import agency, person
from tests.sizes import FULL
from tests.walks import untouched

pytestmark = pytest.mark.usefixtures("cast")

TODAY = timezone.localdate()
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
CODES = ["btctu", "ubkttu", "btgdvtu", "tct", "du-thanh-binh", "du-hoa-an"]
PEOPLE = ["soan", "truongban", "gopy1", "vanthu", "xa1", "bithu"]
WORDS = st.text(alphabet="Aăđ =+-@'0ệ,;\"", min_size=1, max_size=12).filter(lambda text: bool(text.strip()))
DAYS = st.dates(min_value=date(2026, 1, 1), max_value=date(2027, 6, 1))


def rename(code: str, name: str, since: date) -> None:
    words = {"name": name, "short_name": name, "symbol": name[:20]}
    agency_acts.rename_agency(agency(code), by=person("quantri"), since=since, decision="QĐ 1", **words)


def end(code: str, _name: str, on: date) -> None:
    agency_acts.end_agency(agency(code), by=person("quantri"), on=on, decision="QĐ 2")


def merge(code: str, _name: str, on: date) -> None:
    into = agency("tct" if code != "tct" else "ubkttu")
    agency_acts.merge_agency(agency(code), by=person("quantri"), into=into, on=on, decision="QĐ 3")


def correct(code: str, name: str, _on: date) -> None:
    agency_acts.change_agency(agency(code), by=person("quantri"), place=name, seal=name, order=7)


def lend(code: str, name: str, on: date) -> None:
    giver, taker = person(PEOPLE[len(name) % 6]), person(PEOPLE[on.day % 6])
    row = Appointment.objects.filter(user=giver, post__duties__isnull=False).first()
    duty = row.post.duties.exclude(duty="decide").first() if row else None
    if duty is None:
        return
    appointing.delegate(
        giver, by=person("quantri"), taker=taker, duty=duty.duty, agency=duty.agency, since=on, decision=name
    )


def leave(code: str, name: str, on: date) -> None:
    row = Appointment.objects.filter(user__username=PEOPLE[len(name) % 6], until=None).first()
    if row is not None:
        appointing.end_appointment(row, by=person("quantri"), until=on, decision="QĐ 4")


def arrive(code: str, name: str, on: date) -> None:
    user = people.add_person(agency(code), by=person("quantri"), username=f"moi-{on}", full_name=name)
    post = agency(code).posts.first()
    if post is not None:
        appointing.appoint(user, by=person("quantri"), post=post, since=on, decision="QĐ 5")


ACTS = [rename, end, merge, correct, lend, leave, arrive]


@settings(max_examples=200 if FULL else 12, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.lists(st.tuples(st.sampled_from(ACTS), st.sampled_from(CODES), WORDS, DAYS), max_size=8))
def test_what_goes_out_comes_back_as_nothing_to_change(acts: list[tuple[Any, str, str, date]]) -> None:
    for act, code, name, day in acts:
        try:
            act(code, name.strip(), day)
        except (Unfit, NotAllowed):
            continue
    shown = preview(export(agency("tu"), "xlsx"), person("quantri"))
    assert [line for line in shown.lines if line.what != "same"] == []


def moved(data: bytes, root: str) -> bytes:
    """The same organisation below another committee, under codes and names of its own."""
    tables = read(data)
    tables[0] = [row for row in tables[0] if row[0] not in ("tu",)]
    codes = {row[0] for row in tables[0][1:]}
    for table in tables:
        for row in table[1:]:
            for n, (column, cell) in enumerate(zip(table[0], row, strict=False)):
                if column in ("ma", "truc_thuoc", "co_quan", "sap_nhap_vao"):
                    row[n] = f"m-{cell}" if cell in codes else (root if cell == "tu" else cell)
                elif column in ("ten_dang_nhap", "nguoi_giao", "nguoi_nhan"):
                    row[n] = f"m-{cell}"
                elif column == "nhiem_vu":
                    row[n] = " ".join(sorted(_moved_duty(entry, codes, root) for entry in cell.split()))
    return book(*tables)


def _moved_duty(entry: str, codes: set[str], root: str) -> str:
    duty, at, code = entry.partition("@")
    return f"{duty}{at}m-{code}" if code in codes else f"{duty}{at}{root if code == 'tu' else code}"


def test_an_organisation_taken_in_elsewhere_goes_out_from_there_as_the_same() -> None:
    by = person("quantri")
    agency_acts.rename_agency(
        agency("tct"),
        by=by,
        since=YESTERDAY,
        decision="QĐ 9",
        name="Trường mới",
        short_name="TM",
        symbol="TM",
    )
    agency_acts.merge_agency(agency("ubkttu"), by=by, into=agency("tct"), on=YESTERDAY, decision="QĐ 8")
    appointing.delegate(
        person("truongban"),
        by=by,
        taker=person("soan"),
        duty="release",
        agency=agency("btctu"),
        since=TODAY,
        decision="GUQ 1",
    )
    apply(book([AGENCY_COLUMNS, agency_row("khac", loai="committee", ten="Đảng ủy khác")]), by)
    there = moved(export(agency("tu"), "xlsx"), "khac")
    apply(there, by)
    with untouched():
        again = preview(there, by)
        assert [line for line in again.lines if line.what != "same"] == []
    taken = agency("m-ubkttu")
    assert (taken.ended_on, taken.merged_into, taken.committee) == (
        YESTERDAY,
        agency("m-tct"),
        agency("khac"),
    )
    assert set(agency("m-tct").names.values_list("name", flat=True)) == set(
        agency("tct").names.values_list("name", flat=True)
    )
    assert Delegation.objects.filter(giver__username="m-truongban", agency__code="m-btctu").count() == 1
    assert all(
        row.path == f"{row.above.path}{row.pk}/"
        for row in Agency.objects.filter(code__startswith="m-")
        if row.above
    )
    sent, back = read(there), read(export(agency("khac"), "xlsx"))
    assert {tuple(row[:11]) for row in sent[0]} == {tuple(row[:11]) for row in back[0] if row[0] != "khac"}
    for which in (2, 3):
        assert sorted(map(tuple, sent[which])) == sorted(map(tuple, back[which]))
    assert set(map(tuple, sent[1])) <= set(map(tuple, back[1]))
    changes = sync()
    assert (changes.members_added, changes.members_removed) == (0, 0)


# Dated names


def name_row(code: str, **cells: str) -> list[str]:
    row = dict.fromkeys(NAME_COLUMNS, "") | {"ma": code, "tu_ngay": "01/01/2020", "ten": "Tên cũ"}
    return [(row | cells)[name] for name in NAME_COLUMNS]


def test_an_earlier_name_is_kept_for_its_time_and_a_later_one_becomes_the_present_one() -> None:
    now = agency("tct").name
    rows = [
        name_row("tct"),
        name_row("tct", tu_ngay="01/01/2027", ten="Tên mới", ten_tat="TM", ky_hieu="TM", quyet_dinh="QĐ 7"),
    ]
    apply(book([NAME_COLUMNS, rows[0]]), person("quantri"))
    assert (agency("tct").name, agency("tct").name_on(date(2020, 2, 1))) == (now, "Tên cũ")
    apply(book([NAME_COLUMNS, *rows]), person("quantri"))
    assert (agency("tct").name, agency("tct").symbol) == ("Tên mới", "TM")
    assert agency("tct").name_on(date(2026, 12, 31)) != "Tên mới"
    assert AgencyName.objects.get(agency__code="tct", since=date(2027, 1, 1)).decision == "QĐ 7"


# What is wrong


def ended(code: str, **cells: str) -> list[str]:
    known = agency(code)
    stands = {
        "loai": known.kind,
        "cap": known.level,
        "truc_thuoc": known.above.code if known.above else "",
        "ten": known.name,
        "ten_tat": known.short_name,
        "ky_hieu": known.symbol,
        "ket_thuc": "01/11/2026",
        "quyet_dinh": "QĐ 2",
    }
    return agency_row(code, **(stands | cells))


def lent(**cells: str) -> list[str]:
    row = {
        "nguoi_giao": "truongban",
        "nguoi_nhan": "soan",
        "nhiem_vu": "release",
        "co_quan": "btctu",
        "tu_ngay": "01/11/2026",
        "quyet_dinh": "GUQ 1",
    }
    return [(dict.fromkeys(DELEGATION_COLUMNS, "") | row | cells)[name] for name in DELEGATION_COLUMNS]


WRONG: dict[str, tuple[list[str], Any, str]] = {
    "a name without a day": (NAME_COLUMNS, lambda: name_row("tct", tu_ngay=""), "ngày viết như"),
    "a name of a foreign agency": (NAME_COLUMNS, lambda: name_row("tw"), "không có trong phạm vi"),
    "a later name without a decision": (
        NAME_COLUMNS,
        lambda: name_row("tct", tu_ngay="01/01/2027"),
        "phải ghi quyết định",
    ),
    "an ending without a decision": (
        AGENCY_COLUMNS,
        lambda: ended("tct", quyet_dinh=""),
        "phải ghi quyết định",
    ),
    "a merger without a day": (
        AGENCY_COLUMNS,
        lambda: ended("tct", ket_thuc="", sap_nhap_vao="ubkttu"),
        "phải ghi ngày kết thúc",
    ),
    "a merger into itself": (
        AGENCY_COLUMNS,
        lambda: ended("tct", sap_nhap_vao="tct"),
        "cơ quan khác đang hoạt động",
    ),
    "a merger into a foreign agency": (
        AGENCY_COLUMNS,
        lambda: ended("tct", sap_nhap_vao="tw"),
        "cơ quan khác đang hoạt động",
    ),
    "an ending above what goes on": (
        AGENCY_COLUMNS,
        lambda: ended("du-thanh-binh"),
        "còn cơ quan đang hoạt động",
    ),
    "a body below a body": (
        AGENCY_COLUMNS,
        lambda: agency_row("moi", truc_thuoc="btctu"),
        "không phải là cấp ủy",
    ),
    "another level": (AGENCY_COLUMNS, lambda: ended("tct", cap="commune"), "không đổi qua bảng"),
    "a ballot that is lent": (DELEGATION_COLUMNS, lambda: lent(nhiem_vu="decide"), "không giao người khác"),
    "lent to oneself": (DELEGATION_COLUMNS, lambda: lent(nguoi_nhan="truongban"), "hai đồng chí khác nhau"),
    "lent to nobody": (DELEGATION_COLUMNS, lambda: lent(nguoi_nhan="khong-co"), "không có tài khoản"),
    "lent to the administrator": (DELEGATION_COLUMNS, lambda: lent(nguoi_nhan="quantri"), "không tự giao"),
    "lent by who does not hold it": (
        DELEGATION_COLUMNS,
        lambda: lent(nguoi_giao="gopy1"),
        "không giữ nhiệm vụ này",
    ),
    "lent for a foreign agency": (DELEGATION_COLUMNS, lambda: lent(co_quan="tw"), "không có trong phạm vi"),
    "lent without a decision": (DELEGATION_COLUMNS, lambda: lent(quyet_dinh=""), "thiếu số, ngày"),
    "lent until before it began": (
        DELEGATION_COLUMNS,
        lambda: lent(den_ngay="01/10/2026"),
        "từ ngày bắt đầu",
    ),
    "another person under a known name": (
        PERSON_COLUMNS,
        lambda: [
            "soan",
            "Người Khác",
            "",
            "btctu",
            "Phó Trưởng ban",
            "",
            "draft",
            "01/11/2026",
            "",
            "QĐ 1",
        ],
        "đã có với họ tên",
    ),
    "to administer a body": (
        PERSON_COLUMNS,
        lambda: ["moi1", "Đào Mới", "", "btctu", "Quản trị", "", "administer", "01/11/2026", "", "QĐ 1"],
        "nhiệm vụ ở cấp ủy",
    ),
}


@pytest.mark.parametrize("fault", WRONG)
def test_a_line_that_no_act_on_the_pages_would_do_is_refused(fault: str) -> None:
    columns, row, said = WRONG[fault]
    data, by = book([columns, row()]), person("quantri")
    with untouched():
        (line,) = preview(data, by).lines
        assert (line.what, said in line.said[0]) == ("wrong", True), line.said
        with pytest.raises(Unfit):
            apply(data, by)


def test_an_agency_that_ends_by_a_table_takes_its_posts_along() -> None:
    apply(book([AGENCY_COLUMNS, ended("ubkttu", sap_nhap_vao="tct")]), person("quantri"))
    row = agency("ubkttu")
    assert (row.ended_on, row.merged_into) == (date(2026, 11, 1), agency("tct"))
    assert not Appointment.objects.filter(post__agency=row, until=None).exists()
    assert not person("gopy1").has_perm("permissions.advise_for", row)
    assert (
        preview(book([AGENCY_COLUMNS, ended("ubkttu", ket_thuc="")]), person("quantri")).count("wrong") == 1
    )
