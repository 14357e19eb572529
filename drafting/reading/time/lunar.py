"""Tết Nguyên đán by the Vietnamese calendar (UTC+7), and the names of its years."""

from datetime import date

TET = {
    2020: (1, 25), 2021: (2, 12), 2022: (2, 1), 2023: (1, 22), 2024: (2, 10), 2025: (1, 29), 2026: (2, 17),
    2027: (2, 6), 2028: (1, 26), 2029: (2, 13), 2030: (2, 2), 2031: (1, 23), 2032: (2, 11), 2033: (1, 31),
    2034: (2, 19), 2035: (2, 8), 2036: (1, 28), 2037: (2, 15), 2038: (2, 4), 2039: (1, 24), 2040: (2, 12),
}  # fmt: skip
STEMS = ("giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý")
BRANCHES = ("tý", "sửu", "dần", "mão", "thìn", "tỵ", "ngọ", "mùi", "thân", "dậu", "tuất", "hợi")


def tet(year: int) -> date | None:
    """First day of the lunar year that begins in `year`; None outside the table."""
    return date(year, *TET[year]) if year in TET else None


def year_named(stem: str, branch: str) -> int | None:
    """Year of the table with that name: ("Đinh", "Mùi") → 2027."""
    for year in TET:
        if STEMS[(year - 4) % 10] == stem.casefold() and BRANCHES[(year - 4) % 12] == branch.casefold():
            return year
    return None
