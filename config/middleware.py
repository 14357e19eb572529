"""What every answer to somebody who is signed in has in common."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]


def signed_in_pages(get_response: Answer) -> Answer:
    """Keep pages and files of signed-in people out of every cache, the browser's own included.

    Office machines are shared: after signing out, the Back button must show nothing. A view's own
    Cache-Control gives way, as none of ours allows less.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.user.is_authenticated:
            response["Cache-Control"] = "no-store, private"
        return response

    return middleware
