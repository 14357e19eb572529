"""A point as the result shows it: the words around the first hit, the hits marked. Pure."""

from typing import Any

from drafting.deriving.spelling import composed
from drafting.searching.query import Query, Span

BEFORE, LENGTH = 80, 280


def excerpt(text: str, query: Query, *, whole: bool = False) -> list[dict[str, Any]]:
    """[{"text", "hit"}]: joined, a stretch of the text cut at words, with "…" where it goes on; or all of it."""
    text = " ".join(composed(text).split())
    places = query.places(text)
    start, end = (0, len(text)) if whole else _stretch(text, places[0][0] if places else 0)
    pieces: list[dict[str, Any]] = []
    at = start
    for begin, behind in places:
        if begin < start or behind > end:
            continue
        pieces += [_piece(text[at:begin]), _piece(text[begin:behind], hit=True)]
        at = behind
    pieces.append(_piece(text[at:end]))
    if start:
        pieces.insert(0, _piece("… "))
    if end < len(text):
        pieces.append(_piece(" …"))
    return [piece for piece in pieces if piece["text"]]


def _stretch(text: str, hit: int) -> Span:
    start = 0
    if hit > BEFORE:
        start = text.find(" ", hit - BEFORE) + 1
        start = start if 0 < start <= hit else hit
    end = start + LENGTH
    if end >= len(text):
        return start, len(text)
    cut = text.rfind(" ", start, end)
    return start, cut if cut > hit else end


def _piece(text: str, *, hit: bool = False) -> dict[str, Any]:
    return {"text": text, "hit": hit}
