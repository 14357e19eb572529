"""What in a received plan is ours: the tasks that name the own agency, a body of it, or its kind. Pure.

Names are compared without marks, as "uỷ" and "ủy" both occur; a whole name counts, never a part of another one.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

EVERYBODY = r"cac cap uy(?! vien)|cac co quan, don vi|cac co quan, to chuc, don vi|cac to chuc dang"
KINDS: dict[tuple[str, str], str] = {
    ("committee", "province"): r"(?:cac )?tinh uy, thanh uy|cac tinh uy|dang uy truc thuoc trung uong",
    ("committee", "commune"): (
        r"dang uy (?:cac )?(?:xa|phuong|dac khu)(?: |,|;|$)|cac dang uy|dang uy truc thuoc|cap uy (?:co so|truc thuoc)|"
        r"cac dang bo|dang bo (?:co so|truc thuoc)|cap uy cac cap"
    ),
    ("committee", "block"): r"cac dang uy|dang uy truc thuoc|cap uy truc thuoc|cac dang bo|cap uy cac cap",
    ("committee", "base"): r"chi bo|dang bo co so|cap uy co so|cac chi bo|to chuc co so dang|cap uy cac cap",
    ("advisory", ""): r"cac co quan tham muu|cac ban dang|cac ban cua|cac ban xay dung dang",
    ("office", ""): r"van phong cap uy|cac co quan tham muu",
}
"""(kind, level) of an agency → how plans name all of its kind, without marks."""


class Role(StrEnum):
    LEAD = "lead"
    PARTNER = "partner"
    NAMED = "named"


@dataclass(frozen=True)
class Body:
    """An agency as plans may name it; `level` counts for committees alone."""

    names: tuple[str, ...]
    kind: str
    level: str = ""


@dataclass(frozen=True)
class Ours:
    """A task with what is asked of us in it; `who`: the words that name us; `due`: the last day that it names."""

    uid: str
    path: str
    text: str
    role: Role
    who: str
    when: str
    due: date | None


def ours(document: Mapping[str, Any], bodies: Sequence[Body]) -> list[Ours]:
    """The tasks that name one of the bodies, in the order of the plan; who leads before who takes part."""
    pattern = _pattern(bodies)
    found = []
    for item in document["items"]:
        named = _named(item, pattern)
        if named is not None:
            role, who = named
            deadlines = item.get("deadlines") or ()
            ends = [each["end"] for each in deadlines if each.get("end")]
            found.append(
                Ours(
                    uid=str(item.get("uid") or ""),
                    path=item["path"],
                    text=item["text"],
                    role=role,
                    who=who,
                    when="; ".join(each["text"] for each in deadlines),
                    due=date.fromisoformat(max(ends)) if ends else None,
                )
            )
    return found


def plain(text: str) -> str:
    """Small letters without marks, single spaces."""
    letters = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).split())


def _pattern(bodies: Iterable[Body]) -> re.Pattern[str]:
    own, kinds = [], [EVERYBODY]
    for body in bodies:
        own += [re.escape(plain(name)) for name in body.names if len(name) > 5]
        level = body.level if body.kind == "committee" else ""
        if (kind := KINDS.get((body.kind, level))) is not None:
            kinds.append(kind)
    return re.compile(rf"(?<!\w)(?:(?P<own>{'|'.join(own) or '(?!)'})|{'|'.join(kinds)})(?!\w)")


def _named(item: Mapping[str, Any], pattern: re.Pattern[str]) -> tuple[Role, str] | None:
    lead = item.get("lead") or item.get("agency") or ""
    if _words(lead, pattern):
        return Role.LEAD, lead
    partners = [name for name in item.get("partners") or () if _words(name, pattern)]
    if partners:
        return Role.PARTNER, "; ".join(partners)
    if item["kind"] != "purpose" and (said := _words(item["text"], pattern)):
        return Role.NAMED, said
    return None


def _words(text: str, pattern: re.Pattern[str]) -> str:
    """The words of the text that name us, as they stand there; empty where none do.

    A name that goes on with a capital is another's: “xã Thanh Bình” is not “xã Thanh Bình Đông”.
    """
    words, bare = text.split(), plain(text)
    for match in pattern.finditer(bare):
        first, count = bare[: match.start()].count(" "), match.group().strip().count(" ") + 1
        said = words[first : first + count]
        after = words[first + count] if first + count < len(words) else ""
        if match.group("own") and said[-1][-1].isalnum() and after[:1].isupper():
            continue
        return " ".join(said).strip(" ,;.:()")
    return ""


def calendar(rows: Iterable[Ours], *, title: str, symbol: str, host: str) -> str:
    """The tasks with a day as an iCalendar file (RFC 5545): whole days, a reminder a week before."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Trinh Ky//VI", "CALSCALE:GREGORIAN"]
    for row in rows:
        if row.due is None:
            continue
        lines += [
            "BEGIN:VEVENT",
            f"UID:{row.uid or row.path}.{_escaped(symbol)}@{host}",
            "DTSTAMP:20000101T000000Z",
            f"DTSTART;VALUE=DATE:{row.due:%Y%m%d}",
            f"SUMMARY:{_escaped(row.text[:180])}",
            f"DESCRIPTION:{_escaped(f'{symbol}, mục {row.path}: {row.text} ({title})')}",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            f"DESCRIPTION:{_escaped(row.text[:80])}",
            "TRIGGER:-P7D",
            "END:VALARM",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _escaped(text: str) -> str:
    return re.sub(r"([\\,;])", r"\\\1", " ".join(text.split()))


def _folded(line: str) -> str:
    """At most 75 octets a line; what is longer goes on after a blank, never within a letter."""
    pieces, piece = [], ""
    for letter in line:
        if len((piece + letter).encode()) > 73:
            pieces.append(piece)
            piece = ""
        piece += letter
    return "\r\n ".join([*pieces, piece])
