"""The invented province of the demo: its agencies, posts and people."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction

from permissions.accounts.passwords import normalised
from permissions.duties import Duty
from permissions.models import Agency, AgencyName, Appointment, Kind, Level, Post, PostDuty, Term, User
from permissions.sync import sync

TERM_START = date(2025, 10, 1)
TERM = "2025 - 2030"
DECISION = "Quyết định số 15-QĐ/TU, ngày 01/10/2025"

# code, level, kind, parent, committee, name, short name, symbol, place
AGENCIES = [
    ("tw", "central", "committee", None, None, "Ban Chấp hành Trung ương", "Trung ương", "TW", "Hà Nội"),
    ("tu", "province", "committee", "tw", None, "Tỉnh ủy Lam Sơn", "Tỉnh ủy", "TU", "Lam Sơn"),
    (
        "btv-tu",
        "province",
        "standing_committee",
        "tu",
        "tu",
        "Ban Thường vụ Tỉnh ủy",
        "Ban Thường vụ",
        "TU",
        "",
    ),
    (
        "tt-tu",
        "province",
        "permanent_board",
        "tu",
        "tu",
        "Thường trực Tỉnh ủy",
        "Thường trực Tỉnh ủy",
        "TU",
        "",
    ),
    ("vptu", "province", "office", "tu", "tu", "Văn phòng Tỉnh ủy", "Văn phòng", "VPTU", ""),
    ("btctu", "province", "advisory", "tu", "tu", "Ban Tổ chức Tỉnh ủy", "Ban Tổ chức", "BTCTU", ""),
    (
        "ubkttu",
        "province",
        "advisory",
        "tu",
        "tu",
        "Ủy ban Kiểm tra Tỉnh ủy",
        "Ủy ban Kiểm tra",
        "UBKTTU",
        "",
    ),
    (
        "btgdvtu",
        "province",
        "advisory",
        "tu",
        "tu",
        "Ban Tuyên giáo và Dân vận Tỉnh ủy",
        "Ban Tuyên giáo và Dân vận",
        "BTGDVTU",
        "",
    ),
    ("bnctu", "province", "advisory", "tu", "tu", "Ban Nội chính Tỉnh ủy", "Ban Nội chính", "BNCTU", ""),
    ("tct", "province", "unit", "tu", "tu", "Trường Chính trị tỉnh Lam Sơn", "Trường Chính trị", "TCT", ""),
    (
        "du-thanh-binh",
        "commune",
        "committee",
        "tu",
        None,
        "Đảng ủy xã Thanh Bình",
        "Đảng ủy xã Thanh Bình",
        "ĐU",
        "Thanh Bình",
    ),
    (
        "du-hoa-an",
        "commune",
        "committee",
        "tu",
        None,
        "Đảng ủy xã Hòa An",
        "Đảng ủy xã Hòa An",
        "ĐU",
        "Hòa An",
    ),
    (
        "du-ubnd",
        "base",
        "committee",
        "tu",
        None,
        "Đảng ủy Ủy ban nhân dân tỉnh",
        "Đảng ủy UBND tỉnh",
        "ĐU",
        "Lam Sơn",
    ),
    (
        "du-cq-dang",
        "base",
        "committee",
        "tu",
        None,
        "Đảng ủy các cơ quan Đảng tỉnh",
        "Đảng ủy các cơ quan Đảng",
        "ĐU",
        "Lam Sơn",
    ),
]

COMMUNE_BODIES = [
    ("btv", "standing_committee", "Ban Thường vụ Đảng ủy", "Ban Thường vụ", "ĐU"),
    ("tt", "permanent_board", "Thường trực Đảng ủy", "Thường trực Đảng ủy", "ĐU"),
    ("vp", "office", "Văn phòng Đảng ủy", "Văn phòng", "VPĐU"),
    ("bxdd", "advisory", "Ban Xây dựng Đảng Đảng ủy", "Ban Xây dựng Đảng", "BXDĐ"),
    ("ubkt", "advisory", "Ủy ban Kiểm tra Đảng ủy", "Ủy ban Kiểm tra", "UBKT"),
]
COMMUNES = [("du-thanh-binh", "xã Thanh Bình"), ("du-hoa-an", "xã Hòa An")]


SIGNATURES = {"standing_committee": "T/M BAN THƯỜNG VỤ"}
"""A committee in plenum signs by its own name, T/M TỈNH ỦY (HD36 II.1.7), as is done where nothing is kept."""


@dataclass(frozen=True)
class Person:
    """One of the cast: the post sits in `agency`; duties are “duty@agency”, a bare duty is for the own agency."""

    username: str
    name: str
    post: str
    agency: str
    duties: str
    rank: int = 100


CAST = [
    Person("soan", "Nguyễn Thu Hà", "Chuyên viên", "btctu", "draft oversee"),
    Person("truongban", "Lê Văn Thành", "Trưởng ban", "btctu", "release oversee decide@btv-tu", 30),
    Person("gopy1", "Phạm Minh Đức", "Chủ nhiệm", "ubkttu", "advise release"),
    Person("gopy1cv", "Vũ Thị Lan", "Chuyên viên", "ubkttu", "advise"),
    Person("gopy2", "Hoàng Quốc Bảo", "Trưởng ban", "btgdvtu", "advise release"),
    Person("gopy3", "Đỗ Thị Hồng Nhung", "Trưởng ban", "bnctu", "advise release"),
    Person("vanphong", "Bùi Anh Tuấn", "Chuyên viên Tổng hợp", "vptu", "appraise"),
    Person("chanhvp", "Ngô Đình Khải", "Chánh Văn phòng", "vptu", "instruct@tu release"),
    Person(
        "thuongtruc",
        "Trịnh Xuân Hòa",
        "Phó Bí thư Thường trực",
        "tt-tu",
        "instruct@tu steer decide decide@btv-tu sign@tu",
        20,
    ),
    Person(
        "bithu", "Đặng Quang Vinh", "Bí thư", "tt-tu", "instruct@tu steer decide decide@btv-tu sign@tu", 10
    ),
    Person("uv1", "Trần Quốc Việt", "Ủy viên Ban Thường vụ", "btv-tu", "decide", 41),
    Person("uv2", "Lương Thị Mai", "Ủy viên Ban Thường vụ", "btv-tu", "decide", 42),
    Person("uv3", "Cao Hữu Nghĩa", "Ủy viên Ban Thường vụ", "btv-tu", "decide", 43),
    Person("uv4", "Phan Thanh Sơn", "Ủy viên Ban Thường vụ", "btv-tu", "decide", 44),
    Person("uv5", "Đinh Thị Kim Oanh", "Ủy viên Ban Thường vụ", "btv-tu", "decide", 45),
    Person("uv6", "Tạ Đức Long", "Ủy viên Ban Thường vụ", "btv-tu", "decide", 46),
    Person("uv7", "Mai Văn Phúc", "Ủy viên Ban Thường vụ", "btv-tu", "decide", 47),
    Person("uv8", "Hồ Sĩ Hùng", "Ủy viên Ban Thường vụ", "btv-tu", "decide", 48),
    Person("vanthu", "Nguyễn Thị Thanh Tâm", "Văn thư", "vptu", "receive@tu issue@tu"),
    Person("xa1", "Trương Văn Nam", "Chuyên viên", "bxdd-du-thanh-binh", "draft"),
    Person(
        "xa1uv1", "Lý Thị Hạnh", "Trưởng ban", "bxdd-du-thanh-binh", "release decide@btv-du-thanh-binh", 30
    ),
    Person(
        "xa1uv2",
        "Vi Văn Toàn",
        "Chủ nhiệm",
        "ubkt-du-thanh-binh",
        "advise release decide@btv-du-thanh-binh",
        31,
    ),
    Person("xa1uv3", "Lò Thị Mến", "Ủy viên Ban Thường vụ", "btv-du-thanh-binh", "decide", 41),
    Person("xa1uv4", "Hà Công Tráng", "Ủy viên Ban Thường vụ", "btv-du-thanh-binh", "decide", 42),
    Person("xa1vp", "Bế Thị Thu", "Chánh Văn phòng", "vp-du-thanh-binh", "appraise release"),
    Person(
        "xa1bithu",
        "Nông Đức Thịnh",
        "Bí thư",
        "tt-du-thanh-binh",
        "instruct@du-thanh-binh steer decide decide@btv-du-thanh-binh sign@du-thanh-binh",
        10,
    ),
    Person(
        "xa1vanthu",
        "Quách Thị Yến",
        "Văn thư",
        "vp-du-thanh-binh",
        "receive@du-thanh-binh issue@du-thanh-binh",
    ),
    Person("xa2", "Giáp Văn Lực", "Chuyên viên", "bxdd-du-hoa-an", "draft"),
    Person(
        "xa2bithu",
        "Ma Thế Hùng",
        "Bí thư",
        "tt-du-hoa-an",
        "instruct@du-hoa-an steer release@bxdd-du-hoa-an",
        10,
    ),
    Person("xa2vanthu", "Đàm Thị Ngọc", "Văn thư", "vp-du-hoa-an", "receive@du-hoa-an issue@du-hoa-an"),
    Person("nguoila", "Kiều Minh Quân", "Chuyên viên", "tct", "draft advise"),
    Person("quantri", "Tống Duy Khánh", "Quản trị hệ thống", "vptu", "administer@tu"),
]


@transaction.atomic
def load(password: str) -> None:
    """Make or repair the cast; everyone gets this password. Safe to repeat."""
    password = normalised(password)
    agencies = _agencies()
    for code in ("tu", "du-thanh-binh", "du-hoa-an", "du-ubnd", "du-cq-dang"):
        Term.objects.get_or_create(agency=agencies[code], since=TERM_START, defaults={"name": TERM})
    known = User.objects.filter(username=CAST[0].username).first()
    kept = known is not None and known.check_password(password)
    # One hash for all: the cast shares its password openly, and thirty slow hashes would delay the first start.
    hashed = "" if kept else make_password(password)
    for person in CAST:
        _appoint(person, agencies, hashed)
    sync()


def _agencies() -> dict[str, Agency]:
    rows: list[tuple[Any, ...]] = list(AGENCIES)
    for committee, place in COMMUNES:
        rows += [
            (
                f"{code}-{committee}",
                "commune",
                kind,
                committee,
                committee,
                f"{name} {place}",
                short,
                symbol,
                "",
            )
            for code, kind, name, short, symbol in COMMUNE_BODIES
        ]
    made: dict[str, Agency] = {}
    for order, row in enumerate(rows, start=1):
        code, level, kind, parent, committee, name, short, symbol, place = row
        agency, _new = Agency.objects.update_or_create(
            code=code,
            defaults={
                "level": Level(level),
                "kind": Kind(kind),
                "parent": made[parent] if parent else None,
                "committee": made[committee] if committee else None,
                "name": name,
                "short_name": short,
                "symbol": symbol,
                "place": place,
                "signature_form": SIGNATURES.get(kind, ""),
                "seal": name.upper() if kind != "standing_committee" else "",
                "order": order,
                "since": TERM_START,
            },
        )
        AgencyName.objects.get_or_create(
            agency=agency,
            since=TERM_START,
            defaults={
                "name": name,
                "short_name": short,
                "symbol": symbol,
                "kind": kind,
                "parent": agency.parent,
            },
        )
        made[code] = agency
    return made


def _appoint(person: Person, agencies: dict[str, Agency], hashed: str) -> None:
    email = f"{person.username}@lam-son.example"
    first = {"full_name": person.name, "email": email}
    user, _new = User.objects.get_or_create(username=person.username, defaults=first)
    if hashed:
        user.password, user.long_password = hashed, True
        user.save(update_fields=["password", "long_password"])
    post, _new = Post.objects.get_or_create(
        agency=agencies[person.agency], name=person.post, rank=person.rank
    )
    for entry in person.duties.split():
        duty, _at, code = entry.partition("@")
        PostDuty.objects.get_or_create(post=post, duty=Duty(duty), agency=agencies[code or person.agency])
    Appointment.objects.get_or_create(user=user, post=post, since=TERM_START, defaults={"decision": DECISION})
