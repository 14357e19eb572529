"""What was typed, and whether a text has it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.searching.letters import with_marks, without_marks
from drafting.searching.query import LONGEST, MOST_WORDS, parsed
from drafting.searching.shown import excerpt

TEXT = "Ban Tổ chức Tỉnh ủy rà soát Quy định số 85-QĐ/TW, ngày 23/5/2017 của Bộ Chính trị."


@pytest.mark.parametrize(
    "typed",
    [
        "to chuc",
        "tổ chức",
        "TỔ CHỨC",
        "ban to chuc tinh uy",
        "Tỉnh uỷ",
        "85-QĐ/TW",
        "85-qd/tw",
        "85 QĐ TW",
        "“rà soát Quy định”",
        '"ra soat quy dinh"',
        "23/5/2017",
        "bộ chính tr",
        "tri 85",
        "tô\u0309 ch\u01b0\u0301c",
    ],
)
def test_a_text_is_found_by_what_people_type(typed):
    assert parsed(typed).finds(TEXT)


@pytest.mark.parametrize(
    "typed",
    [
        "tố chức",  # other marks are another word
        "to chuc ",  # only the last of the words is open, and a blank closes it: see below
        "58-QĐ/TW",
        '"soát rà"',
        "8-QĐ/TW",
        "QĐ/TW-85",
    ],
)
def test_a_text_without_the_words_is_not_found(typed):
    assert parsed(typed).finds(TEXT) == (typed == "to chuc ")


def test_the_last_word_may_go_on_and_a_blank_ends_it():
    assert parsed("bộ chín").finds(TEXT)
    assert not parsed("bộ chín ").finds(TEXT)


def test_words_of_a_quotation_stand_in_a_row():
    assert parsed("ban tỉnh").finds(TEXT)
    assert not parsed("“ban tỉnh”").finds(TEXT)


@pytest.mark.parametrize("typed", ["", "   ", "“”", "% ' & | !", "\0\0"])
def test_signs_alone_ask_for_nothing(typed):
    assert not parsed(typed)


def test_what_was_pasted_by_mistake_is_cut():
    query = parsed("chữ " * 10_000 + " ".join(map(str, range(100))))
    assert sum(len(phrase.words) for phrase in query.phrases) <= MOST_WORDS
    assert len(" ".join(query.phrases[0].words)) <= LONGEST


@given(st.text())
def test_no_letter_is_lost_or_won_when_marks_are_taken_off(text):
    import unicodedata

    composed = unicodedata.normalize("NFC", text)
    assert len(without_marks(text)) == len(with_marks(text)) == len(composed)


@given(st.text(), st.text(max_size=50))
def test_any_text_is_searched_for_any_words_without_harm(text, typed):
    query = parsed(typed)
    for start, end in query.places(text):
        assert 0 <= start < end


@given(st.text(alphabet="aăâáạ đĐủỷy chức", min_size=1, max_size=60), st.data())
def test_every_word_of_a_text_is_found_as_it_stands_and_without_its_marks(text, data):
    import re

    words = re.findall(r"[^\W_]+", with_marks(text))
    if words:
        word = data.draw(st.sampled_from(words))
        assert parsed(word).finds(text)
        assert parsed(without_marks(word)).finds(text)


def test_an_excerpt_shows_the_hit_within_its_sentence():
    long = "Mở đầu dài dòng " * 30 + TEXT + " Phần sau cũng dài" * 30
    pieces = excerpt(long, parsed("85-qd/tw"))
    assert [piece["text"] for piece in pieces if piece["hit"]] == ["85-QĐ/TW"]
    assert pieces[0]["text"] == "… "
    assert pieces[-1]["text"] == " …"
    assert len("".join(piece["text"] for piece in pieces)) < 400


def test_an_excerpt_of_a_short_text_is_the_text():
    pieces = excerpt(TEXT, parsed("tổ chức"))
    assert "".join(piece["text"] for piece in pieces) == TEXT
