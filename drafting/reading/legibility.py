"""Words of a scan that were hard to recognise, as doubts of the parts that they stand in."""

from collections.abc import Iterator
from typing import Any

from drafting.reading.blocks import Line

MOST_QUOTED = 6


def add_doubts(documents: list[dict[str, Any]], lines: list[Line]) -> None:
    """One doubt for each part with words that were hard to recognise; `path` None outside the numbered parts."""
    places = {number: place for document in documents for number, place in numbered(document)}
    here: tuple[int, str | None] = (0, None)
    index = {id(document): n for n, document in enumerate(documents)}
    found: dict[tuple[int, str | None], list[Line]] = {}
    for line in lines:
        if line.number in places:
            document, path = places[line.number]
            here = (index[id(document)], path)
        else:
            # a line of the head is in no list of the bundle: it belongs where its neighbours do
            here = (here[0], None)
        if line.unsure:
            found.setdefault(here, []).append(line)
    for (number, path), unclear in found.items():
        documents[number]["doubts"].append({"path": path, "reason": reason(unclear)})


def numbered(document: dict[str, Any]) -> Iterator[tuple[int, tuple[dict[str, Any], str | None]]]:
    """(number of a line, (document, path of the part that holds it))."""
    for group in document["groups"]:
        yield from ((number, (document, group["path"])) for number in group["lines"])
    for section in document["sections"]:
        yield from ((number, (document, section["number"])) for number in section["lines"])
    for item in document["items"]:
        yield from ((number, (document, item["path"])) for number in item["lines"])
    places = document["places"]
    for numbers in (places["title"], places["foot"], *places["preamble"], *places["closing"]):
        yield from ((number, (document, None)) for number in numbers)


def reason(lines: list[Line]) -> str:
    """The sentence: where, which words."""
    words = [word for line in lines for word in line.unsure]
    quoted = ", ".join(f"“{word}”" for word in words[:MOST_QUOTED]) + (
        ", …" if len(words) > MOST_QUOTED else ""
    )
    pages = ", ".join(str(page) for page in dict.fromkeys(line.page for line in lines))
    return f"Chữ chưa rõ trên ảnh chụp (trang {pages}): {quoted}. Đề nghị đối chiếu với bản gốc."
