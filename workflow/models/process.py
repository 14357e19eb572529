"""viewflow's process of one plan."""

from django.db import models
from viewflow.workflow.models import Process


class PlanProcess(Process):
    """The drawn and versioned procedure that a plan began with; it holds no status of its own."""

    plan = models.OneToOneField("drafting.Plan", models.PROTECT, related_name="process")

    def __str__(self) -> str:
        return f"{self.flow_class} {self.plan_id}"
