"""The official PDF: what a clerk checks on the printed page."""

import re
import subprocess
from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from drafting.rendering.form import HD05
from drafting.rendering.pdf import render_pdf
from tests.drafting.rendering.sample_plan import PrintedPages, body_text, item, sample_plan

DAY = date(2027, 2, 5)
MIDDLE = 595.28 / 2


@pytest.fixture(scope="module")
def printed():
    return render_pdf(sample_plan(30), issued_on=DAY, number=5)


@pytest.fixture(scope="module")
def pages(printed):
    return PrintedPages(printed.pdf)


def test_every_font_is_inside_and_is_the_twin_of_times_new_roman(printed, tmp_path):
    file = tmp_path / "plan.pdf"
    file.write_bytes(printed.pdf)
    rows = subprocess.run(["pdffonts", str(file)], capture_output=True, text=True, check=True).stdout
    fonts = [row.split() for row in rows.splitlines()[2:]]
    assert fonts
    for font in fonts:
        assert font[0].split("+")[1].split("-")[0] in {"Tinos", "LiberationSerif"}
        assert font[-5] == "yes"  # embedded


def test_the_parts_come_in_the_order_of_the_form(printed, tmp_path):
    text = body_text(printed.pdf, tmp_path)
    parts = [
        "TỈNH ỦY LAM SƠN",
        "KẾ HOẠCH",
        "thực hiện Nghị quyết số 15-NQ/TW",
        "-----",
        "- Căn cứ Nghị quyết",
        "I. MỤC ĐÍCH, YÊU CẦU",
        "II. NHIỆM VỤ, GIẢI PHÁP",
        "1. Nhiệm vụ thứ 1",
        "30. Nhiệm vụ thứ 30",
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Ban Tổ chức Tỉnh ủy",
        "Kế hoạch này được phổ biến đến chi bộ.",
        "Nơi nhận:",
        "Lê Thị Ngọc Ánh",
    ]
    found = [text.find(part) for part in parts]
    assert -1 not in found
    assert found == sorted(found)


def test_the_printed_words_are_the_stored_words(printed, tmp_path):
    text = body_text(printed.pdf, tmp_path)
    plan = sample_plan(30)
    stored = [entry["text"] for entry in plan["items"]] + plan["preamble"] + plan["closing"]
    assert [words for words in stored if words not in text] == []


def test_pages_are_numbered_at_the_top_centre_from_the_second_on(printed, pages):
    assert printed.pages == len(pages) >= 3
    top = [pages.inside(index, 0, 841.89 - 56, 595, 842) for index in range(len(pages))]
    assert top == ["", *(str(number) for number in range(2, len(pages) + 1))]


def test_issuer_and_number_stand_left_motto_and_date_right(pages):
    _, left, bottom, right, _ = pages.place("TỈNH ỦY LAM SƠN")
    assert right < MIDDLE + 10
    _, number_left, _, number_right, number_top = pages.place("Số 05-KH/TU")
    assert number_top < bottom
    assert abs((left + right) - (number_left + number_right)) < 2  # both centred in one column
    assert pages.place("ĐẢNG CỘNG SẢN VIỆT NAM")[1] > MIDDLE
    assert pages.place("Lam Sơn, ngày 05 tháng 02 năm 2027")[1] > MIDDLE - 10


def test_the_rule_under_the_motto_is_as_long_as_its_words(pages):
    _, left, bottom, right, _ = pages.place(HD05.motto)
    _, _, _, _, date_top = pages.place("Lam Sơn, ngày")
    rules = [line for line in pages.drawn_lines(0) if date_top < line[1] < bottom]
    assert len(rules) == 1
    assert rules[0][0] == pytest.approx(left, abs=2)
    assert rules[0][2] == pytest.approx(right, abs=2)


def test_recipients_stand_left_and_the_signature_right_on_one_height(pages):
    page, _, _, label_right, label_top = pages.place("Nơi nhận:")
    sign_page, sign_left, _, _, sign_top = pages.place("T/M BAN THƯỜNG VỤ")
    assert page == sign_page
    assert label_right < MIDDLE < sign_left
    assert label_top == pytest.approx(sign_top, abs=4)


def test_the_signature_field_is_free_between_post_and_name(printed, pages):
    page, x1, y1, x2, y2 = printed.boxes["signature"]
    assert pages.inside(page, x1, y1, x2, y2) == ""
    assert y2 - y1 == pytest.approx(HD05.signature_gap_lines * HD05.line_pt)
    post, name = pages.place("PHÓ BÍ THƯ"), pages.place("Lê Thị Ngọc Ánh")
    assert post[0] == name[0] == page
    assert post[2] > y2 - 4
    assert name[4] < y1 + 4
    assert (x1 + x2) == pytest.approx(name[1] + name[3], abs=3)


def test_the_seal_covers_a_third_of_the_signature_at_its_left(printed):
    signature, seal = printed.boxes["signature"], printed.boxes["seal"]
    covered = (seal.x2 - signature.x1) / (signature.x2 - signature.x1)
    assert covered == pytest.approx(1 / 3)
    assert seal.x1 < signature.x1
    assert seal.x2 - seal.x1 == pytest.approx(seal.y2 - seal.y1)


@pytest.mark.parametrize("tasks", range(5, 16))
def test_the_foot_never_stands_alone_on_a_page(tasks):
    pages = PrintedPages(render_pdf(sample_plan(tasks, closing=[]), issued_on=DAY).pdf)
    page = pages.place("Nơi nhận:")[0]
    before = pages.text(page).split("Nơi nhận:")[0].removeprefix(str(page + 1)).strip()
    assert before
    assert pages.place("Lê Thị Ngọc Ánh")[0] == page


def test_a_heading_never_stands_at_the_end_of_a_page():
    for tasks in range(5, 10):
        pages = PrintedPages(render_pdf(sample_plan(tasks), issued_on=DAY).pdf)
        for index in range(len(pages)):
            last_words = pages.text(index)[-20:]
            assert not last_words.endswith(("TỔ CHỨC THỰC HIỆN", "Ban Tổ chức Tỉnh ủy", "Văn phòng Tỉnh ủy"))


def test_footnotes_stand_on_the_page_of_their_marks():
    plan = sample_plan(30)
    tasks = [entry for entry in plan["items"] if entry["section"] == "II"]
    for number, entry in enumerate(tasks, 1):
        entry["notes"] = [str(number)]
    plan["footnotes"] = [
        {
            "mark": str(number),
            "text": f"Chú thích {number}. " + "Theo quy định hiện hành. " * (number % 5 + 1),
        }
        for number in range(1, 31)
    ]
    pages = PrintedPages(render_pdf(plan, issued_on=DAY).pdf)
    for number in range(1, 31):
        (there,) = [i for i in range(len(pages)) if f"Chú thích {number}." in pages.text(i)]
        at = [i for i in range(len(pages)) if f"Nhiệm vụ thứ {number}:" in pages.text(i)]
        assert there in (at[-1], at[-1] + 1)
    same = [
        number
        for number in range(1, 31)
        if pages.place(f"Chú thích {number}.")[0] == pages.place(f"Nhiệm vụ thứ {number}:")[0]
    ]
    assert len(same) >= 25  # the rest are items that run over to the next page, mark and note with them


def test_a_plan_of_ninety_items_is_printed_whole(tmp_path):
    plan = sample_plan(90)
    rendered = render_pdf(plan, issued_on=DAY)
    text = body_text(rendered.pdf, tmp_path)
    assert rendered.pages > 6
    assert [entry["path"] for entry in plan["items"] if entry["text"] not in text] == []


def test_a_plan_of_one_item_fits_its_page():
    plan = sample_plan(
        items=[item("I.1", "task", "Một việc.")], sections=[], groups=[], recipients=[], archive=None
    )
    rendered = render_pdf(plan)
    assert rendered.pages == 1
    assert "Nơi nhận" not in PrintedPages(rendered.pdf).text(0)


def test_no_line_ends_within_a_date_or_a_symbol():
    """Sixty paragraphs that begin a little further right each: somewhere the end of the line meets each sign."""
    texts = [
        f"{'Việc ' * (n % 15)}{'a' * (n % 4)} " + "từ 15/5/2016 theo 1847/QĐ-TTg, " * 8 for n in range(60)
    ]
    items = [item(f"II.{n}", "task", text) for n, text in enumerate(texts, 1)]
    document = pypdfium2.PdfDocument(render_pdf(sample_plan(items=items, groups=[])).pdf)
    lines = [line for page in document for line in page.get_textpage().get_text_range().splitlines()]
    ours = [line for line in lines if "15/5" in line or "1847" in line]
    assert len(ours) > 150
    broken = [
        line for line in ours if not re.search(r"(^|\s)(từ|15/5/2016|theo|1847/QĐ-TTg,)$", line.strip())
    ]
    assert not broken
    assert {line.split()[-1] for line in ours} == {"từ", "15/5/2016", "theo", "1847/QĐ-TTg,"}


def test_the_same_plan_gives_the_same_bytes(printed):
    assert render_pdf(sample_plan(30), issued_on=DAY, number=5).pdf == printed.pdf


def test_with_fields_the_lines_of_number_and_date_stay_blank():
    rendered = render_pdf(sample_plan(), issued_on=DAY, number=5, fields=True)
    pages = PrintedPages(rendered.pdf)
    assert "05-KH/TU" not in pages.text(0)
    assert "Lam Sơn, ngày" not in pages.text(0)
    number, day = rendered.boxes["number"], rendered.boxes["date"]
    assert number.page == day.page == 0
    assert number.x2 <= day.x1 + 1
    for box in (number, day):
        assert pages.inside(box.page, box.x1, box.y1, box.x2, box.y2) == ""
        assert box.y2 - box.y1 >= HD05.head_pt


def test_a_draft_prints_its_mark_under_the_date(pages):
    draft = PrintedPages(render_pdf(sample_plan(), issued_on=DAY, draft_mark="Dự thảo lần 2").pdf)
    _, left, _, _, top = draft.place("(Dự thảo lần 2)")
    _, _, date_bottom, _, _ = draft.place("Lam Sơn, ngày")
    assert left > MIDDLE
    assert top <= date_bottom + 4
    assert "Dự thảo" not in pages.text(0)


def test_a_long_place_name_keeps_the_date_on_one_line_inside_the_margin():
    pages = PrintedPages(render_pdf(sample_plan(place="Thành phố Hồ Chí Minh"), issued_on=DAY).pdf)
    _, left, bottom, right, top = pages.place("Thành phố Hồ Chí Minh, ngày 05 tháng 02 năm 2027")
    assert top - bottom < 20
    assert right < 595.28 - 40
    assert left > pages.place("TỈNH ỦY LAM SƠN")[3]


def test_an_annex_starts_a_new_page_and_repeats_the_head_of_its_table():
    rows = [["TT", "Nội dung"], *([str(number), "Việc phải làm trong năm 2027"] for number in range(1, 80))]
    plan = sample_plan(annexes=[{"number": None, "title": "Danh mục nhiệm vụ", "blocks": [{"rows": rows}]}])
    pages = PrintedPages(render_pdf(plan, issued_on=DAY).pdf)
    first = pages.place("DANH MỤC NHIỆM VỤ")[0]
    assert first > pages.place("Lê Thị Ngọc Ánh")[0]
    assert "Nội dung" in pages.text(first + 1)


def test_the_file_says_its_language_and_title(printed, tmp_path):
    file = tmp_path / "plan.pdf"
    file.write_bytes(printed.pdf)
    info = subprocess.run(["pdfinfo", "-enc", "UTF-8", str(file)], capture_output=True, text=True, check=True)
    assert sample_plan()["title"] in " ".join(info.stdout.split())
    assert PdfFileReader(BytesIO(printed.pdf)).root["/Lang"] == "vi"


def test_the_file_is_tagged_and_says_which_archive_form_it_has(printed, tmp_path):
    """The declaration and the structure: no validator of the standard is among Debian's packages."""
    root = PdfFileReader(BytesIO(printed.pdf)).root
    assert root["/MarkInfo"]["/Marked"]
    metadata = root["/Metadata"].data.decode()
    assert re.search(r"pdfaid:part[^0-9]{1,3}2", metadata)
    assert re.search(r"pdfaid:conformance[^A-Z]{1,3}A", metadata)
    file = tmp_path / "plan.pdf"
    file.write_bytes(printed.pdf)
    tree = subprocess.run(
        ["pdfinfo", "-struct-text", str(file)], capture_output=True, text=True, check=True
    ).stdout
    assert "Document" in tree
    assert tree.index("KẾ HOẠCH") < tree.index("Nhiệm vụ thứ 1")
    assert not tree.count("Figure")
