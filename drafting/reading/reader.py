"""One call from the bytes of a file to its bundle."""

import re
from typing import TYPE_CHECKING, Any

from drafting.reading.bundle import build
from drafting.reading.formats.sniff import read_source
from drafting.reading.refusals import LIMIT, refuse

if TYPE_CHECKING:
    from drafting.reading.formats.pdf_file import Recognise


def read_file(
    data: bytes, name: str, *, limit: int = LIMIT, recognise: "Recognise | None" = None
) -> dict[str, Any]:
    """The bundle {"documents": […], "source": …} of a file. `name` is only shown, the type is told from the content.

    Pages that are pictures are read by `recognise`; without it a scan is refused with the code "scan".
    Raises ReadingRefused with a code and a Vietnamese sentence for every file that cannot be read.
    """
    if not re.search(rb"[^\x00 \t\r\n]", data):
        raise refuse("empty")
    if len(data) > limit:
        raise refuse("too_large", limit=limit // (1024 * 1024))
    return build(read_source(data, recognise))
