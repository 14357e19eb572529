"""How documents are named (document form, sections 1 and 8.7): symbol, date, issuer, and the same each time."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from drafting.checks.dated import repealed_on
from drafting.checks.subject import Finding, Place, Subject, rule
from drafting.reading.meaning.citations import MALFORMED
from drafting.reading.meaning.cited import KNOWN, acronym, acronym_in, agree
from drafting.reading.meaning.mentions import Mention, key_of

Named = list[tuple[Place, Mention]]
_JOINED = re.compile(r"(?P<type>NQ|KL|CT|QĐ|QC|KH|CTr|HD|TB|BC|ĐA|TT)(?P<body>TW|TU|HU|ĐU\w*)$")
_TURNED = re.compile(r"(?P<n>\d+)/(?P<type>\w+)-(?P<body>TW|TU|HU|ĐU\w*)$")
_BY_STATE = re.compile(r"\d+(?:/\d{4})?/QĐ-")


def _by_document(subject: Subject) -> Iterator[tuple[str, Named]]:
    """Each document that is named by its symbol, with its namings in reading order."""
    own = key_of(subject.document["symbol"]) if subject.document.get("symbol") else None
    named = [pair for pair in subject.mentions if pair[1].symbol and pair[1].key != own]
    order = {pair[1].key: index for index, pair in reversed(list(enumerate(named)))}
    for _key, pairs in groupby(
        sorted(named, key=lambda pair: order[pair[1].key]), key=lambda pair: pair[1].key
    ):
        known = list(pairs)
        yield (
            next(
                (m.symbol for _p, m in known if m.symbol and not MALFORMED.match(m.symbol)),
                known[0][1].symbol or "",
            ),
            known,
        )


@rule
def malformed(subject: Subject) -> Iterable[Finding]:
    for place, mention in subject.mentions:
        if not (mention.symbol and MALFORMED.match(mention.symbol)):
            continue
        right = _mended(mention.symbol)
        yield subject.finding(
            "symbol-malformed",
            "error",
            f"Ký hiệu “{mention.symbol}” thiếu hoặc sai dấu ngăn cách; đề nghị ghi “{right}”.",
            place,
            mention.quote,
            (mention.symbol, right),
        )


def _mended(symbol: str) -> str:
    if turned := _TURNED.fullmatch(symbol):
        return f"{turned['n']}-{turned['type']}/{turned['body']}"
    return _JOINED.sub(r"\g<type>/\g<body>", symbol)


@rule
def two_ways(subject: Subject) -> Iterable[Finding]:
    """The same symbol with two dates, two issuers or two types."""
    for symbol, named in _by_document(subject):
        dates = [(p, m, m.date) for p, m in named if m.date]
        issuers = [(p, m, m.issuer) for p, m in named if m.issuer]
        types = [(p, m, m.name) for p, m in named if m.name]
        for rule_, severity, what, told in (
            ("citation-two-dates", "error", "ngày ban hành", dates),
            ("citation-two-issuers", "warning", "cơ quan ban hành", issuers),
            ("citation-two-types", "error", "tên loại", types),
        ):
            first = told[0] if told else None
            other = next((each for each in told if first and not _same(str(first[2]), str(each[2]))), None)
            if first and other:
                yield subject.finding(
                    rule_,
                    severity,  # type: ignore[arg-type]
                    f"Văn bản {symbol} được viện dẫn với hai {what}: {_said(first[2])} ({first[0].name}) và "
                    f"{_said(other[2])} ({other[0].name}); đề nghị đối chiếu với văn bản gốc.",
                    other[0],
                    other[1].quote,
                )


def _same(one: str, other: str) -> bool:
    return agree(one, other) or {one.casefold(), other.casefold()} == {
        "chương trình",
        "chương trình hành động",
    }


def _said(value: str | None) -> str:
    try:
        return f"{date.fromisoformat(value or ''):%d/%m/%Y}"
    except ValueError:
        return value or ""


@rule
def type_and_symbol(subject: Subject) -> Iterable[Finding]:
    """“Kế hoạch số 03-KL/TW”; “Quy định số 1847/QĐ-TTg”: what State bodies number so is a Quyết định."""
    seen: set[tuple[str, ...]] = set()
    for place, mention in subject.mentions:
        if not (mention.symbol and mention.name) or mention.key in seen:
            continue
        printed, expected = acronym(mention.name), acronym_in(mention.symbol)
        state = _BY_STATE.match(mention.symbol) and mention.name.casefold() == "quy định"
        if state or (printed and expected in KNOWN and printed != expected):
            seen.add(mention.key)
            hint = "; ký hiệu QĐ của cơ quan nhà nước là Quyết định" if state else ""
            yield subject.finding(
                "citation-type",
                "error",
                f"Tên loại và ký hiệu của “{mention.name} số {mention.symbol}” không khớp nhau{hint}; "
                "đề nghị đối chiếu với văn bản gốc.",
                place,
                mention.quote,
                (mention.name, "Quyết định") if state else None,
            )


@rule
def first_in_full(subject: Subject) -> Iterable[Finding]:
    """At its first mention a document is named with date and issuer (form, section 1); title and bases go together."""
    if not subject.is_plan:
        return
    for symbol, named in _by_document(subject):
        opening = [m for p, m in named if p.where in ("title", "preamble")]
        place, first = named[0]
        stated = opening if opening else [first]
        if any(m.date for m in stated):
            continue
        later = next((p for p, m in named if m.date), None)
        if later:
            message = (
                f"Văn bản {symbol} được viện dẫn tắt ở {place.name} trước khi viện dẫn đầy đủ ở {later.name}; "
                "đề nghị ghi đầy đủ ngay lần đầu."
            )
        else:
            message = (
                f"Văn bản {symbol} chưa có chỗ nào ghi đủ ngày ban hành; lần đầu viện dẫn đề nghị ghi đủ tên loại, "
                "số, ngày, cơ quan ban hành, trích yếu."
            )
        yield subject.finding("citation-short-first", "warning", message, place, first.quote)


@rule
def comma_before_date(subject: Subject) -> Iterable[Finding]:
    for place in subject.places:
        for _place, mention in ((p, m) for p, m in subject.mentions if p is place and m.symbol):
            found = re.search(rf"{re.escape(mention.symbol or '')}\s+(?=ngày\s+\d)", mention.quote)
            if found:
                wrong = mention.quote[found.start() : found.end()] + "ngày"
                yield subject.finding(
                    "citation-comma",
                    "warning",
                    f"Thiếu dấu phẩy trước “ngày” khi viện dẫn {mention.symbol}.",
                    place,
                    mention.quote,
                    (wrong, f"{mention.symbol}, ngày"),
                )


@rule
def repealed(subject: Subject) -> Iterable[Finding]:
    for symbol, named in _by_document(subject):
        gone = repealed_on(symbol)
        if gone and gone.until < subject.day:
            place, first = named[0]
            yield subject.finding(
                "basis-repealed",
                "error",
                f"{symbol} hết hiệu lực sau ngày {gone.until:%d/%m/%Y}, đã được thay bằng {gone.by}; "
                "đề nghị viện dẫn văn bản đang có hiệu lực.",
                place,
                first.quote,
            )


@rule
def dated_later(subject: Subject) -> Iterable[Finding]:
    """A document cannot cite one that was issued after it."""
    for symbol, named in _by_document(subject):
        for place, mention in named:
            if mention.date and date.fromisoformat(mention.date) > subject.day:
                yield subject.finding(
                    "citation-future",
                    "error",
                    f"{symbol} ghi ngày {_said(mention.date)}, sau ngày ban hành văn bản này "
                    f"({subject.day:%d/%m/%Y}); đề nghị kiểm tra.",
                    place,
                    mention.quote,
                )
                break


@rule
def otherwise_in_register(subject: Subject) -> Iterable[Finding]:
    """What the own register knows of a number (the look-up is the caller's)."""
    if subject.look_up is None:
        return
    for symbol, named in _by_document(subject):
        days = [entry["date"] for entry in subject.look_up(symbol) or () if entry.get("date")]
        for place, mention in named:
            if mention.date and days and mention.date not in days:
                yield subject.finding(
                    "citation-register",
                    "error",
                    f"Theo sổ văn bản, {symbol} ban hành ngày {_said(days[-1])}, ở đây ghi "
                    f"{_said(mention.date)}; đề nghị sửa cho khớp.",
                    place,
                    mention.quote,
                )
                break
