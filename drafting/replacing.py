"""Find and replace over a whole plan: what is found in its context, and the change of what was ticked."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from drafting.editing import save_part, save_title
from drafting.models import Part, Plan
from drafting.refusals import Unfit
from drafting.spans import paragraphs
from drafting.writing import together

TITLE = "title"
AROUND = 60
"""Characters shown on either side."""
MOST = 2000
"""Places of one search; the rest comes with the next."""
LONGEST = 500


@dataclass(frozen=True)
class Wanted:
    """What is looked for. `marks`: with its marks as typed; `case`: capitals as typed; `whole`: whole words only."""

    find: str
    put: str = ""
    marks: bool = True
    case: bool = False
    whole: bool = True

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where it stands, from left to right, in the text as it is."""
        text = unicodedata.normalize("NFC", text)
        bare = [self._bare(letter) for letter in text]
        pattern = "".join(self._bare(letter) for letter in unicodedata.normalize("NFC", self.find))
        if not pattern:
            return []
        # Every letter stays one letter, so that places in the bare text are places in the text.
        found = [match.span() for match in re.finditer(re.escape(pattern), "".join(bare))]
        return [span for span in found if not self.whole or self._whole(text, span)]

    def changed(self, text: str) -> str:
        out, at = [], 0
        for start, end in self.places(text):
            out += [text[at:start], self.put]
            at = end
        return "".join([*out, text[at:]])

    def _bare(self, letter: str) -> str:
        kept = (
            letter
            if self.marks
            else unicodedata.normalize("NFD", letter)[0].replace("đ", "d").replace("Đ", "D")
        )
        folded = kept if self.case else kept.lower()
        return folded if len(folded) == 1 else letter

    @staticmethod
    def _whole(text: str, span: tuple[int, int]) -> bool:
        start, end = span
        before, behind = text[start - 1 : start], text[end : end + 1]
        return not (
            (before.isalnum() and text[start].isalnum()) or (behind.isalnum() and text[end - 1].isalnum())
        )


@dataclass(frozen=True)
class Hit:
    """A part with what is found in it. `pieces`: (before, found, behind) of each place, shortened."""

    uid: str
    edit_number: int
    pieces: list[tuple[str, str, str]]


def hits(plan: Plan, parts: Iterable[Part], wanted: Wanted) -> list[Hit]:
    """The title and the parts that have it, in reading order."""
    rows = [
        (TITLE, plan.edit_number, plan.title),
        *((part.uid, part.edit_number, part.text) for part in parts),
    ]
    found: list[Hit] = []
    left = MOST
    for uid, number, text in rows:
        places = wanted.places(text)[:left]
        left -= len(places)
        if places:
            found.append(Hit(uid, number, [_piece(text, span) for span in places]))
    return found


def _piece(text: str, span: tuple[int, int]) -> tuple[str, str, str]:
    start, end = span
    before, behind = text[max(start - AROUND, 0) : start], text[end : end + AROUND]
    return (
        f"…{before}" if start > AROUND else before,
        text[start:end],
        f"{behind}…" if end + AROUND < len(text) else behind,
    )


def replace(plan: Plan, wanted: Wanted, ticked: Mapping[str, int], *, by: Any) -> int:
    """Change all places in the ticked parts, all or none, as one step; how many parts.

    `ticked`: uid → edit number that was shown. Raises Conflict where a part was changed since, and what saving raises.
    """
    if not ticked:
        raise Unfit(_("Chưa chọn chỗ nào để thay; đề nghị đánh dấu các chỗ cần thay."))
    changed = 0
    with together():
        if TITLE in ticked:
            title = wanted.changed(plan.title)
            if title != plan.title:
                save_title(plan, by=by, edit_number=ticked[TITLE], title=title)
                changed += 1
        for part in plan.parts.filter(uid__in=[uid for uid in ticked if uid != TITLE]):
            lines = [wanted.changed(line) for line in paragraphs(part.text, part.breaks)]
            text = "\n".join(lines)
            if text != "\n".join(paragraphs(part.text, part.breaks)):
                save_part(part, by=by, edit_number=ticked[part.uid], text=text)
                changed += 1
    return changed
