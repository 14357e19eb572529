"""Whole sentences of plans as committees write them, each with the deadlines that a reader must see."""

import pytest

from drafting.reading.time import deadlines
from tests.drafting.reading.told import told

BY_DATES = [
    (
        "Ban Tổ chức Tỉnh ủy tham mưu Ban Thường vụ Tỉnh ủy ban hành Quy chế phối hợp, hoàn thành trong tháng 10/2026.",
        ("F", None, "2026-10-31"),
    ),
    (
        "Xây dựng kế hoạch của cấp mình, gửi về Ban Tổ chức Tỉnh ủy trước ngày 15/9/2026 để tổng hợp.",
        ("F", None, "2026-09-15"),
    ),
    ("Đến năm 2030, có 100% chi bộ được trang bị thiết bị phục vụ sinh hoạt.", ("F", None, "2030-12-31")),
    ("Phấn đấu đến năm 2028 có trên 90% đảng viên dùng sổ tay điện tử.", ("F", None, "2028-12-31")),
    (
        "Hoàn thành việc chuyển sinh hoạt đảng cho đảng viên chậm nhất ngày 30/8/2026.",
        ("F", None, "2026-08-30"),
    ),
    (
        "Xây dựng Đề án vị trí việc làm (trình Ban Thường vụ Tỉnh ủy trước ngày 30/11/2026).",
        ("F", None, "2026-11-30"),
    ),
    (
        "Gửi báo cáo về Ban Tổ chức Tỉnh ủy (trước ngày 20/11/2026, qua Hệ thống thông tin điều hành tác nghiệp).",
        ("F", None, "2026-11-20"),
    ),
    (
        "Đồng chí Bí thư chi bộ chịu trách nhiệm hoàn thành trước ngày 10 tháng 9 năm 2026.",
        ("F", None, "2026-09-10"),
    ),
    ("Kiện toàn ban chi ủy (xong trong tháng 7/2026).", ("F", None, "2026-07-31")),
    ("Hoàn thành trước Tết Nguyên đán Đinh Mùi 2027.", ("F", None, "2027-02-05")),
    ("Tổ chức tặng quà gia đình chính sách (trước Tết Nguyên đán Đinh Mùi).", ("F", None, "2027-02-05")),
    (
        "Xây dựng chương trình kiểm tra, giám sát năm 2027, hoàn thành trong tháng 12/2026.",
        ("F", None, "2026-12-31"),
    ),
    ("Thời gian hoàn thành: Trước ngày 30/11/2026.", ("F", None, "2026-11-30")),
    ("Thời hạn hoàn thành: tháng 12/2026.", ("F", None, "2026-12-31")),
    ("Tiến độ: hoàn thành trong tháng 9/2026.", ("F", None, "2026-09-30")),
    (
        "Các đảng ủy trực thuộc gửi kế hoạch về Văn phòng Tỉnh ủy chậm nhất là 17 giờ 00 ngày 05/8/2026.",
        ("F", None, "2026-08-05"),
    ),
    (
        "Đến cuối năm 2027, mỗi chi bộ có ít nhất 01 mô hình học tập và làm theo Bác.",
        ("F", None, "2027-12-31"),
    ),
    ("Đến hết quý II/2027 hoàn thành số hóa 100% hồ sơ đảng viên.", ("F", None, "2027-06-30")),
    ("Phấn đấu hoàn thành việc sắp xếp trụ sở trước 30/9/2026.", ("F", None, "2026-09-30")),
]
STRETCHES = [
    ("Các chi bộ tổ chức sinh hoạt chuyên đề trong quý III/2026.", ("F", "2026-07-01", "2026-09-30")),
    ("Mở 02 lớp bồi dưỡng kết nạp Đảng trong 6 tháng đầu năm 2027.", ("F", "2027-01-01", "2027-06-30")),
    (
        "Tổ chức hội nghị quán triệt Nghị quyết từ ngày 05/10 đến ngày 20/10/2026.",
        ("F", "2026-10-05", "2026-10-20"),
    ),
    ("Sơ kết 03 năm thực hiện Nghị quyết (quý III/2028).", ("F", "2028-07-01", "2028-09-30")),
    ("Năm 2027, hoàn thành xây dựng trụ sở làm việc của Đảng ủy.", ("F", "2027-01-01", "2027-12-31")),
    (
        "Khẩn trương hoàn thiện dự thảo, trình Ban Thường vụ Đảng ủy xem xét, quyết định trong tháng 8 năm 2026.",
        ("F", "2026-08-01", "2026-08-31"),
    ),
    (
        "Thực hiện từ ngày 01/7/2026 đến hết ngày 31/12/2026 trên địa bàn toàn tỉnh.",
        ("F", "2026-07-01", "2026-12-31"),
    ),
    ("Tham mưu phân bổ kinh phí thực hiện (trong Quý 4/2026).", ("F", "2026-10-01", "2026-12-31")),
    (
        "Học tập chuyên đề năm 2027 (trong sinh hoạt chi bộ quý I/2027).",
        ("F", "2027-01-01", "2027-03-31"),
    ),
    (
        "Biên soạn lịch sử Đảng bộ xã giai đoạn 1930 - 2025 (2026 - 2028).",
        ("F", "2026-01-01", "2028-12-31"),
    ),
    (
        "Tổ chức tập huấn nghiệp vụ cho cấp ủy cơ sở: tháng 9 - 10/2026.",
        ("F", "2026-09-01", "2026-10-31"),
    ),
    ("Thời gian thực hiện: Quý III/2026.", ("F", "2026-07-01", "2026-09-30")),
    ("Thời gian: Từ tháng 8/2026 đến tháng 12/2026.", ("F", "2026-08-01", "2026-12-31")),
    ("Thời gian thực hiện: Giai đoạn 2026 - 2030.", ("F", "2026-01-01", "2030-12-31")),
    ("Tổng kết 05 năm thực hiện Nghị quyết vào năm 2030.", ("F", "2030-01-01", "2030-12-31")),
    ("Ngay trong tháng 8/2026, các chi bộ tổ chức đăng ký việc làm theo.", ("F", "2026-08-01", "2026-08-31")),
    (
        "Tham mưu Đảng ủy tổ chức hội nghị sơ kết giữa nhiệm kỳ (giữa năm 2028).",
        ("F", "2028-01-01", "2028-12-31"),
    ),
    ("Tổ chức cuộc thi tìm hiểu lịch sử Đảng bộ (tháng 9-11/2026).", ("F", "2026-09-01", "2026-11-30")),
    (
        "Xây dựng Đề án sắp xếp chi bộ giai đoạn 2026 - 2030 (quý III/2026).",
        ("F", "2026-07-01", "2026-09-30"),
    ),
    ("Triển khai thực hiện trong giai đoạn 2026 - 2030.", ("F", "2026-01-01", "2030-12-31")),
    ("Giai đoạn 2026 - 2030, mỗi năm mở 05 lớp.", ("F", "2026-01-01", "2030-12-31"), ("R", None, None)),
    (
        "Từ nay đến hết năm 2026, mỗi chi bộ giúp đỡ ít nhất 01 quần chúng ưu tú.",
        ("F", "2026-07-15", "2026-12-31"),
    ),
]
OPEN_ENDS = [
    ("Chuẩn bị nhân sự nhiệm kỳ 2030 - 2035 (chuẩn bị từ năm 2029).", ("A", "2029-01-01", None)),
    (
        "Thực hiện thí điểm tại 02 xã từ tháng 9/2026, nhân rộng từ năm 2027.",
        ("A", "2026-09-01", None),
        ("A", "2027-01-01", None),
    ),
    ("Áp dụng bộ tiêu chí đánh giá mới bắt đầu từ quý I/2027.", ("A", "2027-01-01", None)),
    ("Kiểm tra, giám sát việc thực hiện Kế hoạch (từ quý IV/2026 và hằng năm).", ("AR", "2026-10-01", None)),
    ("Tổ chức đánh giá năng lực cán bộ (năm 2026 và các năm tiếp theo).", ("A", "2026-01-01", None)),
]
RHYTHMS = [
    (
        "Định kỳ 6 tháng, hằng năm báo cáo kết quả về Ban Thường vụ Đảng ủy (qua Văn phòng Đảng ủy).",
        ("R", None, None),
    ),
    (
        "Ban Xây dựng Đảng theo dõi, đôn đốc, báo cáo Thường trực Đảng ủy trước ngày 25 hằng tháng.",
        ("R", None, None),
    ),
    (
        "Kiểm tra việc thực hiện ở 03 đảng bộ trực thuộc (quý II và quý IV hằng năm).",
        ("R", None, None),
    ),
    (
        "Trước ngày 15/12 hằng năm, các cơ quan gửi báo cáo kết quả về Văn phòng Tỉnh ủy.",
        ("R", None, None),
    ),
    (
        "Định kỳ 6 tháng (trước ngày 10/6), năm (trước ngày 05/12) báo cáo Ban Thường vụ Tỉnh ủy.",
        ("R", None, None),
        ("R", None, None),
    ),
    (
        "Hằng năm, trước ngày 30/11, các chi bộ hoàn thành kiểm điểm, đánh giá, xếp loại đảng viên.",
        ("R", None, None),
    ),
    ("Hằng tháng, chi bộ sinh hoạt định kỳ từ ngày 03 đến ngày 05.", ("R", None, None)),
    ("Mỗi quý tổ chức ít nhất 01 cuộc kiểm tra.", ("R", None, None)),
    ("Bình quân mỗi năm kết nạp 3% đảng viên trở lên so với tổng số đảng viên.", ("R", None, None)),
    ("Phấn đấu hằng năm có 95% trở lên chi bộ hoàn thành tốt nhiệm vụ.", ("R", None, None)),
    ("Các đồng chí cấp ủy viên dự sinh hoạt chi bộ ít nhất 02 lần/năm.", ("R", None, None)),
    ("Tổ chức đối thoại giữa người đứng đầu cấp ủy với Nhân dân (ít nhất 01 lần/năm).", ("R", None, None)),
    ("Nhân dịp Quốc khánh 02/9, tổ chức thăm hỏi, tặng quà đảng viên cao tuổi.", ("R", None, None)),
    ("Tặng Huy hiệu Đảng (các đợt 03/02, 19/5, 02/9 và 07/11).", ("R", None, None)),
    ("Thăm, chúc Tết các gia đình chính sách (dịp Tết Nguyên đán hằng năm).", ("R", None, None)),
    ("Báo cáo kết quả theo định kỳ hoặc đột xuất khi có yêu cầu.", ("RC", None, None)),
    ("Thời gian thực hiện: Hằng năm.", ("R", None, None)),
]
ALWAYS_AND_EVENTS = [
    ("Thời gian thực hiện: thường xuyên.", ("O", None, None)),
    (
        "Cập nhật cơ sở dữ liệu đảng viên (thực hiện thường xuyên, hoàn thành trước ngày 31/12/2026).",
        ("O", None, None),
        ("F", None, "2026-12-31"),
    ),
    ("Chi bộ báo cáo Đảng ủy kết quả thực hiện khi có yêu cầu.", ("C", None, None)),
    (
        "Công khai kết quả đánh giá, xếp loại ngay sau khi được Ban Thường vụ Tỉnh ủy phê duyệt.",
        ("C", None, None),
    ),
    (
        "Trong vòng 10 ngày kể từ ngày nhận được Kế hoạch này, các đảng ủy trực thuộc xây dựng kế hoạch thực hiện.",
        ("C", None, None),
    ),
    (
        "Triển khai ngay sau khi Kế hoạch được ban hành và hoàn thành trước ngày 30/9/2026.",
        ("C", None, None),
        ("F", None, "2026-09-30"),
    ),
    (
        "Xây dựng, ban hành quy chế làm việc sửa đổi (chậm nhất 15 ngày sau hội nghị Ban Chấp hành).",
        ("C", None, None),
    ),
    ("Trang bị máy tính bảng cho cấp ủy viên (khi bố trí được kinh phí).", ("C", None, None)),
    ("Thực hiện luân chuyển cán bộ (theo lộ trình, quy định của Trung ương).", ("C", None, None)),
    ("Tổ chức đại hội chi bộ (theo hướng dẫn của cấp trên).", ("C", None, None)),
    ("Sau Đại hội XIV của Đảng, tiến hành sửa đổi quy chế làm việc.", ("C", None, None)),
    (
        "Thông báo kết quả trong thời hạn 05 ngày làm việc sau khi kết thúc hội nghị.",
        ("C", None, None),
    ),
    ("Tiến hành sơ kết 03 năm, tổng kết 05 năm thực hiện Kế hoạch.", ("C", None, None)),
]
TERMS = [
    ("Tổ chức lấy phiếu tín nhiệm theo quy định (năm thứ ba của nhiệm kỳ).", ("T", None, None)),
    ("Đến hết nhiệm kỳ có 100% cấp ủy viên được bồi dưỡng kiến thức xây dựng Đảng.", ("T", None, None)),
    ("Trong nhiệm kỳ 2025 - 2030, kiểm tra 100% tổ chức đảng trực thuộc.", ("T", None, None)),
    ("Từ nay đến cuối nhiệm kỳ, kết nạp ít nhất 300 đảng viên.", ("T", None, None)),
]
SEVERAL = [
    (
        "Sửa đổi quy chế làm việc (Ban Tổ chức Tỉnh ủy chủ trì, hoàn thành trong tháng 9/2026).",
        ("F", None, "2026-09-30"),
    ),
    (
        "Sửa đổi quy chế làm việc (chủ trì: Văn phòng Đảng ủy; thời gian: quý III/2026).",
        ("F", "2026-07-01", "2026-09-30"),
    ),
    (
        "Hoàn thành đại hội chi bộ trước ngày 31/3/2027, đại hội đảng bộ cơ sở trước ngày 30/6/2027.",
        ("F", None, "2027-03-31"),
        ("F", None, "2027-06-30"),
    ),
    (
        "Năm 2026 hoàn thành 50%, năm 2027 hoàn thành 100% chỉ tiêu số hóa.",
        ("F", "2026-01-01", "2026-12-31"),
        ("F", "2027-01-01", "2027-12-31"),
    ),
    (
        "Rà soát quy chế (trong tháng 9/2026); sửa đổi (trong tháng 10/2026); ban hành (trong tháng 11/2026).",
        ("F", "2026-09-01", "2026-09-30"),
        ("F", "2026-10-01", "2026-10-31"),
        ("F", "2026-11-01", "2026-11-30"),
    ),
]
YEARLESS = [
    (
        "Rà soát tiêu chuẩn chức danh theo Quy định số 214-QĐ/TW, ngày 02/01/2020 của Bộ Chính trị (trước 31/10).",
        ("F", None, "2026-10-31"),
    ),
    (
        "Hoàn thành trong quý IV việc sắp xếp các chi bộ thôn, tổ dân phố.",
        ("F", None, "2026-12-31"),
    ),
    (
        "Ban Thường vụ Đảng ủy xã ban hành kế hoạch cụ thể trước ngày 05 tháng 8.",
        ("F", None, "2026-08-05"),
    ),
    ("Gửi kết quả tự chấm điểm về Ban Xây dựng Đảng (trước 31/10).", ("F", None, "2026-10-31")),
]
MORE = [
    (
        "Tổ chức Hội nghị trong tháng 11/2026; báo cáo kết quả trong tháng 12/2026.",
        ("F", "2026-11-01", "2026-11-30"),
        ("F", "2026-12-01", "2026-12-31"),
    ),
    ("Tổ chức hội nghị trực tuyến toàn tỉnh (dự kiến ngày 20/8/2026).", ("F", "2026-08-20", "2026-08-20")),
    ("Tổ chức hội nghị quán triệt (sáng ngày 20/8/2026).", ("F", "2026-08-20", "2026-08-20")),
    ("Báo cáo kết quả về Ban Thường vụ Đảng ủy trước ngày 20/6 và ngày 20/12 hằng năm.", ("R", None, None)),
    (
        "Báo cáo sơ kết trước ngày 15/6, tổng kết trước ngày 15/12 hằng năm.",
        ("R", None, None),
        ("R", None, None),
    ),
    (
        "Gửi báo cáo tháng trước ngày 20 hằng tháng; gửi báo cáo quý trước ngày 20 của tháng cuối quý.",
        ("R", None, None),
        ("R", None, None),
    ),
    (
        "Năm 2026: kiểm tra 05 tổ chức đảng; năm 2027: kiểm tra 07 tổ chức đảng.",
        ("F", "2026-01-01", "2026-12-31"),
        ("F", "2027-01-01", "2027-12-31"),
    ),
    ("Quý III/2026: tổ chức hội nghị quán triệt.", ("F", "2026-07-01", "2026-09-30")),
    ("Từ ngày 15 đến ngày 20/8/2026, tổ chức đợt sinh hoạt chính trị.", ("F", "2026-08-15", "2026-08-20")),
    ("Ngày 15/8/2026, tổ chức lễ phát động.", ("F", "2026-08-15", "2026-08-15")),
    ("Hội nghị được tổ chức vào ngày 15 tháng 8 năm 2026.", ("F", "2026-08-15", "2026-08-15")),
    ("Hoàn thành trong tháng 8 và tháng 9 năm 2026.", ("F", None, "2026-09-30")),
    ("Gửi phiếu góp ý trước 17h00 ngày 20/11/2026.", ("F", None, "2026-11-20")),
    ("Thực hiện xong trong quý II năm 2027.", ("F", None, "2027-06-30")),
    ("Bắt đầu thực hiện từ tháng 01 năm 2027.", ("A", "2027-01-01", None)),
    ("Kế hoạch này thực hiện trong 05 năm, từ năm 2026 đến hết năm 2030.", ("F", "2026-01-01", "2030-12-31")),
    ("Định kỳ hằng quý báo cáo Ban Thường vụ (qua Văn phòng).", ("R", None, None)),
    ("Tổ chức sinh hoạt chuyên đề mỗi quý một lần.", ("R", None, None)),
    ("Tối thiểu mỗi năm 01 lần người đứng đầu đối thoại với Nhân dân.", ("R", None, None)),
    ("Trong tháng 7, các chi bộ bổ sung nghị quyết.", ("F", "2026-07-01", "2026-07-31")),
    ("Phấn đấu trong năm 2026 kết nạp 50 đảng viên.", ("F", "2026-01-01", "2026-12-31")),
    ("Tổ chức tổng kết vào cuối năm 2030.", ("F", "2030-01-01", "2030-12-31")),
    ("Công bố trước ngày 02/9/2026 nhân dịp Quốc khánh.", ("F", None, "2026-09-02")),
    ("Đến 30/6/2027, 100% chi bộ hoàn thành số hóa.", ("F", None, "2027-06-30")),
    (
        "Giai đoạn 1 (2026 - 2028): rà soát; giai đoạn 2 (2029 - 2030): nhân rộng.",
        ("F", "2026-01-01", "2028-12-31"),
        ("F", "2029-01-01", "2030-12-31"),
    ),
    ("Ban hành quy chế (hoàn thành trong quý III, năm 2026).", ("F", None, "2026-09-30")),
    ("Ban hành quy chế (tháng 8, năm 2026).", ("F", "2026-08-01", "2026-08-31")),
    ("Ban hành quy chế (trong quý III, IV/2026).", ("F", "2026-07-01", "2026-12-31")),
    ("Ban hành quy chế (tháng 8-2026).", ("F", "2026-08-01", "2026-08-31")),
    ("Ban hành quy chế (8/2026).", ("F", "2026-08-01", "2026-08-31")),
]
SENTENCES = [
    *BY_DATES,
    *STRETCHES,
    *OPEN_ENDS,
    *RHYTHMS,
    *ALWAYS_AND_EVENTS,
    *TERMS,
    *SEVERAL,
    *YEARLESS,
    *MORE,
]

WITHOUT = [
    "Tiếp tục thực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học.",
    "Rà soát, bổ sung quy hoạch cán bộ giai đoạn 2025 - 2030 và 2030 - 2035.",
    "Phát động thi đua chào mừng 100 năm Ngày thành lập Đảng Cộng sản Việt Nam (03/02/1930 - 03/02/2030).",
    "Tổ chức kỷ niệm Ngày thành lập Đảng (03/02), Ngày sinh Chủ tịch Hồ Chí Minh (19/5).",
    "Duy trì giao ban hằng tuần giữa Thường trực Đảng ủy và các ban xây dựng Đảng.",
    "Kết nạp từ 03 - 04% đảng viên mới/năm.",
    "Thực hiện Nghị quyết Đại hội Đảng bộ tỉnh lần thứ I, nhiệm kỳ 2025 - 2030.",
    "Thực hiện Chương trình công tác toàn khóa của Ban Chấp hành Đảng bộ xã.",
    "Trước mắt, tập trung tháo gỡ khó khăn cho các xã mới sáp nhập.",
    "Khắc phục hạn chế sau kiểm tra, giám sát; xử lý kiến nghị sau thanh tra.",
    "Triển khai Quy hoạch tỉnh thời kỳ 2021 - 2030, tầm nhìn đến năm 2050.",
    "Quán triệt Kết luận số 210-KL/TW, ngày 12/11/2025 của Ban Chấp hành Trung ương Đảng khóa XIII về tiếp tục "
    "xây dựng, hoàn thiện hệ thống chính trị trong thời gian tới.",
    "Lồng ghép vào sinh hoạt chi bộ thường kỳ hằng tháng.",
    "Bám sát chỉ đạo của Trung ương để tổ chức thực hiện; thời gian do Ban Thường vụ quyết định.",
    "Tham mưu ban hành Nghị quyết chuyên đề về chuyển đổi số đến năm 2030.",
    "Đưa nội dung vào chương trình công tác năm 2027.",
    "Nắm tình hình tư tưởng sau sắp xếp đơn vị hành chính.",
    "Thực hiện Quyết định số 749/QĐ-TTg, ngày 03/6/2020 phê duyệt Chương trình chuyển đổi số quốc gia đến năm 2025.",
    "Quán triệt Luật Tổ chức chính quyền địa phương năm 2025 và Nghị định số 30/2020/NĐ-CP ngày 05/3/2020.",
    "Xây dựng kế hoạch cho cả giai đoạn 2026 - 2030 và kế hoạch hằng năm.",
    "Tham mưu Nghị quyết về phát triển kinh tế - xã hội 5 năm 2026 - 2030.",
    "Quán triệt 02 nghị quyết: Nghị quyết số 57-NQ/TW, ngày 22/12/2024; Nghị quyết số 68-NQ/TW, ngày 04/5/2025.",
    "Khắc phục những hạn chế của nhiệm kỳ trước trong công tác cán bộ.",
    "Sinh hoạt theo chủ đề năm 2026 “Kỷ cương, trách nhiệm”; kỷ niệm 80 năm Quốc khánh (02/9/1945 - 02/9/2025).",
    "Phát huy kết quả từ năm 2021 đến nay, tiếp tục đổi mới sinh hoạt chi bộ.",
    "Chỉ đạo tổng kết 10 năm thực hiện Chỉ thị số 05-CT/TW của Bộ Chính trị.",
    "Khẩn trương, kịp thời kiện toàn cấp ủy; thường xuyên, liên tục nắm tình hình cơ sở.",
    "Đại hội đại biểu Đảng bộ xã lần thứ I, nhiệm kỳ 2025 - 2030 (ngày 25/7/2025) đã bầu Ban Chấp hành.",
    "Kế hoạch số 12-KH/TU, ngày 10 tháng 01 năm 2026 của Ban Thường vụ Tỉnh ủy là căn cứ thực hiện.",
    "Bồi dưỡng cán bộ theo nhu cầu vị trí việc làm, theo quy hoạch và theo chức danh.",
]


@pytest.mark.parametrize(("text", "expected"), [(text, expected) for text, *expected in SENTENCES])
def test_a_sentence_says_when_its_task_is_to_be_done(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize("text", WITHOUT)
def test_what_only_describes_or_cites_is_no_deadline(text):
    assert told(text) == []


@pytest.mark.parametrize("text", [text for text, _ in YEARLESS])
def test_a_year_taken_from_the_plan_is_flagged(text):
    assert [found["year_inferred"] for found in deadlines.read(text, year=2026)] == [True]


HOSTILE = [
    "trong ",
    "trước ngày 1/1 ",
    "quý i và ",
    "định kỳ, định kỳ hoặc ",
    "các đợt 1/1, 1/1, ",
    "thời gian: ",
    "định kỳ 6 tháng (",
    "(trước ngày (1/1) ",
    "(",
    "(hoàn thành trong quý I/2026 ",
    "phản ánh hằng tuần ",
    "đợt 1 tháng 1, ",
    "“",
    "tết ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_paragraph_of_200_kilobytes_made_to_confuse_is_read_to_its_end(piece):
    size = 200_000 // len(piece.encode())
    text = piece * size + ". Hoàn thành trước ngày 30/9/2026."
    assert told(text)[-1] == ("F", None, "2026-09-30")
