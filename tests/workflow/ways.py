"""A small plan brought to a status by the services, and people who look at its pages."""

from django.test import Client

from drafting.models import Plan, Status
from permissions.models import User
from tests.plans import make_plan, person
from tests.remembered import remembered
from workflow.demo.walk import Walk


def at(status: Status = Status.DRAFTING) -> Walk:
    """A three-task plan of the province at the beginning of this status."""
    way = Walk()

    def whole() -> int:
        way.plan = make_plan()
        return way.to(status).plan.pk

    way.plan = Plan(pk=remembered(f"at {status}", whole))
    way.again()
    return way


def browser(username: str) -> Client:
    """This person, signed in; the time of it is not kept, so that tests can compare whole tables."""
    client, user = Client(), person(username)
    before = user.last_login
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    User.objects.filter(pk=user.pk).update(last_login=before)
    return client


def address(plan: Plan, page: str = "") -> str:
    return f"/plans/{plan.uid}/{page}"
