"""Tables: what goes out comes back unchanged; changes are shown first, then made all together or not at all."""

import csv
import io
import zipfile

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from permissions.administering import agencies as agency_acts
from permissions.administering.acting import Unfit
from permissions.administering.exporting import (
    AGENCY_COLUMNS,
    DELEGATION_COLUMNS,
    NAME_COLUMNS,
    PERSON_COLUMNS,
    export,
)
from permissions.administering.importing import apply, preview
from permissions.administering.sheets import quoted, read, unquoted, written
from permissions.duties import holdings_now
from permissions.models import Agency, Appointment
from tests.permissions.administering.test_appointing import TODAY
from tests.plans import agency, person
from tests.sizes import FULL
from tests.walks import untouched

pytestmark = pytest.mark.usefixtures("cast")


def book(*sheets: list[list[str]]) -> bytes:
    return written("xlsx", [(f"Trang {n}", rows) for n, rows in enumerate(sheets)])


def agency_row(code: str, **cells: str) -> list[str]:
    row = dict.fromkeys(AGENCY_COLUMNS, "") | {
        "ma": code,
        "loai": "advisory",
        "cap": "province",
        "truc_thuoc": "tu",
        "ten": f"Cơ quan {code}",
    }
    return [(row | cells)[name] for name in AGENCY_COLUMNS]


def person_row(name: str, **cells: str) -> list[str]:
    row = dict.fromkeys(PERSON_COLUMNS, "") | {
        "ten_dang_nhap": name,
        "ho_ten": "Đào Văn Mới",
        "co_quan": "btctu",
        "chuc_vu": "Phó Trưởng ban",
        "nhiem_vu": "draft decide@btv-tu",
        "tu_ngay": "01/11/2026",
        "quyet_dinh": "QĐ 20-QĐ/TU",
    }
    return [(row | cells)[name] for name in PERSON_COLUMNS]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_goes_out_comes_back_as_nothing_to_change(ending: str) -> None:
    data = export(agency("tu"), ending)
    shown = preview(data, person("quantri"))
    assert shown.count("same") == len(shown.lines) > 10


def test_agencies_and_the_people_who_will_sit_in_them_come_in_one_file() -> None:
    data = book(
        [AGENCY_COLUMNS, agency_row("bdvtu", ten="Ban Dân vận Tỉnh ủy", ky_hieu="BDVTU")],
        [PERSON_COLUMNS, person_row("moi1", co_quan="bdvtu", nhiem_vu="advise release")],
    )
    by = person("quantri")
    with untouched():
        shown = preview(data, by)
    assert shown.counts == {"made": 2, "changed": 0, "same": 0, "wrong": 0}
    apply(data, by)
    made = agency("bdvtu")
    assert made.committee == agency("tu")
    assert holdings_now(person("moi1"), TODAY) == {(made.pk, "advise"), (made.pk, "release")}
    with untouched():
        assert apply(data, by).count("same") == 2


def test_a_changed_cell_is_shown_with_its_old_and_new_words() -> None:
    cells = {"ten": "Ủy ban Kiểm tra Tỉnh ủy", "ten_tat": "UBKT", "ky_hieu": "UBKTTU"}
    data = book([AGENCY_COLUMNS, agency_row("ubkttu", **cells)])
    (line,) = preview(data, person("quantri")).lines
    assert "short_name: Ủy ban Kiểm tra → UBKT" in line.said
    apply(data, person("quantri"))
    assert agency("ubkttu").short_name == "UBKT"


WRONG_AGENCIES = [
    ({"loai": "ministry"}, "loại phải là"),
    ({"cap": "district"}, "cấp phải là"),
    ({"truc_thuoc": "tw"}, "không có trong phạm vi"),
    ({"ten": ""}, "thiếu tên"),
    ({"ten": "x" * 201}, "quá dài"),
    ({"ma": "có dấu"}, "chữ không dấu"),
    ({"ma": "tw"}, "ngoài phạm vi"),
    ({"thu_tu": "-1"}, "phải là số"),
    ({"tu_ngay": "31/02/2026"}, "ngày viết như"),
]


@pytest.mark.parametrize(("cells", "said"), WRONG_AGENCIES)
def test_a_line_that_cannot_be_says_why_and_stops_the_whole_file(cells: dict[str, str], said: str) -> None:
    given = dict(cells)
    wrong = agency_row(given.pop("ma", "moi"), **given)
    data = book([AGENCY_COLUMNS, agency_row("tot"), wrong])
    by = person("quantri")
    assert said in next(line for line in preview(data, by).lines if line.what == "wrong").said[0]
    with untouched(), pytest.raises(Unfit):
        apply(data, by)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"co_quan": "tw"}, "không có trong phạm vi"),
        ({"nhiem_vu": "decide@tw"}, "chưa đúng"),
        ({"nhiem_vu": "rule"}, "chưa đúng"),
        ({"quyet_dinh": ""}, "thiếu"),
        ({"tu_ngay": ""}, "ngày viết như"),
        ({"thu_dien_tu": "khong phai"}, "thư điện tử"),
    ],
)
def test_a_wrong_person_stops_the_whole_file_too(cells: dict[str, str], said: str) -> None:
    data = book([PERSON_COLUMNS, person_row("tot1"), person_row("moi1", **cells)])
    by = person("quantri")
    assert said in next(line for line in preview(data, by).lines if line.what == "wrong").said[0]
    with untouched(), pytest.raises(Unfit):
        apply(data, by)


def test_an_administrator_is_not_appointed_by_his_own_table() -> None:
    data = book([PERSON_COLUMNS, person_row("quantri", ho_ten=person("quantri").full_name)])
    (line,) = preview(data, person("quantri")).lines
    assert (line.what, line.said) == ("wrong", ["quản trị không tự giao nhiệm vụ cho mình."])
    with untouched(), pytest.raises(Unfit):
        apply(data, person("quantri"))


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", b" " * 80_000_000)
    return out.getvalue()


def entity() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("xl/workbook.xml", '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    return out.getvalue()


HOSTILE = {
    "empty": b"",
    "half": b"PK\x03\x04",
    "other encoding": b"\xff\xfe\x00",
    "bomb": bomb(),
    "entity": entity(),
    "other columns": b"a,b\n1,2\n",
    "large": b"x" * 6_000_000,
    "long": ("ma,loai,cap,truc_thuoc,ten\n" + "a,b,c,d,e\n" * 60_001).encode(),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_or_foreign_file_is_refused_with_a_sentence(kind: str) -> None:
    with untouched(), pytest.raises(Unfit) as refused:
        preview(HOSTILE[kind], person("quantri"))
    assert str(refused.value).endswith(".")


COLUMNS = [AGENCY_COLUMNS, NAME_COLUMNS, PERSON_COLUMNS, DELEGATION_COLUMNS]
CELLS = st.one_of(
    st.sampled_from(
        ["", "tu", "tct", "tw", "soan", "quantri", "committee", "province", "draft release@btctu"]
    ),
    st.sampled_from(["01/11/2026", "31/02/2026", "QĐ 1", "9" * 30, "-1", "Ban Tổ chức Tỉnh ủy"]),
    st.text(max_size=12),
)


@settings(max_examples=400 if FULL else 25, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.sampled_from(COLUMNS), st.lists(st.lists(CELLS, max_size=16), min_size=1, max_size=5))
def test_whatever_stands_in_a_table_is_shown_or_refused_and_changes_nothing(
    columns: list[str], rows: list[list[str]]
) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([columns, *rows])
    try:
        shown = preview(out.getvalue().encode("utf-8", "replace"), person("quantri"))
    except Unfit:
        return
    assert all(line.said or line.what == "same" for line in shown.lines)


@given(st.text(max_size=40))
def test_no_cell_becomes_a_formula_and_every_cell_comes_back(text: str) -> None:
    assert not quoted(text).startswith(("=", "+", "-", "@", "\t", "\r", "＝"))
    assert unquoted(quoted(text)) == text or text.startswith("'")


def test_a_name_that_is_a_formula_goes_out_as_text() -> None:
    evil = '=HYPERLINK("http://x","y")'
    agency_acts.change_agency(agency("tct"), by=person("quantri"), name=evil)
    rows = list(csv.reader(io.StringIO(export(agency("tu"), "csv").decode("utf-8-sig"))))
    assert f"'{evil}" in {cell for row in rows for cell in row}
    sheet = load_workbook(io.BytesIO(export(agency("tu"), "xlsx"))).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"inlineStr", "s", "n"}
    assert Agency.objects.get(code="tct").name == evil
    assert any(evil in cell for table in read(export(agency("tu"), "xlsx")) for row in table for cell in row)


def test_the_pages_show_then_apply_what_was_shown() -> None:
    client = Client()
    client.force_login(person("quantri"), backend="django.contrib.auth.backends.ModelBackend")
    data = book([AGENCY_COLUMNS, agency_row("bdvtu", ten="Ban Dân vận")])
    sent = io.BytesIO(data)
    sent.name = "co-quan.xlsx"
    page = client.post("/agencies/import/", {"file": sent})
    assert "Thêm 1, đổi 0" in page.content.decode()
    assert not Agency.objects.filter(code="bdvtu").exists()
    done = client.post("/agencies/import/", {"kept": page.context["kept"], "apply": "yes"})
    assert done.status_code == 303
    assert agency("bdvtu").name == "Ban Dân vận"
    assert client.get("/agencies/tu/export.xlsx").status_code == 200
    assert client.get("/agencies/tu/export.pdf").status_code == 404
    assert client.get("/agencies/tw/export.csv").status_code == 403


def test_a_spreadsheet_made_elsewhere_with_dates_and_numbers_is_read() -> None:
    from datetime import date

    made = Workbook()
    made.active.append(PERSON_COLUMNS)
    made.active.append(
        [
            "moi1",
            "Đào Văn Mới",
            None,
            "btctu",
            "Phó Trưởng ban",
            40,
            "draft",
            date(2026, 11, 1),
            None,
            "QĐ 20",
        ]
    )
    out = io.BytesIO()
    made.save(out)
    apply(out.getvalue(), person("quantri"))
    row = Appointment.objects.get(user__username="moi1")
    assert (row.since, row.post.rank) == (date(2026, 11, 1), 40)
