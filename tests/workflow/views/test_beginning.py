"""Lập kế hoạch: four ways to begin, each shown before it is stored, and the names that are used."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from drafting.models import Coverage, OwnName, Part, Plan
from records.models import AuditEntry
from tests.arrivals import PARENT, confirmed, registered
from tests.plans import agency, person
from tests.workflow.ways import address, at, browser
from workflow.models import Awaited
from workflow.services import receiving

pytestmark = pytest.mark.usefixtures("cast")

OWN = """TỈNH ỦY LAM SƠN        ĐẢNG CỘNG SẢN VIỆT NAM
*                                Lam Sơn, ngày    tháng    năm 2026
Số    -KH/TU

KẾ HOẠCH
thực hiện Kế hoạch số 41-KH/TW của Bộ Chính trị
-----

Ban Thường vụ Tỉnh ủy ban hành Kế hoạch như sau:

I- MỤC ĐÍCH

- Nâng cao nhận thức của cấp ủy các cấp.

II- NHIỆM VỤ

1. Ban Tổ chức Tỉnh ủy rà soát quy định về cấp ủy (hoàn thành trong tháng 02/2027).

2. Văn phòng Tỉnh ủy trang bị phần mềm (hoàn thành trong quý II/2027).

Nơi nhận:                        T/M BAN THƯỜNG VỤ
- Ban Tổ chức Tỉnh ủy,
- Lưu Văn phòng Tỉnh ủy.
"""


def page(who="soan", **query):
    answer = browser(who).get("/plans/begin/", query)
    assert answer.status_code == 200
    return re.sub(r"<[^>]+>", "", answer.content.decode())


def made(who="soan", **posted):
    answer = browser(who).post("/plans/begin/", posted)
    assert answer.status_code == 303, answer.content.decode()[-3000:]
    return Plan.objects.get(uid=answer["Location"].split("/")[2])


def second_parent():
    """Another plan of the centre, charged to the same agency and confirmed."""
    text = PARENT.replace("41-KH/TW", "42-KH/TW").replace("ương rà soát", "ương số hóa")
    row = registered(text)
    receiving.instruct(row, by=person("bithu"), lead=agency("btctu"), partners=[], due_on=None)
    receiving.assign(row, by=person("truongban"), drafter=person("soan"))
    receiving.confirm(row, by=person("soan"))
    row.refresh_from_db()
    return row


def test_a_plan_is_seen_before_it_is_made_and_made_as_it_was_seen():
    received = confirmed()
    before = Plan.objects.count()
    shown = page(way="parents", parent=received.uid, margin=10)
    assert "trước ngày 19/3/2027" in shown
    assert Plan.objects.count() == before
    plan = made(way="parents", parent=received.uid, margin=10)
    assert plan.parts.filter(text__contains="trước ngày 19/3/2027").exists()
    assert not Awaited.objects.filter(received=received, act="derive", done_at=None).exists()
    assert AuditEntry.objects.filter(subject=plan.subject, verb="derive").count() == 1


def test_the_margin_must_be_a_number_of_days_within_a_year():
    received = confirmed()
    assert "366" in page(way="parents", parent=received.uid, margin=5000)


def test_two_parents_make_one_plan_with_a_ledger_for_each():
    first, second = confirmed(), second_parent()
    plan = made(way="parents", parent=[first.uid, second.uid])
    assert {basis.symbol for basis in plan.bases.all()} == {"41-KH/TW", "42-KH/TW"}
    for basis in plan.bases.all():
        tasks = [item for item in basis.content.body["items"] if item["kind"] in Part.TASKS]
        assert basis.coverage.count() == len(tasks)
        assert not basis.coverage.filter(answer=Coverage.Answer.UNANSWERED).exists()
    assert Coverage.objects.filter(basis__plan=plan, answer=Coverage.Answer.JOINED).exists()
    assert not Awaited.objects.filter(received__in=[first, second], act="derive", done_at=None).exists()


def test_an_own_draft_is_read_linked_and_the_rest_of_the_parent_stays_unanswered():
    received = confirmed()
    client = browser("soan")
    upload = SimpleUploadedFile("du-thao.txt", OWN.encode())
    answer = client.post("/plans/begin/upload/", {"file": upload, "parent": [received.uid]})
    query = parse_qs(urlsplit(answer["Location"]).query)
    assert query["parent"] == [str(received.uid)]
    shown = client.get(answer["Location"]).content.decode()
    assert "trang bị phần mềm" in shown
    answer = client.post("/plans/begin/", {"way": "draft", "draft": query["draft"], "parent": [received.uid]})
    plan = Plan.objects.get(uid=answer["Location"].split("/")[2])
    assert plan.parts.filter(text__contains="trang bị phần mềm").exists()
    answers = {row.parent_uid: row.answer for row in Coverage.objects.filter(basis__plan=plan)}
    items = {item["uid"]: item["path"] for item in received.confirmed.body["items"]}
    told = {items[uid]: answer for uid, answer in answers.items()}
    assert told["II.1"] == "adapted"
    assert told["II.2"] == "unanswered"


def test_an_own_draft_is_nobody_elses():
    client = browser("soan")
    answer = client.post("/plans/begin/upload/", {"file": SimpleUploadedFile("a.txt", OWN.encode())})
    assert "trang bị phần mềm" in client.get(answer["Location"]).content.decode()
    assert "trang bị phần mềm" not in browser("xa1").get(answer["Location"]).content.decode()


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02" * 50, b"PK\x03\x04 no archive"])
def test_a_file_that_cannot_be_read_is_said_and_nothing_is_kept(data):
    client = browser("soan")
    answer = client.post("/plans/begin/upload/", {"file": SimpleUploadedFile("a.docx", data)}, follow=True)
    assert answer.status_code == 200
    assert "draft" not in answer.request["QUERY_STRING"].replace("way=draft", "")
    assert client.session.get("own_drafts", []) == []


def test_last_years_plan_begins_the_next_with_its_past_days_marked():
    way = at("issued")
    shown = page(way="earlier", earlier=way.plan.uid)
    assert "Dự thảo sẽ có" in shown
    plan = made(way="earlier", earlier=way.plan.uid)
    assert plan.uid != way.plan.uid
    own = list(plan.parts.filter(kind="item").values_list("text", flat=True))
    assert own == list(way.plan.parts.filter(kind="item").values_list("text", flat=True))
    assert not set(plan.parts.values_list("uid", flat=True)) & set(
        way.plan.parts.values_list("uid", flat=True)
    )
    assert AuditEntry.objects.get(subject=plan.subject, verb="begin").detail["way"] == "earlier"


def test_a_plan_from_nothing_has_the_outline_of_the_level():
    plan = made(way="nothing", title="kiểm tra, giám sát năm 2027")
    assert plan.title == "KẾ HOẠCH kiểm tra, giám sát năm 2027"
    assert list(plan.parts.filter(kind="section").values_list("text", flat=True)) == [
        "MỤC ĐÍCH, YÊU CẦU",
        "NHIỆM VỤ TRỌNG TÂM",
        "NHIỆM VỤ CỦA CÁC CƠ QUAN, ĐƠN VỊ",
        "TỔ CHỨC THỰC HIỆN",
    ]
    assert Awaited.objects.get(plan=plan).act == "hand_up"
    assert browser("soan").get(address(plan)).status_code == 200


def test_the_same_form_sent_twice_makes_one_plan():
    once = "7d7f3c5e-6f0a-4b1e-9f57-0c57a5d0a111"
    plans = {made(way="nothing", title="kiểm tra", once=once).pk for _again in range(2)}
    assert len(plans) == 1


def test_two_who_begin_from_one_document_do_not_both_make_a_plan():
    received = confirmed()
    made(way="parents", parent=received.uid)
    before = Plan.objects.count()
    answer = browser("soan").post("/plans/begin/", {"way": "parents", "parent": received.uid})
    assert answer.status_code == 303
    assert Plan.objects.count() == before


def test_documents_and_plans_of_others_are_not_offered_and_not_taken():
    received, way = confirmed(), at("issued")
    for who in ("xa2", "gopy1cv"):
        client = browser(who)
        shown = client.get("/plans/begin/", {"way": "parents", "parent": received.uid})
        assert shown.status_code == 403 or "41-KH/TW" not in shown.content.decode()
        before = Plan.objects.count()
        client.post("/plans/begin/", {"way": "parents", "parent": received.uid})
        client.post("/plans/begin/", {"way": "earlier", "earlier": way.plan.uid})
        assert Plan.objects.count() == before


def test_who_does_not_draft_is_refused():
    for path in ("/plans/begin/", "/own-names/"):
        assert browser("vanthu").get(path).status_code == 403
    assert browser("vanthu").post("/plans/begin/upload/", {}).status_code == 403


def test_an_own_name_goes_before_the_usual_one_and_an_empty_one_leaves_the_name_to_decide():
    received = confirmed()
    client = browser("soan")
    row = {"kind": "body", "superior": "Ban Tổ chức Trung ương", "own": "Ban Tổ chức và Dân vận Tỉnh ủy"}
    assert client.post("/own-names/", row).status_code == 303
    assert "Ban Tổ chức và Dân vận Tỉnh ủy rà soát" in page(way="parents", parent=received.uid)
    assert client.post("/own-names/", row | {"own": ""}).status_code == 303
    assert "Ban Tổ chức Trung ương rà soát" in page(way="parents", parent=received.uid)
    entry = AuditEntry.objects.filter(verb="save_name").last()
    assert (entry.actor, entry.detail["own"]) == ("soan", "")
    known = OwnName.objects.get()
    assert client.post("/own-names/", {"delete": known.pk}).status_code == 303
    assert "Ban Tổ chức Tỉnh ủy rà soát" in page(way="parents", parent=received.uid)


def test_nobody_changes_the_names_of_another_committee():
    client = browser("soan")
    client.post("/own-names/", {"kind": "body", "superior": "Ban Tổ chức Trung ương", "own": "Ban A"})
    row = OwnName.objects.get()
    assert browser("xa1").post("/own-names/", {"delete": row.pk}).status_code == 404
    assert OwnName.objects.filter(pk=row.pk).exists()


def test_a_name_found_later_is_put_into_the_marked_parts_of_the_open_draft():
    received = confirmed()
    client = browser("soan")
    client.post("/own-names/", {"kind": "body", "superior": "Ban Tổ chức Trung ương", "own": ""})
    plan = made(way="parents", parent=received.uid)
    marked = plan.parts.exclude(mark="").get(text__contains="Ban Tổ chức Trung ương")
    assert "apply-names" in client.get(address(plan)).content.decode()
    client.post(
        "/own-names/", {"kind": "body", "superior": "Ban Tổ chức Trung ương", "own": "Ban Tổ chức Tỉnh ủy"}
    )
    assert client.post(address(plan, "apply-names/")).status_code == 303
    marked.refresh_from_db()
    assert marked.text.startswith("Ban Tổ chức Tỉnh ủy rà soát")
    assert browser("gopy1").post(address(plan, "apply-names/")).status_code == 404
