"""Who sees that a plan or a received document exists: one rule for lists, pages, counts, files and searches."""

from collections import defaultdict
from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from permissions.duties import Duty, holdings

SEEN_BY: dict[str, tuple[str, ...]] = {
    Duty.DRAFT: (Duty.DRAFT, Duty.RELEASE, Duty.OVERSEE),
    Duty.ADVISE: (Duty.ADVISE, Duty.RELEASE),
    Duty.APPRAISE: (Duty.APPRAISE, Duty.RELEASE),
    Duty.STEER: (Duty.STEER,),
    Duty.DECIDE: (Duty.DECIDE,),
    Duty.SIGN: (Duty.SIGN,),
    Duty.ISSUE: (Duty.ISSUE,),
    Duty.RECEIVE: (Duty.RECEIVE, Duty.INSTRUCT, Duty.RELEASE, Duty.DRAFT),
}
"""Duty with which an agency takes part → duties of a person of that agency who sees the thing by it."""

FEW = 500
"""Participations up to which a list goes through what the person sees, not through the archive."""


def seeing_pairs(user: Any, *, without: str = "") -> dict[str, set[int]]:
    """Participation duty → ids of the agencies through which this person sees by it today.

    `without`: a duty of the person that does not count.
    """
    held = holdings(user, timezone.localdate())
    pairs: dict[str, set[int]] = defaultdict(set)
    for part, duties in SEEN_BY.items():
        for agency, duty in held:
            if duty in duties and duty != without:
                pairs[part].add(agency)
    return pairs


def plans_visible_to(user: Any, plan: str = "pk") -> Q:
    """The rule as a condition on a plan, or on rows that name one in the field `plan`."""
    return Q(Exists(_participations(user).filter(plan=OuterRef(plan))))


def received_visible_to(user: Any, received: str = "pk") -> Q:
    """The same on a received document, or on rows that name one in the field `received`."""
    return Q(Exists(_participations(user).filter(received=OuterRef(received))))


def few_plans(user: Any) -> list[int] | None:
    """The ids of all plans that this person sees, if they are few; None for more than FEW."""
    return _few(user, "plan")


def few_received(user: Any) -> list[int] | None:
    """The same of received documents."""
    return _few(user, "received")


def _few(user: Any, thing: str) -> list[int] | None:
    """One query that stops early, kept on the user object for the request."""
    kept: dict[str, list[int] | None] = user.__dict__.setdefault("_few", {})
    if thing not in kept:
        all_rows = apps.get_model("drafting", "Participation").objects
        # Each duty a range of its own, in one statement: with OR between them SQLite goes through the whole table.
        ranges = [
            all_rows.filter(
                pk__in=all_rows.filter(
                    duty=duty, agency__in=agencies, until=None, **{f"{thing}__isnull": False}
                ).values("pk")[: FEW + 1]
            ).values_list(thing, flat=True)
            for duty, agencies in sorted(seeing_pairs(user).items())
        ]
        ids = set(ranges[0].union(*ranges[1:], all=True)) if ranges else set()
        kept[thing] = sorted(ids) if len(ids) <= FEW else None
    return kept[thing]


def _participations(user: Any) -> Any:
    rows = apps.get_model("drafting", "Participation").objects.filter(until=None)
    pairs = seeing_pairs(user)
    if not pairs:
        return rows.none()
    wanted = Q()
    for duty, agencies in pairs.items():
        wanted |= Q(duty=duty, agency__in=agencies)
    return rows.filter(wanted)
