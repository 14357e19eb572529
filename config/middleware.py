"""What every answer to somebody who is signed in has in common."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

Answer = Callable[[HttpRequest], HttpResponse]


def signed_in_pages(get_response: Answer) -> Answer:
    """Keep pages and files of signed-in people to this site, and out of every cache, the browser's own included.

    Office machines are shared: after signing out, the Back button must show nothing. A view's own
    Cache-Control gives way, as none of ours allows less.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response["Cross-Origin-Resource-Policy"] = (
            "same-origin"  # no other site embeds a page, picture or file
        )
        if request.user.is_authenticated:
            response["Cache-Control"] = "no-store, private"
        return response

    return middleware


def chosen_language(get_response: Answer) -> Answer:
    """Vietnamese first: only what somebody chose on the page changes it, never a browser's default."""

    def middleware(request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return middleware
