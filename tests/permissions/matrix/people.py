"""One person for each duty and each way to stand to a plan of the province."""

from dataclasses import dataclass
from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.utils import timezone

from permissions.models import Agency, Appointment, Post, PostDuty, User

OWN = {
    "instruct": ("instruct", "tu"),
    "draft": ("draft", "btctu"),
    "release": ("release", "btctu"),
    "oversee": ("oversee", "btctu"),
    "advise": ("advise", "ubkttu"),
    "adviser's release": ("release", "ubkttu"),
    "appraise": ("appraise", "vptu"),
    "office's release": ("release", "vptu"),
    "steer": ("steer", "tt-tu"),
    "decide": ("decide", "btv-tu"),
    "sign": ("sign", "tu"),
    "issue": ("issue", "tu"),
    "receive": ("receive", "tu"),
    "administer": ("administer", "tu"),
    "audit": ("audit", "tu"),
}
"""Who → the one duty and the agency that it is held for; the plan is the Organization Committee's of the province."""

FOREIGN = {
    "tu": "du-hoa-an",
    "btctu": "bxdd-du-hoa-an",
    "ubkttu": "ubkt-du-hoa-an",
    "vptu": "vp-du-hoa-an",
    "tt-tu": "tt-du-hoa-an",
    "btv-tu": "btv-du-hoa-an",
}
"""The same bodies of a commune that takes no part."""

WAYS = ("own", "foreign", "superior", "revoked", "disabled")


@dataclass(frozen=True)
class Stander:
    """A person by what they hold and how they stand to the plan."""

    who: str
    way: str

    @property
    def username(self) -> str:
        return f"{self.way}-{self.who}".replace(" ", "-").replace("'", "")

    @property
    def user(self) -> User:
        return User.objects.get(username=self.username)


EVERYBODY = [Stander(who, way) for way in WAYS for who in OWN]


def make_everybody() -> None:
    """Each with exactly one duty, and a second factor so that their pages open."""
    today = timezone.localdate()
    agencies = {agency.code: agency for agency in Agency.objects.all()}
    for stander in EVERYBODY:
        duty, code = OWN[stander.who]
        at = agencies[{"foreign": FOREIGN[code], "superior": "tw"}.get(stander.way, code)]
        user = User.objects.create(
            username=stander.username, full_name=stander.username, is_active=stander.way != "disabled"
        )
        post = Post.objects.create(agency=at, name=stander.username)
        PostDuty.objects.create(post=post, duty=duty, agency=at)
        until = today - timedelta(days=1) if stander.way == "revoked" else None
        Appointment.objects.create(
            user=user, post=post, since=today - timedelta(days=9), until=until, decision="QĐ 1"
        )
        Authenticator.objects.create(user=user, type="totp", data={})
    nobody = User.objects.create(username="nobody", full_name="Không giữ chức vụ")
    assert nobody.pk
