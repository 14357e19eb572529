"""Letters that send documents on and charge someone, in the wordings that offices use."""

from datetime import date

import pytest

from drafting.reading.blocks import Block
from drafting.reading.reader import read_file
from drafting.reading.structure import letters
from tests.drafting.reading import files

LETTER = """TỈNH ỦY LAM SƠN
VĂN PHÒNG
*
Số 120-CV/VPTU
Về việc sao gửi văn bản

ĐẢNG CỘNG SẢN VIỆT NAM
Lam Sơn, ngày 08 tháng 02 năm 2027

Kính gửi:
- Các đảng ủy trực thuộc Tỉnh ủy,
- Ban Tổ chức Tỉnh ủy.

Thừa lệnh Ban Thường vụ Tỉnh ủy, Văn phòng Tỉnh ủy sao gửi Kế hoạch số {symbol}, ngày 05/02/2027 của Đảng ủy xã.

Ban Thường vụ Tỉnh ủy giao Ban Tổ chức Tỉnh ủy tham mưu kế hoạch thực hiện trước ngày 28/02/2027.

Nơi nhận:
- Như trên,
- Lưu VPTU.

CHÁNH VĂN PHÒNG
Lê An

"""


def blocks(*texts: str) -> list[Block]:
    return [Block(text) for text in texts]


def charged(*texts: str):
    found = letters.assigns(blocks(*texts), year=2026, issued_on=date(2026, 7, 15))
    return [(charge["agency"], charge["text"], [d["end"] for d in charge["deadlines"]]) for charge in found]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        (
            "Thường trực Tỉnh ủy sao gửi Kế hoạch số 03-KH/TW, ngày 01/12/2026 của Bộ Chính trị thực hiện Kết luận "
            "số 21-KL/TW.",
            ["03-KH/TW"],
        ),
        (
            "Văn phòng Tỉnh ủy gửi kèm Kế hoạch số 12-KH/TU, ngày 10/01/2027 của Ban Thường vụ Tỉnh ủy và Hướng dẫn "
            "số 05-HD/BTCTU, ngày 12/01/2027 của Ban Tổ chức Tỉnh ủy.",
            ["12-KH/TU", "05-HD/BTCTU"],
        ),
        (
            "Văn phòng Tỉnh ủy chuyển đến đồng chí các văn bản: Kết luận số 21-KL/TU về công tác cán bộ; Kế hoạch số "
            "12-KH/TU; Nghị quyết số 18, 19-NQ/TU.",
            ["21-KL/TU", "12-KH/TU", "18-NQ/TU", "19-NQ/TU"],
        ),
        ("Căn cứ Kế hoạch số 12-KH/TU, đề nghị các đồng chí thực hiện.", []),
    ],
)
def test_a_letter_tells_all_documents_it_sends_and_not_what_they_implement(text, printed):
    assert [sent["printed"] for sent in letters.forwards(blocks(text), "")] == printed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ban Thường vụ Tỉnh ủy giao Ban Tổ chức Tỉnh ủy chủ trì, tham mưu xây dựng kế hoạch trước ngày 15/9/2026.",
            [
                (
                    "Ban Tổ chức Tỉnh ủy",
                    "chủ trì, tham mưu xây dựng kế hoạch trước ngày 15/9/2026.",
                    ["2026-09-15"],
                )
            ],
        ),
        (
            "Thường trực Đảng ủy yêu cầu Ban Xây dựng Đảng chủ trì tham mưu; giao Văn phòng Đảng ủy theo dõi.",
            [("Ban Xây dựng Đảng", "chủ trì tham mưu", []), ("Văn phòng Đảng ủy", "theo dõi.", [])],
        ),
        ("Đề nghị các đồng chí nghiên cứu, thực hiện.", []),
        ("Đề nghị các đồng chí nghiên cứu, tổ chức thực hiện.", []),
        ("Đề nghị các cấp ủy, cơ quan, đơn vị quan tâm phối hợp, triển khai thực hiện theo quy định.", []),
        (
            "Đề nghị các đồng chí nghiên cứu, góp ý dự thảo trước ngày 30/9/2026.",
            [("các đồng chí", "nghiên cứu, góp ý dự thảo trước ngày 30/9/2026.", ["2026-09-30"])],
        ),
        (
            "Giao Văn phòng Đảng ủy triển khai thực hiện.",
            [("Văn phòng Đảng ủy", "triển khai thực hiện.", [])],
        ),
        (
            "Thực hiện Kết luận số 21-KL/TU, Văn phòng đề nghị các cơ quan, đơn vị báo cáo trước ngày 30/9/2026.",
            [("các cơ quan, đơn vị", "báo cáo trước ngày 30/9/2026.", ["2026-09-30"])],
        ),
        (
            "Sao gửi để thực hiện; đồng thời, giao Ban Nội chính Tỉnh ủy theo dõi, đôn đốc.",
            [("Ban Nội chính Tỉnh ủy", "theo dõi, đôn đốc.", [])],
        ),
        ("Báo cáo theo yêu cầu Ban Thường vụ Tỉnh ủy nêu trên.", []),
        ("Hoàn thành nhiệm vụ được giao cho Ban Tổ chức Tỉnh ủy trong năm.", []),
        ("Yêu cầu nhiệm vụ trong tình hình mới ngày càng cao.", []),
    ],
)
def test_a_letter_tells_who_is_charged_with_what_and_by_when(text, expected):
    assert charged(text) == expected


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Thường trực Huyện ủy sao gửi đến các đồng chí Kế hoạch số 03-KH/TW.", "Thường trực Huyện ủy"),
        (
            "Thừa lệnh Ban Thường vụ Tỉnh ủy, Văn phòng Tỉnh ủy sao gửi Kế hoạch số 12-KH/TU.",
            "Văn phòng Tỉnh ủy",
        ),
        (
            "Thực hiện ý kiến của Thường trực, Ban Tổ chức Tỉnh ủy đề nghị các đồng chí báo cáo.",
            "Ban Tổ chức Tỉnh ủy",
        ),
        ("Sao gửi các đồng chí Kế hoạch số 12-KH/TU.", None),
    ],
)
def test_the_body_that_writes_is_the_one_before_the_verb(text, body):
    assert letters.writer(blocks(text)) == body


@pytest.mark.parametrize(("symbol", "corrected"), [("65-KH/ĐU", None), ("65-KL/ĐU", "65-KH/ĐU")])
def test_a_letter_in_front_of_a_plan_is_read_and_a_slip_in_its_symbol_is_named(symbol, corrected):
    data = (LETTER.format(symbol=symbol) + files.PLAN).encode()
    letter, plan = read_file(data, "x")["documents"]
    assert (letter["type"], letter["issuer"], plan["symbol"]) == ("CV", "Văn phòng Tỉnh ủy", "65-KH/ĐU")
    assert letter["to"] == ["Các đảng ủy trực thuộc Tỉnh ủy", "Ban Tổ chức Tỉnh ủy"]
    assert letter["forwards"] == {"printed": symbol, "corrected": corrected}
    assert [(a["agency"], a["deadlines"][0]["end"]) for a in letter["assigns"]] == [
        ("Ban Tổ chức Tỉnh ủy", "2027-02-28")
    ]
    assert any("65-KH/ĐU" in doubt["reason"] for doubt in letter["doubts"]) == bool(corrected)
