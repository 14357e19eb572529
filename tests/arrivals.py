"""Arrivals for tests: a small plan of the centre as a file, taken to where a test begins by the people of the cast."""

from datetime import date
from typing import Any

from drafting.models import ReceivedDocument
from drafting.reading.reader import read_file
from drafting.readings import placing
from tests.plans import agency, person
from workflow.services import receiving

PARENT = """BAN CHẤP HÀNH TRUNG ƯƠNG        ĐẢNG CỘNG SẢN VIỆT NAM
*                                Hà Nội, ngày 12 tháng 10 năm 2026
Số 41-KH/TW

KẾ HOẠCH
thực hiện Nghị quyết số 12-NQ/TW về đội ngũ cấp ủy viên
-----

Bộ Chính trị ban hành Kế hoạch như sau:

I- MỤC ĐÍCH, YÊU CẦU

- Nâng cao nhận thức của cấp ủy các cấp.

II- NHIỆM VỤ

1. Ban Tổ chức Trung ương rà soát quy định về cấp ủy (hoàn thành trong quý I/2027).

2. Các tỉnh ủy, thành ủy xây dựng kế hoạch thực hiện. Báo cáo kết quả hằng năm.

III- TỔ CHỨC THỰC HIỆN

1. Các tỉnh ủy định kỳ báo cáo Ban Bí thư kết quả thực hiện.

Nơi nhận:                        T/M BỘ CHÍNH TRỊ
- Các tỉnh ủy, thành ủy,
- Lưu Văn phòng Trung ương Đảng.

                                 Trần Văn An
"""


def registered(text: str = PARENT, **more: Any) -> ReceivedDocument:
    """Taken in by the province's clerk; the permanent board is awaited. Read in this process, which is quicker."""
    return receiving.register_file(
        agency("tu"), by=person("vanthu"), data=text.encode(), name="ke-hoach.txt", read=read_file, **more
    )


def instructed(due_on: date | None = None) -> ReceivedDocument:
    """The Organization Committee leads; its head is awaited."""
    row = registered()
    receiving.instruct(
        row, by=person("bithu"), lead=agency("btctu"), partners=[agency("ubkttu")], due_on=due_on
    )
    return row


def assigned(due_on: date | None = None) -> ReceivedDocument:
    """Handed to the drafter, who is to confirm the reading."""
    row = instructed(due_on)
    receiving.assign(row, by=person("truongban"), drafter=person("soan"))
    return ReceivedDocument.objects.get(pk=row.pk)


def confirmed(due_on: date | None = None) -> ReceivedDocument:
    """A parent plan, from which the drafter is to derive."""
    row = assigned(due_on)
    receiving.confirm(row, by=person("soan"), unseen=placing.unseen(row.document))
    return ReceivedDocument.objects.get(pk=row.pk)
