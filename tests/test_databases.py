"""What the fixtures of tests/conftest.py promise."""

import subprocess
import sys
import threading

import pytest
from django.conf import settings
from django.db import connection, transaction

from permissions.models import User
from tests.databases import Databases

PEOPLE = [f"person{number}" for number in range(3)]


@pytest.mark.parametrize("name", PEOPLE)
def test_a_rolled_back_test_finds_none_of_the_others_rows(db: None, name: str) -> None:
    User.objects.create(username=name)
    assert set(User.objects.filter(username__in=PEOPLE).values_list("username", flat=True)) == {name}


@pytest.mark.parametrize("name", PEOPLE)
def test_a_committing_test_finds_none_of_the_others_rows(committing_db: str, name: str) -> None:
    User.objects.create(username=name)
    assert set(User.objects.filter(username__in=PEOPLE).values_list("username", flat=True)) == {name}


def test_other_threads_and_processes_see_what_a_committing_test_commits(
    committing_db: str, databases: Databases
) -> None:
    User.objects.create(username="thread")
    seen: list[int] = []

    def look() -> None:
        seen.append(User.objects.filter(username="thread").count())
        connection.close()

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    program = (
        "import django; django.setup()\nfrom permissions.models import User\nprint(User.objects.count())"
    )
    process = subprocess.run(
        [sys.executable, "-c", program],
        env=databases.environment(committing_db),
        capture_output=True,
        check=True,
    )
    assert (seen, int(process.stdout)) == ([1], User.objects.count())


def test_work_after_the_commit_is_done_in_a_committing_test(committing_db: str) -> None:
    done: list[str] = []
    with transaction.atomic():
        transaction.on_commit(lambda: done.append("after"))
        done.append("inside")
    assert done == ["inside", "after"]


@pytest.mark.parametrize("turn", [1, 2])
def test_the_cast_is_there_and_whole_in_every_test(cast: None, turn: int) -> None:
    User.objects.filter(username="soan").update(full_name="Someone else")
    assert User.objects.exclude(full_name="Someone else").filter(username="truongban").count() == 1
    assert User.objects.filter(full_name="Someone else").count() == 1


@pytest.mark.parametrize("turn", [1, 2])
def test_a_committing_test_may_change_its_cast(committing_cast: str, turn: int) -> None:
    assert not User.objects.filter(full_name="Someone else").exists()
    assert User.objects.filter(username="soan").update(full_name="Someone else") == 1


def test_what_a_test_stores_lies_in_its_own_folder(db: None, tmp_path: object) -> None:
    assert settings.FILES_DIR.is_relative_to(str(tmp_path))


@pytest.mark.only_on("postgres")
def test_on_postgresql_the_application_is_not_the_owner_of_its_tables(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FILTER (WHERE tableowner = current_user), count(*) FROM pg_tables "
            "WHERE schemaname = 'public'"
        )
        owned, tables = cursor.fetchone()
    assert owned == 0
    assert tables > 0
