"""Recipients, archive lines and signatures in the variants that clerks print, with what they tell."""

from dataclasses import dataclass, field
from random import Random

from tests.drafting.reading.varied.content import BRANCH, COMMUNE, PROVINCE, Place

RECIPIENTS: dict[str, list[tuple[str, str | None]]] = {
    PROVINCE.level: [
        ("Bộ Chính trị, Ban Bí thư", "report"),
        ("Văn phòng Trung ương Đảng (T78)", "report"),
        ("Các ban đảng, Ủy ban Kiểm tra, Văn phòng Tỉnh ủy", None),
        ("Đảng ủy các cơ quan Đảng tỉnh, Đảng ủy Ủy ban nhân dân tỉnh", None),
        ("Các đảng ủy xã, phường, đặc khu", None),
        ("Các đồng chí Tỉnh ủy viên", None),
        ("Mặt trận Tổ quốc và các tổ chức chính trị - xã hội tỉnh", None),
    ],
    COMMUNE.level: [
        ("Ban Thường vụ Tỉnh ủy", "report"),
        ("Ban Tổ chức Tỉnh ủy", "report"),
        ("Các đ/c UVBTV, Đảng ủy viên", None),
        ("Ủy ban Mặt trận Tổ quốc và các đoàn thể xã", None),
        ("Các chi bộ, đảng bộ bộ phận trực thuộc (để thực hiện)", None),
        ("Cổng thông tin điện tử xã", None),
    ],
    BRANCH.level: [("Đảng ủy các cơ quan Đảng tỉnh", "report"), ("Các đồng chí chi ủy viên", None)],
}
REPORTS = ["(để báo cáo)", "(báo cáo)", "(b/c)", "(để b/c)"]
ARCHIVES = {
    PROVINCE.level: ["Lưu Văn phòng Tỉnh ủy", "Lưu VPTU, BTCTU", "Lưu: VT, TH"],
    COMMUNE.level: ["Lưu Văn phòng Đảng ủy", "Lưu VPĐU", "Lưu: VPĐU"],
    BRANCH.level: ["Lưu Chi bộ", "Lưu hồ sơ Chi bộ"],
}
SIGNATURES: dict[str, tuple[list[str], str | None, str | None]] = {
    "standing committee": (["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"], "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"),
    "standing deputy": (
        ["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ THƯỜNG TRỰC"],
        "T/M BAN THƯỜNG VỤ",
        "PHÓ BÍ THƯ THƯỜNG TRỰC",
    ),
    "committee": (["T/M BAN CHẤP HÀNH", "BÍ THƯ"], "T/M BAN CHẤP HÀNH", "BÍ THƯ"),
    "no post": (["T/M BỘ CHÍNH TRỊ"], "T/M BỘ CHÍNH TRỊ", None),
    "by order": (["T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG"], "T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG"),
    "by order, for the head": (
        ["T/L BAN THƯỜNG VỤ", "K/T CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"],
        "T/L BAN THƯỜNG VỤ K/T CHÁNH VĂN PHÒNG",
        "PHÓ CHÁNH VĂN PHÒNG",
    ),
    "deputy of a department": (
        ["K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN THƯỜNG TRỰC"],
        "K/T TRƯỞNG BAN",
        "PHÓ TRƯỞNG BAN THƯỜNG TRỰC",
    ),
    "head alone": (["TRƯỞNG BAN"], None, "TRƯỞNG BAN"),
    "acting": (["Q. TRƯỞNG BAN"], None, "Q. TRƯỞNG BAN"),
    "in charge": (["PHÓ TRƯỞNG BAN PHỤ TRÁCH"], None, "PHÓ TRƯỞNG BAN PHỤ TRÁCH"),
    "inspection": (["T/M ỦY BAN KIỂM TRA", "CHỦ NHIỆM"], "T/M ỦY BAN KIỂM TRA", "CHỦ NHIỆM"),
    "steering": (
        ["T/M BAN CHỈ ĐẠO", "TRƯỞNG BAN", "kiêm", "PHÓ BÍ THƯ TỈNH ỦY"],
        "T/M BAN CHỈ ĐẠO",
        "TRƯỞNG BAN kiêm PHÓ BÍ THƯ TỈNH ỦY",
    ),
    "branch": (["T/M CHI ỦY", "BÍ THƯ"], "T/M CHI ỦY", "BÍ THƯ"),
    "State marks": (["TM. BAN THƯỜNG VỤ", "BÍ THƯ"], "TM. BAN THƯỜNG VỤ", "BÍ THƯ"),
    "points": (["T.M ĐẢNG ỦY", "BÍ THƯ"], "T.M ĐẢNG ỦY", "BÍ THƯ"),
    "one line": (["T/M BAN THƯỜNG VỤ PHÓ BÍ THƯ"], "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"),
}
NAMES = ["Nguyễn Văn Bình", "Trần Thị Thu Hà", "Lê Đức Anh Tuấn", "Phạm Ân", "H'Linh Niê", "Đỗ Ý", "Vừ A Páo"]


@dataclass
class Foot:
    """`left`: recipients; `right`: the signature; and the label's fields of them."""

    left: list[str] = field(default_factory=list)
    right: list[str] = field(default_factory=list)
    signature_first: bool = False
    recipients: list[dict[str, str | None]] = field(default_factory=list)
    archive: str | None = None
    signature: dict[str, str | None] | None = None


def write_foot(place: Place, rng: Random, ways: frozenset[str], signature: str) -> Foot:
    """A foot; `ways`: typist, signed, stamp, empty name, nested, pluses, bulleted, joint, signature first, comma."""
    foot = Foot(signature_first="signature first" in ways)
    recipients(foot, place, rng, ways)
    lines, on_behalf, position = SIGNATURES[signature]
    name: str | None = rng.choice(NAMES)
    foot.right = list(lines)
    if "signed" in ways:
        foot.right.append("(đã ký)")
    if "stamp" in ways:
        foot.right += ["Ký bởi: Văn phòng Tỉnh ủy Lam Sơn", "Thời gian ký: 12/10/2026 08:15:30 +07:00"]
    if "empty name" in ways:
        name = None
    else:
        foot.right.append(str(name))
    if "joint" in ways:
        foot.right += ["T/M ỦY BAN KIỂM TRA", "PHÓ CHỦ NHIỆM", "Hoàng Minh Lộc"]
    foot.signature = {"on_behalf": on_behalf, "position": position, "name": name}
    return foot


def recipients(foot: Foot, place: Place, rng: Random, ways: frozenset[str]) -> None:
    report = rng.choice(REPORTS)
    end = "," if "comma" in ways else ";"
    mark = "• " if "bulleted" in ways else "- "
    foot.left = ["Nơi nhận:"]
    for text, note in RECIPIENTS[place.level]:
        foot.left.append(f"{mark}{text}{' ' + report if note else ''}{end}")
        foot.recipients.append({"text": text, "note": "báo cáo" if note else None})
    if "nested" in ways:
        foot.left.append(f"{mark}Các ban: Tổ chức, Nội chính, Tuyên giáo và Dân vận{end}")
        foot.recipients.append({"text": "Các ban: Tổ chức, Nội chính, Tuyên giáo và Dân vận", "note": None})
    if "pluses" in ways:
        foot.left += [f"{mark}Các cơ quan tham mưu, giúp việc:", "+ Ban Tổ chức,", "+ Văn phòng" + end]
        foot.recipients.append(
            {"text": "Các cơ quan tham mưu, giúp việc: Ban Tổ chức, Văn phòng", "note": None}
        )
    archive = rng.choice(ARCHIVES[place.level])
    if "typist" in ways:
        archive += rng.choice([", XD1", ", h.05b"])
    foot.archive = archive.removeprefix("Lưu").lstrip(": ")
    foot.left.append(f"{mark}{archive}.")
