"""Sentences of invented plans. Many hold what makes wrapped lines hard: dashes, figures, symbols, quotations."""

PURPOSES = [
    "Quán triệt sâu sắc, cụ thể hóa và tổ chức thực hiện nghiêm túc các quan điểm, mục tiêu, nhiệm vụ của Nghị quyết "
    "phù hợp với tình hình thực tiễn của địa phương",
    "Nâng cao nhận thức, trách nhiệm của cấp ủy, tổ chức đảng, chính quyền, Mặt trận Tổ quốc, các tổ chức chính trị - "
    "xã hội và cán bộ, đảng viên trong triển khai thực hiện",
    "Việc triển khai thực hiện phải bảo đảm thiết thực, hiệu quả, tránh phô trương, hình thức; gắn với việc học tập và "
    "làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
    "Xác định rõ nội dung, lộ trình, thời gian thực hiện và trách nhiệm của từng cơ quan, đơn vị theo phương châm "
    "“rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ sản phẩm”",
    "Kiên định chủ nghĩa Mác - Lênin, tư tưởng Hồ Chí Minh; giữ vững các nguyên tắc tổ chức và sinh hoạt của Đảng",
    "Tạo chuyển biến rõ nét về tinh thần phục vụ nhân dân, kỷ luật, kỷ cương trong đội ngũ cán bộ, đảng viên",
    "Kế thừa kết quả, kinh nghiệm trong thực hiện Nghị quyết Trung ương 4 khóa XII và các kết luận của Bộ Chính trị về "
    "xây dựng, chỉnh đốn Đảng",
    "Bám sát sự lãnh đạo, chỉ đạo của cấp trên, bảo đảm sự thống nhất giữa Đảng bộ và hệ thống chính trị, giữa các cấp, "
    "các ngành",
]

TASKS = [
    "Tham mưu tổ chức hội nghị quán triệt, triển khai Nghị quyết đến cán bộ chủ chốt các cấp",
    "Xây dựng chuyên mục tuyên truyền trên cổng thông tin điện tử và hệ thống truyền thanh cơ sở; kịp thời phản ánh gương "
    "điển hình tiên tiến",
    "Rà soát, sửa đổi, bổ sung quy chế làm việc, quy chế phối hợp giữa cấp ủy với thủ trưởng cơ quan, đơn vị",
    "Chủ trì, phối hợp với các cơ quan liên quan hướng dẫn kiểm điểm, đánh giá, xếp loại chất lượng tổ chức đảng, đảng viên",
    "Đổi mới nội dung, nâng cao chất lượng sinh hoạt chi bộ, sinh hoạt chuyên đề; khắc phục tình trạng sinh hoạt hình thức, "
    "đơn điệu",
    "Phối hợp với Mặt trận Tổ quốc và các tổ chức chính trị - xã hội vận động đoàn viên, hội viên và nhân dân tích cực tham "
    "gia xây dựng Đảng, xây dựng chính quyền",
    "Kiểm tra, giám sát việc lãnh đạo, chỉ đạo và tổ chức thực hiện Nghị quyết của các tổ chức đảng trực thuộc",
    "Tham mưu Ban Thường vụ ban hành quy định về trách nhiệm nêu gương của cán bộ, đảng viên, trước hết là người đứng đầu",
    "Số hóa hồ sơ đảng viên, kết nối cơ sở dữ liệu đảng viên với cơ sở dữ liệu quốc gia về dân cư",
    "Mở các lớp bồi dưỡng nghiệp vụ công tác đảng cho bí thư, phó bí thư chi bộ và cấp ủy viên mới",
    "Lãnh đạo chính quyền cụ thể hóa các chủ trương của Đảng thành chương trình, đề án phát triển kinh tế - xã hội, bảo đảm "
    "quốc phòng - an ninh",
    "Theo dõi, đôn đốc, tổng hợp tình hình thực hiện; kịp thời báo cáo những khó khăn, vướng mắc phát sinh",
    "Bố trí kinh phí thực hiện các nội dung của Kế hoạch theo phân cấp quản lý ngân sách",
    "Nắm chắc tình hình tư tưởng trong cán bộ, đảng viên và nhân dân; đấu tranh phản bác các quan điểm sai trái, thù địch "
    "trên không gian mạng",
    "Hướng dẫn các chi bộ lựa chọn từ 02 - 03 nội dung đột phá để tập trung lãnh đạo, chỉ đạo",
    "Thẩm định văn bản trước khi trình cấp có thẩm quyền ký ban hành, bảo đảm đúng thể thức và thẩm quyền",
    "Biên soạn tài liệu hỏi - đáp về những nội dung cốt lõi của Nghị quyết",
    "Phân công cấp ủy viên phụ trách, dự sinh hoạt với chi bộ; lấy kết quả hoạt động của chi bộ làm căn cứ đánh giá cấp ủy viên",
    "Tổ chức tọa đàm, trao đổi kinh nghiệm về mô hình “Chi bộ bốn tốt”, “Đảng bộ cơ sở bốn tốt” (hoàn thành tốt nhiệm vụ "
    "chính trị; chất lượng sinh hoạt tốt; đoàn kết, kỷ luật tốt; cán bộ, đảng viên tốt)",
    "Xây dựng Đề án sắp xếp, tinh gọn tổ chức bộ máy của hệ thống chính trị giai đoạn 2026 - 2030",
    "Giám sát việc kê khai tài sản, thu nhập của cán bộ thuộc diện cấp ủy quản lý",
    "Chỉ đạo thực hiện Kết luận Hội nghị lần thứ 4 Ban Chấp hành Trung ương Đảng khóa XIII",
    "Phát động phong trào thi đua yêu nước gắn với thực hiện nhiệm vụ chính trị của cơ quan, đơn vị",
    "Tăng cường đối thoại trực tiếp giữa người đứng đầu cấp ủy, chính quyền với nhân dân; giải quyết dứt điểm các vụ việc "
    "khiếu nại, tố cáo ngay từ cơ sở",
    "Rà soát, phát hiện, sàng lọc, đưa những đảng viên không còn đủ tư cách ra khỏi Đảng",
    "Cung cấp thông tin, định hướng dư luận xã hội về những vấn đề nhân dân quan tâm",
    "Nhân rộng các mô hình hay, cách làm sáng tạo; biểu dương, khen thưởng tập thể, cá nhân có thành tích xuất sắc",
    "Quy hoạch, đào tạo, bồi dưỡng cán bộ trẻ, cán bộ nữ, cán bộ là người dân tộc thiểu số",
]

SUBJECTS = [
    "Về công tác tuyên truyền",
    "Công tác kiểm tra, giám sát",
    "Trong sinh hoạt chi bộ",
    "Thời gian tới",
]
DETAILS = ["+ Cấp tỉnh: hoàn thành việc rà soát, thống kê;", "+ Cấp xã: bố trí cán bộ theo dõi, tổng hợp."]

MORE = [
    "Kịp thời phát hiện, chấn chỉnh những tổ chức đảng thực hiện chưa nghiêm.",
    "Người đứng đầu chịu trách nhiệm toàn diện về kết quả thực hiện tại cơ quan, đơn vị mình.",
    "Đối với những nơi khó khăn, cấp ủy cấp trên trực tiếp cử cán bộ xuống cơ sở hỗ trợ, giúp đỡ.",
    "Chú trọng công tác tạo nguồn, nhất là trong học sinh, sinh viên, công nhân và nữ thanh niên.",
]

TAILS = [
    " theo Quy định số {symbol}, ngày {day} của {issuer}",
    "; thực hiện nghiêm Chỉ thị số {symbol}, ngày {day} của {issuer}",
    " gắn với thực hiện Kết luận số {symbol} của {issuer}",
]

GOALS = [
    (
        "100% chi bộ xây dựng kế hoạch thực hiện Nghị quyết và tổ chức học tập đến đảng viên",
        "100",
        "%",
        "=",
        None,
    ),
    ("Có ít nhất 90% chi bộ được xếp loại hoàn thành tốt nhiệm vụ trở lên", "90", "%", ">=", None),
    ("Kết nạp từ 120 - 150 đảng viên mới", "120", "đảng viên", "range", "150"),
    ("Tỷ lệ kết nạp đảng viên đạt từ 03 - 04% so với tổng số đảng viên", "03", "%", "range", "04"),
    ("100% đảng viên thực hiện nghiêm việc cam kết rèn luyện, tu dưỡng", "100", "%", "=", None),
    ("Trên 95% hộ gia đình đạt tiêu chuẩn gia đình văn hóa", "95", "%", ">=", None),
    ("Mỗi đảng bộ cơ sở xây dựng ít nhất 02 mô hình dân vận khéo", "02", "mô hình", ">=", None),
    ("Giảm tỷ lệ hộ nghèo còn dưới 1,5% theo chuẩn nghèo đa chiều", "1,5", "%", None, None),
]

AIM = (
    "Tạo chuyển biến mạnh mẽ, toàn diện về năng lực lãnh đạo, sức chiến đấu của tổ chức đảng và chất lượng đội ngũ đảng "
    "viên; xây dựng tổ chức đảng thực sự trong sạch, vững mạnh, là hạt nhân chính trị ở cơ sở"
)

ORGANISING = [
    "{lead} chủ trì, phối hợp với các cơ quan liên quan theo dõi, đôn đốc, kiểm tra việc thực hiện Kế hoạch",
    "Các cấp ủy, tổ chức đảng trực thuộc căn cứ Kế hoạch này và tình hình thực tế, xây dựng kế hoạch của cấp mình để tổ "
    "chức thực hiện",
    "Các đồng chí cấp ủy viên chủ động chỉ đạo, kiểm tra, đôn đốc việc thực hiện ở địa bàn, lĩnh vực được phân công phụ trách",
    "Mặt trận Tổ quốc và các tổ chức chính trị - xã hội giám sát, phản biện xã hội; vận động đoàn viên, hội viên tham gia "
    "thực hiện",
    "Trong quá trình triển khai, nếu có khó khăn, vướng mắc, các đơn vị phản ánh về {lead} để tổng hợp, báo cáo",
]

INTROS = [
    "Các cấp ủy, tổ chức đảng tập trung lãnh đạo, chỉ đạo thực hiện tốt các nhiệm vụ trọng tâm sau:",
    "Ngoài nhiệm vụ thường xuyên, các cơ quan, đơn vị thực hiện các nhiệm vụ cụ thể sau đây:",
]

GROUP_INTRO = "Có trách nhiệm thực hiện các nhiệm vụ sau:"

CLOSINGS = [
    "Kế hoạch này được phổ biến đến chi bộ để thực hiện.",
    "Kế hoạch này được phổ biến đến toàn thể cán bộ, đảng viên trong Đảng bộ.",
    "Trên đây là Kế hoạch thực hiện Nghị quyết, yêu cầu các cấp ủy, tổ chức đảng nghiêm túc triển khai thực hiện.",
]

NOTES = [
    "Theo Thông báo số {symbol}, ngày {day} của {issuer}.",
    "Gồm các cơ quan, đơn vị thuộc phạm vi quản lý của cấp ủy.",
]
