"""Who leads and who takes part, from the sentence."""

import pytest

from drafting.reading import who


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
    ],
)
def test_the_sentence_names_lead_and_partners(text, agency, lead, partners):
    assert who.read(text, agency) == (lead, partners)
