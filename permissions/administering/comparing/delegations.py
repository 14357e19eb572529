"""Lines of the table of delegations: who acts for whom in one duty for one agency, from when to when."""

from collections import defaultdict

from django.db.models import Q
from django.utils.translation import gettext as _

from permissions.administering.comparing.lines import Dated, Row, Wrong, day
from permissions.administering.comparing.standing import Standing, portions
from permissions.duties import NEVER_DELEGATED, Duty
from permissions.models import Delegation, PostDuty, User

Lent = tuple[str, str, str, str]
"""Giver, taker, duty, code of the agency."""


class Delegations:
    """What the named people have lent to each other, and what they hold by own posts."""

    def __init__(self, standing: Standing, rows: list[Row]) -> None:
        self.users: set[str] = set()
        self.lent: dict[Lent, list[Dated]] = defaultdict(list)
        self.own: dict[tuple[str, str, str], list[Dated]] = defaultdict(list)
        """(username, duty, agency) → from when to when by a post of one's own."""
        not_over = Q(until=None) | Q(until__gte=standing.today)
        for some in portions(cells.get(k, "") for _line, cells in rows for k in ("nguoi_giao", "nguoi_nhan")):
            self.users |= set(User.objects.filter(username__in=some).values_list("username", flat=True))
        for some in portions(cells.get("nguoi_giao", "") for _line, cells in rows):
            lent = Delegation.objects.filter(not_over, giver__username__in=some)
            for giver, taker, duty, code, since, until, decision in lent.values_list(
                "giver__username", "taker__username", "duty", "agency__code", "since", "until", "decision"
            ):
                self.lent[giver, taker, duty, code].append(Dated(since, until, decision))
            held = PostDuty.objects.filter(post__appointments__user__username__in=some)
            for name, duty, code, since, until, decision in held.values_list(
                "post__appointments__user__username",
                "duty",
                "agency__code",
                "post__appointments__since",
                "post__appointments__until",
                "post__appointments__decision",
            ):
                self.own[name, duty, code].append(Dated(since, until, decision))
        self._coming(standing)

    def _coming(self, standing: Standing) -> None:
        """What the same file gives."""
        changes = standing.changes
        self.users |= changes.people.keys()
        for name, key, dated in changes.appointments:
            for duty, code in changes.posts.get(key, ()):
                self.own[name, duty, code].append(dated)


def compare_delegations(standing: Standing, rows: list[Row]) -> None:
    known = Delegations(standing, rows)
    for line, cells in rows:
        try:
            said = _compare(standing, known, cells)
        except Wrong as wrong:
            line.wrong(str(wrong))
            continue
        if said:
            line.made(said)


def _compare(standing: Standing, known: Delegations, cells: dict[str, str]) -> str:
    giver, taker = cells.get("nguoi_giao", ""), cells.get("nguoi_nhan", "")
    duty, code = cells.get("nhiem_vu", ""), cells.get("co_quan", "")
    dated = _dated(cells)
    if not standing.knows(code):
        raise Wrong(_("cơ quan “%(code)s” không có trong phạm vi quản trị.") % {"code": code})
    if duty not in Duty.values:
        raise Wrong(_("nhiệm vụ “%(entry)s” chưa đúng.") % {"entry": duty})
    if duty in NEVER_DELEGATED:
        raise Wrong(_("phiếu của thành viên không giao người khác gửi thay."))
    for name in (giver, taker):
        if name not in known.users:
            raise Wrong(_("không có tài khoản “%(name)s”.") % {"name": name})
    if giver == taker:
        raise Wrong(_("người giao và người nhận phải là hai đồng chí khác nhau."))
    lent = known.lent[giver, taker, duty, code]
    if dated in lent:
        return ""
    if taker == standing.by.username:
        raise Wrong(_("quản trị không tự giao nhiệm vụ cho mình."))
    if any(row.since == dated.since for row in lent):
        raise Wrong(
            _("việc ủy quyền này đang có với ngày kết thúc, văn bản khác; sửa ở trang của người dùng.")
        )
    if not any(row.covers(max(dated.since, standing.today)) for row in known.own[giver, duty, code]):
        raise Wrong(_("đồng chí giao không giữ nhiệm vụ này bằng chức vụ của mình trong thời gian ấy."))
    lent.append(dated)
    standing.changes.delegations.append((giver, taker, duty, code, dated))
    return f"{giver} → {taker}: {duty}@{code}"


def _dated(cells: dict[str, str]) -> Dated:
    since, until = day(cells.get("tu_ngay", "")), day(cells.get("den_ngay", ""))
    if since is None or (cells.get("den_ngay") and until is None):
        raise Wrong(_("ngày viết như 01/10/2025."))
    if until is not None and until < since:
        raise Wrong(_("ngày kết thúc phải từ ngày bắt đầu trở đi."))
    if not cells.get("quyet_dinh") or len(cells["quyet_dinh"]) > 100:
        raise Wrong(_("thiếu số, ngày văn bản ủy quyền."))
    return Dated(since, until, cells["quyet_dinh"])
