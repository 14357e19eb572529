"""Letters that forward a plan and certified copies of it, with their labels, as they stand in one file."""

from dataclasses import dataclass
from random import Random
from typing import Any

TO = {
    "list": (
        [
            "Kính gửi:",
            "- Các chi bộ trực thuộc,",
            "- Các đồng chí Đảng ủy viên,",
            "- Ủy ban Mặt trận Tổ quốc xã.",
        ],
        ["Các chi bộ trực thuộc", "Các đồng chí Đảng ủy viên", "Ủy ban Mặt trận Tổ quốc xã"],
    ),
    "list beside": (
        ["Kính gửi: - Các chi bộ trực thuộc,", "- Các đồng chí Đảng ủy viên."],
        ["Các chi bộ trực thuộc", "Các đồng chí Đảng ủy viên"],
    ),
    "one": (["Kính gửi: Các chi bộ trực thuộc Đảng ủy xã"], ["Các chi bộ trực thuộc Đảng ủy xã"]),
    "wrapped": (
        ["Kính gửi: Các chi bộ, đảng bộ bộ phận", "trực thuộc Đảng ủy xã Đông Khê"],
        ["Các chi bộ, đảng bộ bộ phận trực thuộc Đảng ủy xã Đông Khê"],
    ),
}
ABOUT = {
    "về việc": "Về việc triển khai thực hiện {sent}",
    "v/v": "V/v sao gửi {sent}",
    "about over two lines": "Về việc sao gửi\n{sent}",
}
CHARGES = {
    "giao": (
        "Giao Ban Xây dựng Đảng chủ trì, phối hợp với Văn phòng Đảng ủy tham mưu Ban Thường vụ Đảng ủy xây dựng kế "
        "hoạch thực hiện.",
        "Ban Xây dựng Đảng",
    ),
    "đề nghị": (
        "Đề nghị Ban Xây dựng Đảng tham mưu xây dựng kế hoạch, trình Ban Thường vụ Đảng ủy trước ngày 30/10/2026.",
        "Ban Xây dựng Đảng",
    ),
    "none": ("Văn bản được phổ biến đến các chi bộ để thực hiện.", ""),
}
COPIES = {
    "sao lục": ("SAO LỤC", ["TỈNH ỦY LAM SƠN", "VĂN PHÒNG"]),
    "sao y": ("SAO Y BẢN CHÍNH", ["ĐẢNG BỘ TỈNH LAM SƠN", "ĐẢNG ỦY XÃ ĐÔNG KHÊ"]),
    "trích sao": ("TRÍCH SAO", ["TỈNH ỦY LAM SƠN", "BAN TỔ CHỨC"]),
}


@dataclass
class Side:
    """The lines of a letter or copy, and its label."""

    lines: list[str]
    label: dict[str, Any]


def letter(sent: str, rng: Random, *, to: str, about: str, charge: str) -> Side:
    """A commune's letter that forwards the plan with the symbol `sent`."""
    number = rng.randint(20, 400)
    addressed, names = TO[to]
    subject = ABOUT[about].format(sent=f"Kế hoạch số {sent}")
    task, agency = CHARGES[charge]
    lines = [
        "ĐẢNG BỘ TỈNH LAM SƠN",
        "ĐẢNG ỦY XÃ ĐÔNG KHÊ",
        "*",
        f"Số {number}-CV/ĐU",
        *subject.split("\n"),
        "",
    ]
    lines += ["ĐẢNG CỘNG SẢN VIỆT NAM", "Đông Khê, ngày 09 tháng 10 năm 2026", "", *addressed, ""]
    lines += [
        f"Thường trực Đảng ủy xã sao gửi đến các đồng chí Kế hoạch số {sent}, ngày 01/10/2026 của Ban Thường vụ Tỉnh "
        "ủy để quán triệt, triển khai thực hiện.",
        task,
        "",
        "Nơi nhận:",
        "- Như trên,",
        "- Thường trực Đảng ủy xã,",
        "- Lưu VPĐU.",
        "",
        "T/L BAN THƯỜNG VỤ",
        "CHÁNH VĂN PHÒNG",
        "Lê Thị Mai",
        "",
    ]
    label = {
        "document": {
            "type": "CV",
            "symbol": f"{number}-CV/ĐU",
            "date": "2026-10-09",
            "place": "Đông Khê",
            "issuer": "Thường trực Đảng ủy xã",
            "title": subject.replace("\n", " "),
        },
        "to": names,
        "assigns": [{"agency": agency}] if agency else [],
        "recipients": [{"text": "Như trên", "note": None}, {"text": "Thường trực Đảng ủy xã", "note": None}],
        "archive": "VPĐU",
        "forwards": {"printed": sent, "corrected": None},
    }
    return Side(lines, label)


def copy(kind: str, rng: Random, *, glued: bool = False, rule: bool = True) -> Side:
    """A certified-copy note below the copied text."""
    words, bodies = COPIES[kind]
    number = rng.randint(20, 400)
    body = {"sao lục": "VPTU", "sao y": "ĐU", "trích sao": "BTCTU"}[kind]
    seat = "Đông Khê" if kind == "sao y" else "Lam Sơn"
    date = f"{seat}, ngày 05 tháng 10 năm 2026"
    symbol = f"{number}-BS/{body}"
    lines = ["_" * 60, ""] if rule else [""]
    if glued:
        lines += [*bodies[:-1], f"{bodies[-1]} {words}", f"Số {symbol} {date}", "Nơi nhận bản sao:"]
    else:
        lines += [*bodies, "*", f"Số {symbol}", "", words, date, "", "Nơi nhận bản sao:"]
    lines += [
        "- Các chi bộ, đảng bộ trực thuộc,",
        "- Các cơ quan, đơn vị có liên quan,",
        f"- Lưu {body}.",
        "",
    ]
    lines += ["CHÁNH VĂN PHÒNG", "Đặng Hữu Phúc", ""]
    label = {
        "symbol": symbol,
        "date": "2026-10-05",
        "place": seat,
        "copier": " / ".join(bodies),
        "kind": kind,
        "recipients": [
            {"text": "Các chi bộ, đảng bộ trực thuộc", "note": None},
            {"text": "Các cơ quan, đơn vị có liên quan", "note": None},
        ],
        "archive": body,
        "signature": {"on_behalf": None, "position": "CHÁNH VĂN PHÒNG", "name": "Đặng Hữu Phúc"},
    }
    return Side(lines, label)
