"""Head and title of a document: who issues what, under which number, where and when."""

import re
from dataclasses import dataclass, field
from datetime import date

from drafting.reading.blocks import Line, collapse
from drafting.reading.structure.healing import heal_symbols
from drafting.reading.words import (
    BODY_LINE,
    DRAFT_MARK,
    PLACE_DATE,
    SEPARATOR,
    SYMBOL_LINE,
    TYPE_NAMES,
    UPPER,
    URGENCY,
    copy_kind,
    is_caps,
    is_motto,
    type_of,
)

SUBJECT = re.compile(r"^(?:Về việc|V/v|Trích yếu)", re.IGNORECASE)
ISSUES = re.compile(
    r"\s+(?:ban hành|xây dựng|đề ra|thống nhất ban hành|quyết định ban hành|triển khai)\s+"
    r"(?:kế hoạch|chương trình|nghị quyết|kết luận|chỉ thị|hướng dẫn|quyết định|quy định|đề án|văn bản)",
    re.IGNORECASE,
)
BODY_START = re.compile(
    r"(?:Ban |Bộ |Tỉnh |Thành |Huyện |Quận |Thị |Đảng |Thường trực |Ủy |Uỷ |Văn phòng|Chi |Quân |Hội |"
    r"Đoàn |Liên |Mặt |Trung |Học viện|Trường |Công an)"
)
SEVERAL = re.compile(r"(?<!\w)(?:hai|ba|các)\s+$", re.IGNORECASE)
"""Before the name of a kind of body: the head says which ones."""
OF_BODY = re.compile(
    rf"^(?:{'|'.join(TYPE_NAMES)}) CỦA ([{UPPER}]{{2,}}(?:,?\s(?!THỰC HIỆN|TRIỂN KHAI|VỀ\b|NĂM\b)[{UPPER}]{{2,}})*)"
)


@dataclass
class Head:
    """Fields of a document's head; lines that told nothing are in `rest`."""

    superior: str | None = None
    issuer: str | None = None
    symbol: str | None = None
    joint: list[dict[str, str]] = field(default_factory=list)
    """Further issuers of a joint document, each with the number that it gave."""
    symbol_type: str | None = None
    date: str | None = None
    place: str | None = None
    urgency: str | None = None
    draft_mark: str | None = None
    copy_kind: str | None = None
    subject: str = ""
    to: list[str] = field(default_factory=list)
    rest: list[Line] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    symbols: list[str] = field(default_factory=list)


def read_head(lines: list[Line]) -> Head:
    """Read head lines in any order; two-column heads come column by column."""
    head = Head()
    mode = ""
    for line in lines:
        text = collapse(line.text)
        listed = bool(re.match(r"^[-–+]", text)) or not is_known(text)
        if mode == "to" and listed and not text.startswith("Kính"):
            add_addressee(head, text)
            continue
        mode = "subject" if mode == "subject" and not is_known(text) and not text.startswith("Kính") else ""
        if mode == "subject":
            head.subject += " " + text
        elif SUBJECT.match(text):
            head.subject, mode = text, "subject"
        elif match := re.match(r"^Kính (?:gửi|trình)\s*:?\s*(.*)$", text):
            mode = "to"
            if match[1]:
                add_addressee(head, match[1])
        elif not take(head, text):
            head.rest.append(line)
    settle_bodies(head)
    return head


def is_known(text: str) -> bool:
    return bool(
        SYMBOL_LINE.match(text)
        or PLACE_DATE.match(text)
        or is_motto(text)
        or SEPARATOR.match(text)
        or is_caps(text)
        or URGENCY.match(text)
        or DRAFT_MARK.match(text)
    )


def take(head: Head, text: str) -> bool:
    """Put one line where it belongs; False if no field wants it."""
    if SEPARATOR.match(text) or is_motto(text):
        return True
    if match := SYMBOL_LINE.match(text):
        head.symbol_type = head.symbol_type or match["type"]
        if any(c.isdigit() for c in match["n"]):
            head.symbols.append(re.sub(r"\s+", "", text[text.index(match["n"]) :]).replace("–", "-"))
        return True
    if match := PLACE_DATE.match(text):
        head.place = match["place"].strip()
        head.date = printed_date(match["d"], match["m"], match["y"], head)
        return True
    if kind := copy_kind(text):
        head.copy_kind = kind
        return True
    if URGENCY.match(text):
        head.urgency = text
        return True
    if DRAFT_MARK.match(text):
        head.draft_mark = text.strip("() ")
        return True
    if is_caps(text):
        head.bodies.append(text)
        return True
    return False


def printed_date(day: str, month: str, year: str, head: Head) -> str | None:
    """ISO date; None for a blank in a draft, None with a doubt for a day that no calendar has."""
    figures = [re.sub(r"\D", "", part) for part in (year, month, day)]
    if not all(figures):
        return None
    try:
        return date(*(int(part) for part in figures)).isoformat()
    except ValueError:
        head.doubts.append(f"Ngày ban hành in trong văn bản không có trên lịch: {day}/{month}/{year}.")
        return None


def add_addressee(head: Head, text: str) -> None:
    """A new dash opens an addressee, a line without one goes on with the last."""
    bare = re.sub(r"^[-–+]\s*", "", text).strip()
    if (
        head.to
        and not re.match(r"^[-–+]", text)
        and (bare[:1].islower() or not re.search(r"[,;.]$", head.to[-1]))
    ):
        head.to[-1] = collapse(head.to[-1] + " " + bare)
    elif bare:
        head.to.append(bare)


def settle_bodies(head: Head) -> None:
    """Two names are the body above and the issuer, one is the issuer; where each has a number, both issue."""
    head.to = [text.rstrip(" ,;.") for text in head.to]
    bodies: list[str] = []
    for line in head.bodies:
        if re.match(r"^(?:DANH MỤC|BIỂU|MẪU)", line):
            continue
        if bodies and not BODY_LINE.match(line):
            bodies[-1] = collapse(f"{bodies[-1]} {line}")  # one long name over two lines
        else:
            bodies.append(line)
    head.symbol = head.symbols[0] if head.symbols else None
    if len(bodies) > 1 and len(head.symbols) == len(bodies):
        head.issuer = bodies[0]
        head.joint = [
            {"issuer": body, "symbol": symbol}
            for body, symbol in zip(bodies[1:], head.symbols[1:], strict=True)
        ]
    elif len(bodies) > 1:
        head.superior, head.issuer = bodies[0], collapse(" ".join(bodies[1:]))
    elif bodies:
        head.issuer = bodies[0]


def settle_signed(head: Head, signed_for: list[str]) -> None:
    """A body above the issuer that a signature is given for issues too: two issuers side by side, one number."""
    if head.superior and head.issuer and any(head.superior in text for text in signed_for):
        head.joint = [{"issuer": head.issuer}]
        head.issuer, head.superior = head.superior, None


def read_title(lines: list[Line]) -> tuple[str | None, str, str | None]:
    """(acronym, title on one line, draft mark) of the title lines."""
    draft = None
    kept: list[str] = []
    for line in lines:
        text = collapse(line.text)
        if SEPARATOR.match(text):
            continue
        if DRAFT_MARK.match(text):
            draft = text.strip("() ")
            continue
        kept.append(text)
    title = heal_symbols(collapse(" ".join(kept)))
    return (type_of(kept[0]) if kept else None), title, draft


def issuer_of(preamble: list[str], title: str, head: Head) -> str | None:
    """Who issues: the subject of "ban hành Kế hoạch" in the preamble, else title, else head."""
    for text in preamble:
        if match := ISSUES.search(text):
            clause = re.split(r"[,;.:)]\s+", text[: match.start()])[-1]
            start = BODY_START.search(clause)
            if start and not SEVERAL.search(clause[: start.start()]):
                return clause[start.start() :].strip()
    if match := OF_BODY.match(title):
        return match[1].strip()
    return head.issuer
