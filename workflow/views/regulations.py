"""The regulation of a committee: who acts for it reads it, its administrator records it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from permissions.duties import holdings
from permissions.models import Agency, Kind
from workflow import reminding, web
from workflow.deciding.rules import Rule
from workflow.forms.regulations import ExceptionForm, RegulationForm
from workflow.models import Regulation, SeparationException
from workflow.pacing import paces_of
from workflow.services.regulating import may_regulate, record_exception, record_regulation


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def regulation(request: HttpRequest, code: str) -> HttpResponse:
    """`code` names the committee."""
    person = web.person(request)
    committee = _committee_or_404(person, code)
    row = Regulation.objects.filter(committee=committee).first()
    rule = Rule.from_json(row.rule) if row else Rule()
    may = may_regulate(person, committee)
    if request.method == "POST" and not may:
        raise PermissionDenied(_("Chỉ người quản trị của cấp ủy mới ghi được quy chế."))
    posted = request.method == "POST"
    form = (
        RegulationForm(request.POST)
        if posted
        else RegulationForm.of(
            rule,
            paces_of(committee),
            reminding.rules_of(committee),
            row.document if row else "",
            row.edit_number if row else 0,
            row.allowed if row else [],
            row.by_hand if row else False,
        )
    )
    if posted and form.is_valid():
        answer = web.attempt(
            request,
            lambda: record_regulation(
                committee,
                by=person,
                rule=form.rule(),
                pace=form.pace(),
                reminding=form.reminding(),
                allowed=form.cleaned_data["allowed"],
                by_hand=form.cleaned_data["by_hand"],
                document=form.cleaned_data["document"],
                edit_number=form.cleaned_data["edit_number"],
            ),
            done=_("Đã ghi quy chế."),
            back=request.path,
        )
        if isinstance(answer, HttpResponse):
            return answer
        form.add_error(None, str(answer))
    if not may:
        for field in form.fields.values():
            field.disabled = True
    return render(request, "workflow/regulation.html", _shown(committee, row, form, may))


@login_required
@require_POST
def record_exception_to(request: HttpRequest, code: str) -> HttpResponse:
    """From the form below the regulation; `code` names the committee."""
    person = web.person(request)
    committee = _committee_or_404(person, code)
    form = ExceptionForm(request.POST)
    back = reverse("regulation", args=[code])
    if not may_regulate(person, committee):
        raise PermissionDenied(_("Chỉ người quản trị của cấp ủy mới ghi được ngoại lệ."))
    if not form.is_valid():
        messages.error(request, _("Chưa ghi được ngoại lệ: đề nghị điền đủ đồng chí, lý do, ngày."))
        return web.see_other(back)
    data = form.cleaned_data
    return web.answered(
        request,
        lambda: record_exception(committee, by=person, **data),
        done=_("Đã ghi ngoại lệ."),
        back=back,
    )


def _committee_or_404(person: Any, code: str) -> Agency:
    """One of those for which this person, or whose bodies, acts today."""
    own = [agency for agency, _duty in holdings(person, timezone.localdate())]
    mine = Agency.objects.filter(Q(pk__in=own) | Q(bodies__in=own), kind=Kind.COMMITTEE).distinct()
    return get_object_or_404(mine, code=code)


def _shown(committee: Agency, row: Regulation | None, form: RegulationForm, may: bool) -> dict[str, Any]:
    return {
        "committee": committee,
        "row": row,
        "form": form,
        "may": may,
        "exceptions": SeparationException.objects.filter(committee=committee).select_related(
            "person", "recorded_by"
        ),
        "exception_form": ExceptionForm() if may else None,
    }
