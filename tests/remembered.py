"""What a walk has written is kept and written again at once where a later test begins from the same rows.

A walk through the services costs up to a second, its rows some hundredths. Kept in this process alone, by the exact
state that it began from: whatever differs, in the rows or in the day, is walked anew.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

Rows = dict[str, dict[str, Any]]
"""Table → primary key as text → the row in the form of the database."""

FIRST = ("drafting_part", "workflow_ballot")
"""The guards refuse these once the plan is frozen or the round closed; keys between tables are checked at the end."""


@dataclass
class Trace:
    """What was written: new and changed rows by table, and the files that the rows name."""

    rows: dict[str, list[Any]] = field(default_factory=dict)
    changed: dict[str, dict[str, Any]] = field(default_factory=dict)
    files: Path | None = None


KEPT: dict[tuple[str, str], tuple[Any, Trace]] = {}


def remembered(name: str, walk: Callable[[], Any]) -> Any:
    """The answer of `walk`, whose rows are then there; `walk` must give something that holds primary keys alone."""
    if datetime.now().__class__.__module__ == "freezegun.api" or not connection.in_atomic_block:
        return walk()
    before = _state()
    key = (name, _fingerprint(before))
    if key in KEPT:
        answer, trace = KEPT[key]
        _write(trace)
        return answer
    files = _files()
    answer = walk()
    written = _difference(before, _state())
    if written is not None:
        written.files = _copied(files)
        KEPT[key] = (answer, written)
    return answer


def _tables() -> list[str]:
    """All but those that the database keeps by itself: full-text tables follow their rows."""
    names = connection.introspection.table_names()
    return [name for name in names if name != "django_migrations" and "_search" not in name]


GENERATED = "search"
"""The column that PostgreSQL makes of others."""
_COLUMNS: dict[str, tuple[str, list[str]]] = {}


def _columns(table: str) -> tuple[str, list[str]]:
    """(primary key, all columns that are written)."""
    if table not in _COLUMNS:
        with connection.cursor() as cursor:
            described = connection.introspection.get_table_description(cursor, table)
            names = [column.name for column in described if column.name != GENERATED]
            (key,) = connection.introspection.get_primary_key_columns(cursor, table) or ("",)
        _COLUMNS[table] = key, names
    return _COLUMNS[table]


def _state() -> Rows:
    """Every row, on SQLite as it is stored (the plus keeps converters away), on PostgreSQL as JSON."""
    found: Rows = {}
    with connection.cursor() as cursor:
        for table in _tables():
            key, names = _columns(table)
            row = ", ".join(f'+"{name}"' for name in names) if _sqlite() else "to_jsonb(t)::text"
            cursor.execute(f'SELECT "{key}", {row} FROM "{table}" t')
            found[table] = {str(first): rest if _sqlite() else rest[0] for first, *rest in cursor}
    return found


def _sqlite() -> bool:
    return connection.vendor == "sqlite"


def _fingerprint(state: Rows) -> str:
    told = json.dumps([str(timezone.localdate()), state], sort_keys=True, default=repr)
    return hashlib.sha256(told.encode()).hexdigest()


def _difference(before: Rows, after: Rows) -> Trace | None:
    """None where rows went away: that cannot be written again past the guards."""
    trace = Trace()
    for table, rows in after.items():
        if before[table].keys() - rows.keys():
            return None
        trace.rows[table] = [row for key, row in rows.items() if key not in before[table]]
        trace.changed[table] = {
            key: row for key, row in rows.items() if key in before[table] and before[table][key] != row
        }
    return trace


def _write(trace: Trace) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for table in sorted(trace.rows, key=lambda table: table not in FIRST):
            if rows := trace.rows[table]:
                _insert(cursor, table, rows)
            for key, row in trace.changed[table].items():
                _update(cursor, table, key, row)
    if trace.files:
        shutil.copytree(trace.files, settings.VAR_DIR, dirs_exist_ok=True)


def _insert(cursor: Any, table: str, rows: list[Any]) -> None:
    _, names = _columns(table)
    if _sqlite():
        marks = ", ".join(["%s"] * len(names))
        cursor.executemany(f'INSERT INTO "{table}" ({_quoted(names)}) VALUES ({marks})', rows)
        return
    # Sequences are not rolled back: they are past these numbers since the walk itself.
    source = f'jsonb_populate_recordset(NULL::"{table}", %s::jsonb)'
    columns = _quoted(names)
    cursor.execute(
        f'INSERT INTO "{table}" ({columns}) SELECT {columns} FROM {source}', [f"[{','.join(rows)}]"]
    )


def _update(cursor: Any, table: str, key: str, row: Any) -> None:
    name, names = _columns(table)
    if _sqlite():
        values = ", ".join(f'"{column}" = %s' for column in names)
        cursor.execute(f'UPDATE "{table}" SET {values} WHERE "{name}" = %s', [*row, key])
        return
    source = f'jsonb_populate_record(NULL::"{table}", %s::jsonb)'
    cursor.execute(
        f'UPDATE "{table}" t SET ({_quoted(names)}) = (SELECT {_quoted(names)} FROM {source}) '
        f'WHERE t."{name}"::text = %s',
        [row, key],
    )


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _files() -> set[Path]:
    folder = Path(settings.VAR_DIR)
    return {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}


def _copied(before: set[Path]) -> Path:
    """New files of this test's folder, kept beside all tests' folders of the process."""
    kept = Path(settings.VAR_DIR).parent.parent / f"walked-{len(KEPT)}"
    for path in _files() - before:
        target = kept / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(Path(settings.VAR_DIR) / path, target)
    kept.mkdir(exist_ok=True)
    return kept
