"""Pairs of syllables that stand together in documents of the Party, to tell a wrong tone mark by its neighbour.

The last lines hold what differs from another pair by one mark and is a word too, so that neither is taken for the
other.
"""

from drafting.reading.scans.syllables import bare, parts_of

PAIRS = frozenset(
    tuple(pair.split())
    for pair in """
    an ninh, an toàn, ảnh hưởng, âm mưu, bảo đảm, bảo vệ, báo cáo, báo chí, bám sát, ban hành, ban đảng,
    ban thường, bãi bỏ, bí thư, bị thu, biểu dương, biểu hiện, biểu mẫu, bình đẳng, bổ nhiệm, bổ sung, bộ máy,
    bồi dưỡng, bức xúc, các cấp, cải cách, cán bộ, cán sự, căn cứ, cấp ủy, cấp uỷ, cấp trên, chấn chỉnh, chấp hành,
    chất lượng, chế độ, chi bộ, chi ủy, chi uỷ, chỉ đạo, chỉ thị, chỉ tiêu, chính phủ, chính quyền, chính sách,
    chính trị, chỉnh đốn, cho ý, chủ động, chủ nghĩa, chủ nhiệm, chủ tịch, chủ trì, chủ trương, chuẩn bị, chuẩn mực,
    chức danh, chức năng, chức vụ, chương trình, chuyên đề, chuyên môn, chuyên viên, chuyển biến, chuyển đổi,
    chuyển hóa, chuyển hoá, cổ động, công an, công bằng, công khai, công nghệ, cộng sản, công tác, công vụ,
    cơ bản, cơ chế, cơ hội, cơ quan, cơ sở, củng cố, cụ thể, cương lĩnh, cường độ, dài hạn, dân chủ, dân cư, dân tộc,
    dân vận, diễn biến, dự kiến, dự thảo, đa dạng, đại biểu, đại hội, đánh giá, đảng bộ, đảng đoàn,
    đảng phí, đảng ủy, đảng uỷ, đảng viên, đào tạo, đạo đức, đạt chuẩn, đăng ký, đẩy lùi, đẩy mạnh, đẩy nhanh,
    đề án, đề bạt, đề cao, đề nghị, đề xuất, điển hình, điều chỉnh, điều động, điều hành, điều kiện, điều lệ,
    định hướng, định kỳ, đoàn kết, đoàn thể, đôn đốc, đồng bào, đồng bộ, đồng chí, đồng thời, đổi mới, đội ngũ,
    đơn vị, đường lối, đột phá, đột xuất, gắn bó, giai cấp, giai đoạn, giám đốc, giám sát, giải pháp, giải quyết,
    giáo dục, giới thiệu, gương mẫu, hạn chế, hành chính, hành động, hằng năm, hàng năm, hiến pháp, hiệu lực,
    hiệu quả, hình thức, hoàn chỉnh, hoàn thành, hoàn thiện, hoạt động, học tập, hội đồng, hội nghị, hội nhập,
    hội viên, hỗ trợ, huy động, hướng dẫn, kế hoạch, kế thừa, kết luận, kết nạp, kết quả, khả thi, khách quan,
    khai thác, khắc phục, khen thưởng, khẩn trương, khó khăn, khoa học, không ngừng, khuyến khích, khuyết điểm,
    kiểm điểm, kiểm soát, kiểm tra, kiên định, kiên quyết, kiện toàn, kiến nghị, kiến thức, kinh nghiệm, kinh tế,
    kịp thời, kỷ cương, kỷ luật, lãng phí, lãnh đạo, lấy phiếu, liên hệ, liên quan, lịch sử, lối sống, lợi dụng,
    lợi ích, lồng ghép, luân chuyển, lý luận, lý tưởng, mặt trận, mô hình, mối quan, mục đích, mục tiêu, nâng cao,
    năng lực, nền nếp, nêu gương, ngăn chặn, ngăn ngừa, nghị định, nghị quyết, nghiêm túc, nghiêm minh, nghiệp vụ,
    nghiên cứu, nhà nước, nhanh chóng, nhân dân, nhân sự, nhận thức, nhiệm kỳ, nhiệm vụ, nhũng nhiễu, nòng cốt,
    nội bộ, nội chính, nội dung, nơi nhận, nguyên tắc, nguy cơ, pháp luật, pháp quyền, phát hiện, phát huy,
    phát triển, phẩm chất, phân cấp, phân công, phê bình, phó bí, phong cách, phòng ngừa, phong trào, phối hợp,
    phổ biến, phụ trách, phục vụ, phương án, phương châm, phương hướng, phương pháp, phương thức, quan điểm,
    quan liêu, quan trọng, quán triệt, quản lý, quản lí, quân đội, quân sự, quân ủy, quân uỷ, quần chúng, quốc gia,
    quốc hội, quốc phòng, quy chế, quy chuẩn, quy định, quy hoạch, quy trình, quyền hạn, quyền lực, quyết định,
    quyết liệt, quyết tâm, rà soát, rèn luyện, rút kinh, sa sút, sắp xếp, sai phạm, sáng tạo, sinh hoạt, sơ kết,
    sở hữu, số hóa, suy thoái, sửa đổi, sức mạnh, sức chiến, tài chính, tài liệu, tài sản, tăng cường, tập huấn,
    tập thể, tập trung, tham gia, tham mưu, tham nhũng, thách thức, thành lập, thành phần, thành phố, thành tích,
    thành tựu, thành ủy, thành uỷ, thành viên, thảo luận, thay thế, thẩm định, thẩm quyền, thẩm tra, thanh niên,
    thanh tra, thể chế, thể hiện, theo dõi, thi đua, thi hành, thiết thực, thoái hóa, thông báo, thông qua,
    thông tin, thời gian, thời hạn, thuận lợi, thực hiện, thực tế, thực tiễn, thường trực, thường vụ, thường xuyên,
    tiên phong, tiên tiến, tiến độ, tiến hành, tiếp thu, tiếp tục, tiếp xúc, tiêu chí, tiêu chuẩn, tiêu cực,
    tinh gọn, tinh giản, tinh thần, tính chất, tình hình, tình trạng, tỉnh ủy, tỉnh uỷ, tổ chức, tố cáo, tố giác,
    tối cao, tối thiểu, tổng hợp, tổng kết, tổng số, tổ quốc, tồn tại, tội phạm, toàn dân, toàn diện, toàn quốc,
    toàn thể, trách nhiệm, trao đổi, triển khai, trong sạch, trọng tâm, trọng điểm, trung hạn, trung ương, truyền thông,
    truyền thống, trực thuộc, trực tiếp, tuyên dương, tuyên giáo, tuyên truyền, tuyển chọn, tuyển dụng, tư cách,
    tư pháp, tư tưởng, từ chức, tự chuyển, tự diễn, tự giác, tự phê, tỷ lệ, tỉ lệ, ủy ban, uỷ ban, ủy viên,
    uỷ viên, ưu tiên, uy tín, vai trò, văn bản, văn hóa, văn hoá, văn kiện, văn minh, văn phòng, vận dụng, vận động,
    vận hành, vi phạm, việc làm, viện kiểm, vững mạnh, vững vàng, xác định, xây dựng, xã hội, xét xử, xử lý,
    xử lí, xứng đáng, xuất sắc, yêu cầu, ý thức, ý kiến, vào dịp, nhân dịp,
    chi bổ, chờ ý, chuyển đề, cổ đông, cộng tác, đang ký, phản công, phần công, tái sản, tham quyền, thành niên,
    tiền phong, tự cách
    """.replace("\n", " ").split(",")
)


def near(one: str, other: str) -> bool:
    """Do two syllables of the same bare letters differ by what scanning mistakes: a tone, a hat, the bar of đ?"""
    (letters, tone), (letters2, tone2) = parts_of(one), parts_of(other)
    hats = sum(a != b for a, b in zip(letters, letters2, strict=False))
    # a tilde is seen as a breve: "lãng", "lăng"
    return hats + (tone != tone2) <= 1 or (hats == 1 and {tone, tone2} == {"~", ""})


def known(one: str, other: str) -> bool:
    return (one.lower(), other.lower()) in PAIRS


def mended(one: str, other: str) -> tuple[str, str] | None:
    """The pair in small letters that two neighbours should be: one syllable differs by one mark; else None."""
    pair = (one.lower(), other.lower())
    if pair in PAIRS:
        return None
    found = [
        (first, second)
        for first, second in BY_BARE.get((bare(one), bare(other)), [])
        if (first == pair[0] or second == pair[1]) and near(first, pair[0]) and near(second, pair[1])
    ]
    return found[0] if len(found) == 1 else None


def by_bare() -> dict[tuple[str, str], list[tuple[str, str]]]:
    """The pairs under what scanning keeps of them; two that differ in marks alone tell nothing of each other."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for one, other in PAIRS:
        found.setdefault((bare(one), bare(other)), []).append((one, other))
    return found


BY_BARE = by_bare()
