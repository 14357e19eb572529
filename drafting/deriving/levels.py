"""Words of reach: what "toàn quốc" is called one or two levels below."""

from drafting.deriving.own import short_name, unit_of

# {s} the committee's short name, {u} its unit
_PROVINCE = {
    "toàn quốc": "toàn {u}",
    "cả nước": "toàn {u}",
    "trên cả nước": "trên địa bàn {u}",
    "từ Trung ương đến cơ sở": "từ {u} đến cơ sở",
    "từ Trung ương đến địa phương": "từ {u} đến cơ sở",
    "từ Trung ương đến cấp xã": "từ {u} đến cấp xã",
    "các cơ quan Trung ương": "các cơ quan của {u}",
    "cơ quan Trung ương": "cơ quan của {u}",
    "ở Trung ương": "của {u}",
    "trực thuộc Trung ương": "trực thuộc {s}",
    "tỉnh ủy, thành ủy": "đảng ủy xã, phường, đặc khu",
    "tỉnh, thành phố": "xã, phường, đặc khu",
    "tỉnh, thành phố trực thuộc Trung ương": "xã, phường, đặc khu",
    "bộ, ngành": "sở, ngành",
    "bộ, ban, ngành": "sở, ban, ngành",
    "các bộ, cơ quan ngang bộ": "các sở, ngành",
    "ở địa phương": "trên địa bàn {u}",
}
_COMMUNE = {
    **dict.fromkeys(("toàn quốc", "cả nước", "toàn tỉnh", "toàn thành phố", "toàn Đảng bộ tỉnh"), "toàn {u}"),
    **dict.fromkeys(
        ("trên cả nước", "trên địa bàn tỉnh", "trên địa bàn thành phố", "ở địa phương"), "trên địa bàn {u}"
    ),
    **dict.fromkeys(
        ("từ Trung ương đến cơ sở", "từ tỉnh đến cơ sở", "từ thành phố đến cơ sở", "từ tỉnh đến cấp xã"),
        "từ {u} đến thôn, tổ dân phố",
    ),
    **dict.fromkeys(("trực thuộc Trung ương", "trực thuộc Tỉnh ủy", "trực thuộc Thành ủy"), "trực thuộc {s}"),
    **dict.fromkeys(("Đảng bộ tỉnh", "Đảng bộ thành phố"), "Đảng bộ {u}"),
    **dict.fromkeys(
        ("tỉnh ủy, thành ủy", "đảng ủy xã, phường, đặc khu", "đảng ủy xã, phường"), "chi bộ trực thuộc"
    ),
    **dict.fromkeys(("tỉnh, thành phố", "xã, phường, đặc khu", "xã, phường"), "thôn, tổ dân phố"),
    **dict.fromkeys(
        ("sở, ban, ngành của tỉnh", "sở, ban, ngành", "sở, ngành", "bộ, ngành"), "phòng, đơn vị thuộc {u}"
    ),
    "của tỉnh": "của {u}",
    "trong tỉnh": "trong {u}",
    "các cơ quan Trung ương": "các cơ quan của {u}",
}
_WITHIN = {
    **dict.fromkeys(
        ("toàn quốc", "cả nước", "toàn tỉnh", "toàn thành phố", "toàn xã", "toàn phường", "toàn đặc khu"),
        "toàn {u}",
    ),
    **dict.fromkeys(
        ("trên cả nước", "trên địa bàn tỉnh", "trên địa bàn xã", "trên địa bàn phường", "ở địa phương"),
        "trong {u}",
    ),
    **dict.fromkeys(("từ Trung ương đến cơ sở", "từ tỉnh đến cơ sở"), "trong toàn {u}"),
    **dict.fromkeys(("trực thuộc Trung ương", "trực thuộc Tỉnh ủy", "trực thuộc Thành ủy"), "trực thuộc {s}"),
    **dict.fromkeys(
        ("tỉnh ủy, thành ủy", "đảng ủy xã, phường, đặc khu", "đảng ủy xã, phường"), "tổ chức đảng trực thuộc"
    ),
}


def default_scope_words(level: str, name: str) -> dict[str, str]:
    """Superior's word → own word for a committee of a level with this name; other levels get none.

    These rename a level and nothing else, so a task that differs in them alone counts as adopted.
    """
    table = {"province": _PROVINCE, "commune": _COMMUNE, "block": _WITHIN, "base": _WITHIN}.get(level, {})
    names = {"s": short_name(name), "u": unit_of(name)}
    return {above: own.format(**names) for above, own in table.items()}
