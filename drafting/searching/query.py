"""What a person typed, as words and phrases; and whether a text has them. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafting.deriving.spelling import composed
from drafting.searching.letters import WORD, with_marks, without_marks

LONGEST = 200
"""Characters of a query; what is longer was pasted by mistake and is cut."""
MOST_WORDS = 16
_QUOTED = re.compile(r"[\"“”«»]([^\"“”«»]*)[\"“”«»]")
_JOINED = re.compile(r"[^\W_]+(?:[-–/.][^\W_]+)+")
"""A symbol or a date: 85-QĐ/TW, 12/11/2026; its words are looked for in a row."""

Span = tuple[int, int]


@dataclass(frozen=True)
class Phrase:
    """Words that stand in a row; `open`: the last one may go on ("kế hoạ" finds "kế hoạch")."""

    words: tuple[str, ...]
    open: bool = False

    @property
    def bare(self) -> tuple[str, ...]:
        return tuple(map(without_marks, self.words))


@dataclass(frozen=True)
class Query:
    """All of the phrases must be found."""

    phrases: tuple[Phrase, ...]

    def __bool__(self) -> bool:
        return bool(self.phrases)

    @property
    def marked(self) -> bool:
        """Whether a word was typed with marks: then it must be found with them."""
        return any(without_marks(word) != word for phrase in self.phrases for word in phrase.words)

    @property
    def in_a_row(self) -> "Query":
        """All words as one phrase, as they were typed."""
        words = tuple(word for phrase in self.phrases for word in phrase.words)
        return Query((Phrase(words, self.phrases[-1].open),)) if len(self.phrases) > 1 else self

    def finds(self, text: str) -> bool:
        """Whether a text has every phrase."""
        found = _Text(text)
        return all(next(found.places(phrase), None) for phrase in self.phrases)

    def places(self, text: str) -> list[Span]:
        """Where the phrases stand in the composed text, in order; those that meet or follow each other as one."""
        found = _Text(text)
        spans = sorted(span for phrase in self.phrases for span in found.places(phrase))
        kept: list[Span] = []
        for start, end in spans:
            if kept and (start < kept[-1][1] or not found.marks(kept[-1][1], start).strip()):
                kept[-1] = (kept[-1][0], max(kept[-1][1], end))
            else:
                kept.append((start, end))
        return kept


def parsed(typed: str) -> Query:
    """Words, quoted phrases and symbols of what was typed; empty where it holds no word.

    The last word is open unless it stands in quotes or a blank follows it.
    """
    typed = composed(typed.replace("\0", " "))[:LONGEST]
    phrases: list[Phrase] = []
    at = 0
    for quoted in _QUOTED.finditer(typed):
        phrases += _loose(typed[at : quoted.start()])
        if row := WORD.findall(with_marks(quoted[1])):
            phrases.append(Phrase(tuple(row)))
        at = quoted.end()
    rest = _loose(typed[at:])
    if rest and not typed[-1:].isspace():
        rest[-1] = Phrase(rest[-1].words, open=True)
    return _cut([*phrases, *rest])


def _loose(text: str) -> list[Phrase]:
    """Single words, and symbols as phrases."""
    found: list[Phrase] = []
    text = with_marks(text)
    at = 0
    for joined in _JOINED.finditer(text):
        found += [Phrase((word,)) for word in WORD.findall(text[at : joined.start()])]
        found.append(Phrase(tuple(WORD.findall(joined.group()))))
        at = joined.end()
    return [*found, *(Phrase((word,)) for word in WORD.findall(text[at:]))]


def _cut(phrases: list[Phrase]) -> Query:
    """The first words, each phrase once: more of them make a search slow and nothing more exact."""
    kept: list[Phrase] = []
    room = MOST_WORDS
    for phrase in dict.fromkeys(phrases):
        if room > 0:
            kept.append(Phrase(phrase.words[:room], phrase.open))
            room -= len(phrase.words)
    return Query(tuple(kept))


class _Text:
    """A text cut into words, with and without marks, with their places."""

    def __init__(self, text: str) -> None:
        self.text = marked = with_marks(text)
        self.spans = [word.span() for word in WORD.finditer(marked)]
        self.marked = [marked[start:end] for start, end in self.spans]
        self.bare = list(map(without_marks, self.marked))

    def marks(self, start: int, end: int) -> str:
        """What stands between two places."""
        return self.text[start:end]

    def places(self, phrase: Phrase) -> Iterator[Span]:
        wanted, bare = phrase.words, phrase.bare
        last = len(wanted) - 1
        for at in range(len(self.spans) - last):
            if all(
                self._is(at + n, wanted[n], bare[n], open_=phrase.open and n == last) for n in range(last + 1)
            ):
                yield self.spans[at][0], self.spans[at + last][1]

    def _is(self, index: int, word: str, bare: str, *, open_: bool) -> bool:
        """A word typed without marks is any word of these letters; one typed with marks is that word."""
        have, want = (self.bare[index], bare) if word == bare else (self.marked[index], word)
        return have.startswith(want) if open_ else have == want
