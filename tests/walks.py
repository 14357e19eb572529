"""Plans on their way, for tests of what happens there: the demo's walk with a short invented parent plan."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connection

from drafting.models import Plan, ReceivedDocument, Status
from permissions.models import Cached
from records.models import AuditEntry
from tests.remembered import remembered
from workflow.demo.casts import person
from workflow.demo.texts import SUBJECTS, Subject
from workflow.demo.walk import Walk

SHORT = next(subject for subject in SUBJECTS if isinstance(subject, Subject))
"""An invented parent plan of nine items."""

__all__ = ["SHORT", "one_entry", "person", "rows", "untouched", "walk"]


def walk(status: Status = Status.DRAFTING, *, text: bytes | None = None) -> Walk:
    """The province's plan from a nine-item parent, standing at the beginning of this status."""
    data = text or SHORT.text()
    way = Walk()

    def whole() -> tuple[int, int]:
        way.begin(data, "ke-hoach.txt").to(status)
        return way.received.pk, way.plan.pk

    received, plan = remembered(f"walk to {status} from {hashlib.sha256(data).hexdigest()}", whole)
    way.received = ReceivedDocument.objects.get(pk=received)
    way.plan = Plan.objects.get(pk=plan)
    way.again()
    return way


def rows() -> dict[str, list[Any]]:
    """Every row of the product's own tables, as the database has it; but for the cache, which counts tries."""
    models = [
        m
        for m in apps.get_models()
        if m._meta.app_label in ("records", "permissions", "drafting", "workflow") and m is not Cached
    ]
    found = {}
    with connection.cursor() as cursor:
        for model in models:
            meta = model._meta
            cursor.execute(f'SELECT * FROM "{meta.db_table}" ORDER BY "{meta.pk.column}"')
            found[meta.label] = cursor.fetchall()
    return found


@contextmanager
def untouched() -> Iterator[None]:
    """Whatever is tried inside leaves no trace in the data."""
    before = rows()
    yield
    assert rows() == before


@contextmanager
def one_entry(verb: str) -> Iterator[None]:
    """What is done inside writes exactly one audit entry, of this verb."""
    last = AuditEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    yield
    assert list(AuditEntry.objects.filter(pk__gt=last).values_list("verb", flat=True)) == [verb]
