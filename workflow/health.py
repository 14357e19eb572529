"""Is everything whole? Asked once a day by the sweep and by a press, answered by the worker, kept as a row."""

from django.utils import timezone

from permissions.duties import Duty, holdings
from permissions.models import User
from records import audit, jobs
from records.models import Job
from workflow import flows
from workflow.lifecycle import faults
from workflow.models import HealthReport
from workflow.replaying import sticking

SHOWN = 50
"""Of a long list; the commands tell all."""
KEPT = 60
"""Reports that stay."""


def may_look(user: User) -> bool:
    """Who administers or audits: they see that something is wrong, by ids alone, never what a plan says."""
    held = holdings(user, timezone.localdate())
    return any(duty in (Duty.ADMINISTER, Duty.AUDIT) for _agency, duty in held)


def ask_daily() -> None:
    """The sweep's part; the key keeps it to one a day."""
    jobs.ask("check_health", str(timezone.localdate()), subject="health")


def ask_now() -> None:
    """One a minute at most."""
    jobs.ask("check_health", f"{timezone.localtime():%Y-%m-%d %H:%M}", subject="health")


@jobs.handler("check_health", queue="reading")
def check_health(job: Job) -> None:
    """A second run writes a second report, which harms nobody."""
    jobs.extend(job)
    lifecycle = faults()
    jobs.extend(job)
    stuck = sticking(flows.CURRENT)
    jobs.extend(job)
    HealthReport.objects.create(
        lifecycle=lifecycle[:SHOWN], sticking=stuck[:SHOWN], audit=audit.verify().as_json()
    )
    old = HealthReport.objects.order_by("-pk").values_list("pk", flat=True)[KEPT:]
    HealthReport.objects.filter(pk__in=list(old)).delete()
