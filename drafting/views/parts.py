"""Editing in place: one part, and the title."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from drafting import editing, web
from drafting.forms.annexes import TableForm
from drafting.forms.parts import ItemForm, TextForm, TitleForm, marked_up, typed_text
from drafting.forms.widgets import SeenForm
from drafting.leases import end_lease
from drafting.models import Part, Plan
from drafting.refusals import Conflict, Unfit
from drafting.views.editor import agency_names, both_texts, editor, gone, must_write, saved, shown
from drafting.writing import field_of

ELSEWHERE = (Part.Kind.RECIPIENT, Part.Kind.ARCHIVE)
"""Parts that are chosen on a page of their own."""


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit_part(request: HttpRequest, uid: Any, part: str) -> HttpResponse:
    """The editor of one part; `?shown=1` by htmx gives the part as it stands."""
    plan = web.plan_or_404(request, uid)
    if web.in_place(request) and "shown" in request.GET:
        return shown(request, plan, part)
    found = plan.parts.exclude(kind__in=ELSEWHERE).filter(uid=part).first()
    if found is None:
        return gone(request, plan, part)
    must_write(request, plan, part=found, field=field_of(found))
    if request.method == "POST" and "X-Autosave" in request.headers:
        return _autosaved_part(request, found)
    if request.method == "POST" and "grid" in request.POST and found.kind == Part.Kind.TABLE:
        return editor(request, plan, TableForm.after(request.POST), found)
    form = _form(request, plan, found)
    if not form.is_valid():
        return editor(request, plan, form, found)
    fields = _untouched(found, form.cleaned_data["text"], _fields(form))
    number = form.cleaned_data["edit_number"]
    refusal = web.changed(lambda: editing.save_part(found, by=request.user, edit_number=number, **fields))
    if isinstance(refusal, Conflict):
        return both_texts(request, plan, refusal, found, form)
    if refusal is not None:
        form.add_error(None, str(refusal))
        return editor(request, plan, form, found)
    end_lease(found, request.user)
    return saved(request, plan, part)


def _untouched(part: Part, typed: str, fields: dict[str, Any]) -> dict[str, Any]:
    """What was typed as it was shown changes nothing of what is italic or bold."""
    if "runs" in fields and typed.splitlines() == marked_up(part).splitlines():
        del fields["runs"]
    return fields


def _fields(form: Any) -> dict[str, Any]:
    """What save_part is given."""
    data = form.cleaned_data
    if isinstance(form, ItemForm):
        return form.changes()
    if isinstance(form, TableForm):
        return {"text": data["text"], "cells": data["cells"]}
    return {"text": data["text"]}


def _form(request: HttpRequest, plan: Plan, part: Part) -> Any:
    posted = request.method == "POST"
    if part.kind == Part.Kind.TABLE:
        return TableForm(request.POST) if posted else TableForm.of(part)
    if part.kind != Part.Kind.ITEM:
        return TextForm(request.POST) if posted else TextForm.of(part)
    names = agency_names(plan)
    return (
        ItemForm(request.POST, agencies=names, figures=part.targets)
        if posted
        else ItemForm.of(part, agencies=names)
    )


def _autosaved_part(request: HttpRequest, part: Part) -> HttpResponse:
    """Keep the sentence while it is written; who and when wait for “Lưu”, as half a phrase is no deadline."""
    form: SeenForm = TableForm(request.POST) if part.kind == Part.Kind.TABLE else TextForm(request.POST)

    def save(number: int, text: str) -> None:
        fields = typed_text(text) if part.kind == Part.Kind.ITEM else {"text": text}
        if "cells" in form.cleaned_data:
            fields["cells"] = form.cleaned_data["cells"]
        editing.save_part(part, by=request.user, edit_number=number, **_untouched(part, text, fields))

    return _autosaved(request, form, save)


def _autosaved(request: HttpRequest, form: SeenForm, save: Callable[[int, str], None]) -> HttpResponse:
    template = "drafting/_autosaved.html"
    if not form.is_valid() and {"text", "edit_number"} & set(form.errors):
        return render(request, template, {"problem": _("Chưa tự lưu được nội dung này.")})
    number, text = form.cleaned_data["edit_number"], form.cleaned_data["text"]
    refusal = web.changed(lambda: save(number, text))
    if isinstance(refusal, Conflict):
        both = {"problem": str(refusal), "theirs": refusal.theirs.get("text", "")}
        return render(request, template, both, status=409)
    if isinstance(refusal, Unfit):
        return render(request, template, {"problem": str(refusal)})
    return render(request, template, {"at": timezone.localtime(), "edit_number": number + 1})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit_title(request: HttpRequest, uid: Any) -> HttpResponse:
    """Type and abstract."""
    plan = web.plan_or_404(request, uid)
    if web.in_place(request) and "shown" in request.GET:
        return shown(request, plan, "title")
    must_write(request, plan, field="title")
    form = TitleForm(request.POST) if request.method == "POST" else TitleForm.of_plan(plan)

    def save(number: int, title: str) -> None:
        editing.save_title(plan, by=request.user, edit_number=number, title=title)

    if request.method == "POST" and "X-Autosave" in request.headers:
        return _autosaved(request, form, save)
    if not form.is_valid():
        return editor(request, plan, form, None)
    number, title = form.cleaned_data["edit_number"], form.cleaned_data["text"]
    refusal = web.changed(lambda: save(number, title))
    if isinstance(refusal, Conflict):
        return both_texts(request, plan, refusal, None, form)
    if refusal is not None:
        form.add_error(None, str(refusal))
        return editor(request, plan, form, None)
    plan.refresh_from_db(fields=["title", "edit_number"])
    return saved(request, plan, "title")
