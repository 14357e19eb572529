"""A small plan brought to a status by the services, and people who look at its pages."""

from django.test import Client

from drafting.models import Plan, Status
from tests.plans import make_plan, person
from workflow.demo.walk import Walk


def at(status: Status = Status.DRAFTING) -> Walk:
    """A three-task plan of the province at the beginning of this status."""
    way = Walk()
    way.plan = make_plan()
    return way.to(status)


def browser(username: str) -> Client:
    """This person, signed in."""
    client = Client()
    client.force_login(person(username), backend="django.contrib.auth.backends.ModelBackend")
    return client


def address(plan: Plan, page: str = "") -> str:
    return f"/plans/{plan.uid}/{page}"
