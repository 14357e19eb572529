"""Footnotes are counted in the order of reading, whatever the order in which they were written."""

from drafting.hashing import part_hashes
from drafting.rendering.compose import compose
from drafting.rendering.html import html_of
from drafting.rendering.notes import renumbered
from tests.drafting.test_one_text import rich


def plan(*marks):
    document = rich()
    first = document["items"][0]
    document["items"] = [
        {**first, "uid": f"i{n}", "path": f"I.1.{n}", "notes": [mark]}
        for n, mark in enumerate(marks, start=1)
    ]
    document["footnotes"] = [{"mark": mark, "text": f"Chú thích {mark}."} for mark in sorted(marks)]
    return document


def test_a_note_written_later_in_front_is_number_one():
    found = renumbered(plan("2", "1"))
    assert [item["notes"] for item in found["items"]] == [["1"], ["2"]]
    assert [(note["mark"], note["text"]) for note in found["footnotes"]] == [
        ("1", "Chú thích 2."),
        ("2", "Chú thích 1."),
    ]


def test_stars_stay_stars_and_numbers_in_order_stay():
    for document in (plan("*", "**"), plan("1", "2")):
        assert renumbered(document) is document


def test_a_note_in_front_changes_no_other_part_and_is_printed_in_order():
    before, after = plan("1"), plan("2", "1")
    assert part_hashes(before)["i1"] == part_hashes(after)["i2"]
    printed = html_of(compose(after))
    assert printed.index("Chú thích 2.") < printed.index("Chú thích 1.")
