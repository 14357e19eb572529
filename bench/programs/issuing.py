"""A plan to 10,000 recipients: the clerk's press, the completion by the worker; a known file on the page to verify."""

# ruff: noqa: E402 -- Django is set up before its models are imported

import time
from collections.abc import Callable
from statistics import median
from typing import Any

import django

django.setup()

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.utils import setup_test_environment
from django.urls import reverse
from django.utils import timezone

from drafting.models import Part, Status
from permissions.models import Agency, Appointment, Post, PostDuty, User
from records import files, jobs
from records.models import Job
from tests.plans import person
from tests.walks import SHORT
from workflow import rendering
from workflow.demo.walk import WAY, Walk
from workflow.models import Delivery, Issuance

RECIPIENTS, CLERKS, ROUNDS = 10_000, 10_000, 25


def recipients() -> None:
    """Committees below the province, each with a clerk who receives for it."""
    tu = Agency.objects.get(code="tu")
    made = Agency.objects.bulk_create(
        (
            Agency(
                code=f"noi-{n}", level="commune", kind="committee", parent=tu, name=f"Đảng ủy xã số {n}",
                short_name=f"Xã {n}", symbol="ĐU", path=f"{tu.path}n{n}/",
            )
            for n in range(RECIPIENTS)
        ),
        batch_size=1000,
    )  # fmt: skip
    posts = Post.objects.bulk_create(
        (Post(agency=agency, name="Văn thư") for agency in made), batch_size=1000
    )
    PostDuty.objects.bulk_create(
        (PostDuty(post=post, duty="receive", agency=post.agency) for post in posts), batch_size=1000
    )
    users = User.objects.bulk_create(
        (
            User(username=f"vt{n}", full_name=f"Văn thư {n}", email=f"vt{n}@example.invalid")
            for n in range(CLERKS)
        ),
        batch_size=1000,
    )
    Appointment.objects.bulk_create(
        (
            Appointment(user=user, post=post, since="2026-01-01", decision="QĐ")
            for user, post in zip(users, posts, strict=True)
        ),
        batch_size=1000,
    )


def timed(act: Callable[[], Any]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def main() -> None:
    setup_test_environment()
    recipients()
    way = Walk()
    way.begin(SHORT.text(), "ke-hoach.txt").to(Status.APPRAISAL)
    line = Part.objects.filter(plan=way.plan, kind=Part.Kind.RECIPIENT).latest("pk")
    Part.objects.filter(pk=line.pk).update(agency=None, group="committees_below")
    for stage in WAY[WAY.index(Status.STEERING) : WAY.index(Status.SIGNING) + 1]:
        way.to_next(stage)
    way.sign()
    clerk = Client()
    clerk.force_login(person("vanthu"), backend="django.contrib.auth.backends.ModelBackend")
    url = reverse("act", args=[way.again().uid, "issue"])
    clerk.get(url)
    told = {"turn": way.plan.turn, "dated": timezone.localdate().isoformat()}
    press = timed(lambda: clerk.post(url, told))
    on = f"{RECIPIENTS:,} recipients, a clerk at each"
    print(f"the clerk's press: number, frozen list, sealing asked for\t{press:.2f} s\t{on}")
    job = Job.objects.get(kind="seal", subject=way.plan.subject)
    stages: list[float] = []
    complete = rendering.complete_issue
    rendering.complete_issue = lambda plan: stages.append(timed(lambda: complete(plan)))
    whole = timed(lambda: jobs.HANDLERS["seal"](job))
    assert Delivery.objects.filter(plan=way.plan).count() >= RECIPIENTS
    print(
        f"completion: status, participation, deliveries, clerks asked, mails asked for\t{stages[0]:.2f} s\t{on}"
    )
    print(f"the whole sealing job\t{whole:.2f} s\t{on}")
    mails = timed(lambda: jobs.HANDLERS["announce"](Job.objects.filter(kind="announce").earliest("pk")))
    print(f"one job of 200 mails\t{mails:.2f} s\tto a memory backend")
    issuance = Issuance.objects.select_related("sealed").get(plan=way.plan)
    assert issuance.sealed is not None
    data = files.read(issuance.sealed)
    page = [
        timed(lambda: clerk.post(reverse("verify"), {"file": SimpleUploadedFile("a.pdf", data)}))
        for _n in range(ROUNDS)
    ]
    print(
        f"verify page, a known file\t{median(page) * 1000:.0f} ms\t{len(data) // 1024} KB, median of {ROUNDS}"
    )
    opened = [timed(lambda: clerk.get(reverse("plan", args=[way.plan.uid]))) for _n in range(5)]
    print(f"the plan's page for the issuing clerk\t{median(opened) * 1000:.0f} ms\t{on}")


if __name__ == "__main__":
    main()
