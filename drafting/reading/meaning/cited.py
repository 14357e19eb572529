"""The documents that a document names: one entry for each, with all places where it is named."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from drafting.reading.meaning.citations import MALFORMED
from drafting.reading.meaning.mentions import Mention, find, key_of
from drafting.reading.structure.healing import heal_symbols
from drafting.reading.time.wording import day
from drafting.reading.words import TYPE_NAMES

PLACES = {"title": "trích yếu", "preamble": "phần mở đầu", "closing": "phần kết", "annex": "phụ lục"}
WHOLE = ("title", "preamble")
STATE_NAMES = {"NGHỊ ĐỊNH": "NĐ", "THÔNG BÁO KẾT LUẬN": "TB", "THÔNG TƯ": "TT"}


@dataclass
class Cited:
    """`entries` as in the bundle's `cited`, `symbols` as printed in order, `doubts` (path or None, reason)."""

    entries: list[dict[str, Any]] = field(default_factory=list)
    symbols: list[str] = field(default_factory=list)
    doubts: list[tuple[str | None, str]] = field(default_factory=list)


def read(texts: Iterable[tuple[str, str]], own: str | None) -> Cited:
    """What these (place, text) name, in reading order, without the document itself.

    A place is "title", "preamble", "closing", "annex", the path of an item, group or section, or the mark of a
    footnote. A short form with type and number counts where exactly one document named before it fits.
    """
    groups: dict[tuple[str, ...], list[tuple[str, Mention]]] = {}
    numbered: dict[tuple[str | None, int | None], set[tuple[str, ...]]] = {}
    skipped = key_of(own) if own else None
    for place, text in texts:
        for mention in find(heal_symbols(text), whole=place in WHOLE):
            same = (acronym(mention.name), mention.number)
            key = mention.key if mention.kind != "number" else only(numbered.get(same))
            if key and key != skipped:
                groups.setdefault(key, []).append((place, mention))
            if mention.symbol:
                same = (acronym_in(mention.symbol), number_of(mention.symbol))
                numbered.setdefault(same, set()).add(mention.key)
    found = Cited()
    for mentions in groups.values():
        found.entries.append(entry(mentions))
        found.doubts += doubts(mentions)
    named = (m.symbol for mentions in groups.values() for _, m in mentions)
    found.symbols = list(dict.fromkeys(symbol for symbol in named if symbol))
    return found


def only(keys: set[tuple[str, ...]] | None) -> tuple[str, ...] | None:
    """The one document with a type and number; None where none or several have them."""
    return next(iter(keys)) if keys and len(keys) == 1 else None


def entry(mentions: list[tuple[str, Mention]]) -> dict[str, Any]:
    first = mentions[0][1]
    titled = [(place, m) for place, m in mentions if m.title]
    titled.sort(key=lambda pair: pair[0] not in WHOLE)
    told: dict[str, Any] = {
        "symbol": first.symbol,
        "type": (acronym_in(first.symbol) if first.symbol else None) or acronym(first.name),
        "type_name": next((m.name for _, m in mentions if m.name), None),
        "date": next((m.date for _, m in mentions if m.date), None),
        "issuer": next((m.issuer for _, m in mentions if m.issuer), None),
        "title": titled[0][1].title if titled else None,
        "first": mentions[0][0],
        "mentions": [{"place": place, "quote": m.quote, "short": m.short} for place, m in mentions],
    }
    if term := next((m.term for _, m in mentions if m.term), None):
        told["term"] = term
    return told


def doubts(mentions: list[tuple[str, Mention]]) -> list[tuple[str | None, str]]:
    """Slips that a person should look at: each is named with its places, none is mended."""
    place, first = mentions[0]
    if first.kind == "blank":
        return [(path_of(place), f"Văn bản “{first.quote}” chưa ghi số.")]
    found: list[tuple[str | None, str]] = []
    if first.symbol and MALFORMED.match(first.symbol):
        found.append((path_of(place), f"Ký hiệu “{first.symbol}” ghi không đúng thể thức."))
    for what, said in (
        ("ngày", [(p, day(date.fromisoformat(m.date))) for p, m in mentions if m.date]),
        ("cơ quan ban hành", [(p, m.issuer) for p, m in mentions if m.issuer]),
        ("tên loại", [(p, m.name) for p, m in mentions if m.name and first.kind == "symbol"]),
    ):
        for other_place, other in said[1:]:
            if not agree(said[0][1], other):
                reason = (
                    f"Văn bản {first.symbol or first.quote} được dẫn với hai {what} khác nhau: {said[0][1]} "
                    f"({place_name(said[0][0])}) và {other} ({place_name(other_place)}); đề nghị kiểm tra."
                )
                found.append((path_of(other_place), reason))
                break
    if len({m.name.casefold() for _, m in mentions if m.name}) > 1:
        return found
    for where, m in mentions:
        printed, expected = acronym(m.name), acronym_in(m.symbol) if m.symbol else None
        if m.symbol and printed and expected in KNOWN and printed != expected:
            found.append(
                (path_of(where), f"Tên loại và ký hiệu của “{m.name} số {m.symbol}” không khớp nhau.")
            )
            break
    return found


def agree(one: str, other: str) -> bool:
    """Equal but for case, or one is the other cut short: "Ban Bí thư", "Ban Bí thư Trung ương Đảng"."""
    one, other = one.casefold(), other.casefold()
    return one.startswith(other) or other.startswith(one)


def acronym(name: str | None) -> str | None:
    return (TYPE_NAMES | STATE_NAMES).get(name.upper()) if name else None


def acronym_in(symbol: str) -> str | None:
    """ "21-KL/TW" → KL, "30/2020/NĐ-CP" → NĐ; None for a law's number."""
    parts = symbol.replace("/", "-").split("-")
    letters = [part for part in parts[1:] if part and not part.isdigit()]
    return letters[0] if len(letters) > 1 else None


KNOWN = {*TYPE_NAMES.values(), *STATE_NAMES.values()}


def number_of(symbol: str) -> int | None:
    digits = symbol.split("-")[0].split("/")[0].rstrip("abcdđ")
    return int(digits) if digits.isdigit() else None


def path_of(place: str) -> str | None:
    """The place where it is an item, a group or a section."""
    return place if place[:1] in "IVXL" else None


def place_name(place: str) -> str:
    if path_of(place):
        return f"mục {place}"
    return PLACES.get(place) or f"chú thích {place}"


def texts(document: dict[str, Any], footnotes: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    """(place, text) of all that a document of the bundle says, in reading order, footnotes last."""
    yield "title", document["title"]
    yield from (("preamble", text) for text in document["preamble"])
    groups = [(group["path"], group["heading"], group["intro"]) for group in document["groups"]]
    items = [(item["path"], item["text"], item["section"]) for item in document["items"]]
    for section in document["sections"]:
        number = section["number"]
        yield number, section["heading"]
        yield number, document["intros"].get(number) or ""
        below = [group for group in groups if group[0].startswith(f"{number}.")]
        for path, text, _ in (item for item in items if item[2] == number):
            while below and path.startswith(f"{below[0][0]}."):
                group = below.pop(0)
                yield group[0], f"{group[1]}. {group[2] or ''}"
            yield path, text
        for group in below:
            yield group[0], f"{group[1]}. {group[2] or ''}"
    yield from (("closing", text) for text in document["closing"])
    for annex in document["annexes"]:
        yield "annex", annex["title"]
        yield from (("annex", text) for text in strings(annex["blocks"]))
    yield from footnotes


def strings(value: Any) -> Iterable[str]:
    """All texts inside blocks and tables of an annex."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
