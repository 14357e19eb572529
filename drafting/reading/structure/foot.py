"""Foot of a document: recipients, archive line, signature."""

import re
from dataclasses import dataclass, field
from typing import Any

from drafting.reading.blocks import Line, collapse
from drafting.reading.words import (
    BODY_LINE,
    LOWER,
    POSITION,
    RECIPIENTS,
    SEPARATOR,
    SIGN_MARK,
    STAMP,
    UPPER,
    any_tone,
    is_caps,
)

REPORT = re.compile(r"\(\s*(?:để\s+)?(?:báo cáo|b/c|bc)\s*\)", re.IGNORECASE)
ARCHIVE = re.compile(any_tone(r"^Lưu(?!\w)\s*[:.]?\s*"), re.IGNORECASE)
NAME = re.compile(
    rf"^(?:(?:[{UPPER}](?:['’-][{UPPER}])?[{LOWER}]*(?:[-'’][{UPPER}{LOWER}]+)?|[A-Z]\.)\s*){{2,6}}$"
)
DASH = re.compile(r"^[-–—+•●*]\s*(?=\S)")
CLOSERS = (",", ";", ".")
TYPIST = re.compile(r"^[A-Za-zĐđ]{0,4}[.-]?\d{1,3}[a-z]?\.?$")
"""The typist's code at the end of the archive line: XD1, h.05b."""
ALSO = re.compile(r"^kiêm(?!\w)", re.IGNORECASE)
POST_AT_END = re.compile(
    r"(?<!\bBAN)\s+(?=(?:PHÓ\s+|QUYỀN\s+)?(?:BÍ THƯ|CHỦ TỊCH|CHỦ NHIỆM|CHÁNH VĂN PHÒNG|TRƯỞNG BAN)(?:\s+THƯỜNG TRỰC)?$)"
)


@dataclass
class Foot:
    """Recipients as {"text", "note"}; what found no place is in `rest`."""

    recipients: list[dict[str, Any]] = field(default_factory=list)
    archive: str | None = None
    signature: dict[str, str | None] | None = None
    joint: list[dict[str, str | None]] = field(default_factory=list)
    rest: list[tuple[Line, str]] = field(default_factory=list)


class FootReader:
    def __init__(self) -> None:
        self.foot = Foot()
        self.entries: list[str] = []
        self.open = False
        self.plus = False
        """The recipients are listed by plus signs, so one of them opens an entry."""
        self.signs: list[dict[str, list[str]]] = []

    def add(self, line: Line) -> None:
        text = collapse(line.text)
        if SEPARATOR.match(text):
            return
        if match := RECIPIENTS.match(text):
            self.open = True
            if text[match.end() :].strip():
                self.entry(text[match.end() :])
        elif STAMP.match(text):
            self.foot.rest.append((line, "Dấu, chữ ký số: không phải nội dung."))
        elif self.is_signature(text):
            self.sign(text)
        elif self.is_inner(text):
            self.entries[-1] = f"{self.entries[-1]} {text}"
        elif (self.open or self.entries) and DASH.match(text):
            self.open = True
            self.entry(text)
        elif self.open and self.goes_on(text):
            self.entries[-1] = f"{self.entries[-1]} {text}"
        elif NAME.match(text) and self.signs and not self.signs[-1]["name"]:
            self.signs[-1]["name"].append(text)
            self.open = False
        elif (self.open or self.entries) and ARCHIVE.match(text):
            self.entry(text)
        elif NAME.match(text) and not self.signs:
            self.signs.append({"mark": [], "post": [], "name": [text]})
        else:
            self.foot.rest.append((line, "Không rõ thuộc phần nơi nhận hay phần ký."))

    def is_signature(self, text: str) -> bool:
        bare = SIGN_MARK.sub("", text)
        if self.is_signing_body(text):
            return True
        if ALSO.match(text):
            return bool(self.signs and self.signs[-1]["post"] and not self.signs[-1]["name"])
        return (bool(SIGN_MARK.match(text)) and is_caps(bare)) or (
            is_caps(text) and (bool(POSITION.match(text)) or bool(self.signs and not self.signs[-1]["name"]))
        )

    def is_signing_body(self, text: str) -> bool:
        """The name of a body above the post of who signs for it, as in joint documents."""
        return (
            is_caps(text) and bool(BODY_LINE.match(text)) and (not self.signs or bool(self.signs[-1]["name"]))
        )

    def entry(self, text: str) -> None:
        self.plus = text.strip().startswith("+")
        self.entries.append(DASH.sub("", text).strip())

    def is_inner(self, text: str) -> bool:
        """A plus line under a dash; "… tổ chức chính trị" + "- xã hội tỉnh;"; an end left over by a page break."""
        if text.startswith("+"):
            return bool(self.entries) and not self.plus
        if not self.is_left_open():
            return False
        if DASH.match(text):
            return bool(re.match(rf"^[-–—]\s[{LOWER}]", text))
        return not ARCHIVE.match(text) and text.endswith((";", "."))

    def is_left_open(self) -> bool:
        """The last entry has no comma or point at its end, as most before it have: its end is still to come."""
        closed = [entry.endswith(CLOSERS) for entry in self.entries]
        return len(closed) > 1 and not closed[-1] and sum(closed) * 2 >= len(closed)

    def goes_on(self, text: str) -> bool:
        """A wrapped line of the last recipient: small letter, or the entry above is not finished."""
        if not self.entries or ARCHIVE.match(text):
            return False
        if ARCHIVE.match(self.entries[-1]) and TYPIST.match(text):
            return True
        if is_caps(text):
            return False
        signing = bool(self.signs) and not self.signs[-1]["name"]
        return text[0].islower() or (not re.search(r"[.;]$", self.entries[-1]) and not signing)

    def sign(self, text: str) -> None:
        names_body = self.is_signing_body(text)
        opens = names_body or SIGN_MARK.match(text) or POSITION.match(text)
        if not self.signs or (self.signs[-1]["name"] and opens):
            self.signs.append({"mark": [], "post": [], "name": []})
        block = self.signs[-1]
        if names_body:
            block["mark"].append(text)
        elif SIGN_MARK.match(text):
            mark, *post = POST_AT_END.split(text, maxsplit=1) if not text.startswith("K") else [text]
            block["mark"].append(mark)
            block["post"] += post
        elif block["mark"] and not block["post"] and not POSITION.match(text):
            block["mark"][-1] += " " + text
        else:
            block["post"].append(text)

    def finish(self) -> Foot:
        for text in self.entries:
            bare = text.strip().rstrip(" ,;.")
            if ARCHIVE.match(bare):
                self.foot.archive = collapse(ARCHIVE.sub("", bare).rstrip(" ,;."))
            elif bare:
                note = "báo cáo" if REPORT.search(bare) else None
                bare = collapse(REPORT.sub("", bare)).rstrip(" ,;.") if note else collapse(bare)
                self.foot.recipients.append({"text": bare, "note": note})
        blocks = [signature(block) for block in self.signs]
        self.foot.signature = blocks[0] if blocks else None
        self.foot.joint = blocks[1:]
        return self.foot


def signature(block: dict[str, list[str]]) -> dict[str, str | None]:
    """The printed lines of each box, one under the other."""
    return {
        "on_behalf": "\n".join(block["mark"]) or None,
        "position": "\n".join(block["post"]) or None,
        "name": block["name"][0] if block["name"] else None,
    }


def read_foot(lines: list[Line]) -> Foot:
    """Read recipients and signature; they come in either order."""
    reader = FootReader()
    for line in lines:
        reader.add(line)
    return reader.finish()
