import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from drafting.models import ReceivedDocument
from records.models import AuditEntry, StoredFile
from tests.arrivals import PARENT, registered
from tests.plans import agency, make_plan, person
from workflow.models import Awaited, Delivery

pytestmark = pytest.mark.usefixtures("cast")


def upload(client, data, name="ke-hoach.txt", **more):
    """Send the clerk's form; `data` is the file's text or bytes."""
    content = data.encode() if isinstance(data, str) else data
    form = {
        "agency": agency("tu").pk,
        "arrival_on": timezone.localdate().isoformat(),
        "file": SimpleUploadedFile(name, content),
    }
    return client.post(reverse("received_register"), form | more)


def nothing_left():
    return (
        not ReceivedDocument.objects.exists()
        and not StoredFile.objects.filter(media_type="application/octet-stream").exists()
        and not AuditEntry.objects.filter(verb="register").exists()
    )


@pytest.fixture
def clerk(client):
    client.force_login(person("vanthu"))
    return client


def test_the_clerk_registers_a_file_and_sees_what_arrived(clerk):
    response = upload(clerk, PARENT)
    received = ReceivedDocument.objects.get()
    assert (response.status_code, response.headers["Location"]) == (
        303,
        reverse("received_document", args=[received.uid]),
    )
    assert (received.arrival_number, received.symbol, received.sender) == (1, "41-KH/TW", "Bộ Chính trị")
    assert [row.act for row in Awaited.objects.filter(received=received)] == ["instruct"]


@pytest.mark.parametrize("username", ["soan", "thuongtruc", "chanhvp", "nguoila"])
def test_nobody_but_the_clerk_registers(client, username):
    client.force_login(person(username))
    assert upload(client, PARENT).status_code == 403
    assert nothing_left()


def test_a_clerk_registers_for_the_own_committee_alone(clerk):
    response = upload(clerk, PARENT, agency=agency("du-thanh-binh").pk)
    assert "agency" in response.context["form"].errors
    assert nothing_left()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "không có nội dung"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "Không nhận ra định dạng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (b"PK\x03\x04 not a document", ""),
        (b"%PDF-1.7 broken", ""),
        ("Kính gửi các đồng chí, mời dự bữa cơm thân mật vào chiều mai.".encode(), "Không nhận ra kế hoạch"),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_field_and_leaves_nothing(clerk, data, words):
    errors = upload(clerk, data).context["form"].errors
    assert list(errors) == ["file"]
    assert words in errors["file"][0]
    assert nothing_left()


def test_a_file_that_is_too_large_is_let_go_of_with_a_sentence(clerk, settings):
    settings.UPLOAD_LIMIT = 300_000
    response = upload(clerk, io.BytesIO(b"a" * 400_000).getvalue())
    assert response.context["form"].errors == {
        "file": [
            "Tệp lớn hơn 0 MB nên chưa tiếp nhận. Đề nghị gửi bản .docx hoặc PDF có lớp chữ, "
            "hoặc tách phụ lục thành tệp riêng."
        ]
    }
    assert nothing_left()


def test_a_form_without_its_token_is_refused(client):
    client.handler.enforce_csrf_checks = True
    client.force_login(person("vanthu"))
    assert upload(client, PARENT).status_code == 403
    assert nothing_left()


def test_the_same_file_sent_twice_is_registered_once(clerk):
    first = upload(clerk, PARENT)
    second = upload(clerk, PARENT)
    assert (second.status_code, second.headers["Location"]) == (303, first.headers["Location"])
    assert ReceivedDocument.objects.count() == 1
    assert "Tệp này đã được tiếp nhận" in clerk.get(second.headers["Location"]).content.decode()


def test_an_arrival_number_is_given_once_and_the_next_one_follows_the_highest(clerk):
    upload(clerk, PARENT, arrival_number=41)
    refused = upload(clerk, PARENT + "\n", arrival_number=41)
    assert "Số đến 41 đã dùng" in refused.context["form"].errors["arrival_number"][0]
    assert StoredFile.objects.count() == 1
    upload(clerk, PARENT + "\n")
    assert sorted(ReceivedDocument.objects.values_list("arrival_number", flat=True)) == [41, 42]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("arrival_on", "2999-01-01"),
        ("arrival_on", "hôm qua"),
        ("arrival_number", "0"),
        ("arrival_number", "x"),
    ],
)
def test_a_date_or_number_that_cannot_be_is_said_at_its_field(clerk, field, value):
    assert list(upload(clerk, PARENT, **{field: value}).context["form"].errors) == [field]
    assert nothing_left()


def test_the_original_comes_back_as_it_was_and_only_to_be_saved(clerk):
    received = registered()
    ReceivedDocument.objects.update(file_name='kế hoạch "41".html')
    response = clerk.get(reverse("received_file", args=[received.uid]))
    assert response.content == PARENT.encode()
    disposition = response.headers["Content-Disposition"]
    assert re.fullmatch(r"attachment; filename\*=utf-8''[A-Za-z0-9%._-]+", disposition)
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.headers["Content-Type"] == "application/octet-stream"


def test_a_file_is_hidden_from_who_does_not_see_the_document(client):
    received = registered()
    client.force_login(person("nguoila"))
    for name in ("received_document", "received_file", "received_reading"):
        assert client.get(reverse(name, args=[received.uid])).status_code == 404


def test_a_plan_that_was_not_sent_to_the_own_committee_is_not_registered(clerk):
    plan = make_plan(items=1)
    assert clerk.post(reverse("register_arrival", args=[plan.uid])).status_code == 404
    assert not Delivery.objects.exists()
