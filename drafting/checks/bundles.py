"""A letter and what it forwards: the one names the other by its right symbol (document form, section 8.7)."""

from collections.abc import Iterable

from drafting.checks.subject import Entry, Finding, Subject, rule
from drafting.reading.meaning.mentions import key_of


@rule
def letter_and_enclosure(subject: Subject) -> Iterable[Finding]:
    """Every document that a forwarding letter names is the enclosure or one that the enclosure implements."""
    letter = subject.document
    enclosed = _enclosed(subject)
    if letter["type"] != "CV" or enclosed is None or not enclosed.get("symbol"):
        return
    known = {key_of(symbol) for symbol in [enclosed["symbol"], *(enclosed.get("bases") or ())]}
    seen: set[tuple[str, ...]] = set()
    for place, mention in subject.mentions:
        if not mention.symbol or mention.key in known or mention.key in seen:
            continue
        seen.add(mention.key)
        yield subject.finding(
            "letter-enclosure",
            "error",
            f"Công văn ghi “{mention.symbol}”, nhưng văn bản gửi kèm là {enclosed['symbol']}"
            + (f" (thực hiện {', '.join(enclosed['bases'])})" if enclosed.get("bases") else "")
            + "; đề nghị sửa công văn.",
            place,
            mention.quote,
        )


@rule
def date_of_enclosure(subject: Subject) -> Iterable[Finding]:
    letter, enclosed = subject.document, _enclosed(subject)
    if (
        letter["type"] not in ("CV", "BS")
        or enclosed is None
        or not (enclosed.get("symbol") and enclosed.get("date"))
    ):
        return
    for place, mention in subject.mentions:
        same = mention.symbol and mention.key == key_of(enclosed["symbol"])
        if same and mention.date and mention.date != enclosed["date"]:
            yield subject.finding(
                "letter-enclosure",
                "error",
                f"Công văn ghi {mention.symbol} ngày {mention.date}, văn bản gửi kèm ngày {enclosed['date']}; "
                "đề nghị sửa công văn.",
                place,
                mention.quote,
            )


def _enclosed(subject: Subject) -> Entry | None:
    """What a letter forwards: the document with a text of its own in the same file."""
    return next((each for each in subject.bundle if each is not subject.document and each.get("items")), None)
