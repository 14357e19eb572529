"""Document symbols in running text: "21-KL/TW", "1847/QĐ-TTg", "30/2020/NĐ-CP", "124-QĐTW"."""

import re
from collections.abc import Iterator

from drafting.reading.structure.healing import heal_symbols

_TYPE = r"[A-ZĐ][A-Za-zĐđ]{0,4}"
_BODY = r"[A-ZĐƯ][A-Za-zĐƯđư]*(?:[.&][A-ZĐ]+)*(?:-[A-ZĐ][A-Za-zĐƯ]*)*\d*"
PARTY = rf"\d{{1,5}}[a-zđ]?\s?[-–]\s?{_TYPE}\s?/\s?{_BODY}"
STATE = r"\d{1,5}[a-z]?(?:/\d{4})?/[A-ZĐ]{1,5}[A-Za-z]{0,3}-[A-ZĐƯ][A-Za-zĐƯđ0-9]*(?:-[A-ZĐ][A-Za-zĐ]*)*"
LAW = r"\d{1,3}/\d{4}/(?:QH|UBTVQH)\d{1,2}"
TURNED = rf"\d{{1,4}}/{_TYPE}-(?:TW|TU|HU|ĐU[A-Z]*)"
SLASHLESS = r"\d{1,4}-(?:NQ|KL|CT|QĐ|QC|KH|CTr|HD|TB|BC|ĐA|TT)(?:TW|TU|HU|ĐU[A-Z]{0,3})"
SYMBOL = re.compile(rf"(?<![\w/.-])(?:{LAW}|{PARTY}|{STATE}|{TURNED}|{SLASHLESS})(?!\w)")
MALFORMED = re.compile(rf"(?:{TURNED}|{SLASHLESS})$")
# "Nghị quyết số 18, 19-NQ/TW": the first number shares type and body with the next
SHARED = re.compile(r"số\s+((?:\d{1,4}[a-zđ]?\s*(?:,|;|và)\s*(?:số\s+)?){1,8})$")
REPLACED = re.compile(r"(?:thay thế|bãi bỏ|hủy bỏ|huỷ bỏ)\s+(?:\w+\s+){0,4}(?:số\s+)?$", re.IGNORECASE)
RULES = re.compile(r"Quy chế\s+(?P<work>làm việc\s+)?\(?(?:\w+\s+){0,7}\(?(?:số\s+)?$", re.IGNORECASE)
OF_WORK = re.compile(r"[^;.]{0,90}?\svề\s+(?:chế độ\s+)?làm việc(?!\w)", re.IGNORECASE)
WINDOW = 90
"""Characters before a symbol that can belong to its mention."""


def tidy(symbol: str) -> str:
    """The symbol as one word: "21 - KL / TW" → "21-KL/TW"."""
    return re.sub(r"\s+", "", symbol).replace("–", "-")


def symbols(text: str) -> Iterator[tuple[int, int, str]]:
    """(begin, end, symbol) in order; a number that shares the symbol behind it gets it whole."""
    for m in SYMBOL.finditer(text):
        symbol = tidy(m.group())
        window = max(0, m.start() - WINDOW)
        if shared := SHARED.search(text[window : m.start()]):
            rest = symbol[len(re.match(r"\d+[a-zđ]?", symbol)[0]) :]  # type: ignore[index]
            for number in re.finditer(r"\d+[a-zđ]?", shared[1]):
                begin = window + shared.start(1) + number.start()
                yield begin, begin + len(number[0]), number[0] + rest
        yield m.start(), m.end(), symbol


def find(text: str) -> list[str]:
    """Symbols in order, each once."""
    return list(dict.fromkeys(symbol for _, _, symbol in symbols(heal_symbols(text))))


def bases(title: str, preamble: list[str], own: str | None) -> list[str]:
    """Symbols that title and preamble say are being implemented.

    Rules of work (Quy chế làm việc) and replaced documents are named there too, but are not implemented.
    """
    found: dict[str, None] = {}
    for text in map(heal_symbols, [title, *preamble]):
        for begin, end, symbol in symbols(text):
            before = text[max(0, begin - WINDOW) : begin]
            rules = RULES.search(before)
            of_work = rules and (rules["work"] or OF_WORK.match(text, end))
            if not REPLACED.search(before) and not of_work:
                found[symbol] = None
    return [symbol for symbol in found if symbol != own]
