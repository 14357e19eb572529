"""Lines of the table of dated names: what an agency was called from which day on, by which decision."""

from datetime import date

from django.utils.translation import gettext as _

from permissions.administering.comparing.lines import Line, Named, Row, day
from permissions.administering.comparing.standing import Standing, portions
from permissions.models import AgencyName

MOST = {"ten": 200, "ten_tat": 100, "ky_hieu": 20, "quyet_dinh": 100}


def compare_names(standing: Standing, rows: list[Row]) -> None:
    """A name that is new and the latest becomes the present one; an earlier one is kept for documents of its time."""
    known = _known(standing, [cells.get("ma", "") for _line, cells in rows])
    seen: set[tuple[str, date]] = set()
    for line, cells in rows:
        code, since = cells.get("ma", ""), day(cells.get("tu_ngay", ""))
        if fault := _fault(standing, code, since, cells):
            line.wrong(fault)
            continue
        assert since is not None
        if (code, since) in seen:
            line.wrong(_("cơ quan này có hai tên từ cùng một ngày trong bảng."))
            continue
        seen.add((code, since))
        named = Named(*(cells.get(column, "") for column in MOST))
        before = known.get(code, {}).get(since) or standing.changes.names.get((code, since))
        if before == named:
            continue
        _note(standing, line, (code, since), named, before, max(known.get(code, {}), default=None))


def _note(
    standing: Standing,
    line: Line,
    key: tuple[str, date],
    named: Named,
    before: Named | None,
    latest: date | None,
) -> None:
    code, since = key
    if before is None and not named.decision and latest is not None and since > latest:
        return line.wrong(_("đổi tên phải ghi quyết định."))
    fields = {"name": named.name, "short_name": named.short_name, "symbol": named.symbol}
    if code in standing.branch and (latest is None or since >= latest):
        # The latest name is the present one, which the table of agencies may tell otherwise.
        agency, changed = standing.branch[code], standing.changes.changed.get(code, {})
        told = standing.lines.get(code)
        if told is not None and any(changed.get(k, getattr(agency, k)) != v for k, v in fields.items()):
            return line.wrong(_("tên hiện nay khác với tên trong bảng cơ quan của cùng tệp."))
        standing.changes.renamed[code] = fields
    standing.changes.names[key] = named
    if before is None:
        return line.made(named.name)
    return line.changed(f"{before.name} → {named.name}")


def _fault(standing: Standing, code: str, since: date | None, cells: dict[str, str]) -> str:
    if not standing.knows(code):
        return _("cơ quan “%(code)s” không có trong phạm vi quản trị.") % {"code": code}
    if since is None:
        return _("ngày viết như 01/10/2025.")
    if not cells.get("ten"):
        return _("thiếu tên.")
    for column, most in MOST.items():
        if len(cells.get(column, "")) > most:
            return _("cột %(column)s quá dài.") % {"column": column}
    return ""


def _known(standing: Standing, codes: list[str]) -> dict[str, dict[date, Named]]:
    found: dict[str, dict[date, Named]] = {}
    for some in portions(code for code in codes if code in standing.branch):
        rows = AgencyName.objects.filter(agency__code__in=some)
        for code, since, *named in rows.values_list(
            "agency__code", "since", "name", "short_name", "symbol", "decision"
        ):
            found.setdefault(code, {})[since] = Named(*named)
    return found
