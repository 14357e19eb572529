"""In which font a run of a .docx file is typed: its own, else that of its style, else the file's."""

from typing import Any

from docx.oxml.ns import qn


class Fonts:
    """Looks fonts up; `styles` is the root of the style part, None where a file has none."""

    def __init__(self, styles: Any | None) -> None:
        self.styles: dict[str, Any] = {}
        self.usual = ""
        self.file_font = ""
        if styles is None:
            return
        for style in styles.iter(qn("w:style")):
            self.styles[style.get(qn("w:styleId"), "")] = style
            if style.get(qn("w:default")) == "1" and style.get(qn("w:type")) == "paragraph":
                self.usual = style.get(qn("w:styleId"), "")
        self.file_font = named(styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}"))

    def of(self, run: Any) -> str:
        """The name of the font, "" if the file names none."""
        properties = run.find(qn("w:rPr"))
        paragraph = next(run.iterancestors(qn("w:p")), None)
        return (
            named(properties)
            or self.of_style(style_in(properties, "w:rStyle"))
            or self.of_style(
                style_in(paragraph.find(qn("w:pPr")), "w:pStyle") if paragraph is not None else ""
            )
            or self.of_style(self.usual)
            or self.file_font
        )

    def of_style(self, name: str) -> str:
        """The font of a style or of the one it is based on; a ring of styles ends."""
        seen: set[str] = set()
        while name in self.styles and name not in seen:
            seen.add(name)
            style = self.styles[name]
            if font := named(style.find(qn("w:rPr"))):
                return font
            name = style_in(style, "w:basedOn")
        return ""


def named(properties: Any | None) -> str:
    """The font for letters above ASCII, which are the ones that differ."""
    fonts = properties.find(qn("w:rFonts")) if properties is not None else None
    return "" if fonts is None else str(fonts.get(qn("w:hAnsi")) or fonts.get(qn("w:ascii")) or "")


def style_in(element: Any | None, tag: str) -> str:
    found = element.find(qn(tag)) if element is not None else None
    return "" if found is None else str(found.get(qn("w:val"), ""))
