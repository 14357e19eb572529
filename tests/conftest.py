"""Fixtures that every test may ask for; those of the browser stand in tests/browser.py.

| fixture | the database that the test gets |
|---|---|
| `db` | migrated; rolled back at the end |
| `cast` | with the demo cast; rolled back at the end |
| `committing_db` | migrated, a copy of its own: for threads, processes and `on_commit` |
| `committing_cast` | with the demo cast, a copy of its own |
| `served` | with the demo cast, a copy of its own, behind real processes (tests/browser.py) |
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.db import connection
from django.test import TransactionTestCase
from pytest_django import DjangoDbBlocker, Settings

from config.collecting import collect_seldom
from tests import sizes
from tests.databases import Databases, leave_cluster
from tests.postgres_cluster import Cluster

pytest_plugins = ["tests.browser"]

DATABASE_FIXTURES = {"db", "cast", "committing_db", "committing_cast", "served", "databases"}
running = ExitStack()


def pytest_configure(config: pytest.Config) -> None:
    """Start the run's PostgreSQL, unless one is given; parallel processes find it by its socket."""
    kind = os.environ.get("TEST_DATABASE", "sqlite")
    expected = {"sqlite": "sqlite", "postgres": "postgresql"}.get(kind)
    if connection.vendor != expected:
        raise pytest.UsageError(
            f"TEST_DATABASE is {kind}, the settings hold {connection.vendor}; run with --ds=tests.settings."
        )
    if hasattr(config, "workerinput"):
        return  # a parallel process: the one that started it has seen to the rest
    os.environ["TEST_RUN"] = f"run{os.getpid()}"
    if kind == "postgres" and (socket := os.environ.get("TEST_POSTGRES_SOCKET")):
        running.callback(leave_cluster, socket)
    elif kind == "postgres":
        os.environ["TEST_POSTGRES_SOCKET"] = str(running.enter_context(Cluster()).socket)
        running.callback(os.environ.pop, "TEST_POSTGRES_SOCKET")


def pytest_unconfigure(config: pytest.Config) -> None:
    running.close()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out tests for the other kind of database; on PostgreSQL those that need none, and those of pages."""
    kind = os.environ.get("TEST_DATABASE", "sqlite")
    kept: list[pytest.Item] = []
    left_out: list[pytest.Item] = []
    for item in items:
        only = item.get_closest_marker("only_on")
        walked = item.get_closest_marker("walked_on")
        fits = only.args == (kind,) if only else kind == "sqlite" or uses_database(item)
        fits = fits and (walked is None or sizes.FULL or walked.args == (kind,))
        fits = fits and (kind == "sqlite" or sizes.FULL or not of_pages(item))
        (kept if fits else left_out).append(item)
    items[:] = kept
    config.hook.pytest_deselected(items=left_out)


def pytest_collection_finish() -> None:
    collect_seldom()  # as in the web process


def of_pages(item: pytest.Item) -> bool:
    """Tests of pages ask little that is a database's own: CI runs them on SQLite, ./run prove on both."""
    path = item.path.relative_to(item.config.rootpath).parts
    return bool({"views", "hostile", "templates"} & set(path)) or path[-1] == "test_addresses.py"


def uses_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())):
        return True
    return issubclass(getattr(item, "cls", None) or object, TransactionTestCase)


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Databases:
    """The templates of this run and the copies of this process."""
    base = tmp_path_factory.getbasetemp()
    shared = (base if worker_id == "master" else base.parent) / "databases"
    shared.mkdir(exist_ok=True)
    return Databases(
        os.environ["TEST_DATABASE"], shared, worker_id, os.environ.get("TEST_POSTGRES_SOCKET", "")
    )


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, databases: Databases) -> Iterator[None]:
    """In place of pytest-django's: tests that roll back share this process's copy of the template."""
    with databases.used("migrated"):
        yield


@pytest.fixture(scope="session")
def _cast_of_process(django_db_setup: None, databases: Databases) -> Iterator[str]:
    name = databases.copy("cast")
    yield name
    databases.drop(name)


@pytest.fixture(autouse=True)
def _own_files(request: pytest.FixtureRequest) -> None:
    """What a test with a database stores is its own; keys alone are shared, for they are slow to make."""
    if uses_database(request.node):
        settings, folder = request.getfixturevalue("settings"), request.getfixturevalue("tmp_path") / "var"
        keys = settings.KEYS_DIR
        _keep_files_in(folder, settings)
        settings.KEYS_DIR = keys


@pytest.fixture
def _at_cast(
    databases: Databases, _cast_of_process: str, _own_files: None, tmp_path: Path, settings: Settings
) -> Iterator[None]:
    shutil.copytree(databases.files(_cast_of_process), tmp_path / "var", dirs_exist_ok=True)
    _keep_files_in(tmp_path / "var", settings)
    with databases.pointed_at(_cast_of_process):
        yield


@pytest.fixture
def cast(request: pytest.FixtureRequest, _at_cast: None, db: None) -> None:
    """The demo cast (users, agencies, posts) to act with; everything is rolled back at the end."""
    if request.node.get_closest_marker("django_db"):
        raise pytest.UsageError(
            "Ask for `cast` without the django_db mark, which opens the other database first."
        )


@pytest.fixture
def committing_db(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    databases: Databases,
    settings: Settings,
    _own_files: None,
) -> Iterator[str]:
    """A migrated database of the test's own, where commits are real; threads close their connections.

    Gives the database's name, for `databases.url(name)` and `databases.environment(name)`.
    """
    with databases.used("migrated") as name, django_db_blocker.unblock():
        _keep_files_in(databases.files(name), settings)
        yield name


@pytest.fixture
def committing_cast(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    databases: Databases,
    settings: Settings,
    _own_files: None,
) -> Iterator[str]:
    """Like `committing_db`, with the demo cast."""
    with databases.used("cast") as name, django_db_blocker.unblock():
        _keep_files_in(databases.files(name), settings)
        yield name


def _keep_files_in(folder: Path, settings: Settings) -> None:
    settings.VAR_DIR = folder
    settings.FILES_DIR = folder / "files"
    settings.KEYS_DIR = folder / "keys"
    settings.ANCHORS_FILE = folder / "anchors.jsonl"
    settings.ANCHOR_KEY = folder / "keys" / "anchors.pem"
