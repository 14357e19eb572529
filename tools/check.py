"""Everything that CI runs; the last line counts all of it."""

# ruff: noqa: T201 -- tells the terminal

import os
import sys
import time

from tests.postgres_cluster import Cluster
from tools.audit import audited
from tools.prepare import ROOT
from tools.processes import Stopped, raise_when_stopped
from tools.stages import Stage, pytest, run, tool


def static() -> list[Stage]:
    """What reads the code without running its tests; the slowest first, for two run at a time."""
    templates = [str(path.relative_to(ROOT)) for path in sorted(ROOT.glob("templates/**/*.html"))]
    python = sys.executable
    return [
        Stage("types", [tool("mypy")]),
        Stage("complete migrations", [python, "manage.py", "makemigrations", "--check", "--dry-run"]),
        Stage("imports one way", [tool("lint-imports"), "--no-logo"]),
        Stage("lint", [tool("ruff"), "check", "--output-format", "concise", "."]),
        Stage("format", [tool("ruff"), "format", "--check", "--output-format", "concise", "."]),
        Stage("templates", [tool("djade"), "--check", "--target-version", "5.2", *templates]),
        Stage("lock files", [python, "-m", "tools.locks"]),
    ]


def tests(database: str) -> Stage:
    return pytest(
        f"tests on {database}",
        *(
            "-n",
            "2",
            "--dist",
            "worksteal",
            "-m",
            "not browser",
            "-o",
            "faulthandler_timeout=300",
            "--durations=12",
        ),
        TEST_DATABASE=database,
    )


def walks(database: str) -> Stage:
    return pytest(
        f"browser on {database}",
        *("-m", "browser", "-o", "faulthandler_timeout=300", "--durations=12"),
        TEST_DATABASE=database,
        TEST_OUTPUT=str(ROOT / "tests" / "output" / database),
    )


def main() -> int:
    raise_when_stopped()
    began = time.monotonic()
    try:
        with Cluster() as cluster:
            os.environ["TEST_POSTGRES_SOCKET"] = str(cluster.socket)
            # A browser waits more than it works, so one goes beside the code's readers and each suite; the longest
            # first, and at the end what can keep two cores busy.
            first = [walks("postgres"), *static(), tests("sqlite"), walks("sqlite"), tests("postgres")]
            total = run(first, at_once=2)
    except Stopped:
        print("Stopped before the end.", file=sys.stderr)
        return 1
    packages = audited()
    print(f"All stages: {time.monotonic() - began:.0f} s\n{packages}\n\n{total}")
    return 1 if total.failed or packages.failed else 0


if __name__ == "__main__":
    sys.exit(main())
