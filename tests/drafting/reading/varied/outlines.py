"""How committees mark sections, groups and entries: the printed body, and the label of what it says."""

from dataclasses import dataclass, field
from typing import Any

from tests.drafting.reading.varied.content import Entry, Group, Section

ROMAN = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII"]
ORDINALS = ["", "thứ nhất", "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu"]
CAPITALS = " ABCDĐEG"
LETTERS = "abcdđeghiklmnopq" * 3


@dataclass
class Paragraph:
    """Its mark and words; `level` 1 section, 2 group, 3 entry, 0 plain; `bold`: so many letters of the words."""

    text: str
    mark: str = ""
    level: int = 0
    bold: int = 0
    centred: bool = False
    note: str | None = None

    @property
    def printed(self) -> str:
        return self.mark + self.text


@dataclass(frozen=True)
class Style:
    """Patterns of marks: {R} Roman, {N} the section's number, {n} number, {s} number of the group above, {a} letter,
    {A} capital letter, {o} ordinal in words.

    `section` may hold a line break: mark and heading on lines of their own. `direct`: of entries without a group.
    `through`: groups are numbered through the whole body. `above`: of a level above groups.
    """

    section: str = "{R}. "
    group: str = "{n}. "
    leaf: str = "- "
    direct: str = "{n}. "
    small: bool = False
    letters: bool = False
    through: bool = False
    wrap_direct: str | None = None
    above: str | None = None


STYLES = {
    "roman": Style(),
    "roman and dash": Style("{R}- ", "{n}- ", "- ", "{n}- "),
    "roman and slash": Style("{R}/ ", "{n}/ ", "- ", "{n}/ "),
    "no blank after the mark": Style("{R}.", "{n}.", "-", "{n}."),
    "dashes alone": Style(direct="- "),
    "pluses": Style(leaf="+ ", direct="- "),
    "double numbers": Style(leaf="{s}.{n}. "),
    "double numbers without a point": Style(leaf="{s}.{n} "),
    "letters": Style(leaf="{a}) ", letters=True),
    "letters with a point": Style(leaf="{a}. ", letters=True),
    "numbers in parentheses": Style(leaf="({n}) ", direct="({n}) "),
    "bullets": Style(leaf="• ", direct="• "),
    "starred groups": Style(group="* ", leaf="- ", direct="- "),
    "groups without a mark": Style(group=""),
    "groups by letter": Style(group="{a}) ", direct="{n}. "),
    "small sections": Style(small=True),
    "small sections with a dash": Style("{R}- ", small=True, direct="- "),
    "Arabic sections": Style("{N}. ", "{N}.{n}. ", "- ", "{N}.{n}. "),
    "Arabic sections with dashes": Style("{N}. ", "{N}.{n}. ", "- ", "- "),
    "small Arabic sections": Style("{N}. ", "{N}.{n}. ", "- ", "- ", small=True),
    "sections without a mark": Style(""),
    "parts": Style("Phần {o}\n"),
    "parts by number": Style("PHẦN {R}\n", "{n}. ", "- ", "{n}. "),
    "chapters and articles": Style(
        "Chương {R}\n", "Điều {n}. ", "{n}. ", "{n}. ", through=True, wrap_direct="Nội dung"
    ),
    "articles": Style("Điều {N}. ", "{n}. ", "{a}) ", "{n}. ", small=True, letters=True),
    "capital letters": Style("{A}. "),
    "three levels": Style(group="{s}.{n}. ", above="{n}. "),
}


@dataclass
class Printed:
    """The body as printed, with what the label says of it."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    sections: list[dict[str, str]] = field(default_factory=list)
    items: list[dict[str, Any]] = field(default_factory=list)


class Printer:
    """Prints sections in one style. `slips` in the numbers: restarts, skips, repeats, sections skip."""

    def __init__(self, style: Style, *, slips: str = "") -> None:
        self.style = style
        self.slips = slips
        self.out = Printed()
        self.groups = 0
        self.kind = "task"

    def body(self, sections: list[Section]) -> Printed:
        for n, section in enumerate(sections, start=1):
            self.section(section, n)
        return self.out

    def section(self, section: Section, n: int) -> None:
        heading = section.heading.capitalize() if self.style.small else section.heading
        n += self.slips == "sections skip" and n > 2 and self.style.section != ""
        mark = self.style.section.format(R=ROMAN[n], N=n, o=ORDINALS[n], A=CAPITALS[n])
        self.out.sections.append({"number": ROMAN[n], "heading": heading})
        if mark.endswith("\n"):
            self.say(mark.strip(), level=1, centred=True, bold=99)
            mark = ""
        self.say(heading, mark, level=1, centred=self.style.section.endswith("\n"), bold=len(heading))
        if section.intro:
            self.say(section.intro)
        self.kind = section.kind
        self.groups = self.groups if self.style.through else 0
        where = [ROMAN[n]]
        parts: list[Any] = list(section.parts)
        if self.style.wrap_direct and isinstance(parts[0], Entry):
            parts = [Group(self.style.wrap_direct, False, parts)]
        if self.style.above and len(parts) > 3 and isinstance(parts[0], Group):
            self.halves(parts, where, n)
        else:
            self.parts(parts, where, n)

    def halves(self, parts: list[Group], where: list[str], section: int) -> None:
        """A level of subjects above the groups."""
        middle = len(parts) // 2
        for n, (heading, half) in enumerate(
            (("Nhiệm vụ của các cơ quan tham mưu", parts[:middle]), ("Nhiệm vụ ở cơ sở", parts[middle:])), 1
        ):
            self.say(heading, (self.style.above or "").format(n=n), level=2, bold=len(heading))
            self.groups = 0
            self.parts(half, [*where, str(n)], section, above=n)

    def parts(self, parts: list[Any], where: list[str], section: int, above: int = 0) -> None:
        for n, part in enumerate(parts, start=1):
            if isinstance(part, Group):
                self.group(part, where, section, above)
            else:
                self.entry(part, self.style.direct, self.slipped(n, len(parts)), n, where, section, None)

    def slipped(self, n: int, count: int) -> int:
        """The number that is printed at place n: restarted after the third, one left out, or one given twice."""
        if self.slips == "restarts" and self.kind == "task" and n > 3:
            return n - 3
        if self.slips == "skips" and n > 2:
            return n + 1
        if self.slips == "repeats" and n > 2:
            return n - 1
        return n

    def group(self, group: Group, where: list[str], section: int, above: int) -> None:
        self.groups += 1
        n = self.groups
        style = self.style.group if self.style.above is None or above else self.style.above
        mark = style.format(n=n, a=LETTERS[n - 1], N=section, s=above)
        number = LETTERS[n - 1] if style.startswith("{a}") else str(n)
        inner = [*where, number]
        agency = group.heading if group.agency else None
        if group.shape == "run-in":
            entry = group.entries[0]
            text = f"{group.heading}: {entry.paragraphs[0]}"
            self.say(text, mark, level=2, bold=len(group.heading) + 1)
            for more in entry.paragraphs[1:]:
                self.say(more)
            self.label(entry, [*inner, "1"], agency, group)
            return
        self.say(group.heading, mark, level=2, bold=len(group.heading))
        if group.intro:
            self.say(group.intro)
        if group.shape == "plain":
            entry = group.entries[0]
            for text in entry.paragraphs:
                self.say(text, note=entry.note)
            self.label(entry, [*inner, "1"], agency, group)
            return
        for place, entry in enumerate(group.entries, start=1):
            self.entry(entry, self.style.leaf, place, place, inner, n, agency, group)

    def entry(
        self,
        entry: Entry,
        pattern: str,
        number: int,
        place: int,
        where: list[str],
        above: int,
        agency: str | None,
        group: Group | None = None,
    ) -> None:
        letter = LETTERS[number - 1]
        mark = pattern.format(n=number, s=above, a=letter, N=above)
        self.say(entry.paragraphs[0], mark, level=3, note=entry.note)
        for more in entry.paragraphs[1:]:
            self.say(more)
        last = letter if "{a}" in pattern else str(number if "{n}" in pattern else place)
        self.label(entry, [*where, last], agency, group)

    def say(
        self,
        text: str,
        mark: str = "",
        *,
        level: int = 0,
        bold: int = 0,
        centred: bool = False,
        note: str | None = None,
    ) -> None:
        self.out.paragraphs.append(Paragraph(text, mark, level, bold, centred, note))

    def label(self, entry: Entry, path: list[str], agency: str | None, group: Group | None) -> None:
        text = " ".join(entry.paragraphs)
        kind = self.kind
        if group and group.heading.startswith("Mục tiêu"):
            kind = "target"
        item: dict[str, Any] = {
            "path": ".".join(path),
            "section": path[0],
            "agency": agency,
            "kind": kind,
            "begins": text[:60],
            "ends": text[-40:],
            "deadlines": [phrase.label() for phrase in entry.deadlines],
        }
        if kind == "target":
            item["target"] = entry.target
        self.out.items.append(item)
