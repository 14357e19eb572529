"""What a search reads: on PostgreSQL a generated column with its index, on SQLite full-text tables kept by triggers."""

from django.db import migrations

from drafting.searching.letters import BARE, MARKED

TEXTS = {
    "drafting_part": ("text", "lead", "cells", "notes"),
    "drafting_plan": ("title",),
    "drafting_readpoint": ("text", "lead"),
    "drafting_receiveddocument": ("title", "symbol", "sender"),
}
"""Table → the columns whose words are found; lists in JSON count with their texts."""
JSON = {"cells", "notes"}


def forwards(apps, editor):
    (_postgres if editor.connection.vendor == "postgresql" else _sqlite)(editor)


def _postgres(editor):
    editor.execute(
        "CREATE OR REPLACE FUNCTION tk_plain(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS "
        f"$plain$ SELECT regexp_replace(lower(translate(normalize($1, NFC), '{MARKED}đĐ', '{BARE}dd')), "
        "'[^a-z0-9]+', ' ', 'g') $plain$",
        params=None,
    )
    for table, columns in TEXTS.items():
        text = " || ' ' || ".join(f'"{column}"' + ("::text" if column in JSON else "") for column in columns)
        editor.execute(
            f"ALTER TABLE {table} ADD COLUMN search tsvector "
            f"GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, tk_plain({text}))) STORED",
            params=None,
        )
        editor.execute(f"CREATE INDEX {table}_search ON {table} USING gin (search)", params=None)


def _sqlite(editor):
    for table, columns in TEXTS.items():
        editor.execute(
            f"CREATE VIRTUAL TABLE {table}_search USING fts5(words, tokenize='unicode61 remove_diacritics 2')",
            params=None,
        )
        words = " || ' ' || ".join(map(_words, columns))
        words = f"replace(replace({words}, 'đ', 'd'), 'Đ', 'D')"
        put = f"INSERT INTO {table}_search(rowid, words) VALUES (NEW.id, {words})"
        gone = f"DELETE FROM {table}_search WHERE rowid = OLD.id"
        for event, body in {
            "INSERT": put,
            f"UPDATE OF {', '.join(columns)}": f"{gone}; {put}",
            "DELETE": gone,
        }.items():
            name = f"search_{table}_{event.split()[0].lower()}"
            editor.execute(f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN {body}; END", params=None)
        source = words.replace("NEW.", "")
        editor.execute(f"INSERT INTO {table}_search(rowid, words) SELECT id, {source} FROM {table}", params=None)


def _words(column):
    if column in JSON:
        return f"(SELECT coalesce(group_concat(atom, ' '), '') FROM json_tree(NEW.{column}))"
    return f"NEW.{column}"


class Migration(migrations.Migration):
    dependencies = [("drafting", "0002_guards")]

    operations = [
        migrations.RunPython(forwards, migrations.RunPython.noop, elidable=False),
    ]
