"""Nhận lại bản Word: an edited file comes back as proposals that are accepted or refused one by one."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from drafting.models import Plan, WordImport
from drafting.reading.limited import read_limited
from drafting.reading.refusals import ReadingRefused
from drafting.refusals import Conflict
from drafting.taking_in import accept, close, open_import, open_proposals, refuse, take_in
from drafting.uploads import takes_files
from drafting.views.editor import must_write
from drafting.web import changed
from records import files
from workflow import web
from workflow.drafts import plan_in
from workflow.forms.beginning import DraftForm

LABELS = {
    "title": gettext_lazy("Trích yếu"),
    "changed": gettext_lazy("Sửa"),
    "new": gettext_lazy("Thêm"),
    "moved": gettext_lazy("Chuyển chỗ"),
    "gone": gettext_lazy("Bỏ"),
}
MOST = 1000


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@takes_files
def word_in(request: HttpRequest, uid: Any) -> HttpResponse:
    """GET: what the file that came back proposes. POST: a `file`, or `accept` and `refuse` with `key`s, or `close`."""
    plan = web.plan_or_404(request, uid)
    must_write(request, plan, field="new_item")
    row = open_import(plan)
    if request.method == "POST":
        return _posted(request, plan, row)
    found = open_proposals(plan, row) if row else []
    context = {
        "plan": plan,
        "row": row,
        "form": DraftForm(),
        "comments": row.content.body.get("comments", ()) if row else (),
        "proposals": [{"each": each, "label": LABELS[each.kind]} for each in found],
    }
    return render(request, "workflow/word_in.html", context)


def _posted(request: HttpRequest, plan: Plan, row: WordImport | None) -> HttpResponse:
    keys = request.POST.getlist("key")[:MOST]
    by = web.person(request)
    if row is not None and "accept" in request.POST:
        _say(request, lambda: accept(plan, row, keys, by=by), _("Đã nhận %(n)s đề xuất."))
    elif row is not None and "refuse" in request.POST:
        _say(request, lambda: refuse(plan, row, keys, by=by), _("Đã bỏ qua %(n)s đề xuất."))
    elif row is not None and "close" in request.POST:
        _say(
            request,
            lambda: close(plan, row, by=by),
            _("Đã đóng bản Word; nội dung kế hoạch giữ như hiện nay."),
        )
    else:
        _upload(request, plan, by)
    return web.see_other(reverse("word_in", args=[plan.uid]))


def _say(request: HttpRequest, act: Callable[[], Any], done: str) -> None:
    counted: list[Any] = []
    refusal = changed(lambda: counted.append(act()))
    if isinstance(refusal, Conflict):
        messages.warning(request, _("Có nội dung vừa được người khác sửa nên chưa nhận; đề nghị xem lại."))
    elif refusal is not None:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, done % {"n": f"{counted[0]:02d}"} if counted[0] is not None else done)


def _upload(request: HttpRequest, plan: Plan, by: Any) -> None:
    form = DraftForm(request.POST, request.FILES, too_large=getattr(request, "too_large", False))
    if not form.is_valid():
        messages.error(request, " ".join(map(str, form.errors["file"])))
        return
    upload = form.cleaned_data["file"]
    data = upload.read()
    try:
        bundle = read_limited(data, upload.name, ocr=False, child="drafting.returning")
    except ReadingRefused as refusal:
        messages.error(request, str(refusal))
        return
    told = {name: bundle[name] for name in ("marked", "comments")}
    document = {**plan_in(bundle), **told}

    def kept() -> None:
        stored = files.store(data, "application/octet-stream")
        take_in(plan, document, stored, upload.name, by=by)

    _say(request, kept, _("Đã đọc bản Word; mỗi chỗ khác là một đề xuất để nhận hoặc bỏ qua."))
