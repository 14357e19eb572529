"""Tasks that a parent plan sets in an annex: confirmed, answered and printed like those of its body."""

from datetime import date
from io import BytesIO
from unittest import mock

import docx
import pytest

from drafting import sheet
from drafting.models import Coverage, Part, ReceivedDocument
from drafting.reading.reader import read_file
from drafting.readings import shaping
from drafting.rendering.docx import render_docx
from drafting.text import folded, live_document
from tests.arrivals import PARENT, registered
from tests.plans import agency, person
from workflow.services import deriving, receiving

pytestmark = pytest.mark.usefixtures("cast")

ANNEX = """
PHỤ LỤC 1
DANH MỤC NHIỆM VỤ TRỌNG TÂM
TT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành | Sản phẩm
I | CÔNG TÁC TỔ CHỨC
1 | Xây dựng quy định về cấp ủy viên | Ban Tổ chức Trung ương | Văn phòng Trung ương Đảng | Quý I/2027 | Quy định
2 | Sơ kết việc bố trí cấp ủy viên | nt | | Tháng 6/2028 | Báo cáo
II | CÔNG TÁC KIỂM TRA
3 | Kiểm tra việc thực hiện | Ủy ban Kiểm tra Trung ương | | Hằng năm | Thông báo
"""
PATHS = ["PL1.I.1", "PL1.I.2", "PL1.II.3"]


def again(received):
    return ReceivedDocument.objects.get(pk=received.pk)


def annexed(document):
    return [item for item in document["items"] if item["section"] == "PL1"]


@pytest.fixture
def received():
    row = registered(PARENT + ANNEX)
    receiving.instruct(row, by=person("bithu"), lead=agency("btctu"), partners=[], due_on=None)
    receiving.assign(row, by=person("truongban"), drafter=person("soan"))
    return again(row)


@pytest.fixture
def plan(received):
    receiving.confirm(received, by=person("soan"))
    with mock.patch("django.utils.timezone.localdate", return_value=date(2026, 11, 22)):
        return deriving.derive(again(received), by=person("soan"))


def test_a_reading_keeps_annex_tasks_under_the_numbers_printed_there(received):
    document = again(received).document
    assert [item["path"] for item in annexed(document)] == PATHS
    assert [group["path"] for group in document["groups"]] == ["PL1.I", "PL1.II"]
    assert [section["number"] for section in document["sections"]] == ["I", "II", "III"]
    (annex,) = document["annexes"]
    assert (annex["section"], annex["title"]) == ("PL1", "DANH MỤC NHIỆM VỤ TRỌNG TÂM")
    assert len(annex["blocks"][0]["rows"]) == 6


def test_mending_one_task_of_an_annex_leaves_the_others_their_numbers(received):
    first = annexed(received.document)[0]
    shaping.split_part(
        received, edit_number=received.edit_number, uid=first["uid"], first="Xây dựng quy định"
    )
    received.save()
    document = again(received).document
    assert [(item["path"], item["text"]) for item in annexed(document)] == [
        ("PL1.I.1", "Xây dựng quy định"),
        ("PL1.I.2", "về cấp ủy viên"),
        ("PL1.I.3", "Sơ kết việc bố trí cấp ủy viên"),
        ("PL1.II.3", "Kiểm tra việc thực hiện"),
    ]
    assert document["annexes"][0]["blocks"] == received.document["annexes"][0]["blocks"]


def test_every_annex_task_of_the_parent_awaits_its_answer_with_a_template(plan):
    rows = Coverage.objects.filter(basis__plan=plan)
    tasks = {item["uid"]: item["path"] for item in plan.bases.get().content.body["items"]}
    answered = {tasks[row.parent_uid]: [link.part.text for link in row.links.all()] for row in rows}
    assert answered["PL1.I.1"] == ["Xây dựng quy định về cấp ủy viên"]
    assert set(PATHS) <= set(answered)
    first = plan.parts.get(text="Xây dựng quy định về cấp ủy viên")
    assert (first.lead, [deadline["text"] for deadline in first.deadlines]) == (
        "Ban Tổ chức Tỉnh ủy",
        ["Quý I/2027"],
    )


def test_an_own_plan_prints_its_annex_as_a_table_and_each_task_once(plan):
    document = live_document(plan)
    assert [item["path"] for item in annexed(document)] == ["PL1.I.1", "PL1.I.2", "PL1.II.1"]
    word = docx.Document(BytesIO(render_docx(document)))
    (table,) = [table for table in word.tables if len(table.rows) > 2]
    assert [cell.text for cell in table.rows[2].cells][:3] == [
        "1",
        "Xây dựng quy định về cấp ủy viên",
        "Ban Tổ chức Tỉnh ủy",
    ]
    assert not [p.text for p in word.paragraphs if "Xây dựng quy định về cấp ủy viên" in p.text]
    assert "Phụ lục 1" in [p.text for p in word.paragraphs]


def test_a_task_is_added_to_an_own_annex_and_counted_there(plan):
    rows = list(plan.parts.all())
    last = max(place for place, row in enumerate(rows) if row.kind == Part.Kind.ITEM and row.note)
    rows.insert(last + 1, Part(kind=Part.Kind.ITEM, text="Tổng kết.", item_kind="task", level=1))
    assert [item["path"] for item in annexed(folded(rows))][-1] == "PL1.II.2"


def test_the_page_shows_who_and_when_of_an_annex_task_beside_its_words(plan):
    document = live_document(plan)
    (annex,) = sheet.page(document)["annexes"]
    (head, _group, first, *_rest) = annex["points"]
    assert head["heading"] == "DANH MỤC NHIỆM VỤ TRỌNG TÂM"
    assert first["uid"] == annexed(document)[0]["uid"]
    assert first["paragraphs"][-1][0]["text"] == (
        "Cơ quan chủ trì: Ban Tổ chức Tỉnh ủy; Cơ quan phối hợp: Văn phòng Tỉnh ủy; "
        "Thời gian hoàn thành: Quý I/2027; Sản phẩm: Quy định"
    )


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_a_plan_with_an_annex_is_printed_and_read_back_as_it_was(kind):
    from drafting.rendering.pdf import render_pdf

    (plan,) = read_file((PARENT + ANNEX).encode(), "x")["documents"]
    again = read_file(render_docx(plan) if kind == "docx" else render_pdf(plan).pdf, "x")["documents"][0]
    fields = ("path", "text", "lead", "partners", "deadlines", "product")
    assert [{f: i.get(f) for f in fields} for i in again["items"]] == [
        {f: i.get(f) for f in fields} for i in plan["items"]
    ]
    assert again["annexes"][0]["blocks"][0]["rows"] == plan["annexes"][0]["blocks"][0]["rows"]


def test_a_table_in_the_body_is_printed_as_one_and_read_back_as_it_was():
    rows = [line for line in ANNEX.split("\n") if line.startswith(("TT", "1", "2", "3"))]
    tasks = PARENT[PARENT.index("1. Ban Tổ chức") : PARENT.index("III- TỔ CHỨC")]
    text = PARENT.replace(tasks, "\n".join(["Các nhiệm vụ sau:", *rows, "", ""]))
    (plan,) = read_file(text.encode(), "x")["documents"]
    (again,) = read_file(render_docx(plan), "x")["documents"]
    assert [item["path"] for item in again["items"]] == ["I.1", "II.1", "II.2", "II.3", "III.1"]
    assert [(i["path"], i["text"], i.get("lead"), i["deadlines"]) for i in again["items"]] == [
        (i["path"], i["text"], i.get("lead"), i["deadlines"]) for i in plan["items"]
    ]
