"""Tells the shell whom to ask: how many things wait, and which post the person holds."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from config import context
from permissions.duties import in_force
from permissions.models import Appointment
from workflow import inbox


def inbox_count(request: HttpRequest) -> int:
    return inbox.count(request.user)


def post_line(request: HttpRequest) -> str:
    """The foremost post held today: "Chuyên viên, Ban Tổ chức Tỉnh ủy"; empty without one."""
    user: Any = request.user
    held = Appointment.objects.filter(in_force(timezone.localdate()), user=user)
    appointment = held.select_related("post__agency").order_by("post__rank", "pk").first()
    return str(appointment.post) if appointment else ""


def connect() -> None:
    """Called once, by the root of the addresses: whoever serves a page has loaded it."""
    context.inbox_count = inbox_count
    context.post_line = post_line
