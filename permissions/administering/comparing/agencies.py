"""Lines of the table of agencies: made, corrected, ended."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.utils.translation import gettext as _

from permissions.administering.comparing.lines import Ending, Line, Named, NewAgency, Row, day
from permissions.administering.comparing.standing import Standing
from permissions.models import Agency, Appointment, Kind, Level
from records.numbers import whole

FIELDS = {
    "ten": "name",
    "ten_tat": "short_name",
    "ky_hieu": "symbol",
    "dia_danh": "place",
    "de_ky": "signature_form",
    "dau": "seal",
    "thu_tu": "order",
}
MOST_IN_ORDER, MOST_OF_CODE, MOST_OF_DECISION = 32_000, 40, 100


def compare_agencies(standing: Standing, rows: list[Row]) -> None:
    for line, cells in rows:
        _compare(standing, line, cells)


def _compare(standing: Standing, line: Line, cells: dict[str, str]) -> None:
    code = cells.get("ma", "")
    if fault := _fault(standing, code, cells):
        return line.wrong(fault)
    standing.lines[code] = line
    given: dict[str, Any] = {
        name: cells.get(column, "") for column, name in FIELDS.items() if column in cells
    }
    if "order" in given:
        given["order"] = int(given["order"] or 0)
    known = standing.branch.get(code)
    if known is None:
        return _made(standing, line, code, cells, given)
    above = known.above.code if known.above else ""
    since = day(cells.get("tu_ngay", ""))
    if (known.kind, known.level, above) != (cells["loai"], cells["cap"], cells["truc_thuoc"]) or (
        since is not None and since != known.since
    ):
        return line.wrong(
            _(
                "loại, cấp, cơ quan cấp trên, ngày thành lập không đổi qua bảng; dùng các việc ở trang của cơ quan."
            )
        )
    changed = {name: value for name, value in given.items() if getattr(known, name) != value}
    if changed:
        line.changed(*(f"{name}: {getattr(known, name)} → {value}" for name, value in changed.items()))
        standing.changes.changed[code] = changed
    return _ended(standing, line, known, cells)


def _fault(standing: Standing, code: str, cells: dict[str, str]) -> str:
    try:
        validate_slug(code)
    except ValidationError:
        return _("mã cơ quan gồm chữ không dấu, chữ số, gạch nối.")
    if code in standing.foreign:
        return _("mã này là của cơ quan ngoài phạm vi quản trị của đồng chí.")
    if code in standing.lines:
        return _("mã này có hai lần trong bảng.")
    if len(code) > MOST_OF_CODE:
        return _("cột %(column)s quá dài.") % {"column": "ma"}
    if cells.get("loai") not in Kind.values:
        return _("loại phải là một trong: %(kinds)s.") % {"kinds": ", ".join(Kind.values)}
    if cells.get("cap") not in Level.values:
        return _("cấp phải là một trong: %(levels)s.") % {"levels": ", ".join(Level.values)}
    if not cells.get("ten"):
        return _("thiếu tên.")
    for column, name in FIELDS.items():
        most = getattr(Agency._meta.get_field(name), "max_length", None) or 5
        if len(cells.get(column, "")) > most:
            return _("cột %(column)s quá dài.") % {"column": column}
    if len(cells.get("quyet_dinh", "")) > MOST_OF_DECISION:
        return _("cột %(column)s quá dài.") % {"column": "quyet_dinh"}
    order = whole(cells.get("thu_tu") or "0")
    if order is None or order > MOST_IN_ORDER:
        return _("thứ tự phải là số.")
    for column in ("tu_ngay", "ket_thuc"):
        if cells.get(column) and day(cells[column]) is None:
            return _("ngày viết như 01/10/2025.")
    return ""


def _made(standing: Standing, line: Line, code: str, cells: dict[str, str], given: dict[str, Any]) -> None:
    above = cells.get("truc_thuoc", "")
    if not standing.knows(above):
        return line.wrong(
            _("cơ quan cấp trên “%(above)s” không có trong phạm vi quản trị.") % {"above": above}
        )
    if not standing.is_committee(above):
        return line.wrong(_("cơ quan cấp trên “%(above)s” không phải là cấp ủy.") % {"above": above})
    if not standing.stands(above) and not cells.get("ket_thuc"):
        return line.wrong(_("cơ quan cấp trên “%(above)s” đã kết thúc hoạt động.") % {"above": above})
    since = day(cells.get("tu_ngay", "")) or standing.today
    fields = {"short_name": cells["ten"][:100], "symbol": ""} | given
    standing.changes.agencies[code] = NewAgency(code, above, cells["loai"], cells["cap"], since, fields)
    named = Named(fields["name"], fields["short_name"], fields["symbol"], cells.get("quyet_dinh", ""))
    standing.changes.names[code, since] = named
    line.made(cells["ten"])
    return _ended(standing, line, None, cells)


def _ended(standing: Standing, line: Line, known: Agency | None, cells: dict[str, str]) -> None:
    """Note what the line says of an ending; whether it can be is asked when all lines are read."""
    code, on, into = cells["ma"], day(cells.get("ket_thuc", "")), cells.get("sap_nhap_vao", "")
    if known is not None and not standing.stands(code):
        told = (known.ended_on, known.merged_into.code if known.merged_into else "")
        if "ket_thuc" in cells and (on, into) != told:
            line.wrong(_("cơ quan này đã kết thúc hoạt động; bảng không mở lại và không đổi việc sáp nhập."))
        return
    if on is None:
        if into:
            line.wrong(_("ghi cơ quan nhận sáp nhập thì phải ghi ngày kết thúc."))
        return
    if known is not None and not cells.get("quyet_dinh"):
        line.wrong(_("kết thúc hoạt động phải ghi quyết định."))
        return
    standing.changes.endings[code] = Ending(on, into)
    words = _("kết thúc hoạt động ngày %(on)s") % {"on": cells["ket_thuc"]}
    said = f"{words} → {into}" if into else words
    if known is None:
        line.said.append(said)
    else:
        line.changed(said)


def compare_endings(standing: Standing) -> None:
    """Nothing that goes on hangs below what ends, what it merges into goes on, and nobody ends his own post."""
    endings = standing.changes.endings
    for code, ending in endings.items():
        line = standing.lines[code]
        if ending.into and (not standing.knows(ending.into) or not standing.stands(ending.into)):
            line.wrong(_("cơ quan nhận sáp nhập phải là cơ quan khác đang hoạt động trong phạm vi quản trị."))
    for code, below in _hanging(standing):
        standing.lines[code].wrong(
            _("còn cơ quan đang hoạt động bên dưới (%(below)s); kết thúc các cơ quan đó trước.")
            % {"below": below}
        )
    own = Appointment.objects.filter(user=standing.by, until=None).values_list(
        "post__agency__code", flat=True
    )
    for code in endings.keys() & set(own):
        standing.lines[code].wrong(_("quản trị không tự đổi nhiệm vụ của mình."))


def _hanging(standing: Standing) -> list[tuple[str, str]]:
    """What ends, with an agency below it that goes on; or what is made below what has ended."""
    if not standing.changes.endings and not standing.changes.agencies:
        return []
    code_of = {agency.pk: code for code, agency in standing.branch.items()}
    found = {}
    for code, agency in standing.branch.items():
        if standing.changes.endings and standing.stands(code):
            for number in agency.ancestors()[:-1]:
                if code_of.get(number) in standing.changes.endings:
                    found[code_of[number]] = code
    for code, made in standing.changes.agencies.items():
        if standing.stands(code) and made.above in standing.changes.endings:
            found[made.above] = code
    return list(found.items())
