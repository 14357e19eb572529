"""The finished PDF of real plans, read back and held against the form box by box, and against their own words."""

from dataclasses import replace
from typing import Any

import pypdfium2
import pytest

from drafting.reading.reader import read_file
from drafting.rendering.compose import compose, plan_in
from drafting.rendering.form import HD05, HD36
from drafting.rendering.html import css_of, html_of
from drafting.rendering.pdf import print_html, render_pdf
from tests.corpus import corpus_dir
from tests.drafting.rendering.form_checker import check, squeezed
from tests.drafting.rendering.sample_plan import item, sample_plan

NAMES = ("000", "002", "004")


def plan_of(name: str) -> dict[str, Any]:
    file = corpus_dir() / f"{name}.txt"
    plan = plan_in(read_file(file.read_bytes(), file.name))
    assert plan is not None
    return dict(plan)


@pytest.mark.parametrize("name", NAMES)
def test_a_real_plan_is_printed_as_the_form_says_box_by_box(name: str) -> None:
    plan = plan_of(name)
    assert check(render_pdf(plan).pdf, compose(plan)) == []


def test_the_invented_plan_is_printed_as_the_form_says() -> None:
    plan = sample_plan(40, symbol="05-KH/TU", date="2027-02-05")
    assert check(render_pdf(plan).pdf, compose(plan)) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_word_of_the_reading_is_printed_in_its_order(name: str) -> None:
    """Without blanks, as lines and pages tear the words; page numbers are left out, footnotes stand apart."""
    plan = plan_of(name)
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(render_pdf(plan).pdf)]
    said = "".join(
        squeezed(page).removesuffix(str(number) if number > 1 else "") for number, page in enumerate(pages, 1)
    )
    assert "\u2060" not in said
    marks = {squeezed(note["mark"]) for note in plan.get("footnotes") or ()}
    place, missing = 0, []
    for row in plan["items"]:
        wanted = squeezed(row["text"])
        if row.get("notes"):
            wanted = wanted[:30]
        found = said.find(wanted, place)
        if found < 0 and not any(mark in wanted for mark in marks):
            missing.append(row["path"])
        place = max(place, found)
    assert missing == []


CHANGES = {
    "motto_pt": 14,
    "head_pt": 13,
    "type_pt": 14,
    "abstract_pt": 15,
    "body_pt": 13,
    "line_pt": 20,
    "indent_mm": 12,
    "paragraph_gap_pt": 2,
    "recipients_pt": 14,
    "recipients_label_pt": 12,
    "signature_pt": 13,
    "signature_gap_lines": 3,
    "margin_left_mm": 35,
    "margin_right_mm": 20,
    "page_number_pt": 12,
    "separator": "***",
    "recipients_label": "Nơi gửi:",
}


@pytest.mark.parametrize("field", CHANGES)
def test_the_checker_notices_each_figure_of_the_form_that_is_printed_otherwise(field: str) -> None:
    """Printed by changed data, held against the right ones."""
    plan = sample_plan(40, symbol="05-KH/TU", date="2027-02-05")
    right = compose(plan)
    wrong = replace(right, rules=replace(right.rules, **{field: CHANGES[field]}))
    pdf = print_html(html_of(wrong), css_of(wrong.rules), wrong.rules)[0]
    assert check(pdf, right)


def test_both_guidelines_are_printed_from_their_own_data() -> None:
    plan = sample_plan(12, symbol="05-KH/TU")
    for rules, day in ((HD36, "2025-03-01"), (HD05, "2027-03-01")):
        dated = {**plan, "date": day}
        sheet = compose(dated)
        assert sheet.rules is rules
        assert check(render_pdf(dated).pdf, sheet) == []


def test_a_plan_with_long_names_keeps_its_form() -> None:
    plan = sample_plan(
        12,
        symbol="105-KH/ĐU",
        date="2027-02-05",
        place="Tân Thạnh Đông",
        superior="Đảng bộ tỉnh Lam Sơn",
        issuer_head="ĐẢNG ỦY XÃ TÂN THẠNH ĐÔNG",
        items=[
            item(f"II.{n}", "task", "Rà soát, bổ sung quy chế làm việc. " * (n % 7 + 1)) for n in range(1, 30)
        ],
        groups=[],
    )
    assert check(render_pdf(plan).pdf, compose(plan)) == []
