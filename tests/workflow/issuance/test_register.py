"""The clerk's register: what it shows to whom, numbers held, void, given outside, a register kept before."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from drafting.models import Status
from permissions.models import Agency
from records import jobs
from records.models import AuditEntry
from tests.walks import one_entry, person, untouched, walk
from workflow import refusals
from workflow.issuance.register import lines_for_print, registers_of
from workflow.models import HeldNumber, Issuance, Series
from workflow.services import issuing, numbering

pytestmark = pytest.mark.usefixtures("cast")


def committee() -> Agency:
    return Agency.objects.get(code="tu")


def hold(about: str = "Kế hoạch kiểm tra", type_name: str = "Kế hoạch", **more: Any) -> HeldNumber:
    return numbering.reserve_number(
        committee(), by=person("vanthu"), type_name=type_name, about=about, **more
    )


def client_of(username: str) -> Client:
    client = Client()
    client.force_login(person(username), backend="django.contrib.auth.backends.ModelBackend")
    return client


def numbers(username: str = "vanthu", type_name: str = "Kế hoạch") -> list[tuple[str, str, str]]:
    user = person(username)
    series = registers_of(user).get(type_name=type_name, body=committee())
    return [(line.symbol, line.title, line.note) for line in lines_for_print(user, series)]


def test_a_held_number_is_the_next_one_and_the_plan_after_it_goes_on() -> None:
    with one_entry("reserve_number"):
        held = hold()
    assert (held.symbol, held.state) == ("01-KH/TU", "reserved")
    assert Issuance.objects.get(plan=walk(Status.ISSUED).plan).symbol == "02-KH/TU"
    assert hold().symbol == "03-KH/TU"


def test_a_plan_takes_a_held_number_with_its_day() -> None:
    held = hold()
    way = walk(Status.SIGNING).sign()
    numbered = issuing.issue(way.again(), by=person("vanthu"), held=held)
    assert (numbered.symbol, numbered.dated) == (held.symbol, held.dated)
    held.refresh_from_db()
    assert (held.state, held.plan) == ("given", way.plan)
    assert Series.objects.get(body=committee(), type_name="Kế hoạch").last == 1
    assert [symbol for symbol, _title, _note in numbers()] == ["01-KH/TU"]


def test_a_held_number_is_given_once() -> None:
    held = hold()
    way = walk(Status.SIGNING).sign()
    numbering.void_number(held, by=person("vanthu"), reason="Không ban hành nữa")
    with untouched(), pytest.raises(refusals.Overtaken):
        issuing.issue(way.again(), by=person("vanthu"), held=held)


def test_a_held_number_of_another_type_or_body_is_refused() -> None:
    other_type = hold("Kết luận", "Kết luận")
    commune = Agency.objects.get(code="du-thanh-binh")
    other_body = numbering.reserve_number(
        commune, by=person("xa1vanthu"), type_name="Kế hoạch", about="Kế hoạch của xã"
    )
    way = walk(Status.SIGNING).sign()
    with untouched():
        with pytest.raises(refusals.Unfit):
            issuing.issue(way.again(), by=person("vanthu"), held=other_type)
        with pytest.raises(refusals.Refused):
            issuing.issue(way.again(), by=person("vanthu"), held=other_body)


def test_a_void_number_stays_with_its_reason_and_is_never_given_again() -> None:
    held = hold()
    with one_entry("void_number"):
        numbering.void_number(held, by=person("vanthu"), reason="Ghi nhầm sổ")
    assert hold().symbol == "02-KH/TU"
    assert numbers()[0] == ("01-KH/TU", "Kế hoạch kiểm tra", "Hủy số: Ghi nhầm sổ")
    assert AuditEntry.objects.get(verb="void_number").detail["reason"] == "Ghi nhầm sổ"
    with untouched(), pytest.raises(refusals.Unfit):
        numbering.void_number(hold_again(), by=person("vanthu"), reason=" ")


def hold_again() -> HeldNumber:
    return HeldNumber.objects.get(symbol="02-KH/TU")


def test_a_document_issued_outside_stands_in_the_register_and_does_not_change() -> None:
    held = hold("mật")
    numbering.record_outside(
        held,
        by=person("vanthu"),
        about="Văn bản mật",
        signed_by="Nguyễn Văn A",
        sent_to="Theo danh sách riêng",
    )
    assert numbers() == [("01-KH/TU", "Văn bản mật", "Ban hành ngoài hệ thống")]
    with untouched(), pytest.raises(refusals.Overtaken):
        numbering.record_outside(held, by=person("vanthu"), about="khác", signed_by="khác")
    with pytest.raises(DatabaseError), transaction.atomic():
        HeldNumber.objects.filter(pk=held.pk).update(number=7)
    with pytest.raises(DatabaseError), transaction.atomic():
        HeldNumber.objects.filter(pk=held.pk).delete()


def test_days_go_on_over_held_numbers_too() -> None:
    hold()
    yesterday = timezone.localdate() - timedelta(days=1)
    with untouched(), pytest.raises(refusals.Unfit):
        hold(dated=yesterday)


def test_a_register_kept_before_goes_on_after_its_last_number() -> None:
    by = person("vanthu")
    with one_entry("take_over_register"):
        numbering.take_over_register(
            committee(), by=by, type_name="Kế hoạch", last=64, source="sổ giấy mở ngày 15/10/2025"
        )
    assert Issuance.objects.get(plan=walk(Status.ISSUED).plan).symbol == "65-KH/TU"
    with untouched(), pytest.raises(refusals.Blocked):
        numbering.take_over_register(committee(), by=by, type_name="Kế hoạch", last=90, source="sổ khác")


def test_the_database_refuses_a_jump_that_is_no_take_over() -> None:
    hold()
    with pytest.raises(DatabaseError), transaction.atomic():
        Series.objects.filter(type_name="Kế hoạch").update(last=9)
    with pytest.raises(DatabaseError), transaction.atomic():
        Series.objects.filter(type_name="Kế hoạch").update(last=9, taken_over=9)


@pytest.mark.parametrize("username", ["chanhvp", "bithu", "quantri", "xa1vanthu", "nguoila"])
def test_only_the_clerk_of_the_body_takes_numbers(username: str) -> None:
    held = hold()
    by = person(username)
    with untouched():
        with pytest.raises(refusals.Refused):
            numbering.reserve_number(committee(), by=by, type_name="Kế hoạch", about="x")
        with pytest.raises(refusals.Refused):
            numbering.void_number(held, by=by, reason="x")
        with pytest.raises(refusals.Refused):
            numbering.take_over_register(committee(), by=by, type_name="Kết luận", last=3, source="x")


def test_the_clerk_finds_every_number_and_the_words_of_what_is_open_alone() -> None:
    plan = walk(Status.ISSUED).plan
    hold()
    plan.participations.filter(agency__in=[committee(), Agency.objects.get(code="vptu")]).update(
        until=timezone.now()
    )
    told = numbers()
    assert [symbol for symbol, _title, _note in told] == ["01-KH/TU", "02-KH/TU"]
    assert told[0][1] == "Văn bản không mở cho đồng chí"
    assert numbers("soan") == [("01-KH/TU", plan.short_title, "")]
    assert numbers("uv8")[:1] == [("01-KH/TU", plan.short_title, "")]


def test_the_register_is_a_sheet_and_a_paper() -> None:
    plan = walk(Status.ISSUED).plan
    numbering.void_number(hold("=cmd|x"), by=person("vanthu"), reason="thử")
    series = Series.objects.get(body=committee(), type_name="Kế hoạch")
    client = client_of("vanthu")
    answer = client.get(reverse("register_xlsx", args=[series.pk]))
    rows = list(load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True))
    assert rows[0][:3] == ("Số, ký hiệu", "Ngày", "Tên loại, trích yếu")
    assert rows[1][0] == "01-KH/TU"
    assert rows[1][2] == plan.short_title
    assert rows[1][5].startswith("Văn phòng")
    assert rows[2][2] == "'=cmd|x"
    waiting = client.get(reverse("register_pdf", args=[series.pk]))
    assert waiting["Refresh"]
    jobs.run_all()
    assert client.get(reverse("register_pdf", args=[series.pk])).content.startswith(b"%PDF")
    assert client_of("xa1").get(reverse("register_pdf", args=[series.pk])).status_code == 404


def test_the_pages_do_what_they_say() -> None:
    client = client_of("vanthu")
    page = client.get(reverse("register")).content.decode()
    assert "Giữ số" in page
    assert "Tiếp nối sổ cũ" in page
    answer = client.post(
        reverse("reserve_number"),
        {
            "body": committee().pk,
            "type_name": "Công văn",
            "about": "Công văn mời",
            "dated": timezone.localdate(),
        },
    )
    assert answer.status_code == 303
    held = HeldNumber.objects.get()
    assert held.symbol == "01-CV/TU"
    page = client.get(reverse("record_outside"), {"held": held.pk}).content.decode()
    assert "01-CV/TU" in page
    assert client.post(reverse("void_number"), {"held": held.pk, "reason": "thử"}).status_code == 303
    assert client.post(reverse("void_number"), {"held": held.pk, "reason": "nữa"}).status_code == 303
    held.refresh_from_db()
    assert held.reason == "thử"
    assert "Giữ số" not in client_of("soan").get(reverse("register")).content.decode()


def test_a_form_sent_twice_takes_one_number() -> None:
    client = client_of("vanthu")
    press = client.get(reverse("reserve_number")).context["form"]["press"].value()
    sent = {"body": committee().pk, "type_name": "Công văn", "about": "Mời họp", "press": press}
    sent["dated"] = timezone.localdate()
    assert [client.post(reverse("reserve_number"), sent).status_code for _twice in range(2)] == [303, 303]
    assert HeldNumber.objects.get().symbol == "01-CV/TU"
    assert Series.objects.get(type_name="Công văn").last == 1
    again = client.get(reverse("reserve_number")).context["form"]["press"].value()
    assert client.post(reverse("reserve_number"), {**sent, "press": again}).status_code == 303
    assert HeldNumber.objects.count() == 2


def test_the_incoming_register_is_a_sheet_for_its_clerk() -> None:
    received = walk().received
    answer = client_of("vanthu").get(reverse("received_xlsx"))
    rows = list(load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True))
    assert rows[1][0] == str(received.arrival_number)
    assert rows[1][6] == "Ban Tổ chức"
    empty = client_of("vanthu").get(reverse("received_xlsx"), {"year": "1999"})
    assert len(list(load_workbook(BytesIO(empty.content)).active)) == 1
    assert client_of("soan").get(reverse("received_xlsx")).status_code == 403
