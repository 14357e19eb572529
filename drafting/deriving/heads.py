"""What a derived plan says before its first section and after its last: title, preamble, recipients."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import takewhile
from typing import Any

from drafting.deriving.own import OwnBody, short_name, unit_of
from drafting.deriving.spelling import folded

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
_CENTRE = re.compile(r"^(?:Bộ Chính trị|Ban Bí thư|Ban Chấp hành Trung ương)", re.IGNORECASE)
_STANDING = re.compile(r"^(?:Ban Thường vụ|Ban Chấp hành|Thường trực)\s+", re.IGNORECASE)
_THROUGH = re.compile(r"\((?:gửi )?qua ([^()]+)\)")


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


def first_citation(document: Mapping[str, Any]) -> str:
    """The full form of first mention: "Kế hoạch số 03-KH/TW, ngày 01/12/2021 của Bộ Chính trị thực hiện …"."""
    words = [type_name(document)]
    if document.get("symbol"):
        words.append(f"số {document['symbol']}")
    if document.get("date"):
        words[-1] += f", ngày {date.fromisoformat(document['date']):%d/%m/%Y}"
    if document.get("issuer"):
        words.append(f"của {document['issuer']}")
    return curly(" ".join([*words, abstract(document)]).strip())


def title(parents: Sequence[Mapping[str, Any]]) -> str:
    return f"KẾ HOẠCH thực hiện {' và '.join(map(first_citation, parents))}"


def preamble(parents: Sequence[Mapping[str, Any]], own: OwnBody) -> str:
    """One paragraph; the parents' own abbreviations ("sau đây gọi là Kết luận") go on being explained."""
    subject = " và ".join(
        " ".join(
            [
                first_citation(parent),
                *dict.fromkeys(
                    found for text in parent.get("preamble") or () for found in _SHORT_NAMES.findall(text)
                ),
            ]
        )
        for parent in parents
    )
    return f"Thực hiện {subject}, {own.deciding_body} ban hành Kế hoạch thực hiện như sau:"


def recipients(
    parents: Sequence[Mapping[str, Any]], own: OwnBody, acting: Iterable[str]
) -> list[tuple[str, str | None]]:
    """Proposed lines (text, note): reported to, own collective, then every body that the plan gives work to."""
    lines: list[tuple[str, str | None]] = [
        (above, "báo cáo") for parent in parents for above in _superiors(parent)
    ]
    short = short_name(own.name)
    if unit_of(own.name) == "Chi bộ":
        lines.append(("Các đồng chí đảng viên trong Chi bộ", None))
    else:
        members = (
            "Tỉnh ủy viên"
            if own.level == "province" and short.startswith("Tỉnh")
            else "ủy viên ban chấp hành"
        )
        lines += [(f"Thường trực {short}", None), (f"Các đồng chí {_members(short, members)}", None)]
    lines += [(name, None) for name in acting]
    seen: set[str] = set()
    kept = []
    for text, note in lines:
        key = folded(text).casefold()
        if key not in seen:
            seen.add(key)
            kept.append((text, note))
    return kept


def decides(name: str) -> bool:
    """Whether a body is the committee's own leadership, which a plan is not sent to as one that acts."""
    return bool(
        re.match(r"(?:Ban Thường vụ|Ban Chấp hành|Chi ủy|Thường trực (?:Tỉnh|Thành|Đảng))", folded(name))
    )


def _members(short: str, usual: str) -> str:
    first = folded(short).split()[0]
    return {"Đảng": "Đảng ủy viên", "Thành": "Thành ủy viên"}.get(first, usual)


def _superiors(parent: Mapping[str, Any]) -> list[str]:
    """Whom the plan is reported to: the superior's leading body, and the agency that the parent names for it."""
    issuer = parent.get("issuer") or ""
    above = []
    if _CENTRE.match(issuer):
        above.append("Bộ Chính trị, Ban Bí thư")
    elif issuer:
        above.append(f"Thường trực {_STANDING.sub('', issuer)}")
    for item in parent["items"]:
        if item["kind"] == "organisation":
            above += _THROUGH.findall(item["text"])
    return above
