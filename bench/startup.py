"""From nothing to the first page, and the same a second time (bench/startup.sh does it)."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Row, figure


@figure
def startup() -> Iterator[Row]:
    script = Path(__file__).with_name("startup.sh")
    done = subprocess.run(["sh", script], check=True, stdout=subprocess.PIPE, text=True)
    for line in done.stdout.splitlines():
        what, seconds, on = line.split("\t")
        yield Row(what, f"{seconds} s", on)
