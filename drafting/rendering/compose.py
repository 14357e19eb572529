"""From a document dict to the printed page (`Sheet`)."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from drafting.rendering import names
from drafting.rendering.body import annex_blocks, body, notes_without_item
from drafting.rendering.form import rules_on
from drafting.rendering.notes import renumbered
from drafting.rendering.sheet import Annex, Foot, Head, Paragraph, Run, Sheet, Signature, Table
from drafting.rendering.task_table import rows_of, task_table


def compose(
    document: Mapping[str, Any],
    *,
    issued_on: date | None = None,
    number: int | None = None,
    draft_mark: str | None = None,
) -> Sheet:
    """The page of a document (plan.schema.json with our further keys).

    `issued_on` and `number` go before what the document carries; the day also chooses the guideline
    of the form. A draft mark leaves number, day and month to the clerk. ValueError for a date of the
    document that is no ISO date.
    """
    signatures = tuple(_signatures(document))
    document = renumbered(printable(document))
    day = issued_on or _own_date(document)
    rules = rules_on(day)
    type_lines, abstract = names.split_title(document)
    return Sheet(
        rules=rules,
        type_lines=type_lines,
        abstract=Paragraph("abstract", (Run(abstract),), notes_without_item(document)),
        head=_head(document, day, number, draft_mark),
        body=body(document, rules),
        foot=Foot(recipients=names.recipient_lines(document, rules), signatures=signatures),
        annexes=_annexes(document, day),
    )


def plan_in(bundle: Any) -> Mapping[str, Any] | None:
    """The document of a bundle to print: its first plan, else its first text with sections; else None."""
    documents = bundle.get("documents") if isinstance(bundle, Mapping) else None
    if not isinstance(documents, list):
        return None
    documents = [document for document in documents if isinstance(document, Mapping)]
    plans = [document for document in documents if document.get("type") == "KH" and document.get("items")]
    return next(iter(plans or [document for document in documents if document.get("sections")]), None)


def printable(value: Any) -> Any:
    """The same structure without invisible signs, its letters composed (NFC).

    Control, direction and zero-width signs could show a reader other words than were decided, or hide
    some; line breaks and tabs become spaces.
    """
    if isinstance(value, str):
        if value.isprintable() and unicodedata.is_normalized("NFC", value):
            return value
        spaced = "".join(" " if sign in "\t\n\r\v\f\u2028\u2029" else sign for sign in value)
        return "".join(
            sign for sign in unicodedata.normalize("NFC", spaced) if unicodedata.category(sign)[0] != "C"
        )
    # The plain types first: a plan of a thousand points has twenty thousand values.
    if value is None or isinstance(value, (int, float)):
        return value
    if isinstance(value, (dict, Mapping)):
        return {key: printable(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [printable(entry) for entry in value]
    return value


def _own_date(document: Mapping[str, Any]) -> date | None:
    written = document.get("date")
    return date.fromisoformat(written) if written else None


def _head(document: Mapping[str, Any], day: date | None, number: int | None, draft_mark: str | None) -> Head:
    own_number = document.get("number") if number is None else number
    symbol = document.get("symbol")
    if draft_mark is None and own_number is None and symbol:
        number_line = f"Số {symbol}"
    else:
        number_line = names.number_line(
            None if draft_mark is not None else own_number,
            document.get("type") or "KH",
            names.body_symbol(document),
        )
    joint = [entry["issuer"].upper() for entry in document.get("joint") or () if entry.get("issuer")]
    return Head(
        superior=(document.get("superior") or "").upper(),
        issuers=(names.issuer_line(document), *joint),
        number_line=number_line,
        urgency=(document.get("urgency") or "").upper(),
        date_line=names.date_line(document.get("place"), day, draft=draft_mark is not None),
        draft_line=names.draft_line(draft_mark) if draft_mark else "",
    )


def _signatures(document: Mapping[str, Any]) -> Iterator[Signature]:
    """The signature, and those of a joint plan; read before line breaks become spaces, as they part lines here."""
    for each in (
        document.get("signature"),
        *(entry.get("signature") for entry in document.get("joint") or ()),
    ):
        if each:
            yield signature_of(each)


def signature_of(entry: Mapping[str, Any]) -> Signature:
    """{on_behalf, position, name} as lines."""
    name = printable(entry.get("name") or "")
    return Signature(_lines(entry.get("on_behalf")), _lines(entry.get("position")), name)


def _lines(text: str | None) -> tuple[str, ...]:
    """ "T/L BAN THƯỜNG VỤ / CHÁNH VĂN PHÒNG" are two lines; the slash of T/M, K/T stands between letters."""
    parts = re.split(r"\n| / ", text or "")
    return tuple(line for part in parts if (line := printable(part).strip()))


def _tasks(document: Mapping[str, Any], annex: Mapping[str, Any]) -> tuple[Table, ...]:
    """The tasks of an annex as a table; in a received one its own blocks have printed them."""
    received = any(not block.get("uid") for block in annex.get("blocks") or ())
    rows = rows_of(document, annex["section"]) if annex.get("section") and not received else []
    return (task_table(rows),) if rows else ()


def _annexes(document: Mapping[str, Any], day: date | None) -> tuple[Annex, ...]:
    entries = document.get("annexes") or ()
    numbered = len(entries) > 1  # HD36 practice: numbers only where there are two or more
    type_lines, _ = names.split_title(document)
    plan = type_lines[0].capitalize() if type_lines else "Văn bản"
    issuer = document.get("deciding_body") or document.get("issuer")
    attached_to = f"(kèm theo {plan} của {issuer})" if issuer else f"(kèm theo {plan})"
    return tuple(
        Annex(
            heading=f"Phụ lục {entry.get('number') or index}"
            if numbered or entry.get("number")
            else "Phụ lục",
            title=names.capitals(entry.get("title") or ""),
            attached_to=entry.get("attached") or attached_to,
            blocks=(*annex_blocks(entry.get("blocks") or ()), *_tasks(document, entry)),
        )
        for index, entry in enumerate(entries, 1)
    )
