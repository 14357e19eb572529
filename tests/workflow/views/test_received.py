from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from drafting.models import Participation, Plan, ReceivedDocument
from drafting.text import revise
from permissions.duties import Duty
from permissions.models import Term
from records import files
from records.models import AuditEntry
from tests.arrivals import assigned, confirmed, instructed, registered
from tests.plans import agency, join, make_plan, person
from tests.workflow.ways import browser
from workflow.awaiting import wait_for
from workflow.models import Awaited, Delivery, Issuance, Series

pytestmark = pytest.mark.usefixtures("cast")


@pytest.fixture
def act(client):
    """Post one act on a document as one person of the cast."""

    def post(username, name, received, data=None, **more):
        client.force_login(person(username))
        return client.post(reverse(name, args=[received.uid]), data or {}, **more)

    return post


def waiting(received):
    return list(Awaited.objects.filter(received=received, done_at=None).values_list("act", flat=True))


def trail(received):
    return list(AuditEntry.objects.filter(subject=received.subject).values_list("verb", flat=True))


def test_the_permanent_board_names_who_leads(act):
    received = registered()
    form = {
        "lead": agency("btctu").pk,
        "partners": [agency("ubkttu").pk],
        "due_on": (timezone.localdate() + timedelta(days=9)).isoformat(),
        "instruction": "Tham mưu trong tháng.",
    }
    assert act("bithu", "received_instruct", received, form).status_code == 303
    received.refresh_from_db()
    assert (received.lead, received.instruction) == (agency("btctu"), "Tham mưu trong tháng.")
    assert waiting(received) == ["assign"]


@pytest.mark.parametrize(("username", "code"), [("vanthu", 403), ("soan", 404), ("nguoila", 404)])
def test_who_may_not_instruct(act, username, code):
    received = registered()
    response = act(username, "received_instruct", received, {"lead": agency("btctu").pk})
    assert response.status_code == code
    assert (waiting(received), trail(received)) == (["instruct"], ["register"])


@pytest.mark.parametrize(
    ("lead", "due_on", "field"),
    [
        ("bxdd-du-thanh-binh", "", "lead"),
        ("tct", "", "lead"),
        ("btctu", "2020-01-01", "due_on"),
        ("", "", "lead"),
    ],
)
def test_an_instruction_that_nobody_could_follow_is_said_at_its_field(act, lead, due_on, field):
    received = registered()
    form = {"lead": agency(lead).pk if lead else "", "due_on": due_on}
    response = act("bithu", "received_instruct", received, form)
    assert list(response.context["instruct_form"].errors) == [field]
    assert waiting(received) == ["instruct"]


def test_whoever_instructs_second_is_told_so(act):
    received = instructed()
    response = act("chanhvp", "received_instruct", received, {"lead": agency("bnctu").pk}, follow=True)
    assert "đã được thực hiện" in response.content.decode()
    received.refresh_from_db()
    assert received.lead == agency("btctu")


def test_the_head_hands_it_to_a_drafter_of_the_own_agency(act):
    received = instructed()
    refused = act("truongban", "received_assign", received, {"drafter": person("nguoila").pk})
    assert list(refused.context["assign_form"].errors) == ["drafter"]
    assert waiting(received) == ["assign"]
    assert act("truongban", "received_assign", received, {"drafter": person("soan").pk}).status_code == 303
    assert waiting(received) == ["confirm"]


@pytest.mark.parametrize(("username", "code"), [("soan", 403), ("gopy1", 403), ("gopy2", 404)])
def test_who_may_not_assign(act, username, code):
    received = instructed()
    response = act(username, "received_assign", received, {"drafter": person("soan").pk})
    assert response.status_code == code
    assert waiting(received) == ["assign"]


def test_the_page_offers_each_person_the_own_act_alone(client):
    received = instructed()
    shown = {}
    for username in ("truongban", "soan", "bithu"):
        client.force_login(person(username))
        context = client.get(reverse("received_document", args=[received.uid])).context
        shown[username] = ("assign_form" in context, "instruct_form" in context)
    assert shown == {"truongban": (True, False), "soan": (False, False), "bithu": (False, False)}


def test_a_plan_is_derived_once_however_often_one_presses(act):
    received = confirmed()
    first = act("soan", "received_derive", received)
    plan = Plan.objects.get()
    assert first.headers["Location"] == reverse("plan", args=[plan.uid])
    second = act("soan", "received_derive", received)
    assert second.headers["Location"] == reverse("received_document", args=[received.uid])
    assert Plan.objects.count() == 1


@pytest.mark.parametrize(("username", "code"), [("truongban", 403), ("bithu", 403), ("xa1", 404)])
def test_who_may_not_derive(act, username, code):
    received = confirmed()
    assert act(username, "received_derive", received).status_code == code
    assert not Plan.objects.exists()


def test_the_list_shows_what_one_takes_part_in_and_costs_the_same_for_more(client):
    client.force_login(person("soan"))
    assigned()
    registered()  # not yet before the Organization Committee
    costs = []
    for _round in range(2):
        with CaptureQueriesContext(connection) as queries:
            lines = client.get(reverse("received")).context["lines"]
        costs.append((len(lines), len(queries)))
        assigned()
        assigned()
    assert [count for count, _queries in costs] == [1, 3]
    assert costs[0][1] == costs[1][1]


def test_the_history_counts_mendings_in_a_row_as_one_line(client):
    received = assigned()
    for number in range(3):
        client.force_login(person("soan"))
        client.post(
            reverse("received_mend", args=[received.uid]),
            {"how": "head", "edit_number": number, "title": f"KẾ HOẠCH {number}", "symbol": "41-KH/TW"},
        )
    history = client.get(reverse("received_document", args=[received.uid])).context["history"]
    assert [event.text for event in history] == [
        "Sửa kết quả đọc 03 chỗ",
        "Phân công đồng chí Nguyễn Thu Hà soạn thảo",
        "Cho ý kiến chỉ đạo, giao Ban Tổ chức Tỉnh ủy chủ trì",
        "Tiếp nhận, vào sổ số đến 1",
    ]


@pytest.fixture
def sent():
    """A plan of the province, issued and delivered to one commune."""
    plan = make_plan(items=2)
    revision = revise(plan, by=plan.drafter)
    series = Series.objects.create(
        body=plan.issuer, type_name="Kế hoạch", term=Term.objects.get(agency__code="tu")
    )
    Issuance.objects.create(
        plan=plan,
        revision=revision,
        signer=person("bithu"),
        on_behalf="T/M BAN THƯỜNG VỤ",
        position="BÍ THƯ",
        series=series,
        number=7,
        symbol="07-KH/TU",
        dated=date(2026, 11, 20),
        sealed=files.store(b"%PDF-1.7 sealed", "application/pdf"),
    )
    Delivery.objects.create(plan=plan, agency=agency("du-thanh-binh"))
    join(plan, "du-thanh-binh", Duty.RECEIVE, revision)
    wait_for(plan, "register", agency=agency("du-thanh-binh"), duty=Duty.RECEIVE)
    return plan


def test_the_receiving_clerk_takes_in_an_issued_plan_once(client, sent):
    client.force_login(person("xa1vanthu"))
    address, day = (
        reverse("register_arrival", args=[sent.uid]),
        {"arrival_on": timezone.localdate().isoformat()},
    )
    form = day | {"agency": agency("du-thanh-binh").pk}
    assert "07-KH/TU" in client.get(address).content.decode()
    first = client.post(address, form)
    received = ReceivedDocument.objects.get()
    assert first.headers["Location"] == reverse("received_document", args=[received.uid])
    assert (received.symbol, received.arrival_number, waiting(received)) == ("07-KH/TU", 1, ["instruct"])
    assert not Awaited.objects.filter(plan=sent, act="register", done_at=None).exists()
    second = client.post(address, form)
    assert (second.status_code, second.headers["Location"]) == (303, first.headers["Location"])
    assert ReceivedDocument.objects.count() == 1


@pytest.mark.parametrize(
    ("username", "code"), [("xa1bithu", 403), ("soan", 403), ("xa2vanthu", 404), ("vanthu", 404)]
)
def test_nobody_else_takes_it_in(client, sent, username, code):
    client.force_login(person(username))
    assert client.post(reverse("register_arrival", args=[sent.uid])).status_code == code
    assert not ReceivedDocument.objects.exists()


def test_those_who_draft_below_read_and_save_the_issued_plan_by_its_arrival(client, sent):
    client.force_login(person("xa1vanthu"))
    form = {"arrival_on": timezone.localdate().isoformat(), "agency": agency("du-thanh-binh").pk}
    client.post(reverse("register_arrival", args=[sent.uid]), form)
    received = ReceivedDocument.objects.get()
    Participation.objects.create(received=received, agency=agency("bxdd-du-thanh-binh"), duty=Duty.DRAFT)
    client.force_login(person("xa1"))
    saved = client.get(reverse("received_file", args=[received.uid]))
    assert (saved.content, saved.headers["Content-Disposition"]) == (
        b"%PDF-1.7 sealed",
        'attachment; filename="07-KH-TU.pdf"',
    )
    reading = client.get(reverse("received_reading", args=[received.uid]))
    assert reading.context["reading"].tasks == 2
    assert client.get(reverse("plan", args=[sent.uid])).status_code == 404


def test_a_head_gives_it_back_with_a_reason_and_whoever_instructs_reads_it_first(act):
    received = instructed()
    assert act("truongban", "received_give_back", received, {"reason": " "}).status_code == 200
    response = act(
        "truongban",
        "received_give_back",
        received,
        {"reason": "Nội dung thuộc Ban Nội chính.", "suggested": agency("bnctu").pk},
    )
    assert response.status_code == 303
    received.refresh_from_db()
    assert received.lead is None
    assert waiting(received) == ["instruct"]
    shown = browser("bithu").get(f"/received/{received.uid}/").content.decode()
    assert "Nội dung thuộc Ban Nội chính. Đề nghị giao Ban Nội chính Tỉnh ủy." in shown
    assert browser("truongban").get(f"/received/{received.uid}/").status_code == 404
    assert act("bithu", "received_instruct", received, {"lead": agency("btctu").pk}).status_code == 303
    received.refresh_from_db()
    assert received.given_back == ""
    assert received.lead == agency("btctu")
    assert browser("truongban").get(f"/received/{received.uid}/").status_code == 200


def test_urgency_and_patron_of_the_instruction_are_told_and_the_plan_takes_the_urgency(act):
    received = registered()
    form = {"lead": agency("btctu").pk, "urgency": "express", "patron": person("thuongtruc").pk}
    assert act("bithu", "received_instruct", received, form).status_code == 303
    shown = browser("truongban").get(f"/received/{received.uid}/").content.decode()
    assert "Hỏa tốc" in shown
    assert "Trịnh Xuân Hòa" in shown
