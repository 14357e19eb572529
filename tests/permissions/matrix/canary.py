"""A mark in every text of one plan, and a visitor who opens everything that can be reached."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any
from urllib.parse import urldefrag, urljoin

import pypdfium2
from django.apps import apps
from django.db import connection, models
from django.test import Client

from tests.addresses import ADDRESSES, arguments, url_of

MARK = "Khổng-Tước-7391"
ROOMS = ("drafting", "workflow", "records")
NOT_TEXT = re.compile(
    r"hash|sha256|uid|kind|path|chain|verb|subject|actor$|symbol|media|status|flow|act$|name_?of_?file"
)
HREF = re.compile(r'(?:href|action|src)="([^"#]+)')
MOST_PAGES = 150
"""Pages of one visitor; the crawl of a person without a part in anything ends long before."""


def text_fields(model: type[models.Model]) -> Iterator[models.Field[Any, Any]]:
    """Columns that hold what people wrote: free text that is neither a key nor a choice."""
    for field in model._meta.fields:
        free = (
            isinstance(field, models.CharField | models.TextField) and not field.choices and not field.unique
        )
        if (
            free
            and not field.is_relation
            and (field.max_length or 999) >= 40
            and not NOT_TEXT.search(field.name)
        ):
            yield field


def mark_everything() -> int:
    """Write the mark into every such column of every row; answers how many columns there were.

    The database's guards are taken away for it, which is why this runs on SQLite inside a test alone.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (trigger,) in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{trigger}"')
        marked = 0
        for model in apps.get_models():
            if model._meta.app_label not in ROOMS:
                continue
            for field in text_fields(model):
                most = field.max_length or 100_000
                cursor.execute(
                    f'UPDATE "{model._meta.db_table}" SET "{field.column}" = '
                    f'substr("{field.column}", 1, {most - len(MARK) - 1}) || %s WHERE "{field.column}" <> %s',
                    [f" {MARK}", ""],
                )
                marked += bool(cursor.rowcount)
    return marked


def texts(answer: Any) -> str:
    """Everything readable in an answer: its bytes, headers, and what packages and PDF files hold inside."""
    data = b"".join(answer.streaming_content) if answer.streaming else answer.content
    found = [data.decode(errors="replace"), str(dict(answer.headers))]
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            found += [package.read(name).decode(errors="replace") for name in package.namelist()]
    if data[:4] == b"%PDF":
        document = pypdfium2.PdfDocument(data)
        found += [page.get_textpage().get_text_range() for page in document]
        found.append(str(document.get_metadata_dict()))
        document.close()
    return "\n".join(found)


def crawl(client: Client, seeds: list[str]) -> Iterator[tuple[str, str]]:
    """(address, everything readable in its answer) of all that the visitor can reach by links from the seeds."""
    waiting, seen = list(seeds), set(seeds)
    while waiting and len(seen) < MOST_PAGES + len(seeds):
        url = waiting.pop(0)
        answer = client.get(url)
        assert answer.status_code < 500, url
        said = texts(answer)
        yield url, said
        for link in HREF.findall(said) if "html" in answer.get("Content-Type", "") else ():
            target = urldefrag(urljoin(url, link.replace("&amp;", "&"))).url
            if target.startswith("/") and not target.startswith("/static/") and target not in seen:
                seen.add(target)
                waiting.append(target)


def everywhere(plan: Any, received: Any) -> list[str]:
    """Every address, of nothing and of this very plan and arrival, and searches for the mark."""
    seeds = [
        f"/search/?q={MARK}",
        f"/search/?in=received&q={MARK}",
        f"/agencies/?q={MARK}",
        "/search/?q=kế+hoạch",
    ]
    for about in (arguments(None, None), arguments(plan, received)):
        seeds += [url_of(address, about) for address in ADDRESSES if address.shows and not address.entrance]
    return list(dict.fromkeys(seeds))
