"""Bringing the database to the present code: migrations, rights of the application's user, demo data.

All of it can be repeated; it is left out while nothing has changed since it last succeeded on this database.
"""

# ruff: noqa: S603, T201 -- starts commands of ours and tells the terminal

import hashlib
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from config import settings

ROOT = settings.BASE_DIR
ROOMS = ("config", "workflow", "drafting", "permissions", "records")
STAMP = settings.VAR_DIR / "prepared"
ACCOUNTS = settings.VAR_DIR / "demo-accounts"
"""What `demo` said last: the accounts with their password, for its owner's eyes."""
APPLIED = "SELECT app, name, applied FROM django_migrations ORDER BY id"


class Failed(Exception):
    """A command that was to prepare something ended badly; its own messages were shown."""


def database(*, demo: bool) -> str:
    """Migrate and, in demo mode, load the demo data, each with its line of progress on standard error.

    Answers the demo's accounts as `demo` prints them, empty without the demo.
    """
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise warns where it is missing
    # A password named in the environment is set again at every start.
    if not (demo and os.environ.get("DEMO_PASSWORD")) and _is_prepared(demo=demo):
        return ACCOUNTS.read_text() if demo else ""
    owner = os.environ.get("DATABASE_OWNER_URL")
    _manage("Migrations", "migrate", "--no-input", "--verbosity=0", url=owner)
    if owner:
        grant_application(owner, os.environ["DATABASE_URL"])
    accounts = _manage("Demo data", "demo") if demo else ""
    ACCOUNTS.unlink(missing_ok=True)
    with os.fdopen(os.open(ACCOUNTS, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(accounts)
    STAMP.write_text(fingerprint(demo=demo))
    return accounts


def _is_prepared(*, demo: bool) -> bool:
    return STAMP.exists() and ACCOUNTS.exists() and STAMP.read_text() == fingerprint(demo=demo)


def fingerprint(*, demo: bool) -> str:
    """Names the code and the very database: the times at which its migrations were applied are its own."""
    digest = hashlib.sha256(repr((demo, list(_applied()))).encode())
    files = [ROOT / "requirements.lock", *ROOT.glob("locale/**/*.po")]
    for room in ROOMS:
        files += (ROOT / room).rglob("*.py")
    for path in sorted(files):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _applied() -> Iterator[str]:
    """The database's own list of migrations; nothing when there is no such database or table yet."""
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        if not Path(database["NAME"]).exists():
            return
        with closing(sqlite3.connect(database["NAME"])) as connection:
            try:
                yield from map(str, connection.execute(APPLIED))
            except sqlite3.OperationalError:
                return
        return
    import psycopg  # here, because a start on SQLite does without its 0.1 s

    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        try:
            yield from map(str, connection.execute(APPLIED))
        except psycopg.errors.UndefinedTable:
            return


def grant_application(owner_url: str, application_url: str) -> None:
    """Let the application's user of PostgreSQL read and write rows; tables and guards stay the owner's."""
    import psycopg
    from psycopg import conninfo, sql

    user = sql.Identifier(str(conninfo.conninfo_to_dict(application_url)["user"]))
    with psycopg.connect(owner_url) as connection:
        for what in (
            "GRANT USAGE ON SCHEMA public TO {}",
            "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}",
            "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {}",
        ):
            connection.execute(sql.SQL(what).format(user))


def _manage(title: str, *arguments: str, url: str | None = None) -> str:
    """Run a management command and answer what it printed; its messages are shown only when it fails."""
    print(f"{title} … ", end="", file=sys.stderr, flush=True)
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), *arguments],
        check=False,
        env=os.environ | ({"DATABASE_URL": url} if url else {}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        print(f"failed: manage.py {' '.join(arguments)} said\n{done.stdout}{done.stderr}", file=sys.stderr)
        raise Failed
    print(f"{time.monotonic() - began:.1f} s", file=sys.stderr)
    return done.stdout
