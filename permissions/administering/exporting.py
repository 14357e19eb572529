"""The branch of a committee as tables: agencies, and people with their posts; what `importing` takes back."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone

from permissions.administering.sheets import written
from permissions.duties import in_force
from permissions.models import Agency, Appointment, PostDuty

AGENCY_COLUMNS = [
    *("ma", "loai", "cap", "truc_thuoc", "ten", "ten_tat", "ky_hieu", "dia_danh"),
    *("de_ky", "dau", "thu_tu", "tu_ngay"),
]
PERSON_COLUMNS = [
    *("ten_dang_nhap", "ho_ten", "thu_dien_tu", "co_quan", "chuc_vu", "thu_tu", "nhiem_vu"),
    *("tu_ngay", "den_ngay", "quyet_dinh"),
]
DAY = "%d/%m/%Y"


def export(root: Agency, ending: str) -> bytes:
    """Everything from this agency down, as of today. Two sheets; a .csv holds the agencies."""
    return written(ending, [("Cơ quan", agencies(root)), ("Người", people(root, timezone.localdate()))])


def agencies(root: Agency) -> Iterator[list[str]]:
    """Parents before children, as the paths are in that order by their length."""
    yield AGENCY_COLUMNS
    rows = Agency.objects.standing().within(root).select_related("parent", "committee")
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
            row.since.strftime(DAY) if row.since else "",
        ]


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
            row.since.strftime(DAY),
            row.until.strftime(DAY) if row.until else "",
            row.decision,
        ]
