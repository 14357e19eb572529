"""Annexes: adding one, or a paragraph, table or file to it; the attached files."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from drafting import outline, web
from drafting.annexing import add_annex, add_block, annexes_of
from drafting.facets import text_for
from drafting.forms.annexes import AnnexForm
from drafting.models import Part, Plan
from drafting.uploads import takes_files
from drafting.views.editor import address_of, must_write
from drafting.writing import together
from records import files
from records.models import StoredFile


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@takes_files
def add_to_annex(request: HttpRequest, uid: Any) -> HttpResponse:
    """`?annex=` names the annex that gets a block; without one a new annex is made first."""
    plan = web.plan_or_404(request, uid)
    must_write(request, plan, field="new_item")
    posted = request.method == "POST"
    form = AnnexForm(request.POST, request.FILES) if posted else AnnexForm(initial={"kind": "annex"})
    form.too_large = getattr(request, "too_large", False)
    annexes = annexes_of(list(plan.parts.all()))
    asked = (request.POST if posted else request.GET).get("annex", "")
    annex = next((part for part in annexes if part.uid == asked), annexes[-1] if annexes else None)
    if form.is_valid():
        made: list[Part] = []
        refusal = web.changed(lambda: made.append(_made(request, plan, annex, form)))
        if refusal is None:
            messages.success(request, _("Đã thêm vào phụ lục."))
            return web.see_other(address_of(plan, made[0].uid))
        form.add_error(None, str(refusal))
    context = {"plan": plan, "form": form, "annexes": annexes, "annex": annex}
    return render(request, "drafting/add_to_annex.html", context)


def _made(request: HttpRequest, plan: Plan, annex: Part | None, form: AnnexForm) -> Part:
    """A block that needs an annex and its annex are one act: neither stays without the other."""
    data = form.cleaned_data
    if data["kind"] == "annex":
        return add_annex(plan, by=request.user, title=data["text"])
    upload = data.get("file")
    stored = files.store(upload.read(), "application/octet-stream") if upload else None
    text = data["text"] or (upload.name[-200:] if upload else "")
    with together():
        annex = annex or add_annex(plan, by=request.user, title="Phụ lục")
        return add_block(
            plan, annex, by=request.user, kind=data["kind"], text=text, cells=data.get("cells"), file=stored
        )


@login_required
@require_safe
def attached(request: HttpRequest, uid: Any, part: str) -> HttpResponse:
    """An attached file, for everybody who is shown the text that names it."""
    plan = web.plan_or_404(request, uid)
    document = text_for(request.user, plan).document
    block = next(
        (each for each in outline.blocks(document) if each.get("uid") == part and each.get("file")), None
    )
    stored = StoredFile.objects.filter(sha256=block["file"]).first() if block else None
    if block is None or stored is None:
        raise Http404
    response = HttpResponse(files.read(stored), content_type="application/octet-stream")
    response["Content-Disposition"] = (
        content_disposition_header(True, block.get("text") or "tep") or "attachment"
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response
