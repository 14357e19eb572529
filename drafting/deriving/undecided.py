"""Places of a derived plan that a person has to look at."""

import re
from collections.abc import Iterable

from drafting.deriving.renaming import Renamed
from drafting.deriving.spelling import folded

_KIND = r"(?:Ban|Đảng ủy|Đảng đoàn|Văn phòng|Hội đồng|Ủy ban|Quân ủy|Đoàn|Hội|Tòa án|Viện)"
_CENTRAL = rf"{_KIND}\s+(?:\w+\s+){{0,6}}?(?:Trung ương|tối cao)|Trung ương Đoàn|Bộ Chính trị|Ban Bí thư"
_PROVINCIAL = rf"{_KIND}\s+(?:\w+\s+){{0,6}}?(?:Tỉnh|Thành) ủy"


def left_over(free_text: str, level: str) -> list[str]:
    """Superior bodies that are still named in a text (citations and quotations taken out), each once."""
    pattern = _CENTRAL if level == "province" else rf"{_CENTRAL}|{_PROVINCIAL}"
    found = re.findall(rf"(?<!\w)(?:{pattern})(?!\w)", folded(free_text))
    return list(dict.fromkeys(found))


def named_twice(changes: Iterable[Renamed], agency: str | None, above: set[str]) -> list[str]:
    """Own bodies that an item now names for two different superior bodies, or beside its own group's name.

    `above`: the folded names of the superior bodies whose group this is.
    """
    names: dict[str, set[str]] = {}
    for change in changes:
        for found, own in change.bodies:
            names.setdefault(own, set()).add(folded(found).casefold())
    if agency in names:
        names[agency] |= above
    return [own for own, together in names.items() if len(together) > 1]
