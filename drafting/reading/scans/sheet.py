"""One page as a picture for recognition: grey, upright, dark on light."""

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from PIL import Image, ImageChops, ImageOps, ImageStat

from drafting.reading.blocks import Box

DPI = 200
"""Dots per inch that pages are drawn with: finer ones cost time and bring Tesseract no more letters."""
MOST_DOTS = 16_000_000
"""Of one picture, an A2 sheet at DPI; larger sheets are drawn coarser."""
COLOURED = 24
"""Mean difference of the channels from which a dot counts as coloured ink."""
STEEPEST = 6.0
LEAST_TURN = 0.35
"""Degrees: skew that Tesseract copes with is left, as turning blurs."""


@dataclass
class Sheet:
    """A grey picture; `turned` degrees counterclockwise against the page, `dpi` its dots per inch.

    `upright`: the page itself stands upright, it was not turned by a quarter.
    """

    grey: Image.Image
    dpi: int
    turned: float = 0.0
    upright: bool = True

    def pgm(self) -> bytes:
        """As a file of the simplest format that there is for pictures."""
        return b"P5 %d %d 255\n" % self.grey.size + self.grey.tobytes()

    def part(self, box: tuple[int, int, int, int]) -> "Sheet":
        return Sheet(self.grey.crop(box), self.dpi)

    def quarter(self, degrees: int) -> "Sheet":
        """Turned clockwise by 90, 180 or 270 degrees."""
        return Sheet(self.grey.rotate(-degrees, expand=True), self.dpi, upright=False)

    def place(self, box: tuple[float, float, float, float]) -> Box | None:
        """A box on the sheet as fractions of the page, the turning undone; None for a page that lies."""
        if not self.upright:
            return None
        width, height = self.grey.size
        angle = math.radians(self.turned)
        xs, ys = [], []
        for x, y in ((box[0], box[1]), (box[2], box[1]), (box[0], box[3]), (box[2], box[3])):
            dx, dy = x - width / 2, y - height / 2
            xs.append((dx * math.cos(angle) - dy * math.sin(angle)) / width + 0.5)
            ys.append((dx * math.sin(angle) + dy * math.cos(angle)) / height + 0.5)
        return (max(min(xs), 0.0), max(min(ys), 0.0), min(max(xs), 1.0), min(max(ys), 1.0))


def draw(page: Any) -> Sheet:
    """A page of pdfium as a sheet: stamps and pens in colour fade, light letters on dark are turned over."""
    width, height = page.get_size()
    dots = max(width * height / 72 / 72, 1e-6)
    dpi = int(min(DPI, math.sqrt(MOST_DOTS / dots)))
    bitmap = page.render(scale=dpi / 72, rev_byteorder=True)
    grey = without_colour(bitmap.to_pil())
    bitmap.close()
    if ImageStat.Stat(grey.reduce(8)).median[0] < 100:
        grey = ImageOps.invert(grey)
    angle = skew(grey)
    if abs(angle) >= LEAST_TURN:
        return Sheet(grey.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255), dpi, angle)
    return Sheet(grey, dpi)


def without_colour(picture: Image.Image) -> Image.Image:
    """Grey; on a page with coloured ink each dot as light as its lightest channel: red and blue fade, black stays."""
    if picture.mode == "L":
        return picture
    red, green, blue = picture.convert("RGB").split()
    small = [channel.reduce(4) for channel in (red, green, blue)]
    lightest = ImageChops.lighter(small[0], ImageChops.lighter(small[1], small[2]))
    darkest = ImageChops.darker(small[0], ImageChops.darker(small[1], small[2]))
    coloured = ImageChops.subtract(lightest, darkest).histogram()
    if sum(coloured[COLOURED:]) * 2000 < sum(coloured):
        return picture.convert("L")
    return ImageChops.lighter(red, ImageChops.lighter(green, blue))


def skew(grey: Image.Image) -> float:
    """Degrees to turn the page counterclockwise so that its lines are level; 0 where the page does not tell.

    Upright lines make rows of dots that are all dark or all light: the turn with the sharpest rows is looked for.
    """
    small = grey.reduce(4)
    level = ImageStat.Stat(small).median[0] * 0.7
    ink = small.point(lambda dot: 255 if dot < level else 0)

    def sharpness(angle: float) -> float:
        rows = ink.rotate(angle).resize((1, ink.height), Image.Resampling.BOX).tobytes()
        return sum((a - b) ** 2 for a, b in pairwise(rows))

    flat = sharpness(0)
    best = max((step * 0.5 for step in range(int(-STEEPEST * 2), int(STEEPEST * 2) + 1)), key=sharpness)
    best = max((best + step * 0.1 for step in range(-4, 5)), key=sharpness)
    return best if sharpness(best) > 1.05 * flat else 0.0
