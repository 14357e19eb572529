"""Forwarding letters and certified copies: what is sent on, who is charged, how printed symbols fit the "
"enclosure."""

import re
from datetime import date
from typing import Any

from drafting.reading import deadlines
from drafting.reading.blocks import Block
from drafting.reading.citations import SYMBOL, tidy
from drafting.reading.marks import read_mark
from drafting.reading.who import end_of_names
from drafting.reading.words import AGENCY, NOT_AGENCY

SENDS = re.compile(r"\b(?:sao gửi|gửi kèm|sao lục|gửi|chuyển|kèm theo)\b", re.IGNORECASE)
CHARGE = re.compile(r"(?:^|(?<=[.;]\s))(?:Giao|Đề nghị|Yêu cầu|Phân công)\s+(?:cho\s+)?(?=\w)")
WRITES = re.compile(
    r"^(?P<body>[^,.;:]{4,80}?)\s+(?:sao gửi|sao lục|gửi|chuyển|thông báo|yêu cầu|đề nghị|giao|nhận được|"
    r"có ý kiến|trân trọng)\b"
)


def forwards(blocks: list[Block], subject: str) -> dict[str, Any] | None:
    """The document that the letter sends on: the first symbol after "sao gửi", "gửi kèm"."""
    for text in [*(block.text for block in blocks), subject]:
        sent = SENDS.search(text)
        symbol = SYMBOL.search(text, sent.end()) if sent else None
        if symbol:
            return {"printed": tidy(symbol.group()), "corrected": None}
    return None


def assigns(blocks: list[Block], *, year: int | None, issued_on: date | None) -> list[dict[str, Any]]:
    """ "Giao X làm …": who is charged with what; one entry for each charge."""
    found: list[dict[str, Any]] = []
    for block in blocks:
        mark = read_mark(block.text)
        text = mark.rest if mark else block.text
        starts = [match.end() for match in CHARGE.finditer(text)]
        for start, end in zip(starts, [*starts[1:], len(text)], strict=False):
            charge = CHARGE.sub("", text[start:end]).strip()
            if not AGENCY.match(charge) or NOT_AGENCY.match(charge):
                continue
            stop = end_of_names(charge)
            task = charge[stop:].strip(" ,")
            if task:
                found.append(
                    {
                        "agency": charge[:stop].strip(" ,"),
                        "text": task,
                        "deadlines": deadlines.read(task, year=year, issued_on=issued_on),
                    }
                )
    return found


def writer(blocks: list[Block]) -> str | None:
    """The body that the letter's first sentence names as writing."""
    for block in blocks[:2]:
        match = WRITES.match(block.text)
        if match and AGENCY.match(match["body"]):
            return match["body"].strip()
    return None


def settle(documents: list[dict[str, Any]]) -> None:
    """Compare what letters say they enclose with what the file holds; a slip in the symbol is named, not "
    "mended."""
    enclosed = [d["symbol"] for d in documents if d["type"] not in ("CV", "BS") and d["symbol"]]
    for document in documents:
        sent = document.get("forwards")
        if not sent or sent["printed"] in enclosed:
            continue
        meant = [symbol for symbol in enclosed if alike(symbol, sent["printed"])]
        if meant:
            sent["corrected"] = meant[0]
            document["doubts"].append(
                {
                    "path": None,
                    "reason": f"Văn bản gửi kèm in số {sent['printed']}, nhưng trong tệp là {meant[0]}.",
                }
            )


def alike(symbol: str, printed: str) -> bool:
    """Same number and body, another type; or same type and body, another number."""
    one, other = re.split(r"[-/]", symbol, maxsplit=2), re.split(r"[-/]", printed, maxsplit=2)
    if len(one) != 3 or len(other) != 3:
        return False
    return one[2] == other[2] and (one[0] == other[0] or one[1] == other[1])
