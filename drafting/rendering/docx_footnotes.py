"""Footnotes of a Word file: python-docx writes none, so this writes their part and their references."""

from collections.abc import Iterable
from xml.sax.saxutils import escape

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph as WordParagraph

from drafting.rendering.sheet import Note, Paragraph, Sheet

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
FIRST_ID = 1
"""Ids -1 and 0 are the separators that Word asks for."""

_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
    "</w:footnote>"
)
_SUPERSCRIPT = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


class Footnotes:
    """Collects the notes of one document. Marks 1, 2, 3 become Word's own count, others stay as written."""

    def __init__(self, word: WordDocument, sheet: Sheet) -> None:
        self._word = word
        self._size = round(sheet.rules.note_pt * 2)
        self._xml: list[str] = []
        printed = [note.mark for note in sheet.abstract.notes]
        blocks = [*sheet.body, *(block for annex in sheet.annexes for block in annex.blocks)]
        for paragraph in (block for block in blocks if isinstance(block, Paragraph)):
            printed += [note.mark for note in paragraph.notes]
        self._counted = printed == [str(number) for number in range(1, len(printed) + 1)]

    def add(self, paragraph: WordParagraph, notes: Iterable[Note]) -> None:
        """Put the references at the end of a paragraph."""
        for note in notes:
            number = FIRST_ID + len(self._xml)
            run = paragraph.add_run()
            run.font.superscript = True
            reference = OxmlElement("w:footnoteReference")
            reference.set(qn("w:id"), str(number))
            run._r.append(reference)
            if not self._counted:
                reference.set(qn("w:customMarkFollows"), "1")
                run.add_text(note.mark)
            self._xml.append(self._note(number, note))

    def _note(self, number: int, note: Note) -> str:
        mark = "<w:footnoteRef/>" if self._counted else f"<w:t>{escape(note.mark)}</w:t>"
        size = f'<w:rPr><w:sz w:val="{self._size}"/></w:rPr>'
        return (
            f'<w:footnote w:id="{number}"><w:p><w:r>{_SUPERSCRIPT}{mark}</w:r>'
            f'<w:r>{size}<w:t xml:space="preserve"> {escape(note.text)}</w:t></w:r></w:p></w:footnote>'
        )

    def write(self) -> None:
        """Add the part to the package, if there is any note."""
        if not self._xml:
            return
        text = f"<w:footnotes {nsdecls('w')}>{_SEPARATORS}{''.join(self._xml)}</w:footnotes>"
        parse_xml(text)  # a malformed part would only show when someone opens the file
        part = Part(
            PackURI("/word/footnotes.xml"),
            CONTENT_TYPE,
            b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + text.encode(),
            self._word.part.package,
        )
        self._word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
