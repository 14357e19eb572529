"""Words and signs: bodies that are no more, words left from above, mixed spelling, slips of the hand (form, 8)."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

from drafting.checks.dated import GONE
from drafting.checks.subject import Finding, Place, Subject, rule
from drafting.deriving.levels import default_scope_words
from drafting.deriving.spelling import folded, respelled

_FORMER = re.compile(r"(?i)(?:nguyên|trước đây|cũ|trước khi|đã kết thúc|giải thể|sáp nhập|hợp nhất)\b")
_EMPTY = re.compile(r"\[\s*\]|\(\s*\)|_{3,}|\.{4,}|…{2,}|(?i:\bxx+\b|\bghi rõ\b\s*\.\.\.)")
_DOUBLE = re.compile(r",\s*,|;\s*;|,\s*;|;\s*,|:\s*:|\.\s*,|,\s*\.(?!\.)|(?<!\.)\.\.(?!\.)|\s+[,;](?=\s)")
_DAY = re.compile(r"(?<!\d)(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>(?:19|20)\d\d)(?!\d)")
_PAIRS = (("(", ")"), ("“", "”"), ("[", "]"))
SHORTEST_TWICE = 40


@rule
def no_more(subject: Subject) -> Iterable[Finding]:
    """Each kind of body once, with all its places; names of documents and quotations may keep them."""
    for gone in GONE:
        if subject.day < gone.since:
            continue
        hits = [
            (place, found.group())
            for place in subject.free
            for found in gone.words.finditer(folded(place.text))
            if not _FORMER.search(place.text[max(0, found.start() - 30) : found.end() + 30])
        ]
        if hits:
            place, words = hits[0]
            yield subject.finding(
                "body-gone",
                "warning",
                f"“{words}”: {gone.why}.{_elsewhere([p for p, _w in hits])}",
                place,
                words,
            )


def _elsewhere(places: list[Place]) -> str:
    """The further places, so that one finding tells all."""
    others = list(dict.fromkeys(place.name for place in places[1:] if place.where != places[0].where))
    if not others:
        return ""
    shown = ", ".join(others[:8]) + (f" và {len(others) - 8:02d} chỗ khác" if len(others) > 8 else "")
    return f" Còn ở {shown}."


@rule
def left_from_above(subject: Subject) -> Iterable[Finding]:
    """Words of a wider reach in a task of a committee below the centre."""
    if not (subject.is_plan and subject.level):
        return
    words = [word for word in default_scope_words(subject.level, "") if word.startswith(("toàn ", "cả nước"))]
    words = [
        word
        for word in words
        if not (subject.level == "province" and word != "toàn quốc" and word != "cả nước")
    ]
    if not words:
        return
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")
    for item in subject.tasks:
        place = next((p for p in subject.free if p.where == item["path"]), None)
        if place and (found := pattern.search(place.text)):
            yield subject.finding(
                "left-from-above",
                "warning",
                f"“{found.group()}” có thể còn sót từ văn bản cấp trên; đề nghị ghi đúng phạm vi của cấp mình.",
                place,
                found.group(),
            )


@rule
def mixed_spelling(subject: Subject) -> Iterable[Finding]:
    """“ủy” and “uỷ” in one document; names of documents and quotations keep their own."""
    first, last = Counter[str](), Counter[str]()
    where: dict[str, Place] = {}
    for place in subject.free:
        for word in re.findall(r"\w+", place.text):
            if respelled(word, "uỷ") != word:
                first[word] += 1
                where.setdefault("first", place)
            elif respelled(word, "ủy") != word:
                last[word] += 1
                where.setdefault("last", place)
    if first and last:
        fewer, kind = (first, "first") if first.total() < last.total() else (last, "last")
        word = next(iter(fewer))
        yield subject.finding(
            "mixed-spelling",
            "warning",
            f"Dấu thanh ghi lẫn hai cách: {first.total():02d} chỗ như “{next(iter(first))}”, "
            f"{last.total():02d} chỗ như “{next(iter(last))}”; đề nghị thống nhất một cách.",
            where[kind],
            word,
        )


@rule
def unfinished(subject: Subject) -> Iterable[Finding]:
    for place in subject.places:
        if found := _EMPTY.search(place.text):
            yield subject.finding(
                "placeholder",
                "error",
                f"Còn chỗ chưa điền “{found.group()}”.",
                place,
                _around(place.text, found),
            )


@rule
def signs(subject: Subject) -> Iterable[Finding]:
    for place in subject.places:
        if found := _DOUBLE.search(place.text):
            yield subject.finding(
                "punctuation",
                "warning",
                f"Dấu câu “{found.group().strip()}” thừa hoặc đặt sai chỗ.",
                place,
                _around(place.text, found),
            )
        for opening, closing in _PAIRS:
            if place.text.count(opening) != place.text.count(closing) and place.where != "title":
                yield subject.finding(
                    "unpaired",
                    "warning",
                    f"Dấu {opening}{closing} mở mà không đóng (hoặc ngược lại).",
                    place,
                    place.text[:60],
                )
                break


def _around(text: str, found: re.Match[str]) -> str:
    return text[max(0, found.start() - 25) : found.end() + 25].strip()


@rule
def no_such_day(subject: Subject) -> Iterable[Finding]:
    for place in subject.places:
        for found in _DAY.finditer(place.text):
            try:
                date(int(found["y"]), int(found["m"]), int(found["d"]))
            except ValueError:
                yield subject.finding(
                    "no-such-day",
                    "error",
                    f"Không có ngày {found.group()}.",
                    place,
                    _around(place.text, found),
                )


@rule
def said_twice(subject: Subject) -> Iterable[Finding]:
    """The same long sentence as two items is a slip of copying; the same task for two bodies may be meant."""
    seen: dict[tuple[str, str], Place] = {}
    for item in subject.items:
        key = (folded(item["text"]).casefold(), item.get("agency") or "")
        if len(item["text"]) < SHORTEST_TWICE:
            continue
        place = subject.of_item(item)
        if key in seen:
            yield subject.finding(
                "twice", "warning", f"Nội dung trùng với mục {seen[key].where}.", place, item["text"][:60]
            )
        seen.setdefault(key, place)
