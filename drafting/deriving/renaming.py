"""Names of bodies and words of reach, carried from a superior's text to one's own level."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from drafting.deriving.citing import protected
from drafting.deriving.spelling import Style, composed, folded, respelled


@dataclass(frozen=True)
class Renamed:
    """A text after renaming, with what was changed: (words found, words put) in order."""

    text: str
    bodies: list[tuple[str, str]] = field(default_factory=list)
    words: list[tuple[str, str]] = field(default_factory=list)


class Renaming:
    """The names to change and how; built once, applied to every text of a document.

    The longest name wins, whole words only, in either spelling of uỷ/ủy. A name matches as written in
    the map, with its first letter in the other case, or all in capitals, and what is put in its place
    follows. What already carries the own name stays, so applying twice changes nothing more.
    """

    def __init__(
        self,
        bodies: Mapping[str, str],
        words: Mapping[str, str] | None = None,
        *,
        spelling: Style | None = None,
    ) -> None:
        self.spelling = spelling
        self._targets: dict[str, tuple[str, bool]] = {}
        for names, are_bodies in ((words or {}, False), (bodies, True)):
            for name, own in names.items():
                for key, target in _forms(name, own):
                    self._targets[key] = (target, are_bodies)
        for own in {*bodies.values(), *(words or {}).values()}:
            for key, target in _forms(own, own):
                self._targets.setdefault(key, (target, False))
        self._find = re.compile(_alternatives(self._targets) if self._targets else r"(?!)")
        self.own_names = list(dict.fromkeys(map(composed, bodies.values())))
        self._own = {folded(name).casefold() for name in self.own_names}
        keys = [key for name in bodies for key, _ in _forms(name, name)]
        self._bodies = f"(?:{_alternatives(keys)})" if keys else r"(?!)"

    def apply(self, text: str) -> Renamed:
        """The text with our names, its citations, quotations and conditions untouched."""
        text = composed(text)
        flat = folded(text)
        out: list[str] = []
        bodies: list[tuple[str, str]] = []
        words: list[tuple[str, str]] = []
        at = 0
        for start, end in [*protected(flat, self._bodies), (len(text), len(text))]:
            last = at
            for found in self._find.finditer(flat, at, start):
                target, is_body = self._targets[_key(found.group())]
                written = text[found.start() : found.end()]
                out += [self._spelt(text[last : found.start()]), self._spelt(target)]
                last = found.end()
                if folded(written) != folded(target):
                    (bodies if is_body else words).append((written, target))
            out += [self._spelt(text[last:start]), text[start:end]]
            at = end
        return Renamed(_without_repeats("".join(out), [own for _, own in bodies]), bodies, words)

    def free_text(self, text: str) -> str:
        """The text without the spans in which nothing is renamed."""
        text = composed(text)
        at, free = 0, []
        for start, end in protected(folded(text), self._bodies):
            free.append(text[at:start])
            at = end
        return "  ".join([*free, text[at:]])

    def name(self, name: str) -> str | None:
        """The own counterpart of a body named alone, such as a heading; None when the map has none."""
        renamed = self.apply(name)
        return renamed.text if renamed.bodies else None

    def is_own(self, name: str) -> bool:
        """Whether a name is one of the own bodies already."""
        return folded(name).casefold() in self._own

    def _spelt(self, text: str) -> str:
        return respelled(text, self.spelling) if self.spelling else text


def _forms(name: str, own: str) -> list[tuple[str, str]]:
    """The ways in which a name may be written, each with what replaces it."""
    key, own = _key(folded(name.strip())), composed(own.strip())
    if not key or not own:
        return []
    other = _turned(key)
    follows = _turned(own) if own[0].isupper() == key[0].isupper() else own
    return [(key.upper(), own.upper()), (other, follows), (key, own)]


def _turned(text: str) -> str:
    """The text with its first letter in the other case."""
    first = text[0].lower() if text[0].isupper() else text[0].upper()
    return first + text[1:]


def _key(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("–", "-"))


def _alternatives(keys: Mapping[str, object] | list[str]) -> str:
    """One pattern of all names, the longest first; any white space between words, either dash."""
    longest_first = sorted(set(keys), key=lambda key: (-len(key), key))
    written = (re.escape(key).replace(r"\ ", r"\s+").replace(r"\-", "[-–]") for key in longest_first)
    # "của tỉnh" is not the beginning of "của tỉnh ủy"
    return rf"(?<!\w)(?:{'|'.join(written)})(?!\w)(?!\s+(?:ủy|ỦY)(?!\w))"


def _without_repeats(text: str, names: list[str]) -> str:
    """ "Ban X, Ban X và Ban X" → "Ban X": several superior bodies can have one counterpart here."""
    for name in {name for name in names if names.count(name) > 1}:
        one = re.escape(name)
        text = re.sub(
            rf"(?<!\w){one}(?:(?:,|\s+và|,\s+và|\s*[;-])\s+{one}(?!\w))+", name.replace("\\", r"\\"), text
        )
    return text
