"""Checking a plan, linking it to its parent and comparing two of its texts: what a drafter waits for."""

import os
import statistics
import time
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

from bench.figures import Row, figure

ROUNDS = 10
LONG = 1000


@figure
def checks() -> Iterator[Row]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    from drafting.checks import check
    from drafting.deriving import linking
    from drafting.redline import changed_parts

    parent, own = _plan("002"), _plan("000")
    size = f"{len(own['items'])} items, median of {ROUNDS}"
    yield Row("check_plan, rules alone", _seconds(lambda: check({"documents": [own]})), size)
    yield Row(
        "link_plans, linking alone",
        _seconds(lambda: linking.link(parent, own)),
        f"89 × 89, median of {ROUNDS}",
    )
    old = _long(own)
    new = deepcopy(old)
    for item in new["items"][::3]:
        item["text"] += " Báo cáo kết quả trong quý."
    yield Row("redline", _seconds(lambda: changed_parts(old, new)), f"{LONG} items, every third changed")


def _plan(name: str) -> dict[str, Any]:
    from drafting.reading.reader import read_file
    from tests.corpus import corpus_dir

    bundle = read_file((corpus_dir() / f"{name}.txt").read_bytes(), f"{name}.txt")
    return next(document for document in bundle["documents"] if document["items"])


def _long(plan: dict[str, Any]) -> dict[str, Any]:
    """The plan's own items again and again, each with a uid."""
    items = [
        {
            **plan["items"][n % len(plan["items"])],
            "uid": f"i{n}",
            "path": f"I.{n + 1}",
            "section": "I",
            "notes": [],
        }
        for n in range(LONG)
    ]
    section = {"number": "I", "heading": "NHIỆM VỤ", "uid": "s"}
    return {
        **plan,
        "items": items,
        "sections": [section],
        "groups": [],
        "intros": {},
        "recipients": [],
        "uids": {},
    }


def _seconds(act: Callable[[], Any]) -> str:
    taken = []
    for _round in range(ROUNDS):
        began = time.perf_counter()
        act()
        taken.append(time.perf_counter() - began)
    return f"{statistics.median(taken):.2f} s"
