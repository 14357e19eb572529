"""Bản lưu trữ dài hạn: when it is asked for, and again where it could not be made (workflow.preserving makes it)."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from drafting.models import Plan
from records import jobs
from records.models import Job
from workflow.models import Issuance, LastingCopy

KIND = "preserve"
AGAIN, AT_ONCE = timedelta(hours=12), 50
"""How long what failed rests until the sweep asks anew, and how many at a time."""


def possible() -> bool:
    """Whether this deployment names a time-stamp server and a place to ask whether certificates were revoked."""
    return bool(settings.TIMESTAMP_URL and (settings.REVOCATION_LISTS or settings.REVOCATION_ONLINE))


def ask_for_lasting_copy(issuance: Issuance) -> None:
    """Within the transaction that issues, or of who asks again; once for each issuance, a failed job begins anew."""
    job = jobs.ask(KIND, str(issuance.pk), subject=issuance.plan.subject, issuance=issuance.pk)
    if job.state == Job.State.FAILED:
        jobs.retry(job)


def state_of(issuance: Issuance) -> str:
    """ "made", "waiting", "failed", or "" where nobody has asked for it."""
    if LastingCopy.objects.filter(issuance=issuance).exists():
        return "made"
    state = Job.objects.filter(key=f"{KIND}:{issuance.pk}").values_list("state", flat=True).first()
    if state is None:
        return ""
    return "failed" if state == Job.State.FAILED else "waiting"


def ask_again() -> None:
    """The sweep's part: servers that were silent may answer by now."""
    rested = Job.objects.filter(kind=KIND, state=Job.State.FAILED, woken_at__lt=timezone.now() - AGAIN)
    for job in rested.order_by("woken_at")[:AT_ONCE] if possible() else ():
        jobs.retry(job)


def lasting_copy(plan: Plan) -> LastingCopy | None:
    return LastingCopy.objects.filter(issuance__plan=plan).select_related("file", "issuance").first()
