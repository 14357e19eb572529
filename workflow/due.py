"""Due dates as staff say them: a tag's words, and its tone by nearness."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

WEEKDAYS = (
    gettext_lazy("thứ Hai"),
    gettext_lazy("thứ Ba"),
    gettext_lazy("thứ Tư"),
    gettext_lazy("thứ Năm"),
    gettext_lazy("thứ Sáu"),
    gettext_lazy("thứ Bảy"),
    gettext_lazy("Chủ Nhật"),
)
END_OF_DAY = time(23, 59)
SOON, NEAR = 2, 7
"""Days from today up to which a due date is amber, and blue."""


@dataclass(frozen=True)
class Due:
    text: str
    tone: str
    date: date


def due(at: datetime | date | None, now: datetime) -> Due | None:
    """The tag of a due date: late, warn, calm or plain; None where nothing is due.

    A day lasts until its end; a moment within a day is told with its hour and is late as soon as it has passed.
    """
    if at is None:
        return None
    moment = timezone.localtime(at) if isinstance(at, datetime) else None
    day = moment.date() if moment else at
    assert isinstance(day, date)
    today = timezone.localtime(now).date()
    hour = (
        _("%(hour)s giờ %(minute)s, ") % {"hour": f"{moment:%H}", "minute": f"{moment:%M}"} if moment else ""
    )
    if moment is None or moment.time() >= END_OF_DAY:
        hour = ""
    left = (day - today).days
    if left < 0:
        text = _("quá hạn %(days)s ngày (%(date)s)") % {"days": f"{-left:02d}", "date": short(day, today)}
        return Due(text, "late", day)
    if left == 0:
        late = moment is not None and moment < now
        words = _("đã hết hạn: %(hour)shôm nay") if late else _("hạn %(hour)shôm nay")
        return Due(words % {"hour": hour}, "late" if late else "warn", day)
    if left <= SOON:
        return Due(_("hạn %(hour)s%(date)s") % {"hour": hour, "date": with_weekday(day, today)}, "warn", day)
    text = _("hạn %(hour)s%(date)s") % {"hour": hour, "date": short(day, today)}
    return Due(text, "calm" if left <= NEAR else "", day)


def short(day: date, today: date) -> str:
    """24/11, with the year where it is another one."""
    return f"{day:%d/%m}" if day.year == today.year else f"{day:%d/%m/%Y}"


def with_weekday(day: date, today: date) -> str:
    """thứ Ba, 24/11"""
    return f"{WEEKDAYS[day.weekday()]}, {short(day, today)}"
