"""Which paragraphs open the sections of a body."""

from dataclasses import replace

from drafting.reading.blocks import Block
from drafting.reading.structure.headings import (
    SECTION_WORDS,
    is_capital_heading,
    looks_like_heading,
    split_caps,
)
from drafting.reading.structure.marks import ABOVE_SECTIONS, Mark, read_mark, roman, roman_value
from drafting.reading.words import is_caps, plain


def is_section(mark: Mark | None, expected: int, block: Block) -> bool:
    """A Roman mark opens a section if it is in capitals or takes the next number with a heading's look."""
    if not mark or mark.kind != "roman":
        return False
    if is_caps(split_caps(mark.rest)[0]) or is_caps(mark.rest[:14]):
        return True
    heading = looks_like_heading(mark.rest)
    value = roman_value(mark.number) or 0
    return (value == expected and (heading or block.bold)) or (value == expected + 1 and heading)


def promote(blocks: list[Block]) -> tuple[list[Block], str]:
    """The blocks with their sections marked, and the kind of mark that opens a section.

    Parts and chapters stand above Roman numbers. Where none of these exist, articles, "1. MỤC ĐÍCH" and telling
    capital lines are read as "I. MỤC ĐÍCH".
    """
    marks = [None if block.table else read_mark(block.text) for block in blocks]
    kinds = {mark.kind for mark in marks if mark}
    if not any(mark and mark.kind == "capital" and mark.number == "I" for mark in marks):
        kinds.discard("capital")
    for kind in ABOVE_SECTIONS:
        if kind in kinds:
            return blocks, kind
    romans = [
        (i, mark.number)
        for i, (mark, block) in enumerate(zip(marks, blocks, strict=True))
        if mark and mark.kind == "roman" and is_section(mark, roman_value(mark.number) or 0, block)
    ]
    capitals = [mark.number for mark in marks if mark and mark.kind == "number" and is_caps(mark.rest)]
    if romans and not (capitals[:1] == ["2"] and [number for _, number in romans] == ["I"]):
        place, number = romans[0]
        return (with_first(blocks, marks[:place]) if number == "II" else blocks), "roman"
    out: list[Block] = []
    count = 0
    for mark, block in zip(marks, blocks, strict=True):
        if mark and mark.kind == "article" and int(mark.number) < 90:
            out.append(replace(block, text=f"{roman(int(mark.number))}. {mark.rest}", bold=True))
        elif "article" not in kinds and not block.table and is_capital_heading(mark, block.text):
            printed = int(mark.number) if mark and mark.number.isdigit() else 0
            count = printed if count < printed < 90 else count + 1
            out.append(replace(block, text=f"{roman(count)}. {mark.rest if mark else block.text}"))
        else:
            out.append(block)
    return (out if count or "article" in kinds else with_small_sections(blocks, marks)), "roman"


def with_small_sections(blocks: list[Block], marks: list[Mark | None]) -> list[Block]:
    """ "1. Mục đích, yêu cầu", "2. Nội dung", … in small letters, where no other headings are."""
    out = list(blocks)
    found: list[str] = []
    last = 0
    for i, mark in enumerate(marks):
        if not mark or mark.kind != "number" or not looks_like_heading(mark.rest):
            continue
        if last < int(mark.number) <= last + 2:
            last = int(mark.number)
            found.append(mark.rest)
            out[i] = replace(blocks[i], text=f"{roman(last)}. {mark.rest}", bold=True)
    telling = sum(bool(SECTION_WORDS.search(plain(heading))) for heading in found)
    return out if telling > 1 and telling * 2 >= len(found) else blocks


def with_first(blocks: list[Block], marks: list[Mark | None]) -> list[Block]:
    """ "1. Mục đích, yêu cầu" above "II. …": the first section's number was read as a figure.

    `marks`: those of the blocks above the second section.
    """
    for i, mark in enumerate(marks):
        if (
            mark
            and mark.kind == "number"
            and mark.number == "1"
            and is_capital_heading(mark, mark.rest.upper())
        ):
            return [*blocks[:i], replace(blocks[i], text=f"I. {mark.rest}"), *blocks[i + 1 :]]
    return blocks
