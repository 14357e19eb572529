"""What a reader is shown of a change: nothing lost, nothing invented, nothing that the browser would run."""

from copy import deepcopy
from typing import Any

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from drafting.redline import changed_parts, marked, words

texts = st.lists(
    st.sampled_from(["Mỗi", "đảng", "bộ", "xã,", "hằng", "năm", "06", "tháng", " ", "\n", "<b>", "&", '"']),
    max_size=30,
).map(" ".join)


@given(texts | st.text(max_size=60), texts | st.text(max_size=60))
def test_kept_and_put_in_are_the_new_text_and_kept_and_taken_out_the_old(old: str, new: str) -> None:
    runs = words(old, new)
    assert "".join(text for kind, text in runs if kind >= 0) == new
    assert "".join(text for kind, text in runs if kind <= 0) == old


@given(texts)
def test_the_same_text_shows_no_change(text: str) -> None:
    assert all(kind == 0 for kind, _text in words(text, text))


def test_a_change_moves_in_whole_words() -> None:
    assert marked("bồi dưỡng hằng năm cho bí thư", "bồi dưỡng hằng tháng cho bí thư") == (
        "bồi dưỡng hằng <del>năm</del><ins>tháng</ins> cho bí thư"
    )


def test_a_template_prints_the_marks_and_escapes_the_words() -> None:
    page = Template("{{ change }}").render(Context({"change": marked("a", "a <script>alert(1)</script>")}))
    assert page == "a<ins> &lt;script&gt;alert(1)&lt;/script&gt;</ins>"


def document() -> dict[str, Any]:
    item: dict[str, Any] = {
        "kind": "task",
        "deadlines": [],
        "target": None,
        "lead": None,
        "partners": [],
        "notes": [],
    }
    return {
        "title": "KẾ HOẠCH bồi dưỡng cấp ủy viên",
        "preamble": ["Thực hiện Kế hoạch số 41-KH/TW."],
        "closing": ["Kế hoạch này phổ biến đến chi bộ."],
        "sections": [{"number": "I", "heading": "NHIỆM VỤ", "uid": "s1"}],
        "groups": [],
        "intros": {},
        "items": [
            {
                **item,
                "path": "I.1",
                "section": "I",
                "text": "Bồi dưỡng hằng năm.",
                "agency": None,
                "uid": "i1",
            },
            {
                **item,
                "path": "I.2",
                "section": "I",
                "text": "Biên soạn tài liệu.",
                "agency": None,
                "uid": "i2",
            },
        ],
        "recipients": [{"text": "Các đảng ủy", "note": None, "uid": "r1"}],
        "footnotes": [],
        "uids": {"title": "t1", "preamble": ["p1"], "closing": ["c1"], "intros": {}},
    }


def test_a_document_beside_itself_shows_no_change() -> None:
    assert changed_parts(document(), document()) == []


def test_each_changed_part_is_shown_under_its_number_or_its_name() -> None:
    old, new = document(), document()
    new["title"] = "KẾ HOẠCH bồi dưỡng bí thư"
    new["items"][0]["text"] = "Bồi dưỡng hằng quý."
    new["recipients"][0]["note"] = "báo cáo"
    changes = changed_parts(old, new)
    assert [change.label for change in changes] == ["Trích yếu", "I.1", "Nơi nhận"]
    assert changes[1].redline == "Bồi dưỡng hằng <del>năm.</del><ins>quý.</ins>"
    assert changes[2].redline == "Các đảng ủy<ins> (báo cáo)</ins>"


def test_added_and_removed_items_are_shown_whole() -> None:
    old, new = document(), document()
    new["items"][1] = {**new["items"][1], "uid": "i3", "text": "Tổ chức thi."}
    added, gone = changed_parts(old, new)
    assert (added.uid, added.added, added.redline) == ("i3", True, "<ins>Tổ chức thi.</ins>")
    assert (gone.uid, gone.added, gone.redline) == ("i2", False, "<del>Biên soạn tài liệu.</del>")


@pytest.mark.parametrize(
    "field", [{"lead": "Ban Tổ chức"}, {"target": {"text": "100%"}}, {"partners": ["Văn phòng"]}]
)
def test_a_change_of_who_or_how_much_is_told_though_the_words_stay(field: dict[str, Any]) -> None:
    new = document()
    new["items"][0] |= field
    (change,) = changed_parts(document(), new)
    assert (change.uid, change.reworded, change.redline) == ("i1", False, "Bồi dưỡng hằng năm.")


def test_an_item_that_only_moved_is_told_with_the_place_that_it_left() -> None:
    new = deepcopy(document())
    first, second = new["items"]
    new["items"] = [{**second, "path": "I.1"}, {**first, "path": "I.2"}]
    (change,) = changed_parts(document(), new)
    assert (change.uid, change.path, change.moved_from, change.reworded) == ("i2", "I.1", "I.2", False)


def _document(*items):
    return {
        "title": "KẾ HOẠCH thực hiện",
        "sections": [{"number": "II", "heading": "NHIỆM VỤ", "uid": "section"}],
        "items": [
            {
                "uid": uid,
                "path": f"II.{n}",
                "section": "II",
                "agency": None,
                "kind": "task",
                "text": text,
                **more,
            }
            for n, (uid, text, more) in enumerate(items, start=1)
        ],
        "recipients": [],
        "uids": {},
    }


def test_a_field_that_differs_is_told_in_words():
    old = _document(("a", "Rà soát.", {"lead": "Ban Tổ chức"}))
    new = _document(("a", "Rà soát.", {"lead": "Văn phòng"}))
    [change] = changed_parts(old, new)
    assert (change.reworded, change.fields) == (False, ("Cơ quan chủ trì: Ban Tổ chức → Văn phòng",))


def test_the_fewest_parts_that_explain_the_new_order_are_moved():
    old = _document(*((uid, f"Nội dung {uid}.", {}) for uid in "abcde"))
    new = _document(*((uid, f"Nội dung {uid}.", {}) for uid in "bacde"))
    assert len(changed_parts(old, new)) == 1
    last = _document(*((uid, f"Nội dung {uid}.", {}) for uid in "eabcd"))
    [change] = changed_parts(old, last)
    assert (change.uid, change.moved_from, change.path) == ("e", "II.5", "II.1")


def test_numbers_that_only_shift_are_no_change():
    old = _document(("a", "Một.", {}), ("b", "Hai.", {}))
    new = _document(("n", "Mới.", {}), ("a", "Một.", {}), ("b", "Hai.", {}))
    assert [(change.uid, change.added) for change in changed_parts(old, new)] == [("n", True)]
