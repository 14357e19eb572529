import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from config.settings import BASE_DIR
from tests.databases import Databases
from tests.postgres_cluster import OWNER
from tools import prepare


@pytest.fixture
def url(databases: Databases, committing_db: str, monkeypatch: pytest.MonkeyPatch) -> str:
    url = databases.url(committing_db)
    monkeypatch.setenv("DATABASE_URL", url)
    return url


@pytest.fixture
def rooms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one file, so that a changed file can be tried."""
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "one.py").write_text("a = 1\n")
    (tmp_path / "requirements.lock").write_text("django==5.2\n")
    monkeypatch.setattr(prepare, "ROOT", tmp_path)
    return tmp_path


def test_nothing_is_prepared_again_while_code_and_database_are_the_same(url: str, rooms: Path) -> None:
    assert prepare.fingerprint(demo=True) == prepare.fingerprint(demo=True)


@pytest.mark.parametrize("file", ["config/one.py", "requirements.lock", "config/new.py"])
def test_changed_code_is_prepared_for(url: str, rooms: Path, file: str) -> None:
    before = prepare.fingerprint(demo=True)
    (rooms / file).write_text("something else")
    assert prepare.fingerprint(demo=True) != before


def test_another_database_of_the_same_code_is_prepared_too(
    url: str, rooms: Path, databases: Databases
) -> None:
    before = prepare.fingerprint(demo=True)

    with connection.cursor() as cursor:
        cursor.execute("UPDATE django_migrations SET applied = '2020-01-01' WHERE name = '0001_initial'")
    assert prepare.fingerprint(demo=True) != before


def test_serving_without_the_demo_is_prepared_apart(url: str, rooms: Path) -> None:
    assert prepare.fingerprint(demo=False) != prepare.fingerprint(demo=True)


@pytest.mark.only_on("postgres")
def test_the_owner_migrates_and_the_application_may_use_what_it_made(databases: Databases) -> None:
    name = databases.empty()
    environment = databases.environment(name) | {"DATABASE_OWNER_URL": databases.url(name, user=OWNER)}
    program = "from tools import prepare; prepare.database(demo=False)"
    subprocess.run([sys.executable, "-c", program], check=True, env=environment, cwd=BASE_DIR)
    with psycopg.connect(databases.url(name)) as connection:
        row = ("key", "data", "2030-01-01 00:00:00+00")
        connection.execute("INSERT INTO django_session VALUES (%s, %s, %s)", row)
        kept = connection.execute("SELECT session_data FROM django_session").fetchall()
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("ALTER TABLE permissions_user DISABLE TRIGGER ALL")
    databases.drop(name)
    assert kept == [("data",)]
