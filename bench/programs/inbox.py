"""2,000 plans, then 200,000, of which 200 wait and the others are done. Inboxes of three people."""

# ruff: noqa: E402 -- Django is set up before its models are imported

import statistics
import sys
import time
from datetime import timedelta

import django

django.setup()

from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_test_environment
from django.utils import timezone

from drafting.models import Participation, Plan, Status
from permissions.duties import Duty
from permissions.models import Agency
from workflow.models import Awaited

ROUNDS = 30
BATCH = 2000
WAITS = 200
"""So many plans are under way; the archive grows."""


def fill(plans: int, waiting: int) -> None:
    """Plans of the province by its Organization Committee, each with its participation and awaited rows."""
    agencies = {agency.code: agency for agency in Agency.objects.all()}
    soan = get_user_model().objects.get(username="soan")
    now = timezone.now()
    made = Plan.objects.bulk_create(
        (
            Plan(
                title=f"KẾ HOẠCH số {n} thực hiện nhiệm vụ của cấp trên",
                type="KH",
                status=Status.DRAFTING if n < waiting else Status.CANCELLED,
                issuer=agencies["tu"],
                deciding_body=agencies["btv-tu"],
                drafted_by=agencies["btctu"],
                drafter=soan,
            )
            for n in range(plans)
        ),
        batch_size=BATCH,
    )
    Participation.objects.bulk_create(
        (Participation(plan=plan, agency=agencies["btctu"], duty=Duty.DRAFT) for plan in made),
        batch_size=BATCH,
    )
    Awaited.objects.bulk_create(
        (
            Awaited(
                plan=plan,
                act="hand_up",
                agency=agencies["btctu"],
                duty=Duty.DRAFT,
                person=soan,
                due_at=now + timedelta(hours=n % 2000),
                done_at=None if n < waiting else now,
            )
            for n, plan in enumerate(made)
        ),
        batch_size=BATCH,
    )


def measure(username: str) -> tuple[float, int]:
    """(median milliseconds, queries) of the home page."""
    client = Client()
    client.force_login(
        get_user_model().objects.get(username=username),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/").status_code == 200
    asked = len(queries)  # now: the next request empties the log that they are kept in
    taken = []
    for _round in range(ROUNDS):
        began = time.perf_counter()
        client.get("/")
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken), asked


PEOPLE = (("drafter", "soan"), ("head", "truongban"), ("newcomer", "nguoila"))


def main(few: int, many: int) -> None:
    setup_test_environment()
    first: dict[str, float] = {}
    for plans, before in ((few, 0), (many, few)):
        fill(plans - before, 0 if before else WAITS)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        for who, username in PEOPLE:
            median, queries = measure(username)
            waiting = f"{WAITS} waiting" if username == "soan" else "nothing waiting"
            times = f", {median / first[username]:.2f} times that of {few:,}" if before else ""
            first.setdefault(username, median)
            on = f"{plans:,} plans, {who} with {waiting}, median of {ROUNDS}"
            print(f"home page\t{median:.0f} ms, {queries} queries{times}\t{on}")


if __name__ == "__main__":
    main(2_000, int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)
