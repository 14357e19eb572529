"""How the drafting views reach plans, and how the refusals of a change become answers."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render

from drafting.models import Plan
from drafting.refusals import Conflict, NotEditable, Unfit


def person(request: HttpRequest) -> Any:
    """Who acts; the views that ask are for people who have signed in."""
    return request.user


def plan_or_404(request: HttpRequest, uid: Any) -> Plan:
    """The plan, if this person sees it; else exactly what an address of nothing answers."""
    return get_object_or_404(Plan.objects.visible_to(request.user).whole(), uid=uid)


def see_other(url: str) -> HttpResponseRedirect:
    """303: the answer to a post is a page to look at."""
    response = HttpResponseRedirect(url)
    response.status_code = 303
    return response


def in_place(request: HttpRequest) -> bool:
    """Whether htmx asks for a fragment of the page."""
    return bool(getattr(request, "htmx", False))


def changed(act: Callable[[], Any]) -> Unfit | Conflict | None:
    """Run a change; NotEditable becomes a 403 with its reason, what the page itself must answer is returned."""
    try:
        act()
    except NotEditable as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except (Unfit, Conflict) as refusal:
        return refusal
    return None


def conflict_page(
    request: HttpRequest,
    conflict: Conflict,
    *,
    uid: str,
    place: str,
    back: str,
    again: dict[str, Any] | None = None,
) -> HttpResponse:
    """409 with both texts, in the place of the part for htmx, else as a page; nothing typed is lost."""
    context = {
        "reason": str(conflict),
        "mine": conflict.mine,
        "theirs": conflict.theirs,
        "uid": uid,
        "place": place,
        "back": back,
        "again": again,
    }
    template = "drafting/_conflict_in_place.html" if in_place(request) else "409.html"
    return render(request, template, context, status=409)
