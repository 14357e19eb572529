"""Databases for tests: every test process, and every test that commits, works on its own copy of a template.

The product's guards refuse deletes and truncates, so a used database cannot be emptied; a copy costs some ten
milliseconds. Templates are built once per run, by whichever process needs one first.
"""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, LiteralString
from urllib.parse import quote

import psycopg
from django.db import connections
from psycopg import sql

from config import env
from config.settings import BASE_DIR
from tests import kept_templates
from tests.postgres_cluster import APPLICATION, OWNER, SUPERUSER
from tests.seeding import DEMO_PASSWORD
from tools.prepare import grant_application

Template = Literal["migrated", "cast"]
LOCATION = ("NAME", "USER", "PASSWORD", "HOST", "PORT")


class Databases:
    """The templates and copies of one test run, kept in a folder that all its processes share.

    `socket` is the folder of the PostgreSQL cluster's socket, unused on SQLite. `kind` is sqlite or postgres;
    `process` tells the names of this process's copies from those of others.
    """

    def __init__(self, kind: str, shared: Path, process: str, socket: str = "") -> None:
        self.kind, self.shared, self.process, self.socket = kind, shared, process, socket
        self.copies = 0
        # A cluster may serve several runs; on SQLite the folder tells them apart already.
        self.run = f"{os.environ.get('TEST_RUN', 'run')}_"

    def url(self, name: str, *, user: str = APPLICATION) -> str:
        """The DATABASE_URL of one database; as the application's user unless another is named."""
        if self.kind == "sqlite":
            return f"sqlite:///{self.shared / name}.sqlite3"
        return f"postgres://{user}@/{self.run}{name}?host={quote(self.socket)}"

    def files(self, name: str) -> Path:
        """The VAR_DIR that belongs to this database."""
        return self.shared / f"{name}-files"

    def environment(self, name: str) -> dict[str, str]:
        """What a program of the product needs to run on this database in demo mode, as `./run` starts it."""
        return os.environ | {
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "DATABASE_URL": self.url(name),
            "VAR_DIR": str(self.files(name)),
            "DEMO": "yes",
            "DEMO_PASSWORD": DEMO_PASSWORD,
        }

    def template(self, name: Template) -> Template:
        """Build the template if no process of this run has yet."""
        with (self.shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            built = self.shared / f"{name}.built"
            if not built.exists():
                if not (self.kind == "sqlite" and kept_templates.take(name, self.shared)):
                    self._build(name)
                built.touch()
        return name

    def _build(self, name: Template) -> None:
        if name == "migrated":
            self._migrate(name)
        else:
            self._make(name, self.template("migrated"))
            self._run(name, "-m", "tests.seeding")
        if self.kind == "sqlite":
            kept_templates.keep(name, self.shared)

    def copy(self, template: Template) -> str:
        """A fresh database with its files; answers its name."""
        self.copies += 1
        name = f"{self.process}_{self.copies}"
        self._make(name, self.template(template))
        return name

    def empty(self) -> str:
        """A database without tables, its files' folder included; answers its name."""
        self.copies += 1
        name = f"{self.process}_{self.copies}"
        self._create(name)
        return name

    def drop(self, name: str) -> None:
        """Remove a database, also while somebody is connected, and its files."""
        if self.kind == "postgres":
            self._as_superuser("DROP DATABASE {} WITH (FORCE)", self.run + name)
        else:
            (self.shared / f"{name}.sqlite3").unlink()
        shutil.rmtree(self.files(name), ignore_errors=True)

    @contextmanager
    def pointed_at(self, name: str) -> Iterator[None]:
        """Let Django's connections mean this database; threads close their own when they end."""
        settings = connections.settings["default"]
        before = {key: settings.get(key) for key in LOCATION}
        target: Mapping[str, Any] = env.database(self.url(name))
        connections["default"].close()
        settings.update({key: target.get(key, "") for key in LOCATION})
        try:
            yield
        finally:
            connections["default"].close()
            settings.update(before)

    @contextmanager
    def used(self, template: Template) -> Iterator[str]:
        """A fresh copy that Django's connections mean meanwhile; answers its name."""
        name = self.copy(template)
        try:
            with self.pointed_at(name):
                yield name
        finally:
            self.drop(name)

    def _create(self, name: str) -> None:
        if self.kind == "postgres":
            self._as_superuser("CREATE DATABASE {} OWNER {}", self.run + name, OWNER)
        (self.files(name) / "static").mkdir(parents=True)

    def _migrate(self, name: str) -> None:
        self._create(name)
        self._run(name, "manage.py", "migrate", "--no-input", "--verbosity=0", user=OWNER)
        if self.kind == "postgres":
            grant_application(self.url(name, user=OWNER), self.url(name))

    def _run(self, name: str, *arguments: str, user: str = APPLICATION) -> None:
        environment = self.environment(name) | {"DATABASE_URL": self.url(name, user=user)}
        subprocess.run([sys.executable, *arguments], check=True, env=environment, cwd=BASE_DIR)

    def _make(self, name: str, template: str) -> None:
        if self.kind == "postgres":
            self._as_superuser(
                "CREATE DATABASE {} TEMPLATE {} OWNER {}", self.run + name, self.run + template, OWNER
            )
        else:
            shutil.copyfile(self.shared / f"{template}.sqlite3", self.shared / f"{name}.sqlite3")
        shutil.copytree(self.files(template), self.files(name))

    def _as_superuser(self, statement: LiteralString, *names: str) -> None:
        with as_superuser(self.socket) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def as_superuser(socket: str) -> psycopg.Connection[tuple[Any, ...]]:
    return psycopg.connect(host=socket, user=SUPERUSER, dbname="postgres", autocommit=True)


def leave_cluster(socket: str) -> None:
    """Drop what this run has made in a cluster that others use too."""
    with as_superuser(socket) as connection:
        found = connection.execute(
            "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [f"{os.environ['TEST_RUN']}_"]
        )
        for (name,) in found.fetchall():
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
