"""What a point and an annex can hold, through the pages: italics, footnotes, figures, tables, files."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from drafting.models import Part, Status
from drafting.refusals import Unfit
from drafting.text import live_document
from records.models import AuditEntry
from tests.plans import items_of, make_plan
from tests.workflow.ways import address, at, browser

pytestmark = pytest.mark.usefixtures("cast")


def task(plan):
    return next(part for part in items_of(plan) if part.item_kind == "task")


def save(plan, part, **fields):
    client = browser("soan")
    page = address(plan, f"parts/{part.uid}/")
    shown = {bound.html_name: bound.value() for bound in client.get(page).context["form"]}
    data = {name: "" if value is None else value for name, value in shown.items()}
    data |= {f"initial-{name}": value for name, value in data.items()}
    answer = client.post(page, data | fields)
    part.refresh_from_db()
    return answer


def test_italic_and_bold_are_typed_by_signs_and_shown_as_such():
    plan = make_plan()
    part = task(plan)
    save(plan, part, text="Văn phòng _rà soát_ *mọi* quy định 5 \\* 3.")
    assert part.text == "Văn phòng rà soát mọi quy định 5 * 3."
    assert part.runs == [[10, 17, "italic"], [18, 21, "bold"]]
    page = browser("soan").get(address(plan)).content.decode()
    assert "<em>rà soát</em> <b>mọi</b>" in page
    editor = browser("soan").get(address(plan, f"parts/{part.uid}/")).content.decode()
    assert "Văn phòng _rà soát_ *mọi* quy định 5 \\* 3." in editor


def test_saving_without_touching_the_text_changes_nothing_of_it():
    plan = make_plan()
    part = task(plan)
    save(plan, part, text="Một _hai_\nba *bốn* năm.")
    before = (part.text, part.breaks, part.runs)
    save(plan, part)
    assert (part.text, part.breaks, part.runs) == before


def test_footnotes_keep_their_numbers_and_new_ones_get_the_next():
    plan = make_plan()
    first, second = [part for part in items_of(plan) if part.item_kind == "task"][:2]
    save(plan, first, notes="Quy định số 85-QĐ/TW.")
    save(plan, second, notes="Luật Công chức.\n\nLuật Viên chức.")
    assert [note["mark"] for note in first.notes] == ["1"]
    assert [note["mark"] for note in second.notes] == ["2", "3"]
    save(plan, second, notes="Luật Viên chức.")
    assert second.notes == [{"mark": "3", "text": "Luật Viên chức."}]
    assert "Luật Viên chức." in browser("soan").get(address(plan)).content.decode()


def test_the_figure_of_a_target_is_a_field_and_stands_in_the_sentence():
    plan = make_plan()
    part = task(plan)
    save(plan, part, text="Ít nhất 90% cán bộ và 12 chi bộ được bồi dưỡng.")
    assert [target["value"] for target in part.targets] == ["90", "12"]
    save(plan, part, figure_0="95,5")
    assert part.text == "Ít nhất 95,5% cán bộ và 12 chi bộ được bồi dưỡng."
    assert [target["value"] for target in part.targets] == ["95,5", "12"]
    assert "không phải là số" in save(plan, part, figure_1="nhiều").content.decode()
    save(plan, part, text="Không còn chỉ tiêu.")
    assert part.targets == []


def test_product_and_who_is_in_charge_are_kept_and_printed_where_the_sentence_does_not_say_them():
    plan = make_plan()
    part = task(plan)
    save(plan, part, product="Đề án mẫu", in_charge="Đồng chí Bí thư")
    assert part.columns == {"product": "Đề án mẫu", "in_charge": "Đồng chí Bí thư"}
    assert (
        "Sản phẩm: Đề án mẫu; Lãnh đạo phụ trách: Đồng chí Bí thư"
        in browser("soan").get(address(plan)).content.decode()
    )


def add(plan, who="soan", **data):
    return browser(who).post(address(plan, "annexes/"), data)


PDF = b"%PDF-1.4\n%%EOF\n"


def test_an_annex_with_paragraph_table_and_file_is_made_shown_and_its_file_handed_out():
    plan = make_plan()
    assert add(plan, kind="annex", text="Biểu mẫu báo cáo").status_code == 303
    assert add(plan, kind="text", text="Đoạn của phụ lục.").status_code == 303
    assert add(plan, kind="table", text="Bảng", cells="Cột\tSố\nMột\t2\nHai\t3").status_code == 303
    file = SimpleUploadedFile("mau.pdf", PDF)
    assert add(plan, kind="file", text="Mẫu số 1", file=file).status_code == 303
    [annex] = live_document(plan)["annexes"]
    assert (annex["section"], annex["title"]) == ("PL1", "Biểu mẫu báo cáo")
    assert [block.get("rows") for block in annex["blocks"]][1] == [["Cột", "Số"], ["Một", "2"], ["Hai", "3"]]
    page = browser("soan").get(address(plan)).content.decode()
    for words in ("Biểu mẫu báo cáo", "Đoạn của phụ lục.", "<td>2</td>", "Mẫu số 1"):
        assert words in page
    stored = plan.parts.get(kind="file")
    answer = browser("soan").get(address(plan, f"attached/{stored.uid}/"))
    assert answer.content == PDF
    assert "attachment" in answer["Content-Disposition"]
    assert browser("nguoila").get(address(plan, f"attached/{stored.uid}/")).status_code == 404
    assert AuditEntry.objects.filter(subject=plan.subject, verb="add_block").count() == 3


def test_a_second_annex_gets_the_next_name_and_a_block_goes_where_it_is_wanted():
    plan = make_plan()
    for title in ("Một", "Hai"):
        add(plan, kind="annex", text=title)
    first = plan.parts.get(text="Một")
    add(plan, kind="text", text="Vào phụ lục một.", annex=first.uid)
    annexes = live_document(plan)["annexes"]
    assert [annex["section"] for annex in annexes] == ["PL1", "PL2"]
    assert [block["text"] for block in annexes[0]["blocks"]] == ["Vào phụ lục một."]


def table_of(plan, cells):
    add(plan, kind="annex", text="Một")
    add(plan, kind="table", text="Bảng", cells=cells)
    return plan.parts.get(kind="table")


def grid(cells):
    """What the fields of the cells send."""
    fields = {
        f"cells-{row}-{column}": cell for row, line in enumerate(cells) for column, cell in enumerate(line)
    }
    return {"cells-rows": len(cells), "cells-columns": len(cells[0]), **fields}


def test_a_table_is_edited_cell_by_cell():
    plan = make_plan()
    table = table_of(plan, "A | B\n1 | 2")
    page = address(plan, f"parts/{table.uid}/")
    shown = browser("soan").get(page).content.decode()
    assert re.search('name="cells-1-1"[^>]*aria-label="Hàng 2, cột 2">2</textarea>', shown)
    data = {"text": "Bảng", "edit_number": table.edit_number}
    sent = data | grid([["A", "B | C"], ["", ""], ["1", " 2\n3 "]])
    assert browser("soan").post(page, sent).status_code == 303
    table.refresh_from_db()
    assert table.cells == [["A", "B | C"], ["", ""], ["1", "2 3"]]
    answer = browser("soan").post(page, sent | grid([["A", "D"], ["1", "2"]]))
    assert answer.status_code == 409
    again = answer.context["again"]
    browser("soan").post(again["url"], {**dict(again["hidden"]), "text": "Bảng"})
    table.refresh_from_db()
    assert table.cells == [["A", "D"], ["1", "2"]]


def test_a_row_and_a_column_are_added_before_anything_is_saved():
    plan = make_plan()
    table = table_of(plan, "A | B\n1 | 2")
    page = address(plan, f"parts/{table.uid}/")
    sent = {"text": "Bảng", "edit_number": table.edit_number, **grid([["A", "B"], ["1", "9"]])}
    shown = browser("soan").post(page, sent | {"grid": "row+0"}).content.decode()
    assert 'name="cells-rows" value="3"' in shown
    assert re.search('name="cells-2-1"[^>]*>9</textarea>', shown)
    shown = browser("soan").post(page, sent | {"grid": "col-0"}).content.decode()
    assert 'name="cells-columns" value="1"' in shown
    table.refresh_from_db()
    assert table.cells == [["A", "B"], ["1", "2"]]


def test_cells_are_saved_by_themselves_while_they_are_typed():
    plan = make_plan()
    table = table_of(plan, "A | B\n1 | 2")
    sent = {"text": "Bảng", "edit_number": table.edit_number, **grid([["A", "B"], ["1", "22"]])}
    page = address(plan, f"parts/{table.uid}/")
    assert "Đã lưu lúc" in browser("soan").post(page, sent, headers={"X-Autosave": "yes"}).content.decode()
    table.refresh_from_db()
    assert table.cells == [["A", "B"], ["1", "22"]]


def test_a_table_of_many_cells_is_edited_as_lines():
    plan = make_plan()
    table = table_of(plan, "\n".join(["a\tb\tc"] * 401))
    page = address(plan, f"parts/{table.uid}/")
    assert "a\tb\tc\na\tb\tc" in browser("soan").get(page).content.decode()
    data = {"text": "Bảng", "cells": '"A\nA"\tB|C\n1\t2', "edit_number": table.edit_number}
    assert browser("soan").post(page, data).status_code == 303
    table.refresh_from_db()
    assert table.cells == [["A A", "B|C"], ["1", "2"]]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"kind": "annex", "text": " "}, "để trống"),
        ({"kind": "table", "cells": "\n \n"}, "Bảng chưa có dòng nào"),
        ({"kind": "table", "cells": "a|" * 40}, "Bảng lớn quá"),
        ({"kind": "table", "cells": "a\n" * 600}, "Bảng lớn quá"),
        ({"kind": "file"}, "Đề nghị chọn tệp"),
        ({"kind": "file", "file": ("a.exe", b"MZ\x00\x00")}, "Chỉ nhận tệp"),
        ({"kind": "file", "file": ("a.pdf", b"PK\x03\x04zip")}, "Chỉ nhận tệp"),
        ({"kind": "other"}, "other"),
    ],
)
def test_what_cannot_be_taken_is_said_and_nothing_is_added(data, said):
    plan = make_plan()
    if "file" in data:
        data = data | {"file": SimpleUploadedFile(*data["file"])}
    before = plan.parts.count()
    answer = add(plan, **data)
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert plan.parts.count() == before


def test_nobody_adds_who_does_not_write():
    plan = at(Status.ADVISORY_REVIEW).plan
    assert add(plan, kind="annex", text="Một").status_code == 403
    assert add(make_plan(), who="truongban", kind="annex", text="Một").status_code == 403
    assert not Part.objects.filter(note="PL1").exists()


def test_a_file_that_is_too_large_is_let_go_of_and_said(settings):
    settings.UPLOAD_LIMIT = 1000
    plan = make_plan()
    answer = add(plan, kind="file", file=SimpleUploadedFile("a.pdf", PDF + b" " * 2000))
    assert "Tệp lớn hơn" in answer.content.decode()
    assert not plan.parts.filter(kind="file").exists()


def test_a_figure_changes_its_own_number_and_no_other_that_was_saved_meanwhile():
    plan = make_plan()
    part = task(plan)
    save(plan, part, text="Từ năm 2012, ít nhất 12 chi bộ và 90% cấp ủy được bồi dưỡng.")
    save(plan, part, figure_0="15")
    assert part.text == "Từ năm 2012, ít nhất 15 chi bộ và 90% cấp ủy được bồi dưỡng."
    save(plan, part, text="Từ năm 2012, ít nhất 15 chi bộ và 95% cấp ủy được bồi dưỡng.", figure_0="16")
    assert part.text == "Từ năm 2012, ít nhất 16 chi bộ và 95% cấp ủy được bồi dưỡng."


def test_an_annex_keeps_its_contents_together():
    plan = make_plan()
    for title in ("Một", "Hai"):
        add(plan, kind="annex", text=title)
        add(plan, kind="text", text=f"Đoạn {title}.")
        add(plan, kind="table", text=f"Bảng {title}", cells="A|B\n1|2")
    before = live_document(plan)["annexes"]
    second, table = plan.parts.get(text="Hai"), plan.parts.get(text="Bảng Hai")
    client = browser("soan")
    client.post(address(plan, f"parts/{second.uid}/delete/"), {"edit_number": second.edit_number})
    assert live_document(plan)["annexes"] == before
    client.post(address(plan, f"parts/{table.uid}/move/"), {"up": "yes"})
    [first, other] = live_document(plan)["annexes"]
    assert first == before[0]
    assert [block["text"] for block in other["blocks"]] == ["Bảng Hai", "Đoạn Hai."]
    client.post(address(plan, f"parts/{table.uid}/move/"), {"up": "yes"})
    assert live_document(plan)["annexes"][0] == before[0]


def test_a_deadline_chosen_by_its_kind_stands_in_the_sentence_and_in_the_fields():
    plan = make_plan()
    part = task(plan)
    save(plan, part, text="Văn phòng rà soát quy định (thường xuyên).")
    save(plan, part, time_kind="quarter", time_until="2027-02-10")
    assert part.text == "Văn phòng rà soát quy định (hoàn thành trong quý I/2027)."
    assert part.deadlines[0]["end"] == "2027-03-31"
    shown = browser("soan").get(address(plan, f"parts/{part.uid}/")).context["form"]
    assert (shown["time_kind"].value(), str(shown["time_until"].value())) == ("quarter", "2027-03-31")
    save(plan, part, when="thường xuyên")
    assert part.deadlines[0]["kinds"] == ["ongoing"]


def test_a_kind_without_what_it_needs_is_told_at_its_field():
    plan = make_plan()
    part = task(plan)
    before = part.text
    answer = save(plan, part, time_kind="after", time_number="5", time_unit="days")
    assert "Đề nghị ghi việc, văn bản làm mốc" in answer.content.decode()
    assert part.text == before


def test_bound_and_unit_of_a_target_are_fields_too():
    plan = make_plan()
    part = task(plan)
    save(plan, part, text="90% chi bộ đạt chuẩn, mở 3 lớp.")
    save(plan, part, figure_0_bound=">=", figure_1="4", figure_1_unit="hội nghị")
    assert part.text == "Ít nhất 90% chi bộ đạt chuẩn, mở 4 hội nghị."
    assert [target["comparator"] for target in part.targets] == [">=", "="]
    assert "Chưa ghi được chỉ tiêu" in save(plan, part, figure_1_unit="voi").content.decode()


def test_an_annex_changes_places_with_its_neighbour_and_is_named_anew_and_undo_takes_it_back():
    plan = make_plan()
    for title in ("Một", "Hai", "Ba"):
        add(plan, kind="annex", text=title)
        add(plan, kind="text", text=f"Đoạn của {title}.")

    def annexes():
        return [
            (annex["section"], annex["title"], [block["text"] for block in annex["blocks"]])
            for annex in live_document(plan)["annexes"]
        ]

    before = annexes()
    third = plan.parts.get(text="Ba")
    assert browser("soan").post(address(plan, f"parts/{third.uid}/move/"), {"up": "yes"}).status_code == 303
    assert annexes() == [
        ("PL1", "Một", ["Đoạn của Một."]),
        ("PL2", "Ba", ["Đoạn của Ba."]),
        ("PL3", "Hai", ["Đoạn của Hai."]),
    ]
    browser("soan").post(address(plan, "undo/"))
    assert annexes() == before
    first = plan.parts.get(text="Một")
    browser("soan").post(address(plan, f"parts/{first.uid}/move/"), {"up": "yes"})
    assert annexes() == before


def test_a_block_that_cannot_be_added_leaves_no_empty_annex_behind(monkeypatch):
    plan = make_plan()

    def refuse(*_args, **_more):
        raise Unfit("Không thêm được.")

    monkeypatch.setattr("drafting.views.annexes.add_block", refuse)
    assert "Không thêm được." in add(plan, kind="text", text="Đoạn.").content.decode()
    assert not Part.objects.filter(note="PL1").exists()
