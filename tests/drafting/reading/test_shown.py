from drafting.reading.shown import owners

PLAN = {
    "sections": [{"uid": "s1", "lines": [4]}],
    "groups": [],
    "items": [{"uid": "i1", "lines": [5, 6]}, {"uid": "i2", "lines": [6, 7]}],
    "recipients": [],
    "places": {"title": [2], "preamble": [[3]], "closing": [], "foot": [9]},
    "uids": {"preamble": ["p1"]},
    "unplaced": [{"text": "x", "lines": [8]}],
}
LETTER = {"places": {"preamble": [[1]], "title": []}, "items": [], "assigns": [{"lines": [1]}]}


def bundle(lines: int) -> dict[str, object]:
    numbered = [{"number": number, "text": str(number)} for number in range(lines)]
    return {"documents": [LETTER, PLAN], "source": {"lines": numbered}}


def test_every_line_leads_to_what_it_became() -> None:
    assert owners(bundle(10), 1) == {
        0: "other-0",  # above the letter's first line: its head
        1: "other-0",
        2: "head",
        3: "p1",
        4: "s1",
        5: "i1",
        6: "i1",
        7: "i2",
        8: "unplaced-0",
        9: "foot",
    }


def test_lines_above_a_title_are_the_head_of_its_document() -> None:
    alone = {"documents": [PLAN], "source": bundle(10)["source"]}
    assert {number: owner for number, owner in owners(alone, 0).items() if number < 3} == dict.fromkeys(
        range(3), "head"
    )
