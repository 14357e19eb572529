"""From a received central plan to the province's own, issued and received below: every step through the pages."""

import pytest
from playwright.sync_api import expect

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
from tests.browser_walks.posting import Poster
from tests.browser_walks.trail import Trail
from tests.corpus import corpus_dir

pytestmark = [pytest.mark.browser, pytest.mark.walked_on("postgres")]

CENTRAL = {
    "Ban cán sự đảng Chính phủ": "IV.2.",
    "Ban cán sự đảng Toà án nhân dân tối cao": "IV.3.",
    "Ban Kinh tế Trung ương": "IV.11.",
    "Hội đồng Lý luận Trung ương": "IV.14.",
    "Ban cán sự đảng Bộ Tư pháp": "IV.16.",
}
"""Bodies without a counterpart in the province, and the paths of their tasks."""

ADVISERS = ["Ủy ban Kiểm tra Tỉnh ủy", "Ban Tuyên giáo và Dân vận Tỉnh ủy", "Ban Nội chính Tỉnh ủy"]
MEMBERS = ["bithu", "thuongtruc", "truongban", *(f"uv{number}" for number in range(1, 9))]
AT_THE_BROWSER = {"bithu", "thuongtruc", "truongban", "uv1", "uv3"}
"""The others send the same form without one: what its page is like has been seen."""
TO_STEER = "Cho ý kiến về việc trình Ban Thường vụ Tỉnh ủy"


def test_a_province_takes_a_central_plan_to_its_own_issued_one(cast: Cast, trail: Trail) -> None:
    parent = corpus_dir() / "002.txt"
    arrive(cast, parent)
    answer_tasks(cast("soan"))
    draft(cast("soan"))
    advise(cast)
    appraise_with_a_return(cast)
    fail_a_round(cast)
    pass_a_round(cast)
    work_in(cast)
    issue_and_check(cast)
    for clerk in ("xa1vanthu", "xa2vanthu"):
        receiving.register(cast(clerk), "01-KH/TU")
    receiving.check_hidden(cast("nguoila"), trail)


def arrive(cast: Cast, parent) -> None:
    arriving.register_file(cast("vanthu"), parent, "125")
    arriving.instruct(cast("thuongtruc"), "Ban Tổ chức Tỉnh ủy", ["Văn phòng Tỉnh ủy"])
    arriving.assign(cast("truongban"), "Nguyễn Thu Hà")
    soan = cast("soan")
    soan.take("Rà soát, xác nhận kết quả đọc văn bản", label="inbox")
    soan.look("reading", narrow=True)
    arriving.mend_head(soan)
    arriving.mend_item(soan, "IV.13.1", when="thực hiện từ năm 2022", kind="Nhiệm vụ")
    arriving.follow_to_source(soan, "IV.13.1")
    arriving.confirm(soan)
    arriving.derive(soan, "Soạn thảo kế hoạch thực hiện văn bản số 03-KH/TW")


def answer_tasks(soan: Actor) -> None:
    """All 86 tasks have come over; those that nobody in the province can do, or not as they stand, get answers."""
    soan.reads("Đối chiếu 86 nhiệm vụ")
    soan.look("derived", narrow=True)
    left = answering.paths_left(soan)
    assert 10 < len(left) < 86
    # One of each kind in the browser; the others send the same form, as their pages differ by their words alone.
    adapting, leaving = (
        answering.addresses(soan, act) for act in ("Đưa vào dự thảo", "Không thuộc phạm vi…")
    )
    poster = Poster(soan.trail.url, "soan")
    theirs = [path for path in left if path.startswith(tuple(CENTRAL.values()))]
    ours = [path for path in left if path not in theirs and path != "IV.17.1"]
    reason = "Nhiệm vụ của cơ quan Trung ương, tỉnh không có cơ quan này."
    for path in theirs[1:]:
        poster.send(leaving[path], {"reason": reason})
    for path in ours[1:]:
        poster.send(adapting[path], {"answer": "adapted"})
    soan.page.reload()
    answering.not_applicable(soan, theirs[0], reason)
    answering.adapt(soan, ours[0])
    answering.delegate(soan, "IV.17.1", "Các đảng ủy trực thuộc")
    answering.join(soan, "III.2", into="III.1")
    answering.adapt(soan, "III.1")
    answering.all_answered(soan)
    soan.look("answered")


def draft(soan: Actor) -> None:
    soan.take("Hoàn chỉnh dự thảo, trình lãnh đạo ban", label="inbox-draft")
    for body in CENTRAL:
        expect(soan.page.locator(".point[data-type=group]").filter(has_text=body)).to_have_count(0)
    writing.delete(soan, writing.point(soan, "2.", "Xây dựng kế hoạch thực hiện Kết luận"))  # joined with 1.
    writing.edit(
        soan,
        writing.point(soan, "1.", "Mở đợt sinh hoạt chính trị sâu rộng trong toàn tỉnh"),
        {
            "Cơ quan chủ trì": "Ban Tuyên giáo và Dân vận Tỉnh ủy",
            "Thời gian hoàn thành": "hoàn thành trong quý I/2027",
        },
        label="editor",
    )
    writing.replace(
        soan,
        writing.point(soan, "2.", "Tăng cường đổi mới nội dung"),
        "Tăng cường đổi mới",
        "Đổi mới mạnh mẽ",
    )
    writing.add(
        soan,
        writing.point(soan, "10.", "Tạo sự chuyển biến tích cực"),
        {
            "Nội dung": "Ban Tổ chức Tỉnh ủy theo dõi, tổng hợp kết quả thực hiện Kế hoạch này ở từng xã, phường.",
            "Cơ quan chủ trì": "Ban Tổ chức Tỉnh ủy",
            "Thời gian hoàn thành": "trước ngày 25/12/2027",
        },
    )
    writing.choose_recipients(
        soan,
        boxes=["Ban Chấp hành Trung ương", *ADVISERS, "Các đảng ủy trực thuộc"],
        without=["Trường Chính trị tỉnh Lam Sơn"],  # that of the person who shall learn nothing
        lines="\n".join(["Các đồng chí Tỉnh ủy viên", "Đảng ủy Quân sự tỉnh, Đảng ủy Công an tỉnh"]),
    )
    soan.look("desk", narrow=True)
    writing.hand_up(soan)


def advise(cast: Cast) -> None:
    advising.ask(cast("truongban"), ADVISERS)
    advising.write(
        cast("gopy1cv"),
        "Nhất trí, có góp ý",
        whole="Cơ bản nhất trí với bố cục và nội dung dự thảo.",
        items=[("III.1", "Đề nghị nêu rõ cơ quan kiểm tra việc thực hiện.", "")],
    )
    advising.hand_up_opinion(cast("gopy1cv"))
    cast("gopy1").take("Duyệt, gửi ý kiến góp ý")
    advising.send(cast("gopy1"))
    advising.write(
        cast("gopy2"),
        "Nhất trí, có góp ý",
        whole="Đề nghị rà soát thời gian thực hiện cho phù hợp với năm 2027.",
        items=[
            ("III.2", "Đề nghị viết gọn hơn.", ""),
            ("III.3", "Đề nghị bổ sung yêu cầu về kiểm điểm cuối năm.", "Thực hiện nghiêm việc tự phê bình."),
        ],
    )
    advising.send(cast("gopy2"))
    advising.write(cast("gopy3"), "Nhất trí")
    advising.send(cast("gopy3"))
    soan = cast("soan")
    soan.take("Giải trình 05 ý kiến góp ý còn lại", label="inbox-comments")
    advising.answer_comments(
        soan,
        [
            ("Tiếp thu", "Đã bổ sung tại nội dung III.1."),
            ("Tiếp thu", ""),
            ("Tiếp thu một phần", "Chỉ viết gọn câu đầu."),
            ("Giải trình, giữ nguyên dự thảo", "Nội dung này đã có trong hướng dẫn kiểm điểm hằng năm."),
            ("Tiếp thu", ""),
        ],
    )
    soan.open_tab("Văn bản")
    writing.replace(
        soan, writing.point(soan, "2.", "Đổi mới mạnh mẽ nội dung"), "Đổi mới mạnh mẽ", "Tiếp tục đổi mới"
    )
    writing.replace(
        soan, writing.point(soan, "4.", "lấy phiếu tín nhiệm"), "Tiếp tục thực hiện", "Thực hiện nghiêm"
    )
    writing.hand_up(soan)
    advising.release_to_office(cast("truongban"))


def appraise_with_a_return(cast: Cast) -> None:
    vanphong, soan = cast("vanphong"), cast("soan")
    appraising.find(
        vanphong,
        [
            ("Toàn văn", "Cần lưu ý", "Đề nghị thống nhất cách viết hoa tên cơ quan trong toàn văn."),
            ("III.6", "Phải sửa", "Thời gian thực hiện chưa rõ; đề nghị ghi đúng thể thức."),
        ],
    )
    appraising.send_back(
        vanphong, "Yêu cầu hoàn chỉnh, trình lại", "Thể thức chưa đúng; sửa theo hai ý kiến thẩm định."
    )
    soan.take("Hoàn chỉnh theo ý kiến thẩm định của Văn phòng", label="inbox-returned")
    soan.reads("Thể thức chưa đúng; sửa theo hai ý kiến thẩm định.")
    writing.edit(
        soan,
        writing.point(soan, "6.", "Kịp thời sơ kết, tổng kết"),
        {"Thời gian hoàn thành": "thực hiện từ năm 2027"},
    )
    writing.hand_up(soan)
    advising.release_to_office(cast("truongban"))
    to_steering(cast)


def to_steering(cast: Cast) -> None:
    appraising.settle_and_hand_up(cast("vanphong"))
    appraising.release_to_steering(cast("chanhvp"))


def fail_a_round(cast: Cast) -> None:
    """Five of eleven agree, which is not more than half; the board sends it back and it comes up again."""
    deciding.open_round(cast("thuongtruc"), TO_STEER)
    ballots = deciding.ballots_of(cast("thuongtruc"))
    for number, member in enumerate(MEMBERS):
        choice, words = ("agree", "") if number < 5 else ("disagree", "Cần làm rõ nguồn lực thực hiện.")
        if member in AT_THE_BROWSER:
            deciding.vote(cast(member), "Đồng ý" if number < 5 else "Không đồng ý", words)
        else:
            ballots.send(member, choice, words)
    deciding.close(cast("vanphong"), "11/11")
    deciding.return_outcome(
        cast("thuongtruc"), "Làm rõ nguồn lực thực hiện và cơ quan theo dõi rồi trình lại."
    )
    soan = cast("soan")
    soan.take("Hoàn chỉnh, trình lại theo kết luận")
    soan.reads("Làm rõ nguồn lực thực hiện và cơ quan theo dõi rồi trình lại.")
    writing.replace(
        soan,
        writing.point(soan, "11.", "theo dõi, tổng hợp kết quả"),
        "theo dõi, tổng hợp",
        "bố trí nguồn lực, theo dõi, tổng hợp",
    )
    writing.hand_up(soan)
    advising.release_to_office(cast("truongban"))
    to_steering(cast)


def pass_a_round(cast: Cast) -> None:
    thuongtruc = cast("thuongtruc")
    deciding.open_round(thuongtruc, TO_STEER)
    ballots = deciding.ballots_of(thuongtruc)
    for member in MEMBERS:
        if member not in AT_THE_BROWSER:
            ballots.send(member, "agree")
        elif member == "uv3":
            deciding.vote(
                cast(member), "Ý kiến khác", "Đề nghị báo cáo tiến độ hằng quý.", label="ballot-other"
            )
        else:
            deciding.vote(cast(member), "Đồng ý", label="ballot" if member == "uv1" else "")
    deciding.close(cast("vanphong"), "11/11")
    deciding.approve(
        thuongtruc,
        "Ban Thường vụ thống nhất thông qua Kế hoạch; hoàn chỉnh hai nội dung sau rồi ban hành.",
        [
            ("III.11", "Báo cáo kết quả với Ban Thường vụ hằng quý."),
            ("Nơi nhận", "Gửi Ban Thường vụ Tỉnh ủy để báo cáo."),
        ],
    )


def work_in(cast: Cast) -> None:
    soan = cast("soan")
    soan.take("Hoàn chỉnh 02 nội dung theo kết luận")
    soan.look("conclusion")
    soan.open_tab("Văn bản")
    writing.replace(
        soan,
        writing.point(soan, "11.", "bố trí nguồn lực"),
        "trước ngày 25/12/2027",
        "hằng quý, từ quý I/2027",
    )
    writing.choose_recipients(soan, boxes=["Ban Thường vụ Tỉnh ủy"])
    writing.hand_up(soan)
    deciding.release_final(cast("truongban"))
    deciding.tick_lines(cast("vanphong"), 2)
    deciding.initial(cast("chanhvp"), "Đặng Quang Vinh")


def issue_and_check(cast: Cast) -> None:
    vanthu = cast("vanthu")
    issuing.sign(cast("bithu"))
    issuing.issue(vanthu)
    folder = OUTPUT / "province"
    file = vanthu.download("Tải văn bản đã ban hành", folder, "01-KH-TU.pdf")
    issuing.check_file(
        file,
        [
            "TỈNH ỦY LAM SƠN",
            "Số 01-KH/TU",
            "Lam Sơn, ngày",
            "T/M BAN THƯỜNG VỤ",
            "Đặng Quang Vinh",
            "Nơi nhận:",
        ],
    )
