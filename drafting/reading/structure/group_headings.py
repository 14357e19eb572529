"""Which marked paragraphs are only the heading of what stands under them."""

from dataclasses import replace

from drafting.reading.meaning import who
from drafting.reading.structure.headings import (
    DOTTED_SUBJECT,
    ENDED,
    LEADS_IN,
    RUN_IN,
    SENTENCE_END,
    looks_like_heading,
    names_group,
)
from drafting.reading.structure.outline import HEADED, RANKED, Node
from drafting.reading.words import is_agency

SHORT_SUBJECT = 60
"""Characters; a longer paragraph tells what is to be done."""


def is_dotted_heading(text: str, below: list[Node]) -> bool:
    """ "1. Về công tác tuyên truyền." over a list: a heading that was given a full stop."""
    if len(below) < 2 or len(text) > 80:
        return False
    return bool(DOTTED_SUBJECT.match(text)) or (is_agency(text) and who.subject(text) is None)


def is_short_subject(node: Node) -> bool:
    """ "2. Phát triển nông nghiệp": a numbered heading too short to be a task, without any stop at its end."""
    return (
        node.mark.kind in ("number", "sub")
        and len(node.text) <= SHORT_SUBJECT
        and not node.paragraphs
        and len(node.children) > 1
        and not ENDED.search(node.text)
    )


def heads_group(node: Node) -> bool:
    """Is a marked paragraph only the heading of what stands under it?"""
    text = node.text
    if node.tables:
        return True
    if node.mark.kind in RANKED or node.mark.kind == "bare":
        return bool(node.children or node.paragraphs)
    if node.mark.kind in ("dash", "plus") or (node.mark.kind == "bullet" and node.mark.number != "*"):
        return len(node.children) > 1 and names_group(text)
    listed = names_group(text) or is_short_subject(node)
    below = node.children if listed else [c for c in node.children if c.mark.kind != "plus"]
    if below:
        if LEADS_IN.search(text) or looks_like_heading(text):
            return True
        return (is_agency(text) and not SENTENCE_END.search(text)) or is_dotted_heading(text, below)
    if node.paragraphs and not node.children:
        short = looks_like_heading(text) and "," not in text[-2:]
        return short and (is_agency(text) or len(text) <= SHORT_SUBJECT)
    return False


def parted(node: Node) -> Node:
    """ "1. Ban Tổ chức Tỉnh ủy: chủ trì …" is a heading with its paragraph run in (document-form.md 6)."""
    match = RUN_IN.match(node.text) if node.mark.kind in (*HEADED, "bare") else None
    if not match or not names_group(match["heading"]):
        return node
    first = replace(node.block, text=match["rest"])
    return Node(
        replace(node.mark, rest=match["heading"]),
        node.block,
        [first, *node.paragraphs],
        node.children,
        node.tables,
    )
