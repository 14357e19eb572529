"""Who sees that a plan or a received document exists: one rule for lists, pages, counts, files and searches."""

from collections import defaultdict
from typing import Any

from django.apps import apps
from django.db.models import Q
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


def plans_visible_to(user: Any) -> Q:
    return Q(pk__in=_participations(user).filter(plan__isnull=False).values("plan"))


def received_visible_to(user: Any) -> Q:
    return Q(pk__in=_participations(user).filter(received__isnull=False).values("received"))


def _participations(user: Any) -> Any:
    rows = apps.get_model("drafting", "Participation").objects.filter(until=None)
    pairs = seeing_pairs(user)
    if not pairs:
        return rows.none()
    wanted = Q()
    for duty, agencies in pairs.items():
        wanted |= Q(duty=duty, agency__in=agencies)
    return rows.filter(wanted)
