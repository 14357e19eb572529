"""The pages of answers that are no page: each says what happened and what to do next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", status=400)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: the reason stands in the exception's message."""
    return render(request, "403.html", {"reason": str(exception)}, status=403)


def hidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: the same bytes for what does not exist and for what is not shown to this person."""
    return render(request, "404.html", status=404)
