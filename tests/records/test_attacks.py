"""Seven attacks on the trail by whoever owns the database, each found and its first bad entry named.

The guards are off here, as for the owner of the tables; on PostgreSQL the application's own user cannot take them
off (test_audit), so the attacks are tried on SQLite, where the trail is tamper-evident only.
"""

import base64
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from pytest_django import Settings

from records import audit
from records.anchors import anchor, read
from records.models import AuditEntry, AuditHead

pytestmark = [pytest.mark.only_on("sqlite"), pytest.mark.django_db]
ENTRIES, ANCHORED = 8, (3, 6)
"""Entries of the chain; those after which the heads were written outside."""


@pytest.fixture
def trail(settings: Settings, tmp_path: Path) -> list[AuditEntry]:
    settings.ANCHORS_FILE = tmp_path / "anchors.jsonl"
    settings.ANCHOR_KEY = tmp_path / "anchors.pem"
    made = []
    for number in range(1, ENTRIES + 1):
        with transaction.atomic():
            detail = {"n": number}
            made.append(audit.append("tu", f"act{number}", actor=None, subject="plan:1", detail=detail))
            audit.append("du", f"act{number}", actor=None, subject="plan:2", detail=detail)
        if number in ANCHORED:
            anchor()
    for operation in ("update", "delete"):
        sql(f"DROP TRIGGER guard_records_auditentry_{operation}")
    return made


def sql(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)


def chained_anew(first: int) -> None:
    """What a careful forger does: every hash from this number on is computed again, the head row too."""
    previous = ""
    for entry in AuditEntry.objects.filter(chain="tu").order_by("number"):
        if entry.number >= first:
            entry.previous_hash = previous
            entry.hash = audit.entry_hash(entry)
            sql(
                "UPDATE records_auditentry SET previous_hash = %s, hash = %s WHERE id = %s",
                *(entry.previous_hash, entry.hash, entry.pk),
            )
        previous = entry.hash
    last = AuditEntry.objects.filter(chain="tu").order_by("number").last()
    number = last.number if last else 0
    sql("UPDATE records_audithead SET count = %s, last_hash = %s WHERE chain = 'tu'", number, previous)


def edit_a_row(trail: list[AuditEntry]) -> int:
    sql("UPDATE records_auditentry SET detail = '{\"n\":99}' WHERE id = %s", trail[4].pk)
    return trail[4].pk


def remove_a_row(trail: list[AuditEntry]) -> int:
    sql("DELETE FROM records_auditentry WHERE id = %s", trail[4].pk)
    return trail[5].pk


def insert_a_row(trail: list[AuditEntry]) -> int:
    """Behind the last one, chained rightly; the head row does not know of it."""
    forged = AuditEntry(
        chain="tu", number=ENTRIES + 1, at=trail[-1].at, verb="approve", subject="plan:1", detail={}
    )
    forged.previous_hash = trail[-1].hash
    forged.hash = audit.entry_hash(forged)
    forged.save()
    return forged.pk


def insert_a_row_between(trail: list[AuditEntry]) -> int:
    """Between two, all later numbers and hashes made to fit: the anchor knows who stood there."""
    for entry in reversed(trail[4:]):
        sql("UPDATE records_auditentry SET number = number + 1 WHERE id = %s", entry.pk)
    AuditEntry(chain="tu", number=5, at=trail[3].at, verb="approve", subject="plan:1", detail={}).save()
    chained_anew(5)
    return trail[4].pk


def swap_two_rows(trail: list[AuditEntry]) -> int:
    second, third = trail[1], trail[2]
    sql("UPDATE records_auditentry SET number = 99 WHERE id = %s", second.pk)
    sql("UPDATE records_auditentry SET number = 2 WHERE id = %s", third.pk)
    sql("UPDATE records_auditentry SET number = 3 WHERE id = %s", second.pk)
    return second.pk


def cut_the_tail(trail: list[AuditEntry]) -> int:
    """With the head row made to fit: only the anchor knows that there was more."""
    sql("DELETE FROM records_auditentry WHERE chain = 'tu' AND number > 4")
    chained_anew(4)
    return trail[3].pk


def rewrite_the_whole_chain(trail: list[AuditEntry]) -> int:
    sql("UPDATE records_auditentry SET detail = '{\"n\":0}' WHERE chain = 'tu'")
    chained_anew(1)
    return trail[2].pk


def restore_an_old_database(trail: list[AuditEntry]) -> int:
    """All tables as they were after the fourth act, and work went on from there."""
    sql("DELETE FROM records_auditentry WHERE number > 4")
    chained_anew(5)
    last = AuditEntry.objects.filter(chain="du").order_by("number").last()
    assert last is not None
    sql("UPDATE records_audithead SET count = 4, last_hash = %s WHERE chain = 'du'", last.hash)
    with transaction.atomic():
        for number in range(5, 9):
            audit.append("tu", f"other{number}", actor=None, subject="plan:1")
    return min(last.pk, AuditEntry.objects.get(chain="tu", number=6).pk)


Attack = Callable[[list[AuditEntry]], int]
ATTACKS: list[Attack] = [
    edit_a_row,
    remove_a_row,
    insert_a_row,
    insert_a_row_between,
    swap_two_rows,
    cut_the_tail,
    rewrite_the_whole_chain,
    restore_an_old_database,
]


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_the_attack_is_found_and_its_first_bad_entry_named(trail: list[AuditEntry], attack: Attack) -> None:
    assert audit.verify().intact
    first_bad = attack(trail)
    verdict = audit.verify()
    assert not verdict.intact
    assert verdict.first_bad == first_bad


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_the_command_ends_with_an_error_and_says_where(
    trail: list[AuditEntry], attack: Attack, capsys: pytest.CaptureFixture[str]
) -> None:
    first_bad = attack(trail)
    with pytest.raises(SystemExit):
        call_command("verify_audit")
    told = json.loads(capsys.readouterr().out)
    assert (told["verdict"], told["first_bad"]) == ("broken", first_bad)


def lines(settings: Settings) -> list[str]:
    return Path(settings.ANCHORS_FILE).read_text(encoding="utf-8").splitlines()


def test_an_anchor_that_was_made_to_fit_a_forged_chain_is_not_as_it_was_signed(
    trail: list[AuditEntry], settings: Settings
) -> None:
    rewrite_the_whole_chain(trail)
    head = AuditHead.objects.get(chain="tu")
    forged = json.loads(lines(settings)[-1])
    forged["heads"]["tu"] = [head.count, head.last_hash]
    Path(settings.ANCHORS_FILE).write_text(json.dumps(forged) + "\n", encoding="utf-8")
    verdict = audit.verify()
    assert (verdict.intact, verdict.anchors_altered) == (False, True)


def test_a_line_taken_out_of_the_anchors_is_noticed_at_the_next(
    trail: list[AuditEntry], settings: Settings
) -> None:
    Path(settings.ANCHORS_FILE).write_text(lines(settings)[1] + "\n", encoding="utf-8")
    assert audit.verify().as_json()["anchors"] == "altered"


@pytest.mark.parametrize("junk", ["", "{}", "[]", "null", '{"heads": 1}', "\ufeff{", "x" * 5000])
def test_whatever_stands_in_the_file_is_answered_with_altered_and_not_with_an_error(
    trail: list[AuditEntry], settings: Settings, junk: str
) -> None:
    with Path(settings.ANCHORS_FILE).open("a", encoding="utf-8") as out:
        out.write(junk + "\n")
    assert audit.verify().anchors_altered


def test_the_signature_is_over_everything_that_a_line_says(
    trail: list[AuditEntry], settings: Settings
) -> None:
    for place in ("at", "previous"):
        changed = json.loads(lines(settings)[0]) | {place: "2020-01-01T00:00:00.000000+00:00"}
        Path(settings.ANCHORS_FILE).write_text(json.dumps(changed) + "\n", encoding="utf-8")
        assert read().altered
    assert len(base64.b64decode(changed["signature"])) == 64
