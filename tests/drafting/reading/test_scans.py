"""Scans from the file to the bundle: what is read, what is refused, what happens when a part fails."""

import io
import os
import shutil
import subprocess
import sys

import pytest
from PIL import Image

from drafting.reading.limited import read_limited
from drafting.reading.refusals import ReadingRefused
from drafting.reading.scans import asking, frames, tesseract
from tests.corpus import corpus_dir, scorer
from tests.drafting.reading import files
from tests.drafting.reading.test_corpus import label_of

needs_tesseract = pytest.mark.skipif(
    bool(tesseract.missing()) and not os.environ.get("CI"),
    reason="Tesseract or its Vietnamese data is missing",
)
AT_LEAST = {
    "deadlines F1": 0.93,
    "document fields": 0.93,
    "recipients F1": 0.93,
    "signature": 0.93,
    "targets F1": 0.93,
}


@pytest.fixture(scope="module")
def corpus():
    return corpus_dir()


@pytest.fixture(scope="module")
def scan():
    return files.scanned(files.printed_plan())


def refused(data: bytes, **options) -> ReadingRefused:
    with pytest.raises(ReadingRefused) as caught:
        read_limited(data, "a.pdf", **options)
    return caught.value


@needs_tesseract
def test_a_real_scan_is_read_as_its_label_says(corpus):
    bundle = read_limited(corpus / "004.scan.pdf", "004.scan.pdf")
    figures = scorer()(label_of(corpus, "004"), bundle)
    low = {name: value for name, value in figures.items() if value < AT_LEAST.get(name, 0.95)}
    assert low == {}
    assert (bundle["source"]["format"], bundle["source"]["pages"]) == ("scan", 8)


@needs_tesseract
def test_a_scan_gives_the_plan_that_the_text_gives(scan):
    told: list[tuple[int, int]] = []
    read = read_limited(scan, "a.pdf", progress=lambda done, total: told.append((done, total)))
    printed = read_limited(files.printed_plan(), "a.pdf")
    one, other = read["documents"][0], printed["documents"][0]
    for name in ("type", "symbol", "date", "place", "title", "bases", "recipients", "archive", "signature"):
        assert one[name] == other[name], name
    assert [(i["path"], i["text"], i["kind"]) for i in one["items"]] == [
        (i["path"], i["text"], i["kind"]) for i in other["items"]
    ]
    assert told[0] == (0, told[0][1])
    assert told[-1] == (told[0][1], told[0][1])


@needs_tesseract
def test_every_line_of_a_scan_tells_where_it_stands(scan):
    lines = read_limited(scan, "a.pdf")["source"]["lines"]
    symbol = next(line for line in lines if line["text"].startswith("Số 65"))
    title = next(line for line in lines if line["text"] == "KẾ HOẠCH")
    assert all(0 <= edge <= 1 for line in lines for edge in line["at"])
    assert symbol["at"][1] < title["at"][1]


@needs_tesseract
def test_pages_with_text_and_pages_without_are_read_in_their_order():
    parts = files.PLAN.split("II. NHIỆM VỤ\n", 1)
    first, second = files.printed(parts[0]), files.printed("II. NHIỆM VỤ\n" + parts[1])
    bundle = read_limited(files.together(first, files.scanned(second)), "a.pdf")
    plan = bundle["documents"][0]
    assert [section["number"] for section in plan["sections"]] == ["I", "II", "III"]
    assert [line["page"] for line in bundle["source"]["lines"]] == sorted(
        line["page"] for line in bundle["source"]["lines"]
    )
    assert plan["signature"]["name"] == "Nguyễn Văn Bình"


@needs_tesseract
def test_the_stamp_of_an_electronic_signature_is_not_the_text_of_a_scan():
    plan = read_limited(files.signed_scan(files.printed_plan()), "a.pdf")["documents"][0]
    assert plan["symbol"] == "65-KH/ĐU"


@needs_tesseract
def test_a_page_that_lies_on_its_side_is_turned(scan):
    whole = files.pictures_of(scan)
    plan = read_limited(files.as_pdf([page.rotate(90, expand=True) for page in whole]), "a.pdf")["documents"][
        0
    ]
    assert plan["symbol"] == "65-KH/ĐU"


def test_without_recognition_a_scan_is_refused_with_the_number_of_its_pages(scan):
    refusal = refused(scan, ocr=False)
    assert refusal.code == "scan"
    assert refusal.values["pages"] == len(files.pictures_of(scan))
    assert "ảnh chụp" in refusal.message


def test_a_pdf_of_empty_pages_is_no_scan():
    assert refused(files.blank_pdf(2)).code == "no_text"


def test_too_many_scanned_pages_are_refused_before_one_is_recognised():
    one = files.as_pdf([Image.new("L", (60, 84), 200)], dpi=72)
    assert refused(files.together(*[one] * 201), ocr=False).code == "too_many_scans"


@pytest.mark.parametrize(
    ("listed", "packages"), [(None, "tesseract-ocr, tesseract-ocr-vie"), (b"eng\nosd\n", "tesseract-ocr-vie")]
)
def test_what_is_not_installed_is_named(scan, monkeypatch, listed, packages):
    monkeypatch.setattr(shutil, "which", lambda name: None if listed is None else f"/usr/bin/{name}")
    if listed is not None:
        done = subprocess.CompletedProcess([], 0, listed, b"")
        monkeypatch.setattr(tesseract, "subprocess", Answers(done))
    refusal = refused(scan)
    assert refusal.code == "no_ocr"
    assert f"{packages})" in refusal.message


class Answers:
    """In place of `subprocess`: every program ends as told."""

    def __init__(self, done) -> None:
        self.done = done

    def run(self, *args, **kwargs):
        return self.done


def test_without_tesseract_a_file_that_is_mostly_text_is_read_and_its_scan_doubted(monkeypatch, scan):
    monkeypatch.setattr(tesseract, "missing", lambda: ["tesseract-ocr"])
    one_page = files.as_pdf(files.pictures_of(scan)[:1])
    text = files.printed_plan()
    plan = read_limited(files.together(text, text, one_page), "a.pdf")["documents"][0]
    assert plan["symbol"] == "65-KH/ĐU"
    assert any("không nhận ra chữ" in doubt["reason"] for doubt in plan["doubts"])


@needs_tesseract
def test_a_page_that_fails_is_a_doubt_and_the_others_are_read(monkeypatch, scan):
    real = tesseract.recognise
    asked: list[str] = []

    def failing(picture: bytes, dpi: int, way: str) -> bytes:
        asked.append(way)
        return b"" if len(asked) <= 2 else real(picture, dpi, way)

    monkeypatch.setattr(tesseract, "recognise", failing)
    pages = files.pictures_of(scan)
    plan = read_limited(files.as_pdf([pages[0], *pages]), "a.pdf")["documents"][0]
    assert plan["symbol"] == "65-KH/ĐU"
    assert any(doubt["reason"].startswith("Trang 1 không nhận ra chữ") for doubt in plan["doubts"])


def test_tesseract_says_nothing_of_what_is_no_picture():
    assert tesseract.recognise(b"P5 no picture", 200) == b""


PICTURE = (
    "import json, sys, time; from drafting.reading.scans import frames as f; f.receive(sys.stdin.buffer); "
    "told = json.dumps({'done': 0, 'total': 1, 'way': 'page', 'dpi': 200}).encode(); "
    "f.send(sys.stdout.buffer, f.PICTURE, told + b'\\nP5 1 1 255\\n '); f.receive(sys.stdin.buffer); "
)


@pytest.mark.parametrize(
    ("program", "code"),
    [
        (PICTURE + "sys.exit(1)", "crash"),
        (PICTURE + "import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", "timeout"),
        (PICTURE + "time.sleep(60)", "timeout"),
        (PICTURE + "f.send(sys.stdout.buffer, f.ANSWER, b'{}')", "crash"),
        (PICTURE + "sys.stdout.buffer.write(f.HEAD.pack(f.ANSWER, f.MOST + 1) + b'x' * 99)", "crash"),
        ("import sys; sys.exit(1)", "crash"),
    ],
    ids=["ends", "computes too long", "hangs", "answers nothing", "answers too much", "never starts"],
)
def test_a_child_that_fails_in_the_middle_is_a_refusal(monkeypatch, program, code):
    started = subprocess.Popen

    def other(command, **options):
        return started([sys.executable, "-c", program], **options)

    monkeypatch.setattr(tesseract, "missing", lambda: [])
    monkeypatch.setattr(tesseract, "recognise", lambda picture, dpi, way: b"")
    monkeypatch.setattr(asking, "PATIENCE", 3)
    monkeypatch.setattr(subprocess, "Popen", other)
    with pytest.raises(ReadingRefused) as caught:
        asking.read_scanned(b"%PDF-", "a.pdf", limit=1000, refusal=ReadingRefused("scan", ""))
    assert caught.value.code == code


def test_a_frame_is_received_as_it_was_sent():
    stream = io.BytesIO()
    frames.send(stream, frames.WORDS, "chữ".encode())
    stream.seek(0)
    assert frames.receive(stream) == (frames.WORDS, "chữ".encode())
    with pytest.raises(EOFError):
        frames.receive(stream)
