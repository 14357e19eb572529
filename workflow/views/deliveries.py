"""Phát hành: to whom an issued plan went, who has it, what became of it afterwards."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from drafting.models import Plan
from drafting.paging import page_of
from permissions.duties import Duty
from records import files
from workflow import web
from workflow.can import Stand
from workflow.issuance import lasting
from workflow.issuance.archive.pack import stamp
from workflow.issuance.delivering import receivers_of
from workflow.models import Delivery, Issuance, IssuedChange
from workflow.printing import ZIP
from workflow.seeing import OUT, Sides
from workflow.views.files import handed_out, official_file, printed

SIZE = 50
OUTSIDE = Q(handed_over_on__isnull=False)
RECEIVED = Q(arrival__isnull=False)
RETURNED = Q(returned_at__isnull=False)
SHOWN = {
    "all": (gettext_lazy("Tất cả"), Q()),
    "waiting": (gettext_lazy("Chưa tiếp nhận"), ~RECEIVED & ~OUTSIDE & ~RETURNED),
    "received": (gettext_lazy("Đã tiếp nhận"), RECEIVED),
    "outside": (gettext_lazy("Gửi ngoài hệ thống"), OUTSIDE),
    "returned": (gettext_lazy("Trả lại"), RETURNED),
}
"""`?show=` → its words and its rows."""


@login_required
@require_safe
def deliveries(request: HttpRequest, uid: Any) -> HttpResponse:
    """For those who brought it out; recipients see their own arrival alone."""
    plan = web.plan_or_404(request, uid)
    stand = web.stand_of(request, plan)
    if not Sides(stand).deliveries:
        raise PermissionDenied(
            _("Danh sách phát hành mở cho cơ quan ban hành, sau khi văn bản đã phát hành.")
        )
    context = {
        "plan": plan,
        **listed(request, plan.deliveries.all()),
        "may_archive": _may_archive(stand) is not None,
        "may_record": stand.can("record_delivery").ok,
        "lasting": lasting.state_of(Issuance.objects.get(plan=plan)),
    }
    return render(request, "workflow/deliveries.html", context)


def listed(request: HttpRequest, deliveries: "QuerySet[Delivery]") -> dict[str, Any]:
    """The page of deliveries that is asked for, as workflow/_deliveries.html takes it: rows, page, filters."""
    shown = request.GET.get("show", "all")
    shown = shown if shown in SHOWN else "all"
    rows = deliveries.filter(SHOWN[shown][1])
    page = page_of(request, rows.select_related("agency", "arrival", "recorded_by", "returned_by"), size=SIZE)
    clerks = receivers_of([row.agency for row in page.rows if row.agency], timezone.localdate())
    return {
        "page": page,
        "rows": [{"row": row, "clerk": row.agency_id in clerks} for row in page.rows],
        "filters": _filters(deliveries, shown),
    }


def _filters(rows: "QuerySet[Delivery]", shown: str) -> list[dict[str, Any]]:
    counts = rows.aggregate(**{name: Count("pk", filter=which) for name, (_label, which) in SHOWN.items()})
    return [
        {"label": label, "url": f"?show={name}", "current": name == shown, "count": f"{counts[name]:02d}"}
        for name, (label, _which) in SHOWN.items()
        if counts[name] or name == "all"
    ]


@login_required
@require_safe
def change_letter(request: HttpRequest, uid: Any, change: int) -> HttpResponse:
    """The letter that corrects or withdraws the plan, for everybody who has the plan."""
    plan: Plan = web.plan_or_404(request, uid)
    if plan.status not in OUT:
        raise Http404
    row = get_object_or_404(IssuedChange.objects.select_related("paper__content"), plan=plan, pk=change)
    if row.paper is None:
        raise Http404
    name = row.paper.symbol.replace("/", "-")
    return official_file(request, plan, row.paper.content.body, "pdf", name)


@login_required
@require_safe
def archive(request: HttpRequest, uid: Any) -> HttpResponse:
    """The ZIP that proves the issued plan without this product; members' sheets for those alone who may see them."""
    plan: Plan = web.plan_or_404(request, uid)
    stand = web.stand_of(request, plan)
    named = _may_archive(stand)
    if named is None:
        raise PermissionDenied(
            _(
                "Hồ sơ lưu trữ mở cho văn thư, lãnh đạo Văn phòng và Thường trực, sau khi văn bản đã phát hành."
            )
        )
    data = {"plan": plan.pk, "named": named, "stamp": stamp(plan)}
    made = printed(request, plan, "archive", data)
    if isinstance(made, HttpResponse):
        return made
    name = Issuance.objects.get(plan=plan).symbol.replace("/", "-")
    return handed_out(files.read(made), ZIP, f"{name}.zip")


def _may_archive(stand: Stand) -> bool | None:
    """None: no archive for this person; else whether the members' sheets are in it."""
    if stand.plan.status not in OUT:
        return None
    if stand.part_of(Duty.APPRAISE, Duty.RELEASE) or stand.part_of(Duty.STEER, Duty.STEER):
        return True
    return False if stand.part_of(Duty.ISSUE, Duty.ISSUE) else None
