"""Whom a derived plan is sent to: proposed from the parents and from the bodies that it gives work to."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from drafting.deriving.own import OwnBody, short_name, unit_of
from drafting.deriving.spelling import folded

_CENTRE = re.compile(r"^(?:Bộ Chính trị|Ban Bí thư|Ban Chấp hành Trung ương)", re.IGNORECASE)
_STANDING = re.compile(r"^(?:Ban Thường vụ|Ban Chấp hành|Thường trực)\s+", re.IGNORECASE)
_THROUGH = re.compile(r"\((?:gửi )?qua ([^()]+)\)")


def recipients(
    parents: Sequence[Mapping[str, Any]], own: OwnBody, acting: Iterable[str], informed: Iterable[str] = ()
) -> list[tuple[str, str | None]]:
    """Proposed lines (text, note): reported to, own collective, who acts, who is informed (document form, 5).

    `acting`: every body that the plan gives work to; `informed`: whose counterparts above the parents were sent to.
    """
    lines: list[tuple[str, str | None]] = [
        (above, "báo cáo") for parent in parents for above in _superiors(parent, own)
    ]
    short = short_name(own.name)
    if unit_of(own.name) == "Chi bộ":
        lines.append(("Các đồng chí đảng viên trong Chi bộ", None))
    else:
        members = (
            "Tỉnh ủy viên"
            if own.level == "province" and short.startswith("Tỉnh")
            else "ủy viên ban chấp hành"
        )
        lines += [(f"Thường trực {short}", None), (f"Các đồng chí {_members(short, members)}", None)]
    lines += [(name, None) for name in [*acting, *informed]]
    seen: set[str] = set()
    kept = []
    for text, note in lines:
        key = folded(text).casefold()
        if key not in seen:
            # "Đảng ủy Quân sự tỉnh, Đảng ủy Công an tỉnh" is sent to each of both
            seen |= {key, *key.split(", ")}
            kept.append((text, note))
    return kept


def decides(name: str) -> bool:
    """Whether a body is the committee's own leadership, which a plan is not sent to as one that acts."""
    return bool(
        re.match(
            r"(?:(?:Ban Thường vụ|Ban Chấp hành)(?! Đoàn)|Chi ủy|Thường trực (?:Tỉnh|Thành|Đảng))",
            folded(name),
        )
    )


def _members(short: str, usual: str) -> str:
    first = folded(short).split()[0]
    return {"Đảng": "Đảng ủy viên", "Thành": "Thành ủy viên"}.get(first, usual)


def _superiors(parent: Mapping[str, Any], own: OwnBody) -> list[str]:
    """Whom the plan is reported to: the superior's leading body, and the agency that the parent names for it.

    A committee below the province reports to the one directly above it, whoever issued the parent.
    """
    issuer = parent.get("issuer") or ""
    above = []
    if _CENTRE.match(issuer) and own.level != "province" and (direct := _directly_above(own)):
        return [direct]
    if _CENTRE.match(issuer):
        above.append("Bộ Chính trị, Ban Bí thư")
    elif issuer:
        above.append(f"Thường trực {_STANDING.sub('', issuer)}")
    for item in parent["items"]:
        if item["kind"] == "organisation":
            above += _THROUGH.findall(item["text"])
    return above


def _directly_above(own: OwnBody) -> str | None:
    """The standing board above, by the head of the own paper: "ĐẢNG BỘ TỈNH LAM SƠN" → "Thường trực Tỉnh ủy"."""
    head = folded(own.superior_head or ("ĐẢNG BỘ TỈNH" if own.level == "commune" else "")).casefold()
    for unit, committee in (
        ("tỉnh", "Tỉnh ủy"),
        ("thành phố", "Thành ủy"),
        ("xã", "Đảng ủy xã"),
        ("phường", "Đảng ủy phường"),
        ("đặc khu", "Đảng ủy đặc khu"),
    ):
        if re.match(rf"đảng bộ {unit}(?!\w)", head):
            return f"Thường trực {committee}"
    return None
