"""A document marked secret is refused with the explanation; one that speaks of secrets is read."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from drafting.reading.reader import read_file
from drafting.reading.refusals import ReadingRefused
from drafting.reading.secrecy import level_of
from permissions.models import Agency
from tests.plans import person
from tests.walks import SHORT, untouched


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("MẬT", "Mật"),
        ("  TỐI  MẬT ", "Tối mật"),
        ("TUYỆT MẬT", "Tuyệt mật"),
        ("Độ mật: TỐI MẬT", "Tối mật"),
        ("[MẬT]", "Mật"),
        ("MẬT   Bản số: 03", "Mật"),
        ("Bảo vệ bí mật nhà nước", ""),
        ("BÍ MẬT NHÀ NƯỚC", ""),
        ("Mật", ""),
        ("HỎA TỐC", ""),
        ("thực hiện công tác bảo mật", ""),
    ],
)
def test_the_mark_stands_alone_in_capitals(line: str, level: str) -> None:
    assert level_of(["ĐẢNG CỘNG SẢN VIỆT NAM", "", line, "KẾ HOẠCH"]) == level


def test_deep_in_the_text_it_is_no_mark() -> None:
    assert level_of([f"Dòng {number}" for number in range(40)] + ["MẬT"]) == ""


def marked() -> bytes:
    return b"\n".join([*SHORT.text().splitlines()[:2], "TỐI MẬT".encode(), *SHORT.text().splitlines()[2:]])


def test_it_is_not_read() -> None:
    with pytest.raises(ReadingRefused) as refused:
        read_file(marked(), "ke-hoach.txt")
    assert refused.value.code == "secret"
    assert "chỉ dùng cho văn bản thường" in refused.value.message


@pytest.mark.usefixtures("cast")
def test_the_clerk_is_told_why_and_nothing_of_it_is_kept() -> None:
    client = Client()
    client.force_login(person("vanthu"), backend="django.contrib.auth.backends.ModelBackend")
    sent = {
        "agency": Agency.objects.get(code="tu").pk,
        "file": SimpleUploadedFile("ke-hoach.txt", marked()),
        "arrival_on": "2026-11-27",
    }
    with untouched():
        page = client.post("/received/register/", sent)
    assert "Văn bản có dấu “Tối mật” nên không tiếp nhận" in page.content.decode()
