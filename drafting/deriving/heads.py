"""What a derived plan says before its first section: title and preamble."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import takewhile
from typing import Any

from drafting.deriving.own import OwnBody
from drafting.deriving.spelling import folded
from drafting.reading.meaning.mentions import find
from drafting.reading.time.wording import day

_TYPE_NAMES = {
    "NQ": "Nghị quyết",
    "CT": "Chỉ thị",
    "KL": "Kết luận",
    "QĐ": "Quyết định",
    "QC": "Quy chế",
    "HD": "Hướng dẫn",
    "TB": "Thông báo",
    "TT": "Thông tri",
    "ĐA": "Đề án",
    "CTr": "Chương trình hành động",
}
_STRAIGHT = re.compile(r'"([^"]*)"')
_SHORT_NAMES = re.compile(r"\((?:sau đây )?gọi(?: tắt)? là [^()]*\)")


def type_name(document: Mapping[str, Any]) -> str:
    """The kind of document in running text: "Kế hoạch"; as its title prints it, else by its acronym."""
    words = re.split(r"\s+CỦA\s", _capitals(document["title"]))[0].strip()
    if words:
        return words.capitalize()
    return _TYPE_NAMES.get(document["type"], "Kế hoạch")


def abstract(document: Mapping[str, Any]) -> str:
    """The title without the lines in capitals that name type and issuer: "thực hiện …", "về …"."""
    return " ".join(document["title"].split())[len(_capitals(document["title"])) :].strip()


def curly(text: str) -> str:
    """Quotation marks as documents print them; the letters are counted as before."""
    return _STRAIGHT.sub(r"“\1”", text)


def _capitals(title: str) -> str:
    """The words in capitals that a title begins with: "KẾ HOẠCH CỦA BỘ CHÍNH TRỊ"."""
    return " ".join(takewhile(lambda word: word.upper() == word, title.split()))


def first_citation(document: Mapping[str, Any], *, about: bool = True) -> str:
    """The full form of first mention: "Kế hoạch số 03-KH/TW, ngày 01/12/2021 của Bộ Chính trị thực hiện …".

    `about` False leaves out what it is about, where another citation beside it says so.
    """
    words = [type_name(document)]
    if document.get("symbol"):
        words.append(f"số {document['symbol']}")
    if document.get("date"):
        words[-1] += f", ngày {day(date.fromisoformat(document['date']))}"
    if document.get("issuer"):
        words.append(f"của {document['issuer']}")
    return curly(" ".join([*words, abstract(document) if about else ""]).strip())


def first_citations(parents: Sequence[Mapping[str, Any]]) -> list[str]:
    """One for each parent; where a later one implements it and is about the same, its abstract stands there alone."""
    return [
        first_citation(parent, about=not any(_says_for(later, parent) for later in parents[index + 1 :]))
        for index, parent in enumerate(parents)
    ]


def _says_for(later: Mapping[str, Any], parent: Mapping[str, Any]) -> bool:
    subject = re.search(r"(?<!\w)về\s.*", abstract(parent))
    implements = parent.get("symbol") and parent["symbol"] in (later.get("bases") or ())
    return bool(implements and subject and _plain(subject.group()) in _plain(abstract(later)))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", folded(text).casefold()))


def title(parents: Sequence[Mapping[str, Any]]) -> str:
    return f"KẾ HOẠCH thực hiện {' và '.join(first_citations(parents))}"


def short_names(parent: Mapping[str, Any]) -> list[str]:
    """ "(sau đây gọi là Kết luận)", as the parent's preamble explains it; each once."""
    found = [name for text in parent.get("preamble") or () for name in _SHORT_NAMES.findall(text)]
    return list(dict.fromkeys(found))


def preamble(parents: Sequence[Mapping[str, Any]], own: OwnBody) -> str:
    """One paragraph; the parents' own abbreviations ("sau đây gọi là Kết luận") go on being explained.

    What an earlier parent calls by the same short name keeps it alone (drafting.deriving.naming).
    """
    explained: list[str] = []
    cited = []
    days = _days_told(parents)
    for citation, parent in zip(first_citations(parents), parents, strict=True):
        new = [name for name in short_names(parent) if name not in explained]
        explained += new
        cited.append(" ".join([_dated(citation, days), *new]))
    return f"Thực hiện {' và '.join(cited)}, {own.deciding_body} ban hành Kế hoạch thực hiện như sau:"


def _days_told(parents: Sequence[Mapping[str, Any]]) -> dict[str, date]:
    """Symbol → day of the documents that the parents' preambles name in full, as their titles often do not."""
    told: dict[str, date] = {}
    for text in (text for parent in parents for text in parent.get("preamble") or ()):
        for mention in find(text):
            if mention.symbol and mention.date:
                told.setdefault(mention.symbol, date.fromisoformat(mention.date))
    return told


def _dated(citation: str, days: Mapping[str, date]) -> str:
    """The first mention of each of these documents with its day: "Nghị quyết số 12-NQ/TW, ngày 28/8/2026 của …"."""
    for symbol, told in days.items():
        named = re.search(rf"số {re.escape(symbol)}(?![\w/-])", citation)
        if named and not re.match(r",? ngày", citation[named.end() :]):
            citation = f"{citation[: named.end()]}, ngày {day(told)}{citation[named.end() :]}"
    return citation
