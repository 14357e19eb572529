"""Every step of the decision path as a browser posts it, on plans of 89 tasks; opinions in parallel; a large count."""

# ruff: noqa: E402 -- Django is set up before its models are imported

import time
from collections import defaultdict
from datetime import timedelta
from functools import partial
from http.client import HTTPConnection
from statistics import median

import django

django.setup()

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_test_environment
from django.utils import timezone
from django.utils.crypto import get_random_string

from drafting.models import Plan
from permissions.models import Appointment, Post, PostDuty, User
from tests.plans import agency, make_plan, person
from tests.racing import at_once
from tests.served import free_port
from tests.workflow.procedure.model import ADVISERS, MEMBERS
from tests.workflow.procedure.pressing import request_of
from tests.workflow.procedure.test_at_once import advising_agencies
from tools.processes import start, stop
from tools.serve import wait_for_page, web
from workflow.models import DecisionRound, Opinion
from workflow.services import drafting
from workflow.services.deciding import tally_of

TASKS, PLANS, LOGIN = 89, 6, 2
"""Tasks of each plan, plans, queries that find the session and its user."""
BESIDE = ("record_checklist", "tick_line")
"""Pressed on a page of another address."""
FRAME = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
"""What opens and closes a transaction asks nothing."""
WAY = [
    *[("hand_up", "soan"), ("release_to_advisers", "truongban")],
    *[(verb, who) for who in ADVISERS for verb in ("write_opinion", "release_opinion")],
    *[("answer_comment", "soan"), ("answer_comment", "soan"), ("hand_up", "soan")],
    *[("release_to_office", "truongban"), ("record_checklist", "vanphong")],
    *[("hand_up_appraisal", "vanphong"), ("release_to_steering", "chanhvp")],
    ("open_written_round", "thuongtruc"),
    *[("send_ballot", who) for who in MEMBERS],
    *[("close_written_round", "vanphong"), ("approve", "thuongtruc"), ("hand_up", "soan")],
    *[("release_final", "truongban"), ("tick_line", "vanphong"), ("initial", "chanhvp")],
]
CLOSING = {"release_opinion", "close_written_round"}
"""Steps that may close a round."""


class Clients:
    def __init__(self) -> None:
        self.known: dict[str, Client] = {}

    def of(self, name: str) -> Client:
        if name not in self.known:
            self.known[name] = Client()
            self.known[name].force_login(person(name), backend="django.contrib.auth.backends.ModelBackend")
        return self.known[name]


def walked(clients: Clients) -> dict[str, list[tuple[float, int]]]:
    found: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for _n in range(PLANS):
        plan = make_plan(items=TASKS, due_on=timezone.localdate() + timedelta(days=40))
        for verb, who in WAY:
            plan = Plan.objects.get(pk=plan.pk)
            address, data = request_of(verb, plan, "agree")
            client = clients.of(who)
            if verb not in BESIDE:
                client.get(address)  # the form, as it was shown before
            with CaptureQueriesContext(connection) as queries:
                began = time.perf_counter()
                answer = client.post(address, {"turn": plan.turn, **data})
                seconds = time.perf_counter() - began
            assert answer.status_code == 303, (verb, answer.status_code)
            asked = sum(not query["sql"].startswith(FRAME) for query in queries)
            found[verb].append((seconds * 1000, asked - LOGIN))
    return found


def tell(found: dict[str, list[tuple[float, int]]]) -> None:
    every = [milliseconds for rows in found.values() for milliseconds, _n in rows]
    on = f"{PLANS} plans of {TASKS} tasks, {len(every)} posts"
    print(f"a step, post to answer\tmedian {median(every):.0f} ms, longest {max(every):.0f} ms\t{on}")
    for closing, name in ((False, "a step"), (True, "a step that may close a round")):
        counts = {
            verb: max(count for _ms, count in rows)
            for verb, rows in found.items()
            if (verb in CLOSING) == closing
        }
        most = max(counts, key=lambda verb: counts[verb])
        print(f"{name}: most queries beyond login\t{counts[most]} ({most})\t{on}")
    over = {verb: max(n for _ms, n in rows) for verb, rows in found.items()}
    told = ", ".join(f"{verb} {n}" for verb, n in sorted(over.items(), key=lambda row: -row[1]))
    print(f"queries of each\t{told}\t{on}")


def opinions_at_once() -> None:
    """Sent to the web process as `./run` starts it, from connections that are open already."""
    port = free_port()
    server = start(web(f"127.0.0.1:{port}"))
    try:
        wait_for_page("127.0.0.1", port, server)
        _measure_opinions(port)
    finally:
        stop([server], patience=5)


def _measure_opinions(port: int) -> None:
    rates = []
    asked = advising_agencies()
    senders = [Sender(port, head) for _body, head in asked]
    for _n in range(10):
        plan = make_plan(items=TASKS)
        drafting.hand_up(plan, by=person("soan"))
        drafting.release_to_advisers(
            plan,
            by=person("truongban"),
            agencies=[body for body, _head in asked],
            due_on=timezone.localdate() + timedelta(days=5),
        )
        Opinion.objects.filter(round__plan=plan).update(answer="agree")
        page = f"/plans/{plan.uid}/do/release_opinion/"
        began = time.perf_counter()
        ends = at_once(*(partial(sender.post, page) for sender in senders))
        seconds = time.perf_counter() - began
        assert ends == [303] * len(asked), ends
        rates.append(len(asked) / seconds)
    print(f"opinions at the same instant\t{median(rates):.0f} a second\t14 agencies, 10 rounds, served")


class Sender:
    """A signed-in browser's connection."""

    def __init__(self, port: int, user: User) -> None:
        client, token = Client(), get_random_string(32)
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        kept = f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={token}"
        self.headers = {"Cookie": kept, "X-CSRFToken": token}
        self.connection = HTTPConnection("127.0.0.1", port)

    def post(self, page: str) -> int:
        self.connection.request("POST", page, headers=self.headers)
        answer = self.connection.getresponse()
        answer.read()
        return answer.status


def count_of_sixty() -> None:
    post = Post.objects.get(name="Ủy viên Ban Thường vụ", rank=41, agency=agency("btv-tu"))
    for number in range(60 - len(MEMBERS)):
        user = User.objects.create(username=f"tv{number}", full_name=f"Đồng Văn {number}")
        Appointment.objects.create(user=user, post=post, since=timezone.localdate())
    assert PostDuty.objects.filter(post=post, duty="decide", agency=agency("btv-tu")).exists()
    plan = make_plan(items=1, due_on=None)
    clients = Clients()
    for verb, who in WAY:
        plan = Plan.objects.get(pk=plan.pk)
        address, data = request_of(verb, plan, "agree")
        clients.of(who).post(address, {"turn": plan.turn, **data})
        if verb == "open_written_round":
            break
    round_ = DecisionRound.objects.get(plan=plan)
    with CaptureQueriesContext(connection) as queries:
        began = time.perf_counter()
        tally = tally_of(round_)
        milliseconds = (time.perf_counter() - began) * 1000
    print(f"result of a ballot\t{len(queries)} query, {milliseconds:.1f} ms\t{tally.base} members")


def main() -> None:
    setup_test_environment()
    tell(walked(Clients()))
    if connection.vendor == "postgresql":
        opinions_at_once()
    count_of_sixty()


if __name__ == "__main__":
    main()
