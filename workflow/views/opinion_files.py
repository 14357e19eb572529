"""Files that go with an opinion: added and taken out by its agency, read by who reads the opinion."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from drafting.uploads import takes_files
from records import files
from workflow import web
from workflow.downloads import attachment
from workflow.forms.opinion import OpinionFileForm
from workflow.models import OpinionFile
from workflow.refusals import Unfit
from workflow.seeing import Sides
from workflow.services import advisory


@login_required
@require_POST
@takes_files
def attach_to_opinion(request: HttpRequest, uid: Any) -> HttpResponse:
    plan = web.plan_or_404(request, uid)
    stand = web.stand_of(request, plan)
    may = stand.can("write_opinion")
    form = OpinionFileForm(request.POST, request.FILES)

    def do() -> None:
        if not may.ok:
            web.refuse(may)
        if not form.is_valid():
            raise Unfit(" ".join(str(error) for error in form.errors.get("file", ())))
        upload = form.cleaned_data["file"]
        kept = files.store(upload.read(), "application/octet-stream")
        advisory.attach_to_opinion(plan, by=stand.user, file=kept, name=upload.name or "")

    return web.answered(request, do, done=_("Đã đính kèm tệp."), back=reverse("opinion", args=[plan.uid]))


@login_required
@require_POST
def detach_from_opinion(request: HttpRequest, uid: Any, file: int) -> HttpResponse:
    plan = web.plan_or_404(request, uid)
    stand = web.stand_of(request, plan)
    return web.answered(
        request,
        lambda: advisory.detach_from_opinion(plan, by=stand.user, file=file),
        done=_("Đã bỏ tệp đính kèm."),
        back=reverse("opinion", args=[plan.uid]),
    )


@login_required
@require_safe
def opinion_file(request: HttpRequest, uid: Any, file: int) -> HttpResponse:
    """Always to be saved; of an opinion that is not released for its own agency alone."""
    plan = web.plan_or_404(request, uid)
    sides = Sides(web.stand_of(request, plan))
    if not (sides.opinions or sides.advising):
        raise PermissionDenied(_("Tệp đính kèm ý kiến góp ý không mở cho đồng chí."))
    rows = OpinionFile.objects.filter(opinion__round__plan=plan).select_related("file", "opinion")
    row = get_object_or_404(rows, pk=file)
    own = row.opinion.agency_id in sides.advising
    if not own and not (sides.opinions and row.opinion.released_at):
        raise PermissionDenied(_("Tệp đính kèm ý kiến góp ý không mở cho đồng chí."))
    return attachment(row.file, row.name)
