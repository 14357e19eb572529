"""A whole plan ready to be printed, and its label."""

from dataclasses import dataclass, replace
from random import Random
from typing import Any

from drafting.reading.meaning import citations
from tests.drafting.reading.varied import texts
from tests.drafting.reading.varied.content import PROVINCE, Place, Wishes, sections
from tests.drafting.reading.varied.feet import Foot, write_foot
from tests.drafting.reading.varied.heads import Head, HeadWriter
from tests.drafting.reading.varied.noise import Spoiler
from tests.drafting.reading.varied.outlines import STYLES, Paragraph, Printer


@dataclass
class Sheet:
    """Head, body, closing and foot of one document, with its label."""

    head: Head
    body: list[Paragraph]
    closing: list[str]
    foot: Foot
    label: dict[str, Any]


USUAL = Wishes()


@dataclass(frozen=True)
class Case:
    """One plan to be made: what it holds and how the committee prints it. `layout` is as_text.Layout's business."""

    name: str
    seed: int = 1
    place: Place = PROVINCE
    style: str = "roman"
    slips: str = ""
    kind: str = "KH"
    head: frozenset[str] = frozenset()
    foot: frozenset[str] = frozenset()
    signature: str = "standing committee"
    wishes: Wishes = USUAL
    noise: bool = False


def make(case: Case) -> Sheet:
    rng = Random(case.seed)
    head = HeadWriter(case.place, rng, case.head, case.kind).write()
    wishes = replace(case.wishes, details=case.wishes.details and "+" not in STYLES[case.style].leaf)
    content = sections(case.place, rng, wishes)
    if case.noise:
        spoiler = Spoiler(Random(case.seed))
        spoiler.head(head)
        content = spoiler.sections(content)
    printed = Printer(STYLES[case.style], slips=case.slips).body(content)
    closing = [rng.choice(texts.CLOSINGS)] if case.wishes.closing else []
    foot = write_foot(case.place, rng, case.foot, case.signature)
    label = {
        "document": head.document,
        "bases": head.bases,
        "citations": cited(head, printed.paragraphs),
        "sections": printed.sections,
        "items": printed.items,
        "recipients": foot.recipients,
        "archive": foot.archive,
        "signature": foot.signature,
    }
    return Sheet(head, printed.paragraphs, closing, foot, label)


def cited(head: Head, body: list[Paragraph]) -> list[str]:
    """Symbols in the order of the text; footnotes come after it."""
    printed = [head.document["title"], *head.preamble, *(paragraph.text for paragraph in body)]
    printed += [paragraph.note for paragraph in body if paragraph.note]
    return list(dict.fromkeys(symbol for text in printed for symbol in citations.SYMBOL.findall(text)))
