"""Who leads and who takes part, from the sentence."""

import pytest

from drafting.reading.meaning import who


@pytest.mark.parametrize(
    ("text", "agency", "lead", "partners"),
    [
        (
            "Ban Tổ chức Tỉnh ủy chủ trì, phối hợp với Ban Tuyên giáo, Ủy ban Kiểm tra Tỉnh ủy hướng dẫn thực hiện.",
            None,
            "Ban Tổ chức Tỉnh ủy",
            ["Ban Tuyên giáo", "Ủy ban Kiểm tra Tỉnh ủy"],
        ),
        ("Giao Văn phòng Tỉnh ủy theo dõi, đôn đốc.", None, "Văn phòng Tỉnh ủy", []),
        (
            "Giao Đảng ủy UBND xã chủ trì, phối hợp với Ban Xây dựng Đảng và Mặt trận Tổ quốc xã rà soát.",
            None,
            "Đảng ủy UBND xã",
            ["Ban Xây dựng Đảng", "Mặt trận Tổ quốc xã"],
        ),
        (
            "Chủ trì, phối hợp với các cơ quan liên quan tham mưu.",
            "Ban Nội chính",
            "Ban Nội chính",
            ["các cơ quan liên quan"],
        ),
        (
            "Chủ trì, phối hợp với các cơ quan, tổ chức có liên quan theo dõi.",
            "Ban Nội chính",
            "Ban Nội chính",
            ["các cơ quan, tổ chức có liên quan"],
        ),
        ("Phối hợp với Sở Tư pháp xây dựng quy chế.", "Ban Nội chính", "Ban Nội chính", ["Sở Tư pháp"]),
        ("Tham mưu xây dựng quy chế.", "Ban Nội chính", "Ban Nội chính", []),
        ("Tăng cường công tác kiểm tra, giám sát.", None, None, []),
        (
            "Đảng ủy Công an tỉnh thường xuyên kiểm tra cán bộ.",
            "Đảng ủy Quân sự và Công an tỉnh",
            "Đảng ủy Công an tỉnh",
            [],
        ),
        ("Phát triển hạ tầng số: Giao Sở Công Thương chủ trì rà soát.", None, "Sở Công Thương", []),
        (
            "Sửa đổi quy chế làm việc. Cơ quan chủ trì: Văn phòng Đảng ủy. Cơ quan phối hợp: Ban Xây dựng Đảng, "
            "Ủy ban Kiểm tra Đảng ủy.",
            None,
            "Văn phòng Đảng ủy",
            ["Ban Xây dựng Đảng", "Ủy ban Kiểm tra Đảng ủy"],
        ),
        (
            "Sửa đổi quy chế làm việc (chủ trì: Văn phòng Đảng ủy; phối hợp: Ban Xây dựng Đảng).",
            "Ban Thường vụ Đảng ủy",
            "Văn phòng Đảng ủy",
            ["Ban Xây dựng Đảng"],
        ),
        (
            "Rà soát quy hoạch cán bộ (Ban Tổ chức Tỉnh ủy chủ trì, hoàn thành trong tháng 9/2026).",
            None,
            "Ban Tổ chức Tỉnh ủy",
            [],
        ),
        (
            "Rà soát, sửa đổi quy chế. Giao Văn phòng Đảng ủy chủ trì, phối hợp với Ban Xây dựng Đảng tham mưu.",
            None,
            "Văn phòng Đảng ủy",
            ["Ban Xây dựng Đảng"],
        ),
        ("Nâng cao chất lượng công tác cán bộ. Ban Chấp hành quan tâm đào tạo.", None, None, []),
        ("Chi bộ chủ trì sinh hoạt: một tháng một lần.", None, "Chi bộ", []),
        ("Nêu rõ cơ quan chủ trì, cơ quan phối hợp trong từng nhiệm vụ.", None, None, []),
        (
            "Các chi bộ, đảng viên được kiểm tra chuẩn bị báo cáo.",
            None,
            "Các chi bộ, đảng viên được kiểm tra",
            [],
        ),
        ("Các đơn vị gửi báo cáo tự kiểm tra.", None, "Các đơn vị", []),
        ("Văn phòng hai ban là đầu mối theo dõi, báo cáo.", None, "Văn phòng hai ban", []),
        ("Ban Tổ chức được giao tham mưu xây dựng quy chế.", None, "Ban Tổ chức", []),
        (
            "Mở hội nghị báo cáo viên.",
            "Ban Tuyên giáo chủ trì, phối hợp với Ban Tổ chức",
            "Ban Tuyên giáo",
            ["Ban Tổ chức"],
        ),
    ],
)
def test_the_sentence_names_lead_and_partners(text, agency, lead, partners):
    assert who.read(text, agency) == (lead, partners)


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        (
            "Ban Tổ chức Tỉnh ủy và Ủy ban Kiểm tra Tỉnh ủy đồng chủ trì, phối hợp với Văn phòng Tỉnh ủy rà soát.",
            ["Ban Tổ chức Tỉnh ủy", "Ủy ban Kiểm tra Tỉnh ủy"],
        ),
        (
            "Ban Tổ chức Tỉnh ủy chủ trì xây dựng Đề án; Văn phòng Tỉnh ủy chủ trì thẩm định.",
            ["Ban Tổ chức Tỉnh ủy", "Văn phòng Tỉnh ủy"],
        ),
        (
            "Chủ trì: Ban Tổ chức Tỉnh ủy, Văn phòng Tỉnh ủy; phối hợp: các cơ quan liên quan.",
            ["Ban Tổ chức Tỉnh ủy", "Văn phòng Tỉnh ủy"],
        ),
        ("Ban Tổ chức Tỉnh ủy chủ trì, phối hợp với Văn phòng Tỉnh ủy rà soát.", ["Ban Tổ chức Tỉnh ủy"]),
        ("Phối hợp với Sở Tư pháp rà soát văn bản.", []),
    ],
)
def test_all_that_lead_are_told_where_a_task_has_several(text, leads):
    assert who.leads(text) == leads


@pytest.mark.parametrize("piece", ["Ban Tổ chức, ", "chủ trì: ", "phối hợp với ", "Giao Ban ", "và "])
def test_200_kilobytes_made_to_confuse_are_read_to_their_end(piece):
    text = f"{piece * (200_000 // len(piece.encode()))}. Văn phòng Đảng ủy chủ trì rà soát quy chế."
    assert who.leads(text)[-1] == "Văn phòng Đảng ủy"
