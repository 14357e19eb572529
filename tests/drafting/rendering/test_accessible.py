"""The accessible page has the words of the printed one, and the structure that the eye sees there."""

import re
from collections import Counter
from itertools import pairwise
from typing import Any

import pytest
from lxml import html
from rapidfuzz.distance import LCSseq

from drafting.reading.reader import read_file
from drafting.rendering.accessible import accessible_html
from drafting.rendering.compose import compose, plan_in
from drafting.rendering.pdf import render_pdf
from drafting.rendering.printed_words import page_texts
from tests.corpus import corpus_dir
from tests.drafting.rendering.sample_plan import sample_plan

WORD = re.compile(r"[^\W\d_]+|\d+")


def page_of(plan: dict[str, Any]) -> Any:
    return html.document_fromstring(accessible_html(compose(plan), [("Mã băm", "abc")]))


def words_of_page(plan: dict[str, Any]) -> Counter[str]:
    (main,) = page_of(plan).iter("main")
    return Counter(WORD.findall(" ".join(main.itertext())))


def words_of_print(plan: dict[str, Any]) -> Counter[str]:
    """Without the numbers of pages."""
    pages = page_texts(render_pdf(plan).pdf)
    words = Counter(WORD.findall("\n".join(pages)))
    return words - Counter(str(number) for number in range(2, len(pages) + 1))


@pytest.mark.parametrize("name", ["000", "002", "004"])
def test_a_real_plan_has_the_same_words_on_the_page_as_in_print(name: str) -> None:
    file = corpus_dir() / f"{name}.txt"
    plan = plan_in(read_file(file.read_bytes(), file.name))
    assert plan is not None
    assert words_of_page(dict(plan)) == words_of_print(dict(plan))
    assert in_their_order(dict(plan))


def in_their_order(plan: dict[str, Any]) -> bool:
    """Whether the words between title and foot stand in print in the same order; notes stand at the feet of pages."""
    page = page_of(plan)
    (main,) = page.iter("main")
    for aside in page.xpath("//main/header | //main/footer | //ul[@class='notes']"):
        aside.drop_tree()
    said = WORD.findall(" ".join(main.itertext()))
    printed = WORD.findall("\n".join(page_texts(render_pdf(plan).pdf)))
    return LCSseq.similarity(said, printed) == len(said)


def test_the_invented_plan_has_the_same_words_too_in_each_of_its_parts() -> None:
    plan = sample_plan(symbol="05-KH/TU", date="2027-02-05")
    assert words_of_page(plan) == words_of_print(plan)


def test_headings_lists_and_tables_are_such_and_nothing_comes_from_outside() -> None:
    rows = [["TT", "Nội dung"], ["1", "Tập huấn"]]
    annexes = [{"title": "Danh mục", "blocks": [{"rows": rows}]}]
    page = page_of(sample_plan(4, symbol="05-KH/TU", date="2027-02-05", annexes=annexes))
    assert page.get("lang") == "vi"
    assert page.findtext(".//title").startswith("KẾ HOẠCH thực hiện")
    levels = [int(element.tag[1]) for element in page.iter("h1", "h2", "h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    items = page.xpath("//main/ul[not(@class)]/li")
    assert len(items) == 9
    assert all(cell.get("scope") for cell in page.iter("th"))
    assert len(page.xpath("//table/tbody/tr")) == 1
    assert not page.xpath("//script | //link | //img | //iframe | //@src | //@onload | //@style")
    assert all(link.get("href").startswith("#") for link in page.iter("a"))
    targets = {element.get("id") for element in page.iter() if element.get("id")}
    assert {link.get("href")[1:] for link in page.iter("a")} <= targets


def test_text_is_shown_as_text_and_paragraphs_of_one_item_stay_together() -> None:
    plan = sample_plan(1)
    item = plan["items"][2]
    item["text"] = "Một <script>alert(1)</script> câu. Câu nữa."
    item["paragraphs"] = ["Một <script>alert(1)</script> câu.", "Câu nữa."]
    page = page_of(plan)
    assert not page.xpath("//script")
    (found,) = [li for li in page.iter("li") if "alert(1)" in li.text_content()]
    assert [p.text_content().split()[-1] for p in found.iter("p")] == ["câu.", "nữa."]
