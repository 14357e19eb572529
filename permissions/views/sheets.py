"""Tables in, with a preview of what will change, and out."""

import hashlib

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
from permissions.administering.acting import Unfit, administers, branch_of
from permissions.administering.exporting import export
from permissions.administering.importing import Preview, apply, preview
from permissions.administering.sheets import ENDINGS, MOST_BYTES
from permissions.models import Agency, User
from records import files
from records.models import StoredFile


class SheetForm(forms.Form):
    file = forms.FileField(label=gettext_lazy("Tệp .xlsx hoặc .csv"), required=False)
    kept = forms.RegexField(r"^[0-9a-f]{64}$", required=False, widget=forms.HiddenInput)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def import_sheet(request: HttpRequest) -> HttpResponse:
    """A file is looked at; pressed again, its changes are made. The second press names the file that was shown."""
    by: User = request.user  # type: ignore[assignment]
    if not branch_of(by).exists():
        raise PermissionDenied(_("Trang này dành cho quản trị danh mục."))
    form = SheetForm(request.POST or None, request.FILES or None)
    shown: Preview | None = None
    kept = ""
    if request.method == "POST":
        ask_again_unless_fresh(request)
        try:
            data = _sent(form)
            if form.cleaned_data.get("kept") and "apply" in request.POST:
                done = apply(data, by)
                messages.success(request, _("Đã ghi %(count)s dòng.") % {"count": len(done.lines)})
                return HttpResponseRedirect(reverse("agencies"), status=303)
            shown, kept = preview(data, by), hashlib.sha256(data).hexdigest()
            files.store(data, "application/octet-stream")
        except Unfit as refusal:
            form.add_error(None, str(refusal))
    return render(request, "permissions/import.html", {"form": form, "preview": shown, "kept": kept})


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
