"""Two ways of placing the tone mark: uỷ, hoà, khoá and ủy, hòa, khóa are the same words.

Both forms of a syllable have the same number of letters, so positions in a folded text are positions
in the text itself.
"""

import re
import unicodedata
from typing import Literal

Style = Literal["ủy", "uỷ"]

_OPEN_FIRST = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"]
_OPEN_LAST = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"]


def _table(sources: list[str], targets: list[str]) -> dict[str, str]:
    pairs = dict(zip(sources, targets, strict=True))
    for source, target in list(pairs.items()):
        pairs[source.upper()] = target.upper()
        pairs[source[0].upper() + source[1]] = target[0].upper() + target[1]
    return pairs


_TO = {"ủy": _table(_OPEN_LAST, _OPEN_FIRST), "uỷ": _table(_OPEN_FIRST, _OPEN_LAST)}
# only at the end of a syllable (hoàn keeps its mark), and not after q (quý is written one way)
_FIND = {
    style: re.compile("(?<![qQ])(?:" + "|".join(map(re.escape, pairs)) + r")(?!\w)")
    for style, pairs in _TO.items()
}


def composed(text: str) -> str:
    """The text in composed letters (NFC), which every position in this package counts."""
    return unicodedata.normalize("NFC", text)


def respelled(text: str, style: Style) -> str:
    """The text in one style; "uỷ" turns khóa into khoá, "ủy" the other way. Letters are counted as before."""
    return _FIND[style].sub(lambda found: _TO[style][found.group()], text)


def style_of(text: str) -> Style | None:
    """The style in which a text places its tone marks; None where no word of it tells."""
    text = composed(text)
    found: Style | None = "uỷ" if _FIND["ủy"].search(text) else "ủy" if _FIND["uỷ"].search(text) else None
    return found


def folded(text: str) -> str:
    """One spelling for comparing: NFC, tone marks as in ủy, hòa; of a composed text it has the same length."""
    return respelled(composed(text), "ủy")
