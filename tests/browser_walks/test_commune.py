"""The issued provincial plan becomes the parent of the first commune's own: every step through the pages."""

import pytest

from tests.browser import OUTPUT
from tests.browser_walks import (
    advising,
    answering,
    appraising,
    arriving,
    deciding,
    issuing,
    receiving,
    writing,
)
from tests.browser_walks.actor import Actor
from tests.browser_walks.conftest import Cast
from tests.browser_walks.trail import Trail
from tests.corpus import corpus_dir
from tests.served import Served

pytestmark = [pytest.mark.browser, pytest.mark.walked_on("sqlite")]

PROVINCE = """
from pathlib import Path
from drafting.models import Status
from workflow.demo.walk import Walk
Walk().begin(Path({file!r}).read_bytes(), "002.txt").to(Status.ISSUED)
"""
BODY = "Ủy ban Kiểm tra Đảng ủy xã Thanh Bình"


def test_a_commune_takes_the_provinces_plan_to_its_own_issued_one(
    cast: Cast, trail: Trail, served: Served
) -> None:
    served.kill_worker()  # the services below do the queued jobs themselves, in their turn
    served.manage("shell", "-c", PROVINCE.format(file=str(corpus_dir() / "002.txt")))
    served.start_worker()
    receiving.register(cast("xa1vanthu"), "01-KH/TU")
    take_over(cast)
    draft(cast("xa1"))
    advise(cast)
    decide(cast)
    issue_and_check(cast)
    receiving.check_hidden(cast("nguoila"), trail)


def take_over(cast: Cast) -> None:
    arriving.instruct(cast("xa1bithu"), "Ban Xây dựng Đảng", [])
    arriving.assign(cast("xa1uv1"), "Trương Văn Nam")
    xa1 = cast("xa1")
    arriving.derive(xa1, "Soạn thảo kế hoạch thực hiện văn bản số 01-KH/TU")
    xa1.look("derived")


def draft(xa1: Actor) -> None:
    left = answering.paths_left(xa1)
    assert left
    for path in left:
        if path.startswith("IV."):
            answering.not_applicable(xa1, path, "Nhiệm vụ của cơ quan cấp tỉnh.")
        else:
            answering.adapt(xa1, path)
    answering.all_answered(xa1)
    writing.edit(
        xa1,
        writing.point(xa1, "1.", "Mở đợt sinh hoạt chính trị sâu rộng"),
        {"Thời gian hoàn thành": "hoàn thành trong tháng 3/2027"},
        label="editor",
    )
    writing.choose_recipients(
        xa1, boxes=["Tỉnh ủy Lam Sơn", BODY, "Văn phòng Đảng ủy xã Thanh Bình"], lines="Các chi bộ trực thuộc"
    )
    xa1.look("desk")
    writing.hand_up(xa1)


def advise(cast: Cast) -> None:
    advising.ask(cast("xa1uv1"), [BODY])
    advising.write(
        cast("xa1uv2"),
        "Nhất trí, có góp ý",
        items=[("III.1", "Đề nghị nêu rõ chi bộ nào làm điểm.", "")],
    )
    advising.send(cast("xa1uv2"))
    xa1 = cast("xa1")
    xa1.take("Giải trình 01 ý kiến góp ý còn lại", label="inbox")
    advising.answer_comments(xa1, [("Tiếp thu", "Đã bổ sung.")])
    xa1.open_tab("Văn bản")
    writing.replace(
        xa1,
        writing.point(xa1, "1.", "Mở đợt sinh hoạt chính trị sâu rộng"),
        "Mở đợt sinh hoạt",
        "Chọn chi bộ làm điểm, mở đợt sinh hoạt",
    )
    writing.hand_up(xa1)
    advising.release_to_office(cast("xa1uv1"))


def decide(cast: Cast) -> None:
    bithu, office = cast("xa1bithu"), cast("xa1vp")
    appraising.settle_and_hand_up(office)
    appraising.release_to_steering(office)
    deciding.open_round(bithu, "Cho ý kiến về việc trình Ban Thường vụ Đảng ủy xã Thanh Bình")
    for member in ("xa1bithu", "xa1uv1", "xa1uv2", "xa1uv3", "xa1uv4"):
        deciding.vote(cast(member), "Đồng ý", label="ballot" if member == "xa1uv3" else "")
    deciding.close(office, "05/05")
    deciding.approve(
        bithu,
        "Ban Thường vụ Đảng ủy thống nhất thông qua Kế hoạch.",
        [("III.1", "Ghi rõ tên chi bộ làm điểm.")],
    )
    xa1 = cast("xa1")
    xa1.take("Hoàn chỉnh 01 nội dung theo kết luận")
    xa1.open_tab("Văn bản")
    writing.replace(
        xa1,
        writing.point(xa1, "1.", "Chọn chi bộ làm điểm"),
        "Chọn chi bộ làm điểm",
        "Chọn Chi bộ thôn Đông làm điểm",
    )
    writing.hand_up(xa1)
    deciding.release_final(cast("xa1uv1"))
    deciding.tick_lines(office, 1)
    deciding.initial(office, "Nông Đức Thịnh")


def issue_and_check(cast: Cast) -> None:
    issuing.sign(cast("xa1bithu"))
    clerk = cast("xa1vanthu")
    issuing.issue(clerk)
    file = clerk.download("Tải văn bản đã ban hành", OUTPUT / "commune", "01-KH-DU.pdf")
    issuing.check_file(
        file,
        [
            "ĐẢNG ỦY XÃ THANH BÌNH",
            "Số 01-KH/ĐU",
            "Thanh Bình, ngày",
            "T/M BAN THƯỜNG VỤ",
            "Nông Đức Thịnh",
            "Nơi nhận:",
        ],
    )
