"""`found`: the first committee of an empty deployment and its first administrator; the rest is done on pages."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from permissions.accounts.links import first_password_link
from permissions.duties import Duty
from permissions.models import Agency, AgencyName, Appointment, Kind, Level, Post, PostDuty, User
from permissions.sync import sync_people
from records import audit

DECISION = "Thiết lập ban đầu"


class Command(BaseCommand):
    help = "Make the first committee and its administrator; prints the link that sets the password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--code", required=True, help="as tu; never changes")
        parser.add_argument("--name", required=True, help="as Tỉnh ủy Lam Sơn")
        parser.add_argument("--symbol", required=True, help="as TU in 05-KH/TU")
        parser.add_argument("--level", required=True, choices=Level.values)
        parser.add_argument("--username", required=True)
        parser.add_argument("--full-name", required=True)

    @transaction.atomic
    def handle(self, *args: Any, **given: Any) -> None:
        if Agency.objects.exists():
            raise CommandError(
                "There are agencies already: their administrator adds the others under Danh mục cơ quan."
            )
        today = timezone.localdate()
        committee = Agency.objects.create(
            code=given["code"], level=given["level"], kind=Kind.COMMITTEE, name=given["name"],
            short_name=given["name"], symbol=given["symbol"], since=today,
        )  # fmt: skip
        AgencyName.objects.create(
            agency=committee, name=committee.name, short_name=committee.short_name, symbol=committee.symbol,
            kind=committee.kind, since=today, decision=DECISION,
        )  # fmt: skip
        user = User(username=given["username"], full_name=given["full_name"], home=committee)
        user.set_unusable_password()
        user.save()
        post = Post.objects.create(agency=committee, name="Quản trị hệ thống")
        PostDuty.objects.create(post=post, duty=Duty.ADMINISTER, agency=committee)
        Appointment.objects.create(user=user, post=post, since=today, decision=DECISION)
        sync_people([user])
        detail = {"person": user.username, "name": committee.name}
        audit.append(committee.code, "found", actor=None, subject=f"agency:{committee.code}", detail=detail)
        self.stdout.write(settings.PUBLIC_URL.rstrip("/") + first_password_link(user))
