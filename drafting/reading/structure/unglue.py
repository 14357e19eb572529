"""Head and foot lines that extraction has run together are parted again."""

import re

from drafting.reading.blocks import Line
from drafting.reading.structure.misread import mend_marks
from drafting.reading.words import LOWER, MOTTO, PLACE_DATE, SEPARATOR, UPPER, is_caps

_NUMBER = r"Số\s*:?\s*(?:\d*\s*[a-z]?|[.…_]+)\s*[-–/]\s*"
SYMBOL_START = re.compile(rf"(?<=\S)\s*(?={_NUMBER}[A-ZĐ]{{1,4}}[a-z]?\s*[/-])")
AFTER_SYMBOL = re.compile(
    rf"({_NUMBER}[A-ZĐ][A-Za-zĐ]{{0,4}}\s*[/-]\s*[A-ZĐƯ]{{1,10}}?(?:-[A-ZĐƯ]{{1,10}}?)?)\s*"
    rf"(?=[{UPPER}][{LOWER}]+[^,]{{0,40}},\s*ngày)"
)
PLACE_START = re.compile(
    rf"\s*(?=(?:[{UPPER}][{LOWER}]+\s?){{1,5}},\s*ngày\s+[\d.… ]*\s*tháng\s+[\d.… ]*\s*năm)"
)
AFTER_DATE = re.compile(r"(năm\s+\d{4})\s*(?=(?:Nơi nhận|KẾ HOẠCH|Kính gửi))")
COPY_START = re.compile(
    rf"(?<=[{UPPER}])\s*(?=(?:SAO LỤC|SAO Y BẢN CHÍNH|SAO Y|TRÍCH SAO)(?![{UPPER}{LOWER}]*[{LOWER}]))"
)
RULE = re.compile(r"\s*[-–—_]{5,}\s*")
GLUED_NAME = re.compile(rf"(?<=[{UPPER}])(?=[{UPPER}][{LOWER}])")
SIGN_START = re.compile(rf"(?<=\S)\s+(?=(?:T/M|K/T|T/L)\s+[{UPPER}]{{2,}})")


def parts_of(text: str) -> list[str]:
    """The printed lines that `text` was made of; a line of running text stays whole."""
    if SEPARATOR.match(text):
        return [text]
    head = re.match(rf"^(?:[{UPPER}\W]|\d)*", text)
    caps = head.group().strip() if head else ""
    # running text never starts with several capital words, a symbol line or a glued copy mark
    if len(caps) < 4 and not text.startswith(("Số", "Nơi nhận")) and not re.search(r"\d{4}\s?Nơi nhận", text):
        return [text]
    if re.match(r"^[IVXL]+\s*[.\-–/]", text) or len(text) > 400:
        return [text]
    text = SYMBOL_START.sub("\n", text) if is_caps(caps) or "Số" in text[:3] else text
    text = RULE.sub("\n", text)
    text = AFTER_SYMBOL.sub(r"\1\n", text)
    text = AFTER_DATE.sub(r"\1\n", text)
    text = COPY_START.sub("\n", text)
    text = re.sub(
        rf"\s*({MOTTO}|CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập - Tự do - Hạnh phúc)\s*",
        r"\n\1\n",
        text,
    )
    text = SIGN_START.sub("\n", text)
    lines: list[str] = []
    for raw in text.split("\n"):
        line = raw
        if is_caps(re.sub(r",\s*ngày.*$", "", line)[:8]) and not line.startswith("Số"):
            line = PLACE_START.sub("\n", line, count=1) if ", ngày" in line else line
        pieces = GLUED_NAME.split(line, maxsplit=1)
        if len(pieces) == 2 and is_caps(pieces[0]) and len(pieces[0]) > 3 and " " in pieces[0]:
            # "PHÒNGNguyễn": the split falls before the last capital that a small letter follows
            lines += pieces
        else:
            lines += line.split("\n")
    return [part.strip() for part in lines if part.strip()]


def is_date_over_two_lines(text: str, following: str) -> bool:
    """ "Lam Sơn, ngày 12 tháng 6 năm" + "2027", "Lam Sơn, ngày 12" + "tháng 6 năm 2027" in a narrow column."""
    if re.search(r"tháng\s+\d{1,2}\s+năm$", text):
        return bool(re.match(r"^\d{4}\s*(?:Nơi|$)", following))
    if not re.search(r",\s*ngày(?!\w)", text) or PLACE_DATE.match(text):
        return False
    return bool(PLACE_DATE.match(f"{text} {following}"))


def unglue(lines: list[Line]) -> list[Line]:
    """Part glued lines; a date over two lines is joined first, confused marks are mended last."""
    out: list[Line] = []
    for next_line in lines:
        line = next_line
        if out and is_date_over_two_lines(out[-1].text, line.text):
            before = out.pop()
            line = before.says(f"{before.text} {line.text}")
        for part in [line.text] if line.table else parts_of(line.text):
            out.append(line.says(part))
    return mend_marks(out)
