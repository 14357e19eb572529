"""Tìm kiếm: words in plans and in received documents."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from drafting.searching.finding import Found, Page
from drafting.searching.query import Query, parsed
from drafting.searching.shown import excerpt
from records.numbers import whole
from workflow.searching import PLACES, look

LABELS = {"plans": _("Kế hoạch"), "received": _("Văn bản đến")}


@login_required
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """`?q=` the words, `?in=` plans or received, `?before=` where the page before ended."""
    typed = request.GET.get("q", "")
    place = request.GET.get("in", "plans")
    place = place if place in PLACES else "plans"
    query = parsed(typed)
    before = whole(request.GET.get("before"))
    found, loosely = look(request.user, query, place, before) if query else (Page(), False)
    tabs = [
        {"label": label, "url": _address(q=typed, **{"in": key}), "current": key == place}
        for key, label in LABELS.items()
    ]
    context = {
        "typed": typed,
        "place": place,
        "asked": bool(query),
        "tabs": tabs if query else [],
        "results": [_result(row, query if loosely else query.in_a_row, place) for row in found.found],
        "loosely": loosely,
        "stopped": found.stopped and not found.older,
        "first": _address(q=typed, **{"in": place}) if before else "",
        "older": _address(q=typed, **{"in": place, "before": str(found.older)}) if found.older else "",
    }
    return render(request, "workflow/search.html", context)


def _address(**query: str) -> str:
    return "?" + urlencode(query)


def _result(found: Found, query: Query, place: str) -> dict[str, Any]:
    document = found.document
    url = reverse("plan" if place == "plans" else "received_document", args=[document.uid])
    read = place == "received" and document.file_id is not None
    points = reverse("received_reading", args=[document.uid]) if read else url
    return {
        "document": document,
        "url": url,
        "title": excerpt(document.short_title if place == "plans" else document.title, query, whole=True),
        "points": [
            {
                "path": point.path,
                "url": f"{points}#p-{point.uid}" if point.uid else points,
                "pieces": excerpt(point.text, query),
            }
            for point in found.points
        ],
        "more": found.count - len(found.points),
    }
