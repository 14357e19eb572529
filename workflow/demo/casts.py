"""Who does what in the two committees of the demo that have a whole cast."""

from dataclasses import dataclass

from permissions.models import Agency, User


def person(username: str) -> User:
    return User.objects.get(username=username)


def agency(code: str) -> Agency:
    return Agency.objects.get(code=code)


@dataclass(frozen=True)
class Cast:
    """Usernames by what they do; `advisers`: agency → (who writes, who releases)."""

    committee: str
    lead: str
    clerk: str
    instructor: str
    head: str
    drafter: str
    advisers: dict[str, tuple[str, str]]
    officer: str
    office_head: str
    board: str
    signer: str
    members: tuple[str, ...]
    reported_to: str
    recipients: tuple[str, ...]
    group: tuple[str, str] | None = None


PROVINCE = Cast(
    committee="tu",
    lead="btctu",
    clerk="vanthu",
    instructor="thuongtruc",
    head="truongban",
    drafter="soan",
    advisers={
        "ubkttu": ("gopy1cv", "gopy1"),
        "btgdvtu": ("gopy2", "gopy2"),
        "bnctu": ("gopy3", "gopy3"),
    },
    officer="vanphong",
    office_head="chanhvp",
    board="thuongtruc",
    signer="bithu",
    members=("bithu", "thuongtruc", "truongban", *(f"uv{n}" for n in range(1, 9))),
    reported_to="tt-tu",
    recipients=("ubkttu", "btgdvtu", "bnctu", "vptu"),
    group=("committees_below", "Các đảng ủy trực thuộc Tỉnh ủy"),
)
COMMUNE = Cast(
    committee="du-thanh-binh",
    lead="bxdd-du-thanh-binh",
    clerk="xa1vanthu",
    instructor="xa1bithu",
    head="xa1uv1",
    drafter="xa1",
    advisers={"ubkt-du-thanh-binh": ("xa1uv2", "xa1uv2")},
    officer="xa1vp",
    office_head="xa1vp",
    board="xa1bithu",
    signer="xa1bithu",
    members=("xa1bithu", "xa1uv1", "xa1uv2", "xa1uv3", "xa1uv4"),
    reported_to="tu",
    recipients=("ubkt-du-thanh-binh", "vp-du-thanh-binh"),
)
