"""The bodies that usually correspond between a committee and the ones above it.

A body without counterpart stands in no table on purpose: its group is then marked for the drafter to
decide. Names are those in use since 2025; a few older ones are kept, as older plans are still in force.
"""

from drafting.deriving.own import short_name, unit_of

_COLLECTIVE = "Các đảng ủy xã, phường, đặc khu, đảng ủy trực thuộc {s}"

# {s} the committee's short name (Tỉnh ủy), {u} its unit (tỉnh)
_PROVINCE = {
    "Bộ Chính trị": "Ban Thường vụ {s}",
    "Ban Bí thư": "Thường trực {s}",
    "Ban Bí thư Trung ương Đảng": "Thường trực {s}",
    # Not of the Party, yet its name begins like the body above.
    "Ban Bí thư Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh": (
        "Ban Thường vụ Đoàn Thanh niên Cộng sản Hồ Chí Minh {u}"
    ),
    "Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh": "Đoàn Thanh niên Cộng sản Hồ Chí Minh {u}",
    "Bộ Chính trị, Ban Bí thư": "Ban Thường vụ, Thường trực {s}",
    "Ủy viên Bộ Chính trị, Ủy viên Ban Bí thư": "Ủy viên Ban Thường vụ {s}",
    "Ủy viên Ban Bí thư": "Ủy viên Ban Thường vụ {s}",
    "Ủy viên Ban Chấp hành Trung ương Đảng": "Ủy viên Ban Chấp hành Đảng bộ {u}",
    "Ban Chấp hành Trung ương Đảng": "Ban Chấp hành Đảng bộ {u}",
    "Ban Chấp hành Trung ương": "Ban Chấp hành Đảng bộ {u}",
    "Ban Tổ chức Trung ương": "Ban Tổ chức {s}",
    "Ủy ban Kiểm tra Trung ương": "Ủy ban Kiểm tra {s}",
    "Ban Tuyên giáo và Dân vận Trung ương": "Ban Tuyên giáo và Dân vận {s}",
    "Ban Tuyên giáo Trung ương": "Ban Tuyên giáo và Dân vận {s}",
    "Ban Dân vận Trung ương": "Ban Tuyên giáo và Dân vận {s}",
    "Ban Nội chính Trung ương": "Ban Nội chính {s}",
    "Văn phòng Trung ương Đảng": "Văn phòng {s}",
    "Ban Chỉ đạo Trung ương": "Ban Chỉ đạo {u}",
    "Đảng ủy các cơ quan Đảng Trung ương": "Đảng ủy các cơ quan Đảng {u}",
    "Đảng ủy Chính phủ": "Đảng ủy Ủy ban nhân dân {u}",
    "Đảng ủy Quốc hội": "Thường trực Hội đồng nhân dân {u}",
    "Ủy ban Thường vụ Quốc hội": "Thường trực Hội đồng nhân dân {u}",
    "các cơ quan của Quốc hội": "các ban của Hội đồng nhân dân {u}",
    "Quốc hội": "Hội đồng nhân dân {u}",
    "Đảng ủy Mặt trận Tổ quốc, các đoàn thể Trung ương": (
        "Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội {u}"
    ),
    "Quân ủy Trung ương, Đảng ủy Công an Trung ương": "Đảng ủy Quân sự {u}, Đảng ủy Công an {u}",
    "Quân ủy Trung ương": "Đảng ủy Quân sự {u}",
    "Đảng ủy Công an Trung ương": "Đảng ủy Công an {u}",
    "Học viện Chính trị quốc gia Hồ Chí Minh": "Trường Chính trị {u}",
    "trường chính trị tỉnh, thành phố": "Trường Chính trị {u}",
    "Các tỉnh ủy, thành ủy, đảng ủy trực thuộc Trung ương": _COLLECTIVE,
    "Các tỉnh ủy, thành ủy, các ban đảng, đảng ủy trực thuộc Trung ương": (
        "Các đảng ủy xã, phường, đặc khu, các ban đảng, đảng ủy trực thuộc {s}"
    ),
}

# {ps} {pu} the superior's short name and unit
_COMMUNE = {
    "Ban Thường vụ {ps}": "Ban Thường vụ {s}",
    "Thường trực {ps}": "Thường trực {s}",
    "Ban Thường vụ, Thường trực {ps}": "Ban Thường vụ, Thường trực {s}",
    "Thường trực, Ban Thường vụ {ps}": "Thường trực, Ban Thường vụ {s}",
    "Ủy viên Ban Thường vụ {ps}": "Ủy viên Ban Thường vụ {s}",
    "Ủy viên Ban Chấp hành Đảng bộ {pu}": "Ủy viên Ban Chấp hành Đảng bộ {u}",
    "Ban Chấp hành Đảng bộ {pu}": "Ban Chấp hành Đảng bộ {u}",
    "Ban Tổ chức {ps}": "Ban Xây dựng Đảng {s}",
    "Ban Tuyên giáo và Dân vận {ps}": "Ban Xây dựng Đảng {s}",
    "Ủy ban Kiểm tra {ps}": "Ủy ban Kiểm tra {s}",
    "Văn phòng {ps}": "Văn phòng {s}",
    "Ban Chỉ đạo {pu}": "Ban Chỉ đạo {u}",
    "Đảng ủy các cơ quan Đảng {pu}": "Chi bộ các cơ quan Đảng {u}",
    "Đảng ủy Ủy ban nhân dân {pu}": "Đảng ủy Ủy ban nhân dân {u}",
    "Ủy ban nhân dân {pu}": "Ủy ban nhân dân {u}",
    "Thường trực Hội đồng nhân dân {pu}": "Thường trực Hội đồng nhân dân {u}",
    "Hội đồng nhân dân {pu}": "Hội đồng nhân dân {u}",
    "Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội {pu}": (
        "Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội {u}"
    ),
    "Ủy ban Mặt trận Tổ quốc Việt Nam {pu}": "Ủy ban Mặt trận Tổ quốc Việt Nam {u}",
    "Đảng ủy Quân sự {pu}, Đảng ủy Công an {pu}": "Chi bộ Quân sự {u}, Chi bộ Công an {u}",
    "Đảng ủy Quân sự {pu}": "Chi bộ Quân sự {u}",
    "Đảng ủy Công an {pu}": "Chi bộ Công an {u}",
    "Ban Thường vụ Đoàn Thanh niên Cộng sản Hồ Chí Minh {pu}": (
        "Ban Thường vụ Đoàn Thanh niên Cộng sản Hồ Chí Minh {u}"
    ),
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh {pu}": "Đoàn Thanh niên Cộng sản Hồ Chí Minh {u}",
    "Trường Chính trị {pu}": "Trung tâm Chính trị {u}",
    "Các đảng ủy xã, phường, đặc khu, đảng ủy trực thuộc {ps}": "Các đảng bộ, chi bộ trực thuộc {s}",
    "Các đảng ủy xã, phường, đặc khu, các ban đảng, đảng ủy trực thuộc {ps}": (
        "Các đảng bộ, chi bộ trực thuộc, các cơ quan tham mưu của {s}"
    ),
}

_COMMITTEE = {
    "Ban Thường vụ {ps}": "Ban Thường vụ {s}",
    "Thường trực {ps}": "Thường trực {s}",
    "Ban Thường vụ, Thường trực {ps}": "Ban Thường vụ, Thường trực {s}",
    "Ủy viên Ban Thường vụ {ps}": "Ủy viên Ban Thường vụ {s}",
    "Ủy ban Kiểm tra {ps}": "Ủy ban Kiểm tra {s}",
    "Văn phòng {ps}": "Văn phòng {s}",
    "Các đảng ủy xã, phường, đặc khu, đảng ủy trực thuộc {ps}": "Các đảng bộ, chi bộ trực thuộc {s}",
    "Các đảng bộ, chi bộ trực thuộc {ps}": "Các chi bộ trực thuộc {s}",
}
_BLOCK = _COMMITTEE | {
    "Ban Tổ chức {ps}": "Ban Tổ chức {s}",
    "Ban Tuyên giáo và Dân vận {ps}": "Ban Tuyên giáo và Dân vận {s}",
}
_BRANCH = {
    "Ban Thường vụ {ps}": "Chi ủy",
    "Thường trực {ps}": "Chi ủy",
    "Ban Thường vụ, Thường trực {ps}": "Chi ủy",
    "Các đảng ủy xã, phường, đặc khu, đảng ủy trực thuộc {ps}": "Các tổ đảng",
    "Các đảng bộ, chi bộ trực thuộc {ps}": "Các tổ đảng",
}

_PROVINCES = (("Tỉnh ủy", "tỉnh"), ("Thành ủy", "thành phố"))
_COMMUNES = tuple((f"Đảng ủy {unit}", unit) for unit in ("xã", "phường", "đặc khu"))


def default_body_map(level: str, name: str) -> dict[str, str]:
    """Superior body → own body for a committee of a level (province, commune, block, base) with this name.

    A committee below the province gets the bodies of every level above it, since a plan may come to it
    directly from the centre. A level without table gets an empty map.
    """
    s, u = short_name(name), unit_of(name)
    if level == "province":
        return _filled(_PROVINCE, s=s, u=u)
    table = {"commune": _COMMUNE, "block": _BLOCK, "base": _BRANCH if u == "Chi bộ" else _COMMITTEE}.get(
        level, {}
    )
    superiors = _PROVINCES if level in ("commune", "block") else _PROVINCES + _COMMUNES
    pairs: dict[str, str] = {}
    for ps, pu in superiors:
        pairs |= _filled(table, s=s, u=u, ps=ps, pu=pu)
    central = _filled(_PROVINCE, s="Tỉnh ủy", u="tỉnh")
    return {above: pairs[middle] for above, middle in central.items() if middle in pairs} | pairs


def _filled(table: dict[str, str], **names: str) -> dict[str, str]:
    return {above.format(**names): own.format(**names) for above, own in table.items()}
