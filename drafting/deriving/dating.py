"""When a task of the parent is due in the own plan: the data, and the same words in its sentence.

A changed deadline is written in its place and read back by the reader's own grammar; where that does not give the
same days the parent's words stay and a person is asked.
"""

import re
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from drafting.deriving import fruits
from drafting.deriving.choices import Choices
from drafting.deriving.earlier import counted_day, is_phase, put, reworded, working_day
from drafting.deriving.spelling import folded
from drafting.reading.time import deadlines as grammar
from drafting.sentence import with_when

ONGOING = "thực hiện thường xuyên"
ABOVE = re.compile(r"\d(?:-\w+/TW|/\d{4}/(?:NĐ|QH)|/QĐ-TTg|/NQ-CP)|(?:các )?văn bản của Đảng")
"""Documents that are reviewed by those who issued them; below one waits for their guidance."""
MOST_TIMES = 8
"""Times of one task that are rewritten; each is read anew in its sentence, and no task of a plan has as many."""
FROM_ISSUE = re.compile(
    r"^ngày (?:ban hành|(?:kế hoạch|chương trình|văn bản|kết luận)[^,;]{0,20} được ban hành)", re.I
)


@dataclass
class Dated:
    """The sentence's paragraphs and deadlines as the own plan has them.

    `changed`: the time is another one than the parent's; `reasons`: what a person should look at.
    """

    paragraphs: list[str]
    deadlines: list[dict[str, Any]]
    changed: bool = False
    reasons: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Dating:
    """`superior`: who issues what is waited for ("Trung ương", "Tỉnh ủy"); `parent_day`: the parent's own date."""

    choices: Choices
    superior: str
    parent_day: date | None
    today: date

    def task(
        self,
        paragraphs: Sequence[str],
        deadlines: Sequence[Mapping[str, Any]],
        *,
        above: str = "",
        in_text: bool = True,
    ) -> Dated:
        """The time of one task; `above` names the superior body that it was given to, "" where it was given to us.

        The words of the deadlines stand in the paragraphs already as they will be there; `in_text` False: in a
        column of a table, so that none is added to the paragraphs.
        """
        dated = Dated(list(paragraphs), [deepcopy(dict(deadline)) for deadline in deadlines])
        if above and in_text and self.choices.documents_to_come and self._waits(dated, above):
            return dated
        for index, deadline in enumerate(dated.deadlines):
            self._move(dated, index, deadline)
        if not dated.deadlines and in_text and self.choices.continuing:
            self._lasting(dated)
        return dated

    def moved(self, paragraphs: Sequence[str], deadlines: Sequence[Mapping[str, Any]]) -> Dated:
        """The time of work that is no task of a body, such as a report: brought forward and nothing else."""
        dated = Dated(list(paragraphs), [deepcopy(dict(deadline)) for deadline in deadlines])
        for index, deadline in enumerate(dated.deadlines):
            self._move(dated, index, deadline)
        return dated

    def _waits(self, dated: Dated, above: str) -> bool:
        """Let a task that yields a superior document wait for it; whether it now does."""
        text = dated.paragraphs[0]
        flat = folded(text).casefold()
        if fruits.guides(flat):
            if not dated.deadlines:
                return False
            phrase = f"khi có hướng dẫn của {above}"
        elif fruits.makes_document(flat) or (fruits.reviews(flat) and ABOVE.search(text)):
            phrase = f"khi có văn bản của {self.superior}"
        else:
            return False
        written = {"text": phrase, "kinds": ["on_condition"], "start": None, "end": None}
        if not dated.deadlines:
            if not self.choices.continuing:
                return False
            self._append(dated, written)
            return True
        first = dated.deadlines[0]
        if not set(first["kinds"]) <= {"fixed", "from"} or f"({first['text']})" not in text:
            return False
        dated.paragraphs[0] = text.replace(f"({first['text']})", f"({phrase})", 1)
        dated.deadlines[0] = written
        dated.changed = True
        return True

    def _move(self, dated: Dated, index: int, deadline: dict[str, Any]) -> None:
        """Bring one deadline before the parent's."""
        counted = deadline.get("end") is None and _from_issue(deadline)
        if counted and not (self.choices.issued_on and self.parent_day):
            dated.reasons.append(
                f"Cấp trên tính thời hạn “{deadline['text']}” từ ngày ban hành văn bản của cấp trên; "
                "đề nghị xác định thời hạn của mình."
            )
            return
        end = self._end(deadline)
        moves = self.choices.margin and deadline["kinds"] == ["fixed"] and not is_phase(deadline)
        if end is None or not (counted or moves):
            return
        new = working_day(end, self.choices.margin)
        if new <= (self.choices.issued_on or self.today):
            dated.reasons.append(
                f"Không thể đặt sớm hơn thời hạn của cấp trên ({end:%d/%m/%Y}) {self.choices.margin} ngày; "
                "đề nghị xác định thời hạn."
            )
            return
        if index >= MOST_TIMES or not self._write(dated, index, deadline, new):
            dated.reasons.append(
                f"Cấp trên yêu cầu “{deadline['text']}”; đề nghị tự viết thời hạn sớm hơn "
                f"(trước ngày {new:%d/%m/%Y})."
            )

    @staticmethod
    def _write(dated: Dated, index: int, deadline: Mapping[str, Any], new: date) -> bool:
        words = reworded(deadline, new)
        if words is None:
            return False
        place = next((at for at, text in enumerate(dated.paragraphs) if deadline["text"] in text), None)
        if place is None:  # a row of a table: its time stands in a column of its own
            found = grammar.parse_phrase(words)
            if found is None or found["end"] != new.isoformat():
                return False
            dated.deadlines[index] = found
        else:
            written = put(dated.paragraphs[place], deadline["text"], words, new)
            if written is None:
                return False
            dated.paragraphs[place], dated.deadlines[index] = written
        dated.changed = True
        return True

    def _end(self, deadline: Mapping[str, Any]) -> date | None:
        """The last day; of one that is counted from the parent's issue, where the own day of issue is known."""
        if deadline.get("end"):
            return date.fromisoformat(deadline["end"])
        if not (self.parent_day and _from_issue(deadline)):
            return None
        return counted_day(self.parent_day, int(deadline["offset"]), deadline["offset_unit"])

    def _lasting(self, dated: Dated) -> None:
        flat = folded(dated.paragraphs[0]).casefold()
        if fruits.lasts(flat):
            self._append(dated, {"text": ONGOING, "kinds": ["ongoing"], "start": None, "end": None})

    @staticmethod
    def _append(dated: Dated, deadline: dict[str, Any]) -> None:
        """Write a time behind the sentence, where reading it there gives it back and nothing else."""
        written = with_when(dated.paragraphs[-1], deadline["text"])
        read = grammar.read(" ".join([*dated.paragraphs[:-1], written]))
        if [found["kinds"] for found in read] == [deadline["kinds"]]:
            dated.paragraphs[-1] = written
            dated.deadlines.append(deadline)
            dated.changed = True


def _from_issue(deadline: Mapping[str, Any]) -> bool:
    """Whether days are counted from the parent's issue."""
    return bool(deadline.get("offset_unit")) and bool(FROM_ISSUE.match(folded(deadline.get("anchor") or "")))
