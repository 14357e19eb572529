"""What is hashed is what is compared is what is printed; number, date, signer and draft mark are neither."""

from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.hashing import digest, part_hashes
from drafting.redline import changed_parts
from drafting.rendering.compose import compose
from drafting.rendering.html import html_of

DAY = date(2026, 11, 20)


def rich() -> dict[str, Any]:
    """A plan that has everything that a part can hold."""
    return {
        "type": "KH",
        "symbol": None,
        "date": None,
        "place": "Lam Sơn",
        "issuer": "Ban Thường vụ Tỉnh ủy",
        "issuer_head": "TỈNH ỦY LAM SƠN",
        "superior": None,
        "body_symbol": "TU",
        "title": "KẾ HOẠCH thực hiện Kế hoạch số 41-KH/TW về cấp ủy",
        "bases": ["41-KH/TW"],
        "citations": [],
        "signature": None,
        "preamble": ["Ban Thường vụ Tỉnh ủy ban hành Kế hoạch như sau:"],
        "sections": [{"number": "I", "heading": "NHIỆM VỤ", "uid": "s1"}],
        "groups": [
            {
                "path": "I.1",
                "heading": "Nhóm một",
                "is_agency": False,
                "intro": "Câu dẫn nhóm:",
                "uid": "g1",
                "intro_uid": "gi1",
            }
        ],
        "intros": {"I": "Câu dẫn mục:"},
        "items": [
            {
                "path": "I.1.1",
                "section": "I",
                "agency": None,
                "kind": "task",
                "text": "Văn phòng Tỉnh ủy rà soát quy định (trong quý I/2027). Đoạn hai.",
                "paragraphs": ["Văn phòng Tỉnh ủy rà soát quy định (trong quý I/2027).", "Đoạn hai."],
                "deadlines": [
                    {"text": "trong quý I/2027", "kinds": ["fixed"], "start": None, "end": "2027-03-31"}
                ],
                "target": None,
                "lead": "Văn phòng Tỉnh ủy",
                "partners": [],
                "notes": ["1"],
                "runs": [[18, 25, "italic"]],
                "product": "Đề án mẫu",
                "uid": "i1",
            },
        ],
        "closing": ["Các cơ quan báo cáo kết quả."],
        "footnotes": [{"mark": "1", "text": "Quy định số 85-QĐ/TW."}],
        "annexes": [
            {
                "number": "1",
                "title": "Phụ lục biểu mẫu",
                "section": "PL1",
                "uid": "a1",
                "blocks": [
                    {"uid": "b1", "text": "Đoạn của phụ lục."},
                    {"uid": "b2", "text": "Bảng", "rows": [["Cột", "Số"], ["Một", "2"]]},
                ],
            }
        ],
        "recipients": [{"text": "Ban Bí thư", "note": "báo cáo", "uid": "r1", "agency": None, "group": None}],
        "archive": "Văn phòng Tỉnh ủy",
        "uids": {"title": "t", "preamble": ["p1"], "closing": ["c1"], "intros": {"I": "n1"}},
    }


def printed(document: dict[str, Any], **more: Any) -> str:
    return html_of(compose(document, **more))


def put(path: str) -> Any:
    """Writes new words where a path leads: "items.0.text"."""

    def change(document: dict[str, Any], words: str) -> None:
        *way, last = path.split(".")
        place: Any = document
        for step in way:
            place = place[int(step)] if step.isdigit() else place[step]
        key: Any = int(last) if last.isdigit() else last
        place[key] = f"{place[key]} {words}"

    return change


def item_text(document: dict[str, Any], words: str) -> None:
    item = document["items"][0]
    item["paragraphs"][-1] += f" {words}"
    item["text"] = " ".join(item["paragraphs"])


def italic(document: dict[str, Any], words: str) -> None:
    document["items"][0]["runs"] = [[0, 9, "italic"]]


def paragraphs(document: dict[str, Any], words: str) -> None:
    document["items"][0]["paragraphs"] = [document["items"][0]["text"]]


def new_item(document: dict[str, Any], words: str) -> None:
    document["items"].append(
        {
            **deepcopy(document["items"][0]),
            "uid": "i2",
            "path": "I.1.2",
            "text": words,
            "paragraphs": [words],
            "runs": [],
        }
    )


def when(document: dict[str, Any], words: str) -> None:
    document["items"][0]["deadlines"][0]["kinds"] = ["fixed", "recurring"]


def who(document: dict[str, Any], words: str) -> None:
    document["items"][0]["lead"] = f"Ban {words}"


def partners(document: dict[str, Any], words: str) -> None:
    document["items"][0]["partners"] = [f"Ban {words}"]


def target(document: dict[str, Any], words: str) -> None:
    document["items"][0]["target"] = {"value": "90", "value_to": None, "unit": "%", "comparator": ">="}


def kind(document: dict[str, Any], words: str) -> None:
    document["items"][0]["kind"] = "organisation"


def bold(document: dict[str, Any], words: str) -> None:
    document["items"][0]["runs"][0][2] = "bold"


def file(document: dict[str, Any], words: str) -> None:
    document["annexes"][0]["blocks"].append({"uid": "b3", "text": "Tệp", "file": "a" * 64})


def other_file(document: dict[str, Any], words: str) -> None:
    document["annexes"][0]["blocks"][2]["file"] = "b" * 64


def archive(document: dict[str, Any], words: str) -> None:
    document["archive"] = f"Văn phòng {words}"


def break_moved(document: dict[str, Any], words: str) -> None:
    text = document["items"][0]["text"]
    cut = text.index(" rà soát")
    document["items"][0]["paragraphs"] = [text[:cut], text[cut + 1 :]]


def other_word_italic(document: dict[str, Any], words: str) -> None:
    text = document["items"][0]["text"]
    second = text.index("o")
    document["items"][0]["runs"] = [[text.index("o", second + 1), text.index("o", second + 1) + 1, "italic"]]


def first_word_italic(document: dict[str, Any], words: str) -> None:
    place = document["items"][0]["text"].index("o")
    document["items"][0]["runs"] = [[place, place + 1, "italic"]]


def cell_of_two(document: dict[str, Any], words: str) -> None:
    document["annexes"][0]["blocks"][1]["rows"][0] = ["Cột | Số"]


def note_in_text(document: dict[str, Any], words: str) -> None:
    line = document["recipients"][0]
    line["text"], line["note"] = f"{line['text']} ({line['note']})", None


def due_dropped(document: dict[str, Any], words: str) -> None:
    document["items"][0]["deadlines"][0]["kinds"] = []


SAID_IN_DATA = {
    "kind of a deadline": when,
    "lead": who,
    "partners": partners,
    "target": target,
    "kind": kind,
    "style": bold,
}
"""What the hash covers and the sentence says already: told as a field, printed where the words change with it."""

CHANGES = {
    "title": put("title"),
    "preamble": put("preamble.0"),
    "section": put("sections.0.heading"),
    "intro": put("intros.I"),
    "group": put("groups.0.heading"),
    "intro of a group": put("groups.0.intro"),
    "text": item_text,
    "column": put("items.0.product"),
    "footnote": put("footnotes.0.text"),
    "italics": italic,
    "paragraphs": paragraphs,
    "new item": new_item,
    "closing": put("closing.0"),
    "annex": put("annexes.0.title"),
    "paragraph of an annex": put("annexes.0.blocks.0.text"),
    "cell": put("annexes.0.blocks.1.rows.1.0"),
    "recipient": put("recipients.0.text"),
}
WORDS = st.lists(
    st.sampled_from(["thêm", "bổ sung", "Đảng", "2027", "<b>", "&"]), min_size=1, max_size=4
).map(" ".join)


@pytest.mark.parametrize("what", CHANGES)
@settings(deadline=None, max_examples=8)
@given(words=WORDS)
def test_what_changes_the_hash_is_shown_as_a_change_and_is_printed(what: str, words: str) -> None:
    old, new = rich(), rich()
    CHANGES[what](new, words)
    before, after = part_hashes(old), part_hashes(new)
    touched = {uid for uid in {*before, *after} if before.get(uid) != after.get(uid)}
    assert touched
    assert digest(old) != digest(new)
    assert touched == {change.uid for change in changed_parts(old, new)}
    assert printed(old) != printed(new)


@pytest.mark.parametrize(
    ("head", "more"),
    [
        ({"signature": {"on_behalf": "T/M BAN THƯỜNG VỤ", "position": "BÍ THƯ", "name": "Lê Văn Một"}}, {}),
        ({"date": "2026-11-20", "symbol": "12-KH/TU", "number": 12}, {}),
        ({}, {"number": 12, "issued_on": DAY}),
        ({}, {"draft_mark": "Dự thảo lần 2"}),
    ],
)
def test_number_date_signer_and_draft_mark_are_printed_and_change_no_part(
    head: dict[str, Any], more: dict[str, Any]
) -> None:
    old, new = rich(), rich() | head
    assert part_hashes(old) == part_hashes(new)
    assert changed_parts(old, new) == []
    assert printed(old) != printed(new, **more)


def test_the_same_text_has_no_change_and_prints_the_same() -> None:
    assert changed_parts(rich(), rich()) == []
    assert printed(rich()) == printed(rich())


@settings(deadline=None, max_examples=40)
@given(chosen=st.lists(st.sampled_from(sorted(CHANGES)), max_size=4, unique=True), words=WORDS)
def test_every_changed_part_is_told_once_whatever_else_changed(chosen: list[str], words: str) -> None:
    new = rich()
    for what in chosen:
        CHANGES[what](new, words)
    told = [change.uid for change in changed_parts(rich(), new)]
    assert len(told) == len(set(told))
    before, after = part_hashes(rich()), part_hashes(new)
    assert {uid for uid in {*before, *after} if before.get(uid) != after.get(uid)} == set(told)


@pytest.mark.parametrize("what", SAID_IN_DATA)
def test_what_only_the_data_say_is_told_by_its_field(what: str) -> None:
    new = rich()
    SAID_IN_DATA[what](new, "Tổ chức")
    [change] = changed_parts(rich(), new)
    assert change.uid == "i1"
    assert change.fields


def test_another_file_under_the_same_name_is_told() -> None:
    old, new = rich(), rich()
    for document in (old, new):
        file(document, "")
    other_file(new, "")
    [change] = changed_parts(old, new)
    assert "bbbb" in change.redline


@pytest.mark.parametrize("change", [archive, break_moved, cell_of_two, note_in_text, due_dropped])
def test_what_looks_alike_is_told_apart(change: Any) -> None:
    new = rich()
    change(new, "Tỉnh ủy Lam Sơn")
    [told] = changed_parts(rich(), new)
    assert told.reworded or told.fields
    assert {uid for uid in part_hashes(new) if part_hashes(rich()).get(uid) != part_hashes(new)[uid]} == {
        told.uid
    }


def test_italics_of_another_of_the_same_words_are_told() -> None:
    old, new = rich(), rich()
    first_word_italic(old, "")
    other_word_italic(new, "")
    [told] = changed_parts(old, new)
    assert told.fields


def test_a_footnote_that_only_got_another_number_is_no_change() -> None:
    new = rich()
    new["items"][0]["notes"], new["footnotes"][0]["mark"] = ["7"], "7"
    assert part_hashes(new) == part_hashes(rich())
    assert changed_parts(rich(), new) == []


def test_an_item_that_is_taken_out_of_its_group_is_told_though_nothing_else_moves() -> None:
    new = rich()
    new["items"][0]["path"] = "I.2"
    [told] = changed_parts(rich(), new)
    assert (told.uid, told.moved_from, told.path) == ("i1", "I.1.1", "I.2")


def test_type_and_issuer_belong_to_the_whole() -> None:
    [change] = changed_parts(rich(), rich() | {"issuer": "Tỉnh ủy"})
    assert (change.uid, "<del>" in change.redline) == ("head", True)
