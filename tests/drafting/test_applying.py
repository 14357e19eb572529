"""A redline tells everything: with the older text it gives the newer one, and the other way round."""

import operator
from copy import deepcopy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from drafting import outline
from drafting.read_parts import ReadPart, read_parts
from drafting.redline import applied, changed_parts

WORDS = st.lists(
    st.sampled_from(["rà", "soát", "quy", "định", "Đảng", "2027", "<b>", "&", "90%"]), min_size=1, max_size=6
).map(" ".join)
UIDS = [f"i{number}" for number in range(12)]
ENTRIES = st.fixed_dictionaries(
    {
        "text": WORDS,
        "kind": st.sampled_from(["task", "target", "organisation"]),
        "lead": st.none() | st.sampled_from(["Văn phòng", "Ban Tổ chức"]),
        "partners": st.lists(st.sampled_from(["Ban Nội chính", "Trường Chính trị"]), max_size=2, unique=True),
        "deadlines": st.lists(
            st.fixed_dictionaries(
                {
                    "text": st.sampled_from(["thường xuyên", "quý I/2027"]),
                    "kinds": st.sampled_from([["ongoing"], ["fixed"], ["fixed", "recurring"]]),
                    "start": st.none(),
                    "end": st.sampled_from([None, "2027-03-31"]),
                }
            ),
            max_size=2,
        ),
        "product": st.sampled_from(["", "Đề án", "Báo cáo"]),
        "notes": st.lists(st.sampled_from(["1", "2"]), max_size=1),
        "depth": st.integers(0, 1),
    }
)
TEXTS = st.fixed_dictionaries(
    {
        "title": WORDS,
        "preamble": st.lists(WORDS, max_size=3),
        "closing": st.lists(WORDS, max_size=2),
        "headings": st.lists(WORDS, min_size=1, max_size=3),
        "entries": st.lists(
            st.tuples(st.sampled_from(UIDS), st.integers(0, 2), ENTRIES),
            max_size=10,
            unique_by=operator.itemgetter(0),
        ),
        "recipients": st.lists(
            st.tuples(st.sampled_from(["r1", "r2", "r3"]), WORDS, st.sampled_from(["", "báo cáo"])),
            max_size=3,
            unique_by=operator.itemgetter(0),
        ),
        "footnotes": st.tuples(WORDS, WORDS),
        "cells": st.lists(st.lists(WORDS, min_size=2, max_size=2), max_size=3),
    }
)


def document(text: dict[str, Any]) -> dict[str, Any]:
    """A document of the interchange schema with these contents; an entry goes to the section that it names."""
    headings = text["headings"]
    numbers = [outline.to_roman(place) for place in range(1, len(headings) + 1)]
    items = []
    for place, number in enumerate(numbers):
        mine = [row for row in text["entries"] if row[1] % len(numbers) == place]
        items += [
            {**deepcopy(entry), "uid": uid, "path": f"{number}.{at}", "section": number, "agency": None}
            for at, (uid, _section, entry) in enumerate(mine, start=1)
        ]
    return {
        "type": "KH",
        "issuer": "Ban Thường vụ",
        "title": text["title"],
        "preamble": text["preamble"],
        "closing": text["closing"],
        "sections": [
            {"number": number, "heading": heading, "uid": f"s{number}"}
            for number, heading in zip(numbers, headings, strict=True)
        ],
        "groups": [],
        "intros": {},
        "items": items,
        "recipients": [{"uid": uid, "text": words, "note": note} for uid, words, note in text["recipients"]],
        "footnotes": [{"mark": str(n), "text": words} for n, words in enumerate(text["footnotes"], start=1)],
        "annexes": [
            {
                "title": "Phụ lục",
                "section": "PL1",
                "uid": "a1",
                "blocks": [{"uid": "b1", "text": "Bảng", "rows": text["cells"]}],
            }
        ],
        "uids": {
            "title": "t",
            "preamble": [f"p{n}" for n in range(len(text["preamble"]))],
            "closing": [f"c{n}" for n in range(len(text["closing"]))],
            "intros": {},
        },
    }


def said(parts: list[ReadPart]) -> list[tuple[Any, ...]]:
    """In order, without the numbers: those follow from the order."""
    return [(part.uid, part.kind, part.text, part.fields) for part in parts]


@settings(deadline=None)
@given(old=TEXTS, new=TEXTS)
def test_the_older_text_with_its_redline_is_the_newer_one(old: dict[str, Any], new: dict[str, Any]) -> None:
    before, after = document(old), document(new)
    assert said(applied(read_parts(before), changed_parts(before, after))) == said(list(read_parts(after)))


@settings(deadline=None)
@given(text=TEXTS, order=st.permutations(range(10)), drop=st.sets(st.sampled_from(UIDS), max_size=3))
def test_points_that_were_moved_and_dropped_stand_where_the_newer_text_has_them(
    text: dict[str, Any], order: list[int], drop: set[str]
) -> None:
    rows = text["entries"]
    moved = [rows[place] for place in order if place < len(rows) and rows[place][0] not in drop]
    before, after = document(text), document({**text, "entries": moved})
    changes = changed_parts(before, after)
    assert said(applied(read_parts(before), changes)) == said(list(read_parts(after)))
    assert {change.uid for change in changes if change.gone} == drop & {row[0] for row in rows}
    assert said(applied(read_parts(after), changed_parts(after, before))) == said(list(read_parts(before)))


@given(text=TEXTS)
def test_a_text_beside_itself_needs_no_change(text: dict[str, Any]) -> None:
    assert changed_parts(document(text), document(text)) == []
