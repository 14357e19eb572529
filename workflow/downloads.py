"""Files that came from outside: always saved, never shown in our pages' place, whatever is inside."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from records import files
from records.models import StoredFile


def attachment(file: StoredFile, name: str, *, media_type: str = "application/octet-stream") -> HttpResponse:
    """The bytes, under the name they came with (RFC 6266); raises records.files.FileMissing."""
    response = HttpResponse(files.read(file), content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
