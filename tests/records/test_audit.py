"""The trail: append-only, chained, verified against its heads and the anchors outside the database."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from pytest_django import DjangoAssertNumQueries, Settings

from records import audit
from records.anchors import anchor
from records.models import AuditEntry


@pytest.fixture
def trail(db: None, settings: Settings, tmp_path: Path) -> list[AuditEntry]:
    """Five entries of one committee, anchored after the third; the guards are off, as for who owns the database.

    On PostgreSQL the application's own user cannot take them off (see below), so the attacks are tried on SQLite.
    """
    settings.ANCHORS_FILE = tmp_path / "anchors.jsonl"
    settings.ANCHOR_KEY = tmp_path / "anchors.pem"
    made = []
    with transaction.atomic():
        for number in range(5):
            made.append(
                audit.append("tu", f"act{number}", actor=None, subject="plan:1", detail={"n": number})
            )
            if number == 2:
                anchor()
    with connection.cursor() as cursor:
        for operation in ("update", "delete"):
            cursor.execute(f"DROP TRIGGER guard_records_auditentry_{operation}")
    return made


@pytest.mark.only_on("sqlite")
def test_an_untouched_trail_is_intact(trail: list[AuditEntry]) -> None:
    assert audit.verify().as_json() == {"verdict": "intact", "entries": 5, "first_bad": None}


@pytest.mark.only_on("sqlite")
def test_anchoring_twice_without_a_new_entry_writes_one_line(
    trail: list[AuditEntry], settings: Settings
) -> None:
    anchor()
    anchor()
    lines = Path(settings.ANCHORS_FILE).read_text().splitlines()
    assert [json.loads(line)["heads"]["tu"][0] for line in lines] == [3, 5]


def test_an_entry_is_refused_outside_the_transaction_of_its_act(committing_db: None) -> None:
    with pytest.raises(RuntimeError):
        audit.append("tu", "act", actor=None, subject="plan:1")


@pytest.mark.django_db
def test_the_database_refuses_to_change_an_entry() -> None:
    with transaction.atomic():
        entry = audit.append("tu", "act", actor=None, subject="plan:1")
    with pytest.raises(DatabaseError), transaction.atomic():
        AuditEntry.objects.filter(pk=entry.pk).update(verb="other")


@pytest.mark.only_on("sqlite")
def test_verifying_costs_the_same_queries_for_any_length(
    trail: list[AuditEntry], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        audit.verify()


@pytest.mark.only_on("postgres")
@pytest.mark.django_db
@pytest.mark.parametrize(
    "sql",
    [
        "DROP TRIGGER guard_records_auditentry_update ON records_auditentry",
        "ALTER TABLE records_auditentry DISABLE TRIGGER ALL",
        "TRUNCATE records_auditentry",
        "SET session_replication_role = replica",
    ],
)
def test_the_applications_own_user_cannot_take_the_guards_off(sql: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.django_db
def test_the_heads_are_written_at_most_once_in_the_interval(settings: Settings, tmp_path: Path) -> None:
    settings.ANCHORS_FILE, settings.ANCHOR_KEY = tmp_path / "anchors.jsonl", tmp_path / "anchors.pem"
    for number in range(3):
        with transaction.atomic():
            audit.append("tu", f"act{number}", actor=None, subject="plan:1")
        anchor(every=timedelta(minutes=5))
    lines = Path(settings.ANCHORS_FILE).read_text().splitlines()
    assert [json.loads(line)["heads"]["tu"][0] for line in lines] == [1]


@pytest.mark.django_db
def test_the_key_of_the_anchors_is_its_owners_alone(settings: Settings, tmp_path: Path) -> None:
    settings.ANCHORS_FILE, settings.ANCHOR_KEY = tmp_path / "anchors.jsonl", tmp_path / "keys" / "a.pem"
    with transaction.atomic():
        audit.append("tu", "act", actor=None, subject="plan:1")
    anchor()
    assert settings.ANCHOR_KEY.stat().st_mode & 0o077 == 0
