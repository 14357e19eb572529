"""The trail: append-only, chained, verified against its heads and the anchors outside the database."""

import json
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from pytest_django import DjangoAssertNumQueries, Settings

from records import audit
from records.models import AuditEntry, AuditHead


@pytest.fixture
def trail(db: None, settings: Settings, tmp_path: Path) -> list[AuditEntry]:
    """Five entries of one committee, anchored after the third; the guards are off, as for who owns the database.

    On PostgreSQL the application's own user cannot take them off (see below), so the attacks are tried on SQLite.
    """
    settings.ANCHORS_FILE = tmp_path / "anchors.jsonl"
    made = []
    with transaction.atomic():
        for number in range(5):
            made.append(
                audit.append("tu", f"act{number}", actor=None, subject="plan:1", detail={"n": number})
            )
            if number == 2:
                audit.anchor()
    with connection.cursor() as cursor:
        for operation in ("update", "delete"):
            cursor.execute(f"DROP TRIGGER guard_records_auditentry_{operation}")
    return made


@pytest.mark.only_on("sqlite")
def test_an_untouched_trail_is_intact(trail: list[AuditEntry]) -> None:
    assert audit.verify().as_json() == {"verdict": "intact", "entries": 5, "first_bad": None}


@pytest.mark.only_on("sqlite")
def test_an_edited_entry_is_named(trail: list[AuditEntry]) -> None:
    AuditEntry.objects.filter(pk=trail[1].pk).update(detail={"n": 9})
    assert audit.verify().first_bad == trail[1].pk


@pytest.mark.only_on("sqlite")
def test_a_removed_entry_is_noticed_at_the_one_after_it(trail: list[AuditEntry]) -> None:
    trail[1].delete()
    assert audit.verify().first_bad == trail[2].pk


@pytest.mark.only_on("sqlite")
def test_entries_in_another_order_are_noticed(trail: list[AuditEntry]) -> None:
    second, third = trail[1], trail[2]
    AuditEntry.objects.filter(pk=second.pk).update(number=99)
    AuditEntry.objects.filter(pk=third.pk).update(number=2)
    AuditEntry.objects.filter(pk=second.pk).update(number=3)
    assert audit.verify().first_bad in (second.pk, third.pk)


@pytest.mark.only_on("sqlite")
def test_a_cut_tail_is_noticed_by_the_head(trail: list[AuditEntry]) -> None:
    trail[4].delete()
    assert audit.verify().first_bad == trail[3].pk


@pytest.mark.only_on("sqlite")
def test_a_tail_cut_together_with_its_head_is_noticed_by_the_anchor(trail: list[AuditEntry]) -> None:
    for entry in trail[2:]:
        entry.delete()
    AuditHead.objects.update(count=2, last_hash=trail[1].hash)
    assert audit.verify().first_bad == trail[1].pk


@pytest.mark.only_on("sqlite")
def test_a_chain_rewritten_whole_is_noticed_by_the_anchor(trail: list[AuditEntry]) -> None:
    previous = ""
    for entry in AuditEntry.objects.order_by("number"):
        entry.detail, entry.previous_hash = {"n": "forged"}, previous
        entry.hash = previous = audit.entry_hash(entry)
        entry.save()
    AuditHead.objects.update(last_hash=previous)
    assert audit.verify().first_bad == trail[2].pk


@pytest.mark.only_on("sqlite")
def test_anchoring_twice_without_a_new_entry_writes_one_line(
    trail: list[AuditEntry], settings: Settings
) -> None:
    audit.anchor()
    audit.anchor()
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
