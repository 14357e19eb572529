"""What the cells of a table of tasks say: who leads, who takes part, other words on one line."""

import re

from drafting.reading.rows.task_rows import DASHES
from drafting.reading.words import AGENCY, NOT_AGENCY

WITH = re.compile(
    r"[\s,;.]*(?:(?:cơ\s+quan|đơn\s+vị)\s+)?phối\s+hợp(?:\s+(?:với|cùng|thực\s+hiện))*\s*:?\s*", re.IGNORECASE
)
CHIEF = re.compile(r"^(?:(?:cơ\s+quan|đơn\s+vị)\s+)?chủ\s+trì\s*:?\s*|\s+chủ\s+trì\s*$", re.IGNORECASE)


def phrase(paragraphs: list[str]) -> str:
    """The paragraphs of a cell on one line, without the dashes before them."""
    texts = [DASHES.sub("", text).strip() for text in paragraphs]
    return " ".join(
        [*(text if text.endswith((".", ";", ",")) else text + ";" for text in texts[:-1]), *texts[-1:]]
    )


def who(values: dict[str, list[str]]) -> tuple[str | None, list[str]]:
    """(lead, partners): a column that holds both parts them by “phối hợp”."""
    said = ", ".join(DASHES.sub("", text).strip(" .;,") for text in values.get("lead", []))
    partners = [body for text in values.get("partners", []) for body in bodies(WITH.sub("", text, count=1))]
    if m := WITH.search(said):
        partners = bodies(said[m.end() :]) + partners
        said = said[: m.start()]
    lead = CHIEF.sub("", CHIEF.sub("", said)).strip(" .;,")
    return lead or None, list(dict.fromkeys(partners))


def bodies(text: str) -> list[str]:
    """The names of a cell: parted by semicolons, and by commas and “và” where a name of a body follows."""
    found: list[str] = []
    for piece in re.split(r"\s*;\s*", DASHES.sub("", text)):
        parts = re.split(r"(\s*,\s*|\s+và\s+)", piece.strip(" .,"))
        names = [parts[0]]
        for between, part in zip(parts[1::2], parts[2::2], strict=True):
            if begins_name(part):
                names.append(part)
            else:
                names[-1] += between + part
        found += [name.strip(" .,") for name in names if name.strip(" .,-")]
    return found


def begins_name(text: str) -> bool:
    """A name of its own, not the rest of one: “Tuyên giáo và Dân vận”, “các cơ quan, đơn vị”."""
    named = bool(AGENCY.match(text)) and not NOT_AGENCY.match(text)
    return named and (text[0].isupper() or text.startswith("các "))
