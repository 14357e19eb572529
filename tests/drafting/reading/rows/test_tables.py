"""Tasks that stand in tables: every row becomes an item with all its fields, whatever the file's format."""

import textwrap

import docx
import pytest

from drafting.reading.accounting import FURNITURE
from drafting.reading.reader import read_file
from tests.drafting.reading.files import saved
from tests.drafting.reading.tables import BEFORE, HEADING, Merged, add_table, pdf, text, word

HEAD = [
    [
        Merged("TT", rows=2),
        Merged("Nội dung nhiệm vụ", rows=2),
        Merged("Cơ quan thực hiện", columns=2),
        Merged("Thời gian hoàn thành", rows=2),
        Merged("Sản phẩm", rows=2),
        Merged("Cấp trình, ban hành", rows=2),
    ],
    ["Chủ trì", "Phối hợp"],
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
]
ROWS = [
    *HEAD,
    ["I", Merged("CÔNG TÁC TỔ CHỨC", columns=6, bold=True)],
    [
        "1",
        "Xây dựng Quy chế làm việc của Đảng ủy xã thực hiện Kết luận số 21-KL/TW",
        Merged("Ban Xây dựng Đảng", rows=2),
        "Văn phòng Đảng ủy; các chi bộ trực thuộc",
        "Quý I/2027",
        "Quy chế",
        "Ban Thường vụ",
    ],
    ["2", "Rà soát, bổ sung quy hoạch cán bộ", "Ủy ban Kiểm tra", "Trước ngày 30/6", "Báo cáo", "-nt-"],
    ["II", Merged("CÔNG TÁC KIỂM TRA, GIÁM SÁT", columns=6, bold=True)],
    [
        "3",
        "Kiểm tra việc chấp hành Điều lệ Đảng",
        "Ủy ban Kiểm tra",
        "nt",
        "Hằng năm",
        "Thông báo kết luận",
        "",
    ],
    ["4", "Sơ kết việc thực hiện Kế hoạch", "nt", "", "2028", "", "Ban Chấp hành"],
]
FIELDS = ("lead", "partners", "product", "approving_level")
EXPECTED = [
    (
        "PL1.I.1",
        "Ban Xây dựng Đảng",
        ["Văn phòng Đảng ủy", "các chi bộ trực thuộc"],
        "Quy chế",
        "Ban Thường vụ",
    ),
    ("PL1.I.2", "Ban Xây dựng Đảng", ["Ủy ban Kiểm tra"], "Báo cáo", "Ban Thường vụ"),
    ("PL1.II.3", "Ủy ban Kiểm tra", ["Ủy ban Kiểm tra"], "Thông báo kết luận", None),
    ("PL1.II.4", "Ủy ban Kiểm tra", [], None, "Ban Chấp hành"),
]
TEXTS = [
    "Xây dựng Quy chế làm việc của Đảng ủy xã thực hiện Kết luận số 21-KL/TW",
    "Rà soát, bổ sung quy hoạch cán bộ",
    "Kiểm tra việc chấp hành Điều lệ Đảng",
    "Sơ kết việc thực hiện Kế hoạch",
]
WHEN = [
    [("Quý I/2027", ["fixed"], "2027-01-01", "2027-03-31")],
    [("Trước ngày 30/6", ["fixed"], None, "2026-06-30")],
    [("Hằng năm", ["recurring"], None, None)],
    [("2028", ["fixed"], "2028-01-01", "2028-12-31")],
]
SIMPLE = [
    ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện", "Ghi chú"],
    ["1", "Xây dựng quy chế làm việc", "Ban Xây dựng Đảng", "Văn phòng Đảng ủy", "Quý I/2027", "Việc mới"],
    ["2", "Kiểm tra các chi bộ trực thuộc", "Ủy ban Kiểm tra", "các chi bộ", "Tháng 9/2027", ""],
]
SIMPLE_ITEMS = [
    ("Xây dựng quy chế làm việc", "Ban Xây dựng Đảng", ["Văn phòng Đảng ủy"], "2027-03-31", "Việc mới"),
    ("Kiểm tra các chi bộ trực thuộc", "Ủy ban Kiểm tra", ["các chi bộ"], "2027-09-30", None),
]


def document(data: bytes):
    (found,) = read_file(data, "ke-hoach")["documents"]
    return found


def annexed(found, section: str = "PL1"):
    return [item for item in found["items"] if item["section"] == section]


def check(found) -> None:
    items = annexed(found)
    assert [(i["path"], *(i.get(field) for field in FIELDS)) for i in items] == EXPECTED
    assert [i["text"] for i in items] == TEXTS
    assert [[(d["text"], d["kinds"], d["start"], d["end"]) for d in i["deadlines"]] for i in items] == WHEN
    assert {i["kind"] for i in items} == {"task"}
    assert [(g["path"], g["heading"]) for g in found["groups"] if g["path"].startswith("PL")] == [
        ("PL1.I", "CÔNG TÁC TỔ CHỨC"),
        ("PL1.II", "CÔNG TÁC KIỂM TRA, GIÁM SÁT"),
    ]
    (annex,) = found["annexes"]
    assert (annex["number"], annex["title"], annex["section"]) == ("1", "DANH MỤC NHIỆM VỤ TRỌNG TÂM", "PL1")
    assert annex["attached"] == "(Kèm theo Kế hoạch của Ban Thường vụ Đảng ủy xã Hòa Bình)"
    assert "21-KL/TW" in found["citations"]
    assert {entry["reason"] for entry in found["unplaced"]} <= {FURNITURE}
    assert [s["number"] for s in found["sections"]] == ["I", "II"]
    assert [i["path"] for i in found["items"]][:2] == ["I.1", "II.1"]


@pytest.mark.parametrize("written", [word(ROWS), pdf(ROWS, head=3)], ids=["word", "pdf"])
def test_merged_cells_groups_and_ditto_marks_give_every_row_all_its_fields(written):
    check(document(written))


def test_a_deadline_without_year_in_a_table_is_doubted():
    (doubt,) = document(word(ROWS))["doubts"]
    assert doubt["path"] == "PL1.I.2"
    assert "không ghi năm" in doubt["reason"]


def check_simple(found, section: str = "PL1") -> None:
    items = annexed(found, section)
    assert [
        (i["text"], i["lead"], i["partners"], i["deadlines"][0]["end"], i.get("remark")) for i in items
    ] == (SIMPLE_ITEMS)
    assert [i["path"] for i in items] == [f"{section}.1", f"{section}.2"]


@pytest.mark.parametrize("between", [" | ", "\t", "|"])
def test_columns_of_text_parted_by_pipes_or_tabs(between):
    check_simple(document(text(SIMPLE, between=between)))


def test_a_table_in_markdown():
    rows = [f"| {' | '.join(row)} |" for row in SIMPLE]
    rows.insert(1, "|---|:---|---|---|---|---|")
    check_simple(document(f"{BEFORE}{HEADING}\n{chr(10).join(rows)}\n".encode()))


WIDTHS = (5, 22, 18, 20, 14, 10)


def wrapped(row: list[str]) -> list[str]:
    cells = [textwrap.wrap(cell, width - 2) or [""] for cell, width in zip(row, WIDTHS, strict=True)]
    height = max(map(len, cells))
    return [
        "".join(
            (cell[line] if line < len(cell) else "").ljust(width)
            for cell, width in zip(cells, WIDTHS, strict=True)
        ).rstrip()
        for line in range(height)
    ]


def test_columns_of_text_kept_by_spaces_with_wrapped_cells():
    lines = [line for row in SIMPLE for line in wrapped(row)]
    check_simple(document(f"{BEFORE}{HEADING}\n{chr(10).join(lines)}\n".encode()))


def test_cells_drawn_with_signs():
    border = "+" + "+".join("-" * width for width in WIDTHS) + "+"
    lines = [border]
    for row in SIMPLE:
        cells = [textwrap.wrap(cell, width - 2) or [""] for cell, width in zip(row, WIDTHS, strict=True)]
        for line in range(max(map(len, cells))):
            own = [(c[line] if line < len(c) else "").ljust(w) for c, w in zip(cells, WIDTHS, strict=True)]
            lines.append("|" + "|".join(own) + "|")
        lines.append(border)
    check_simple(document(f"{BEFORE}{HEADING}\n{chr(10).join(lines)}\n".encode()))


def test_columns_of_a_pdf_without_drawn_lines():
    check_simple(document(pdf(SIMPLE, ruled=False)))


LONG = "rà soát, sửa đổi, bổ sung các quy định về công tác cán bộ theo hướng phân cấp, phân quyền gắn với kiểm tra"


def long_rows(count: int):
    return [
        ["TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Thời gian hoàn thành", "Sản phẩm"],
        *(
            [
                str(n),
                f"Nhiệm vụ số {n}: {LONG} số {n}",
                "Ban Xây dựng Đảng",
                f"Tháng {n % 12 + 1}/2027",
                f"Báo cáo số {n}",
            ]
            for n in range(1, count + 1)
        ),
    ]


@pytest.mark.parametrize("cut", ["auto", "avoid"])
def test_rows_over_page_ends_are_whole_and_the_repeated_heading_is_no_row(cut):
    rows = long_rows(40)
    found = document(pdf(rows, style=f"tr {{ break-inside: {cut} }} table {{ line-height: 19pt }}"))
    items = annexed(found)
    assert [i["text"] for i in items] == [row[1] for row in rows[1:]]
    assert [i["product"] for i in items] == [row[4] for row in rows[1:]]
    assert [i["deadlines"][0]["text"] for i in items] == [row[3] for row in rows[1:]]


def test_a_symbol_broken_over_two_lines_of_a_cell_is_healed():
    rows = [SIMPLE[0], ["1", "Thực hiện Kết luận số 21-\nKL/TW của Trung ương", *SIMPLE[1][2:]]]
    (item,) = annexed(document(pdf(rows)))
    assert item["text"] == "Thực hiện Kết luận số 21-KL/TW của Trung ương"


def test_a_table_in_the_body_numbers_its_rows_under_its_section():
    before = BEFORE.split("1. Ban Xây dựng Đảng chủ trì")[0] + "Các nhiệm vụ cụ thể như sau:\n"
    after = "III. TỔ CHỨC THỰC HIỆN\n1. Các chi bộ thực hiện nghiêm Kế hoạch này.\n"
    found = document(word(SIMPLE, before=before.rstrip("\n"), heading="", after=after))
    check_simple(found, "II")
    assert [i["path"] for i in found["items"]] == ["I.1", "II.1", "II.2", "III.1"]
    assert found["intros"] == {"II": "Các nhiệm vụ cụ thể như sau:"}
    assert [(table["path"], table["rows"]) for table in found["tables"]] == [("II", SIMPLE)]
    assert found["annexes"] == []


def test_a_table_under_a_numbered_heading_stands_in_its_group():
    before = BEFORE.split("1. Ban Xây dựng Đảng chủ trì")[0] + "1. Nhiệm vụ năm 2027\n"
    found = document(word(SIMPLE, before=before.rstrip("\n"), heading=""))
    assert [i["path"] for i in found["items"]] == ["I.1", "II.1.1", "II.1.2"]


def test_a_single_annex_without_number_is_named_by_its_letters_alone():
    found = document(word(SIMPLE, heading="PHỤ LỤC\nDANH MỤC NHIỆM VỤ"))
    check_simple(found, "PL")


def test_two_annexes_have_names_of_their_own():
    whole = docx.Document()
    for line in BEFORE.split("\n"):
        whole.add_paragraph(line)
    for number in ("I", "II"):
        whole.add_paragraph(f"PHỤ LỤC {number}")
        whole.add_paragraph("DANH MỤC NHIỆM VỤ")
        add_table(whole, SIMPLE)
    found = document(saved(whole))
    check_simple(found, "PL1")
    check_simple(found, "PL2")


def test_a_table_that_word_has_cut_in_two_is_one():
    whole = docx.Document()
    for line in f"{BEFORE}{HEADING}".split("\n"):
        whole.add_paragraph(line)
    add_table(whole, SIMPLE[:2])
    add_table(whole, SIMPLE[2:])
    check_simple(document(saved(whole)))


def test_an_annex_of_numbered_points_stays_text():
    found = document(
        f"{BEFORE}PHỤ LỤC 1\nĐỀ CƯƠNG BÁO CÁO\n1. Kết quả lãnh đạo, chỉ đạo.\n2. Hạn chế.\n".encode()
    )
    (annex,) = found["annexes"]
    assert [block["text"] for block in annex["blocks"]] == ["1. Kết quả lãnh đạo, chỉ đạo.", "2. Hạn chế."]
    assert "section" not in annex
    assert {i["section"] for i in found["items"]} == {"I", "II"}


def test_a_table_of_other_things_stays_a_table_of_its_annex():
    rows = [["STT", "Khoản mục", "Đơn vị tính", "Số lượng"], ["1", "In tài liệu", "cuốn", "30"]]
    found = document(word(rows, heading="PHỤ LỤC 2\nDỰ TOÁN KINH PHÍ"))
    assert found["annexes"][0]["blocks"][0]["rows"] == rows
    assert annexed(found, "PL2") == []


TARGETS = [
    ["TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2025", "Mục tiêu 2030", "Cơ quan theo dõi"],
    ["1", "Tốc độ tăng trưởng bình quân", "%/năm", "8,2", "10 - 10,5", "Đảng ủy UBND tỉnh"],
    ["2", "Tỷ lệ hộ nghèo", "%", "2,4", "dưới 1", "nt"],
    ["3", "Chi bộ sinh hoạt đúng quy định", "%", "85", "≥ 95", "Ban Tổ chức Tỉnh ủy"],
]


@pytest.mark.parametrize("section", ["II.2", "PL2"], ids=["in the body", "in an annex"])
def test_each_row_of_a_table_of_targets_is_a_target_with_its_unit_and_who_follows_it(section):
    if section == "PL2":
        found = document(word(TARGETS, heading="PHỤ LỤC 2\nCHỈ TIÊU"))
    else:
        above, _, foot = BEFORE.partition("Nơi nhận")
        found = document(
            word(TARGETS, before=f"{above}2. Các chỉ tiêu:", heading="", after=f"Nơi nhận{foot}")
        )
    items = [item for item in found["items"] if item["path"].startswith(section)]
    assert [(i["path"], i["kind"], i["lead"]) for i in items] == [
        (f"{section}.1", "target", "Đảng ủy UBND tỉnh"),
        (f"{section}.2", "target", "Đảng ủy UBND tỉnh"),
        (f"{section}.3", "target", "Ban Tổ chức Tỉnh ủy"),
    ]
    growth, poor, meetings = (item["target"] for item in items)
    assert (growth["value"], growth["value_to"], growth["unit"], growth["per"]) == ("10", "10,5", "%", "năm")
    assert (poor["value"], poor["direction"]) == ("1", "at_most")
    assert (meetings["value"], meetings["comparator"]) == ("95", ">=")
    assert items[0]["other"] == {"Năm 2025": "8,2"}
    assert [entry for entry in found["unplaced"] if entry["reason"] != FURNITURE] == []


def test_subrows_are_tasks_where_they_answer_for_themselves_else_part_of_their_task():
    rows = [
        SIMPLE[0],
        ["1", "Công tác cán bộ:", "", "", "", ""],
        ["1.1", "Quy hoạch cán bộ", "Ban Xây dựng Đảng", "", "Quý I/2027", ""],
        ["1.2", "Luân chuyển cán bộ", "nt", "", "Quý II/2027", ""],
        ["2", "Công tác kiểm tra:", "Ủy ban Kiểm tra", "", "Hằng năm", ""],
        ["", "- Kiểm tra chi bộ;", "", "", "", ""],
        ["", "- Giám sát chi ủy.", "", "", "", ""],
    ]
    found = document(word(rows))
    items = annexed(found)
    assert [(i["path"], i["text"], i["lead"]) for i in items] == [
        ("PL1.1.1", "Quy hoạch cán bộ", "Ban Xây dựng Đảng"),
        ("PL1.1.2", "Luân chuyển cán bộ", "Ban Xây dựng Đảng"),
        ("PL1.2", "Công tác kiểm tra: - Kiểm tra chi bộ; - Giám sát chi ủy.", "Ủy ban Kiểm tra"),
    ]
    assert found["groups"][-1]["heading"] == "Công tác cán bộ"


def test_rows_under_an_agency_are_its_tasks():
    rows = [
        ["TT", "Nhiệm vụ", "Thời gian", "Sản phẩm"],
        [Merged("Ban Xây dựng Đảng", columns=4)],
        ["1", "Xây dựng quy chế", "Quý I/2027", "Quy chế"],
        [Merged("Ủy ban Kiểm tra", columns=4)],
        ["1", "Kiểm tra chi bộ", "Quý II/2027", "Báo cáo"],
    ]
    items = annexed(document(word(rows)))
    assert [(i["path"], i["agency"], i["lead"]) for i in items] == [
        ("PL1.I.1", "Ban Xây dựng Đảng", "Ban Xây dựng Đảng"),
        ("PL1.II.1", "Ủy ban Kiểm tra", "Ủy ban Kiểm tra"),
    ]


def test_one_column_that_names_lead_and_partners_is_parted():
    rows = [
        ["TT", "Nhiệm vụ", "Đơn vị thực hiện", "Lãnh đạo phụ trách", "Thời hạn"],
        [
            "1",
            "Xây dựng quy chế",
            "Ban Xây dựng Đảng chủ trì, phối hợp với Văn phòng",
            "Phó Bí thư",
            "31/3/2027",
        ],
        [
            "2",
            "Tổng hợp",
            "Chủ trì: Văn phòng\nPhối hợp: Ban Tuyên giáo và Dân vận, các chi bộ",
            "",
            "31/5/2027",
        ],
    ]
    items = annexed(document(word(rows)))
    assert [(i["lead"], i["partners"], i.get("in_charge")) for i in items] == [
        ("Ban Xây dựng Đảng", ["Văn phòng"], "Phó Bí thư"),
        ("Văn phòng", ["Ban Tuyên giáo và Dân vận", "các chi bộ"], None),
    ]


def test_the_year_of_the_column_stands_for_dates_without_one():
    rows = [
        ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian thực hiện năm 2030"],
        ["1", "Tổng kết", "Văn phòng", "Quý IV"],
    ]
    found = document(word(rows))
    assert annexed(found)[0]["deadlines"][0]["end"] == "2030-12-31"
    assert "năm 2030" in found["doubts"][0]["reason"]


def test_what_no_field_takes_is_kept_and_named():
    rows = [
        ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian", "Kinh phí"],
        ["1", "Tổng kết", "Văn phòng", "chưa xác định", "20 triệu đồng"],
    ]
    found = document(word(rows))
    assert annexed(found)[0]["other"] == {"Kinh phí": "20 triệu đồng", "Thời gian": "chưa xác định"}
    assert "chưa xác định" in found["doubts"][0]["reason"]


def test_each_item_names_the_lines_of_its_cells():
    bundle = read_file(pdf(SIMPLE), "x")
    lines = {line["number"]: line for line in bundle["source"]["lines"]}
    (first, _) = [item for item in bundle["documents"][0]["items"] if item["section"] == "PL1"]
    said = [lines[number]["text"] for number in first["lines"]]
    assert (
        " ".join(said)
        == "1 Xây dựng quy chế làm việc Ban Xây dựng Đảng Văn phòng Đảng ủy Quý I/2027 Việc mới"
    )
    assert all(lines[number]["at"] for number in first["lines"])


def test_a_list_of_tasks_behind_the_signature_is_an_annex_without_being_called_so():
    found = document(word(SIMPLE, heading="DANH MỤC NHIỆM VỤ"))
    check_simple(found, "PL")
    assert found["annexes"][0]["title"] == "DANH MỤC NHIỆM VỤ"
    assert found["signature"]["name"] == "Nguyễn Văn Bình"


def test_an_annex_that_comes_alone_is_a_plan_with_the_year_that_its_heading_names():
    heading = "PHỤ LỤC\nNHIỆM VỤ TRỌNG TÂM\n(Kèm theo Kế hoạch số 12-KH/ĐU, ngày 05/02/2029)"
    rows = [SIMPLE[0], [*SIMPLE[1][:4], "Quý IV", ""]]
    (item,) = document(word(rows, before="", heading=heading))["items"]
    assert (item["path"], item["deadlines"][0]["end"]) == ("PL.1", "2029-12-31")


def test_a_plan_that_is_one_table_has_its_rows_in_one_section():
    before = (
        "KẾ HOẠCH\nthực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2026\n-----\nBan Thường vụ ban hành như sau:"
    )
    found = document(word(SIMPLE, before=before + "\n", heading=""))
    check_simple(found, "I")
    assert found["preamble"] == ["Ban Thường vụ ban hành như sau:"]


def test_serial_numbers_that_word_counts_itself_are_read():
    whole = docx.Document()
    for line in f"{BEFORE}{HEADING}".split("\n"):
        whole.add_paragraph(line)
    table = whole.add_table(rows=3, cols=6)
    for r, row in enumerate(SIMPLE):
        for c, words in enumerate(row):
            if r and not c:
                table.cell(r, c).paragraphs[0].style = "List Number"
            else:
                table.cell(r, c).text = words
    check_simple(document(saved(whole)))
