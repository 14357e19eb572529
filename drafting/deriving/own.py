"""The committee that derives: what its own plan says of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

LEVELS = ("province", "commune", "block", "base")


@dataclass(frozen=True)
class OwnBody:
    """The issuing committee as its plan prints it.

    `name` "Tỉnh ủy Lam Sơn"; `level` one of LEVELS; `deciding_body` "Ban Thường vụ Tỉnh ủy";
    `superior_head` and `issuer_head` are lines of the head; `symbol` is the body's part of the symbol
    ("TU"); `archive` is the last line without "Lưu". `signature` has on_behalf, position and name;
    None leaves the block to the issuance.
    """

    name: str
    level: str
    deciding_body: str
    superior_head: str | None
    issuer_head: str
    place: str | None
    symbol: str
    office: str
    archive: str
    signature: Mapping[str, str | None] | None = field(default=None)


def short_name(name: str) -> str:
    """The committee as its own texts call it: "Tỉnh ủy Lam Sơn" → "Tỉnh ủy", "Đảng ủy xã Hòa An" → "Đảng ủy xã"."""
    found = re.match(
        r"(?i)((?:tỉnh|thành|huyện) (?:ủy|uỷ)|đảng (?:ủy|uỷ) (?:xã|phường|đặc khu|khối)|đảng (?:ủy|uỷ)|chi bộ)(?!\w)",
        name.strip(),
    )
    return found.group(1) if found else name.strip()


def unit_of(name: str) -> str:
    """The unit that a committee leads: tỉnh, thành phố, xã, phường, đặc khu; else Đảng bộ or Chi bộ."""
    short = short_name(name).lower().replace("uỷ", "ủy")
    units = {"tỉnh ủy": "tỉnh", "thành ủy": "thành phố", "huyện ủy": "huyện", "chi bộ": "Chi bộ"}
    if short in units:
        return units[short]
    return next((unit for unit in ("xã", "phường", "đặc khu") if short.endswith(unit)), "Đảng bộ")


def own_body(name: str, level: str) -> OwnBody:
    """What a name alone tells; for a committee whose organisation data are not at hand.

    ValueError for a level that is none of LEVELS.
    """
    if level not in LEVELS:
        raise ValueError(f"Không có cấp “{level}”. Đề nghị chọn một trong: {', '.join(LEVELS)}.")
    name = " ".join(name.split())
    short, unit = short_name(name), unit_of(name)
    is_branch = unit == "Chi bộ"
    decider = short if is_branch else f"Ban Thường vụ {short}"
    archive = short if is_branch else f"Văn phòng {short}"
    head = "T/M CHI BỘ" if is_branch else "T/M BAN THƯỜNG VỤ"
    has_place = level in ("province", "commune") and len(name) > len(short)
    return OwnBody(
        name=name,
        level=level,
        deciding_body=decider,
        superior_head=None,
        issuer_head=name.upper(),
        place=name[len(short) :].strip() if has_place else None,
        symbol="TU" if level == "province" else "CB" if is_branch else "ĐU",
        office=archive,
        archive=archive,
        signature={"on_behalf": head, "position": "BÍ THƯ", "name": None},
    )
