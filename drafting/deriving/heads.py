"""What a derived plan says before its first section and after its last: title, preamble, recipients."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import takewhile
from typing import Any

from drafting.deriving.own import OwnBody, short_name, unit_of
from drafting.deriving.spelling import folded
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
    for citation, parent in zip(first_citations(parents), parents, strict=True):
        new = [name for name in short_names(parent) if name not in explained]
        explained += new
        cited.append(" ".join([citation, *new]))
    return f"Thực hiện {' và '.join(cited)}, {own.deciding_body} ban hành Kế hoạch thực hiện như sau:"


def recipients(
    parents: Sequence[Mapping[str, Any]], own: OwnBody, acting: Iterable[str]
) -> list[tuple[str, str | None]]:
    """Proposed lines (text, note): reported to, own collective, then every body that the plan gives work to."""
    lines: list[tuple[str, str | None]] = [
        (above, "báo cáo") for parent in parents for above in _superiors(parent, own)
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
            # "Đảng ủy Quân sự tỉnh, Đảng ủy Công an tỉnh" is sent to each of both
            seen |= {key, *key.split(", ")}
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


def _superiors(parent: Mapping[str, Any], own: OwnBody) -> list[str]:
    """Whom the plan is reported to: the superior's leading body, and the agency that the parent names for it.

    A committee below the province reports to the one directly above it, whoever issued the parent.
    """
    issuer = parent.get("issuer") or ""
    above = []
    if _CENTRE.match(issuer) and own.level != "province" and (direct := _directly_above(own)):
        return [direct]
    if _CENTRE.match(issuer):
        above.append("Bộ Chính trị, Ban Bí thư")
    elif issuer:
        above.append(f"Thường trực {_STANDING.sub('', issuer)}")
    for item in parent["items"]:
        if item["kind"] == "organisation":
            above += _THROUGH.findall(item["text"])
    return above


def _directly_above(own: OwnBody) -> str | None:
    """The standing board above, by the head of the own paper: "ĐẢNG BỘ TỈNH LAM SƠN" → "Thường trực Tỉnh ủy"."""
    head = folded(own.superior_head or ("ĐẢNG BỘ TỈNH" if own.level == "commune" else "")).casefold()
    for unit, committee in (
        ("tỉnh", "Tỉnh ủy"),
        ("thành phố", "Thành ủy"),
        ("xã", "Đảng ủy xã"),
        ("phường", "Đảng ủy phường"),
        ("đặc khu", "Đảng ủy đặc khu"),
    ):
        if re.match(rf"đảng bộ {unit}(?!\w)", head):
            return f"Thường trực {committee}"
    return None
