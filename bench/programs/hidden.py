"""200 tries in turn of an address that is hidden from this person and of one about nothing; the two medians."""

# ruff: noqa: E402 -- Django is set up before its models are imported

import logging
import statistics
import time
from uuid import uuid4

import django

django.setup()

from django.test import Client
from django.test.utils import setup_test_environment
from django.urls import reverse

from drafting.models import Status
from workflow.demo.casts import person
from workflow.demo.texts import SUBJECTS, Subject
from workflow.demo.walk import Walk

TRIES = 200
PLAN = ("plan", "draft_pdf", "history", "dossier", "act")
ARRIVAL = ("received_document", "received_file", "received_reading")
"""Pages, files and a form; every address takes one of the same two ways to its plan or arrival."""


def measure(client: Client, real: str, nothing: str) -> tuple[list[float], list[float]]:
    """Milliseconds of each answer; one after the other, so that whatever slows the machine slows both."""
    taken: tuple[list[float], list[float]] = [], []
    for _try in range(TRIES):
        for times, url in zip(taken, (real, nothing), strict=True):
            began = time.perf_counter()
            assert client.get(url).status_code == 404
            times.append((time.perf_counter() - began) * 1000)
    return taken


def main() -> None:
    setup_test_environment()
    logging.disable(logging.WARNING)  # each 404 would be told
    text = next(subject for subject in SUBJECTS if isinstance(subject, Subject)).text()
    way = Walk().begin(text, "ke-hoach.txt").to(Status.ADVISORY_REVIEW)
    client = Client(raise_request_exception=False)
    client.force_login(person("nguoila"), backend="django.contrib.auth.backends.ModelBackend")
    for name in PLAN + ARRIVAL:
        uid = way.plan.uid if name in PLAN else way.received.uid
        more = ["cancel"] if name == "act" else []
        real, nothing = (reverse(name, args=[each, *more]) for each in (uid, uuid4()))
        client.get(real)
        hidden, absent = measure(client, real, nothing)
        medians = [statistics.median(times) for times in (hidden, absent)]
        low, _middle, high = statistics.quantiles(hidden + absent, n=4)
        spread = f"half of all {2 * TRIES} answers within {high - low:.2f} ms"
        print(
            f"{name}: hidden and absent\t{medians[0]:.2f} and {medians[1]:.2f} ms\t{TRIES} tries each, {spread}"
        )


if __name__ == "__main__":
    main()
