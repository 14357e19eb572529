"""Tables taken in: what each line would change is shown first; then all of it is done, or nothing."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email, validate_slug
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from permissions.administering import agencies as agency_acts
from permissions.administering import appointing, people, posts
from permissions.administering.acting import NotAllowed, Unfit, branch_of
from permissions.administering.exporting import AGENCY_COLUMNS, DAY, PERSON_COLUMNS
from permissions.administering.sheets import Table, read
from permissions.duties import Duty, in_force
from permissions.models import Agency, Appointment, Kind, Level, Post, User

FIELDS = {
    "ten": "name",
    "ten_tat": "short_name",
    "ky_hieu": "symbol",
    "dia_danh": "place",
    "de_ky": "signature_form",
    "dau": "seal",
    "thu_tu": "order",
}


@dataclass
class Line:
    """What one line of a table means: `made`, `changed`, `same`, or `wrong` with the reason."""

    sheet: int
    number: int
    about: str
    what: str = "same"
    said: list[str] = field(default_factory=list)
    do: Callable[[], Any] | None = None

    def wrong(self, said: str) -> "Line":
        self.what, self.said, self.do = "wrong", [said], None
        return self


@dataclass
class Preview:
    lines: list[Line]

    def count(self, what: str) -> int:
        return sum(line.what == what for line in self.lines)

    @property
    def counts(self) -> dict[str, int]:
        return {what: self.count(what) for what in ("made", "changed", "same", "wrong")}

    @property
    def shown(self) -> list[Line]:
        """What changes or is wrong; lines that change nothing are only counted."""
        return [line for line in self.lines if line.what != "same"]


def preview(data: bytes, by: User) -> Preview:
    """Read the file and say what would change; nothing is written. Raises Unfit."""
    return Comparison(by).of(read(data))


def apply(data: bytes, by: User) -> Preview:
    """Do it, in one transaction. Raises Unfit where any line is wrong, and then nothing has changed."""
    with transaction.atomic():
        first = preview(data, by)
        for line in first.lines:
            if line.what == "wrong":
                raise _stopped(line, line.said[0])
        done = _done(line for line in first.lines if line.sheet == 0)
        # People may sit in agencies that the same file has just made, so their lines are read anew.
        done += _done(line for line in preview(data, by).lines if line.sheet == 1)
    return Preview(done)


def _done(lines: Iterable[Line]) -> list[Line]:
    done = [line for line in lines if line.do is not None]
    for line in done:
        try:
            line.do()  # type: ignore[misc]
        except (Unfit, NotAllowed) as refusal:
            raise _stopped(line, str(refusal)) from refusal
    return done


def _stopped(line: Line, said: str) -> Unfit:
    where = {"number": line.number, "about": line.about, "said": said}
    return Unfit(_("Dòng %(number)s (%(about)s): %(said)s") % where)


class Comparison:
    """Reads tables against what stands now, with a fixed number of queries whatever their length."""

    def __init__(self, by: User) -> None:
        self.by, self.today = by, timezone.localdate()
        self.branch = {agency.code: agency for agency in branch_of(by).select_related("parent", "committee")}
        self.foreign = set(Agency.objects.values_list("code", flat=True)) - self.branch.keys()
        self.coming: dict[str, dict[str, str]] = {}
        """Agencies that earlier lines of the same file make."""

    def of(self, tables: list[Table]) -> Preview:
        lines: list[Line] = []
        for table in tables:
            header = [re.sub(r"\W+", "_", name.strip().lower()) for name in table[0]]
            if set(AGENCY_COLUMNS[:5]) <= set(header):
                for number, row in _rows(table):
                    line = self._line(0, number, row, "ma", header)
                    lines.append(self._agency(line, _cells(header, row)))
            elif set(PERSON_COLUMNS[:5]) <= set(header):
                lines += self._people(header, table)
            else:
                raise Unfit(
                    _("Không nhận ra bảng: dòng đầu cần các cột %(agency)s, hoặc %(person)s.")
                    % {"agency": ", ".join(AGENCY_COLUMNS[:5]), "person": ", ".join(PERSON_COLUMNS[:5])}
                )
        if not lines:
            raise Unfit(_("Tệp không có dòng nào."))
        return Preview(lines)

    def _line(self, sheet: int, number: int, row: list[str], key: str, header: list[str]) -> Line:
        return Line(sheet, number, _cells(header, row).get(key, ""))

    # Agencies

    def _agency(self, line: Line, cells: dict[str, str]) -> Line:
        code = cells.get("ma", "")
        if fault := self._agency_fault(code, cells):
            return line.wrong(fault)
        given = {name: cells.get(column, "") for column, name in FIELDS.items() if column in cells}
        if "order" in given:
            given["order"] = int(given["order"] or 0)  # type: ignore[assignment]
        known = self.branch.get(code)
        if known is None:
            return self._made(line, code, cells, given)
        if known.kind != cells["loai"] or (known.above.code if known.above else "") != cells["truc_thuoc"]:
            return line.wrong(
                _("loại và cơ quan cấp trên không đổi qua bảng; dùng các việc ở trang của cơ quan.")
            )
        changed = {name: value for name, value in given.items() if getattr(known, name) != value}
        if changed:
            line.what = "changed"
            line.said = [f"{name}: {getattr(known, name)} → {value}" for name, value in changed.items()]
            line.do = lambda: agency_acts.change_agency(known, by=self.by, **changed)
        return line

    def _agency_fault(self, code: str, cells: dict[str, str]) -> str:
        try:
            validate_slug(code)
        except ValidationError:
            return _("mã cơ quan gồm chữ không dấu, chữ số, gạch nối.")
        if code in self.foreign:
            return _("mã này là của cơ quan ngoài phạm vi quản trị của đồng chí.")
        if code in self.coming:
            return _("mã này có hai lần trong bảng.")
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
        if cells.get("thu_tu") and not (cells["thu_tu"].isdecimal() and int(cells["thu_tu"]) <= 32000):
            return _("thứ tự phải là số.")
        if cells.get("tu_ngay") and _day(cells["tu_ngay"]) is None:
            return _("ngày viết như 01/10/2025.")
        return ""

    def _made(self, line: Line, code: str, cells: dict[str, str], given: dict[str, Any]) -> Line:
        above = cells.get("truc_thuoc", "")
        if above not in self.branch and above not in self.coming:
            return line.wrong(
                _("cơ quan cấp trên “%(above)s” không có trong phạm vi quản trị.") % {"above": above}
            )
        self.coming[code] = cells
        line.what, line.said = "made", [cells["ten"]]
        since = _day(cells.get("tu_ngay", "")) or self.today
        given = {"short_name": cells["ten"][:100], "symbol": ""} | given

        def do() -> None:
            agency_acts.create_agency(
                Agency.objects.get(code=above), by=self.by, code=code, kind=cells["loai"], level=cells["cap"],
                since=since, **given,
            )  # fmt: skip

        line.do = do
        return line

    # People

    def _people(self, header: list[str], table: Table) -> list[Line]:
        names = [_cells(header, row).get("ten_dang_nhap", "") for _n, row in _rows(table)]
        users: dict[str, User] = {}
        held: set[tuple[str, str, str]] = set()
        for start in range(0, len(names), 500):
            some = names[start : start + 500]
            users.update({user.username: user for user in User.objects.filter(username__in=some)})
            held |= set(
                Appointment.objects.filter(in_force(self.today), user__username__in=some).values_list(
                    "user__username", "post__agency__code", "post__name"
                )
            )
        return [
            self._person(self._line(1, n, row, "ten_dang_nhap", header), _cells(header, row), users, held)
            for n, row in _rows(table)
        ]

    def _person(
        self, line: Line, cells: dict[str, str], users: dict[str, User], held: set[tuple[str, str, str]]
    ) -> Line:
        name, code, post = cells["ten_dang_nhap"], cells.get("co_quan", ""), cells.get("chuc_vu", "")
        if fault := self._person_fault(name, code, post, cells):
            return line.wrong(fault)
        if (name, code, post) in held:
            return line
        user = users.get(name)
        if user == self.by:
            return line.wrong(_("quản trị không tự giao nhiệm vụ cho mình."))
        line.what = "changed" if user else "made"
        line.said = [_("%(post)s, %(agency)s") % {"post": post, "agency": code}]
        line.do = lambda: self._appoint(cells)
        return line

    def _person_fault(self, name: str, code: str, post: str, cells: dict[str, str]) -> str:
        if not people.USERNAME.fullmatch(name):
            return _("tên đăng nhập gồm chữ thường không dấu, chữ số, dấu chấm, gạch.")
        if code not in self.branch and code not in self.coming:
            return _("cơ quan “%(code)s” không có trong phạm vi quản trị.") % {"code": code}
        if not post or not cells.get("ho_ten") or not cells.get("quyet_dinh"):
            return _("thiếu họ tên, chức vụ hoặc quyết định.")
        if _day(cells.get("tu_ngay", "")) is None or (
            cells.get("den_ngay") and _day(cells["den_ngay"]) is None
        ):
            return _("ngày viết như 01/10/2025.")
        if cells.get("thu_tu") and not (cells["thu_tu"].isdecimal() and int(cells["thu_tu"]) <= 32000):
            return _("thứ tự phải là số.")
        if cells.get("thu_dien_tu"):
            try:
                validate_email(cells["thu_dien_tu"])
            except ValidationError:
                return _("địa chỉ thư điện tử chưa đúng.")
        for entry in cells.get("nhiem_vu", "").split():
            duty, _at, agency = entry.partition("@")
            if duty not in Duty.values or (
                agency and agency not in self.branch and agency not in self.coming
            ):
                return _("nhiệm vụ “%(entry)s” chưa đúng.") % {"entry": entry}
        return ""

    def _appoint(self, cells: dict[str, str]) -> None:
        agency = Agency.objects.get(code=cells["co_quan"])
        user = User.objects.filter(username=cells["ten_dang_nhap"]).first() or people.add_person(
            agency, by=self.by, username=cells["ten_dang_nhap"], full_name=cells["ho_ten"],
            email=cells.get("thu_dien_tu", ""),
        )  # fmt: skip
        rank = int(cells.get("thu_tu") or 100)
        post = Post.objects.filter(agency=agency, name=cells["chuc_vu"], rank=rank).first()
        if post is None:
            post = posts.add_post(agency, by=self.by, name=cells["chuc_vu"], rank=rank)
            duties = []
            for entry in cells.get("nhiem_vu", "").split():
                duty, _at, code = entry.partition("@")
                duties.append((duty, Agency.objects.get(code=code) if code else agency))
            posts.set_duties(post, by=self.by, duties=duties)
        since = _day(cells["tu_ngay"])
        assert since is not None
        appointing.appoint(
            user, by=self.by, post=post, since=since, until=_day(cells.get("den_ngay", "")),
            decision=cells["quyet_dinh"],
        )  # fmt: skip


def _rows(table: Table) -> list[tuple[int, list[str]]]:
    """Lines with their number as the spreadsheet shows it."""
    return list(enumerate(table[1:], start=2))


def _cells(header: list[str], row: list[str]) -> dict[str, str]:
    return dict(zip(header, row, strict=False))


def _day(text: str) -> date | None:
    try:
        return datetime.strptime(text, DAY).date()
    except ValueError:
        return None
