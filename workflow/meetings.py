"""Which meetings a person sees: members of the body, the Office that keeps the record, the permanent board."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from permissions.duties import Duty, holdings
from permissions.models import Agency, Kind
from workflow.models import Meeting


def visible_meetings(user: Any) -> "QuerySet[Meeting]":
    """Of bodies in which they decide today, of committees for whose Office or board they act, those they attended."""
    held = holdings(user, timezone.localdate())
    deciding = [agency for agency, duty in held if duty == Duty.DECIDE]
    kinds = {Kind.OFFICE: (Duty.APPRAISE, Duty.RELEASE), Kind.PERMANENT_BOARD: (Duty.STEER,)}
    committees = Q(pk__in=())
    for kind, duties in kinds.items():
        agencies = [agency for agency, duty in held if duty in duties]
        committees |= Q(pk__in=Agency.objects.filter(pk__in=agencies, kind=kind).values("committee"))
    return Meeting.objects.filter(
        Q(body__in=deciding)
        | Q(committee__in=Agency.objects.filter(committees))
        | Q(pk__in=Meeting.objects.filter(attendances__user=user.pk).values("pk"))
    ).select_related("body", "committee", "officer", "chair", "minutes", "closed_by")
