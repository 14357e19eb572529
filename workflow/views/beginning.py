"""Lập kế hoạch: the ways to begin, a preview of what comes of it, and the table of own names."""

import uuid
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from drafting.deriving import Derived
from drafting.models import Plan
from drafting.reading.refusals import ReadingRefused
from drafting.sheet import page
from drafting.uploads import takes_files
from workflow import drafts, web
from workflow.beginning import Wish, begun
from workflow.forms.beginning import WAYS, BeginForm, DraftForm, uid_of
from workflow.offered_beginnings import Offer, offer_of
from workflow.refusals import Unfit
from workflow.services import deriving

MOST = 20
"""Parents of one plan."""


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """GET: the choices and, once they are whole, the preview; POST makes the plan."""
    data = request.POST if request.method == "POST" else request.GET
    uids = [*data.getlist("parent")[:MOST], data.get("earlier", "")]
    offer = offer_of(web.person(request), named=tuple(uid for uid in uids if uid_of(uid)))
    if not offer.agencies:
        raise PermissionDenied(_("Chỉ cán bộ được giao soạn thảo mới lập được dự thảo kế hoạch."))
    way = data.get("way", "")
    way = way if way in dict(WAYS) else "parents"
    form = BeginForm(
        data if "way" in data else None,
        way=way,
        agencies=offer.agencies,
        parents=offer.parents,
        earlier=offer.earlier,
    )
    draft = data.get("draft", "")
    context: dict[str, Any] = {"way": way, "tabs": _tabs(way), "form": form, "draft": draft}
    text = drafts.of(request, draft) if way == "draft" else None
    wish, problem = _wish(form, way, text)
    if wish is not None and request.method == "POST":
        answer = _made(request, wish, form, offer)
        if isinstance(answer, HttpResponse):
            return answer
        problem = answer.reason
    elif wish is not None:
        try:
            context |= _previewed(begun(wish, offer.committee(form.cleaned_data), today=timezone.localdate()))
        except ValueError as error:
            problem = str(error)
    context |= {"problem": problem, "draft_form": DraftForm(), "read": text is not None, "once": uuid.uuid4()}
    return render(request, "workflow/begin.html", context)


def _tabs(way: str) -> list[dict[str, Any]]:
    return [{"label": label, "url": f"?way={key}", "current": key == way} for key, label in WAYS]


def _wish(form: BeginForm, way: str, text: dict[str, Any] | None) -> tuple[Wish | None, str]:
    """What is wished for, or None with the sentence that says what is still to be chosen."""
    if not form.is_bound or not form.is_valid():
        return None, ""
    data = form.cleaned_data
    parents = [received.confirmed.body for received in data.get("parent", ()) if received.confirmed]
    if way == "parents" and not parents:
        return None, ""
    if way == "earlier":
        text = drafts.of_plan(data["earlier"]) if data.get("earlier") else None
    if way in ("draft", "earlier") and text is None:
        return None, ""
    if way == "nothing" and not parents and not data.get("title"):
        return None, ""
    return Wish(way, parents, form.choices(), text, data.get("title", "")), ""  # type: ignore[arg-type]


def _made(request: HttpRequest, wish: Wish, form: BeginForm, offer: Offer) -> HttpResponse | Unfit:
    made: list[Plan] = []
    answer = web.attempt(
        request,
        lambda: made.append(
            deriving.begin(
                wish,
                list(form.cleaned_data.get("parent", ())),
                by=web.person(request),
                agency=offer.agency(form.cleaned_data),
                uid=uid_of(request.POST.get("once", "")),
            )
        ),
        done=_("Đã lập dự thảo; đề nghị đối chiếu các nhiệm vụ còn lại và rà soát những chỗ được đánh dấu."),
        back=reverse("begin"),
    )
    if made:
        return web.see_other(reverse("plan", args=[made[0].uid]))
    return answer if isinstance(answer, HttpResponse) else Unfit(str(answer))


def _previewed(derived: Derived) -> dict[str, Any]:
    document = derived.document
    marks = {mark["uid"]: {"flag": {"text": mark["reason"], "tone": "warn"}} for mark in derived.marked}
    answers = [answer["answer"] for answer in derived.answers]
    return {
        "sheet": page(document, draft_mark="Xem trước", today=timezone.localdate(), extras=marks),
        "items": len(document["items"]),
        "answered": len(answers),
        "adapted": answers.count("adapted"),
        "joined": answers.count("joined"),
        "marked": len(derived.marked),
    }


@login_required
@require_POST
@takes_files
def begin_upload(request: HttpRequest) -> HttpResponse:
    """Read an own draft and go on with it; what cannot be read is said on the page."""
    if not offer_of(web.person(request)).agencies:
        raise PermissionDenied(_("Chỉ cán bộ được giao soạn thảo mới lập được dự thảo kế hoạch."))
    form = DraftForm(request.POST, request.FILES, too_large=getattr(request, "too_large", False))
    query = {"way": "draft"}
    if form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            query["draft"] = drafts.keep(request, upload.read(), upload.name)
        except ReadingRefused as refusal:
            messages.error(request, str(refusal))
    else:
        messages.error(request, " ".join(map(str, form.errors["file"])))
    chosen = [("parent", uid) for uid in request.POST.getlist("parent")[:MOST] if uid_of(uid)]
    return web.see_other(f"{reverse('begin')}?{urlencode([*query.items(), *chosen])}")
