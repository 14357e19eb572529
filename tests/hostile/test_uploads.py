"""What a clerk may be sent: files that are no plans, names that would climb, bodies without end."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from drafting.models import ReceivedDocument
from tests.arrivals import PARENT
from tests.drafting.reading import files
from tests.drafting.reading.test_refusals import (
    climbing_name,
    encrypted_entry,
    locked_pdf,
    macro_document,
    many_entries,
    swollen_entry,
    with_doctype,
)
from tests.plans import agency, person
from tests.walks import untouched

pytestmark = pytest.mark.usefixtures("cast")

MEGABYTE = 1024 * 1024


@pytest.fixture
def clerk(client: Client) -> Client:
    client.force_login(person("vanthu"))
    return client


def send(client: Client, data: bytes, name: str = "ke-hoach.txt", **more: Any) -> Any:
    form: dict[str, Any] = {
        "agency": agency("tu").pk,
        "arrival_on": timezone.localdate().isoformat(),
        "file": SimpleUploadedFile("x", data),
    }
    form["file"].name = name
    return client.post(reverse("received_register"), form | more)


@pytest.mark.parametrize(
    "build",
    [
        pytest.param(lambda: b"", id="nothing"),
        pytest.param(lambda: bytes(range(256)) * 400, id="all bytes"),
        pytest.param(lambda: b"\0" * MEGABYTE, id="zeros"),
        pytest.param(locked_pdf, id="a PDF with a password"),
        pytest.param(encrypted_entry, id="a Word file with a password"),
        pytest.param(lambda: files.printed_plan()[:900], id="half a PDF"),
        pytest.param(lambda: files.word_plan()[:900], id="half a Word file"),
        pytest.param(lambda: files.blank_pdf(3), id="a scanned PDF"),
        pytest.param(macro_document, id="macros"),
        pytest.param(swollen_entry, id="a zip bomb"),
        pytest.param(many_entries, id="a crowded archive"),
        pytest.param(climbing_name, id="an archive that climbs"),
        pytest.param(lambda: with_doctype("word/document.xml"), id="an XML entity"),
        pytest.param(lambda: ("Kính mời đồng chí dự họp chi bộ.\n" * 50).encode(), id="an invitation"),
        pytest.param(lambda: b"<script>alert(1)</script>" * 100, id="a script"),
    ],
)
def test_what_is_no_readable_plan_is_told_at_the_file_and_leaves_nothing(
    clerk: Client, build: Callable[[], bytes]
) -> None:
    data = build()
    with untouched():
        answer = send(clerk, data)
    assert answer.status_code == 200
    (message,) = answer.context["form"].errors["file"]
    assert "Đề nghị" in message
    assert message in answer.content.decode().replace("&quot;", '"')


def test_a_hundred_megabytes_are_let_go_of_while_they_arrive(
    clerk: Client, settings: Any, tmp_path: Any
) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    with untouched():
        answer = send(clerk, bytes(100 * MEGABYTE), "lon.pdf")
    assert answer.status_code == 200
    (message,) = answer.context["form"].errors["file"]
    assert message.startswith("Tệp lớn hơn 20 MB nên chưa tiếp nhận.")
    assert not [path for path in tmp_path.iterdir() if path.suffix == ".upload"]


def test_a_form_field_without_end_is_refused_with_a_page(clerk: Client) -> None:
    with untouched():
        answer = send(clerk, PARENT.encode(), arrival_number="9" * (6 * MEGABYTE))
    assert answer.status_code == 400
    assert "<h1" in answer.content.decode()


def test_fields_without_number_are_refused_with_a_page(clerk: Client) -> None:
    with untouched():
        answer = clerk.post(reverse("received_register"), {f"f{n}": "x" for n in range(3100)})
    assert answer.status_code == 400


@pytest.mark.parametrize(
    "name",
    [
        "../../../etc/passwd.txt",
        "..\\..\\windows\\system32\\ke-hoach.txt",
        "/etc/ke-hoach.txt",
        "ke\0hoach.txt",
        "ke\u202etxt.exe",
        "ke\r\nSet-Cookie: a=b\r\n.txt",
        'ke"; filename="b.html',
        "ke-hoach" * 60 + ".txt",
        "<img src=x onerror=alert(1)>.txt",
    ],
)
def test_a_name_is_only_a_name(clerk: Client, name: str) -> None:
    """Not a path, not a header, not markup: the file is taken, shown and given back under a harmless name."""
    body, head = io.BytesIO(), b"--B\r\nContent-Disposition: form-data; name="
    fields = {"agency": agency("tu").pk, "arrival_on": timezone.localdate().isoformat()}
    for field, value in fields.items():
        body.write(head + f'"{field}"\r\n\r\n{value}\r\n'.encode())
    quoted = name.replace('"', "%22").replace("\r\n", "%0D%0A")
    body.write(head + f'"file"; filename="{quoted}"\r\nContent-Type: text/plain\r\n\r\n'.encode())
    body.write(PARENT.encode() + b"\r\n--B--\r\n")
    sent = body.getvalue()
    answer = clerk.post(reverse("received_register"), sent, content_type="multipart/form-data; boundary=B")
    assert answer.status_code == 303
    row = ReceivedDocument.objects.get()
    assert not set("/\\\0\r\n\u202e") & set(row.file_name)
    assert len(row.file_name) <= 255
    shown = clerk.get(answer["Location"]).content.decode()
    assert "<img src=x" not in shown
    given: Any = clerk.get(reverse("received_file", args=[row.uid]))
    assert given["Content-Disposition"].startswith("attachment")
    assert given["X-Content-Type-Options"] == "nosniff"
    assert b"".join(given.streaming_content if given.streaming else [given.content]) == PARENT.encode()
