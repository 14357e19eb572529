"""A deadline chosen by its kind, and the words that a plan writes for it. Pure.

The words are those that the reader's grammar reads back as the same kind and the same days.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from drafting.reading.structure.marks import roman
from drafting.reading.time.wording import UNITS, day
from drafting.refusals import Unfit

EVERY = {"week": "tuần", "month": "tháng", "quarter": "quý", "half": "6 tháng", "year": "năm"}
"""How often what comes again is done; the words of a plan."""
MOST = 1000
"""Days, weeks or months after an event."""
LONGEST_EVENT = 200


@dataclass(frozen=True)
class Time:
    """`kind`: day, month, quarter, half, year, stretch, since, ongoing, recurring, after, event, term.

    `until` is the last day, or any day of the month, quarter, half or year that is meant; `start` the first one.
    `number` and `unit` (a key of UNITS, or of EVERY for what recurs) tell a distance; `event` what it is counted from
    or waited for.
    """

    kind: str
    start: date | None = None
    until: date | None = None
    number: int | None = None
    unit: str = ""
    event: str = ""


def words(time: Time) -> str:
    """What the sentence says; Unfit tells what is missing."""
    until, event = time.until, " ".join(time.event.split())
    if time.kind in ("day", "month", "quarter", "half", "year"):
        if until is None:
            raise Unfit(_("Đề nghị chọn ngày hoàn thành, hoặc một ngày trong tháng, quý, năm hoàn thành."))
        return _by(time.kind, until)
    if time.kind in ("stretch", "since"):
        if time.start is None or (time.kind == "stretch" and until is None):
            raise Unfit(_("Đề nghị chọn ngày bắt đầu và ngày kết thúc."))
        if until is None or time.kind == "since":
            return f"từ ngày {day(time.start)}"
        if until < time.start:
            raise Unfit(_("Ngày kết thúc đứng trước ngày bắt đầu; đề nghị chọn lại."))
        return f"từ ngày {day(time.start)} đến ngày {day(until)}"
    if time.kind == "ongoing":
        return "thực hiện thường xuyên"
    if time.kind == "term":
        return "trong nhiệm kỳ"
    if time.kind == "recurring":
        if time.unit not in EVERY:
            raise Unfit(_("Đề nghị chọn làm lại hằng tuần, tháng, quý, 6 tháng hay năm."))
        return f"định kỳ {'' if time.unit == 'half' else 'hằng '}{EVERY[time.unit]}"
    if not event:
        raise Unfit(_("Đề nghị ghi việc, văn bản làm mốc, ví dụ: ngày ban hành Kế hoạch này."))
    if set(event) & set("();"):
        raise Unfit(_("Mốc thời gian không dùng dấu ngoặc và dấu chấm phẩy; đề nghị ghi gọn lại."))
    if time.kind == "event":
        return event if event.startswith("khi ") else f"khi có {event}"
    if time.unit not in UNITS or not time.number or not 0 < time.number <= MOST:
        raise Unfit(_("Đề nghị ghi số ngày, tuần hoặc tháng tính từ mốc."))
    return f"trong vòng {time.number:02} {UNITS[time.unit]} kể từ {event}"


def _by(kind: str, until: date) -> str:
    if kind == "day":
        return f"hoàn thành trước ngày {day(until)}"
    if kind == "month":
        return f"hoàn thành trong tháng {until.month}/{until.year}"
    if kind == "quarter":
        return f"hoàn thành trong quý {roman((until.month + 2) // 3)}/{until.year}"
    if kind == "half":
        return f"hoàn thành trong 6 tháng {'đầu' if until.month <= 6 else 'cuối'} năm {until.year}"
    return f"hoàn thành trong năm {until.year}"


def time_of(deadlines: Sequence[Mapping[str, Any]]) -> Time | None:
    """The one deadline of a point by its kind; None where there are several, or one of another make."""
    if len(deadlines) != 1:
        return None
    found = deadlines[0]
    text = found["text"].casefold()
    start, end = (date.fromisoformat(found[key]) if found.get(key) else None for key in ("start", "end"))
    if found.get("anchor") and found.get("offset_unit") in UNITS:
        return Time("after", number=found["offset"], unit=found["offset_unit"], event=found["anchor"])
    candidates = [
        Time(kind, start, end) for kind in ("day", "month", "quarter", "half", "year", "stretch", "since")
    ]
    candidates += [Time("ongoing"), Time("term"), *(Time("recurring", unit=unit) for unit in EVERY)]
    if text.startswith("khi có "):
        candidates.append(Time("event", event=found["text"][len("khi có ") :]))
    for time in candidates:
        try:
            if words(time).casefold() == text:
                return time
        except Unfit:
            continue
    return None
