"""Working days in Viet Nam: public holidays as data (Labour Code 2019, article 112), Saturdays and Sundays off.

Days that the Government moves by a decision of its own are not known here.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from drafting.reading.time.lunar import tet

SATURDAY = 5
FIXED = ((1, 1), (4, 30), (5, 1), (9, 2))
"""New Year, Liberation Day, Labour Day, National Day (with one day beside it, see below)."""
HUNG_KINGS = {
    2024: (4, 18), 2025: (4, 7), 2026: (4, 26), 2027: (4, 16), 2028: (4, 4), 2029: (4, 23), 2030: (4, 12),
}  # fmt: skip
"""The tenth of the third lunar month, by year."""


def holidays(year: int) -> set[date]:
    """The public holidays of a year; one that falls on a day off is made up for on the next working day."""
    days = [date(year, month, day) for month, day in FIXED]
    days.append(date(year, 9, 1) if date(year, 9, 2).weekday() in (1, 2, 3, 4) else date(year, 9, 3))
    if year in HUNG_KINGS:
        days.append(date(year, *HUNG_KINGS[year]))
    if (first := tet(year)) is not None:
        days += [first + timedelta(days=offset) for offset in range(-1, 4)]
    off = {day for day in days if day.weekday() < SATURDAY}
    for day in sorted(day for day in days if day.weekday() >= SATURDAY):
        off.add(next(each for each in _from(day) if each.weekday() < SATURDAY and each not in off))
    return off


def _from(day: date) -> Iterator[date]:
    while True:
        day += timedelta(days=1)
        yield day


def is_working(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in holidays(day.year)


def working_days_after(day: date, number: int) -> date:
    """The last of `number` working days after a day, which is not counted itself."""
    for each in _from(day):
        number -= is_working(each)
        if number <= 0:
            return each
    raise AssertionError("days do not end")


def working_days_before(day: date, number: int) -> date:
    """The day that lies `number` working days before a day; the day itself for none."""
    while number > 0:
        day -= timedelta(days=1)
        number -= is_working(day)
    return day
