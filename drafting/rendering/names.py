"""The lines of a plan that follow a formula: number, place and date, issuer, type, recipients.

All functions are pure and take the plan as the dict of plan.schema.json.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from drafting.rendering.form import FormRules

BLANK_NUMBER = " " * 6
BLANK_DAY = " " * 5

TYPE_NAMES = {
    "NQ": "NGHỊ QUYẾT",
    "CT": "CHỈ THỊ",
    "KL": "KẾT LUẬN",
    "HD": "HƯỚNG DẪN",
    "TB": "THÔNG BÁO",
    "BC": "BÁO CÁO",
    "KH": "KẾ HOẠCH",
    "CTr": "CHƯƠNG TRÌNH",
    "ĐA": "ĐỀ ÁN",
    "TTr": "TỜ TRÌNH",
}

# HD36 II.1.3: central bodies TW, provincial and city committees TU, commune and base committees ĐU.
_BODY_SYMBOLS = (
    (re.compile(r"bộ chính trị|ban bí thư|trung ương", re.IGNORECASE), "TW"),
    (re.compile(r"(tỉnh|thành) (ủy|uỷ)", re.IGNORECASE), "TU"),
    (re.compile(r"đảng (ủy|uỷ) (xã|phường|đặc khu)", re.IGNORECASE), "ĐU"),
)
_STANDING = re.compile(r"^(ban thường vụ|ban chấp hành|thường trực)\s+", re.IGNORECASE)
_CENTRAL = re.compile(r"^(bộ chính trị|ban bí thư|ban chấp hành trung ương)\b", re.IGNORECASE)
_SYMBOL = re.compile(r"\d+\s?-\s?\w+/\S+")


def number_line(number: int | None, type_symbol: str, body_symbol: str | None) -> str:
    """(5, "KH", "TU") → "Số 05-KH/TU"; without a number its place stays blank."""
    written = BLANK_NUMBER if number is None else f"{number:02d}"
    return f"Số {written}-{type_symbol}/{body_symbol or BLANK_NUMBER}"


def annex_name(section: str) -> str:
    """ "PL1" → "Phụ lục 1"."""
    return f"Phụ lục {section.removeprefix('PL')}".strip()


def date_line(place: str | None, day: date | None, *, draft: bool = False) -> str:
    """ "Lam Sơn, ngày 05 tháng 02 năm 2027"; a draft leaves day and month to the clerk.

    Days 1 to 9 and months 1 and 2 have a leading zero, other months have none.
    """
    place = place or BLANK_DAY * 3
    if day is None:
        return f"{place}, ngày{BLANK_DAY}tháng{BLANK_DAY}năm{BLANK_DAY}"
    if draft:
        return f"{place}, ngày{BLANK_DAY}tháng{BLANK_DAY}năm {day.year}"
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"{place}, ngày {day.day:02d} tháng {month} năm {day.year}"


def draft_line(mark: str) -> str:
    """ "Dự thảo lần 2" → "(Dự thảo lần 2)"."""
    mark = mark.strip()
    return mark if mark.startswith("(") else f"({mark})"


def body_symbol(document: Mapping[str, Any]) -> str | None:
    """The issuer's part of the symbol: as given, as printed in the symbol, or by the issuer's rank."""
    if given := document.get("body_symbol"):
        return str(given)
    if (symbol := document.get("symbol")) and "/" in symbol:
        return str(symbol).rsplit("/", 1)[1].strip()
    named = " ".join(filter(None, (document.get("issuer"), document.get("issuer_head"))))
    return next((symbol for pattern, symbol in _BODY_SYMBOLS if pattern.search(named)), None)


def issuer_line(document: Mapping[str, Any]) -> str:
    """The committee's name in the head: a standing committee's plan carries its committee (HD36 annex 1)."""
    if given := document.get("issuer_head"):
        return str(given).upper()
    issuer = (document.get("issuer") or "").strip()
    if _CENTRAL.match(issuer):
        return "BAN CHẤP HÀNH TRUNG ƯƠNG"
    return _STANDING.sub("", issuer).upper()


def split_title(document: Mapping[str, Any]) -> tuple[tuple[str, ...], str]:
    """The lines of the type name and the abstract: ("KẾ HOẠCH",), "thực hiện …".

    Words in capitals after the type name ("CỦA BỘ CHÍNH TRỊ") are a second line of it.
    """
    title = " ".join((document.get("title") or "").split())
    name = TYPE_NAMES.get(document.get("type", ""), "")
    if name and title.upper().startswith(name) and not title[len(name) : len(name) + 1].isalnum():
        lines, rest = [name], title[len(name) :].split()
    else:
        lines, rest = [], title.split()
    capitals = 0
    while capitals < len(rest) and _is_capitals(rest[capitals]):
        capitals += 1
    if capitals and (not lines or capitals > 1):
        lines.append(" ".join(rest[:capitals]))
        rest = rest[capitals:]
    return tuple(lines), " ".join(rest)


def _is_capitals(word: str) -> bool:
    return word == word.upper() and word != word.lower() and not any(sign.isdigit() for sign in word)


def capitals(text: str) -> str:
    """A section heading in capitals; symbols of documents keep their letters ("10-CTr/TU")."""
    pieces, end = [], 0
    for symbol in _SYMBOL.finditer(text):
        pieces += [text[end : symbol.start()].upper(), symbol.group()]
        end = symbol.end()
    return "".join([*pieces, text[end:].upper()])


def recipient_lines(document: Mapping[str, Any], rules: FormRules) -> tuple[str, ...]:
    """The list under "Nơi nhận", each "- …" with its mark of the end; the archive is last."""
    texts = [_recipient(entry, rules) for entry in document.get("recipients") or ()]
    if archive := (document.get("archive") or "").strip():
        texts.append(f"Lưu {archive.rstrip(' .,;')}")
    last = len(texts) - 1
    return tuple(
        f"- {text}{rules.recipients_last_end if index == last else rules.recipient_end}"
        for index, text in enumerate(texts)
    )


def _recipient(entry: Mapping[str, Any], rules: FormRules) -> str:
    text = str(entry["text"]).strip().rstrip(".,;")
    note = entry.get("note")
    if not note:
        return text
    return f"{text} ({rules.reported_to if note == 'báo cáo' else note})"
