"""A large file: shown before anything is written, written whole or not at all, by who administers at that time."""

import io
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import F, Value
from django.db.models.functions import Concat
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from permissions.administering import agencies as agency_acts
from permissions.administering import large_imports
from permissions.administering.exporting import AGENCY_COLUMNS, PERSON_COLUMNS
from permissions.administering.importing import apply, preview
from permissions.duties import holdings_now
from permissions.models import Agency, Appointment, OrganisationImport, User
from records import jobs
from records.models import AuditEntry, Job
from tests.permissions.administering.test_importing import agency_row, book, person_row
from tests.plans import agency, person
from tests.walks import one_entry, untouched

pytestmark = pytest.mark.usefixtures("cast")

State = OrganisationImport.State
MANY = 20
TODAY = timezone.localdate()


def organisation(count: int) -> bytes:
    """So many committees below, each with one person who receives and drafts."""
    cells = {"loai": "committee", "cap": "commune"}
    agencies = [agency_row(f"du-moi-{n}", ten=f"Đảng ủy xã {n}", ky_hieu="ĐU", **cells) for n in range(count)]
    people = [
        person_row(f"moi{n}", ho_ten=f"Đào Văn {n}", co_quan=f"du-moi-{n}", nhiem_vu="receive draft")
        for n in range(count)
    ]
    return book([AGENCY_COLUMNS, *agencies], [PERSON_COLUMNS, *people])


def begun(data: bytes, name: str = "tinh.xlsx") -> OrganisationImport:
    row = large_imports.begin(data, name, by=person("quantri"))
    jobs.run_all()
    row.refresh_from_db()
    return row


def withdraw() -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    Appointment.objects.filter(user__username="quantri").update(until=yesterday)


@pytest.fixture
def browser() -> Client:
    client = Client()
    client.force_login(person("quantri"), backend="django.contrib.auth.backends.ModelBackend")
    return client


def upload(data: bytes) -> Any:
    sent = io.BytesIO(data)
    sent.name = "tinh.xlsx"
    return {"file": sent}


def test_a_large_file_is_compared_by_the_worker_shown_and_written_by_a_second_press(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("permissions.views.sheets.AT_ONCE", MANY - 1)
    answer = browser.post("/agencies/import/", upload(organisation(MANY)))
    assert answer.status_code == 303
    page = answer["Location"]
    assert "chưa có gì được ghi" in browser.get(page).content.decode()
    jobs.run_all()
    shown = browser.get(page).content.decode()
    assert f"Thêm {2 * MANY}, đổi 0" in shown
    assert not Agency.objects.filter(code="du-moi-0").exists()
    assert browser.post(page).status_code == 303
    with one_entry("import_organisation"):
        jobs.run_all()
    assert "Đã ghi lúc" in browser.get(page).content.decode()
    made = agency(f"du-moi-{MANY - 1}")
    assert (made.parent, made.committee, made.path) == (agency("tu"), None, f"{agency('tu').path}{made.pk}/")
    held = holdings_now(person(f"moi{MANY - 1}"), TODAY)
    assert held == {(made.pk, "receive"), (made.pk, "draft")}
    assert person("moi0").has_perm("permissions.draft_for", agency("du-moi-0"))
    assert "tinh.xlsx" in browser.get("/agencies/import/").content.decode()
    again = browser.post(page, follow=True)
    assert "đã được xử lý" in again.content.decode()
    assert Agency.objects.filter(code__startswith="du-moi-").count() == MANY


def test_a_wrong_line_far_down_stops_all_of_it(browser: Client) -> None:
    data = book(
        [AGENCY_COLUMNS, *(agency_row(f"cq{n}") for n in range(40)), agency_row("sai", cap="district")]
    )
    row = begun(data)
    assert (row.state, row.counts["wrong"], row.lines[0][2]) == (State.SHOWN, 1, "sai")
    page = browser.get(f"/agencies/import/{row.pk}/").content.decode()
    assert "cấp phải là" in page
    assert "Ghi các thay đổi" not in page
    with untouched():
        assert not large_imports.confirm(row)


def test_what_cannot_be_read_says_why_and_nothing_is_written() -> None:
    row = begun(b"PK\x03\x04")
    assert (row.state, row.reason) == (
        State.FAILED,
        "Không mở được tệp; đề nghị lưu lại thành .xlsx rồi gửi lại.",
    )


@pytest.mark.parametrize("when", ["comparing", "writing"])
def test_a_right_that_ends_before_the_worker_comes_to_it_writes_nothing(when: str, browser: Client) -> None:
    row = large_imports.begin(organisation(2), "tinh.xlsx", by=person("quantri"))
    if when == "writing":
        jobs.run_all()
        assert large_imports.confirm(row)
    withdraw()
    jobs.run_all()
    row.refresh_from_db()
    assert (row.state, "không còn nhiệm vụ quản trị" in row.reason) == (State.FAILED, True)
    assert not Agency.objects.filter(code__startswith="du-moi-").exists()
    assert browser.get(f"/agencies/import/{row.pk}/").status_code == 403


def test_what_has_changed_since_it_was_shown_is_shown_again_and_not_written() -> None:
    row = begun(book([AGENCY_COLUMNS, agency_row("tct", ten="Trường Chính trị tỉnh", loai="unit")]))
    assert row.counts["changed"] == 1
    assert large_imports.confirm(row)
    agency_acts.change_agency(agency("tct"), by=person("quantri"), name="Trường Chính trị")
    jobs.run_all()
    row.refresh_from_db()
    assert (row.state, "đã thay đổi sau khi xem trước" in row.reason) == (State.SHOWN, True)
    assert agency("tct").name == "Trường Chính trị"
    assert large_imports.confirm(row)
    jobs.run_all()
    assert agency("tct").name == "Trường Chính trị tỉnh"


def test_a_worker_that_died_while_writing_leaves_nothing_and_the_next_one_writes_it_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    row = begun(organisation(3))
    assert large_imports.confirm(row)

    def dies(*_args: object, **_named: object) -> None:
        raise MemoryError

    with monkeypatch.context() as patched:
        patched.setattr("permissions.administering.writing._appoint", dies)
        jobs.run_all()
    assert not Agency.objects.filter(code__startswith="du-moi-").exists()
    job = Job.objects.get(key=f"import_organisation:{row.pk}:2")
    jobs.run_job.func(job.pk)
    Job.objects.filter(pk=job.pk).update(state=Job.State.WAITING)
    jobs.run_job.func(job.pk)
    row.refresh_from_db()
    assert (row.state, Agency.objects.filter(code__startswith="du-moi-").count()) == (State.DONE, 3)
    assert AuditEntry.objects.filter(verb="import_organisation").count() == 1


def test_a_worker_that_gave_up_is_told_on_the_page(browser: Client) -> None:
    row = large_imports.begin(organisation(1), "tinh.xlsx", by=person("quantri"))
    Job.objects.filter(key=f"import_organisation:{row.pk}:1").update(state=Job.State.FAILED)
    assert "Máy chủ đã thử nhiều lần" in browser.get(f"/agencies/import/{row.pk}/").content.decode()


def test_an_import_is_its_administrators_alone(browser: Client) -> None:
    row = begun(organisation(1))
    other = Client()
    other.force_login(person("thuongtruc"), backend="django.contrib.auth.backends.ModelBackend")
    assert other.get(f"/agencies/import/{row.pk}/").status_code == 404
    assert other.post(f"/agencies/import/{row.pk}/").status_code == 404


def test_a_long_table_asks_no_more_than_a_short_one() -> None:
    by = person("quantri")

    def queries(count: int) -> tuple[int, int]:
        """Of the preview and of the writing of as many new ones."""
        User.objects.filter(username__startswith="moi").update(
            username=Concat(Value(f"cu{count}-"), F("username"))
        )
        Agency.objects.filter(code__startswith="du-moi-").update(code=Concat(Value(f"cu{count}-"), F("code")))
        data = organisation(count)
        preview(data, by)
        with CaptureQueriesContext(connection) as compared:
            preview(data, by)
        with CaptureQueriesContext(connection) as written:
            apply(data, by)
        return len(compared), len(written)

    queries(1)  # what is asked once in a process
    assert queries(2) == queries(40)
