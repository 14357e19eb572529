"""Deriving a plan from its parent and linking a plan to it: how long, and how near to what a province really did."""

import importlib.util
import json
import os
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from bench.figures import Row, figure

ROUNDS = 10


@figure
def deriving() -> Iterator[Row]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    from drafting.deriving import Choices, default_body_map, derive, own_body
    from drafting.deriving.linking import link
    from drafting.sentence import without_when
    from tests.corpus import corpus_dir

    parent, real = _plan("002"), _plan("000")
    own, bodies = own_body("Tỉnh ủy", "province"), default_body_map("province", "Tỉnh ủy")

    def made(**choices: Any) -> dict[str, Any]:
        today = date(2022, 1, 1)
        return derive(parent, own=own, body_map=bodies, today=today, choices=Choices(**choices)).document

    taken = []
    for _round in range(ROUNDS):
        began = time.perf_counter()
        made(margin=10, outline="own")
        taken.append(time.perf_counter() - began)
    size = f"{len(parent['items'])} items, without storing, median of {ROUNDS}"
    yield Row("derive_plan, deriving alone", f"{statistics.median(taken):.2f} s", size)

    labels = json.loads((corpus_dir() / "align-002-000.label.json").read_text(encoding="utf-8"))
    pairs = [(label["parents"][0], label["child"]) for label in labels if label["relation"] == "same"]
    below = {item["path"]: item for item in real["items"]}
    above = {item["path"]: item for item in parent["items"]}
    texts = {"parent's raw text": above, "derived text": _by_source(made())}
    texts["derived, times kept"] = _by_source(made(documents_to_come=False, continuing=False))
    for name, items in texts.items():
        whole = _likeness(pairs, items, below, lambda item: item["text"])
        bare = _likeness(pairs, items, below, lambda item: without_when(item["text"], item["deadlines"]))
        yield Row(
            f"likeness to the real plan, {name}", f"{whole:.1f}", f"{len(pairs)} pairs; bare {bare:.1f}"
        )

    for name, value in _scorer()(labels, link(parent, real)).items():
        yield Row(f"link_plans 002 000, {name}", f"{value:.3f}", f"{len(labels)} tasks")


def _by_source(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {source["path"]: item for item in document["items"] for source in item["source"]}


def _likeness(
    pairs: list[tuple[str, str]],
    made: dict[str, Any],
    real: dict[str, Any],
    text: Callable[[dict[str, Any]], str],
) -> float:
    from rapidfuzz import fuzz

    return statistics.mean(fuzz.ratio(text(made[above]), text(real[below])) for above, below in pairs)


def _plan(name: str) -> dict[str, Any]:
    from drafting.reading.reader import read_file
    from tests.corpus import corpus_dir

    bundle = read_file((corpus_dir() / f"{name}.txt").read_bytes(), f"{name}.txt")
    return next(document for document in bundle["documents"] if document["items"])


def _scorer() -> Callable[[Any, Any], dict[str, float]]:
    from tests.corpus import corpus_dir

    spec = importlib.util.spec_from_file_location("corpus_score", corpus_dir() / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.score_links
