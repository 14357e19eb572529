"""Forwarding letters: what is sent on, who is charged, how printed symbols fit what is enclosed."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from drafting.reading.blocks import Block
from drafting.reading.meaning import mentions
from drafting.reading.meaning.who import end_of_names
from drafting.reading.structure.marks import read_mark
from drafting.reading.time import deadlines
from drafting.reading.words import AGENCY, NOT_AGENCY

SENDS = re.compile(r"\b(?:sao gửi|gửi kèm|sao lục|gửi|chuyển|kèm theo)\b", re.IGNORECASE)
ALSO = re.compile(r"^[\s,;]*(?:(?:và|cùng|cùng với|kèm theo)\s+)?(?:các\s+)?$")
CHARGE = re.compile(
    r"(?<!\w)(?:giao nhiệm vụ|giao|đề nghị|yêu cầu|phân công)\s+(?:cho\s+)?(?=\w)", re.IGNORECASE
)
CHARGED_BY = re.compile(r"^(?:(?:và|nay|đồng thời|trân trọng)\s*)?$", re.IGNORECASE)
WRITES = re.compile(
    r"(?<!\w)(?:sao gửi|sao lục|gửi|chuyển|thông báo|yêu cầu|đề nghị|giao|nhận được|có ý kiến|trân trọng)(?!\w)"
)
# "Đề nghị các đồng chí nghiên cứu, tổ chức thực hiện." closes a letter and charges no one
COURTESY = re.compile(
    r"(?:(?:và|nghiêm túc|kịp thời|khẩn trương|quan tâm|biết|nghiên cứu|quán triệt|chỉ đạo|phối hợp|tổ chức|triển khai|"
    r"thực hiện|theo (?:quy định|chỉ đạo|nội dung)|(?:có )?hiệu quả|tốt|nghiêm|kế hoạch|nêu trên|này)[\s,.]*)+$",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"[^.;:,]*$")
LONGEST_WRITER = 80


def forwards(blocks: list[Block], subject: str) -> list[dict[str, Any]]:
    """The documents that the letter sends on: the first named after "sao gửi", "gửi kèm", and those listed with it.

    Each is {"printed", "corrected": None}; what these documents implement is not sent.
    """
    for text in [*(block.text for block in blocks), subject]:
        if sent := SENDS.search(text):
            named = [m for m in mentions.find(text) if m.symbol and m.end > sent.end()]
            if named:
                return [{"printed": m.symbol, "corrected": None} for m in listed(named, text)]
    return []


def listed(named: list[mentions.Mention], text: str) -> Iterator[mentions.Mention]:
    """The first mention, and the next ones as long as only their list stands between them."""
    yield named[0]
    for before, this in pairwise(named):
        between = text[before.end : this.begin]
        if not ALSO.match(between.replace(before.title or "\0", "")):
            return
        yield this


def assigns(blocks: list[Block], *, year: int | None, issued_on: date | None) -> list[dict[str, Any]]:
    """Who is charged with what: {"agency", "text", "deadlines"} for each "Giao X …", "Ban Thường vụ yêu cầu X …"."""
    found: list[dict[str, Any]] = []
    for block in blocks:
        mark = read_mark(block.text)
        text = mark.rest if mark else block.text
        charges = list(charges_in(text))
        ends = [*(begin for begin, _ in charges[1:]), len(text)]
        for (_, start), end in zip(charges, ends, strict=False):
            charge = text[start:end].strip()
            stop = end_of_names(charge)
            task = charge[stop:].strip(" ,;")
            if task and not (asked(text, start) and COURTESY.match(task)):
                found.append(
                    {
                        "agency": charge[:stop].strip(" ,"),
                        "text": task,
                        "deadlines": deadlines.read(task, year=year, issued_on=issued_on),
                    }
                )
    return found


def charges_in(text: str) -> Iterator[tuple[int, int]]:
    """(where the charge begins, where the charged body begins), in order."""
    for match in CHARGE.finditer(text):
        clause = CLAUSE.search(text, max(0, match.start() - LONGEST_WRITER), match.start())
        before = clause.group().strip() if clause else ""
        by_body = AGENCY.match(before) and before[:1].isupper() and not NOT_AGENCY.match(before)
        if not (CHARGED_BY.match(before) or by_body):
            continue
        charged = text[match.end() : match.end() + LONGEST_WRITER]
        if AGENCY.match(charged) and not NOT_AGENCY.match(charged):
            yield match.start() - len(before) - 1 if before else match.start(), match.end()


def asked(text: str, begin: int) -> bool:
    """Does "đề nghị" stand before the body that begins there, rather than "giao" or "yêu cầu"?"""
    return bool(re.search(r"đề nghị\s+(?:cho\s+)?$", text[:begin], re.IGNORECASE))


def writer(blocks: list[Block]) -> str | None:
    """The body that the letter's first sentence names as writing, also after "Thừa lệnh …,", "Thực hiện …,"."""
    for block in blocks[:2]:
        for match in WRITES.finditer(block.text):
            body = block.text[: match.start()].rsplit(",", maxsplit=1)[-1].strip()
            if AGENCY.match(body) and body[0].isupper() and len(body) <= LONGEST_WRITER:
                return body
    return None


def settle(documents: list[dict[str, Any]]) -> None:
    """Compare what letters say they enclose with what the file holds; a slip in a symbol is named, not mended."""
    enclosed = [d["symbol"] for d in documents if d["type"] not in ("CV", "BS") and d["symbol"]]
    for document in documents:
        for sent in document.get("enclosed", []):
            meant = [symbol for symbol in enclosed if alike(symbol, sent["printed"])]
            if sent["printed"] in enclosed or not meant:
                continue
            sent["corrected"] = meant[0]
            document["doubts"].append(
                {
                    "path": None,
                    "reason": f"Văn bản gửi kèm in số {sent['printed']}, nhưng trong tệp là {meant[0]}.",
                }
            )
        if document.get("enclosed"):
            document["forwards"] = document["enclosed"][0]


def alike(symbol: str, printed: str) -> bool:
    """Same number and body, another type; or same type and body, another number."""
    one, other = re.split(r"[-/]", symbol, maxsplit=2), re.split(r"[-/]", printed, maxsplit=2)
    if len(one) != 3 or len(other) != 3:
        return False
    return one[2] == other[2] and (one[0] == other[0] or one[1] == other[1])
