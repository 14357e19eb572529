"""Database triggers: what was issued, decided, numbered or recorded is refused a change below Python too.

On PostgreSQL they bind the application's own database user; whoever owns the tables can drop them. On SQLite
the same triggers stand, but whoever has the file can too: there the trail is tamper-evident only.
"""

from collections.abc import Sequence
from typing import Any

from django.db.migrations import RunPython


def refuse(table: str, operations: Sequence[str], when: str, message: str) -> RunPython:
    """A migration operation: refuse `operations` ("insert", "update", "delete") on rows for which `when` holds.

    `when` is SQL over NEW and OLD, valid on both databases; the message names the rule for whoever reads the log. It
    takes the place of an earlier guard of the same table and operations: SQLite loses the guards of a table that Django
    makes anew, so a migration that alters one writes them again.
    """
    assert "'" not in message
    return RunPython(
        lambda apps, editor: _create(editor, table, operations, when, message),
        lambda apps, editor: _drop(editor, table, operations),
        elidable=False,
    )


def _run(editor: Any, sql: str) -> None:
    """Without parameters: a per cent sign in a rule is not a placeholder."""
    editor.execute(sql, params=None)


def _name(table: str, operation: str) -> str:
    return f"guard_{table}_{operation}"


def _create(editor: Any, table: str, operations: Sequence[str], when: str, message: str) -> None:
    _drop(editor, table, operations)
    for operation in operations:
        name = _name(table, operation)
        if editor.connection.vendor == "sqlite":
            _run(
                editor,
                f"CREATE TRIGGER {name} BEFORE {operation.upper()} ON {table} WHEN {when} "
                f"BEGIN SELECT RAISE(ABORT, '{message}'); END",
            )
        else:
            back = "OLD" if operation == "delete" else "NEW"
            _run(
                editor,
                f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN "
                f"IF {when} THEN RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; "
                f"END IF; RETURN {back}; END $guard$",
            )
            _run(
                editor,
                f"CREATE TRIGGER {name} BEFORE {operation.upper()} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
            )


def _drop(editor: Any, table: str, operations: Sequence[str]) -> None:
    for operation in operations:
        name = _name(table, operation)
        if editor.connection.vendor == "sqlite":
            _run(editor, f"DROP TRIGGER IF EXISTS {name}")
        else:
            _run(editor, f"DROP TRIGGER IF EXISTS {name} ON {table}")
            _run(editor, f"DROP FUNCTION IF EXISTS {name}()")
