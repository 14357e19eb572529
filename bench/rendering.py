"""The real 16-page plan as PDF: a warm worker against headless Chromium on the same HTML; two workers; signing."""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, date, datetime
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import Any

from bench.figures import Row, figure

CORPUS = Path(os.environ.get("CORPUS_DIR", str(Path(__file__).resolve().parents[2] / "shared" / "corpus")))
PAIRS, DAY = 12, date(2026, 11, 1)
CHROMIUM = "/usr/bin/chromium"


def document() -> dict[str, Any]:
    """The plan of 000.txt, read by the product."""
    from drafting.reading.limited import read_limited
    from drafting.rendering.compose import plan_in

    plan = plan_in(read_limited(CORPUS / "000.txt", "000.txt"))
    assert plan is not None
    return dict(plan)


def printed(plan: dict[str, Any]) -> float:
    """Seconds of one rendering in this process."""
    from drafting.rendering.pdf import render_pdf

    began = time.perf_counter()
    render_pdf(plan, issued_on=DAY)
    return time.perf_counter() - began


def many(task: tuple[dict[str, Any], int]) -> int:
    plan, count = task
    for _n in range(count):
        printed(plan)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def by_chromium(html: Path, out: Path) -> float:
    """Seconds of the whole process, from its start to its end."""
    command = [CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    began = time.perf_counter()
    subprocess.run(
        [*command, f"--user-data-dir={html.parent / 'profile'}", f"--print-to-pdf={out}", html.as_uri()],
        check=True,
        capture_output=True,
    )
    return time.perf_counter() - began


@figure
def rendering() -> Iterator[Row]:
    if not (CORPUS / "000.txt").exists() or not shutil.which(CHROMIUM):
        return
    from drafting.rendering.compose import compose
    from drafting.rendering.html import css_of, html_of
    from drafting.rendering.pdf import render_pdf

    plan = document()
    sheet = compose(plan, issued_on=DAY)
    pages = render_pdf(plan, issued_on=DAY).pages
    with tempfile.TemporaryDirectory(prefix="trinh-ky-bench-") as folder:
        html = Path(folder) / "plan.html"
        html.write_text(html_of(sheet).replace("</head>", f"<style>{css_of(sheet.rules)}</style></head>"))
        out = Path(folder) / "plan.pdf"
        by_chromium(html, out)
        pairs = [(printed(plan), by_chromium(html, out)) for _n in range(PAIRS)]
    ours, theirs = (median(column) for column in zip(*pairs, strict=True))
    on = f"{pages} pages, median of {PAIRS} pairs, one after the other"
    yield Row("000.txt rendered by a warm worker", f"{ours * 1000:.0f} ms", on)
    yield Row("the same HTML by headless Chromium, whole process", f"{theirs * 1000:.0f} ms", on)
    yield Row(
        "ours in Chromium's time", f"{median(a / b for a, b in pairs):.2f}", "median of the pairs' ratios"
    )
    yield from _workers(plan)
    yield from _signing()


def _workers(plan: dict[str, Any], count: int = 12) -> Iterator[Row]:
    rates, memory = {}, 0
    for workers in (1, 2):
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            list(pool.map(many, [(plan, 1)] * workers))
            began = time.perf_counter()
            memory = max(pool.map(many, [(plan, count // workers)] * workers))
            rates[workers] = count / (time.perf_counter() - began)
    yield Row("memory of a rendering worker", f"{memory / 1024:.0f} MB", "largest of two, resident")
    yield Row(
        "two workers against one",
        f"{rates[2] / rates[1]:.2f} times",
        f"{rates[1]:.2f} and {rates[2]:.2f} a second",
    )


def _signing(count: int = 20) -> Iterator[Row]:
    from tests.workflow.signing.signed_file import BODY_NAME, NAME, sign_plan
    from workflow.signing import chain, keys
    from workflow.signing.verdicts import examine

    with tempfile.TemporaryDirectory(prefix="trinh-ky-bench-") as folder:
        place = Path(folder)
        stages = sign_plan(place)
        person = keys.load(place, "person", "thuongtruc", NAME)
        body = keys.load(place, "body", "lamson", BODY_NAME)
        at = datetime(2026, 11, 1, tzinfo=UTC)
        times: dict[str, list[float]] = {"person's signature": [], "body's signature": [], "verdict": []}
        for _n in range(count):
            for what, act in (
                ("person's signature", lambda: chain.sign_person(stages.prepared, person, name=NAME, at=at)),
                ("body's signature", lambda: chain.seal(stages.filled, body, body_name=BODY_NAME, at=at)),
                ("verdict", lambda: examine(stages.sealed, keys.roots(place))),
            ):
                began = time.perf_counter()
                act()
                times[what].append(time.perf_counter() - began)
    for what, taken in times.items():
        yield Row(what, f"{median(taken) * 1000:.0f} ms", f"B-B, key held, look included, median of {count}")


if __name__ == "__main__":
    sys.stdout.write(json.dumps([row.__dict__ for row in rendering()], indent=1))
