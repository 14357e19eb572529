"""A committee without keys: printed, signed and sealed by hand, scanned back, held against what was printed."""

import hashlib
import os
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from drafting.models import Part, Status
from drafting.reading.scans import tesseract
from drafting.rendering.printed_words import page_texts
from drafting.returning.paper import asking
from drafting.returning.paper.asking import ReturnedPage, ReturnedPaper
from drafting.returning.paper.pages import COLUMNS, ROWS
from permissions.duties import Duty
from permissions.models import Post, PostDuty
from records import files, jobs
from records.models import AuditEntry, Job, StoredFile
from tests.plans import agency
from tests.remembered import remembered
from tests.walks import one_entry, person, untouched, walk
from tests.workflow.paper import scanned
from workflow import by_hand, refusals, rendering
from workflow.deciding.rules import Rule
from workflow.demo.walk import Walk
from workflow.issuance.verifying import Answer, verify
from workflow.lifecycle import faults
from workflow.models import Awaited, Delivery, Issuance, PaperScan, Regulation
from workflow.services import issuing, signing_by_hand
from workflow.services.regulating import record_regulation

pytestmark = pytest.mark.usefixtures("cast")
needs_tesseract = pytest.mark.skipif(
    bool(tesseract.missing()) and not os.environ.get("CI"),
    reason="Tesseract or its Vietnamese data is missing",
)
State = PaperScan.State


def without_keys() -> Walk:
    """The province has no keys; its plan is initialled."""
    record_regulation(
        agency("tu"), by=person("quantri"), rule=Rule(), document="01-QC/TU", edit_number=0, by_hand=True
    )
    return further(walk(Status.FINALISING), "initialled by hand", Walk.finalise)


def numbered() -> Walk:
    """The clerk has given number and date; the file to print is there."""
    return further(
        without_keys(), "numbered by hand", lambda way: issuing.issue(way.again(), by=person("vanthu"))
    )


def further(way: Walk, name: str, step: Callable[[Walk], object]) -> Walk:
    def whole() -> int:
        step(way)
        return jobs.run_all()

    remembered(name, whole)
    way.again()
    return way


def row_of(way: Walk) -> Issuance:
    return Issuance.objects.select_related("filled", "sealed", "prepared").get(plan=way.plan)


def printed(way: Walk) -> bytes:
    file = row_of(way).filled
    assert file is not None
    return files.read(file)


def awaited(way: Walk) -> set[str]:
    return set(Awaited.objects.filter(plan=way.plan, done_at=None).values_list("act", flat=True))


def hand_in(way: Walk, *data: bytes) -> PaperScan:
    scan = signing_by_hand.hand_in_scan(way.again(), by=person("vanthu"), data=data)
    jobs.run_all()
    way.again()
    scan.refresh_from_db()
    return scan


@pytest.fixture
def read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """In place of Tesseract: the words of the file that was handed in, signed where the signature belongs."""

    def read(parts: list[bytes], **_more: Any) -> ReturnedPaper:
        cells = bytes([60]) * (COLUMNS * ROWS)
        texts = [text for part in parts for text in page_texts(part)]
        return ReturnedPaper(parts[0] + b"\n", [ReturnedPage(text, (), True, cells, cells) for text in texts])

    monkeypatch.setattr(asking, "read_paper", read)


# The whole way


@needs_tesseract
def test_a_paper_signed_by_hand_goes_out_as_its_scan_after_two_people_have_looked() -> None:
    way = without_keys()
    assert awaited(way) == {"sign_on_paper", "issue"}
    assert faults() == []
    issuing.issue(way.again(), by=person("vanthu"))
    jobs.run_all()
    row = row_of(way)
    assert row.symbol == "01-KH/TU"
    assert "Số 01-KH/TU" in page_texts(printed(way))[0]
    assert f"tháng {row.dated:%m} năm {row.dated:%Y}" in page_texts(printed(way))[0]
    assert awaited(way) == {"sign_on_paper", "hand_in_scan"}
    assert faults() == []

    scan = hand_in(way, scanned(printed(way), row.signature_box))
    assert (scan.state, scan.found["against"], scan.found["doubts"]) == (State.FITS, [], [])
    assert min(page["share"] for page in scan.found["pages"]) > 0.97
    assert awaited(way) == {"sign_on_paper", "vouch_for_scan"}
    assert faults() == []
    with one_entry("vouch_for_scan"):
        signing_by_hand.vouch_for_scan(way.again(), by=person("vanthu"))
    assert awaited(way) == {"confirm_scan"}
    assert faults() == []
    with one_entry("confirm_scan"):
        signing_by_hand.confirm_scan(way.again(), by=person("chanhvp"))
    assert faults() == []
    jobs.run_all()

    row, plan = row_of(way), way.again()
    assert plan.status == Status.ISSUED
    assert row.sealed is not None
    data = files.read(row.sealed)
    assert Delivery.objects.filter(plan=plan).count() > 1
    assert faults() == []
    found = verify(data)
    assert (found.verdict, found.entry and found.entry["by_hand"]) == (Answer.AS_ISSUED, True)
    assert verify(printed(way)).verdict == Answer.UNKNOWN
    assert b"/JavaScript" not in data
    assert not any(text.strip() for text in page_texts(data))


@pytest.mark.parametrize("data", [b"%PDF-1.7 broken", b"\xff\xd8\xffnothing", b"\x89PNG\r\n\x1a\n"])
def test_a_file_that_cannot_be_opened_is_refused_and_asked_for_again(data: bytes) -> None:
    way = numbered()
    scan = hand_in(way, data)
    assert scan.state == State.REFUSED
    assert scan.file is None
    assert awaited(way) == {"sign_on_paper", "hand_in_scan"}


# Who, when, again


@pytest.mark.usefixtures("read_at_once")
def test_whoever_handed_it_in_does_not_confirm_it_and_pressing_twice_does_it_once() -> None:
    way = numbered()
    old = way.plan.turn
    hand_in(way, printed(way))
    with untouched(), pytest.raises(refusals.Overtaken):
        signing_by_hand.hand_in_scan(way.plan, by=person("vanthu"), data=[b"%PDF-"], turn=old)
    signing_by_hand.vouch_for_scan(way.again(), by=person("vanthu"))
    with untouched(), pytest.raises(refusals.Overtaken):
        signing_by_hand.vouch_for_scan(way.again(), by=person("vanthu"))
    with untouched(), pytest.raises(refusals.Refused):
        signing_by_hand.confirm_scan(way.again(), by=person("vanthu"))
    signing_by_hand.confirm_scan(way.again(), by=person("chanhvp"))
    with untouched(), pytest.raises(refusals.Overtaken):
        signing_by_hand.confirm_scan(way.again(), by=person("chanhvp"))
    jobs.run_all()
    job = Job.objects.get(kind="seal", subject=way.plan.subject)
    Job.objects.filter(pk=job.pk).update(state=Job.State.WAITING)
    jobs.run_job.func(job.pk)
    verbs = list(AuditEntry.objects.filter(subject=way.plan.subject).values_list("verb", flat=True))
    assert verbs.count("complete_issue") == 1
    assert way.again().status == Status.ISSUED


@pytest.mark.usefixtures("read_at_once")
def test_a_clerk_who_heads_the_office_too_is_not_the_second_person() -> None:
    way = numbered()
    clerk = person("vanthu")
    post = Post.objects.get(appointments__user=clerk)
    PostDuty.objects.create(post=post, duty=Duty.RELEASE, agency=agency("vptu"))
    hand_in(way, printed(way))
    signing_by_hand.vouch_for_scan(way.again(), by=clerk)
    with untouched(), pytest.raises(refusals.Unfit, match="người thứ hai"):
        signing_by_hand.confirm_scan(way.again(), by=clerk)


@pytest.mark.usefixtures("read_at_once")
def test_a_check_that_is_cut_off_is_taken_up_again_and_asks_the_clerk_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    way = numbered()

    def cut_off(*_args: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(by_hand, "_settle", cut_off)
        with pytest.raises(KeyboardInterrupt):
            hand_in(way, printed(way))
    scan = PaperScan.objects.get()
    assert (scan.state, scan.file, awaited(way)) == (State.CHECKING, None, {"sign_on_paper"})
    job = Job.objects.get(kind="check_scan")
    by_hand.check_scan(job)
    by_hand.check_scan(job)
    scan.refresh_from_db()
    assert scan.state == State.FITS
    assert Awaited.objects.filter(plan=way.plan, act="vouch_for_scan").count() == 1
    assert faults() == []


def test_a_print_of_a_text_that_was_refused_meanwhile_is_not_kept() -> None:
    way = without_keys()
    issuing.issue(way.again(), by=person("vanthu"))
    late = Issuance.objects.select_related("revision", "plan__issuer", "signer").get(plan=way.plan)
    issuing.refuse_to_sign(way.again(), by=person("bithu"), reason="Sửa nơi nhận.", field="recipients")
    Part.objects.filter(plan=way.plan, kind=Part.Kind.RECIPIENT).update(text="Các ban đảng")
    way.finalise()
    rendering.store_stage(late, "filled", b"%PDF- late")
    assert row_of(way).filled is None


@pytest.mark.usefixtures("read_at_once")
def test_a_committee_may_let_one_person_do_both() -> None:
    way = numbered()
    Regulation.objects.filter(committee=agency("tu")).update(allowed=["paper_scan"])
    hand_in(way, printed(way))
    signing_by_hand.vouch_for_scan(way.again(), by=person("vanthu"))
    jobs.run_all()
    assert way.again().status == Status.ISSUED


@pytest.mark.usefixtures("read_at_once")
def test_a_scan_that_is_sent_back_asks_the_clerk_for_another_with_the_same_number() -> None:
    way = numbered()
    hand_in(way, printed(way))
    signing_by_hand.vouch_for_scan(way.again(), by=person("vanthu"))
    with one_entry("send_back_scan"):
        signing_by_hand.send_back_scan(way.again(), by=person("chanhvp"), reason="Trang 2 mờ.")
    assert awaited(way) == {"sign_on_paper", "hand_in_scan"}
    assert faults() == []
    hand_in(way, printed(way))
    assert list(PaperScan.objects.values_list("state", "reason")) == [
        (State.SENT_BACK, "Trang 2 mờ."),
        (State.FITS, ""),
    ]
    hand_in(way, printed(way))  # the clerk has a better one
    assert list(PaperScan.objects.values_list("state", flat=True)[1:]) == [State.SENT_BACK, State.FITS]
    assert row_of(way).symbol == "01-KH/TU"


@pytest.mark.usefixtures("read_at_once")
@pytest.mark.parametrize("when", ["initialled", "numbered", "checking", "checked"])
def test_the_signatory_who_does_not_sign_sends_it_back_and_a_number_once_given_stays(when: str) -> None:
    way = without_keys() if when == "initialled" else numbered()
    if when == "checked":
        hand_in(way, printed(way))
    elif when == "checking":
        signing_by_hand.hand_in_scan(way.again(), by=person("vanthu"), data=[printed(way)])
    with one_entry("refuse_to_sign"):
        issuing.refuse_to_sign(way.again(), by=person("bithu"), reason="Sửa nơi nhận.", field="recipients")
    jobs.run_all()
    assert way.again().status == Status.FINALISING
    assert faults() == []
    assert not PaperScan.objects.filter(state__in=PaperScan.OPEN).exists()
    way.finalise()
    jobs.run_all()
    assert row_of(way).prepared is not None
    assert row_of(way).filled is None
    issuing.issue(way.again(), by=person("vanthu"))
    jobs.run_all()
    assert row_of(way).symbol == "01-KH/TU"
    hand_in(way, printed(way))
    signing_by_hand.vouch_for_scan(way.again(), by=person("vanthu"))
    signing_by_hand.confirm_scan(way.again(), by=person("chanhvp"))
    jobs.run_all()
    assert way.again().status == Status.ISSUED
    assert faults() == []


@pytest.mark.usefixtures("read_at_once")
def test_a_change_of_the_rule_leaves_what_is_being_signed_as_it_is() -> None:
    way = numbered()
    Regulation.objects.update(by_hand=False)
    assert row_of(way).by_hand
    hand_in(way, printed(way))
    assert awaited(way) == {"sign_on_paper", "vouch_for_scan"}


def test_signing_with_a_key_is_not_open_where_paper_is_signed() -> None:
    way = without_keys()
    with untouched(), pytest.raises(refusals.Overtaken):
        issuing.sign(way.again(), by=person("bithu"))


@pytest.mark.usefixtures("read_at_once")
def test_the_database_refuses_to_change_what_was_confirmed() -> None:
    way = numbered()
    hand_in(way, printed(way))
    signing_by_hand.vouch_for_scan(way.again(), by=person("vanthu"))
    signing_by_hand.confirm_scan(way.again(), by=person("chanhvp"))
    scans, issuances = PaperScan.objects.all(), Issuance.objects.filter(plan=way.plan)
    changes: list[Callable[[], object]] = [
        lambda: scans.update(state=State.FITS),
        lambda: scans.update(printed=StoredFile.objects.first()),
        scans.delete,
        lambda: issuances.update(by_hand=False),
        lambda: issuances.update(filled=None),
        lambda: issuances.update(sealed=None),
    ]
    for change in changes:
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


# On its pages


def client_of(username: str) -> Client:
    client = Client()
    client.force_login(person(username), backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.usefixtures("read_at_once")
def test_the_pages_lead_the_clerk_and_the_second_person_through(settings: Any) -> None:
    way = numbered()
    clerk, head = client_of("vanthu"), client_of("chanhvp")

    def act(verb: str) -> str:
        return reverse("act", args=[way.plan.uid, verb])

    page = clerk.get(act("hand_in_scan")).content.decode()
    assert "Tải tệp để ký" in page
    wrong = clerk.post(
        act("hand_in_scan"), {"turn": way.plan.turn, "data": SimpleUploadedFile("a.txt", b"abc")}
    )
    assert "Chỉ nhận tệp PDF" in wrong.content.decode()
    limit, settings.UPLOAD_LIMIT = settings.UPLOAD_LIMIT, 1000
    two = [SimpleUploadedFile(name, b"\xff\xd8\xff" * size) for name, size in (("1.jpg", 1), ("2.jpg", 999))]
    large = clerk.post(act("hand_in_scan"), {"turn": way.plan.turn, "data": two})
    settings.UPLOAD_LIMIT = limit
    assert "lớn quá giới hạn" in large.content.decode()
    sent = {"turn": way.plan.turn, "data": SimpleUploadedFile("a.pdf", printed(way))}
    assert clerk.post(act("hand_in_scan"), sent).status_code == 303
    jobs.run_all()
    way.again()
    page = clerk.get(act("vouch_for_scan")).content.decode()
    assert "Bản quét đã nộp" in page
    for side in ("print", "scan"):
        picture = reverse("scan_picture", args=[way.plan.uid, side, 1])
        assert picture in page
        assert clerk.get(picture).content[8:12] == b"WEBP"
    assert clerk.get(reverse("scan_picture", args=[way.plan.uid, "other", 1])).status_code == 404
    scan = clerk.get(reverse("scan_pdf", args=[way.plan.uid])).content
    assert scan == printed(way) + b"\n"
    assert clerk.post(act("vouch_for_scan"), {"turn": way.plan.turn}).status_code == 303
    way.again()
    assert "đã xác nhận bản quét" in head.get(act("confirm_scan")).content.decode()
    assert head.post(act("confirm_scan"), {"turn": way.plan.turn}).status_code == 303
    jobs.run_all()
    plan = clerk.get(reverse("plan", args=[way.plan.uid])).content.decode()
    assert "Tải bản quét văn bản đã ký" in plan
    assert "bản quét của bản giấy đó" in plan
    register = clerk.get(reverse("register")).content.decode()
    assert "Bản giấy ký tay, quét lại" in register
    sealed = row_of(way).sealed
    assert sealed is not None
    issued = clerk.get(reverse("issued_pdf", args=[way.plan.uid])).content
    assert hashlib.sha256(issued).hexdigest() == sealed.sha256
