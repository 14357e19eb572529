"""What an edited file proposes: the same text proposes nothing, and taking everything over gives the file's text."""

from copy import deepcopy

from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.importing import matched, proposals
from tests.drafting.deriving.small_plan import central_plan, item

TERMS = "rà soát quy định cấp ủy sắp xếp tổ chức báo cáo kết quả đào tạo cán bộ giám sát"
WORDS = st.lists(st.sampled_from(TERMS.split()), min_size=4, max_size=14).map(" ".join)


def plan(texts):
    document = central_plan() | {
        "groups": [],
        "intros": {},
        "sections": [{"number": "I", "heading": "A", "uid": "s"}],
    }
    document["items"] = [item(f"I.{place}", "task", text) for place, text in enumerate(texts, start=1)]
    return document


@settings(deadline=None)
@given(st.lists(WORDS, max_size=8))
def test_the_same_text_proposes_nothing(texts):
    assert proposals(plan(texts), deepcopy(plan(texts))) == []


@settings(deadline=None, max_examples=80)
@given(st.lists(WORDS, max_size=7), st.lists(WORDS, max_size=7))
def test_every_point_of_both_is_kept_changed_new_or_missing_and_none_twice(old, new):
    found = proposals(plan(old), plan(new))
    pairs = matched(plan(old)["items"], plan(new)["items"])
    assert len(set(pairs.values())) == len(pairs)
    kinds = [each.kind for each in found]
    assert kinds.count("new") == len(new) - len(pairs)
    assert kinds.count("gone") == len(old) - len(pairs)
    assert len({each.key for each in found if each.kind != "new"}) == len(
        [each for each in found if each.kind != "new"]
    )


def test_a_reworded_point_is_found_again_and_a_moved_one_told():
    old = [
        "Rà soát toàn bộ quy định về cấp ủy.",
        "Sắp xếp tổ chức bộ máy của tỉnh.",
        "Báo cáo kết quả hằng năm.",
    ]
    new = [old[2], "Rà soát toàn bộ các quy định về cấp ủy viên.", old[1]]
    kinds = [(each.kind, each.uid) for each in proposals(plan(old), plan(new))]
    assert kinds == [("moved", "parent-I.3"), ("changed", "parent-I.1")]


def test_headings_preamble_and_closing_come_back_by_their_hidden_names():
    live = plan(["Rà soát quy định."]) | {
        "preamble": ["Ban Thường vụ ban hành Kế hoạch như sau:"],
        "closing": ["Các cơ quan báo cáo kết quả."],
        "uids": {"title": "t", "preamble": ["p"], "closing": ["c"], "intros": {}},
    }
    marked_ = [
        ["p", "Ban Thường vụ ban hành Kế hoạch như sau:"],
        ["s", "I. NHIỆM VỤ, GIẢI PHÁP"],
        ["c", "Các cơ quan, đơn vị báo cáo kết quả."],
    ]
    found = proposals(live, deepcopy(live) | {"marked": marked_})
    assert [(each.kind, each.uid, each.text) for each in found] == [
        ("changed", "c", "Các cơ quan, đơn vị báo cáo kết quả."),
        ("changed", "s", "NHIỆM VỤ, GIẢI PHÁP"),
    ]
    same = [["s", "I. a"], ["p", "Ban Thường vụ ban hành Kế hoạch như sau:"]]
    assert proposals(live, deepcopy(live) | {"marked": same}) == []
