"""Sections, groups and items in the shapes that drafters give them."""

from drafting.reading.reader import read_file

START = (
    "KẾ HOẠCH\nthực hiện Nghị quyết số 57-NQ/TW\n-----\nBan Thường vụ Đảng ủy xã ban hành Kế hoạch như sau:\n"
)


def document(body: str):
    (found,) = read_file((START + body).encode(), "x")["documents"]
    return found


def paths(found) -> list[tuple[str, str]]:
    return [(item["path"], item["text"]) for item in found["items"]]


def test_roman_headings_in_small_letters_are_sections():
    found = document("I. Mục đích, yêu cầu\n1. Quán triệt Nghị quyết.\nII. Nhiệm vụ\n1. Rà soát quy chế.\n")
    assert [(s["number"], s["heading"]) for s in found["sections"]] == [
        ("I", "Mục đích, yêu cầu"),
        ("II", "Nhiệm vụ"),
    ]
    assert [item["kind"] for item in found["items"]] == ["purpose", "task"]


def test_letters_and_double_numbers_take_their_groups_path():
    found = document(
        "I. NHIỆM VỤ\n1. Công tác tuyên truyền\n1.1. Tổ chức hội nghị.\n1.2. Mở chuyên mục.\n"
        "2. Công tác cán bộ\na) Rà soát quy hoạch.\nb) Luân chuyển cán bộ.\n"
    )
    assert [path for path, _ in paths(found)] == ["I.1.1", "I.1.2", "I.2.a", "I.2.b"]


def test_dashes_under_a_numbered_subject_are_its_items():
    found = document("I. NHIỆM VỤ\n1. Mục tiêu cụ thể\n- Đạt 90% chi bộ tốt.\n- Kết nạp 10 đảng viên.\n")
    assert [(i["path"], i["kind"], i["target"]["value"], i["target"]["unit"]) for i in found["items"]] == [
        ("I.1.1", "target", "90", "%"),
        ("I.1.2", "target", "10", "đảng viên"),
    ]


def test_plus_lines_stay_with_their_dash():
    found = document(
        "I. NHIỆM VỤ\n- Xây dựng chuyên mục, trong đó:\n+ Mỗi tuần một tin.\n+ Mỗi tháng một bài.\n- Rà soát.\n"
    )
    assert paths(found) == [
        ("I.1", "Xây dựng chuyên mục, trong đó: + Mỗi tuần một tin. + Mỗi tháng một bài."),
        ("I.2", "Rà soát."),
    ]


def test_a_second_paragraph_belongs_to_the_item_above_it():
    found = document(
        "I. NHIỆM VỤ\n1. Kiện toàn tổ chức đảng.\n\nThực hiện mô hình chi bộ bốn tốt.\n2. Rà soát.\n"
    )
    assert found["items"][0]["paragraphs"] == ["Kiện toàn tổ chức đảng.", "Thực hiện mô hình chi bộ bốn tốt."]


def test_an_introducing_sentence_is_no_item():
    found = document(
        "I. NHIỆM VỤ\nCác cấp ủy tập trung thực hiện các nhiệm vụ sau:\n1. Rà soát.\n2. Quán triệt.\n"
    )
    assert found["intros"] == {"I": "Các cấp ủy tập trung thực hiện các nhiệm vụ sau:"}
    assert [path for path, _ in paths(found)] == ["I.1", "I.2"]


def test_the_introduction_of_an_agencys_list_is_kept_with_the_group():
    found = document("I. NHIỆM VỤ\n1. Ban Tổ chức Tỉnh ủy\nCó nhiệm vụ sau:\n- Rà soát.\n- Quán triệt.\n")
    assert [(g["path"], g["is_agency"], g["intro"]) for g in found["groups"]] == [
        ("I.1", True, "Có nhiệm vụ sau:")
    ]
    assert [path for path, _ in paths(found)] == ["I.1.1", "I.1.2"]


def test_an_agency_with_one_plain_paragraph_has_one_leaf():
    found = document(
        "I. NHIỆM VỤ\n1. Hội đồng Lý luận\nTổng kết thực tiễn, nghiên cứu lý luận.\n"
        "2. Trường Chính trị\nBồi dưỡng cán bộ.\n"
    )
    assert [(i["path"], i["agency"]) for i in found["items"]] == [
        ("I.1.1", "Hội đồng Lý luận"),
        ("I.2.1", "Trường Chính trị"),
    ]


def test_text_in_parentheses_stays_in_the_agencys_name():
    found = document("I. NHIỆM VỤ\n1. Ban Chỉ đạo tỉnh (sau khi thành lập)\n- Rà soát quy chế.\n")
    assert found["items"][0]["agency"] == "Ban Chỉ đạo tỉnh (sau khi thành lập)"


def test_a_heading_over_several_lines_is_one():
    found = document(
        "I. NHIỆM VỤ CỦA CÁC BAN ĐẢNG, BAN CÁN SỰ\nĐẢNG VÀ CÁC CƠ QUAN LIÊN QUAN\n1. Rà soát quy chế.\n"
    )
    assert (
        found["sections"][0]["heading"]
        == "NHIỆM VỤ CỦA CÁC BAN ĐẢNG, BAN CÁN SỰ ĐẢNG VÀ CÁC CƠ QUAN LIÊN QUAN"
    )


def test_a_plan_without_roman_numbers_still_has_sections():
    found = document(
        "1. MỤC ĐÍCH, YÊU CẦU\n- Quán triệt Nghị quyết.\n2. TỔ CHỨC THỰC HIỆN\n- Rà soát quy chế.\n"
    )
    assert [i["path"] for i in found["items"]] == ["I.1", "II.1"]
    assert [i["kind"] for i in found["items"]] == ["purpose", "organisation"]


def test_a_gap_in_the_numbers_is_a_doubt_and_the_printed_number_stays():
    found = document("I. NHIỆM VỤ\n1. Rà soát.\n3. Quán triệt.\n")
    assert [path for path, _ in paths(found)] == ["I.1", "I.3"]
    assert [doubt["path"] for doubt in found["doubts"]] == ["I.3"]


def test_a_wrapped_dash_inside_a_sentence_opens_no_item():
    found = document(
        "I. NHIỆM VỤ\n- Phối hợp với Mặt trận Tổ quốc và các tổ chức chính trị\n"
        "- xã hội tuyên truyền sâu rộng nội dung Nghị quyết trong\n"
        "cán bộ, đảng viên và nhân dân trên địa bàn toàn xã, bảo đảm\nthiết thực, hiệu quả.\n- Rà soát quy chế.\n"
    )
    assert [path for path, _ in paths(found)] == ["I.1", "I.2"]


def test_a_heading_with_a_full_stop_over_a_list_is_still_a_heading():
    found = document("I. NHIỆM VỤ\n1. Về công tác tuyên truyền.\n- Biên soạn tài liệu.\n- Mở chuyên mục.\n")
    assert [path for path, _ in paths(found)] == ["I.1.1", "I.1.2"]


def test_a_task_with_details_in_dashes_is_one_item():
    found = document(
        "I. NHIỆM VỤ\n1. Tổ chức tuyên truyền sâu rộng Nghị quyết.\n- Biên soạn tài liệu.\n- Mở chuyên mục.\n"
    )
    assert paths(found) == [
        ("I.1", "Tổ chức tuyên truyền sâu rộng Nghị quyết. - Biên soạn tài liệu. - Mở chuyên mục.")
    ]


def test_a_date_without_a_year_is_a_doubt_at_its_item():
    found = document("I. NHIỆM VỤ\n1. Rà soát quy chế (trước 31/10).\n")
    assert [doubt["path"] for doubt in found["doubts"]] == ["I.1"]


def sections(found) -> list[tuple[str, str]]:
    return [(section["number"], section["heading"]) for section in found["sections"]]


def test_parts_stand_above_roman_numbers_which_are_groups_inside():
    found = document(
        "Phần thứ nhất\nMỤC TIÊU\nI. MỤC TIÊU CHUNG\nXây dựng Đảng bộ vững mạnh.\n"
        "Phần thứ hai\nNHIỆM VỤ\nI. VỀ XÂY DỰNG ĐẢNG\n1. Rà soát quy chế.\nII. VỀ KINH TẾ\n1. Thu hút đầu tư.\n"
    )
    assert sections(found) == [("I", "MỤC TIÊU"), ("II", "NHIỆM VỤ")]
    assert [path for path, _ in paths(found)] == ["I.I.1", "II.I.1", "II.II.1"]


def test_articles_run_on_through_the_chapters_and_are_their_groups():
    found = document(
        "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Mục đích\n1. Quán triệt Nghị quyết.\n2. Phân công rõ việc.\n"
        "Chương II\nNHIỆM VỤ\nMục 1\nVỀ TỔ CHỨC\nĐiều 2. Ban Tổ chức Tỉnh ủy\n1. Rà soát quy chế.\n"
    )
    assert sections(found) == [("I", "QUY ĐỊNH CHUNG"), ("II", "NHIỆM VỤ")]
    assert [(i["path"], i["agency"]) for i in found["items"]] == [
        ("I.1.1", None),
        ("I.1.2", None),
        ("II.1.2.1", "Ban Tổ chức Tỉnh ủy"),
    ]


def test_articles_alone_are_the_sections():
    found = document(
        "Điều 1. Mục đích\n1. Quán triệt Nghị quyết.\nĐiều 2. Tổ chức thực hiện\n1. Rà soát quy chế.\n"
    )
    assert sections(found) == [("I", "Mục đích"), ("II", "Tổ chức thực hiện")]
    assert [i["kind"] for i in found["items"]] == ["purpose", "organisation"]


def test_capital_letters_stand_above_roman_numbers():
    found = document("A. MỤC ĐÍCH\nI. Mục đích\n1. Quán triệt.\nB. NHIỆM VỤ\nI. Tuyên truyền\n1. Rà soát.\n")
    assert sections(found) == [("I", "MỤC ĐÍCH"), ("II", "NHIỆM VỤ")]
    assert [path for path, _ in paths(found)] == ["I.I.1", "II.I.1"]


def test_usual_headings_with_arabic_numbers_are_sections_where_no_others_are():
    found = document(
        "1. Mục đích, yêu cầu\n- Quán triệt Nghị quyết.\n2. Nhiệm vụ\n- Rà soát quy chế.\n- Báo cáo.\n"
    )
    assert sections(found) == [("I", "Mục đích, yêu cầu"), ("II", "Nhiệm vụ")]
    assert [path for path, _ in paths(found)] == ["I.1", "II.1", "II.2"]


def test_a_plan_without_any_heading_keeps_its_points_in_one_section_and_says_so():
    found = document("1. Rà soát quy chế làm việc của chi ủy.\n2. Phân công đảng viên phụ trách.\n")
    assert (sections(found), [path for path, _ in paths(found)]) == ([("I", "")], ["I.1", "I.2"])
    assert [doubt["path"] for doubt in found["doubts"]] == [None]


def test_a_body_before_a_colon_heads_the_paragraph_that_is_run_in():
    found = document(
        "I. NHIỆM VỤ\n1. Ban Tổ chức Tỉnh ủy: Chủ trì rà soát quy chế.\n2. Về kinh phí: Bố trí đủ kinh phí.\n"
    )
    assert [(i["path"], i["agency"], i["text"]) for i in found["items"]] == [
        ("I.1.1", "Ban Tổ chức Tỉnh ủy", "Chủ trì rà soát quy chế."),
        ("I.2", None, "Về kinh phí: Bố trí đủ kinh phí."),
    ]


def test_bodies_that_are_listed_after_a_colon_stay_in_the_heading():
    found = document(
        "I. NHIỆM VỤ\n1. Đảng đoàn: Hội đồng nhân dân tỉnh; Ban Thường vụ Tỉnh đoàn\n- Rà soát.\n- Báo cáo.\n"
    )
    assert found["items"][0]["agency"] == "Đảng đoàn: Hội đồng nhân dân tỉnh; Ban Thường vụ Tỉnh đoàn"


def test_a_bodys_name_without_a_number_heads_the_list_below_it():
    found = document(
        "I. NHIỆM VỤ\nBan Xây dựng Đảng\n- Rà soát quy chế.\n- Báo cáo.\nVăn phòng Đảng ủy\n- Tổng hợp.\n"
    )
    assert [(i["path"], i["agency"]) for i in found["items"]] == [
        ("I.1.1", "Ban Xây dựng Đảng"),
        ("I.1.2", "Ban Xây dựng Đảng"),
        ("I.2.1", "Văn phòng Đảng ủy"),
    ]


def test_a_starred_heading_is_a_group_and_plus_lines_under_a_body_are_its_items():
    found = document(
        "I. NHIỆM VỤ\n* Công tác tuyên truyền\n- Biên soạn tài liệu.\n2. Công an xã\n+ Tuần tra.\n+ Báo cáo.\n"
    )
    assert [(g["heading"], g["is_agency"]) for g in found["groups"]] == [
        ("Công tác tuyên truyền", False),
        ("Công an xã", True),
    ]
    assert len(found["items"]) == 3


def test_plus_lines_under_a_short_numbered_subject_are_its_items():
    found = document(
        "I. NHIỆM VỤ\n1. Phát triển nông nghiệp\n+ Mở rộng vùng nguyên liệu.\n+ Xây dựng ít nhất 20 sản phẩm.\n"
        "2. Xây dựng chuyên mục, trong đó:\n+ Mỗi tuần một tin.\n+ Mỗi tháng một bài.\n"
    )
    assert [path for path, _ in paths(found)] == ["I.1.1", "I.1.2", "I.2"]


def test_among_headings_that_name_bodies_the_others_name_bodies_too():
    found = document(
        "I. NHIỆM VỤ\n1. Ban Tổ chức\n- Rà soát.\n2. Văn phòng\n- Tổng hợp.\n3. Nhà máy nước Lam Sơn\n- Báo cáo.\n"
        "4. Công tác thi đua\n- Khen thưởng.\n"
    )
    assert [g["is_agency"] for g in found["groups"]] == [True, True, True, False]


def test_strokes_that_were_taken_for_letters_are_read_as_the_number_that_was_meant():
    found = document(
        "l. MỤC ĐÍCH\nl. Quán triệt.\n2. Phân công rõ việc.\nIl. NHIỆM VỤ\nI. Rà soát.\n2. Báo cáo.\n"
    )
    assert [path for path, _ in paths(found)] == ["I.1", "I.2", "II.1", "II.2"]


def test_the_rest_of_a_quarter_at_the_start_of_a_line_opens_nothing():
    found = document("I. NHIỆM VỤ\n1. Rà soát quy chế làm việc (quý IV/2026 và quý\nI/2027).\n2. Báo cáo.\n")
    assert paths(found)[0] == ("I.1", "Rà soát quy chế làm việc (quý IV/2026 và quý I/2027).")
