"""Tables in, with a preview of what will change, and out."""

import hashlib
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from permissions.accounts.freshness import ask_again_unless_fresh
from permissions.administering import large_imports
from permissions.administering.acting import NotAllowed, Unfit, administers, branch_of
from permissions.administering.comparing import Preview
from permissions.administering.exporting import export
from permissions.administering.importing import apply, preview
from permissions.administering.sheets import AT_ONCE, ENDINGS, MOST_BYTES, TooLong
from permissions.models import Agency, OrganisationImport, User
from records import files
from records.models import StoredFile

SMALL = 150_000
"""Bytes of a file that is looked at while its administrator waits; about AT_ONCE lines."""
RECENT = 5


class SheetForm(forms.Form):
    file = forms.FileField(label=gettext_lazy("Tệp .xlsx hoặc .csv"), required=False)
    kept = forms.RegexField(r"^[0-9a-f]{64}$", required=False, widget=forms.HiddenInput)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def import_sheet(request: HttpRequest) -> HttpResponse:
    """A file is looked at; pressed again, its changes are made. The second press names the file that was shown."""
    by = _administrator(request)
    form = SheetForm(request.POST or None, request.FILES or None)
    shown: Preview | None = None
    kept = ""
    if request.method == "POST":
        ask_again_unless_fresh(request)
        try:
            data = _sent(form)
            if form.cleaned_data.get("kept") and "apply" in request.POST:
                return _written(request, data, by)
            if len(data) > SMALL:
                return _to_the_worker(form, data, by)
            shown, kept = preview(data, by, rows=AT_ONCE), hashlib.sha256(data).hexdigest()
            files.store(data, "application/octet-stream")
        except TooLong:
            return _to_the_worker(form, data, by)
        except Unfit as refusal:
            form.add_error(None, str(refusal))
    recent = OrganisationImport.objects.filter(by=by).order_by("-pk")[:RECENT]
    context = {"form": form, "preview": shown, "kept": kept, "recent": recent}
    return render(request, "permissions/import.html", context)


def _administrator(request: HttpRequest) -> User:
    by: User = request.user  # type: ignore[assignment]
    if not branch_of(by).exists():
        raise PermissionDenied(_("Trang này dành cho quản trị danh mục."))
    return by


def _written(request: HttpRequest, data: bytes, by: User) -> HttpResponse:
    try:
        done = apply(data, by, rows=AT_ONCE)
    except NotAllowed as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    written = done.counts["made"] + done.counts["changed"]
    messages.success(request, _("Đã ghi %(count)s dòng.") % {"count": written})
    return HttpResponseRedirect(reverse("agencies"), status=303)


def _to_the_worker(form: SheetForm, data: bytes, by: User) -> HttpResponse:
    file = form.cleaned_data["file"]
    row = large_imports.begin(data, file.name if file else "", by=by)
    return HttpResponseRedirect(reverse("large_import", args=[row.pk]), status=303)


def _sent(form: SheetForm) -> bytes:
    """What was uploaded, or what was shown before."""
    if not form.is_valid():
        raise Unfit(_("Đề nghị chọn tệp."))
    file, kept = form.cleaned_data.get("file"), form.cleaned_data.get("kept")
    if file:
        if file.size > MOST_BYTES:
            raise Unfit(_("Tệp quá lớn; mỗi lần nhận tối đa 5 MB."))
        return bytes(file.read())
    row = StoredFile.objects.filter(sha256=kept or "").first()
    if row is None:
        raise Unfit(_("Đề nghị chọn tệp."))
    return files.read(row)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def large_import(request: HttpRequest, number: int) -> HttpResponse:
    """How far the worker is with a large file; POST has what was shown written."""
    rows = OrganisationImport.objects.select_related("by")
    row = get_object_or_404(rows, pk=number, by=request.user)
    _administrator(request)
    if request.method == "POST":
        ask_again_unless_fresh(request)
        if not large_imports.confirm(row):
            messages.warning(request, _("Tệp này đã được xử lý; kết quả ở dưới đây."))
        return HttpResponseRedirect(request.path, status=303)
    stuck = row.under_way and large_imports.gave_up(row)
    context: dict[str, Any] = {
        "row": row,
        "lines": large_imports.shown_lines(row),
        "stuck": stuck,
        "waits": row.under_way and not stuck,
    }
    return render(request, "permissions/large_import.html", context)


@login_required
@require_safe
def export_sheet(request: HttpRequest, code: str, ending: str) -> HttpResponse:
    agency = get_object_or_404(Agency, code=code)
    if ending not in ENDINGS:
        raise Http404
    if not administers(request.user, agency):  # type: ignore[arg-type]
        raise PermissionDenied(_("Cơ quan này không thuộc phạm vi quản trị của đồng chí."))
    answer = HttpResponse(export(agency, ending), content_type=ENDINGS[ending])
    answer["Content-Disposition"] = f'attachment; filename="{agency.code}.{ending}"'
    return answer
