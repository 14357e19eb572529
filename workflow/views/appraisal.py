"""The Office appraises the form: its findings beside the text, which it may mend itself."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from drafting import facets, outline
from drafting.editable import why_not_editable
from drafting.models import Plan
from drafting.sheet import page
from records.numbers import whole
from workflow import checklist, web
from workflow.can import Stand
from workflow.forms.appraisal import ChecklistForm, FindingForm
from workflow.models import Finding
from workflow.refusals import Unfit
from workflow.seeing import Sides
from workflow.services import appraisal as services


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def appraisal(request: HttpRequest, uid: Any) -> HttpResponse:
    """GET: findings and text. POST: a new finding, or with `finding` that one is mended."""
    plan = web.plan_or_404(request, uid)
    stand = web.stand_of(request, plan)
    if not Sides(stand).findings:
        raise PermissionDenied(
            _(
                "Ý kiến thẩm định chỉ mở cho cơ quan chủ trì tham mưu, Văn phòng và các đồng chí quyết định "
                "kế hoạch này."
            )
        )
    document = facets.text_for(request.user, plan).document
    form = FindingForm(document=document)
    if request.method == "POST":
        if "finding" in request.POST:
            return _settle(request, stand)
        form = FindingForm(request.POST, document=document)
        answered = _add(request, stand, form)
        if answered is not None:
            return answered
    return _page(request, stand, document, form)


@login_required
@require_POST
def record_checklist(request: HttpRequest, uid: Any) -> HttpResponse:
    """What the Office found at the points of its checklist; what could not be kept is shown again as it was typed."""
    plan = web.plan_or_404(request, uid)
    stand = web.stand_of(request, plan)
    may = stand.can("record_checklist", whole=False)
    back = reverse("appraisal", args=[plan.uid]) + "#checklist"
    if not may.ok:
        return web.answered(request, lambda: web.refuse(may), done="", back=back)
    form = ChecklistForm(request.POST, lines=checklist.lines(stand, checked=False))
    if form.is_valid():
        outcome = web.attempt(
            request,
            lambda: services.record_checklist(plan, by=stand.user, results=form.results()),
            done=_("Đã ghi kết quả thẩm định."),
            back=back,
        )
        if isinstance(outcome, HttpResponse):
            return outcome
        form.add_error(None, str(outcome))
    document = facets.text_for(request.user, plan).document
    return _page(request, stand, document, FindingForm(document=document), form)


def _page(
    request: HttpRequest,
    stand: Stand,
    document: dict[str, Any],
    form: FindingForm,
    points: ChecklistForm | None = None,
) -> HttpResponse:
    shown = _shown(stand, document) | {"form": form}
    lines = checklist.lines(stand)
    shown["lines"] = lines
    shown["checked"] = sum(line.checked is not None for line in lines)
    if stand.can("record_checklist").ok:
        shown["checklist"] = points or ChecklistForm(None, lines=lines)
    return render(request, "workflow/appraisal.html", shown)


def _add(request: HttpRequest, stand: Stand, form: FindingForm) -> HttpResponse | None:
    """None when the form is to be shown again with its errors."""
    plan, may = stand.plan, stand.can("add_finding")
    if may.ok and not form.is_valid():
        return None
    sent = form.cleaned_data if form.is_valid() else {"text": "–"}
    back = reverse("appraisal", args=[plan.uid])
    outcome = web.attempt(
        request,
        lambda: services.add_finding(plan, by=stand.user, **sent),
        done=_("Đã ghi ý kiến thẩm định."),
        back=back,
    )
    if isinstance(outcome, Unfit):
        form.add_error(None, str(outcome))
        return None
    assert isinstance(outcome, HttpResponse)
    return outcome


def _settle(request: HttpRequest, stand: Stand) -> HttpResponse:
    plan, pk = stand.plan, request.POST["finding"]
    finding = whole(pk) or 0
    return web.answered(
        request,
        lambda: services.settle_finding(plan, by=stand.user, finding=finding),
        done=_("Đã xác nhận sửa xong."),
        back=reverse("appraisal", args=[plan.uid]),
    )


def _shown(stand: Stand, document: dict[str, Any]) -> dict[str, Any]:
    plan = stand.plan
    editable = not why_not_editable(stand.user, plan)
    findings = list(Finding.objects.filter(plan=plan).select_related("made_by"))
    paths = {item["uid"]: item["path"] for item in document["items"]}
    return {
        "plan": plan,
        "open_findings": [_row(plan, row, paths, editable) for row in findings if row.mended_at is None],
        "mended_findings": [_row(plan, row, paths, editable) for row in findings if row.mended_at],
        "may_add": stand.can("add_finding").ok,
        "editable": editable,
        "sheet": page(
            document,
            draft_mark=plan.draft_mark,
            today=timezone.localdate(),
            extras=_extras(plan, document, findings, editable),
        ),
    }


def _row(plan: Plan, finding: Finding, paths: dict[str, str], editable: bool) -> dict[str, Any]:
    here = finding.part_uid in paths
    return {
        "finding": finding,
        "path": paths.get(finding.part_uid, finding.path),
        "url": f"#p-{finding.part_uid}" if here else "",
        "edit_url": reverse("edit_part", args=[plan.uid, finding.part_uid]) if here and editable else "",
    }


def _extras(
    plan: Plan, document: dict[str, Any], findings: list[Finding], editable: bool
) -> dict[str, dict[str, Any]]:
    """Where the text may be mended, and the bar beside the items that a finding is about."""
    extras: dict[str, dict[str, Any]] = {}
    if editable:
        for uid in _editable_uids(document):
            extras[uid] = {"edit_url": reverse("edit_part", args=[plan.uid, uid])}
    for row in findings:
        if row.part_uid and row.mended_at is None:
            tone = "late" if row.severity == Finding.Severity.ERROR else "warn"
            extras.setdefault(row.part_uid, {})["flag"] = {"text": row.text, "tone": tone}
    return extras


def _editable_uids(document: dict[str, Any]) -> list[str]:
    parts = [*outline.headed(document), *document["groups"], *document["items"]]
    uids = document["uids"]
    return [part["uid"] for part in parts] + [*uids["preamble"], *uids["closing"]]
