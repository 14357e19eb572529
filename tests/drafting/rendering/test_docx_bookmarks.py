"""The names of the parts that a Word file carries unseen."""

from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn

from drafting.rendering.docx import render_docx
from tests.drafting.rendering.sample_plan import sample_plan

PLAN = sample_plan()


def with_uids() -> dict[str, Any]:
    items = [{**item, "uid": f"{index:032x}"} for index, item in enumerate(PLAN["items"])]
    return {**PLAN, "items": items}


def bookmarked(document: dict[str, Any]) -> dict[str, str]:
    """Name of a bookmark → the words of its paragraph."""
    body = docx.Document(BytesIO(render_docx(document))).element.body
    return {
        start.get(qn("w:name")): "".join(text.text for text in start.getparent().iter(qn("w:t")))
        for start in body.iter(qn("w:bookmarkStart"))
    }


def test_every_point_carries_its_uid_at_its_first_words() -> None:
    document = with_uids()
    found = bookmarked(document)
    printed = [item for item in document["items"] if f"_tk_{item['uid']}" in found]
    assert len(printed) == len(document["items"])
    for item in printed:
        first = (item.get("paragraphs") or [item["text"]])[0]
        assert first in found[f"_tk_{item['uid']}"]


def test_a_bookmark_begins_and_ends_under_one_number_of_its_own() -> None:
    body = docx.Document(BytesIO(render_docx(with_uids()))).element.body
    starts = [mark.get(qn("w:id")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert starts == [mark.get(qn("w:id")) for mark in body.iter(qn("w:bookmarkEnd"))]
    assert len(set(starts)) == len(starts) > 0


def test_a_uid_that_word_would_refuse_as_a_name_is_left_out() -> None:
    items = [{**item, "uid": 'an ending that is "far" too long for a name of Word'} for item in PLAN["items"]]
    assert bookmarked({**PLAN, "items": items}) == {}
