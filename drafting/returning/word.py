"""What a returned Word file says beside its text: which paragraph is which part, and the comments in it."""

import io
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn
from lxml import etree

from drafting.reading.formats.docx_file import SKIPPED
from drafting.reading.reader import read_file
from drafting.reading.refusals import refuse
from drafting.rendering.docx_bookmarks import PREFIX

MOST_COMMENTS = 500
LONGEST_COMMENT = 2000


def read_returned(data: bytes, name: str, *, limit: int) -> dict[str, Any]:
    """The bundle of `read_file` with `marked` [[uid, words of its paragraph]] and `comments` [[who, words]].

    Tracked changes are read as accepted. Raises ReadingRefused; for what is no Word file too.
    """
    bundle = read_file(data, name, limit=limit)
    if not data.startswith(b"PK"):
        raise refuse("unknown_type")
    document = docx.Document(io.BytesIO(data))
    return {
        **bundle,
        "marked": list(_marked(document.element.body)),
        "comments": list(_comments(document))[:MOST_COMMENTS],
    }


def _marked(body: Any) -> Iterator[list[str]]:
    for start in body.iter(qn("w:bookmarkStart")):
        name = start.get(qn("w:name")) or ""
        paragraph = start.getparent()
        if name.startswith(PREFIX) and paragraph is not None and paragraph.tag == qn("w:p"):
            yield [name.removeprefix(PREFIX)[:40], _words(paragraph)]


def _words(element: Any) -> str:
    """The words that stand when every tracked change is accepted."""
    if element.tag in SKIPPED:
        return ""
    if element.tag == qn("w:t"):
        return element.text or ""
    if element.tag in (qn("w:tab"), qn("w:br")):
        return " "
    return "".join(_words(each) for each in element)


def _comments(document: Any) -> Iterator[list[str]]:
    for relation in document.part.rels.values():
        if relation.is_external or not relation.reltype.endswith("/comments"):
            continue
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        for comment in etree.fromstring(relation.target_part.blob, parser).iter(qn("w:comment")):
            words = " ".join(filter(None, (_words(each).strip() for each in comment.iter(qn("w:p")))))
            if words:
                yield [(comment.get(qn("w:author")) or "")[:120], words[:LONGEST_COMMENT]]
