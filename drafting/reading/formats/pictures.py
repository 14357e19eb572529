"""Pictures of the pages of a PDF, made in a child with the reader's ceilings."""

import base64
import io
import json
import subprocess
import sys
from typing import Any, NamedTuple

from drafting.reading.limited import PACKAGE_ROOT, WALL_SECONDS, child_environment, set_ceilings
from drafting.reading.refusals import refuse

DPI = 110
MOST_PIXELS = 2_500_000
"""Of one picture: an A3 sheet at DPI. A larger sheet is drawn smaller."""
MOST_BYTES = 200_000
QUALITIES = (75, 55, 35, 15)
"""Tried in this order until a picture is small enough; the last one is taken as it comes."""


class Picture(NamedTuple):
    """One page as WebP; `number` counts from 1."""

    number: int
    width: int
    height: int
    data: bytes


def pictures_limited(data: bytes, first: int, count: int) -> tuple[list[Picture], int]:
    """Pictures of at most `count` pages from page `first` on, and how many pages the file has.

    Raises ReadingRefused where the child fails or takes too long.
    """
    try:
        done = subprocess.run(  # noqa: S603  (our own interpreter and module)
            [sys.executable, "-m", "drafting.reading.formats.pictures", str(first), str(count)],
            input=data,
            capture_output=True,
            timeout=WALL_SECONDS,
            cwd=PACKAGE_ROOT,
            env=child_environment(),
            check=False,
        )
        answer = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise refuse("timeout") from None
    except ValueError:
        raise refuse("crash") from None
    pictures = [
        Picture(number, width, height, base64.b64decode(data))
        for number, width, height, data in answer["pictures"]
    ]
    return pictures, answer["pages"]


def draw(data: bytes, first: int, count: int) -> tuple[list[Picture], int]:
    """As `pictures_limited`, in this process."""
    import pypdfium2 as pdfium  # here, because only the child draws

    document = pdfium.PdfDocument(data)
    pages = len(document)
    return [_picture(document[n - 1], n) for n in range(first, min(first + count, pages + 1))], pages


def _picture(page: Any, number: int) -> Picture:
    width, height = page.get_size()
    scale = min(DPI / 72, (MOST_PIXELS / max(width * height, 1)) ** 0.5)
    image = page.render(scale=scale).to_pil()
    page.close()
    data = b""
    for quality in QUALITIES:
        out = io.BytesIO()
        image.save(out, "WEBP", quality=quality, method=2)
        data = out.getvalue()
        if len(data) <= MOST_BYTES:
            break
    return Picture(number, image.width, image.height, data)


def main(argv: list[str]) -> int:
    set_ceilings()
    pictures, pages = draw(sys.stdin.buffer.read(), int(argv[1]), int(argv[2]))
    told = [[*picture[:3], base64.b64encode(picture.data).decode()] for picture in pictures]
    json.dump({"pages": pages, "pictures": told}, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
