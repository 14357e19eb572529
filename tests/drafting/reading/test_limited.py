"""Reading in a child process, and the command that prints a bundle."""

import json
import subprocess
import sys

import pytest

from drafting.reading import limited
from drafting.reading.reader import read_file
from drafting.reading.refusals import ReadingRefused
from tests.drafting.reading import files


def test_the_child_answers_as_the_reader_does():
    data = files.PLAN.encode()
    assert limited.read_limited(data, "a.txt") == read_file(data, "a.txt")


def test_a_path_is_read_too(tmp_path):
    file = tmp_path / "ke-hoach.docx"
    file.write_bytes(files.word_plan())
    assert limited.read_limited(file, file.name)["documents"][0]["symbol"] == "65-KH/ĐU"


def test_a_refusal_in_the_child_is_the_same_refusal():
    with pytest.raises(ReadingRefused) as caught:
        limited.read_limited(files.blank_pdf(2), "a.pdf")
    assert caught.value.code == "no_text"


def test_a_file_above_the_limit_starts_no_child(monkeypatch):
    monkeypatch.setattr(
        "drafting.reading.limited.subprocess.run", lambda *a, **k: pytest.fail("a child was started")
    )
    with pytest.raises(ReadingRefused) as caught:
        limited.read_limited(b"x" * 11, "a.txt", limit=10)
    assert caught.value.code == "too_large"


def test_a_reading_that_takes_too_long_is_refused(monkeypatch):
    monkeypatch.setattr(limited, "WALL_SECONDS", 0.01)
    with pytest.raises(ReadingRefused) as caught:
        limited.read_limited(files.PLAN.encode(), "a.txt")
    assert caught.value.code == "timeout"


@pytest.mark.parametrize(
    ("code", "output", "expected"),
    [
        (-11, b"", "crash"),
        (1, b"", "crash"),
        (0, b"{}", "crash"),
        (0, b"[1]", "crash"),
        (-24, b"", "timeout"),
        (-9, b"", "timeout"),
    ],
)
def test_a_child_that_dies_is_a_refusal(code, output, expected):
    with pytest.raises(ReadingRefused) as caught:
        limited.answer_of(subprocess.CompletedProcess([], code, output, b""))
    assert caught.value.code == expected


def test_the_child_cannot_take_more_memory_than_its_ceiling():
    program = (
        "from drafting.reading.limited import set_ceilings; set_ceilings(); b = bytearray(600 * 1024 * 1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, cwd=limited.PACKAGE_ROOT, check=False
    )
    assert b"MemoryError" in done.stderr


def test_no_secret_of_the_caller_reaches_the_child(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "x")
    monkeypatch.setenv("DATABASE_URL", "postgres://x")
    assert {"SECRET_KEY", "DATABASE_URL"}.isdisjoint(limited.child_environment())


def read_plan(path) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "manage.py", "read_plan", str(path)],
        capture_output=True,
        cwd=limited.PACKAGE_ROOT,
        check=False,
    )


def test_the_command_prints_the_bundle(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text(files.PLAN, encoding="utf-8")
    done = read_plan(file)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["documents"][0]["symbol"] == "65-KH/ĐU"
    assert "Đảng ủy" in done.stdout.decode()


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n", None])
def test_the_command_refuses_with_one_line_and_exit_2(tmp_path, content):
    file = tmp_path / "a.pdf"
    if content is not None:
        file.write_bytes(content)
    done = read_plan(file)
    assert (done.returncode, done.stdout) == (2, b"")
    assert len(done.stderr.decode().strip().splitlines()) == 1
    assert "Đề nghị" in done.stderr.decode()
