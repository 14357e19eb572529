"""How right and how fast files are read: the labelled real documents, and plans in other committees' habits.

The figures are those of the corpus' score.py: the mean over the files of a format, and the lowest file.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import mean
from typing import Any

from bench.figures import Row, figure
from drafting.reading.limited import read_limited
from drafting.reading.reader import read_file
from drafting.reading.refusals import ReadingRefused
from tests.corpus import corpus_dir, scorer
from tests.drafting.reading.varied.habits import each_habit
from tests.drafting.reading.varied.reading import FORMATS, figures

ROOT = Path(__file__).resolve().parent.parent
BY_HAND = ROOT / "tests" / "drafting" / "reading" / "varied"
KINDS = ("txt", "docx", "pdf", "scan.pdf")
TIMED = "000"
"""A plan with 89 items that exists in every format by itself."""
ROUNDS = 5

Scores = dict[str, dict[str, float]]
"""Figures of each file by its name."""


@figure
def real_documents() -> Iterator[Row]:
    """Every labelled file of the corpus in every format; scans where they can be read here."""
    corpus, score = corpus_dir(), scorer()
    tables: dict[str, Scores] = {}
    for kind in KINDS:
        tables[kind], seconds, pages = read_all(corpus, kind, score)
        if pages:
            yield Row("reading a scan", f"{seconds / pages:.2f} s a page", f"{pages} pages, in the child")
    yield from rows(tables, "real documents")


def read_all(corpus: Path, kind: str, score: Callable[..., Any]) -> tuple[Scores, float, int]:
    """(figures of each label, seconds, pages) for a format; pages count for scans only."""
    found: Scores = {}
    seconds, pages = 0.0, 0
    bundles: dict[str, dict[str, Any]] = {}
    for label in sorted(corpus.glob("*.label.json")):
        name = label.name.removesuffix(".label.json")
        path = corpus / f"{name.split('-')[0]}.{kind}"
        if name.startswith("align") or not path.is_file():
            continue
        try:
            if path.name not in bundles:
                began = time.perf_counter()
                bundles[path.name] = read_limited(path, path.name)
                seconds += time.perf_counter() - began
                pages += (bundles[path.name]["source"]["pages"] or 0) if kind == "scan.pdf" else 0
        except ReadingRefused as refused:
            print(f"{path.name}: {refused}", file=sys.stderr)
            continue
        wanted = json.loads(label.read_text(encoding="utf-8"))
        if enclosed(wanted, bundles[path.name]):
            found[name] = score(wanted, bundles[path.name])
    return found, seconds, pages


def enclosed(label: dict[str, Any], bundle: dict[str, Any]) -> bool:
    """Is the labelled document in this file at all? 002.docx holds the plan alone."""
    return "items" in label or len(bundle["documents"]) > 1


@figure
def other_habits() -> Iterator[Row]:
    """Invented plans, one for every habit, in text, Word, print and spoiled text."""
    score = scorer()
    cases = list(each_habit())
    tables: dict[str, Scores] = {}
    for kind in FORMATS:
        chosen = cases[::3] if kind == "pdf" else cases
        tables[kind] = {printed[0].name: figures(printed, kind, score) for printed in chosen}
    yield from rows(tables, "invented plans")
    by_hand = {
        path.stem: score(label_beside(path), read_file(path.read_bytes(), path.name))
        for path in sorted(BY_HAND.glob("*.txt"))
    }
    yield from rows({"txt": by_hand}, "invented plans labelled by hand")


def label_beside(path: Path) -> dict[str, Any]:
    return json.loads(path.with_suffix(".label.json").read_text(encoding="utf-8"))


def rows(tables: dict[str, Scores], on: str) -> Iterator[Row]:
    """One row a figure: for each format the mean and, where it is lower, the lowest file."""
    names = dict.fromkeys(name for table in tables.values() for found in table.values() for name in found)
    count = ", ".join(f"{len(table)} {kind}" for kind, table in tables.items() if table)
    for name in names:
        told = []
        for kind, table in tables.items():
            values = {file: found[name] for file, found in table.items() if name in found}
            if values:
                told.append(f"{kind} {mean(values.values()):.3f}{lowest(values)}")
        yield Row(f"{name}, {on}", "; ".join(told), count)


def lowest(values: dict[str, float]) -> str:
    file = min(values, key=lambda name: values[name])
    return f" ({values[file]:.3f}: {file})" if values[file] < mean(values.values()) else ""


@figure
def speed() -> Iterator[Row]:
    """Warm readings in this process, the best of five; memory of the child that reads."""
    corpus = corpus_dir()
    for kind in KINDS[:3]:
        data = (corpus / f"{TIMED}.{kind}").read_bytes()
        times = []
        for _ in range(ROUNDS + 1):
            began = time.process_time()
            read_file(data, TIMED)
            times.append(time.process_time() - began)
        yield Row(f"89 items, .{kind}", f"{min(times[1:]):.3f} s", f"of one core, warm, best of {ROUNDS}")
        yield Row(f"89 items, .{kind}, memory of the child", f"{peak(corpus / f'{TIMED}.{kind}')} MB", "peak")


def peak(path: Path) -> int:
    """Megabytes at most, measured from a program that reads this file alone."""
    program = (
        "import resource, sys; from drafting.reading.limited import read_limited; "
        "read_limited(sys.argv[1], 'x'); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], check=True, cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    return int(done.stdout) // 1024
