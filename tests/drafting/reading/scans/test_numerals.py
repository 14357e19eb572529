"""Roman numerals by the strokes that stand side by side."""

import pytest
from PIL import Image, ImageDraw

from drafting.reading.scans import numerals


@pytest.mark.parametrize(
    ("seen", "strokes", "meant"),
    [
        ("XII", 4, "XIII"),
        ("XIH", 4, "XIII"),
        ("XI,", 4, "XIII,"),
        ("XII", 3, "XII"),
        ("II.", 3, "III."),
        ("HI.", 3, "III."),
        ("IL", 3, "III."),
        ("l1.", 2, "l1."),
        ("I1.", 2, "II."),
        ("lV.", 3, "IV."),
        ("V-", 2, "V-"),
    ],
)
def test_a_numeral_has_as_many_strokes_as_are_printed(seen, strokes, meant):
    mended = numerals.mended(seen, strokes)
    assert (mended or (seen, True)) == (meant, True)


@pytest.mark.parametrize(("seen", "strokes"), [("XII", 7), ("V.", 5), ("II", None)])
def test_a_numeral_that_its_strokes_do_not_bear_out_stays_and_is_not_certain(seen, strokes):
    assert numerals.mended(seen, strokes) == (seen, False)


@pytest.mark.parametrize("word", ["Ban", "2021", "11.", "VPTU", "(l)"])
def test_other_words_are_no_numerals(word):
    assert numerals.mended(word, 2) is None


@pytest.mark.parametrize(
    ("text", "legs", "counted"),
    [("III", 3, 3), ("XI", 2, 2), ("II)", 3, 2), ("Ban", 3, None), ("2021", 4, None)],
)
def test_strokes_are_counted_on_the_picture_without_the_signs_around(text, legs, counted):
    grey = Image.new("L", (100, 40), 255)
    for leg in range(legs):
        ImageDraw.Draw(grey).rectangle((10 + 14 * leg, 5, 13 + 14 * leg, 30), fill=20)
    assert numerals.strokes(text, (8, 5, 12 + 14 * legs, 31), grey, 25) == counted
