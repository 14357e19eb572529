"""The branch of a committee as tables: agencies, and people with their posts; what `importing` takes back."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.utils import timezone

from permissions.administering.sheets import written
from permissions.duties import in_force
from permissions.models import Agency, AgencyName, Appointment, Delegation, PostDuty

AGENCY_COLUMNS = [
    *("ma", "loai", "cap", "truc_thuoc", "ten", "ten_tat", "ky_hieu", "dia_danh"),
    *("de_ky", "dau", "thu_tu", "tu_ngay", "quyet_dinh", "ket_thuc", "sap_nhap_vao"),
]
NAME_COLUMNS = ["ma", "tu_ngay", "ten", "ten_tat", "ky_hieu", "quyet_dinh"]
PERSON_COLUMNS = [
    *("ten_dang_nhap", "ho_ten", "thu_dien_tu", "co_quan", "chuc_vu", "thu_tu", "nhiem_vu"),
    *("tu_ngay", "den_ngay", "quyet_dinh"),
]
DELEGATION_COLUMNS = [
    *("nguoi_giao", "nguoi_nhan", "nhiem_vu", "co_quan", "tu_ngay", "den_ngay", "quyet_dinh"),
]
DAY = "%d/%m/%Y"


def export(root: Agency, ending: str) -> bytes:
    """Everything from this agency down, also what has ended, and earlier names. A .csv holds the agencies alone."""
    today = timezone.localdate()
    sheets = [
        ("Cơ quan", agencies(root)),
        ("Tên gọi", names(root)),
        ("Người", people(root, today)),
        ("Ủy quyền", delegations(root, today)),
    ]
    return written(ending, sheets)


def agencies(root: Agency) -> Iterator[list[str]]:
    """Parents before children, as the paths are in that order by their length; with the decision of the last name."""
    yield AGENCY_COLUMNS
    rows = Agency.objects.within(root).select_related("parent", "committee", "merged_into")
    decisions = dict(
        AgencyName.objects.filter(agency__in=Agency.objects.within(root))
        .order_by("since")
        .values_list("agency", "decision")
    )
    for row in sorted(rows, key=lambda row: (row.path.count("/"), row.order, row.pk)):
        yield [
            row.code,
            row.kind,
            row.level,
            row.above.code if row.above else "",
            row.name,
            row.short_name,
            row.symbol,
            row.place,
            row.signature_form,
            row.seal,
            str(row.order),
            _day(row.since),
            decisions.get(row.pk, ""),
            _day(row.ended_on),
            row.merged_into.code if row.merged_into else "",
        ]


def names(root: Agency) -> Iterator[list[str]]:
    """Every name that an agency has or had, from which day on."""
    yield NAME_COLUMNS
    rows = AgencyName.objects.filter(agency__in=Agency.objects.within(root)).select_related("agency")
    for row in rows.order_by("agency__path", "since"):
        yield [row.agency.code, _day(row.since), row.name, row.short_name, row.symbol, row.decision]


def people(root: Agency, on: date) -> Iterator[list[str]]:
    """One line for each appointment in force; the post's duties as duty@agency, the own agency left out."""
    yield PERSON_COLUMNS
    duties: dict[int, list[str]] = {}
    for post, own, duty, agency, code in PostDuty.objects.filter(
        post__agency__in=Agency.objects.within(root)
    ).values_list("post", "post__agency", "duty", "agency", "agency__code"):
        duties.setdefault(post, []).append(duty if agency == own else f"{duty}@{code}")
    rows = Appointment.objects.filter(in_force(on), post__agency__in=Agency.objects.within(root))
    for row in rows.select_related("user", "post__agency").order_by("post__agency__path", "post__rank", "pk"):
        yield [
            row.user.username,
            row.user.full_name,
            row.user.email,
            row.post.agency.code,
            row.post.name,
            str(row.post.rank),
            " ".join(sorted(duties.get(row.post_id, []))),
            _day(row.since),
            _day(row.until),
            row.decision,
        ]


def delegations(root: Agency, on: date) -> Iterator[list[str]]:
    """What is lent today, or will be."""
    yield DELEGATION_COLUMNS
    rows = Delegation.objects.filter(
        Q(until=None) | Q(until__gte=on), agency__in=Agency.objects.within(root)
    ).select_related("giver", "taker", "agency")
    for row in rows.order_by("agency__path", "pk"):
        yield [
            row.giver.username,
            row.taker.username,
            row.duty,
            row.agency.code,
            _day(row.since),
            _day(row.until),
            row.decision,
        ]


def _day(day: date | None) -> str:
    return day.strftime(DAY) if day else ""
