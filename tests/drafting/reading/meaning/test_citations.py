"""What title and preamble say is being implemented."""

import pytest

from drafting.reading.meaning.citations import bases

TITLE = "KẾ HOẠCH thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị"


@pytest.mark.parametrize(
    ("preamble", "symbols"),
    [
        ("Thực hiện Kế hoạch số 12-KH/TU, ngày 10/01/2026 của Ban Thường vụ Tỉnh ủy;", ["12-KH/TU"]),
        (
            "Thực hiện Quy chế số 03-QCPH/BTGDVTU-MTTQ, ngày 20/8/2026 về phối hợp công tác;",
            ["03-QCPH/BTGDVTU-MTTQ"],
        ),
        ("Căn cứ Quy chế phối hợp số 03-QCPH/BTCTU-BNCTU;", ["03-QCPH/BTCTU-BNCTU"]),
        ("Căn cứ Quy chế số 02-QC/TU, ngày 05/5/2026 về quản lý, sử dụng trụ sở;", ["02-QC/TU"]),
        ("Căn cứ Quy chế làm việc số 01-QC/ĐU, ngày 10/8/2025 của Ban Chấp hành Đảng bộ xã;", []),
        ("Căn cứ Quy chế làm việc của Ban Chấp hành Đảng bộ xã (số 01-QC/ĐU);", []),
        ("Căn cứ Quy chế số 01-QC/ĐU, ngày 10/8/2025 về làm việc của Ban Chấp hành Đảng bộ xã;", []),
        (
            "Căn cứ Quy chế số 01-QC/ĐU, ngày 10/8/2025 của Đảng ủy xã về chế độ làm việc, quan hệ công tác;",
            [],
        ),
        ("Kế hoạch này thay thế Kế hoạch số 15-KH/ĐU, ngày 03/3/2024.", []),
        (
            "Căn cứ Quy chế làm việc số 01-QC/ĐU; thực hiện Hướng dẫn số 05-HD/BTCTU của Ban Tổ chức Tỉnh ủy,",
            ["05-HD/BTCTU"],
        ),
        (
            "Căn cứ Quyết định số 749/QĐ-TTg và Nghị quyết số 18, 19-NQ/TW;",
            ["749/QĐ-TTg", "18-NQ/TW", "19-NQ/TW"],
        ),
    ],
)
def test_all_but_rules_of_work_and_replaced_documents_are_implemented(preamble, symbols):
    assert bases(TITLE, [preamble], None) == ["57-NQ/TW", *symbols]


def test_a_document_does_not_implement_itself():
    assert bases("KẾ HOẠCH số 65-KH/ĐU thực hiện Kế hoạch số 12-KH/TU", [], "65-KH/ĐU") == ["12-KH/TU"]
