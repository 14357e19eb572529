"""Files that came from outside: always saved, never shown in our pages' place, whatever is inside."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header

from drafting.models import PagePicture
from records import files
from records.models import StoredFile


def attachment(file: StoredFile, name: str, *, media_type: str = "application/octet-stream") -> HttpResponse:
    """The bytes, under the name they came with (RFC 6266); raises records.files.FileMissing."""
    response = HttpResponse(files.read(file), content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def page_picture(source: int | None, number: int) -> HttpResponse:
    """One page of a stored PDF, by its id, as a picture of our own making; Http404 where there is none."""
    picture = get_object_or_404(PagePicture.objects.select_related("file"), source=source, number=number)
    try:
        response = HttpResponse(files.read(picture.file), content_type="image/webp")
    except files.FileMissing as error:
        raise Http404 from error
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
