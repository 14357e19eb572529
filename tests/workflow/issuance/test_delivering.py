"""An issued plan at its recipients: receipts, wrong addresses, what goes outside the product, mails, changes."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from drafting.models import Participation, Plan, Status
from drafting.models.parts import Part
from permissions.models import Agency, Post, PostDuty, User
from records import files, jobs
from records.models import Job
from tests.walks import one_entry, person, untouched, walk
from workflow import refusals
from workflow.demo.casts import COMMUNE
from workflow.demo.walk import WAY, Walk
from workflow.issuance import delivering as outbox
from workflow.lifecycle import faults
from workflow.models import Awaited, Delivery, Issuance, IssuedChange, Paper
from workflow.services import changing_issued, delivering, issuing, receiving
from workflow.services.reminding import remind_due

pytestmark = pytest.mark.usefixtures("cast")


@pytest.fixture
def plan() -> Plan:
    return walk(Status.ISSUED).plan


def to(plan: Plan, code: str) -> Delivery:
    return Delivery.objects.get(plan=plan, agency__code=code)


def page(username: str, plan: Plan, name: str = "deliveries", **query: Any) -> Any:
    client = Client()
    client.force_login(person(username), backend="django.contrib.auth.backends.ModelBackend")
    return client.get(reverse(name, args=[plan.uid]), query)


def awaited(plan: Plan, act: str) -> set[str]:
    return set(
        Awaited.objects.filter(plan=plan, act=act, done_at=None).values_list("agency__code", flat=True)
    )


def further(way: Walk, status: Status) -> Walk:
    """From the appraisal on."""
    for stage in WAY[WAY.index(Status.STEERING) : WAY.index(status) + 1]:
        way.to_next(stage)
    return way


# Receipts and wrong addresses


def test_the_arrival_number_is_the_receipt(plan: Plan) -> None:
    Walk(COMMUNE).register_issued(plan)
    row = to(plan, "du-thanh-binh")
    assert row.arrival is not None
    shown = page("vanthu", plan, show="received").content.decode()
    assert "?show=waiting" in shown
    assert f"số đến {row.arrival.arrival_number}" in shown
    assert "Đảng ủy xã Thanh Bình" in shown


def test_what_came_to_the_wrong_agency_goes_back_and_is_out_of_its_sight(plan: Plan) -> None:
    clerk = person("xa1vanthu")
    with one_entry("send_back"):
        delivering.send_back(plan, by=clerk, reason="Văn bản gửi cho Đảng ủy xã khác")
    assert not Plan.objects.visible_to(clerk).filter(pk=plan.pk).exists()
    assert awaited(plan, "settle_returned") == {"tu"}
    assert "du-thanh-binh" not in awaited(plan, "register")
    assert faults() == []
    with untouched(), pytest.raises(refusals.Hidden):
        delivering.send_back(plan, by=clerk, reason="lần nữa")
    shown = page("vanthu", plan).content.decode()
    assert "Văn bản gửi cho Đảng ủy xã khác" in shown
    assert "chưa xử lý" in shown


def test_who_sees_the_plan_otherwise_does_not_register_what_was_sent_back(plan: Plan) -> None:
    """The Office appraised it, so its clerk still sees the plan after sending the delivery back."""
    office = Agency.objects.get(code="vptu")
    post = Post.objects.get(name="Văn thư", agency=office)
    PostDuty.objects.create(post=post, duty="receive", agency=office)
    PostDuty.objects.create(post=post, duty="appraise", agency=office)
    Awaited.objects.create(plan=plan, agency=office, duty="receive", act="register")
    clerk = person("vanthu")
    delivering.send_back(plan, by=clerk, reason="Văn phòng không phải nơi nhận")
    assert to(plan, "vptu").returned_at is not None
    with untouched(), pytest.raises(refusals.Overtaken):
        receiving.register(plan, office, by=clerk)


def test_sending_back_needs_its_reason(plan: Plan) -> None:
    with untouched(), pytest.raises(refusals.Unfit):
        delivering.send_back(plan, by=person("xa1vanthu"), reason=" \n")


def test_the_issuing_clerk_settles_a_return_and_sends_it_where_it_belongs(plan: Plan) -> None:
    delivering.send_back(plan, by=person("xa1vanthu"), reason="nhầm")
    other = Agency.objects.get(code="vp-du-thanh-binh")
    clerk = person("vanthu")
    with one_entry("settle_returned"):
        delivering.settle_returned(plan, by=clerk, delivery=to(plan, "du-thanh-binh"), agency=other)
    assert awaited(plan, "settle_returned") == set()
    assert to(plan, "vp-du-thanh-binh").returned_at is None
    with untouched(), pytest.raises(refusals.Overtaken):
        delivering.settle_returned(plan, by=clerk, delivery=to(plan, "du-thanh-binh"))


def test_an_agency_that_has_it_is_not_sent_it_twice(plan: Plan) -> None:
    delivering.send_back(plan, by=person("xa1vanthu"), reason="nhầm")
    with untouched(), pytest.raises(refusals.Unfit):
        delivering.settle_returned(
            plan,
            by=person("vanthu"),
            delivery=to(plan, "du-thanh-binh"),
            agency=Agency.objects.get(code="du-hoa-an"),
        )


# Outside the product


def test_a_line_of_persons_is_delivered_outside_and_its_proof_recorded() -> None:
    way = walk(Status.APPRAISAL)
    line = Part.objects.filter(plan=way.plan, kind=Part.Kind.RECIPIENT).latest("pk")
    Part.objects.filter(pk=line.pk).update(agency=None, group="", text="Các đồng chí Tỉnh ủy viên")
    further(way, Status.ISSUED)
    plan = way.plan
    row = Delivery.objects.get(plan=plan, agency=None)
    assert row.to == "Các đồng chí Tỉnh ủy viên"
    assert "cần gửi ngoài hệ thống" in page("vanthu", plan).content.decode()
    today = timezone.localdate()
    with one_entry("record_delivery"):
        delivering.record_delivery(
            plan, by=person("vanthu"), delivery=row, channel="paper", handed_over_on=today, copies=12,
            receipt="Đ/c Nam ký nhận",
        )  # fmt: skip
    shown = page("vanthu", plan, show="outside").content.decode()
    assert "Đ/c Nam ký nhận" in shown
    assert "12 bản" in shown


def test_a_line_that_names_a_person_goes_to_the_agency_where_they_receive() -> None:
    way = walk(Status.APPRAISAL)
    Part.objects.filter(plan=way.plan, group="committees_below").delete()
    line = Part.objects.filter(plan=way.plan, kind=Part.Kind.RECIPIENT).latest("pk")
    words = "Đồng chí Bí thư Đảng ủy xã Thanh Bình"
    Part.objects.filter(pk=line.pk).update(agency=None, group="", text=words)
    further(way, Status.ISSUED)
    row, name = to(way.plan, "du-thanh-binh"), person("xa1bithu").full_name
    assert row.attention == f"{words} ({name})"
    frozen = Issuance.objects.get(plan=way.plan).recipients[-1]
    assert (frozen["text"], frozen["agencies"]) == (words, ["du-thanh-binh"])
    assert Participation.objects.filter(plan=way.plan, agency=row.agency, duty="receive", until=None).exists()
    assert row.attention in page("xa1vanthu", way.plan, "register_arrival").content.decode()
    assert row.attention in page("vanthu", way.plan).content.decode()


def test_only_the_issuing_clerk_records_a_delivery(plan: Plan) -> None:
    row, today = to(plan, "du-hoa-an"), timezone.localdate()
    with untouched(), pytest.raises(refusals.Refused):
        delivering.record_delivery(
            plan, by=person("xa1vanthu"), delivery=row, channel="paper", handed_over_on=today
        )


def test_the_database_keeps_whom_it_went_to_and_the_receipt(plan: Plan) -> None:
    Walk(COMMUNE).register_issued(plan)
    row = to(plan, "du-thanh-binh")
    for change in ({"arrival": None}, {"agency": to(plan, "du-hoa-an").agency_id}, {"line": "khác"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Delivery.objects.filter(pk=row.pk).update(**change)


# Mails and reminders


def test_each_clerk_is_mailed_the_number_and_the_way_to_the_page_and_not_the_text() -> None:
    User.objects.filter(username="xa1vanthu").update(email="vanthu@thanhbinh.example")
    plan = walk(Status.SIGNING).sign().issue().plan
    mail.outbox.clear()
    Delivery.objects.filter(plan=plan).update(mailed_at=None)
    with transaction.atomic():
        Job.objects.filter(kind="announce").delete()
        outbox.ask_for_mails(plan, "issued")
    jobs.run_all()
    sent = [each for each in mail.outbox if each.to == ["vanthu@thanhbinh.example"]]
    assert len(sent) == 1
    body = str(sent[0].body)
    assert reverse("register_arrival", args=[plan.uid]) in body
    assert "01-KH/TU" in sent[0].subject
    texts = plan.parts.filter(kind=Part.Kind.ITEM).values_list("text", flat=True)
    assert not any(text in body for text in texts if text)
    assert not Delivery.objects.filter(plan=plan, agency__isnull=False, mailed_at=None).exists()


def test_a_mail_job_that_runs_again_writes_to_nobody_twice(plan: Plan) -> None:
    User.objects.filter(username="xa1vanthu").update(email="vanthu@thanhbinh.example")
    issued = Job.objects.filter(kind="announce").latest("pk")
    mail.outbox.clear()
    outbox.announce(issued)
    assert mail.outbox == []
    changing_issued.correct(plan, by=person("vanthu"), place="Trang 1", printed="a", meant="b")
    jobs.run_all()
    written = [each.to for each in mail.outbox]
    assert written.count(["vanthu@thanhbinh.example"]) == 1
    outbox.announce(Job.objects.filter(kind="announce").latest("pk"))
    assert [each.to for each in mail.outbox] == written


def test_a_clerk_who_does_not_register_in_time_is_reminded(plan: Plan) -> None:
    row = Awaited.objects.get(plan=plan, act="register", agency__code="du-thanh-binh")
    assert row.due_at is not None
    monday = datetime(2026, 12, 7, 9, tzinfo=timezone.get_current_timezone())
    Awaited.objects.filter(pk=row.pk).update(due_at=monday - timedelta(days=3, hours=-8))
    remind_due(monday)
    assert [reminder.to.username for reminder in row.reminders.all()] == ["xa1vanthu"]


def test_the_issuing_clerk_reminds_those_without_a_receipt_once_a_day(plan: Plan) -> None:
    Walk(COMMUNE).register_issued(plan)
    with one_entry("remind_recipients"):
        assert delivering.remind_recipients(plan, by=person("vanthu")) >= 1
    reminded = Awaited.objects.filter(reminders__kind="by_hand").values_list("agency__code", flat=True)
    assert "du-hoa-an" in reminded
    assert "du-thanh-binh" not in reminded
    with untouched(), pytest.raises(refusals.Unfit):
        delivering.remind_recipients(plan, by=person("vanthu"))


# What becomes of it afterwards


def test_a_correction_is_a_numbered_letter_that_everybody_who_has_the_plan_may_open(plan: Plan) -> None:
    with one_entry("correct"):
        change = changing_issued.correct(
            plan, by=person("vanthu"), place="Mục II.3, trang 4", printed="năm 2026", meant="năm 2027"
        )
    assert change.paper is not None
    assert change.paper.symbol == "01-CV/TU"
    assert plan.status == Status.ISSUED
    assert "du-thanh-binh" in awaited(plan, "take_note")
    jobs.run_all()
    assert "Đính chính" in page("xa1vanthu", plan, "plan").content.decode()
    client = Client()
    client.force_login(person("xa1vanthu"), backend="django.contrib.auth.backends.ModelBackend")
    url = reverse("change_letter", args=[plan.uid, change.pk])
    assert client.get(url)["Refresh"]
    jobs.run_all()
    assert client.get(url).content.startswith(b"%PDF")
    body = change.paper.content.body
    assert ["Mục II.3, trang 4", "“năm 2026”", "“năm 2027”"] in body["blocks"][2][2]
    assert faults() == []


def test_the_receiving_clerk_takes_note_of_a_change(plan: Plan) -> None:
    changing_issued.correct(plan, by=person("vanthu"), place="Trang 1", printed="a", meant="b")
    with one_entry("take_note"):
        changing_issued.take_note(plan, by=person("xa1vanthu"))
    assert "du-thanh-binh" not in awaited(plan, "take_note")
    assert "du-hoa-an" in awaited(plan, "take_note")


def test_a_plan_is_withdrawn_by_a_letter_written_here_or_by_one_that_is_named(plan: Plan) -> None:
    with untouched(), pytest.raises(refusals.Unfit):
        changing_issued.withdraw(plan, by=person("vanthu"))
    change = changing_issued.withdraw(plan, by=person("vanthu"), reason="Trùng với kế hoạch khác.")
    assert change.paper is not None
    assert Paper.objects.get(kind="withdrawal").symbol == "01-CV/TU"
    plan.refresh_from_db()
    assert plan.status == Status.WITHDRAWN
    assert Issuance.objects.get(plan=plan).ended_by.startswith("Công văn số 01-CV/TU")
    assert "Trùng với kế hoạch khác." in str(change.paper.content.body["blocks"])


def test_a_plan_is_replaced_by_a_later_one_of_the_same_issuer_alone(plan: Plan) -> None:
    later = walk(Status.ISSUED).plan
    draft = walk(Status.DRAFTING).plan
    with untouched(), pytest.raises(refusals.Unfit):
        changing_issued.replace(plan, by=person("vanthu"), by_plan=draft)
    with untouched(), pytest.raises(refusals.Unfit):
        changing_issued.replace(plan, by=person("vanthu"), by_plan=plan)
    change = changing_issued.replace(plan, by=person("vanthu"), by_plan=later)
    assert change.by_plan == later
    assert "02-KH/TU" in change.document
    with pytest.raises(DatabaseError), transaction.atomic():
        IssuedChange.objects.filter(pk=change.pk).update(document="khác")


def test_the_file_that_was_issued_stays_as_it_is(plan: Plan) -> None:
    sealed = Issuance.objects.select_related("sealed").get(plan=plan).sealed
    assert sealed is not None
    before = files.read(sealed)
    changing_issued.correct(plan, by=person("vanthu"), place="Trang 1", printed="a", meant="b")
    changing_issued.withdraw(plan, by=person("vanthu"), document="Công văn khác")
    assert files.read(sealed) == before


# Cost


def recipients(count: int, first: int = 0) -> None:
    tu = Agency.objects.get(code="tu")
    Agency.objects.bulk_create(
        Agency(
            code=f"noi-{n}", level="commune", kind="committee", parent=tu, name=f"Nơi nhận số {n}",
            short_name=f"Nơi {n}", symbol="ĐU", path=f"{tu.path}x{n}/",
        )
        for n in range(first, first + count)
    )  # fmt: skip


def test_completing_an_issue_takes_as_many_queries_for_three_hundred_recipients_as_for_a_few() -> None:
    counts = []
    for more in (0, 300):
        recipients(more)
        way = walk(Status.APPRAISAL)
        line = Part.objects.filter(plan=way.plan, kind=Part.Kind.RECIPIENT).latest("pk")
        Part.objects.filter(pk=line.pk).update(agency=None, group="committees_below")
        further(way, Status.SIGNING).sign()
        issuing.issue(way.again(), by=person("vanthu"))
        job = Job.objects.get(kind="seal", subject=way.plan.subject)
        with CaptureQueriesContext(connection) as asked:
            jobs.HANDLERS["seal"](job)
        assert Delivery.objects.filter(plan=way.plan).count() >= more
        counts.append(len(asked))
    assert counts[1] - counts[0] <= 12  # SQLite takes some hundred rows a statement


def test_the_pages_of_a_plan_cost_the_same_with_three_hundred_recipients(plan: Plan) -> None:
    def cost() -> list[int]:
        found = []
        for username, name in (("vanthu", "plan"), ("vanthu", "deliveries"), ("xa1vanthu", "plan")):
            with CaptureQueriesContext(connection) as asked:
                assert page(username, plan, name).status_code == 200
            found.append(len(asked))
        return found

    before = cost()
    recipients(300)
    issuance = Issuance.objects.get(plan=plan)
    more = Agency.objects.filter(code__startswith="noi-")
    Delivery.objects.bulk_create(Delivery(plan=plan, agency=agency) for agency in more)
    with transaction.atomic():
        outbox.send_to(plan, issuance, more)
    # Where nobody on the page receives here, no person is looked for: one less.
    assert all(now <= then for now, then in zip(cost(), before, strict=True))
