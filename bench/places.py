"""Fresh databases with the demo cast for what is measured, on SQLite and PostgreSQL."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench.figures import Row

ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def place(kind: str) -> Iterator[dict[str, str]]:
    """The environment of a program on a database of its own; `kind` is sqlite or postgres, as it is in service."""
    os.environ["TEST_DATABASE"] = kind
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from tests.databases import Databases
    from tests.postgres_cluster import Cluster

    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="trinh-ky-bench-")))
        socket = str(stack.enter_context(Cluster(durable=True)).socket) if kind == "postgres" else ""
        databases = Databases(kind, folder, "bench", socket)
        yield databases.environment(databases.copy("cast"))


def measured(program: str, kind: str, *arguments: str) -> Iterator[Row]:
    """The rows that a program of bench/programs prints on a fresh database of this kind."""
    with place(kind) as environment:
        command = [sys.executable, "-m", f"bench.programs.{program}", *arguments]
        done = subprocess.run(
            command, check=True, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
        )
    for line in done.stdout.splitlines():
        what, value, on = line.split("\t")
        yield Row(what, value, f"{on}, {'SQLite' if kind == 'sqlite' else 'PostgreSQL'}")
