"""Deadlines in the words of communes, wards, schools and offices since 2025, and words that only look like some."""

import pytest

from drafting.reading.time import deadlines
from tests.drafting.reading.told import told

DAYS = [
    ("Báo cáo kết quả trước ngày 15/10/2026 về Ban Tổ chức Tỉnh ủy.", ("F", None, "2026-10-15")),
    (
        "Xây dựng kế hoạch của chi bộ trước ngày 15/10/2026; báo cáo kết quả về Đảng ủy trước ngày 20/11 hằng năm.",
        ("F", None, "2026-10-15"),
        ("R", None, None),
    ),
    (
        "Các chi bộ kiểm điểm xong trước 15/12/2026, Ban Thường vụ Đảng ủy xong trước 31/12/2026.",
        ("F", None, "2026-12-15"),
        ("F", None, "2026-12-31"),
    ),
    (
        "Sắp xếp trụ sở dôi dư sau sáp nhập, bảo đảm hoàn thành chậm nhất trong quý IV/2026.",
        ("F", None, "2026-12-31"),
    ),
    (
        "Nhập dữ liệu đảng viên chậm nhất 20/8/2026; đồng bộ xong trong tháng 9.",
        ("F", None, "2026-08-20"),
        ("F", None, "2026-09-30"),
    ),
    (
        "Ban hành kế hoạch kiểm tra, giám sát năm 2027 trước ngày 31/12/2026.",
        ("F", None, "2026-12-31"),
    ),
    (
        "Xóa nhà tạm, nhà dột nát, hoàn thành dứt điểm trước Quốc khánh 02/9/2026.",
        ("F", None, "2026-09-02"),
    ),
    (
        "Đến 31/12/2026: 70% hồ sơ thủ tục hành chính được thực hiện toàn trình.",
        ("F", None, "2026-12-31"),
    ),
    (
        "Đến hết năm 2026 phấn đấu không còn hộ nghèo; đến năm 2028 thu nhập bình quân đạt 70 triệu đồng.",
        ("F", None, "2026-12-31"),
        ("F", None, "2028-12-31"),
    ),
    ("Lễ ra quân: 7 giờ 30 phút, ngày 26/3/2027.", ("F", "2027-03-26", "2027-03-26")),
    ("Thời gian: 02 ngày (ngày 20, 21/8/2026).", ("F", "2026-08-20", "2026-08-21")),
]
STRETCHES = [
    ("Rà soát hộ nghèo, hộ cận nghèo (từ 01/9 đến 15/12/2026).", ("F", "2026-09-01", "2026-12-15")),
    (
        "Tổ chức Ngày hội Đại đoàn kết ở khu dân cư (từ ngày 10 - 18/11/2026).",
        ("F", "2026-11-10", "2026-11-18"),
    ),
    (
        "Ra quân làm đường giao thông nông thôn vào tuần đầu tháng 11/2026.",
        ("F", "2026-11-01", "2026-11-30"),
    ),
    (
        "Hội nghị tổ chức 01 ngày, dự kiến trong tuần thứ 3 của tháng 9/2026.",
        ("F", "2026-09-01", "2026-09-30"),
    ),
    ("Trong 02 năm 2026 - 2027, xây mới 10 nhà văn hóa thôn.", ("F", "2026-01-01", "2027-12-31")),
    ("Trong 3 tháng cuối năm 2026, tập trung giải phóng mặt bằng.", ("F", "2026-10-01", "2026-12-31")),
    (
        "Trong quý III và quý IV năm 2026, tập trung đo đạc bản đồ địa chính.",
        ("F", "2026-07-01", "2026-12-31"),
    ),
    (
        "Thí điểm trong 06 tháng (từ tháng 8/2026 đến hết tháng 01/2027), sau đó nhân rộng.",
        ("F", "2026-08-01", "2027-01-31"),
    ),
    ("Trồng chè theo tiêu chuẩn hữu cơ tại 02 bản (2026 - 2028).", ("F", "2026-01-01", "2028-12-31")),
    (
        "Mở lớp đảng viên mới: đợt 1 tháng 9/2026, đợt 2 tháng 3/2027.",
        ("F", "2026-09-01", "2026-09-30"),
        ("F", "2027-03-01", "2027-03-31"),
    ),
    (
        "Mở lớp đảng viên mới (đợt I: tháng 9/2026; đợt II: tháng 3/2027).",
        ("F", "2026-09-01", "2026-09-30"),
        ("F", "2027-03-01", "2027-03-31"),
    ),
    (
        "Giai đoạn I (đến hết tháng 12/2026) rà soát; giai đoạn II (từ tháng 01/2027 đến tháng 6/2027) triển khai.",
        ("F", None, "2026-12-31"),
        ("F", "2027-01-01", "2027-06-30"),
    ),
    (
        "Lấy ý kiến cử tri trong tháng 9 và công bố nghị quyết trước 15/10/2026.",
        ("F", "2026-09-01", "2026-09-30"),
        ("F", None, "2026-10-15"),
    ),
    (
        "Sơ kết 01 năm vận hành chính quyền 02 cấp (tháng 7/2026), báo cáo Tỉnh ủy trước ngày 25/7/2026.",
        ("F", "2026-07-01", "2026-07-31"),
        ("F", None, "2026-07-25"),
    ),
    ("Dạy thử nghiệm giáo dục địa phương (học kỳ I năm học 2026 - 2027).", ("F", None, None)),
]
OPEN_ENDS = [
    ("Giải quyết thủ tục hành chính tại Trung tâm kể từ ngày 01/7/2025.", ("A", "2025-07-01", None)),
    ("Từ ngày 01/8/2026, 100% văn bản của Đảng ủy được ký số.", ("A", "2026-08-01", None)),
    (
        "Kể từ kỳ sinh hoạt tháng 9/2026, các chi bộ dùng Sổ tay đảng viên điện tử.",
        ("A", "2026-09-01", None),
    ),
    ("Đổi mới kiểm tra, đánh giá học sinh, áp dụng từ năm học 2026 - 2027.", ("A", None, None)),
    (
        "Bắt đầu từ tháng 9/2026, mỗi tháng công bố kết quả xếp hạng chuyển đổi số.",
        ("A", "2026-09-01", None),
        ("R", None, None),
    ),
]
RHYTHMS = [
    ("Mỗi học kỳ tổ chức 01 buổi sinh hoạt chuyên đề.", ("R", None, None)),
    ("Tổ chuyên môn báo cáo chi bộ vào cuối mỗi học kỳ.", ("R", None, None)),
    ("Cuối mỗi quý, các tổ đảng nhận xét đảng viên.", ("R", None, None)),
    ("Công khai kết quả giải quyết hồ sơ trên Trang thông tin điện tử xã hằng tuần.", ("R", None, None)),
    (
        "Tiếp công dân vào ngày 15 hằng tháng; đối thoại với thanh niên mỗi năm ít nhất 01 lần.",
        ("R", None, None),
        ("R", None, None),
    ),
    ("Định kỳ ngày 20 hằng tháng báo cáo tiến độ giải ngân.", ("R", None, None)),
    ("Sinh hoạt chi bộ từ ngày 03 đến ngày 05 hằng tháng.", ("R", None, None)),
    ("Báo cáo kết quả thực hiện vào ngày 15 tháng cuối quý.", ("R", None, None)),
    (
        "Họp Ban Chỉ đạo 06 tháng/lần; họp tổ giúp việc 01 tháng/lần.",
        ("R", None, None),
        ("R", None, None),
    ),
    ("Định kỳ 3 tháng/lần kiểm tra việc thực hiện.", ("R", None, None)),
    (
        "Báo cáo Ủy ban Kiểm tra trước ngày 10 của tháng cuối quý và trước ngày 10/12 hằng năm.",
        ("R", None, None),
        ("R", None, None),
    ),
    ("Định kỳ hằng tháng (trước ngày 25) báo cáo Thường trực Đảng ủy.", ("R", None, None)),
    (
        "Gửi báo cáo tháng (trước ngày 20), báo cáo quý (trước ngày 20 tháng cuối quý), năm (trước ngày 10/12).",
        ("R", None, None),
        ("R", None, None),
        ("R", None, None),
    ),
    (
        "Tổ chức về nguồn dịp 27/7; thăm Mẹ Việt Nam Anh hùng dịp 22/12.",
        ("R", None, None),
        ("R", None, None),
    ),
    ("Hằng quý hoặc khi có yêu cầu, Văn phòng tổng hợp báo cáo.", ("RC", None, None)),
]
EVENTS = [
    (
        "Phản ánh tình hình nhân dân hằng tuần; khi có vụ việc phức tạp thì báo cáo ngay.",
        ("R", None, None),
        ("C", None, None),
    ),
    ("Khi có khiếu nại vượt cấp thì kịp thời báo cáo Thường trực Đảng ủy.", ("C", None, None)),
    ("Khi phát sinh điểm nóng phải báo cáo ngay Thường trực Tỉnh ủy.", ("C", None, None)),
    ("Gửi kiến nghị của cử tri trước các kỳ họp.", ("C", None, None)),
    ("Gửi tài liệu đến đại biểu trước khi tổ chức hội nghị 05 ngày.", ("C", None, None)),
    ("Chậm nhất 05 ngày sau khi kết thúc hội nghị, gửi biên bản về Đảng ủy.", ("C", None, None)),
    ("Chậm nhất sau 10 ngày kể từ ngày khai giảng, nộp kế hoạch về chi ủy.", ("C", None, None)),
    ("Học tập Nghị quyết Đại hội XIV tại điểm cầu xã (theo lịch của Trung ương).", ("C", None, None)),
]
WITHOUT = [
    "Sửa đổi, bổ sung quy chế chi tiêu nội bộ hằng năm.",
    "Thực hiện nghiêm chế độ báo cáo hằng tháng, hằng quý.",
    "Xây dựng báo cáo tình hình nhân dân hằng tháng, hằng quý trình Thường trực Tỉnh ủy.",
    "Báo cáo kết quả kiểm tra, giám sát hằng năm.",
    "Xây dựng báo cáo tổng kết năm và phương hướng, nhiệm vụ năm 2027.",
    "Quá trình thực hiện, nếu có khó khăn, vướng mắc, các chi bộ báo cáo Đảng ủy để xem xét.",
    "Chấp hành kỷ luật phát ngôn khi tham gia mạng xã hội.",
    "Thi đua chào mừng 80 năm Ngày Toàn quốc kháng chiến (19/12/1946 - 19/12/2026).",
    "Chi bộ có 15 đảng viên, tăng 03 đồng chí so với năm 2025.",
    "Phát huy kết quả 6 tháng đầu năm 2026, tiếp tục đổi mới sinh hoạt chi bộ.",
    "Thực hiện Nghị quyết số 1656/NQ-UBTVQH15, ngày 16/6/2025 về sắp xếp đơn vị hành chính cấp xã năm 2025.",
    "Phấn đấu hoàn thành mục tiêu trước 01 năm so với kế hoạch.",
    "Phát thanh bằng tiếng Kinh, tiếng Thái 02 buổi/tuần.",
    "Chấn chỉnh tình trạng đợt 1 nộp hồ sơ còn chậm, nhất là các trường học kỳ trước.",
    "Kết nạp từ 01 - 02 đảng viên/năm.",
    "Lãnh đạo thực hiện thắng lợi nhiệm vụ chính trị của năm 2026 và cả nhiệm kỳ.",
    "Báo cáo chính trị trình Đại hội nhiệm kỳ 2025 - 2030.",
    "Kế thừa kết quả giai đoạn 2021 - 2025, xác định nhiệm vụ giai đoạn 2026 - 2030.",
    "Thực hiện Nghị quyết số 71-NQ/TW, ngày 22/8/2025 về đột phá giáo dục; Nghị quyết số 72-NQ/TW, ngày 09/9/2025.",
    "Căn cứ kết quả kiểm điểm năm 2025; chương trình công tác năm 2026.",
    "Theo Kết luận tại Hội nghị ngày 15/7/2026 của Ban Thường vụ Đảng ủy.",
    "Tiếp tục thực hiện Chỉ thị ngày 05/6/2026 về tăng cường kỷ luật.",
    "Khi thực hiện nhiệm vụ phải chấp hành nghiêm kỷ luật phát ngôn.",
    "Phản ánh đúng tình hình chấp hành chế độ sinh hoạt hằng tháng.",
    "Cập nhật tài liệu sinh hoạt chi bộ phát hành hằng tháng.",
    "Nắm chắc tình hình địa bàn trước, trong và sau các kỳ nghỉ.",
]
MORE = [
    (
        "Tổ chức đợt sinh hoạt chính trị kỷ niệm 97 năm Ngày thành lập Đảng, hoàn thành trước 03/02/2027.",
        ("F", None, "2027-02-03"),
    ),
    ("Trước ngày 05 hằng tháng, các chi bộ gửi lịch sinh hoạt về Văn phòng Đảng ủy.", ("R", None, None)),
    (
        "Tổng hợp kết quả xếp loại chi bộ, đảng viên hằng năm gửi Ban Tổ chức Tỉnh ủy trước ngày 20/12.",
        ("F", None, "2026-12-20"),
    ),
    ("Giải ngân 100% vốn đầu tư công năm 2026 trước ngày 31/01/2027.", ("F", None, "2027-01-31")),
    (
        "Trong thời gian 15 ngày, kể từ ngày Kế hoạch có hiệu lực, các chi bộ ban hành kế hoạch.",
        ("C", None, None),
    ),
    (
        "Khởi công trước 19/8/2026, khánh thành dịp Quốc khánh 02/9/2027.",
        ("F", None, "2026-08-19"),
        ("F", "2027-09-02", "2027-09-02"),
    ),
    ("Cuối năm 2026 và cuối năm 2028 tổ chức sơ kết.", ("F", "2026-01-01", "2028-12-31")),
    ("Đưa Trung tâm Phục vụ hành chính công vào hoạt động từ 01/7/2025.", ("A", "2025-07-01", None)),
    (
        "Ký chương trình phối hợp giai đoạn 2026 - 2030 trong tháng 8/2026.",
        ("F", "2026-08-01", "2026-08-31"),
    ),
    ("Hưởng ứng Tháng hành động vì an toàn thực phẩm (15/4 - 15/5 hằng năm).", ("R", None, None)),
    ("Phát động Tết trồng cây vào ngày 06 tháng Giêng hằng năm.", ("R", None, None)),
    (
        "Quý IV năm 2026 tổ chức tổng kết; quý I năm 2027 công bố kết quả.",
        ("F", "2026-10-01", "2026-12-31"),
        ("F", "2027-01-01", "2027-03-31"),
    ),
    (
        "Tổ chức trong 02 ngày, từ 14 giờ ngày 20/8 đến 17 giờ ngày 21/8/2026.",
        ("F", "2026-08-20", "2026-08-21"),
    ),
    ("Chậm nhất đến ngày 30 tháng 11 năm 2026 phải hoàn thành.", ("F", None, "2026-11-30")),
    ("Đến thời điểm 31/12/2026, tỷ lệ chi bộ tốt đạt 90%.", ("F", None, "2026-12-31")),
    ("Ngay từ đầu năm 2027, triển khai ký cam kết tu dưỡng, rèn luyện.", ("A", "2027-01-01", None)),
    (
        "Ngay sau khi có kết luận của Ban Thường vụ Tỉnh ủy, Đảng ủy xã công bố quyết định.",
        ("C", None, None),
    ),
    ("Hoàn thành công tác nhân sự trước thời điểm đại hội ít nhất 30 ngày.", ("C", None, None)),
    ("Sắp xếp trụ sở xong trước 30 tháng 9.", ("F", None, "2026-09-30")),
    ("Báo cáo nhanh tình hình trước 16 giờ hằng ngày.", ("R", None, None)),
    ("Báo cáo trước 15 giờ 00 thứ Năm hằng tuần.", ("R", None, None)),
    ("Tổ chức chào cờ vào sáng thứ Hai hằng tuần.", ("R", None, None)),
    ("Sinh hoạt chuyên đề ít nhất mỗi quý 01 lần.", ("R", None, None)),
    ("Đồng chí Bí thư đối thoại với Nhân dân ít nhất 02 lần trong năm.", ("R", None, None)),
    (
        "Giai đoạn 2026 - 2028: hoàn thành 60%; giai đoạn 2029 - 2030: hoàn thành 100%.",
        ("F", "2026-01-01", "2028-12-31"),
        ("F", "2029-01-01", "2030-12-31"),
    ),
    ("Năm học 2026 - 2027, 100% trường đạt chuẩn quốc gia.", ("F", None, None)),
    (
        "Tháng 9 và tháng 10 năm 2026: lấy ý kiến; tháng 11 năm 2026: ban hành.",
        ("F", "2026-09-01", "2026-10-31"),
        ("F", "2026-11-01", "2026-11-30"),
    ),
    ("Thực hiện thường xuyên, liên tục trong suốt nhiệm kỳ.", ("T", None, None)),
    ("Kế hoạch thực hiện từ ngày ký đến hết ngày 31/12/2030.", ("F", None, "2030-12-31")),
    ("Nhận xét học sinh (cuối năm và khi cần thiết).", ("RC", None, None)),
    ("Xếp loại học sinh vào cuối năm học 2026 - 2027.", ("F", None, None)),
    ("Đăng tải tin, bài trên trang thông tin điện tử của xã hằng ngày.", ("R", None, None)),
]
SENTENCES = [*DAYS, *STRETCHES, *OPEN_ENDS, *RHYTHMS, *EVENTS, *MORE]


@pytest.mark.parametrize(("text", "expected"), [(text, expected) for text, *expected in SENTENCES])
def test_a_sentence_of_a_local_plan_says_when_its_task_is_to_be_done(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize("text", WITHOUT)
def test_what_only_describes_or_tells_how_is_no_deadline(text):
    assert told(text) == []


def test_the_words_of_a_rhythm_keep_the_day_in_their_brackets():
    (found,) = deadlines.read("Định kỳ hằng tháng (trước ngày 25) báo cáo Thường trực Đảng ủy.")
    assert found["text"] == "Định kỳ hằng tháng (trước ngày 25)"
