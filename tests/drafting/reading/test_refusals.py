"""Files that are not read, and what their senders are told."""

import io
import os
import struct
import subprocess
import sys
import zipfile

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer

from drafting.reading.limited import PACKAGE_ROOT
from drafting.reading.reader import read_file
from drafting.reading.refusals import ReadingRefused
from tests.drafting.reading import files

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refusal(data: bytes, name: str = "ke-hoach", **options) -> ReadingRefused:
    with pytest.raises(ReadingRefused) as caught:
        read_file(data, name, **options)
    return caught.value


def locked_pdf() -> bytes:
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(files.blank_pdf(1))))
    writer.encrypt("mat-khau-cua-van-thu", "mat-khau-cua-van-thu")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def with_relationship(kind: str, target: str) -> bytes:
    data = files.word_plan()
    name = "word/_rels/document.xml.rels"
    schema = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    extra = f'<Relationship Id="rX" Type="{schema}/{kind}" Target="{target}" TargetMode="External"/>'
    return files.repacked(
        data,
        {name: files.part(data, name).replace(b"</Relationships>", extra.encode() + b"</Relationships>")},
    )


def with_doctype(name: str) -> bytes:
    data = files.word_plan()
    old = files.part(data, name)
    head, _, rest = old.partition(b"?>")
    return files.repacked(data, {name: head + b'?><!DOCTYPE x [<!ENTITY a "aaaa">]>' + rest})


def macro_document() -> bytes:
    data = files.word_plan()
    types = files.part(data, "[Content_Types].xml").replace(
        files.WORD_TYPE.encode(), b"application/vnd.ms-word.document.macroEnabled.main+xml"
    )
    return files.repacked(data, {"[Content_Types].xml": types})


def swollen_entry() -> bytes:
    return files.repacked(files.word_plan(), {"word/media/a.xml": b" " * (8 * 1024 * 1024)})


def many_entries() -> bytes:
    return files.repacked(files.word_plan(), {f"word/x{i}.bin": b"" for i in range(2001)})


def long_directory() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for number in range(60_000):
            package.writestr(f"{number}.xml", b"")
    return stream.getvalue()


def second_directory() -> bytes:
    """A package whose end points to another directory than the one that is measured."""
    data = files.word_plan()
    end = data.rfind(b"PK\x05\x06")
    return data[:end] + b"PK\x06\x07" + bytes(16) + data[end:]


def long_part() -> bytes:
    filler = b"".join(b"<w:p>%d</w:p>" % number for number in range(1_800_000))
    return files.repacked(files.word_plan(), {"word/document2.xml": filler})


def late_doctype() -> bytes:
    """The declaration stands where one piece of a long part ends and the next begins."""
    filler = "".join(f"<a n='{number}'/>" for number in range(70_000)).encode()[: 1024 * 1024 - 4]
    return files.repacked(files.word_plan(), {"word/x.xml": filler + b"<!DOCTYPE x>"})


def climbing_name() -> bytes:
    return files.repacked(files.word_plan(), {"../../x.xml": b"<x/>"})


def encrypted_entry() -> bytes:
    data = bytearray(files.word_plan())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        data[at + offset : at + offset + 2] = struct.pack("<H", 1)
    return bytes(data)


def spreadsheet() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", "<workbook/>")
    return stream.getvalue()


INVITATION = """ĐẢNG ỦY XÃ HÒA BÌNH
*
Số 12-GM/ĐU
Hòa Bình, ngày 05 tháng 02 năm 2027
GIẤY MỜI
Kính gửi: Các đồng chí đảng ủy viên
Thường trực Đảng ủy kính mời các đồng chí dự hội nghị vào 8 giờ ngày 10/02/2027.
Nơi nhận:
- Như trên,
- Lưu VPĐU.
T/L BAN THƯỜNG VỤ
CHÁNH VĂN PHÒNG
Trần Thị Mai
"""

CASES = [
    ("an empty file", lambda: b"", "empty"),
    ("white space alone", lambda: b" \n\t\r\n ", "empty"),
    ("a picture", lambda: b"\x89PNG\r\n\x1a\n" + bytes(200), "unknown_type"),
    ("noise without a zero byte", lambda: os.urandom(200_000).replace(b"\x00", b"x"), "unknown_type"),
    ("a text longer than any plan", lambda: "Nâng cao chất lượng.\n".encode() * 300_000, "too_long"),
    ("a text of line breaks", lambda: b"a" + b"\n" * 200_000, "too_long"),
    ("figures alone", lambda: b"12 345 678\n" * 50, "not_a_plan"),
    ("an invitation", lambda: INVITATION.encode(), "not_a_plan"),
    ("bytes of no known type", lambda: bytes(range(256)) * 20, "unknown_type"),
    ("a web page", lambda: b"<!DOCTYPE html><html>K\xe1\xba\xbf ho\xe1\xba\xa1ch</html>", "unknown_type"),
    ("a locked Word file", lambda: OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le"), "password"),
    ("an old Word file", lambda: OLE + bytes(500) + "WordDocument".encode("utf-16-le"), "old_word"),
    ("a locked PDF", locked_pdf, "password"),
    ("a locked package", encrypted_entry, "password"),
    ("a cut PDF", lambda: b"%PDF-1.7\n1 0 obj\n<<", "broken"),
    ("a cut Word file", lambda: files.word_plan()[:3000], "broken"),
    ("a scan", lambda: files.blank_pdf(3), "no_text"),
    ("a PDF of 501 pages", lambda: files.blank_pdf(501), "too_many_pages"),
    ("a swollen entry", swollen_entry, "zip_bomb"),
    ("2,001 entries", many_entries, "zip_bomb"),
    ("60,000 entries", long_directory, "zip_bomb"),
    ("a second directory", second_directory, "zip_bomb"),
    ("a part longer than any plan", long_part, "too_long"),
    ("a DOCTYPE far inside a part", late_doctype, "unsafe_xml"),
    ("a name that climbs out", climbing_name, "zip_bomb"),
    ("a macro document", macro_document, "macro"),
    ("a DOCTYPE in the text", lambda: with_doctype("word/document.xml"), "unsafe_xml"),
    ("a DOCTYPE in the styles", lambda: with_doctype("word/styles.xml"), "unsafe_xml"),
    ("a DOCTYPE in the relationships", lambda: with_doctype("word/_rels/document.xml.rels"), "unsafe_xml"),
    ("a DOCTYPE in the content types", lambda: with_doctype("[Content_Types].xml"), "unsafe_xml"),
    (
        "a remote template",
        lambda: with_relationship("attachedTemplate", "http://example.test/a.dotm"),
        "unsafe_xml",
    ),
    ("a remote object", lambda: with_relationship("oleObject", "\\\\server\\share\\a.bin"), "unsafe_xml"),
    ("a spreadsheet", spreadsheet, "unknown_type"),
    ("an English text", lambda: b"This plan sets out the work of the committee. " * 20, "not_vietnamese"),
    (
        "Vietnamese without marks",
        lambda: b"KE HOACH thuc hien Nghi quyet so 57 cua Bo Chinh tri. " * 9,
        "not_vietnamese",
    ),
    (
        "a story",
        lambda: "Ngày xưa có một ông lão đánh cá ở ven biển.\nÔng lão rất nghèo.\n".encode() * 9,
        "not_a_plan",
    ),
]


@pytest.mark.parametrize(("build", "code"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_file_that_is_no_readable_plan_is_refused_with_its_reason(build, code):
    assert refusal(build()).code == code


def test_a_file_above_the_limit_is_refused_before_it_is_opened():
    error = refusal(os.urandom(1024) * 2050, limit=2 * 1024 * 1024)
    assert error.code == "too_large"
    assert "2 MB" in error.message


def test_every_refusal_says_what_to_do_next():
    for _, build, code in CASES:
        message = refusal(build()).message
        assert "Đề nghị" in message, code
        assert "{" not in message, code


def test_the_name_decides_nothing():
    read = read_file(files.word_plan(), "anh.png")
    assert read["documents"][0]["symbol"] == "65-KH/ĐU"


def test_a_template_on_the_senders_own_disk_is_no_reason_to_refuse():
    read = read_file(with_relationship("attachedTemplate", "file:///C:/Users/a/Normal.dotm"), "a.docx")
    assert len(read["documents"][0]["items"]) == 6


def test_text_in_another_coding_is_refused_rather_than_read_wrongly():
    assert refusal("計劃 實施 決議 ".encode("big5") * 40).code == "encoding"


PEAK = """
import sys
from drafting.reading.limited import PACKAGE_ROOT
from drafting.reading.reader import read_file
from drafting.reading.refusals import ReadingRefused
try:
    read_file(sys.stdin.buffer.read(), "x")
except ReadingRefused as refusal:
    status = open("/proc/self/status").read()
    peak = int(status.split("VmHWM:")[1].split()[0]) // 1024
    print(refusal.code, peak, "docx" in sys.modules, "lxml" in sys.modules)
"""


@pytest.mark.parametrize(
    ("build", "code"),
    [
        (swollen_entry, "zip_bomb"),
        (long_directory, "zip_bomb"),
        (lambda: files.word_plan()[:3000] + os.urandom(19_000_000), "broken"),
        (macro_document, "macro"),
        (late_doctype, "unsafe_xml"),
        (lambda: OLE + os.urandom(19_000_000) + "EncryptedPackage".encode("utf-16-le"), "password"),
        (lambda: locked_pdf() + b"\n%" + b"a" * 19_000_000, "password"),
        (lambda: b"%PDF-1.7\n" + os.urandom(19_000_000), "broken"),
        (lambda: files.blank_pdf(5000), "too_many_pages"),
        (lambda: "Nâng cao chất lượng.\n".encode() * 700_000, "too_long"),
    ],
)
def test_broken_locked_and_oversized_files_are_refused_before_a_reader_is_loaded(build, code):
    done = subprocess.run(
        [sys.executable, "-c", PEAK], input=build(), capture_output=True, cwd=PACKAGE_ROOT, check=True
    )
    found, peak, *loaded = done.stdout.decode().split()
    assert (found, loaded) == (code, ["False", "False"])
    assert int(peak) < 60
