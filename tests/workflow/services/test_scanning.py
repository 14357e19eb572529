"""A scan: registered at once, read by the worker while instruction and assignment go on."""

from collections.abc import Callable
from typing import Any

import pytest

from drafting.models import ReceivedDocument, Recognition
from drafting.reading.reader import read_file
from drafting.reading.refusals import ReadingRefused
from records import jobs
from records.models import AuditEntry, Job
from tests.arrivals import PARENT
from tests.plans import agency, person
from workflow import recognising
from workflow.refusals import Blocked, Overtaken, Refused, Unfit
from workflow.services import receiving, scanning

pytestmark = pytest.mark.usefixtures("cast")

Progress = Callable[[int, int], None]


def refuse_scan(data: bytes, name: str) -> dict[str, Any]:
    raise ReadingRefused("scan", "Tệp là bản chụp.")


def recognised(data: bytes, name: str, *, ocr: bool, progress: Progress) -> dict[str, Any]:
    for page in range(1, 4):
        progress(page, 3)
    return read_file(PARENT.encode(), name)


def unreadable(data: bytes, name: str, *, ocr: bool, progress: Progress) -> dict[str, Any]:
    progress(1, 3)
    raise ReadingRefused("empty", "Không thấy chữ nào trên các trang.")


def scanned(**head: Any) -> ReceivedDocument:
    return receiving.register_file(
        agency("tu"),
        by=person("vanthu"),
        data=b"%PDF-1.7 pictures",
        name="ban-chup.pdf",
        read=refuse_scan,
        **head,
    )


def assigned(received: ReceivedDocument) -> ReceivedDocument:
    receiving.instruct(received, by=person("bithu"), lead=agency("btctu"), partners=[], due_on=None)
    receiving.assign(received, by=person("truongban"), drafter=person("soan"))
    return again(received)


def again(received: ReceivedDocument) -> ReceivedDocument:
    return ReceivedDocument.objects.get(pk=received.pk)


def work(
    monkeypatch: pytest.MonkeyPatch, read: Callable[..., dict[str, Any]], received: ReceivedDocument
) -> Job:
    """Let the worker do the newest recognition of this document with this reader."""
    monkeypatch.setattr(recognising, "read", read)
    job = Job.objects.filter(kind="read_scan", subject=received.subject).latest("pk")
    jobs.run_job.func(job.pk)
    job.refresh_from_db()
    return job


def test_a_scan_has_its_arrival_number_at_once_and_its_reading_later(monkeypatch: pytest.MonkeyPatch) -> None:
    received = scanned()
    assert (received.arrival_number, received.title, received.awaits_reading) == (1, "ban-chup", True)
    work(monkeypatch, recognised, received)
    now = again(received)
    assert (now.symbol, now.sender, now.awaits_reading) == ("41-KH/TW", "Bộ Chính trị", False)
    assert now.title.startswith("KẾ HOẠCH thực hiện Nghị quyết")
    assert len(now.document["items"]) == 4


def test_what_the_clerk_has_typed_is_not_overwritten_by_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    received = scanned(symbol="141-KH/TW", title="Kế hoạch về cấp ủy viên")
    work(monkeypatch, recognised, received)
    now = again(received)
    assert (now.symbol, now.title, now.sender) == ("141-KH/TW", "Kế hoạch về cấp ủy viên", "Bộ Chính trị")


def test_instructing_and_assigning_go_on_and_confirming_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    received = assigned(scanned())
    with pytest.raises(Blocked, match="chưa đọc xong"):
        receiving.confirm(received, by=person("soan"))
    work(monkeypatch, recognised, received)
    receiving.confirm(again(received), by=person("soan"))
    assert again(received).confirmed is not None


def test_each_page_is_told_and_lengthens_the_lease(monkeypatch: pytest.MonkeyPatch) -> None:
    received = scanned()
    seen = []

    def watched(data: bytes, name: str, *, ocr: bool, progress: Progress) -> dict[str, Any]:
        assert ocr
        Job.objects.filter(kind="read_scan").update(lease_until=None)
        progress(2, 3)
        row = Recognition.objects.get(received=received)
        seen.append((row.done, row.pages, Job.objects.get(kind="read_scan").lease_until is not None))
        return read_file(PARENT.encode(), name)

    work(monkeypatch, watched, received)
    assert seen == [(2, 3, True)]


def test_a_job_that_runs_twice_changes_nothing_more(monkeypatch: pytest.MonkeyPatch) -> None:
    received = scanned()
    job = work(monkeypatch, recognised, received)
    before = again(received).reading
    recognising.read_scan(job)
    assert again(received).reading == before
    assert AuditEntry.objects.filter(verb="read", subject=received.subject).count() == 1


def test_a_scan_that_cannot_be_read_stays_registered_and_is_tried_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    received = assigned(scanned())
    with pytest.raises(Overtaken):
        scanning.read_again(received, by=person("soan"))
    assert work(monkeypatch, unreadable, received).state == Job.State.DONE
    row = Recognition.objects.get(received=received)
    assert (row.state, row.reason) == ("failed", "Không thấy chữ nào trên các trang.")
    scanning.read_again(received, by=person("soan"))
    work(monkeypatch, recognised, received)
    assert again(received).symbol == "41-KH/TW"


def test_it_can_be_written_by_hand_instead(monkeypatch: pytest.MonkeyPatch) -> None:
    received = assigned(scanned(symbol="41-KH/TW"))
    work(monkeypatch, unreadable, received)
    scanning.type_in(received, by=person("soan"))
    document = again(received).document
    assert (document["symbol"], document["title"], document["items"]) == ("41-KH/TW", "ban-chup", [])


@pytest.mark.parametrize("username", ["truongban", "bithu", "vanthu"])
def test_nobody_but_the_drafter_asks_again(monkeypatch: pytest.MonkeyPatch, username: str) -> None:
    received = assigned(scanned())
    work(monkeypatch, unreadable, received)
    with pytest.raises(Refused):
        scanning.read_again(received, by=person(username))


def test_a_file_with_another_fault_leaves_nothing() -> None:
    def broken(data: bytes, name: str) -> dict[str, Any]:
        raise ReadingRefused("broken", "Tệp bị hỏng.")

    with pytest.raises(Unfit, match="bị hỏng"):
        receiving.register_file(
            agency("tu"), by=person("vanthu"), data=b"%PDF-1.7", name="x.pdf", read=broken
        )
    assert not ReceivedDocument.objects.exists()
    assert not Job.objects.exists()
