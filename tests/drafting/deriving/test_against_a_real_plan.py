"""The central plan, derived, against the plan that a province really made from it (../shared/corpus)."""

import json
from datetime import date

import pytest
from rapidfuzz import fuzz

from drafting.deriving import default_body_map, derive, own_body
from drafting.reading.reader import read_file
from drafting.sentence import without_when
from tests.corpus import corpus_dir


def read(name):
    data = (corpus_dir() / f"{name}.txt").read_bytes()
    return next(document for document in read_file(data, f"{name}.txt")["documents"] if document["items"])


@pytest.fixture(scope="module")
def pairs():
    """(parent's item, derived item, the province's item) for the pairs that the labels call the same."""
    parent, real = read("002"), read("000")
    derived = derive(
        parent,
        own=own_body("Tỉnh ủy", "province"),
        body_map=default_body_map("province", "Tỉnh ủy"),
        today=date(2022, 1, 1),
    )
    above = {item["path"]: item for item in parent["items"]}
    made = {item["source"][0]["path"]: item for item in derived.document["items"]}
    below = {item["path"]: item for item in real["items"]}
    links = json.loads((corpus_dir() / "align-002-000.label.json").read_text())
    same = [(link["parents"][0], link["child"]) for link in links if link["relation"] == "same"]
    return [(above[parent], made[parent], below[child]) for parent, child in same]


def likeness(pairs, of, text):
    return sum(fuzz.ratio(text(pair[of]), text(pair[2])) for pair in pairs) / len(pairs)


def test_the_derived_text_is_closer_to_the_real_one_than_the_parents(pairs):
    assert likeness(pairs, 0, lambda item: item["text"]) < 87
    assert likeness(pairs, 1, lambda item: item["text"]) >= 89.5


def test_so_it_is_with_the_deadlines_left_out(pairs):
    def bare(item):
        return without_when(item["text"], item["deadlines"])

    assert likeness(pairs, 1, bare) > likeness(pairs, 0, bare) + 2
