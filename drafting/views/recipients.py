"""Choosing the recipients."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from drafting import editing, web
from drafting.choosing import lines_of
from drafting.forms.recipients import RecipientsForm
from drafting.models import Part
from drafting.recipient_groups import members_of
from drafting.recipient_persons import Person, names_one, persons_of
from drafting.refusals import Conflict
from drafting.views.editor import must_write
from permissions.models import Agency


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def recipients(request: HttpRequest, uid: Any) -> HttpResponse:
    """The boxes of the tree; saving writes the lines in the order of the form."""
    plan = web.plan_or_404(request, uid)
    must_write(request, plan, field="recipients")
    parts = list(plan.parts.select_related("agency"))
    form = RecipientsForm(request.POST if request.method == "POST" else None, plan=plan, parts=parts)
    here = reverse("recipients", args=[plan.uid])
    if form.is_bound and form.is_valid():
        refusal = web.changed(lambda: editing.set_recipients(plan, by=request.user, **form.choice()))
        if refusal is None:
            messages.success(request, _("Đã lưu nơi nhận."))
            return web.see_other(f"{reverse('plan', args=[plan.uid])}#recipients")
        if isinstance(refusal, Conflict):
            return web.conflict_page(request, refusal, uid="recipients", place=_("Nơi nhận"), back=here)
        form.add_error(None, str(refusal))
    context = {
        "plan": plan,
        "form": form,
        "left_out": _left_out(plan.issuer, parts, form),
        "persons": _persons(plan.issuer, parts),
        "marks": [part for part in parts if part.mark and part.kind == Part.Kind.RECIPIENT],
        "action": here,
        "back": f"{reverse('plan', args=[plan.uid])}#recipients",
    }
    return render(request, "drafting/recipients.html", context)


def _persons(committee: Agency, parts: list[Part]) -> list[tuple[str, Person | None]]:
    """The lines that name one person, with whom they would mean if the plan were issued today."""
    lines = [part.text for part in lines_of(parts) if part.agency is None and not part.group]
    found = persons_of(lines, committee, timezone.localdate())
    return [(line, found.get(line)) for line in lines if names_one(line)]


def _left_out(committee: Agency, parts: list[Part], form: RecipientsForm) -> list[str]:
    """Bodies that the text gives a task and the list does not name: each must be on it (document-form 5)."""
    named = {name for part in parts for name in [part.lead, *part.partners] if name}
    lines = lines_of(parts)
    reached = {part.agency_id for part in lines if part.agency_id}
    for group in {part.group for part in lines if part.group}:
        reached |= {agency.pk for agency in members_of(group, committee)}
    texts = {part.text for part in lines}
    rows = [*form.tree.reported_to, *form.tree.own, *form.tree.below]
    return [row.name for row in rows if row.name in named - texts and row.pk not in reached]
