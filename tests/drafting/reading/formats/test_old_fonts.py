"""Files typed in fonts older than Unicode are converted with a word of warning, or refused by name."""

import subprocess
import unicodedata

import docx
import pytest
from docx.oxml.ns import qn

from drafting.reading.formats import old_fonts
from drafting.reading.reader import read_file
from drafting.reading.refusals import ReadingRefused
from tests.drafting.reading import files

VOWELS = "aăâeêioôơuưy"
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
ALPHABET = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES] + ["đ"]

TCVN3 = dict(
    zip(
        "ăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵĂÂÊÔƠƯĐ",
        "¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ¡¢£¤¥¦§",
        strict=True,
    )
)
VNI_CODES = """
a aø aù aõ aû aï aê aè aé aü aú aë aâ aà aá aã aå aä
e eø eù eõ eû eï eâ eà eá eã eå eä i ì í ó æ ò
o oø où oõ oû oï oâ oà oá oã oå oä ô ôø ôù ôõ ôû ôï
u uø uù uõ uû uï ö öø öù öõ öû öï y yø yù yõ yû î ñ
"""
VNI = dict(zip(ALPHABET, VNI_CODES.split(), strict=True))
VNI |= {letter.upper(): code.upper() for letter, code in VNI.items()}
DOUBT = "Văn bản dùng phông chữ cũ ({}) đã được chuyển sang Unicode; đề nghị đối chiếu."


@pytest.mark.parametrize("letter", ALPHABET)
def test_every_letter_of_the_alphabet_comes_back_from_either_coding(letter):
    assert old_fonts.from_tcvn3(TCVN3.get(letter, letter)) == letter
    assert old_fonts.from_vni(VNI[letter]) == letter
    assert old_fonts.from_vni(VNI[letter.upper()]) == letter.upper()


def test_the_table_is_that_of_the_standard():
    codes = bytes(range(0xA1, 0x100))
    done = subprocess.run(
        ["iconv", "-f", "TCVN5712-1", "-t", "UTF-8"], input=b" ".join(codes[i : i + 1] for i in range(95)),
        capture_output=True, check=True,
    )  # fmt: skip
    own = " ".join(old_fonts.FROM_TCVN3[code] for code in codes)
    assert unicodedata.normalize("NFC", own) == unicodedata.normalize("NFC", done.stdout.decode())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("KÕ ho¹ch thùc hiÖn NghÞ quyÕt cña Bé ChÝnh trÞ", "Kế hoạch thực hiện Nghị quyết của Bộ Chính trị"),
        ("§¶ng bé tØnh, \xadu tiªn", "Đảng bộ tỉnh, ưu tiên"),
        ("kÕ HO¹CH", "kế HOạCH"),
        ("MôC §ÝCH, Y£U CÇU", "MỤC ĐÍCH, YÊU CẦU"),
    ],
)
def test_tcvn3_in_whole_phrases(typed, meant):
    assert old_fonts.from_tcvn3(typed) == meant


def test_vni_in_whole_phrases():
    assert (
        old_fonts.from_vni("Ñaûng boä thöïc hieän Nghò quyeát, kyû luaät")
        == "Đảng bộ thực hiện Nghị quyết, kỷ luật"
    )
    assert old_fonts.from_vni("ÑAÛNG COÄNG SAÛN") == "ĐẢNG CỘNG SẢN"


@pytest.mark.parametrize(
    ("font", "family"),
    [
        (".VnTime", "TCVN3"),
        (".VnTimeH", "TCVN3"),
        ("ABCDEF+.VnArial", "TCVN3"),
        ("VNI-Times", "VNI"),
        ("ABCDEF+VNI-Helve,Bold", "VNI"),
        ("Times New Roman", None),
        ("Vn Express", None),
        ("", None),
    ],
)
def test_the_font_tells_the_coding(font, family):
    assert old_fonts.family_of(font) == family


def check(found, family: str) -> None:
    (document,) = found["documents"]
    assert [item["path"] for item in document["items"]] == [
        "I.1",
        "I.2",
        "II.1.1",
        "II.1.2",
        "II.2.1",
        "III.1",
    ]
    assert document["items"][0]["text"] == "Quán triệt sâu sắc nội dung Nghị quyết đến cán bộ, đảng viên."
    assert document["archive"] == "VPĐU"
    assert DOUBT.format(family) in [doubt["reason"] for doubt in document["doubts"]]


def in_tcvn3(text: str) -> str:
    """As it was typed: capitals with tone marks are small letters there."""
    return "".join(TCVN3.get(letter) or TCVN3.get(letter.lower(), letter) for letter in text)


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8"])
@pytest.mark.parametrize("family", ["TCVN3", "VNI"])
def test_a_text_file_is_known_by_its_words(family, encoding):
    typed = in_tcvn3(files.PLAN) if family == "TCVN3" else files.encoded(VNI, files.PLAN)
    check(read_file(typed.encode(encoding), "ke-hoach.txt"), family)


def word_plan(font: str, typed, *, by_style: bool) -> bytes:
    document = docx.Document()
    if by_style:
        document.styles["Normal"].font.name = font
    for line in filter(None, files.PLAN.split("\n")):
        run = document.add_paragraph().add_run(typed(line))
        if not by_style:
            run.font.name = font
    return files.saved(document)


@pytest.mark.parametrize("by_style", [True, False])
def test_a_word_file_is_known_by_its_fonts(by_style):
    check(read_file(word_plan(".VnTime", in_tcvn3, by_style=by_style), "a"), "TCVN3")
    check(read_file(word_plan("VNI-Times", lambda t: files.encoded(VNI, t), by_style=by_style), "a"), "VNI")


def test_runs_in_an_old_font_and_runs_in_unicode_stand_in_one_paragraph():
    document = docx.Document()
    document.add_paragraph("KẾ HOẠCH")
    paragraph = document.add_paragraph("I. ")
    run = paragraph.add_run("nhiÖm vô träng t©m")
    run.font.name = ".VnTimeH"
    run._r.rPr.rFonts.set(qn("w:hAnsi"), ".VnTimeH")
    paragraph = document.add_paragraph("1. Xây dựng quy chế ")
    run = paragraph.add_run("lµm viÖc cña cÊp ñy.")
    run.font.name = ".VnTime"
    found = read_file(files.saved(document), "a")["documents"][0]
    assert [section["heading"] for section in found["sections"]] == ["NHIỆM VỤ TRỌNG TÂM"]
    assert [item["text"] for item in found["items"]] == ["Xây dựng quy chế làm việc của cấp ủy."]


@pytest.mark.parametrize("family", ["TCVN3", "VNI"])
def test_a_pdf_is_known_by_its_fonts(family):
    typed = in_tcvn3(files.PLAN) if family == "TCVN3" else files.encoded(VNI, files.PLAN)
    font = ".VnTime" if family == "TCVN3" else "ABCDEF+VNI-Times"
    check(read_file(files.pdf_in_font(font, [line for line in typed.split("\n") if line]), "a"), family)


def test_an_old_font_under_another_name_is_refused_by_its_family():
    lines = [line for line in in_tcvn3(files.PLAN).split("\n") if line]
    with pytest.raises(ReadingRefused) as caught:
        read_file(files.pdf_in_font("CustomFont", lines), "a")
    assert caught.value.code == "old_font"
    assert "TCVN3" in caught.value.message
    assert "UniKey" in caught.value.message


def test_unicode_text_with_a_foreign_letter_stays_as_it_is():
    text = files.PLAN.replace("Quán triệt sâu sắc", "Quán triệt (theo mẫu § 5 của Côte d'Ivoire, Malmö)")
    assert "§ 5 của Côte d'Ivoire, Malmö" in read_file(text.encode(), "a")["documents"][0]["items"][0]["text"]
