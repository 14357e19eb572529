"""Which document a sentence of the parent means by “Kế hoạch này” or “Kết luận”, and how the own plan names it."""

import re
from collections.abc import Collection, Mapping
from typing import Any

from drafting.deriving import heads
from drafting.deriving.spelling import folded
from drafting.reading.meaning.mentions import find

_ITS_LIFE = r"(?=\s+(?:được\s+)?(?:phổ biến|có hiệu lực|gửi|quán triệt|thay thế))"
_NO_NUMBER = r"(?!\s+(?:số|này|của|và\s+[A-ZĐ]))(?!\w)"


class Naming:
    """Built once for a parent.

    A document of another kind that speaks of itself (“Chỉ thị này”) is named by its symbol; of its own life
    (“Chỉ thị này được phổ biến đến chi bộ”) the own plan now speaks. A plan's “Kế hoạch này” goes on meaning the
    text in which it stands, since who reports to whom comes down one level with it. A basis that the parent names
    without its number, where it has but one of that kind, is named with it.
    """

    def __init__(self, parent: Mapping[str, Any], taken: Collection[str] = ()) -> None:
        """`taken`: the short names that an earlier parent has; what they mean here is named by its number."""
        self.shortened = _shortened(parent, taken)
        self.kind = heads.type_name(parent)
        self.symbol = parent.get("symbol")
        self.issuer = parent.get("issuer") or ""
        self.bases = _bases(parent)

    def own(self, text: str, *, end: str = "") -> str:
        """The parent's sentence, before its bodies are renamed, as the own plan says it.

        `end` is set behind each number that is put in: what follows there is no abstract of the document.
        """
        for kind, symbol in self.shortened.items():
            text = _put(
                rf"(?<!\w){re.escape(kind)}(?!\s+(?:số|này|của|Trung ương|Hội nghị|Đại hội)(?!\w))(?!\w)",
                f"{kind} số {symbol}{end}",
                text,
            )
        text = self._itself(text, end)
        for kind, (symbol, issuer) in self.bases.items():
            named = f"{kind} số {symbol}{end}"
            if issuer:
                theirs = rf"(?<!\w){re.escape(kind)} của {re.escape(issuer)}(?! (?:về|số|ngày)\b)(?!\w)"
                text = _put(theirs, named, text)
            alone = rf"{re.escape(kind)}{_NO_NUMBER}"
            text = re.sub(
                rf"(?<=thực hiện )((?:nghiêm |tốt |có hiệu quả |hiệu quả )?){alone}",
                lambda found, named=named: found[1] + named,  # type: ignore[misc]
                text,
            )
        return text

    def _itself(self, text: str, end: str) -> str:
        named = f"số {self.symbol}{end}" if self.symbol else f"của {self.issuer}" if self.issuer else ""
        kind = re.escape(self.kind)
        if not named:
            return text
        if self.kind != "Kế hoạch":
            text = _put(rf"(?<!\w){kind} này{_ITS_LIFE}", "Kế hoạch này", text)
            return _put(rf"(?<!\w){kind} này(?!\w)", f"{self.kind} {named}", text)
        if self.issuer:
            theirs = rf"(?<!\w)Kế hoạch của {re.escape(self.issuer)}(?!\s+(?:về|số|ngày|thực hiện))(?!\w)"
            text = _put(theirs, "Kế hoạch này", text)
        return text


def _put(pattern: str, words: str, text: str) -> str:
    """Every match replaced by the words as they stand, whatever signs they hold."""
    return re.sub(pattern, lambda _: words, text)


def _shortened(parent: Mapping[str, Any], taken: Collection[str]) -> dict[str, str]:
    """Short name → symbol of the basis of that kind, for the short names that mean another document already."""
    names = [
        re.sub(r"^.*? là\s+|\)$", "", folded(entry)).strip()
        for entry in heads.short_names(parent)
        if entry in taken
    ]
    texts = [parent.get("title") or "", *(parent.get("preamble") or ())]
    found: dict[str, str] = {}
    for mention in (mention for text in texts for mention in find(text)):
        kind = folded(mention.name or "")
        for name in names:
            if (
                mention.symbol
                and mention.symbol != parent.get("symbol")
                and kind.casefold() == name.casefold()
            ):
                found.setdefault(name, mention.symbol)
    return found


def _bases(parent: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """Kind of document → (symbol, issuer) of the only basis of that kind, which no short name stands for."""
    texts = [parent.get("title") or "", *(parent.get("preamble") or ())]
    if any(re.search(r"gọi (?:tắt )?là", folded(text)) for text in texts):
        return {}
    found: dict[str, dict[str, str]] = {}
    for text in texts:
        for mention in find(text):
            if mention.symbol and mention.symbol != parent.get("symbol") and mention.name:
                symbols = found.setdefault(mention.name[0].upper() + mention.name[1:], {})
                symbols[mention.symbol] = symbols.get(mention.symbol) or mention.issuer or ""
    return {kind: next(iter(symbols.items())) for kind, symbols in found.items() if len(symbols) == 1}
