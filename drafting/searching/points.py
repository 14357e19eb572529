"""The points of a document as rows that a search finds."""

from collections.abc import Iterator
from typing import Any

from drafting import outline
from drafting.models import Content, ReadPoint

LONGEST_NAME = 300


def index(content: Content) -> None:
    """Write the points of a parent's text once; asked again it does nothing."""
    if ReadPoint.objects.filter(content=content).exists():
        return
    rows = points_of(content.body)
    ReadPoint.objects.bulk_create(
        (
            ReadPoint(
                content=content,
                uid=uid[:40],
                path=path[:40],
                position=position,
                text=text,
                lead=lead[:LONGEST_NAME],
            )
            for position, (uid, path, text, lead) in enumerate(rows, start=1)
        ),
        ignore_conflicts=True,
    )


def points_of(document: dict[str, Any]) -> Iterator[tuple[str, str, str, str]]:
    """(uid, path, text, lead) of everything that a reader sees besides the title, in reading order."""
    for text in document.get("preamble") or ():
        yield "", "", text, ""
    for section in outline.headed(document):
        number = section["number"]
        yield section.get("uid") or "", number, section["heading"], ""
        if intro := (document.get("intros") or {}).get(number):
            yield section.get("uid") or "", number, intro, ""
    for group in document.get("groups") or ():
        text = " ".join(filter(None, [group["heading"], group.get("intro")]))
        yield group.get("uid") or "", group["path"], text, ""
    notes = {note["mark"]: note["text"] for note in document.get("footnotes") or ()}
    for item in document.get("items") or ():
        further = [item.get("product"), *(notes.get(mark) for mark in item.get("notes") or ())]
        text = " ".join(filter(None, [item["text"], *further]))
        yield item.get("uid") or "", item["path"], text, item.get("lead") or ""
    for line in document.get("recipients") or ():
        yield line.get("uid") or "", "", line["text"], ""
