"""What a task delivers, to whom, through whom, and whom it advises; nothing rather than a guess."""

import pytest

from drafting.reading.meaning import delivery

BTVTU, BTVDU = "Ban Thường vụ Tỉnh ủy", "Ban Thường vụ Đảng ủy"

# text, advises, product, deliver_to, via
SENTENCES = [
    (
        "Tham mưu Ban Thường vụ Tỉnh ủy ban hành Quy chế làm việc của Văn phòng Tỉnh ủy.",
        BTVTU,
        "Quy chế làm việc của Văn phòng Tỉnh ủy",
        None,
        None,
    ),
    ("Tham mưu, giúp Ban Thường vụ Đảng ủy theo dõi, đôn đốc thực hiện Kế hoạch.", BTVDU, None, None, None),
    (
        "Tham mưu Thường trực Tỉnh ủy cho ý kiến về chủ trương đầu tư.",
        "Thường trực Tỉnh ủy",
        None,
        None,
        None,
    ),
    ("Tham mưu cho cấp ủy lãnh đạo thực hiện nhiệm vụ chính trị.", "cấp ủy", None, None, None),
    (
        "Kịp thời tham mưu Ban Thường vụ Tỉnh ủy, Thường trực Tỉnh ủy lãnh đạo, chỉ đạo phù hợp tình hình.",
        "Ban Thường vụ Tỉnh ủy, Thường trực Tỉnh ủy",
        None,
        None,
        None,
    ),
    ("Giúp Ban Chỉ đạo tổng hợp tình hình.", "Ban Chỉ đạo", None, None, None),
    (
        "Tham mưu Ban Thường vụ Tỉnh ủy sửa đổi, bổ sung Quy định về phân cấp quản lý cán bộ (quý IV/2026).",
        BTVTU,
        "Quy định về phân cấp quản lý cán bộ",
        None,
        None,
    ),
    (
        "Xây dựng dự thảo Quy chế làm việc trình Ban Thường vụ Tỉnh ủy ban hành.",
        None,
        "Quy chế làm việc",
        BTVTU,
        None,
    ),
    (
        "Trình Ban Thường vụ Tỉnh ủy ban hành Quy chế phối hợp (quý III/2026).",
        None,
        "Quy chế phối hợp",
        BTVTU,
        None,
    ),
    (
        "Xây dựng Kế hoạch kiểm tra, giám sát năm 2027, trình Ban Thường vụ Đảng ủy phê duyệt.",
        None,
        "Kế hoạch kiểm tra, giám sát năm 2027",
        BTVDU,
        None,
    ),
    ("Tham mưu, trình Ban Thường vụ Tỉnh ủy xem xét, quyết định.", None, None, BTVTU, None),
    (
        "Hoàn thiện Đề án vị trí việc làm, trình cấp có thẩm quyền phê duyệt.",
        None,
        "Đề án vị trí việc làm",
        "cấp có thẩm quyền",
        None,
    ),
    ("Định kỳ báo cáo Ban Thường vụ Tỉnh ủy kết quả thực hiện.", None, "báo cáo kết quả", BTVTU, None),
    (
        "Định kỳ báo cáo kết quả cho Ban Thường vụ Tỉnh ủy (qua Ban Tổ chức Tỉnh ủy) trước ngày 15/11 hằng năm.",
        None,
        "báo cáo kết quả",
        BTVTU,
        "Ban Tổ chức Tỉnh ủy",
    ),
    (
        "Báo cáo kết quả thực hiện Kế hoạch về Ban Thường vụ Đảng ủy (qua Ban Xây dựng Đảng) để theo dõi.",
        None,
        "báo cáo kết quả",
        BTVDU,
        "Ban Xây dựng Đảng",
    ),
    ("Báo cáo Tỉnh ủy (qua Văn phòng Tỉnh ủy).", None, None, "Tỉnh ủy", "Văn phòng Tỉnh ủy"),
    ("Kịp thời báo cáo Đảng ủy thông qua Ban Xây dựng Đảng.", None, None, "Đảng ủy", "Ban Xây dựng Đảng"),
    ("Báo cáo, đề xuất Ban Thường vụ Tỉnh ủy xem xét, giải quyết kiến nghị.", None, None, BTVTU, None),
    ("Trên cơ sở ý kiến của các chi bộ, tổng hợp báo cáo Đảng ủy.", None, None, "Đảng ủy", None),
    ("Gửi báo cáo về Ban Tổ chức Tỉnh ủy để tổng hợp.", None, "báo cáo", "Ban Tổ chức Tỉnh ủy", None),
    ("Gửi kế hoạch về Văn phòng Đảng ủy trước ngày 15/9/2026.", None, "kế hoạch", "Văn phòng Đảng ủy", None),
    ("Hằng quý, tổng hợp kết quả gửi về Ban Tổ chức Trung ương.", None, None, "Ban Tổ chức Trung ương", None),
    (
        "Lập danh mục hồ sơ số hóa gửi Văn phòng Tỉnh ủy.",
        None,
        "danh mục hồ sơ số hóa",
        "Văn phòng Tỉnh ủy",
        None,
    ),
    (
        "Ban hành Nghị quyết chuyên đề về chuyển đổi số.",
        None,
        "Nghị quyết chuyên đề về chuyển đổi số",
        None,
        None,
    ),
    (
        "Tham mưu xây dựng quy định về công tác đánh giá cán bộ.",
        None,
        "quy định về công tác đánh giá cán bộ",
        None,
        None,
    ),
    (
        "Xây dựng Đề án sắp xếp chi bộ thôn, tổ dân phố.",
        None,
        "Đề án sắp xếp chi bộ thôn, tổ dân phố",
        None,
        None,
    ),
    (
        "Ban hành Hướng dẫn thực hiện Quy định số 12-QĐ/TU, hoàn thành trong tháng 9/2026.",
        None,
        "Hướng dẫn thực hiện Quy định số 12-QĐ/TU",
        None,
        None,
    ),
    ("Xây dựng phần mềm quản lý đảng viên.", None, "phần mềm quản lý đảng viên", None, None),
    (
        "Xây dựng chương trình hành động của cá nhân, gửi chi bộ nơi sinh hoạt.",
        None,
        "chương trình hành động của cá nhân",
        "chi bộ nơi sinh hoạt",
        None,
    ),
    (
        "Biên soạn tài liệu tuyên truyền về Đại hội XIV của Đảng.",
        None,
        "tài liệu tuyên truyền về Đại hội XIV của Đảng",
        None,
        None,
    ),
    (
        "Ban hành quy định về kiểm soát quyền lực trong hoạt động của Quân đội nhân dân, Công an nhân dân.",
        None,
        "quy định về kiểm soát quyền lực trong hoạt động của Quân đội nhân dân, Công an nhân dân",
        None,
        None,
    ),
    (
        "Xây dựng chương trình giám sát của Ban Thường vụ, Ủy ban Kiểm tra Đảng ủy năm 2027.",
        None,
        "chương trình giám sát của Ban Thường vụ, Ủy ban Kiểm tra Đảng ủy năm 2027",
        None,
        None,
    ),
    (
        "Xây dựng kế hoạch của Đảng ủy, Ban Xây dựng Đảng tham mưu tổ chức hội nghị.",
        None,
        "kế hoạch của Đảng ủy",
        None,
        None,
    ),
    (
        "Trình Ban Thường vụ Tỉnh ủy ban hành “Quy định về kiểm soát quyền lực, phòng, chống tiêu cực” (năm 2026).",
        None,
        "Quy định về kiểm soát quyền lực, phòng, chống tiêu cực",
        BTVTU,
        None,
    ),
    (
        "Rà soát cán bộ. Sản phẩm: Báo cáo rà soát của Đảng ủy. Thời gian: quý III/2026.",
        None,
        "Báo cáo rà soát của Đảng ủy",
        None,
        None,
    ),
]
NOTHING = [
    "Xây dựng Đảng và hệ thống chính trị trong sạch, vững mạnh.",
    "Các cơ quan tham mưu, giúp việc của Tỉnh ủy nâng cao chất lượng công tác.",
    "Kiểm tra việc xây dựng kế hoạch, chương trình của cấp ủy cấp dưới.",
    "Thực hiện nghiêm Quy chế làm việc và Kế hoạch này.",
    "Thông qua hoạt động giám sát, kịp thời phát hiện vi phạm.",
    "Chịu trách nhiệm trước Ban Thường vụ về kết quả thực hiện.",
    "Nâng cao chất lượng tham mưu của các ban xây dựng Đảng.",
    "Phối hợp với Ban Tuyên giáo và Dân vận tuyên truyền Nghị quyết.",
    "Tổ chức báo cáo chuyên đề tại hội nghị cấp ủy.",
    "Trình độ chuyên môn của cán bộ được nâng lên.",
    "Đổi mới phương thức lãnh đạo thông qua Nghị quyết của cấp ủy.",
    "Ban hành văn bản đúng thẩm quyền.",
    "Giúp đỡ các chi bộ yếu kém vươn lên.",
    "Đề xuất với Ban Thường vụ Đảng ủy khen thưởng tập thể tiêu biểu.",
    "Lãnh đạo, chỉ đạo thực hiện Kế hoạch; thường xuyên kiểm tra, giám sát.",
    "Tham mưu phòng, chống tham nhũng, lãng phí, tiêu cực.",
    "Sau khi ban hành quy chế, các chi bộ tổ chức thực hiện nghiêm túc.",
    "Quá trình xây dựng kế hoạch phải bám sát thực tiễn.",
]


@pytest.mark.parametrize(("text", "advises", "product", "deliver_to", "via"), SENTENCES)
def test_a_sentence_tells_what_goes_to_whom(text, advises, product, deliver_to, via):
    assert delivery.read(text) == {
        "advises": advises,
        "product": product,
        "deliver_to": deliver_to,
        "via": via,
    }


@pytest.mark.parametrize("text", NOTHING)
def test_a_sentence_that_delivers_nothing_is_left_alone(text):
    assert set(delivery.read(text).values()) == {None}


@pytest.mark.parametrize(
    "piece", ["tham mưu ", "trình Ban ", "báo cáo ", "gửi báo cáo về ", "xây dựng Kế hoạch ", "qua Ban "]
)
def test_200_kilobytes_made_to_confuse_are_read_to_their_end(piece):
    text = f"{piece * (200_000 // len(piece.encode()))}. Sản phẩm: Quy chế phối hợp."
    assert delivery.read(text)["product"] == "Quy chế phối hợp"
