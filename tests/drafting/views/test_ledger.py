"""The ledger as a page: filtered, answered several at once, printed, and held against a newer text of the parent."""

from copy import deepcopy
from uuid import uuid4

import pypdfium2
import pytest

from drafting import coverage
from drafting.models import Basis, Coverage, CoverageLink, Part, Status
from drafting.renewing import renew_basis
from drafting.text import keep
from records import jobs
from records.models import AuditEntry
from tests.arrivals import PARENT, confirmed, registered
from tests.plans import agency, items_of, make_plan, person
from tests.workflow.ways import address, at, browser
from workflow.services import deriving, receiving
from workflow.services.drafting import allow_unanswered

pytestmark = pytest.mark.usefixtures("cast")


@pytest.fixture
def plan():
    """Three tasks of the parent; the second is unanswered."""
    plan = make_plan()
    CoverageLink.objects.filter(coverage__basis__plan=plan, coverage__position=2).delete()
    Coverage.objects.filter(basis__plan=plan, position=2).update(answer="unanswered")
    return plan


def rows(plan):
    return list(Coverage.objects.filter(basis__in=coverage.current(plan)).order_by("position"))


def shown(plan, who="soan", **query):
    answer = browser(who).get(address(plan, "ledger/"), query)
    assert answer.status_code == 200
    return answer.content.decode()


def post(plan, who="soan", **data):
    return browser(who).post(address(plan, "ledger/"), data)


def test_the_filter_takes_answers_sections_and_words(plan):
    every = [f'id="t-{row.uid}"' for row in rows(plan)]
    assert [mark in shown(plan) for mark in every] == [True, True, True]
    assert [mark in shown(plan, answer="unanswered") for mark in every] == [False, True, False]
    assert [mark in shown(plan, q="NỘI dung 3") for mark in every] == [False, False, True]
    assert [mark in shown(plan, section="nothing") for mark in every] == [False, False, False]
    assert "Không có nhiệm vụ nào như đã lọc" in shown(plan, q="không có ở đâu")


def test_several_tasks_are_answered_at_once_with_one_entry(plan):
    uids = [row.uid for row in rows(plan)]
    below = agency("du-thanh-binh")
    answer = post(plan, row=uids[:2], answer="delegated", delegates=[below.pk, agency("du-hoa-an").pk])
    assert answer.status_code == 303
    found = rows(plan)
    assert [row.answer for row in found] == ["delegated", "delegated", "adopted"]
    assert found[0].delegated_to == f"{below.name}; {agency('du-hoa-an').name}"
    assert set(found[1].delegates.all()) == {below, agency("du-hoa-an")}
    assert not found[0].links.exists()
    entry = AuditEntry.objects.get(subject=plan.subject, verb="answer_tasks")
    assert sorted(entry.detail["coverage"]) == sorted(uids[:2])


def test_one_item_can_carry_several_tasks(plan):
    part = items_of(plan)[0]
    post(plan, row=[row.uid for row in rows(plan)], answer="joined", part=part.uid)
    assert {link.part_id for row in rows(plan) for link in row.links.all()} == {part.pk}
    assert not coverage.unanswered(plan).exists()


def test_who_decided_that_a_task_is_not_applicable_is_kept_and_shown(plan):
    uids = [rows(plan)[1].uid]
    post(
        plan,
        row=uids,
        answer="not_applicable",
        reason="Không có đối tượng.",
        decided_by="Đồng chí Trưởng ban",
    )
    assert "Người quyết định: Đồng chí Trưởng ban" in shown(plan)
    post(plan, row=uids, answer="not_applicable", reason="Không có đối tượng.")
    assert rows(plan)[1].decided_by == person("soan").full_name


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"answer": "delegated"}, "Chưa chọn nhiệm vụ nào"),
        ({"answer": "delegated", "row": "all"}, "Cần chọn đảng ủy trực thuộc được giao."),
        ({"answer": "not_applicable", "row": "all"}, "Cần ghi lý do"),
        ({"answer": "joined", "row": "all"}, "Cần chọn nội dung trong dự thảo"),
        ({"answer": "adopted", "row": "all"}, "adopted"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_answered(plan, data, said):
    CoverageLink.objects.filter(coverage__basis__plan=plan).delete()
    before = list(Coverage.objects.values_list("answer", "answered_at"))
    data = data | ({"row": [row.uid for row in rows(plan)]} if data.get("row") else {})
    answer = post(plan, **data)
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert list(Coverage.objects.values_list("answer", "answered_at")) == before


def test_nobody_answers_who_does_not_write(plan):
    uids = [rows(plan)[1].uid]
    assert post(plan, who="truongban", row=uids, answer="confirm").status_code == 403
    assert post(plan, who="nguoila", row=uids, answer="confirm").status_code == 404
    assert browser("truongban").get(address(plan, "ledger/")).status_code == 200
    assert browser("nguoila").get(address(plan, "ledger/")).status_code == 404


def test_advisers_have_no_ledger():
    way = at(Status.ADVISORY_REVIEW)
    assert browser("gopy1").get(address(way.plan, "ledger/")).status_code == 404
    assert browser("gopy1").get(address(way.plan, "ledger.pdf")).status_code == 404


def test_the_page_costs_the_same_for_three_tasks_and_for_ninety(django_assert_max_num_queries):
    for items in (3, 90):
        plan = make_plan(items=items)
        client = browser("soan")
        with django_assert_max_num_queries(42):
            client.get(address(plan, "ledger/"))


def newer_text(plan, change):
    """A second arrival of the same document, in which `change` was made to the items."""
    basis = coverage.current(plan).get()
    body = deepcopy(basis.content.body)
    change(body["items"])
    row = basis.received
    row.pk, row.uid, row.arrival_number, row.confirmed = None, uuid4(), row.arrival_number + 700, keep(body)
    row.save(force_insert=True)
    return row


@pytest.fixture
def derived():
    return deriving.derive(confirmed(), by=person("soan"))


def renew(plan, received):
    return renew_basis(plan, coverage.current(plan).get(), received, by=person("soan"))


def reword(items):
    items[1]["text"] = (
        "Ban Tổ chức Trung ương rà soát quy định về cấp ủy và chi bộ (hoàn thành trong quý II/2027)."
    )


def test_a_changed_task_keeps_its_answer_as_suspect_until_a_person_confirms_it(derived):
    before = {row.parent_uid: row.answer for row in rows(derived)}
    newer = renew(derived, newer_text(derived, reword))
    assert {row.parent_uid: row.answer for row in rows(derived)} == before
    [row] = coverage.suspect(derived)
    assert row.basis == newer
    page = shown(derived, suspect="yes")
    assert "cần xem lại" in page
    assert "<ins>" in page
    assert post(derived, row=[row.uid], answer="confirm").status_code == 303
    assert not coverage.suspect(derived).exists()
    assert "<ins>" not in shown(derived)


def test_answering_anew_settles_it_too(derived):
    renew(derived, newer_text(derived, reword))
    [row] = coverage.suspect(derived)
    post(derived, row=[row.uid], answer="not_applicable", reason="Cấp trên đã làm.")
    assert not coverage.suspect(derived).exists()


def test_unchanged_tasks_stay_as_they_were_with_their_items(derived):
    links = {row.parent_uid: {link.part_id for link in row.links.all()} for row in rows(derived)}
    renew(derived, newer_text(derived, reword))
    assert {row.parent_uid: {link.part_id for link in row.links.all()} for row in rows(derived)} == links
    assert [row.suspect for row in rows(derived)].count(True) == 1


def test_a_new_task_is_unanswered_and_a_lost_one_is_told(derived):
    def change(items):
        items[2] |= {"uid": "fresh", "text": "Chuyển đổi số toàn bộ hồ sơ đảng viên trước tháng 6."}

    lost = next(item for item in derived.bases.get().content.body["items"] if item["path"] == "II.2")
    renew(derived, newer_text(derived, change))
    assert [row.parent_uid for row in coverage.unanswered(derived)] == ["fresh"]
    page = shown(derived)
    assert "Không còn trong bản mới của cấp trên" in page
    assert lost["text"][:40] in page.split("Không còn trong bản mới")[1]


def test_read_anew_with_other_uids_the_tasks_are_found_by_their_words(derived):
    def change(items):
        for item in items:
            item["uid"] = f"new-{item['uid']}"
        reword(items)

    renew(derived, newer_text(derived, change))
    assert not coverage.unanswered(derived).exists()
    assert coverage.suspect(derived).count() == 1


def test_the_older_basis_stays_as_it_was(derived):
    before = list(Coverage.objects.filter(basis__plan=derived).values())
    renew(derived, newer_text(derived, reword))
    assert list(Coverage.objects.filter(basis__plan=derived, follows=None).values()) == before
    assert Basis.objects.filter(plan=derived).count() == 2


def test_a_suspect_answer_closes_the_way_on(derived):
    renew(derived, newer_text(derived, reword))
    assert "còn 01 nhiệm vụ cần xem lại" in browser("soan").get(address(derived)).content.decode()


def test_a_newer_arrival_is_offered_and_taken_by_one_press(derived):
    text = PARENT.replace("rà soát quy định", "rà soát toàn bộ quy định")
    row = registered(text)
    receiving.instruct(row, by=person("bithu"), lead=agency("btctu"), partners=[], due_on=None)
    receiving.assign(row, by=person("truongban"), drafter=person("soan"))
    assert "có bản mới" not in shown(derived)
    receiving.confirm(row, by=person("soan"))
    assert "Văn bản số 41-KH/TW có bản mới" in shown(derived)
    old = coverage.current(derived).get()
    data = {"basis": old.pk, "received": row.pk}
    assert browser("truongban").post(address(derived, "ledger/renew/"), data).status_code == 403
    assert browser("soan").post(address(derived, "ledger/renew/"), data).status_code == 303
    assert coverage.suspect(derived).count() == 1
    assert browser("soan").post(address(derived, "ledger/renew/"), data).status_code == 404
    assert "có bản mới" not in shown(derived)


def test_an_item_that_leaves_takes_back_the_answers_that_named_it_alone(derived):
    row = next(row for row in rows(derived) if row.links.count() == 1)
    part = row.links.get().part
    browser("soan").post(address(derived, f"parts/{part.uid}/delete/"), {"edit_number": part.edit_number})
    assert not Part.objects.filter(pk=part.pk).exists()
    assert row in list(coverage.unanswered(derived))


def test_the_ledger_prints_as_a_paper(derived):
    client = browser("truongban")
    assert client.get(address(derived, "ledger.pdf"))["Refresh"]
    jobs.run_all()
    answer = client.get(address(derived, "ledger.pdf"))
    assert answer["Content-Type"] == "application/pdf"
    document = pypdfium2.PdfDocument(answer.content)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    assert "BẢNG ĐỐI CHIẾU NHIỆM VỤ" in text
    assert "II.2" in text


def test_all_committees_below_are_named_as_such(plan):
    post(plan, row=[rows(plan)[1].uid], answer="delegated", every="on")
    row = rows(plan)[1]
    assert row.delegated_to == "Các đảng ủy trực thuộc"
    assert row.delegates.count() > 1


def test_the_heads_decision_on_an_urgent_matter_stands_on_the_ledger():
    way = at()
    Coverage.objects.filter(basis__plan=way.plan, position=2).update(answer="unanswered")
    allow_unanswered(way.again(), by=person("truongban"), reason="Gấp theo yêu cầu của Thường trực.")
    page = shown(way.plan)
    assert "Gấp theo yêu cầu của Thường trực." in page
    assert f"Đồng chí {person('truongban').full_name} cho chuyển khi chưa đối chiếu đủ" in page
