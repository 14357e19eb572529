"""Two texts of one point joined: nothing of either side lost, nothing joined that touches."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting import editing
from drafting.joining import joined, part_at
from drafting.models import Part
from tests.plans import items_of, make_plan, person

TEXTS = st.lists(
    st.sampled_from(["Văn", "phòng", "rà", "soát", "quy", "định,", "năm", "2027", "và", "Đảng"]), max_size=12
).map(" ".join)


@given(base=TEXTS, mine=TEXTS)
def test_where_one_side_changed_alone_its_text_stands(base: str, mine: str) -> None:
    assert joined(base, mine, base) == mine
    assert joined(base, base, mine) == mine
    assert joined(base, mine, mine) == mine


@given(base=TEXTS, mine=TEXTS, theirs=TEXTS)
def test_it_does_not_matter_who_saved_first(base: str, mine: str, theirs: str) -> None:
    assert joined(base, mine, theirs) == joined(base, theirs, mine)


@given(
    parts=st.lists(TEXTS.filter(bool), min_size=3, max_size=3),
    mine=TEXTS.filter(bool),
    theirs=TEXTS.filter(bool),
)
def test_changes_on_either_side_of_words_that_stay_are_both_kept(
    parts: list[str], mine: str, theirs: str
) -> None:
    first, kept, last = parts
    kept = f" giữ nguyên đoạn này {kept} không sửa "
    found = joined(f"{first}{kept}{last}", f"{mine}{kept}{last}", f"{first}{kept}{theirs}")
    if found is not None:  # equal words at the seam can make the changes meet
        assert found == f"{mine}{kept}{theirs}"


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        (
            "Văn phòng rà soát mọi quy định.",
            "Văn phòng rà soát quy định trong năm.",
            "Văn phòng rà soát mọi quy định trong năm.",
        ),
        ("Ban Tổ chức rà soát quy định.", "Văn phòng rà soát quy chế.", "Ban Tổ chức rà soát quy chế."),
        ("Văn phòng soát xét quy định.", "Văn phòng kiểm tra quy định.", None),
        ("Văn phòng rà soát.", "Văn phòng rà soát quy chế.", None),
    ],
    ids=["beside each other", "apart", "the same words", "deleted and changed"],
)
def test_what_touches_is_left_to_a_person(mine: str, theirs: str, both: str | None) -> None:
    base = "Văn phòng rà soát quy định."
    assert joined(base, mine, theirs) == both


def words_at(part: Part, number: int) -> str | None:
    found = part_at(part, number)
    return found.text if found else None


@pytest.mark.usefixtures("cast")
def test_the_text_that_somebody_began_from_is_found_by_its_edit_number() -> None:
    plan = make_plan()
    part = items_of(plan)[0]
    first, number = part.text, part.edit_number
    for words in ("Một hai ba.", "Một hai bốn."):
        part = editing.save_part(part, by=person("soan"), edit_number=part.edit_number, text=words)
    assert words_at(part, number) == first
    assert words_at(part, number + 1) == "Một hai ba."
    assert words_at(part, number + 2) == "Một hai bốn."
    assert part_at(part, number + 9) is None
