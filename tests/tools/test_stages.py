import sys
from pathlib import Path

import pytest

from tools import stages
from tools.stages import Count, Stage

REPORT = """<?xml version="1.0"?>
<testsuites><testsuite name="pytest" errors="1" failures="2" skipped="3" tests="10" time="1"/></testsuites>"""


def python(title: str, program: str) -> Stage:
    return Stage(title, [sys.executable, "-c", program])


def test_the_report_of_a_test_run_is_counted(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(REPORT)
    assert stages.counted(report) == Count(passed=4, failed=3, skipped=3)


@pytest.mark.parametrize(
    ("count", "line"),
    [(Count(5, 0), "5 passed, 0 failed"), (Count(5, 1, 2), "5 passed, 1 failed, 2 skipped")],
)
def test_the_closing_line_has_the_form_that_ci_reads(count: Count, line: str) -> None:
    assert str(count) == line


@pytest.mark.parametrize("at_once", [1, 2])
def test_a_failed_stage_counts_once_and_the_next_ones_still_run(
    at_once: int, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    after = tmp_path / "after"
    total = stages.run(
        [python("bad", "print('what is wrong'); exit(3)"), python("good", f"open({str(after)!r}, 'w')")],
        at_once=at_once,
    )
    assert total == Count(failed=1)
    assert after.exists()
    said = capfd.readouterr().out
    assert "what is wrong" in said
    assert "== bad: failed in" in said
    assert "== good: passed in" in said


def test_a_test_run_without_tests_is_a_failure(tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    stage = Stage(
        "none",
        [sys.executable, "-m", "pytest", "-p", "no:django", "-c", "/dev/null", str(folder)],
        tests=True,
    )
    assert stages.run([stage]) == Count(failed=1)


def test_a_stage_that_hangs_is_stopped_and_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stages, "LIMIT", 0.5)
    assert stages.run([python("hangs", "import time; time.sleep(600)")]) == Count(failed=1)
