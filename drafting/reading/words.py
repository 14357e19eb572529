"""The words by which heads, titles, agencies and feet are known, and tests on letters."""

import re
import unicodedata

_CODES = [*range(0xC0, 0x180), 0x1A0, 0x1A1, 0x1AF, 0x1B0, *range(0x1EA0, 0x1EFA)]
UPPER = "A-Z" + "".join(chr(code) for code in _CODES if chr(code).isupper())
LOWER = "a-z" + "".join(chr(code) for code in _CODES if chr(code).islower())
"""For use inside [] of a pattern: capitals and small letters of Vietnamese."""


def any_tone(pattern: str) -> str:
    """The pattern with every vowel and "đ" in any of their marks, which scanning and careless typing lose."""
    return "".join(_TONES.get(c, c) for c in pattern)


def _bare(c: str) -> str:
    return {"đ": "d", "Đ": "D"}.get(c, unicodedata.normalize("NFD", c)[0])


_FAMILIES: dict[str, str] = {}
for _c in [*"aeiouyAEIOUY", *map(chr, _CODES)]:
    if _bare(_c) in "aeiouydAEIOUYD":
        _FAMILIES[_bare(_c)] = _FAMILIES.get(_bare(_c), "") + _c
_TONES = {
    c: f"[{family}{base if base in 'dD' else ''}]" for base, family in _FAMILIES.items() for c in family
}

TYPE_NAMES = {
    "CHƯƠNG TRÌNH HÀNH ĐỘNG": "CTr",
    "CHƯƠNG TRÌNH": "CTr",
    "KẾ HOẠCH": "KH",
    "NGHỊ QUYẾT": "NQ",
    "QUYẾT ĐỊNH": "QĐ",
    "QUY ĐỊNH": "QĐ",
    "CHỈ THỊ": "CT",
    "KẾT LUẬN": "KL",
    "QUY CHẾ": "QC",
    "HƯỚNG DẪN": "HD",
    "BÁO CÁO": "BC",
    "THÔNG TRI": "TT",
    "THÔNG BÁO": "TB",
    "ĐỀ ÁN": "ĐA",
    "PHƯƠNG ÁN": "PA",
    "TỜ TRÌNH": "TTr",
    "BIÊN BẢN": "BB",
    "CÔNG VĂN": "CV",
}
"""Type line → acronym, longest names first where one begins another."""

MOTTO = "ĐẢNG CỘNG SẢN VIỆT NAM"
COPY_KINDS = {"SAO LỤC": "sao lục", "SAO Y BẢN CHÍNH": "sao y", "SAO Y": "sao y", "TRÍCH SAO": "trích sao"}

SYMBOL_BODY = r"[A-ZĐƯ][A-Za-zĐƯđ]*(?:-[A-ZĐ][A-Za-zĐ]*)*"
SYMBOL_LINE = re.compile(
    any_tone(r"^Số")
    + r"\s*:?\s*(?P<n>\d*\s*[a-zđ]?|[.…_]+)\s*(?P<sep>[-–/])\s*(?P<type>[A-ZĐ][A-Za-zĐ]{0,5})"
    rf"\s*(?P<sep2>[/-])\s*(?P<body>{SYMBOL_BODY})\s*$"
)
PLACE_DATE = re.compile(
    rf"^(?P<place>[^\W\d_][^,;:]{{1,48}}),\s*{any_tone('ngày')}\s*(?P<d>[\d.… ]*?)\s*{any_tone('tháng')}\s*"
    rf"(?P<m>[\d.… ]*?)\s*{any_tone('năm')}\s*(?P<y>\d{{4}}|[\d.… ]*)\.?$"
)
BODY_LINE = re.compile(
    r"(?:(?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ) (?:ỦY|UỶ|ĐOÀN)|ĐẢNG (?:ỦY|UỶ|BỘ|ĐOÀN)|CHI|BAN|BỘ|ỦY|UỶ|VĂN PHÒNG|THƯỜNG TRỰC|"
    r"TRUNG ƯƠNG|QUÂN|CÔNG AN|MẶT TRẬN|ĐOÀN|LIÊN ĐOÀN|HỘI|HỌC VIỆN|TRƯỜNG|SỞ|TỔ|BÁO|TRUNG TÂM|CỤC|VỤ|VIỆN|"
    r"TÒA|TOÀ)(?!\w)"
)
"""How the line of a body begins; a line that begins otherwise goes on with the name above it."""
SEPARATOR = re.compile(r"^[-–—_*=~.\s]{2,}$|^\*$|^o0o$", re.IGNORECASE)
RECIPIENTS = re.compile(any_tone(r"^Nơi\s+nhận(?:\s+bản\s+sao)?\s*:?\s*"), re.IGNORECASE)
SIGN_MARK = re.compile(
    r"^(?:T\s?/\s?M|K\s?/\s?T|T\s?/\s?L|T\s?/\s?U\s?Q|TM\.|KT\.|TL\.|TUQ\.|T\.M|K\.T|T\.L)\.?\s+(?=\S)"
)
POSITION = re.compile(
    any_tone(
        r"^(?:Q\.\s*|QUYỀN\s+)?(?:PHÓ\s+|ỦY VIÊN\s+|UỶ VIÊN\s+)?(?:TỔNG BÍ THƯ|BÍ THƯ|CHÁNH VĂN PHÒNG|"
        r"TRƯỞNG BAN|CHỦ NHIỆM|CHỦ TỊCH|"
        r"GIÁM ĐỐC|VIỆN TRƯỞNG|CHÁNH ÁN|TỔNG BIÊN TẬP|HIỆU TRƯỞNG|THƯỜNG TRỰC BAN BÍ THƯ|TRƯỞNG ĐOÀN|"
        r"CỤC TRƯỞNG|VỤ TRƯỞNG|"
        r"TRƯỞNG PHÒNG|TỔ TRƯỞNG|THƯ KÝ|KIÊM\b|VIỆN\s+TRƯỞNG|ỦY VIÊN BAN|UỶ VIÊN BAN)"
    )
)
STAMP = re.compile(r"^\(?\s*(?:đã ký|ký bởi|người ký|thời gian ký|cơ quan\s*:|email\s*:)", re.IGNORECASE)
OPENERS = re.compile(
    r"^(?:[-–+]\s*)?(?:Thực hiện|Triển khai|Căn cứ|Để\s|Nhằm\s|Tiếp tục|Theo\s|Trên cơ sở|Thi hành|Xét\s|"
    r"Ngày\s\d|"
    r"Ban Thường vụ|Ban Chấp hành|Thường trực|Bộ Chính trị|Ban Bí thư|Tỉnh [uủ]|Thành [uủ]|Đảng [uủ]|"
    r"Huyện [uủ]|Phát huy|Sau khi)"
)
URGENCY = re.compile(r"^(?:HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN)(?:\s+HẸN GIỜ.*)?$", re.IGNORECASE)
DRAFT_MARK = re.compile(r"^\(?\s*dự\s+thảo(?:\s+lần\s+(?:thứ\s+)?\w+)?\s*\)?$", re.IGNORECASE)
ANNEX = re.compile(r"^(?:PHỤ LỤC|Phụ lục)(?:\s+(?:số\s+)?(?P<n>\d{1,2}|[IVX]{1,5}))?\s*[:.]?(?P<rest>\s.*)?$")

CLOSING = re.compile(
    r"^(?:Kế hoạch|Chương trình|Nghị quyết|Kết luận|Chỉ thị|Hướng dẫn|Quy định|"
    r"Văn bản)(?:\s+\S+){0,3}?\s+này\s+(?:được|có hiệu lực|phổ biến|thay thế|gửi)"
    r"|^Trên đây là|^(?:Trong\s+)?[Qq]uá trình\s+(?:triển khai|tổ chức|thực hiện)|^Nhận được\s.*này"
    r"|^(?:Căn cứ|Đề nghị|Yêu cầu)\s.*\b(?:Kế hoạch|Chương trình) này"
    r"|^.{0,80}\b(?:yêu cầu|đề nghị)\s+các\s.*(?:nghiêm túc|khẩn trương|triển khai|thực hiện)"
)

_BODIES = (
    r"ban|ủy ban|uỷ ban|văn phòng|đảng ủy|đảng uỷ|đảng đoàn|đảng bộ|thường trực|hội đồng|học viện|trường|"
    r"sở|quân ủy|quân uỷ|"
    r"tỉnh ủy|tỉnh uỷ|thành ủy|thành uỷ|huyện ủy|huyện uỷ|quận ủy|quận uỷ|thị ủy|thị uỷ|chi bộ|chi ủy|"
    r"chi uỷ|cấp ủy|cấp uỷ|"
    r"mặt trận|công an|quân sự|bộ chỉ huy|bộ tư lệnh|bộ đội|bộ chính trị|bộ tư pháp|tỉnh đoàn|thành đoàn|"
    r"huyện đoàn|trung ương đoàn|"
    r"đoàn thanh niên|đoàn khối|đoàn đại biểu|liên đoàn|hội nông dân|hội cựu chiến binh|hội liên hiệp|"
    r"hội phụ nữ|công đoàn|báo và|"
    r"báo [A-ZĐ]|báo nhân dân|đài phát|đài truyền|tạp chí|cổng thông tin|trang thông tin|tòa án|toà án|"
    r"viện kiểm sát|viện|thanh tra|cục|"
    r"tổng cục|vụ|phòng|trung tâm|các đồng chí|đồng chí|người đứng đầu|thủ trưởng|cơ quan|tổ chức đảng|"
    r"tổ chức cơ sở|tổ chức chính trị|đoàn thể|khối|"
    r"tổ đảng|tổ công tác|"
    r"quốc hội|chính phủ|ubnd|hđnd|ubmttq|mttq|ubkt|btv|vptu|bộ, ngành|bộ ngành|bộ|địa phương|đơn vị|"
    r"chính quyền|kho bạc|ngân hàng|đại học|"
    r"xã|phường|thôn|tổ dân phố|nhà xuất bản|tòa soạn|các ban|các sở|các cấp|doanh nghiệp"
)
AGENCY = re.compile(
    rf"^(?:(?:đề nghị|giao|đối với|trách nhiệm của|nhiệm vụ của)\s+)?(?:các\s+|toàn thể\s+|mỗi\s+|"
    rf"từng\s+)?(?:{_BODIES})(?!\w)",
    re.IGNORECASE,
)
_LONG = "|".join(any_tone(name) for name in _BODIES.split("|") if " " in name and "[" not in name)
LONG_NAME = re.compile(rf"^(?:{any_tone('các')}\s+)?(?:{_LONG})(?!\w)", re.IGNORECASE)
"""Names of several words, in any tone marks; short ones would be other words."""
NOT_AGENCY = re.compile(
    r"^(?:ban hành|bộ máy|phòng,? chống|phòng ngừa|vụ việc|công tác|trường hợp|viện dẫn|báo cáo|"
    r"cơ quan chủ trì$|"
    r"đơn vị tính|các cấp độ|xã hội|đoàn kết)",
    re.IGNORECASE,
)


SUBJECT = re.compile(
    r"^(?:về|công tác|mục tiêu|mục đích|yêu cầu|quan điểm|chỉ tiêu|nhiệm vụ|giải pháp|nội dung|thời gian|thành phần|"
    r"hình thức|kinh phí|việc|tăng cường|nâng cao|đẩy mạnh|tổ chức thực hiện|chế độ)(?!\w)",
    re.IGNORECASE,
)


def is_subject(heading: str) -> bool:
    """Does a group heading name what is to be done, rather than who is charged?"""
    return bool(SUBJECT.match(heading) or NOT_AGENCY.match(heading))


def is_agency(heading: str) -> bool:
    """Does a group heading name a body that is charged, rather than a subject?"""
    return bool(AGENCY.match(heading) or LONG_NAME.match(heading)) and not NOT_AGENCY.match(heading)


def is_caps(text: str) -> bool:
    """Printed in capitals (one or two small letters are forgiven in a long line, they are slips)."""
    own = sum(map(str.isalpha, text))
    return own >= 2 and sum(map(str.islower, text)) <= own // 20


def plain(text: str) -> str:
    """Small letters without tone marks: for words that typing and scanning spell in many ways."""
    text = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(c for c in text if not unicodedata.combining(c))


def is_motto(text: str) -> bool:
    """The Party's motto, whatever its tone marks; or the State's, which some print by mistake."""
    bare = " ".join(re.findall(r"\w+", plain(text)))
    if bare == "doc lap tu do hanh phuc":
        return True
    return is_caps(text) and (
        "dang cong san viet nam" in bare or bare == "cong hoa xa hoi chu nghia viet nam"
    )


def type_of(text: str) -> str | None:
    """Acronym if the line is a type line: its name in capitals, alone or before the abstract."""
    stripped = text.strip(" .:")
    if not is_caps(stripped[:8]):
        return None
    bare = plain(stripped)
    for name, acronym in _PLAIN_NAMES.items():
        if bare == name:
            return acronym
        if bare.startswith(name + " ") and is_caps(stripped[: len(name)]):
            rest = stripped[len(name) + 1 :]
            if rest.startswith("CỦA ") or rest.split()[0] in ("SỐ",) or rest[0].islower() or is_caps(rest):
                return acronym
    return None


_PLAIN_NAMES = {plain(name): acronym for name, acronym in TYPE_NAMES.items()}


def copy_kind(text: str) -> str | None:
    stripped = " ".join(text.split()).strip(" .:")
    return _PLAIN_COPIES.get(plain(stripped)) if is_caps(stripped) else None


_PLAIN_COPIES = {plain(name): kind for name, kind in COPY_KINDS.items()}
