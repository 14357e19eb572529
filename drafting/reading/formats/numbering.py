"""The numbers that Word prints before paragraphs of a list: they are in no text, but in the numbering part."""

from typing import Any

from docx.oxml.ns import qn

from drafting.reading.structure.marks import roman


class Numbering:
    """Counts list paragraphs in document order and tells the label of each."""

    def __init__(self, numbering: Any | None, styles: Any | None) -> None:
        self.levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self.abstract: dict[str, str] = {}
        self.restarts: dict[str, dict[int, int]] = {}
        """List → level → the number that its first paragraph begins again with."""
        self.style_lists: dict[str, tuple[str, int]] = {}
        self.counts: dict[str, dict[int, int]] = {}
        if numbering is not None:
            self.read_lists(numbering)
        if styles is not None:
            self.read_styles(styles)

    def read_lists(self, numbering: Any) -> None:
        for abstract in numbering.iter(qn("w:abstractNum")):
            levels: dict[int, tuple[str, str, int]] = {}
            for level in abstract.iter(qn("w:lvl")):
                levels[int(level.get(qn("w:ilvl"), "0"))] = (
                    value(level, "w:numFmt", "decimal"),
                    value(level, "w:lvlText", ""),
                    whole(value(level, "w:start", "1"), 1),
                )
            self.levels[abstract.get(qn("w:abstractNumId"), "")] = levels
        for num in numbering.iter(qn("w:num")):
            number = num.get(qn("w:numId"), "")
            self.abstract[number] = value(num, "w:abstractNumId", "")
            self.restarts[number] = {
                whole(override.get(qn("w:ilvl"), "0"), 0): whole(value(override, "w:startOverride", ""), 1)
                for override in num.iter(qn("w:lvlOverride"))
                if override.find(qn("w:startOverride")) is not None
            }

    def read_styles(self, styles: Any) -> None:
        for style in styles.iter(qn("w:style")):
            found = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if found is not None:
                self.style_lists[style.get(qn("w:styleId"), "")] = (
                    value(found, "w:numId", ""),
                    whole(value(found, "w:ilvl", "0"), 0),
                )

    def label(self, paragraph: Any) -> str:
        """ "1.", "a)", "-" as printed before this paragraph, "" outside lists. Call once for each, in order."""
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return ""
        found = properties.find(qn("w:numPr"))
        if found is not None:
            number, level = value(found, "w:numId", ""), whole(value(found, "w:ilvl", "0"), 0)
        else:
            number, level = self.style_lists.get(value(properties, "w:pStyle", ""), ("", 0))
        levels = self.levels.get(self.abstract.get(number, ""))
        if not levels or level not in levels:
            return ""
        if (begin := self.restarts[number].pop(level, None)) is not None:
            self.counts.setdefault(self.abstract[number], {})[level] = begin - 1
        return self.count(self.abstract[number], level, levels)

    def count(self, abstract: str, level: int, levels: dict[int, tuple[str, str, int]]) -> str:
        counts = self.counts.setdefault(abstract, {})
        kind, pattern, start = levels[level]
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        if kind == "bullet":
            return "+" if pattern.strip() == "+" else "-"
        if kind == "none":
            return pattern if "%" not in pattern else ""
        for depth in range(level + 1):
            fmt, _, begin = levels.get(depth, ("decimal", "", 1))
            pattern = pattern.replace(f"%{depth + 1}", printed(fmt, counts.get(depth, begin)))
        return pattern.strip()


def printed(kind: str, number: int) -> str:
    """A counter in its format; letters run a to z."""
    if kind == "upperRoman":
        return roman(number)
    if kind == "lowerRoman":
        return roman(number).lower()
    if kind in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26)
        return letter.upper() if kind == "upperLetter" else letter
    if kind == "decimalZero":
        return f"{number:02}"
    return str(number)


def value(element: Any, tag: str, default: str) -> str:
    child = element.find(qn(tag))
    return default if child is None else str(child.get(qn("w:val"), default))


def whole(text: str, default: int) -> int:
    return int(text) if text.isdigit() and len(text) < 6 else default
