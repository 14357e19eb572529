import pytest

from drafting import sentence
from drafting.reading.time import deadlines

LEAD, SCHOOL, OFFICE = "Ban Tổ chức Tỉnh ủy", "Trường Chính trị tỉnh", "Văn phòng Tỉnh ủy"
TEXT = f"{LEAD} chủ trì, phối hợp với {SCHOOL}, {OFFICE} rà soát (hoàn thành trong quý I/2027)."


def roles(text, lead="", partners=()):
    found = sentence.pieces(
        text, lead=lead, partners=list(partners), deadlines=deadlines.read(text, year=2026)
    )
    assert "".join(piece["text"] for piece in found) == text
    return [(piece["text"], piece["role"]) for piece in found if piece["role"]]


def test_who_and_when_are_marked_as_one_stretch_each():
    assert roles(TEXT, LEAD, [SCHOOL, OFFICE]) == [
        (f"{LEAD} chủ trì, phối hợp với {SCHOOL}, {OFFICE}", "who"),
        ("(hoàn thành trong quý I/2027)", "when"),
    ]


def test_names_with_other_words_between_them_are_marked_apart():
    text = f"{LEAD} tham mưu để {OFFICE} ban hành."
    assert roles(text, LEAD, [OFFICE]) == [(LEAD, "who"), (OFFICE, "who")]


def test_a_name_that_only_the_group_tells_marks_nothing():
    assert roles("Rà soát chương trình bồi dưỡng.", LEAD) == []


def test_a_deadline_without_parentheses_is_marked_too():
    assert roles("Tổng kết, hoàn thành trước ngày 25/12/2026.") == [
        ("hoàn thành trước ngày 25/12/2026", "when")
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{LEAD} rà soát.", f"{OFFICE} rà soát."),
        ("Rà soát chương trình.", "Rà soát chương trình."),
        (f"{OFFICE} rà soát.", f"{OFFICE} rà soát."),
        (f"{LEAD}x rà soát.", f"{LEAD}x rà soát."),
    ],
    ids=["named", "not named", "named already", "part of a longer word"],
)
def test_a_new_lead_stands_where_the_old_one_stood(text, said):
    assert sentence.with_lead(text, LEAD, OFFICE) == said


@pytest.mark.parametrize(
    ("text", "old", "new", "said"),
    [
        (TEXT, [SCHOOL, OFFICE], [SCHOOL], f"{LEAD} chủ trì, phối hợp với {SCHOOL} rà soát"),
        (TEXT, [SCHOOL, OFFICE], [], f"{LEAD} chủ trì rà soát"),
        (f"{LEAD} rà soát.", [], [OFFICE], f"{LEAD} chủ trì, phối hợp với {OFFICE} rà soát."),
        (f"{LEAD} chủ trì rà soát.", [], [OFFICE], f"{LEAD} chủ trì, phối hợp với {OFFICE} rà soát."),
        (f"Phối hợp với {OFFICE} rà soát.", [OFFICE], [], "Rà soát."),
        ("Rà soát chương trình.", [], [OFFICE], "Rà soát chương trình."),
    ],
)
def test_a_new_list_of_partners_stands_where_the_old_one_stood(text, old, new, said):
    assert sentence.with_partners(text, LEAD, old, new).startswith(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Rà soát (hoàn thành trong quý I/2027).", "Rà soát (thường xuyên)."),
        ("Rà soát, hoàn thành trước ngày 25/12/2026.", "Rà soát (thường xuyên)."),
        ("Báo cáo (định kỳ 6 tháng (trước 15/6), năm (trước 15/12)).", "Báo cáo (thường xuyên)."),
        ("Rà soát.", "Rà soát (thường xuyên)."),
    ],
)
def test_a_new_deadline_takes_the_place_of_the_old_words(text, said):
    bare = sentence.without_when(text, deadlines.read(text, year=2026))
    assert sentence.with_when(bare, "thường xuyên") == said
