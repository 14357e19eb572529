"""Text typed in fonts older than Unicode: TCVN3 (".VnTime") and VNI ("VNI-Times").

Such a file holds Latin letters that only the font shows as Vietnamese ones: "§¶ng bé", "Ñaûng boä". The name of
the font tells it where a format names fonts; else the words do.
TCVN3 is the upper half of TCVN 5712:1993 (VN3); VNI writes a vowel followed by its mark.
"""

import re
import unicodedata

TCVN3, VNI = "TCVN3", "VNI"
CONVERTED = "Văn bản dùng phông chữ cũ ({family}) đã được chuyển sang Unicode; đề nghị đối chiếu."

UPPER_HALF = (
    "\u00a0ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịò"
    "ỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
"""The letters at 0xA0 to 0xFF."""
FROM_TCVN3 = dict(zip(range(0xA0, 0x100), UPPER_HALF, strict=True)) | {0x02: "ư", 0xFFFE: "ư"}
"""ư stands where Latin text has its soft hyphen, of which a PDF reader makes a sign of its own at a line's end."""

VNI_LETTERS = dict(zip("ôöñÔÖÑíìæóòîÍÌÆÓÒÎ", "ơưđƠƯĐíìỉĩịỵÍÌỈĨỊỴ", strict=True))
ACUTE, GRAVE, HOOK, TILDE, DOT, ROOF, BREVE = (
    "\u0301", "\u0300", "\u0309", "\u0303", "\u0323", "\u0302", "\u0306"
)  # fmt: skip
VNI_MARKS = {
    "ù": ACUTE, "ø": GRAVE, "û": HOOK, "õ": TILDE, "ï": DOT,
    "â": ROOF, "á": ROOF + ACUTE, "à": ROOF + GRAVE, "å": ROOF + HOOK, "ã": ROOF + TILDE, "ä": ROOF + DOT,
    "ê": BREVE, "é": BREVE + ACUTE, "è": BREVE + GRAVE, "ú": BREVE + HOOK, "ü": BREVE + TILDE, "ë": BREVE + DOT,
}  # fmt: skip
VNI_MARKED = re.compile(rf"([aeouyôö])([{''.join(VNI_MARKS)}])", re.IGNORECASE)
VNI_LETTER = re.compile(rf"[{''.join(VNI_LETTERS)}]")

CAPITALS_FONT = re.compile(r"\.Vn\w+H\b")
FOREIGN = re.compile(
    "[\x02\xa1-\xbf\xc4-\xc7\xcb\xcf\xd1\xd6-\xd8\xdb\xdc\xde\xdf\xe4-\xe7\xeb\xee-\xf1\xf6-\xf8\xfb\xfc\xfe\xff]"
)
"""Latin letters and signs that Vietnamese text in Unicode hardly has, but text in an old font in every line."""
SYMBOL_AREA = re.compile("[\uf020-\uf0ff]")
"""Where Word keeps the letters of fonts that it takes for collections of symbols."""

COMMON_WORDS = frozenset(
    unicodedata.normalize("NFC", word)
    for word in (
        "và", "của", "các", "đảng", "được", "với", "cấp", "thực", "hiện", "nhiệm", "vụ", "tổ", "chức", "cán", "bộ",
        "lãnh", "đạo", "chỉ", "đồng", "nghị", "quyết", "kế", "hoạch", "về",
    )
)  # fmt: skip
SHARE = 0.04
"""Part of the words of any Vietnamese text that are common ones; in a plan it is 0.15 to 0.3."""
SAMPLE = 60_000


def family_of(font: str) -> str | None:
    """TCVN3 or VNI by the name of a font, also of one embedded in a PDF ("ABCDEF+.VnTime"); else None."""
    name = re.sub(r"^[A-Z]{6}\+", "", font).strip().lower()
    if name.startswith(".vn"):
        return TCVN3
    return VNI if name.startswith("vni") else None


def in_unicode(text: str, font: str) -> str:
    """Text typed in a font of that name; ".VnTimeH" prints small letters as capitals."""
    family = family_of(font)
    if family is None:
        return text
    text = converted(text, family)
    return text.upper() if family == TCVN3 and CAPITALS_FONT.search(font) else text


def converted(text: str, family: str) -> str:
    """Composed Unicode for text of that family."""
    text = SYMBOL_AREA.sub(lambda m: chr(ord(m[0]) & 0xFF), text)
    return from_vni(text) if family == VNI else from_tcvn3(text)


def from_tcvn3(text: str) -> str:
    """TCVN3 has no capitals with tone marks: a line whose plain letters are capitals is one in capitals.

    Except that of the symbol, which begins in small letters ("Số 65-KH/ĐU").
    """
    found = unicodedata.normalize("NFC", text.translate(FROM_TCVN3))
    return "\n".join(map(in_capitals, found.split("\n")))


def in_capitals(line: str) -> str:
    plain = [letter for letter in line if letter.isascii() and letter.isalpha()]
    capital = len(plain) > 3 and "".join(plain).isupper() and not line.startswith("Số ")
    return line.upper() if capital else line


def from_vni(text: str) -> str:
    """The mark stands behind its vowel; i, y with a dot and đ have signs of their own."""
    marked = VNI_MARKED.sub(lambda m: letter_of(m[1]) + VNI_MARKS[m[2].lower()], text)
    return unicodedata.normalize("NFC", VNI_LETTER.sub(lambda m: VNI_LETTERS[m[0]], marked))


def letter_of(vowel: str) -> str:
    return VNI_LETTERS.get(vowel, vowel)


def recognised(text: str) -> str | None:
    """The family whose conversion makes Vietnamese of a text that is none as it stands; else None."""
    sample = text[:SAMPLE]
    if is_vietnamese(sample):
        return None
    return next((family for family in (TCVN3, VNI) if is_vietnamese(converted(sample, family))), None)


def is_vietnamese(text: str) -> bool:
    """Common words of the language make up their part of the text."""
    words = re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text).lower())
    return sum(word in COMMON_WORDS for word in words) > SHARE * len(words)
