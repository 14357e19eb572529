"""Every step of one plan through the pages (tests/http_way.py); jobs run where the worker would run them."""

# ruff: noqa: E402 -- Django is set up before its models are imported

import os
from pathlib import Path

import django

django.setup()

from django.test.utils import setup_test_environment

from drafting.models import Plan, Status
from tests.http_way import Way
from workflow.demo.load import MAIN_TEXT


def text() -> tuple[bytes, str, str]:
    """The real plan where CORPUS_DIR holds one, else the demo's: (bytes, file name, how it is told)."""
    real = Path(os.environ.get("CORPUS_DIR", "")) / "002.txt"
    if os.environ.get("CORPUS_DIR") and real.is_file():
        return real.read_bytes(), real.name, "a real plan"
    return MAIN_TEXT.read_bytes(), MAIN_TEXT.name, "the demo's central plan"


def main() -> None:
    setup_test_environment()
    data, name, told = text()
    way = Way(data, name)
    for step in way.steps():
        way.press.begin()
        step()
        press = way.press
        worker = f", worker {press.worker:.2f} s" if press.worker else ""
        most = f"{press.requests} requests, most queries of one {max(press.queries)}"
        print(f"{step.__doc__}\t{press.seconds:.2f} s{worker}\t{told}, {most}")
    assert Plan.objects.get().status == Status.ISSUED


if __name__ == "__main__":
    main()
