"""The Word form: the same words as the PDF, in parts that Word keeps in place."""

import zipfile
from datetime import date
from io import BytesIO

import docx
import pytest

from drafting.rendering.compose import compose
from drafting.rendering.docx import render_docx
from tests.drafting.rendering.sample_plan import sample_plan

DAY = date(2027, 2, 5)


@pytest.fixture(scope="module")
def plan():
    plan = sample_plan(3)
    plan["items"][3]["notes"] = ["1"]
    plan["footnotes"] = [{"mark": "1", "text": "Theo Quy chế <làm việc> & quy định."}]
    return plan


@pytest.fixture(scope="module")
def data(plan):
    return render_docx(plan, issued_on=DAY, number=5)


@pytest.fixture(scope="module")
def word(data):
    return docx.Document(BytesIO(data))


def test_the_body_has_the_words_of_the_page(word, plan):
    sheet = compose(plan, issued_on=DAY, number=5)
    title = [*sheet.type_lines, sheet.abstract.text, sheet.rules.separator]
    written = [paragraph.text for paragraph in word.paragraphs if paragraph.text]
    assert written == [*title, *(paragraph.text for paragraph in sheet.body)]


def test_head_and_foot_are_two_columns_without_borders(word):
    head, foot = word.tables
    left, right = (cell.text.split("\n") for cell in head.rows[0].cells)
    assert left == ["TỈNH ỦY LAM SƠN", "*", "Số 05-KH/TU"]
    assert right == ["ĐẢNG CỘNG SẢN VIỆT NAM", "Lam Sơn, ngày 05 tháng 02 năm 2027"]
    recipients, signature = (cell.text.split("\n") for cell in foot.rows[0].cells)
    assert recipients[0] == "Nơi nhận:"
    assert recipients[-1] == "- Lưu Văn phòng Tỉnh ủy."
    assert [line for line in signature if line] == ["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Lê Thị Ngọc Ánh"]
    assert signature.count("") == 5
    assert [table for table in word.tables if "tblBorders" in table._tbl.xml] == []
    assert {table.style.name for table in word.tables} == {"Normal Table"}


def test_bold_italic_and_underline_follow_the_form(word):
    head, foot = word.tables
    issuer, _, number = (cell.runs[0] for cell in head.rows[0].cells[0].paragraphs)
    motto, place = (cell.runs[0] for cell in head.rows[0].cells[1].paragraphs)
    assert (issuer.bold, number.bold, motto.bold) == (True, False, True)
    assert (place.bold, place.italic) == (False, True)
    label = foot.rows[0].cells[0].paragraphs[0].runs[0]
    assert (label.underline, label.bold, label.font.size.pt) == (True, False, 14)
    assert foot.rows[0].cells[0].paragraphs[1].runs[0].font.size.pt == 12
    on_behalf, post, *_, name = (p.runs[0] for p in foot.rows[0].cells[1].paragraphs if p.text)
    assert (on_behalf.bold, post.bold, name.bold) == (True, False, True)


def test_page_and_type_are_those_of_the_form(word):
    section = word.sections[0]
    lengths = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(length.mm) for length in lengths] == [20, 20, 30, 15]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    normal = word.styles["Normal"]
    assert (normal.font.name, normal.font.size.pt) == ("Times New Roman", 14)


def test_the_page_number_stands_in_the_header_from_the_second_page(word):
    section = word.sections[0]
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml


def test_a_footnote_is_a_real_footnote(data, word):
    with zipfile.ZipFile(BytesIO(data)) as package:
        notes = package.read("word/footnotes.xml").decode()
        types = package.read("[Content_Types].xml").decode()
    assert "Theo Quy chế &lt;làm việc&gt; &amp; quy định." in notes
    assert "/word/footnotes.xml" in types
    carrying = [p.text for p in word.paragraphs if "footnoteReference" in p._p.xml]
    assert carrying == [f"2. {sample_plan(3)['items'][3]['text']}"]


def test_other_marks_than_a_count_stay_as_they_are_written():
    plan = sample_plan(1, footnotes=[{"mark": "*", "text": "Ghi chú."}])
    with zipfile.ZipFile(BytesIO(render_docx(plan))) as package:
        assert 'customMarkFollows="1"' in package.read("word/document.xml").decode()
        assert "<w:t>*</w:t>" in package.read("word/footnotes.xml").decode()


def test_signs_that_xml_forbids_do_not_break_the_file():
    plan = sample_plan(1, closing=["Hết\x0b\x00."])
    assert "Hết ." in [p.text for p in docx.Document(BytesIO(render_docx(plan))).paragraphs]
