"""The figures that targets name."""

import pytest

from drafting.reading.meaning.targets import targets_of


def told(text: str):
    """(value, value_to, unit, comparator, direction) of each figure."""
    keys = ("value", "value_to", "unit", "comparator")
    return [(*(found[key] for key in keys), found.get("direction")) for found in targets_of(text)]


ONE = [
    ("100% chi bộ trực thuộc xây dựng kế hoạch.", ("100", None, "%", "=", None)),
    ("Hằng năm, có ít nhất 25% cấp ủy cơ sở có mô hình mới.", ("25", None, "%", ">=", None)),
    ("Trên 90% đảng viên hoàn thành tốt nhiệm vụ.", ("90", None, "%", ">=", None)),
    ("Tối thiểu 02 cuộc kiểm tra theo chuyên đề.", ("02", None, "cuộc", ">=", None)),
    ("Không dưới 15% cấp ủy viên là nữ.", ("15", None, "%", ">=", None)),
    ("Không thấp hơn 10% cán bộ trẻ trong cấp ủy.", ("10", None, "%", ">=", None)),
    ("Có 95% trở lên chi bộ hoàn thành tốt nhiệm vụ.", ("95", None, "%", ">=", None)),
    ("Đạt từ 80% trở lên.", ("80", None, "%", ">=", None)),
    ("Tỷ lệ kết nạp đạt từ 03 - 04%/tổng số đảng viên.", ("03", "04", "%", "range", None)),
    ("Kết nạp từ 3 đến 4% đảng viên so với tổng số.", ("3", "4", "%", "range", None)),
    ("Kết nạp từ 3% đến 4% đảng viên mỗi năm.", ("3", "4", "%", "range", None)),
    ("Tỷ lệ đảng viên bị kỷ luật dưới 0,5%.", ("0,5", None, "%", "=", "at_most")),
    ("Không quá 05% tổ chức đảng yếu kém.", ("05", None, "%", "=", "at_most")),
    ("Tối đa 20% đảng viên hoàn thành xuất sắc nhiệm vụ.", ("20", None, "%", "=", "at_most")),
    ("Giảm ít nhất 10% thủ tục hành chính.", ("10", None, "%", ">=", "down")),
    ("Giảm 50% thời gian giải quyết thủ tục.", ("50", None, "%", "=", "down")),
    ("Tăng bình quân 3%/năm số đảng viên mới.", ("3", None, "%", "=", "up")),
    ("Phấn đấu đến năm 2030 đạt 25% chi bộ kiểu mẫu.", ("25", None, "%", "=", None)),
    ("Phấn đấu đến năm 2030, kết nạp 300 đảng viên mới.", ("300", None, "đảng viên", "=", None)),
    ("Xây dựng ít nhất 01 mô hình dân vận khéo.", ("01", None, "mô hình", ">=", None)),
    ("Thu ngân sách đạt 1.250 tỷ đồng.", ("1.250", None, "tỷ đồng", "=", None)),
    ("Thu nhập bình quân đạt 95 triệu đồng/người.", ("95", None, "triệu đồng", "=", None)),
    ("Mỗi chi bộ có từ 01 đến 02 sáng kiến.", ("01", "02", "sáng kiến", "range", None)),
    ("Giai đoạn 2026 - 2030: 100% chi bộ có nghị quyết chuyên đề.", ("100", None, "%", "=", None)),
    ("Đến năm 2030 - 100% cấp ủy dùng văn bản số.", ("100", None, "%", "=", None)),
    ("Mười phần trăm: 10 phần trăm chi bộ.", ("10", None, "%", "=", None)),
]
NONE = [
    "Nâng cao chất lượng sinh hoạt chi bộ.",
    "Thực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị.",
    "Hoàn thành trước ngày 30/9/2026.",
    "Đại hội lần thứ XIV, nhiệm kỳ 2026 - 2030.",
    "Học tập Chỉ thị 05 và Kết luận 01.",
    "Thực hiện Điều 30, 35 Điều lệ Đảng.",
]


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_a_target_is_a_figure_with_its_unit_and_comparator(text, expected):
    assert told(text)[0] == expected


@pytest.mark.parametrize("text", NONE)
def test_years_dates_and_numbers_of_documents_are_no_targets(text):
    assert told(text) == []


def test_several_figures_of_one_item_are_all_kept_in_order():
    text = "Kết nạp từ 3 - 4% đảng viên; trên 90% chi bộ tốt; mở 05 lớp; đảng viên bị kỷ luật dưới 1%."
    assert told(text) == [
        ("3", "4", "%", "range", None),
        ("90", None, "%", ">=", None),
        ("05", None, "lớp", "=", None),
        ("1", None, "%", "=", "at_most"),
    ]


def test_a_share_tells_of_what_it_is_and_how_often():
    (found,) = targets_of("Kết nạp 3% đảng viên mỗi năm.")
    assert (found["of"], found["per"]) == ("đảng viên", "năm")
    (found,) = targets_of("Có 100% chi bộ, đảng bộ cơ sở đăng ký.")
    assert found["of"] == "chi bộ"


@pytest.mark.parametrize("piece", ["1 ", "1 - ", "từ 1 đến ", "1.000."])
def test_200_kilobytes_of_figures_are_read_to_their_end(piece):
    text = piece * (200_000 // len(piece.encode())) + " . Có ít nhất 25% chi bộ tốt."
    assert told(text)[-1] == ("25", None, "%", ">=", None)
