"""Running the stages of a check one after another or two at a time, and closing with one line that counts them all."""

# ruff: noqa: T201 -- tells the terminal

import os
import signal
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from tools.processes import Process, start, stop

LIMIT = 40 * 60
"""Seconds after which a stage is taken to hang."""


@dataclass
class Count:
    """What a stage proved: tests for pytest, else the stage itself as one failure when it fails."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self) -> str:
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        return f"{self.passed} passed, {self.failed} failed{skipped}"


@dataclass
class Stage:
    """A command with its title; `env` is added to the environment. `tests` says that it is a pytest run."""

    title: str
    command: Sequence[str]
    env: Mapping[str, str] = field(default_factory=dict)
    tests: bool = False


class Running:
    """One stage on its way, its output kept in a file unless it may speak for itself."""

    def __init__(self, stage: Stage, folder: Path, *, aloud: bool) -> None:
        self.stage, self.began = stage, time.monotonic()
        self.report, self.output = folder / "report.xml", folder / "output"
        report = ["--junit-xml", str(self.report)] if stage.tests else []
        with self.output.open("wb") as output:
            self.process: Process = start(
                [*stage.command, *report],
                env=os.environ | stage.env,
                output=None if aloud else output,
            )

    def ended(self) -> bool:
        if time.monotonic() - self.began > LIMIT:
            print(f"{self.stage.title}: no end after {LIMIT // 60} minutes, so it is stopped.", flush=True)
            stop([self.process], how=signal.SIGINT)
        return self.process.poll() is not None

    def close(self) -> Count:
        """Print the stage's line and answer what it counted."""
        sys.stdout.write(self.output.read_text(errors="replace"))
        count = counted(self.report) if self.report.exists() else Count()
        if self.process.returncode and not count.failed:
            count.failed = 1
        verdict = "failed" if self.process.returncode else "passed"
        print(f"== {self.stage.title}: {verdict} in {time.monotonic() - self.began:.1f} s", flush=True)
        return count


def counted(report: Path) -> Count:
    """The numbers of pytest's report in JUnit's form."""
    suite = ElementTree.parse(report).getroot().find("testsuite")  # noqa: S314 -- written by our own pytest
    if suite is None:
        return Count()
    tests, *rest = (int(suite.get(name, 0)) for name in ("tests", "failures", "errors", "skipped"))
    failures, errors, skipped = rest
    return Count(tests - sum(rest), failures + errors, skipped)


def run(stages: Sequence[Stage], *, at_once: int = 1) -> Count:
    """Run them all, also after a failure, at most `at_once` at a time."""
    waiting, running, total = list(stages), list[Running](), Count()
    with tempfile.TemporaryDirectory(prefix="trinh-ky-check-") as name:
        try:
            while waiting or running:
                while waiting and len(running) < at_once:
                    stage = waiting.pop(0)
                    folder = Path(name, str(len(waiting)))
                    folder.mkdir()
                    print(f"-- {stage.title}", flush=True)
                    running.append(Running(stage, folder, aloud=at_once == 1))
                time.sleep(0.05)
                for each in [each for each in running if each.ended()]:
                    running.remove(each)
                    total += each.close()
        finally:
            stop([each.process for each in running], how=signal.SIGINT)
    return total


def tool(name: str) -> str:
    """A program that the development packages brought."""
    return str(Path(sys.executable).with_name(name))


def pytest(title: str, *arguments: str, **env: str) -> Stage:
    command = [sys.executable, "-m", "pytest", "--color=no", "-q", *arguments]
    return Stage(title, command, env, tests=True)
