"""The register of outgoing documents, and how far those below have come with what was sent to them."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from drafting.models import Plan
from drafting.models.plan import Status
from drafting.paging import merged_page, page_of
from permissions.administering import sheets
from permissions.duties import Duty, agencies_of
from permissions.models import Agency
from workflow.follow_up import STANDS, lines_of, places_of, progress_of, recipients_of
from workflow.issuance import arrivals
from workflow.issuance.register import (
    COLUMNS,
    line_of,
    lines_for_print,
    paper_of,
    registers_of,
    rows_of,
)
from workflow.views.files import handed_out, printed_table
from workflow.views.numbering import acts_of

FOLLOWED, SHOWN = 10, 50
"""Plans and recipients on one page of the follow-up."""


@dataclass(frozen=True)
class Kind:
    """Recipients of one kind: their words and their rows."""

    label: Any
    which: Q


KINDS = {
    "below": Kind(gettext_lazy("Đảng ủy trực thuộc"), Q(below=True)),
    "sent": Kind(gettext_lazy("Chưa tiếp nhận"), Q(below=True, step__lte=STANDS.index("sent") + 1)),
    "received": Kind(gettext_lazy("Đã tiếp nhận"), Q(below=True, step=STANDS.index("received") + 1)),
    "drafting": Kind(gettext_lazy("Đang soạn thảo"), Q(below=True, step=STANDS.index("drafting") + 1)),
    "issued": Kind(gettext_lazy("Đã ban hành"), Q(below=True, step=STANDS.index("issued") + 1)),
    "others": Kind(gettext_lazy("Các nơi nhận khác"), Q(below=False)),
}
"""`?show=` → the recipients of one issued plan."""


@login_required
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """One series of the own committee, newest number first; what each row says, to whoever sees its plan."""
    user: Any = request.user
    registers = list(registers_of(user))
    wanted = request.GET.get("series", "")
    chosen = next((row for row in registers if str(row.pk) == wanted), registers[0] if registers else None)
    page = merged_page(request, rows_of(user, chosen), by="number")
    context = {
        "page": page,
        "lines": [line_of(row) for row in page.rows],
        "registers": registers,
        "chosen": chosen,
        "acts": acts_of(user),
    }
    return render(request, "workflow/register.html", context)


@login_required
@require_safe
def register_file(request: HttpRequest, pk: int, ending: str) -> HttpResponse:
    """The register of a series as "xlsx" or "pdf", with what this person may read of it."""
    series = get_object_or_404(registers_of(request.user), pk=pk)
    with translation.override("vi"):  # a register is a document
        lines = lines_for_print(request.user, series)
    name = f"Sổ văn bản đi {series.type_name}"
    if ending == "xlsx":
        return _sheet(COLUMNS, [line.cells() for line in lines], name)
    back = reverse("register") + f"?series={series.pk}"
    return printed_table(request, f"series:{series.pk}", paper_of(series, lines), name, back)


@login_required
@require_safe
def received_register_file(request: HttpRequest, ending: str) -> HttpResponse:
    """The register of incoming documents of one year (`?year=`, else this one), for the clerk who keeps it."""
    today = timezone.localdate()
    year = arrivals.year_of(request.GET.get("year", ""), today.year)
    agencies = Agency.objects.filter(pk__in=agencies_of(request.user, Duty.RECEIVE, today))  # type: ignore[arg-type]
    if not agencies:
        raise PermissionDenied(_("Sổ đăng ký văn bản đến dành cho văn thư tiếp nhận."))
    rows = arrivals.cells(request.user, list(agencies), year)
    name = f"Sổ văn bản đến {year}"
    if ending == "xlsx":
        return _sheet(arrivals.COLUMNS, rows, name)
    paper = arrivals.paper_of(list(agencies), year, rows)
    key = "-".join(str(agency.pk) for agency in agencies)
    return printed_table(request, f"arrivals:{key}:{year}", paper, name, reverse("received"))


def _sheet(columns: list[list[Any]], rows: list[list[str]], name: str) -> HttpResponse:
    table = [[name for name, _width in columns], *rows]
    return handed_out(sheets.written("xlsx", [("Sổ", table)]), sheets.ENDINGS["xlsx"], f"{name}.xlsx")


@login_required
@require_safe
def follow_up(request: HttpRequest) -> HttpResponse:
    """One issued plan (`?plan=uid`, else the newest) with its recipients by `?show=`; the others as lines."""
    user: Any = request.user
    overseen = agencies_of(user, Duty.OVERSEE, timezone.localdate())
    plans = followed_plans(user).select_related("issuance", "issuer")
    page = page_of(request, plans, size=FOLLOWED)
    wanted = _uuid(request.GET.get("plan", ""))
    shown = plans.filter(uid=wanted).first() if wanted else None
    shown = shown or next(iter(page.rows), None)
    context = {"page": page, "lines": lines_of(page.rows), "overseer": bool(overseen)}
    return render(
        request, "workflow/follow_up.html", context | (_recipients(request, shown) if shown else {})
    )


def _recipients(request: HttpRequest, plan: Plan) -> dict[str, Any]:
    """One page of its recipients of one kind, and the tabs of the kinds that there are."""
    progress = progress_of(plan)
    name = request.GET.get("show", "below")
    counts = {"below": progress.total} | {str(stand): n for stand, n in progress.counts.items()}
    counts["others"] = progress.others
    name = name if counts.get(name) else ("below" if progress.total else "others")
    kind = KINDS[name]
    rows = recipients_of(plan).filter(kind.which).select_related("agency", "arrival")
    page = page_of(
        request, rows.defer("arrival__reading", "arrival__instruction"), by="place", size=SHOWN, second="at_"
    )
    query = f"?plan={plan.uid}&show="
    tabs = [
        {"label": KINDS[key].label, "url": query + key, "current": key == name, "count": f"{count:02d}"}
        for key, count in counts.items()
        if count
    ]
    return {
        "shown": progress,
        "places": places_of(page.rows),
        "places_page": page,
        "plans": name != "others",
        "tabs": tabs,
    }


def followed_plans(user: Any) -> "QuerySet[Plan]":
    """The issued plans that this person follows up."""
    overseen = agencies_of(user, Duty.OVERSEE, timezone.localdate())
    return Plan.objects.visible_to(user).filter(status=Status.ISSUED, drafted_by__in=overseen)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
