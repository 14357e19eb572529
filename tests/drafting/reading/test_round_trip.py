"""What the product prints it reads back as the same plan, from Word and from PDF."""

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from drafting.reading.reader import read_file
from drafting.rendering.compose import plan_in
from drafting.rendering.docx import render_docx
from drafting.rendering.pdf import render_pdf
from tests.corpus import corpus_dir
from tests.drafting.reading.plans import plans

HEAD = ("type", "symbol", "date", "place", "issuer", "issuer_head", "superior", "title")
FOOT = ("recipients", "archive", "signature")
LISTS = ("preamble", "sections", "groups", "intros", "closing", "footnotes")
OF_ITEMS = (
    "path",
    "section",
    "agency",
    "kind",
    "text",
    "deadlines",
    "target",
    "lead",
    "partners",
    "notes",
)

WRITERS = {"docx": render_docx, "pdf": lambda plan: render_pdf(plan).pdf}


def told(value: Any) -> Any:
    """What is printed: without the numbers of lines."""
    if isinstance(value, dict):
        return {key: told(inner) for key, inner in value.items() if key != "lines"}
    return [told(inner) for inner in value] if isinstance(value, list) else value


def read_back(plan: dict[str, Any], kind: str) -> dict[str, Any]:
    return read_file(WRITERS[kind](plan), "ke-hoach")["documents"][0]


def check(plan: dict[str, Any], kind: str, *fields: str) -> dict[str, Any]:
    found = read_back(plan, kind)
    for field in fields:
        assert told(found[field]) == told(plan[field]), field
    assert [item["path"] for item in found["items"]] == [item["path"] for item in plan["items"]]
    for item, expected in zip(found["items"], plan["items"], strict=True):
        for field in OF_ITEMS:
            assert item.get(field) == expected.get(field), (item["path"], field)
    return found


def breaks(plan: dict[str, Any]) -> list[list[str]]:
    return [item["paragraphs"] for item in plan["items"]]


@pytest.mark.parametrize("kind", ["docx", "pdf"])
@given(plan=plans())
@settings(
    max_examples=12,
    deadline=None,
    # making a failing plan smaller prints it hundreds of times
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_any_plan_comes_back_as_it_was_written(kind, plan):
    found = check(plan, kind, *HEAD, *LISTS, *FOOT)
    # in a short PDF nothing tells a paragraph that ends with its line from a sentence that goes on
    assert kind == "pdf" or breaks(found) == breaks(plan)


@pytest.mark.parametrize("kind", ["docx", "pdf"])
@pytest.mark.parametrize("document", ["000", "002", "004"])
def test_a_real_plan_comes_back_as_it_was_written(document, kind):
    plan = plan_in(read_file((corpus_dir() / f"{document}.txt").read_bytes(), document))
    found = check(plan, kind, "type", "symbol", "date", "place", "issuer", "title", *LISTS, *FOOT)
    assert breaks(found) == breaks(plan)
