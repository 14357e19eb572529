"""An upload that is too large is let go of while it arrives: nothing of it is kept, and the form can say so."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect


class Limit(FileUploadHandler):
    """First of a request's upload handlers; the form reads `request.too_large` afterwards."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.seen = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.seen = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.seen += len(raw_data)
        if self.seen > settings.UPLOAD_LIMIT:
            self.request.too_large = True  # type: ignore[union-attr]
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None


def limited(request: HttpRequest) -> None:
    """Set the limit; to be called before anything reads the request's body, the check of the token included.

    A press that goes on after a new proof comes with its body read already: it was measured when it was sent.
    """
    if hasattr(request, "_files"):
        return
    request.upload_handlers.insert(0, Limit(request))


def takes_files(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For a view that is sent files: the limit is set before the token is looked for in the body; then it is asked for.

    Below the decorator that asks who has signed in, so that nothing is read of anybody else's body.
    """
    protected = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def limited_view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        limited(request)
        return protected(request, *args, **kwargs)

    return limited_view
