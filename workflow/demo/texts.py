"""Short central plans of an invented Centre, one for each demo plan: a subject, its tasks, set in the usual form."""

from dataclasses import dataclass
from pathlib import Path

import drafting

HEAD = """BAN CHẤP HÀNH TRUNG ƯƠNG
*
Số {number}-KH/TW

ĐẢNG CỘNG SẢN VIỆT NAM
Hà Nội, ngày {day} tháng {month} năm 2026

KẾ HOẠCH
{kind}
{title}
-----

Thực hiện Nghị quyết số 12-NQ/TW, ngày 05/8/2026 của Ban Chấp hành Trung ương, Ban Bí thư ban hành Kế hoạch {title} như sau:

I. MỤC ĐÍCH, YÊU CẦU

- Tạo chuyển biến rõ rệt về {aim}; gắn trách nhiệm của người đứng đầu với kết quả thực hiện.

- Việc thực hiện phải đồng bộ, thiết thực, có phân công rõ người, rõ việc, rõ thời hạn; tránh hình thức.

II. NHIỆM VỤ TRỌNG TÂM

{tasks}

III. NHIỆM VỤ CỦA CÁC CƠ QUAN

1. Ban Tổ chức Trung ương

{organ}

2. Ủy ban Kiểm tra Trung ương

- Kiểm tra, giám sát việc thực hiện Kế hoạch này, báo cáo Ban Bí thư kết quả (trước ngày 15/11 hằng năm).

IV. TỔ CHỨC THỰC HIỆN

1. Các tỉnh ủy, thành ủy, đảng ủy trực thuộc Trung ương xây dựng kế hoạch thực hiện của cấp mình (hoàn thành trong tháng 12/2026).

2. Ban Tổ chức Trung ương chủ trì, phối hợp với Văn phòng Trung ương Đảng theo dõi, đôn đốc, định kỳ báo cáo Ban Bí thư.

Nơi nhận:
- Các tỉnh ủy, thành ủy,
- Các ban đảng Trung ương,
- Các đảng ủy trực thuộc Trung ương,
- Lưu Văn phòng Trung ương Đảng.

T/M BAN BÍ THƯ

Nguyễn Hữu Cảnh
"""


@dataclass(frozen=True)
class Subject:
    number: int
    day: int
    month: int
    title: str
    aim: str
    tasks: tuple[str, ...]
    organ: tuple[str, ...]

    def text(self) -> bytes:
        """The plan as a clerk receives it, a UTF-8 text file."""
        tasks = "\n\n".join(f"{n}. {task}" for n, task in enumerate(self.tasks, start=1))
        organ = "\n\n".join(f"- {task}" for task in self.organ)
        month = f"{self.month:02d}" if self.month <= 2 else str(self.month)
        return HEAD.format(
            number=self.number,
            day=f"{self.day:02d}",
            month=month,
            kind="CỦA BAN BÍ THƯ",
            title=self.title if self.title.startswith("về") else f"về {self.title}",
            aim=self.aim,
            tasks=tasks,
            organ=organ,
        ).encode()


@dataclass(frozen=True)
class Written:
    """A plan written out at length in drafting/demo_texts."""

    number: int
    file: str

    def text(self) -> bytes:
        return (TEXTS / self.file).read_bytes()


TEXTS = Path(drafting.__file__).parent / "demo_texts"
SUBJECTS: tuple[Subject | Written, ...] = (
    Written(36, "ke-hoach-luan-chuyen.txt"),
    Written(38, "ke-hoach-phat-trien-dang-vien.txt"),
    Subject(
        33,
        20,
        8,
        "nâng cao chất lượng sinh hoạt chi bộ",
        "nền nếp, nội dung sinh hoạt chi bộ",
        (
            "Biên soạn bộ tình huống sinh hoạt chuyên đề theo từng loại hình chi bộ (hoàn thành trong quý I/2027).",
            "Mỗi cấp ủy viên dự sinh hoạt với chi bộ được phân công ít nhất 02 lần/năm (hằng năm).",
            "Thí điểm sinh hoạt chi bộ trực tuyến với đảng viên đi làm ăn xa (thực hiện từ năm 2027).",
        ),
        ("Tổng hợp, nhân rộng mô hình chi bộ bốn tốt (định kỳ 6 tháng).",),
    ),
    Subject(
        35,
        10,
        9,
        "bồi dưỡng, cập nhật kiến thức cho cấp ủy viên cơ sở",
        "trình độ, kỹ năng của cấp ủy viên cơ sở",
        (
            "Chuẩn hóa chương trình bồi dưỡng theo chức danh bí thư, phó bí thư chi bộ (hoàn thành trong quý II/2027).",
            "Bồi dưỡng kỹ năng điều hành sinh hoạt cho ít nhất 90% bí thư chi bộ (trước ngày 30/9/2027).",
            "Xây dựng đội ngũ giảng viên kiêm chức từ cán bộ lãnh đạo các cấp (trong năm 2027).",
        ),
        ("Thẩm định tài liệu bồi dưỡng trước khi sử dụng chung (trong tháng 4/2027).",),
    ),
    Written(43, "ke-hoach-chuyen-doi-so.txt"),
    Subject(
        32,
        25,
        9,
        "kiểm tra, giám sát việc thực hiện quy định nêu gương",
        "trách nhiệm nêu gương của cán bộ, đảng viên",
        (
            "Đưa nội dung nêu gương vào bản kiểm điểm, đánh giá hằng năm của cán bộ lãnh đạo (hằng năm).",
            "Giám sát chuyên đề việc kê khai tài sản, thu nhập của cán bộ diện quản lý (trong quý II/2027).",
            "Tiếp nhận, xử lý phản ánh của nhân dân về cán bộ, đảng viên (thực hiện thường xuyên).",
        ),
        ("Bổ sung tiêu chí nêu gương vào quy trình bổ nhiệm (hoàn thành trong tháng 6/2027).",),
    ),
    Subject(
        39,
        1,
        10,
        "về công tác dân vận ở địa bàn có đồng bào dân tộc thiểu số",
        "sự gắn bó giữa Đảng với đồng bào dân tộc thiểu số",
        (
            "Bố trí cán bộ biết tiếng dân tộc làm việc tại cơ sở (hoàn thành trong năm 2027).",
            "Tổ chức đối thoại trực tiếp giữa cấp ủy với người có uy tín ít nhất 02 lần/năm (hằng năm).",
            "Biên soạn tài liệu tuyên truyền song ngữ (trong quý III/2027).",
        ),
        ("Tham mưu chính sách thu hút cán bộ người dân tộc thiểu số (trong quý IV/2027).",),
    ),
    Subject(
        40,
        8,
        10,
        "nâng cao hiệu quả tiếp nhận, xử lý kiến nghị của cơ sở",
        "việc giải quyết kiến nghị từ cơ sở",
        (
            "Trả lời kiến nghị của cơ sở trong 05 ngày làm việc kể từ ngày nhận văn bản.",
            "Công khai kết quả xử lý kiến nghị theo quý (hằng quý).",
            "Đánh giá mức độ hài lòng của cơ sở đối với cơ quan tham mưu (trong quý IV/2027).",
        ),
        ("Xây dựng quy chế phối hợp xử lý kiến nghị liên ngành (hoàn thành trong quý I/2027).",),
    ),
    Subject(
        42,
        15,
        10,
        "học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh năm 2027",
        "việc học tập và làm theo Bác",
        (
            "Tổ chức học tập chuyên đề năm 2027 đến từng chi bộ (hoàn thành trong quý I/2027).",
            "Mỗi tập thể, cá nhân đăng ký ít nhất 01 việc làm theo thiết thực (trong tháng 3/2027).",
            "Biểu dương điển hình tiên tiến nhân dịp 19/5 hằng năm (hằng năm).",
        ),
        ("Đưa kết quả làm theo vào tiêu chí đánh giá tổ chức đảng (từ năm 2027).",),
    ),
    Subject(
        54,
        22,
        10,
        "sắp xếp tổ chức, bộ máy chi bộ ở thôn, tổ dân phố",
        "tổ chức của chi bộ thôn, tổ dân phố",
        (
            "Rà soát, sắp xếp chi bộ có dưới 07 đảng viên hoặc không đủ điều kiện sinh hoạt (hoàn thành trong quý II/2027).",
            "Thực hiện mô hình bí thư chi bộ đồng thời là trưởng thôn ở nơi đủ điều kiện (thực hiện từ năm 2027).",
            "Bảo đảm 100% thôn, tổ dân phố có chi bộ hoặc đảng viên phụ trách (trong năm 2027).",
        ),
        (
            "Hướng dẫn chế độ đối với người hoạt động không chuyên trách sau sắp xếp (khi có quy định của Chính phủ).",
        ),
    ),
    Subject(
        44,
        29,
        10,
        "tăng cường bảo vệ chính trị nội bộ trong tình hình mới",
        "công tác bảo vệ chính trị nội bộ",
        (
            "Rà soát tiêu chuẩn chính trị của cán bộ trước khi quy hoạch, bổ nhiệm (thực hiện thường xuyên).",
            "Hoàn thiện cơ sở dữ liệu phục vụ rà soát, quản lý chặt chẽ quyền truy cập (trong năm 2027).",
            "Tập huấn nghiệp vụ cho cán bộ chuyên trách (hằng năm).",
        ),
        ("Kiểm tra việc thực hiện quy định về bảo vệ chính trị nội bộ ở địa phương (trong quý III/2027).",),
    ),
    Subject(
        45,
        5,
        11,
        "nâng cao chất lượng công tác văn thư, lưu trữ của các cơ quan đảng",
        "công tác văn thư, lưu trữ",
        (
            "Chuẩn hóa thể thức văn bản, thực hiện ký số trong toàn hệ thống (hoàn thành trong quý II/2027).",
            "Số hóa tài liệu lưu trữ có giá trị vĩnh viễn (giai đoạn 2027 - 2030).",
            "Bồi dưỡng nghiệp vụ cho ít nhất 80% cán bộ văn thư (trong năm 2027).",
        ),
        ("Bổ sung vị trí việc làm văn thư, lưu trữ chuyên trách (trong quý I/2027).",),
    ),
    Subject(
        46,
        9,
        11,
        "về tuyển chọn, bồi dưỡng nguồn cán bộ trẻ",
        "nguồn cán bộ trẻ của hệ thống chính trị",
        (
            "Lập danh sách nguồn cán bộ trẻ dưới 35 tuổi ở từng cơ quan (hoàn thành trong quý I/2027).",
            "Cử cán bộ trẻ tham gia các nhiệm vụ khó để thử thách (thực hiện thường xuyên).",
            "Tổ chức lớp bồi dưỡng nguồn cấp ủy viên nhiệm kỳ tới (trong năm 2028).",
        ),
        ("Hướng dẫn tiêu chí phát hiện nhân tố mới (trong quý II/2027).",),
    ),
    Subject(
        47,
        10,
        11,
        "đánh giá, xếp loại tổ chức đảng, đảng viên năm 2026",
        "chất lượng đánh giá, xếp loại",
        (
            "Kiểm điểm, đánh giá, xếp loại xong trước ngày 15/01/2027.",
            "Lấy ý kiến của cấp ủy nơi cư trú đối với đảng viên (hoàn thành trong tháng 12/2026).",
            "Công khai kết quả xếp loại trong chi bộ (trong tháng 02/2027).",
        ),
        ("Tổng hợp kết quả xếp loại toàn Đảng (trong quý I/2027).",),
    ),
    Subject(
        48,
        11,
        11,
        "về công tác cán bộ nữ giai đoạn 2026 - 2030",
        "tỷ lệ và chất lượng cán bộ nữ",
        (
            "Bảo đảm ít nhất 25% cấp ủy viên là nữ ở các cấp (trong nhiệm kỳ 2025 - 2030).",
            "Bồi dưỡng kỹ năng lãnh đạo cho cán bộ nữ trong quy hoạch (hằng năm).",
            "Rà soát các quy định còn phân biệt về tuổi (hoàn thành trong quý II/2027).",
        ),
        ("Sơ kết việc thực hiện mục tiêu về cán bộ nữ (năm 2028).",),
    ),
    Subject(
        49,
        12,
        11,
        "phòng, chống lãng phí trong các cơ quan đảng",
        "ý thức tiết kiệm, chống lãng phí",
        (
            "Rà soát trụ sở, tài sản công không sử dụng sau sắp xếp (hoàn thành trong quý I/2027).",
            "Cắt giảm ít nhất 10% chi thường xuyên (trong năm 2027).",
            "Đưa nội dung chống lãng phí vào chương trình kiểm tra, giám sát (hằng năm).",
        ),
        ("Ban hành định mức sử dụng trang thiết bị làm việc (trong quý II/2027).",),
    ),
    Subject(
        50,
        13,
        11,
        "về bố trí cán bộ ở xã, phường sau sắp xếp đơn vị hành chính",
        "đội ngũ cán bộ cấp xã",
        (
            "Rà soát vị trí việc làm ở xã, phường (hoàn thành trong tháng 12/2026).",
            "Điều động cán bộ chuyên môn từ tỉnh về xã thiếu người (thực hiện từ năm 2027).",
            "Bồi dưỡng cán bộ xã về kỹ năng số (trong quý I/2027).",
        ),
        ("Hướng dẫn xếp lương, phụ cấp đối với cán bộ xã mới (khi có quy định của Chính phủ).",),
    ),
    Subject(
        51,
        16,
        11,
        "tổng kết thi hành Điều lệ Đảng",
        "việc thi hành Điều lệ Đảng",
        (
            "Xây dựng báo cáo tổng kết ở từng cấp (hoàn thành trong quý III/2027).",
            "Tổ chức hội thảo về những vấn đề mới trong thi hành Điều lệ (trong quý II/2027).",
            "Đề xuất nội dung sửa đổi, bổ sung (trước ngày 30/9/2027).",
        ),
        ("Xây dựng đề cương báo cáo tổng kết (trong tháng 01/2027).",),
    ),
    Subject(
        52,
        17,
        11,
        "về công tác bảo vệ, chăm sóc sức khỏe cán bộ",
        "sức khỏe của cán bộ",
        (
            "Khám sức khỏe định kỳ cho cán bộ ít nhất 01 lần/năm (hằng năm).",
            "Lập hồ sơ sức khỏe điện tử (hoàn thành trong năm 2027).",
            "Bố trí kinh phí mua sắm trang thiết bị (khi bố trí được kinh phí).",
        ),
        ("Hướng dẫn tiêu chuẩn khám sức khỏe cán bộ (trong quý I/2027).",),
    ),
    Subject(
        20,
        5,
        6,
        "về tuyên truyền đại hội đảng bộ các cấp",
        "công tác tuyên truyền",
        (
            "Xây dựng tài liệu tuyên truyền kết quả đại hội (trong tháng 12/2026).",
            "Tổ chức hội nghị báo cáo viên hằng tháng (hằng tháng).",
            "Đấu tranh, phản bác quan điểm sai trái (thực hiện thường xuyên).",
        ),
        ("Định hướng nội dung tuyên truyền theo quý (hằng quý).",),
    ),
    Subject(
        22,
        19,
        6,
        "về kiểm kê, đánh giá tài liệu lưu trữ",
        "giá trị tài liệu lưu trữ",
        (
            "Kiểm kê tài liệu giấy ở từng cơ quan (hoàn thành trong quý IV/2026).",
            "Lập danh mục tài liệu cần số hóa (trong quý I/2027).",
            "Bàn giao tài liệu của tổ chức đã kết thúc hoạt động (trong năm 2027).",
        ),
        ("Hướng dẫn thời hạn bảo quản tài liệu (trong quý I/2027).",),
    ),
)
