"""Duties, and the two questions that every room above asks: who holds what, for whom, on which day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Value
from django.utils.translation import gettext_lazy as _

from permissions.prepared import Prepared

if TYPE_CHECKING:
    from permissions.models import Agency, Appointment, Delegation, PostDuty, User


class Duty(models.TextChoices):
    """What a person does for an agency, and what an agency does in a plan (architecture, section 2)."""

    INSTRUCT = "instruct", _("Cho ý kiến chỉ đạo")
    DRAFT = "draft", _("Soạn thảo")
    RELEASE = "release", _("Duyệt, chuyển")
    ADVISE = "advise", _("Góp ý")
    APPRAISE = "appraise", _("Thẩm định")
    STEER = "steer", _("Thường trực cho ý kiến")
    DECIDE = "decide", _("Quyết định")
    SIGN = "sign", _("Ký ban hành")
    ISSUE = "issue", _("Phát hành")
    RECEIVE = "receive", _("Tiếp nhận")
    OVERSEE = "oversee", _("Theo dõi, đôn đốc")
    ADMINISTER = "administer", _("Quản trị danh mục")
    AUDIT = "audit", _("Kiểm tra nhật ký")


NEVER_DELEGATED = {Duty.DECIDE}
"""A member's ballot is personal: nobody votes for another (01-QC/ĐU art. 9)."""

Holding = tuple[int, str]
"""(agency id, duty)"""


def holdings(user: User, on: date) -> frozenset[Holding]:
    """Every (agency, duty) that this person holds on that day, by appointment or by delegation.

    One query, kept on the user object for the request that loaded it; services ask `holds`, which reads anew.
    """
    kept = getattr(user, "_holdings", None)
    if kept is None or kept[0] != on:
        kept = (on, holdings_now(user, on))
        user._holdings = kept  # type: ignore[attr-defined]
    return kept[1]


def holdings_now(user: User, on: date) -> frozenset[Holding]:
    """The same, read from the database at each call: what a service decides by."""
    return frozenset(givers_now(user, on))


def givers_now(user: User, on: date) -> dict[Holding, int | None]:
    """Every holding of this day, with the id of whoever has lent it; None for what the person's own posts give.

    Who holds a duty by an own post acts for nobody else in it, whatever is lent besides. One query.
    """
    if not user.is_active or user.pk is None:
        return {}
    found: dict[Holding, int | None] = {}
    for agency, duty, giver in HELD.rows(user.pk, on):
        known = (agency, duty) in found
        found[agency, duty] = None if giver is None or (known and found[agency, duty] is None) else giver
    return found


def holding_for(user: User, duty: str, on: date) -> Q:
    """Rows whose `agency` is one for which this person holds the duty on that day, by what the database says now."""
    if not user.is_active or user.pk is None:
        return Q(pk__in=())
    own, lent = (rows.filter(duty=duty).values("agency") for rows in _held_rows(user.pk, on))
    return Q(agency__in=own) | Q(agency__in=lent)


def _held_rows(user: int, on: date) -> tuple[models.QuerySet[PostDuty], models.QuerySet[Delegation]]:
    """The duties of this person's posts, and those that were delegated to them, on that day.

    Only what the giver holds by an own post that day is lent: what was lent is not lent on, and a giver who has left
    the post lends nothing.
    """
    from permissions.models import PostDuty

    own = PostDuty.objects.filter(
        in_force(on, "post__appointments__"),
        post__appointments__user=user,
        post__appointments__user__is_active=True,
    )
    return own, lent_on(on).filter(taker=user)


def _held(user: int, on: date) -> models.QuerySet[Any, Any]:
    """(agency id, duty, id of whoever has lent it or None)."""
    own, lent = _held_rows(user, on)
    nobody = Value(None, output_field=models.BigIntegerField())
    return own.values_list("agency_id", "duty", nobody).union(
        lent.values_list("agency_id", "duty", "giver_id"), all=True
    )


HELD = Prepared(_held, -1, date.min)


def lent_on(on: date) -> models.QuerySet[Delegation]:
    """The delegations that count on that day: both are active, and the giver holds the duty by an own post."""
    from permissions.models import Delegation, PostDuty

    of_giver = PostDuty.objects.filter(
        in_force(on, "post__appointments__"),
        post__appointments__user=OuterRef("giver"),
        duty=OuterRef("duty"),
        agency=OuterRef("agency"),
    )
    return Delegation.objects.filter(
        in_force(on), Exists(of_giver), taker__is_active=True, giver__is_active=True
    )


def holds(user: User, duty: str, agency: Agency | int, on: date) -> bool:
    """Whether this person may act so for this agency on that day; reads the database each time."""
    agency_id = agency if isinstance(agency, int) else agency.pk
    return (agency_id, duty) in holdings_now(user, on)


def agencies_of(user: User, duty: str, on: date) -> set[int]:
    """Ids of the agencies for which this person holds the duty on that day."""
    return {agency for agency, held in holdings(user, on) if held == duty}


def holders(duty: str, agency: Agency | int | models.QuerySet[Agency], on: date) -> models.QuerySet[User]:
    """The active people who hold the duty by appointment for the agency, or for one of several, in the order of their
    posts.
    """
    from permissions.models import User

    several = agency if isinstance(agency, models.QuerySet) else [agency]
    posts = Q(
        in_force(on, "appointments__"),
        appointments__post__duties__duty=duty,
        appointments__post__duties__agency__in=several,
    )
    return User.objects.filter(posts, is_active=True).order_by("appointments__post__rank", "pk").distinct()


def appointed(on: date, *held: Holding) -> models.QuerySet[Appointment]:
    """The appointments by which active people hold these duties, in the order of their posts.

    Each row says which in `duty`; an appointment that gives several is there for each.
    """
    from permissions.models import Appointment

    which = Q()
    for agency, duty in held:
        which |= Q(post__duties__agency=agency, post__duties__duty=duty)
    rows = Appointment.objects.filter(which, in_force(on), user__is_active=True)
    return rows.annotate(duty=F("post__duties__duty")).order_by("post__rank", "user_id")


def appointments_with(duty: str, on: date, **of: object) -> models.QuerySet[Appointment]:
    """The appointments that give an active person this duty on that day; `of`: the agency or agencies it is held for.

    `of` is `agency=` or `agency__in=`, an OuterRef too; both conditions are of one and the same duty of the post.
    """
    from permissions.models import Appointment

    held = {f"post__duties__{name}": value for name, value in of.items()}
    return Appointment.objects.filter(in_force(on), user__is_active=True, post__duties__duty=duty, **held)


def in_force(on: date, prefix: str = "") -> Q:
    """Rows whose since/until include the day; `until` is the last day, empty means open."""
    return Q(**{f"{prefix}since__lte": on}) & (
        Q(**{f"{prefix}until__isnull": True}) | Q(**{f"{prefix}until__gte": on})
    )
