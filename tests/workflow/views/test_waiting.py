"""Pages of a scan that is not read yet."""

import pytest
from django.urls import reverse

from drafting.models import Recognition
from tests.plans import person
from tests.workflow.services.test_scanning import again, assigned, recognised, scanned, unreadable, work

pytestmark = pytest.mark.usefixtures("cast")


@pytest.fixture
def received():
    return assigned(scanned())


@pytest.fixture
def drafter(client):
    client.force_login(person("soan"))
    return client


def at(received, name):
    return reverse(name, args=[received.uid])


@pytest.mark.parametrize("name", ["received_document", "received_reading", "received_progress"])
def test_every_page_of_it_says_how_far_the_recognition_is(drafter, received, name):
    Recognition.objects.update(done=5, pages=16)
    page = drafter.get(at(received, name))
    assert "Đang nhận dạng chữ: trang 05/16" in page.content.decode()
    assert "HX-Refresh" not in page.headers


def test_the_page_loads_anew_once_the_result_is_there(drafter, received, monkeypatch):
    work(monkeypatch, recognised, received)
    assert drafter.get(at(received, "received_progress")).headers["HX-Refresh"] == "true"
    assert len(drafter.get(at(received, "received_reading")).context["reading"].parts) > 4


def test_confirming_it_is_told_to_wait(drafter, received):
    answer = drafter.post(at(received, "received_confirm"), follow=True)
    assert "chưa đọc xong" in answer.content.decode()
    assert again(received).confirmed is None


def test_a_failure_is_told_with_its_reason_and_the_drafter_goes_on(client, drafter, received, monkeypatch):
    work(monkeypatch, unreadable, received)
    page = drafter.get(at(received, "received_reading")).content.decode()
    assert "Không thấy chữ nào trên các trang." in page
    assert "Nhận dạng lại" in page
    way_on = "Nhận dạng lại hoặc nhập nội dung"
    assert way_on in drafter.get(at(received, "received_document")).content.decode()
    drafter.post(at(received, "received_type_in"))
    page = drafter.get(at(received, "received_reading"))
    assert page.context["reading"].parts == []
    assert "Chưa có nội dung nào" in page.content.decode()
    assert "Xác nhận kết quả đọc" not in page.content.decode()
    client.force_login(person("truongban"))
    assert "Nhận dạng lại" not in client.get(at(received, "received_reading")).content.decode()


def test_it_is_recognised_once_more_when_asked(drafter, received, monkeypatch):
    work(monkeypatch, unreadable, received)
    drafter.post(at(received, "received_read_again"))
    assert "Đang nhận dạng chữ" in drafter.get(at(received, "received_reading")).content.decode()
    work(monkeypatch, recognised, received)
    assert again(received).symbol == "41-KH/TW"


@pytest.mark.parametrize(("username", "code"), [("truongban", 403), ("nguoila", 404)])
@pytest.mark.parametrize("name", ["received_read_again", "received_type_in"])
def test_nobody_else_asks(client, received, monkeypatch, name, username, code):
    work(monkeypatch, unreadable, received)
    client.force_login(person(username))
    assert client.post(at(received, name)).status_code == code
    assert again(received).reading is None


@pytest.mark.parametrize(
    ("outcome", "title"),
    [
        (None, "Rà soát, xác nhận kết quả đọc sau khi nhận dạng chữ xong"),
        (unreadable, "Yêu cầu nhận dạng lại bản chụp hoặc nhập nội dung bằng tay"),
        (recognised, "Rà soát, xác nhận kết quả đọc văn bản"),
    ],
    ids=["under way", "failed", "read"],
)
def test_the_inbox_says_what_a_scan_waits_for(drafter, received, monkeypatch, outcome, title):
    if outcome:
        work(monkeypatch, outcome, received)
    (task,) = drafter.get(reverse("inbox")).context["tasks"]
    assert (task.title, task.url) == (title, at(received, "received_reading"))


def test_a_scan_that_is_typed_in_is_reviewed_like_any_other(drafter, received, monkeypatch):
    work(monkeypatch, unreadable, received)
    drafter.post(at(received, "received_type_in"))
    (task,) = drafter.get(reverse("inbox")).context["tasks"]
    assert task.title == "Rà soát, xác nhận kết quả đọc văn bản"
