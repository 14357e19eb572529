"""In which font the letters of a PDF are printed, where that decides what they mean."""

import ctypes
import re
from itertools import groupby
from operator import itemgetter
from typing import Any

from pypdfium2 import raw

from drafting.reading.formats import old_fonts

LONGEST_NAME = 128
HYPHEN_FOR_U = re.compile(r"(?<=[^\W\d_])-(?![^\W\d_a-zà-ỹ]|\s*\d)|(?<![\w-])-(?=[uơớờởỡợ])")
"""pdfium tells the soft hyphen, which is ư in TCVN3, as a hyphen: inside, behind or before the letters of a word."""


def unicode(text_page: Any, text: str, index: list[int], kept: list[int]) -> tuple[str, str | None]:
    """The kept letters of a line, those of an old font converted, and the family of that font, None without one.

    `index` names each letter to pdfium. A font is asked for at both ends of the line and where a letter stands
    that no Vietnamese text has: most lines cost two questions.
    """
    ends = {*kept[:1], *kept[-1:], *(i for i in kept if old_fonts.FOREIGN.match(text[i]))}
    families = [old_fonts.family_of(font_of(text_page, index[i])) for i in sorted(ends)]
    family = next(filter(None, families), None)
    if family is None:
        return "".join(text[i] for i in kept), None
    fonts: list[str] = []
    for i in kept:
        # the spaces that pdfium adds between words have no font: they stand in that of the word before
        fonts.append(font_of(text_page, index[i]) or (fonts[-1] if fonts else ""))
    runs = groupby(zip(kept, fonts, strict=True), key=itemgetter(1))
    found = "".join(old_fonts.in_unicode("".join(text[i] for i, _ in run), font) for font, run in runs)
    return HYPHEN_FOR_U.sub(u_for, found) if family == old_fonts.TCVN3 else found, family


def u_for(hyphen: re.Match[str]) -> str:
    """ư, or its capital beside a capital."""
    beside = hyphen.string[hyphen.start() - 1 : hyphen.start()] or hyphen.string[hyphen.end() :][:1]
    return "Ư" if beside.isupper() and hyphen.string.isupper() else "ư"


def font_of(text_page: Any, index: int) -> str:
    """The name of the font, "" where pdfium knows none, as for the spaces that it adds."""
    name = ctypes.create_string_buffer(LONGEST_NAME)
    length = raw.FPDFText_GetFontInfo(text_page.raw, index, name, LONGEST_NAME, None) if index >= 0 else 0
    return name.value.decode("utf-8", "replace") if 0 < length <= LONGEST_NAME else ""
