"""Lines of the table of people: accounts, posts with their duties, appointments."""

from collections import defaultdict

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from permissions.administering.comparing.agencies import MOST_IN_ORDER
from permissions.administering.comparing.lines import Dated, NewPerson, PostKey, Row, Wrong, day
from permissions.administering.comparing.standing import Standing, portions
from permissions.administering.people import USERNAME
from permissions.duties import Duty
from permissions.models import Appointment, Post, PostDuty, User
from records.numbers import whole

MOST = {"ho_ten": 200, "thu_dien_tu": 254, "chuc_vu": 120, "quyet_dinh": 100}
USUAL_RANK = 100


class People:
    """Accounts, posts and appointments that the lines name, as they stand now."""

    def __init__(self, standing: Standing, rows: list[Row]) -> None:
        self.users: dict[str, User] = {}
        self.held: dict[tuple[str, str, str], list[tuple[int, Dated]]] = defaultdict(list)
        """(username, agency, post) → rank and dates, of those that are not over."""
        self.posts: dict[PostKey, set[tuple[str, str]]] = {}
        not_over = Q(until=None) | Q(until__gte=standing.today)
        for some in portions(cells.get("ten_dang_nhap", "") for _line, cells in rows):
            users = User.objects.annotate(lower=Lower("username")).filter(lower__in=some)
            self.users |= {user.lower: user for user in users}
            appointments = Appointment.objects.filter(not_over, user__username__in=some)
            for name, code, post, rank, since, until, decision in appointments.values_list(
                "user__username",
                "post__agency__code",
                "post__name",
                "post__rank",
                "since",
                "until",
                "decision",
            ):
                self.held[name, code, post].append((rank, Dated(since, until, decision)))
        for some in portions(cells.get("co_quan", "") for _line, cells in rows):
            posts = Post.objects.filter(agency__code__in=some).order_by("-pk")
            keys = {
                pk: (code, name, rank)
                for pk, code, name, rank in posts.values_list("pk", "agency__code", "name", "rank")
            }
            duties: dict[int, set[tuple[str, str]]] = defaultdict(set)
            rows_of_duties = PostDuty.objects.filter(post__agency__code__in=some)
            for pk, duty, code in rows_of_duties.values_list("post", "duty", "agency__code"):
                duties[pk].add((duty, code))
            self.posts |= {key: duties[pk] for pk, key in keys.items()}


def compare_people(standing: Standing, rows: list[Row]) -> None:
    known = People(standing, rows)
    for line, cells in rows:
        try:
            _check(standing, cells)
            said = _compare(standing, known, cells)
        except Wrong as wrong:
            line.wrong(str(wrong))
            continue
        if said and cells["ten_dang_nhap"] in known.users:
            line.changed(said)
        elif said:
            line.made(said)


def _compare(standing: Standing, known: People, cells: dict[str, str]) -> str:
    """Note the account, the post and the appointment that are not there yet; what is said of the line, if anything."""
    name, code, post = cells["ten_dang_nhap"], cells["co_quan"], cells["chuc_vu"]
    rank, duties = whole(cells.get("thu_tu") or str(USUAL_RANK)) or 0, _duties(standing, cells)
    user = known.users.get(name)
    if user is not None:
        _same_person(user, cells)
    since = day(cells["tu_ngay"])
    assert since is not None
    dated = Dated(since, day(cells.get("den_ngay", "")), cells["quyet_dinh"])
    if dated.until is not None and dated.until < since:
        raise Wrong(_("ngày kết thúc phải từ ngày bắt đầu trở đi."))
    for held_rank, held in known.held.get((name, code, post), ()):
        if held.covers(standing.today) or held.covers(since):
            if held != dated:
                raise Wrong(_("đang giữ chức vụ này với ngày, quyết định khác; sửa ở trang của người dùng."))
            _same_duties(known, (code, post, held_rank), duties, cells)
            return ""
    if user == standing.by and user is not None:
        raise Wrong(_("quản trị không tự giao nhiệm vụ cho mình."))
    if user is not None and not user.is_active:
        raise Wrong(_("tài khoản của đồng chí này đang khóa."))
    if not standing.stands(code):
        raise Wrong(_("cơ quan “%(code)s” đã kết thúc hoạt động.") % {"code": code})
    if user is None:
        person = NewPerson(cells["ho_ten"], cells.get("thu_dien_tu", ""), code)
        earlier = standing.changes.people.setdefault(name, person)
        if earlier.full_name != person.full_name:
            raise Wrong(_("tên đăng nhập này có hai họ tên khác nhau trong bảng."))
    _post(standing, known, (code, post, rank), duties, cells)
    known.held[name, code, post].append((rank, dated))
    standing.changes.appointments.append((name, (code, post, rank), dated))
    return _("%(post)s, %(agency)s") % {"post": post, "agency": code}


def _post(
    standing: Standing, known: People, key: PostKey, duties: set[tuple[str, str]], cells: dict[str, str]
) -> None:
    """The post of the line: as it stands, with all its duties in the branch, or new."""
    if key not in known.posts:
        known.posts[key] = standing.changes.posts[key] = duties
        return
    _same_duties(known, key, duties, cells)
    if any(not standing.knows(code) for _duty, code in known.posts[key]):
        raise Wrong(_("chức vụ này có nhiệm vụ ngoài phạm vi quản trị của đồng chí."))


def _same_duties(known: People, key: PostKey, duties: set[tuple[str, str]], cells: dict[str, str]) -> None:
    if cells.get("nhiem_vu") and duties != known.posts.get(key, duties):
        raise Wrong(_("nhiệm vụ của chức vụ này đang khác; đổi nhiệm vụ ở trang của cơ quan."))


def _same_person(user: User, cells: dict[str, str]) -> None:
    """A name that is taken by somebody else is no account of this person."""
    if user.full_name != cells["ho_ten"] or cells.get("thu_dien_tu", user.email) not in ("", user.email):
        raise Wrong(
            _(
                "tên đăng nhập này đã có với họ tên hoặc thư điện tử khác; chọn tên khác, hoặc sửa ở trang người dùng."
            )
        )


def _check(standing: Standing, cells: dict[str, str]) -> None:
    code = cells.get("co_quan", "")
    if not USERNAME.fullmatch(cells.get("ten_dang_nhap", "")):
        raise Wrong(_("tên đăng nhập gồm chữ thường không dấu, chữ số, dấu chấm, gạch."))
    if not standing.knows(code):
        raise Wrong(_("cơ quan “%(code)s” không có trong phạm vi quản trị.") % {"code": code})
    if not cells.get("chuc_vu") or not cells.get("ho_ten") or not cells.get("quyet_dinh"):
        raise Wrong(_("thiếu họ tên, chức vụ hoặc quyết định."))
    for column, most in MOST.items():
        if len(cells.get(column, "")) > most:
            raise Wrong(_("cột %(column)s quá dài.") % {"column": column})
    if day(cells.get("tu_ngay", "")) is None or (cells.get("den_ngay") and day(cells["den_ngay"]) is None):
        raise Wrong(_("ngày viết như 01/10/2025."))
    rank = whole(cells.get("thu_tu") or "0")
    if rank is None or rank > MOST_IN_ORDER:
        raise Wrong(_("thứ tự phải là số."))
    if cells.get("thu_dien_tu"):
        try:
            validate_email(cells["thu_dien_tu"])
        except ValidationError:
            raise Wrong(_("địa chỉ thư điện tử chưa đúng.")) from None


def _duties(standing: Standing, cells: dict[str, str]) -> set[tuple[str, str]]:
    """“draft decide@btv-tu”: each for an agency of the branch, the own one where none is named."""
    found = set()
    for entry in cells.get("nhiem_vu", "").split():
        duty, _at, agency = entry.partition("@")
        agency = agency or cells["co_quan"]
        if duty not in Duty.values or not standing.knows(agency):
            raise Wrong(_("nhiệm vụ “%(entry)s” chưa đúng.") % {"entry": entry})
        if duty == Duty.ADMINISTER and not standing.is_committee(agency):
            raise Wrong(_("quản trị danh mục là nhiệm vụ ở cấp ủy."))
        found.add((duty, agency))
    return found
