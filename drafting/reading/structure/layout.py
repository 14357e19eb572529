"""What the look of a body tells of its paragraphs."""

from collections import Counter
from dataclasses import dataclass

from drafting.reading.blocks import Line
from drafting.reading.structure.marks import read_mark


@dataclass(frozen=True)
class Layout:
    """Where a body's wrapped lines stand, where its paragraphs begin, whether gaps part them."""

    wrapped: float | None = None
    first: float | None = None
    gaps_part: bool = False

    def begins(self, line: Line) -> bool:
        """The line stands where paragraphs begin, or a gap that means something stands above it."""
        if self.gaps_part and line.gap:
            return True
        if self.wrapped is None or self.first is None or line.indent is None:
            return False
        return line.indent > self.wrapped + 2 and line.indent <= self.first + 30

    def goes_on(self, line: Line) -> bool:
        """The line stands at the margin, and paragraphs here begin further in."""
        return self.wrapped is not None and line.indent is not None and line.indent <= self.wrapped + 2


def layout_of(lines: list[Line]) -> Layout:
    """Compare where lines in small letters, which are wrapped ones, stand with lines that have a mark."""
    printed = [line for line in lines if not line.whole]
    gaps = sum(line.gap for line in printed)
    gaps_part = len(printed) > 10 and 0 < gaps * 10 < len(printed) * 6
    small = [round(line.indent) for line in printed if line.indent is not None and line.text[0].islower()]
    marked = [round(line.indent) for line in printed if line.indent is not None and read_mark(line.text)]
    if len(small) < 3 or len(marked) < 3:
        return Layout(gaps_part=gaps_part)
    wrapped, first = Counter(small).most_common(1)[0][0], Counter(marked).most_common(1)[0][0]
    if first <= wrapped + 2:
        return Layout(gaps_part=gaps_part)
    return Layout(float(wrapped), float(first), gaps_part)
