"""Hidden names of the parts in a Word file, so that a point is found again after it was edited or moved there."""

import re

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph

PREFIX = "_tk_"
"""Word hides a bookmark whose name begins with an underscore, and keeps it with its paragraph."""
_NAME = re.compile(r"[A-Za-z0-9_]{1,36}")
"""What Word takes as a name: 40 characters at most, no hyphen."""


def bookmark(paragraph: WordParagraph, uid: str) -> None:
    """Put the bookmark of a part around the runs of its first paragraph; a uid that Word would refuse gets none."""
    if not _NAME.fullmatch(uid):
        return
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    start.set(qn("w:name"), PREFIX + uid)
    runs = paragraph._p.findall(qn("w:r"))
    if runs:
        runs[0].addprevious(start)
        runs[-1].addnext(end)


def number_bookmarks(word: WordDocument) -> None:
    """Give start and end of each bookmark their common number, once all of them stand in the document."""
    for kind in ("w:bookmarkStart", "w:bookmarkEnd"):
        for number, mark in enumerate(word.element.iter(qn(kind)), 1):
            mark.set(qn("w:id"), str(number))
