"""Certified copies on their way: sent once, registered as a parent plan, given back; nothing else of the original."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from drafting.models import Part, Plan, ReceivedDocument, Status
from permissions.models import Agency, User
from records import files, jobs
from tests.remembered import remembered
from tests.walks import one_entry, person, untouched, walk
from workflow import refusals
from workflow.demo.casts import COMMUNE
from workflow.demo.walk import WAY, Walk
from workflow.inbox import page as inbox_page
from workflow.issuance.verifying import verify
from workflow.lifecycle import faults
from workflow.models import Awaited, CertifiedCopy, Delivery
from workflow.services import changing_issued, receiving, sending_copies
from workflow.services.copying import certify_copy

pytestmark = pytest.mark.usefixtures("cast")
OUTSIDE = "Các đồng chí Tỉnh ủy viên"


def agency(code: str) -> Agency:
    return Agency.objects.get(code=code)


def client_of(username: str) -> Client:
    client = Client()
    client.force_login(person(username), backend="django.contrib.auth.backends.ModelBackend")
    return client


def made(source: Plan | ReceivedDocument, *codes: str, kind: str = "own", **more: object) -> CertifiedCopy:
    """A finished copy that has not gone out; the commune below that is no recipient of the plan is on its list."""
    copy = certify_copy(
        source, by=person("vanthu"), kind=kind, recipients=[OUTSIDE], agencies=[agency(code) for code in codes], **more
    )  # fmt: skip
    jobs.run_all()
    copy.refresh_from_db()
    return copy


def issued_within() -> int:
    """Issued to the bodies of the province alone: no commune has it."""
    way = walk(Status.APPRAISAL)
    Part.objects.filter(plan=way.plan, group="committees_below").delete()
    for stage in WAY[WAY.index(Status.STEERING) :]:
        way.to_next(stage)
    return way.plan.pk


def sent_below() -> int:
    copy = made(Plan.objects.get(pk=remembered("a plan issued within", issued_within)), "du-thanh-binh")
    sending_copies.send_copy(copy, by=person("vanthu"))
    return copy.pk


@pytest.fixture
def plan() -> Plan:
    return Plan.objects.get(pk=remembered("a plan issued within", issued_within))


@pytest.fixture
def sent() -> CertifiedCopy:
    """A copy of such a plan, sent to one commune and to persons outside."""
    return CertifiedCopy.objects.get(pk=remembered("a copy sent below", sent_below))


def to(copy: CertifiedCopy, code: str) -> Delivery:
    return Delivery.objects.get(copy=copy, agency__code=code)


def awaited(copy: CertifiedCopy, act: str) -> set[str]:
    return set(
        Awaited.objects.filter(copy=copy, act=act, done_at=None).values_list("agency__code", flat=True)
    )


def test_nobody_below_knows_of_a_copy_before_its_clerk_sends_it(plan: Plan) -> None:
    copy = made(plan, "du-thanh-binh")
    clerk = person("xa1vanthu")
    assert not CertifiedCopy.objects.visible_to(clerk).exists()
    assert awaited(copy, "send_copy") == {"tu"}
    assert reverse("copy", args=[copy.pk]) in client_of("vanthu").get("/").content.decode()
    with one_entry("send_copy"):
        sending_copies.send_copy(copy, by=person("vanthu"))
    assert awaited(copy, "send_copy") == set()
    assert CertifiedCopy.objects.visible_to(clerk).get() == copy
    assert awaited(copy, "register") == {"du-thanh-binh"}
    assert Delivery.objects.get(copy=copy, agency=None).line == OUTSIDE
    assert faults() == []
    with untouched(), pytest.raises(refusals.Overtaken):
        sending_copies.send_copy(copy, by=person("vanthu"))


def test_a_copy_is_sent_once_its_file_is_there_and_by_its_clerk_alone(plan: Plan) -> None:
    copy = certify_copy(plan, by=person("vanthu"), kind="own", recipients=[OUTSIDE])
    with untouched(), pytest.raises(refusals.Blocked):
        sending_copies.send_copy(copy, by=person("vanthu"))
    jobs.run_all()
    with untouched(), pytest.raises(refusals.Hidden):
        sending_copies.send_copy(copy, by=person("xa1vanthu"))
    with untouched(), pytest.raises(refusals.Hidden):
        sending_copies.send_copy(copy, by=person("soan"))


def test_what_was_withdrawn_meanwhile_is_not_sent(plan: Plan) -> None:
    copy = made(plan, "du-thanh-binh")
    changing_issued.correct(plan, by=person("vanthu"), place="Trang 1", printed="a", meant="b")
    assert awaited(copy, "send_copy") == {"tu"}
    changing_issued.withdraw(plan, by=person("vanthu"), document="Công văn khác")
    assert awaited(copy, "send_copy") == set()
    copy = CertifiedCopy.objects.get(pk=copy.pk)
    with untouched(), pytest.raises(refusals.Blocked):
        sending_copies.send_copy(copy, by=person("vanthu"))


def test_a_group_of_the_list_becomes_its_agencies_on_that_day(plan: Plan) -> None:
    copy = made(plan, groups={"committees_below": "Các đảng ủy trực thuộc"})
    sending_copies.send_copy(copy, by=person("vanthu"))
    assert copy.block.body["recipients"][0] == "- Các đảng ủy trực thuộc;"
    below = Agency.objects.standing().filter(parent=agency("tu"), kind="committee")
    assert {row.agency for row in copy.deliveries.filter(agency__isnull=False)} == set(below)


def test_a_recipient_sees_the_copy_and_nothing_else_of_the_plan(sent: CertifiedCopy) -> None:
    plan = sent.source
    clerk = person("xa1vanthu")
    assert not Plan.objects.visible_to(clerk).filter(pk=plan.pk).exists()
    client = client_of("xa1vanthu")
    assert client.get(reverse("certified_copy", args=[sent.pk])).content.startswith(b"%PDF")
    for name in ("plan", "issued_pdf", "history", "register_arrival", "deliveries", "word"):
        assert client.get(reverse(name, args=[plan.uid])).status_code == 404, name
    assert client.get(reverse("copy", args=[sent.pk])).status_code == 403
    other = client_of("xa2vanthu")
    for url in (
        reverse("certified_copy", args=[sent.pk]),
        reverse("copy", args=[sent.pk]),
        reverse("copy_arrival", args=[sent.pk]),
        reverse("copy_act", args=[sent.pk, "send_back_copy"]),
    ):
        assert other.get(url).status_code == 404


def test_the_inbox_of_the_receiving_clerk_leads_to_the_page_that_registers_it(sent: CertifiedCopy) -> None:
    client = client_of("xa1vanthu")
    url = reverse("copy_arrival", args=[sent.pk])
    assert url in client.get("/").content.decode()
    shown = client.get(url).content.decode()
    assert sent.symbol in shown
    today = timezone.localdate().isoformat()
    field = {"agency": agency("du-thanh-binh").pk, "arrival_on": today}
    answers = [client.post(url, field) for _twice in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    received = ReceivedDocument.objects.get(agency__code="du-thanh-binh")
    assert answers[0]["Location"] == reverse("received_document", args=[received.uid])
    assert to(sent, "du-thanh-binh").arrival == received
    assert inbox_page(person("xa1vanthu")).rows == []
    assert client.get(reverse("received_file", args=[received.uid])).status_code == 200
    assert client.get(answers[0]["Location"]).status_code == 200
    assert client.get(reverse("received_reading", args=[received.uid])).status_code == 200


def test_what_came_as_a_copy_is_a_parent_plan_with_number_and_day_of_the_original(
    sent: CertifiedCopy,
) -> None:
    with one_entry("register"):
        received = receiving.register(sent, agency("du-thanh-binh"), by=person("xa1vanthu"))
    assert (received.symbol, received.plan, received.file) == ("01-KH/TU", None, sent.file)
    way = Walk(COMMUNE)
    way.received = received
    way.instruct().assign().derive()
    assert way.plan.issuer.code == "du-thanh-binh"
    assert way.plan.bases.get().symbol == "01-KH/TU"
    assert way.plan.due_on == way.due


def test_of_an_extract_the_arrival_has_the_parts_that_were_copied(plan: Plan) -> None:
    copy = made(plan, "du-thanh-binh", kind="extract", sections=["II"])
    sending_copies.send_copy(copy, by=person("vanthu"))
    received = receiving.register(copy, agency("du-thanh-binh"), by=person("xa1vanthu"))
    assert received.confirmed is not None
    assert {row["number"] for row in received.confirmed.body["sections"]} == {"II"}


def test_of_a_file_from_outside_the_reading_of_the_sender_is_proposed_and_not_confirmed() -> None:
    source = walk(Status.DRAFTING).received
    copy = made(source, "du-thanh-binh", kind="foreign")
    sending_copies.send_copy(copy, by=person("vanthu"))
    received = receiving.register(copy, agency("du-thanh-binh"), by=person("xa1vanthu"))
    assert received.confirmed is None
    assert received.document is not None
    assert source.confirmed is not None
    assert len(received.document["items"]) == len(source.confirmed.body["items"])
    assert client_of("xa1vanthu").get(reverse("received_reading", args=[received.uid])).status_code == 200


def test_a_copy_that_is_given_back_is_out_of_sight_and_goes_where_it_belongs(sent: CertifiedCopy) -> None:
    clerk = person("xa1vanthu")
    with untouched(), pytest.raises(refusals.Unfit):
        sending_copies.send_back_copy(sent, by=clerk, reason=" ")
    with one_entry("send_back_copy"):
        sending_copies.send_back_copy(sent, by=clerk, reason="Nhầm nơi nhận")
    assert not CertifiedCopy.objects.visible_to(clerk).exists()
    with untouched(), pytest.raises(refusals.Hidden):
        receiving.register(sent, agency("du-thanh-binh"), by=clerk)
    assert awaited(sent, "settle_returned") == {"tu"}
    client = client_of("vanthu")
    assert reverse("copy", args=[sent.pk]) in client.get("/").content.decode()
    row = to(sent, "du-thanh-binh")
    url = reverse("copy_act", args=[sent.pk, "settle_returned_copy"])
    assert "Nhầm nơi nhận" in client.get(url).content.decode()
    assert client.post(url, {"delivery": row.pk, "agency": agency("du-hoa-an").pk}).status_code == 303
    assert awaited(sent, "register") == {"du-hoa-an"}
    assert awaited(sent, "settle_returned") == set()


def test_a_delivery_outside_is_recorded_on_its_page(sent: CertifiedCopy) -> None:
    row = Delivery.objects.get(copy=sent, agency=None)
    client = client_of("vanthu")
    url = reverse("copy_act", args=[sent.pk, "record_delivery_of_copy"])
    day = timezone.localdate()
    sent_form = {"delivery": row.pk, "channel": "paper", "copies": 2, "receipt": "Đ/c Nam"}
    late = {**sent_form, "handed_over_on": (day + timedelta(days=1)).isoformat()}
    assert client.post(url, late).status_code == 200
    assert client.post(url, {**sent_form, "handed_over_on": day.isoformat()}).status_code == 303
    assert "Đ/c Nam" in client.get(reverse("copy", args=[sent.pk])).content.decode()


def test_the_mail_has_the_way_to_the_page_and_the_reminder_comes_once_a_day(plan: Plan) -> None:
    User.objects.filter(username="xa1vanthu").update(email="vanthu@thanhbinh.example")
    copy = made(plan, "du-thanh-binh")
    mail.outbox.clear()
    sending_copies.send_copy(copy, by=person("vanthu"))
    jobs.run_all()
    (first,) = mail.outbox
    assert reverse("copy_arrival", args=[copy.pk]) in str(first.body)
    assert copy.symbol in first.subject
    assert plan.short_title not in f"{first.subject} {first.body}"
    sending_copies.remind_of_copy(copy, by=person("vanthu"))
    jobs.run_all()
    assert len(mail.outbox) == 2
    assert plan.short_title not in str(mail.outbox[1].body)
    with untouched(), pytest.raises(refusals.Unfit):
        sending_copies.remind_of_copy(copy, by=person("vanthu"))


def test_who_has_the_copy_is_told_that_the_plan_was_withdrawn(sent: CertifiedCopy) -> None:
    plan = sent.plan
    assert plan is not None
    receiving.register(sent, agency("du-thanh-binh"), by=person("xa1vanthu"))
    changing_issued.withdraw(plan, by=person("vanthu"), document="Thông báo số 12-TB/TU")
    assert awaited(sent, "take_note") == {"du-thanh-binh"}
    client = client_of("xa1vanthu")
    assert "Thông báo số 12-TB/TU" in client.get(reverse("copy_arrival", args=[sent.pk])).content.decode()
    with one_entry("take_note_of_copy"):
        sending_copies.take_note_of_copy(sent, by=person("xa1vanthu"))
    assert awaited(sent, "take_note") == set()


def test_the_database_keeps_to_whom_a_copy_went_and_that_it_was_sent(sent: CertifiedCopy) -> None:
    changes: list[dict[str, Any]] = [{"sent_at": None}, {"recipients": []}]
    for change in changes:
        with pytest.raises(DatabaseError), transaction.atomic():
            CertifiedCopy.objects.filter(pk=sent.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        Delivery.objects.filter(copy=sent).update(attention="khác")


def test_the_file_of_a_copy_is_known_by_its_hash_with_the_stand_of_the_original(sent: CertifiedCopy) -> None:
    assert sent.file is not None
    assert sent.plan is not None
    data = files.read(sent.file)
    with CaptureQueriesContext(connection) as asked:
        entry = verify(data).entry
    assert len(asked) == 3
    assert entry is not None
    assert (entry["symbol"], entry["status"]) == (sent.symbol, "issued")
    changing_issued.withdraw(sent.plan, by=person("vanthu"), document="Công văn khác")
    client = client_of("xa1vanthu")
    shown = client.post(reverse("verify"), {"file": SimpleUploadedFile("ban-sao.pdf", data)}).content.decode()
    assert "Đúng như khi ban hành" in shown
    assert "hết hiệu lực" in shown


def test_sending_takes_as_many_queries_for_three_hundred_recipients_as_for_a_few(plan: Plan) -> None:
    counts = []
    for more in (0, 300):
        tu = agency("tu")
        Agency.objects.bulk_create(
            Agency(
                code=f"noi-{n}", level="commune", kind="committee", parent=tu, name=f"Nơi nhận số {n}",
                short_name=f"Nơi {n}", symbol="ĐU", path=f"{tu.path}x{n}/",
            )
            for n in range(more)
        )  # fmt: skip
        copy = made(plan, groups={"committees_below": "Các đảng ủy trực thuộc"})
        with CaptureQueriesContext(connection) as asked:
            sending_copies.send_copy(copy, by=person("vanthu"))
        assert copy.deliveries.count() > more
        counts.append(len(asked))
    assert counts[1] - counts[0] <= 8  # jobs of mails, and SQLite takes some hundred rows a statement


def test_the_form_offers_agencies_and_groups_and_says_where_a_list_is_missing(plan: Plan) -> None:
    client = client_of("vanthu")
    url = reverse("copy_plan", args=[plan.uid])
    today = timezone.localdate().isoformat()
    assert "Cần ghi nơi nhận bản sao" in client.post(url, {"kind": "own", "dated": today}).content.decode()
    long = {"kind": "own", "dated": today, "recipients": "\n".join(f"Nơi {n}" for n in range(61))}
    assert "chọn nhóm cơ quan" in client.post(url, long).content.decode()
    chosen = {"kind": "own", "dated": today, "agencies": ["du-thanh-binh"], "groups": ["advisory"]}
    assert client.post(url, chosen).status_code == 303
    copy = CertifiedCopy.objects.get()
    first, second = copy.recipients
    assert first["agencies"] == ["du-thanh-binh"]
    assert "btctu" in second["agencies"]
    shown = client.get(reverse("copy", args=[copy.pk])).content.decode()
    assert "đang được lập" in shown
    jobs.run_all()
    act = reverse("copy_act", args=[copy.pk, "send_copy"])
    assert [client.post(act).status_code for _twice in range(2)] == [303, 303]
    assert "chưa tiếp nhận" in client.get(reverse("copy", args=[copy.pk])).content.decode()
