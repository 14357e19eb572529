"""Who and when inside the sentence of an item: found for marking, rewritten when the data changes. Pure."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

from drafting.reading.time.deadlines import PARENTHESES, is_statement

JOINS = re.compile(
    r"[\s,;]*(?:(?:chủ trì|phối hợp|kết hợp|chặt chẽ|thường xuyên|cùng|với|và)[\s,;]*)*", re.IGNORECASE
)
"""What may stand between two names of one list: “A chủ trì, phối hợp với B, C và D”."""
ASKS_PARTNERS = re.compile(
    r"[\s,]*(?:và\s+)?(?:phối hợp|kết hợp)(?:\s+(?:chặt chẽ|thường xuyên))*\s+(?:cùng\s+)?(?:với\s+)?$",
    re.IGNORECASE,
)
LEADS = re.compile(r"\s+chủ\s+trì\b", re.IGNORECASE)

Span = tuple[int, int]


def pieces(
    text: str, *, lead: str | None, partners: Sequence[str], deadlines: Sequence[dict[str, Any]]
) -> list[dict[str, str]]:
    """The text cut into [{"text", "role"}], role "", "who" or "when"; joined they are the text."""
    told = tuple(deadline["text"] for deadline in deadlines)
    return [{"text": part, "role": role} for part, role in _cut(text, lead, tuple(partners), told)]


@lru_cache(4096)  # a page of a thousand points is looked at again and again
def _cut(
    text: str, lead: str | None, partners: tuple[str, ...], told: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    when = _when_spans(text, told)
    who = [span for span in _who_spans(text, lead, partners) if not any(_meet(span, other) for other in when)]
    cut, end = [], 0
    for start, stop, role in sorted([(*span, "when") for span in when] + [(*span, "who") for span in who]):
        cut += [(text[end:start], ""), (text[start:stop], role)]
        end = stop
    cut.append((text[end:], ""))
    return tuple((part, role) for part, role in cut if part)


def styled(pieces: Sequence[dict[str, str]], runs: Sequence[Sequence[Any]]) -> list[dict[str, str]]:
    """The pieces cut where italic or bold begins or ends; what names a body or a day keeps that role."""
    found: list[dict[str, str]] = []
    at = 0
    for piece in pieces:
        end = at + len(piece["text"])
        cuts = sorted({at, end, *(place for run in runs for place in run[:2] if at < place < end)})
        for left, right in pairwise(cuts):
            style = next((str(run[2]) for run in runs if run[0] <= left and right <= run[1]), "")
            found.append({"text": piece["text"][left - at : right - at], "role": piece["role"] or style})
        at = end
    return found


def _who_spans(text: str, lead: str | None, partners: Sequence[str]) -> list[Span]:
    found: list[Span] = []
    for name in filter(None, [lead, *partners]):
        at = find_name(text, name)
        if at is not None and not any(_meet(at, other) for other in found):
            found.append(at)
    joined: list[Span] = []
    for span in sorted(found):
        if joined and JOINS.fullmatch(text, joined[-1][1], span[0]):
            joined[-1] = (joined[-1][0], span[1])
        else:
            joined.append(span)
    return joined


def _when_spans(text: str, told: Sequence[str]) -> list[Span]:
    if not told:
        return []
    found = [match.span() for match in PARENTHESES.finditer(text) if is_statement(text, match)]
    for words in told:
        start = text.find(words)
        span = (start, start + len(words))
        if start >= 0 and words and not any(_meet(span, other) for other in found):
            found.append(span)
    return found


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def find_name(text: str, name: str) -> Span | None:
    """Where a body's whole name stands first; “Ban Tổ chức” is not found inside “Ban Tổ chức Tỉnh ủyx”."""
    match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) if name else None
    return match.span() if match else None


def with_lead(text: str, old: str, new: str) -> str:
    """The sentence with the new lead where the old one stood; untouched where it names neither."""
    if not new or find_name(text, new):
        return text
    at = find_name(text, old)
    return text[: at[0]] + new + text[at[1] :] if at else text


def with_partners(text: str, lead: str, old: Sequence[str], new: Sequence[str]) -> str:
    """The sentence with the new list where the old one stood, or behind its lead; untouched where neither stands."""
    listed = ", ".join(new)
    span = _list_span(text, old)
    if span:
        before, after = text[: span[0]], text[span[1] :]
        if new:
            return before + listed + after
        return _capital(ASKS_PARTNERS.sub("", before) + after) if ASKS_PARTNERS.search(before) else text
    at = find_name(text, lead)
    if old or not new or not at or all(find_name(text, name) for name in new):
        return text
    leads = LEADS.match(text, at[1])
    if leads:
        return f"{text[: leads.end()]}, phối hợp với {listed}{text[leads.end() :]}"
    return f"{text[: at[1]]} chủ trì, phối hợp với {listed}{text[at[1] :]}"


def _capital(text: str) -> str:
    text = text.strip()
    return text[:1].upper() + text[1:]


def _list_span(text: str, names: Sequence[str]) -> Span | None:
    """From the first to the last name, where nothing but commas and “và” stands between them."""
    spans = sorted(span for span in (find_name(text, name) for name in names) if span)
    if not spans or len(spans) < len(names):
        return None
    for one, other in pairwise(spans):
        if not re.fullmatch(r"\s*(?:[,;]|và|,\s*và)\s*", text[one[1] : other[0]]):
            return None
    return spans[0][0], spans[-1][1]


def without_when(text: str, deadlines: Iterable[dict[str, Any]]) -> str:
    """The sentence without the words that tell these deadlines, parentheses and comma included."""
    texts = [deadline["text"] for deadline in deadlines]
    for match in reversed(list(PARENTHESES.finditer(text))):
        if is_statement(text, match) and any(told in match[1] for told in texts):
            text = text[: match.start()].rstrip() + text[match.end() :]
    for told in texts:
        for spelled in (f", {told}", f" {told}", told):
            if told and spelled in text:
                text = text.replace(spelled, "", 1)
                break
    return text.strip()


def with_when(text: str, when: str) -> str:
    """The sentence with the words of its deadline at the end, in parentheses."""
    if not when:
        return text
    end = text[-1] if text[-1:] in (".", ";") else ""
    return f"{text.removesuffix(end).rstrip()} ({when}){end}"
