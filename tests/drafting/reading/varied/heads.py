"""Heads, titles and preambles in the variants that clerks print, with the fields that they tell."""

from dataclasses import dataclass, field
from random import Random
from typing import Any

from tests.drafting.reading.varied.content import BRANCH, COMMUNE, PROVINCE, Place

MOTTO = "ĐẢNG CỘNG SẢN VIỆT NAM"
SUBJECT = "về nâng cao chất lượng tổ chức cơ sở đảng trong tình hình mới"
ABOVE = ("Nghị quyết số 78-NQ/TW", "ngày 12/5/2026", "của Bộ Chính trị")
BETWEEN = ("Kế hoạch số 15-KH/TU", "ngày 20/7/2026", "của Ban Thường vụ Tỉnh ủy")


@dataclass
class Head:
    """What stands above the first section, and the label's fields of it. `left` and `right` are the two columns."""

    left: list[str] = field(default_factory=list)
    right: list[str] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    separator: str = "-----"
    preamble: list[str] = field(default_factory=list)
    document: dict[str, Any] = field(default_factory=dict)
    bases: list[str] = field(default_factory=list)


class HeadWriter:
    """One head of a place with the slips and habits that `ways` names."""

    def __init__(self, place: Place, rng: Random, ways: frozenset[str], kind: str = "KH") -> None:
        self.place, self.rng, self.ways, self.kind = place, rng, ways, kind
        self.head = Head()

    def write(self) -> Head:
        number = self.rng.randint(10, 180)
        self.bodies()
        symbol = self.symbol(number)
        place, day = self.place_and_date()
        title = self.title()
        issuer = self.preamble()
        if "no head" in self.ways:
            self.head.left, self.head.right = [], []
        printed = "no head" not in self.ways
        self.head.document = {
            "type": self.kind,
            "symbol": symbol if printed else None,
            "date": day if printed else None,
            "place": place if printed else None,
            "issuer": issuer,
            "title": title,
        }
        return self.head

    def bodies(self) -> None:
        """Who issues, with the body above; the asterisk below."""
        if "department" in self.ways:
            left = ["TỈNH ỦY LAM SƠN", "BAN TỔ CHỨC"]
        elif "steering" in self.ways:
            left = ["TỈNH ỦY LAM SƠN", "BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ"]
        elif "joint" in self.ways:
            left = ["BAN TỔ CHỨC TỈNH ỦY", "ỦY BAN KIỂM TRA TỈNH ỦY"]
        elif self.place is PROVINCE:
            left = ["TỈNH ỦY LAM SƠN"]
        elif self.place is COMMUNE:
            left = ["ĐẢNG BỘ TỈNH LAM SƠN", "ĐẢNG ỦY XÃ ĐÔNG KHÊ"]
        else:
            left = ["ĐẢNG BỘ CÁC CƠ QUAN ĐẢNG TỈNH", "CHI BỘ SỞ NỘI VỤ"]
        if "long body" in self.ways:
            left[-1:] = ["ĐẢNG ỦY CÁC CƠ QUAN", "ĐẢNG TỈNH LAM SƠN"]
        self.head.left = left + ([] if "no asterisk" in self.ways else ["*"])
        self.head.right = [MOTTO]
        if "State motto" in self.ways:
            self.head.right = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
        if "rule" in self.ways:
            self.head.right.append("_" * 22)

    def symbol(self, number: int) -> str | None:
        """The symbol line, and the symbol as the label has it."""
        body = self.place.body
        if "department" in self.ways:
            body = "BTCTU"
        if "steering" in self.ways:
            body = "BCĐ"
        if "joint" in self.ways:
            body = "BTCTU-UBKTTU"
        if "old TU" in self.ways:
            body = body.replace("U", "Ư")
        symbol: str | None = f"{number}-{self.kind}/{body}"
        line = f"Số {symbol}"
        if "colon" in self.ways:
            line = f"Số: {symbol}"
        elif "spaced symbol" in self.ways:
            line = f"Số {number} - {self.kind}/{body}"
        elif "turned symbol" in self.ways:
            symbol = f"{number}/{self.kind}-{body}"
            line = f"Số {symbol}"
        elif "lettered symbol" in self.ways:
            symbol = f"{number}a-{self.kind}/{body}"
            line = f"Số {symbol}"
        elif "blank number" in self.ways:
            symbol, line = (
                None,
                self.rng.choice([f"Số    -{self.kind}/{body}", f"Số:     -{self.kind}/{body}"]),
            )
        elif "dotted number" in self.ways:
            symbol, line = (
                None,
                self.rng.choice([f"Số …-{self.kind}/{body}", f"Số: ......-{self.kind}/{body}"]),
            )
        self.head.left.append(line)
        if "urgent" in self.ways:
            self.head.left.append("HỎA TỐC")
        return symbol

    def place_and_date(self) -> tuple[str, str | None]:
        seat = {PROVINCE.seat: "Lam Sơn", COMMUNE.seat: "Đông Khê"}[self.place.seat]
        day, month = self.rng.randint(1, 28), self.rng.choice([8, 9, 10])
        when: str | None = f"2026-{month:02}-{day:02}"
        text = f"{seat}, ngày {day:02} tháng {month} năm 2026"
        if "bare day" in self.ways:
            text = f"{seat}, ngày {day} tháng {month} năm 2026"
        elif "blank date" in self.ways:
            when = None
            text = self.rng.choice(
                [f"{seat}, ngày     tháng     năm 2026", f"{seat}, ngày    tháng {month} năm 2026"]
            )
        elif "dotted date" in self.ways:
            when, text = None, f"{seat}, ngày …… tháng …… năm 2026"
        self.head.right.append(text)
        if "draft" in self.ways:
            self.head.right.append("(Dự thảo lần 2)")
        return seat, when

    def named(self) -> str:
        """Who issues, as the preamble says it."""
        if "department" in self.ways:
            return "Ban Tổ chức Tỉnh ủy"
        if "steering" in self.ways:
            return "Ban Chỉ đạo chuyển đổi số tỉnh"
        if "joint" in self.ways:
            return "Ban Tổ chức Tỉnh ủy và Ủy ban Kiểm tra Tỉnh ủy"
        if self.place is BRANCH:
            return "Chi bộ Sở Nội vụ"
        if "committee" in self.ways:
            return self.place.short
        return f"Ban Thường vụ {self.place.short}"

    def basis(self) -> list[tuple[str, str, str]]:
        return [ABOVE] if self.place is PROVINCE else [ABOVE, BETWEEN]

    def title(self) -> str:
        """Type line and abstract."""
        name = {"KH": "KẾ HOẠCH", "CTr": "CHƯƠNG TRÌNH HÀNH ĐỘNG"}[self.kind]
        cited = " và ".join(f"{what} {who}" for what, _, who in self.basis())
        abstract = f"thực hiện {cited} {SUBJECT}"
        if "plain title" in self.ways:
            abstract = "triển khai công tác xây dựng Đảng và hệ thống chính trị 6 tháng cuối năm 2026"
        lines = [name]
        if "issuer in title" in self.ways:
            lines = [f"{name} CỦA BAN THƯỜNG VỤ {self.place.short.upper()}"]
        elif "issuer below type" in self.ways:
            lines = [name, f"CỦA BAN THƯỜNG VỤ {self.place.short.upper()}"]
        if "capital title" in self.ways:
            abstract = abstract.upper()
        if "draft in title" in self.ways:
            lines.insert(0, "DỰ THẢO")
        lines.append(abstract)
        self.head.title = lines
        if "no separator" in self.ways:
            self.head.separator = ""
        elif "starred separator" in self.ways:
            self.head.separator = "*"
        elif "underscored separator" in self.ways:
            self.head.separator = "_______"
        return " ".join(line for line in lines if line != "DỰ THẢO")

    def preamble(self) -> str:
        """The sentences that lead in; answers who issues."""
        who = self.named()
        cited = [f"{what}, {when} {body} {SUBJECT}" for what, when, body in self.basis()]
        kind = {"KH": "Kế hoạch", "CTr": "Chương trình hành động"}[self.kind]
        if "no preamble" in self.ways:
            issuer = self.head.left[1] if self.place is not PROVINCE else self.head.left[0]
            self.head.bases = [] if "plain title" in self.ways else self.symbols()
            return issuer
        self.head.bases = self.symbols()
        end = self.rng.choice(["như sau:", "với những nội dung sau:", "với các nội dung cụ thể như sau:"])
        if "list of bases" in self.ways:
            self.head.preamble = [f"- Căn cứ {text};" for text in cited[:-1]]
            self.head.preamble += [f"- Căn cứ {cited[-1]},", f"{who} ban hành {kind} thực hiện {end}"]
        elif "bases without dashes" in self.ways:
            self.head.preamble = [f"Căn cứ {text};" for text in cited]
            self.head.preamble.append(f"{who} xây dựng {kind} triển khai thực hiện {end}")
        else:
            joined = " và ".join(cited)
            self.head.preamble = [f"Thực hiện {joined}; {who} ban hành {kind} thực hiện {end}"]
        return who

    def symbols(self) -> list[str]:
        return [what.split("số ")[1] for what, _, _ in self.basis()]
