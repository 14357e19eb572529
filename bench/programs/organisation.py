"""50,000 agencies, 10,000 people; 2,000 plans, then 200,000: pages for who sees much, little, one."""

# ruff: noqa: E402 -- Django is set up before its models are imported

import statistics
import sys
import time
from datetime import date

import django

django.setup()

from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_test_environment
from django.utils import timezone

from drafting.models import Content, Participation, Plan, Revision, Status
from permissions.administering.acting import branch_of
from permissions.duties import Duty
from permissions.models import Agency, Appointment, Post, PostDuty, Term, User
from permissions.sync import sync
from workflow.can import Stand
from workflow.models import Issuance, Series
from workflow.rules import RULES

ROUNDS, BATCH, UNDER_WAY = 25, 2000, 200
COMMITTEES, EACH, PEOPLE = 500, 99, 10_000
"""500 committees below the province with 99 bodies each; the people are spread over them."""
LITTLE, PAGE = 1000, 25
"""One plan in so many is also the Inspection Committee's."""


def agencies_and_people() -> None:
    tu = Agency.objects.get(code="tu")
    committees = Agency.objects.bulk_create(
        (
            Agency(
                code=f"du-{n}", level="commune", kind="committee", parent=tu, name=f"Đảng ủy xã số {n}",
                short_name=f"Đảng ủy {n}", symbol="ĐU", order=100,
            )
            for n in range(COMMITTEES)
        ),
        batch_size=BATCH,
    )  # fmt: skip
    bodies = Agency.objects.bulk_create(
        (
            Agency(
                code=f"cq-{above.code[3:]}-{n}", level="commune", kind="advisory", parent=above, committee=above,
                name=f"Cơ quan {n} {above.name}", short_name=f"Cơ quan {n}", symbol=f"CQ{n}",
            )
            for above in committees
            for n in range(EACH)
        ),
        batch_size=BATCH,
    )  # fmt: skip
    below = "(SELECT above.path FROM permissions_agency above WHERE above.id = permissions_agency.parent_id)"
    with connection.cursor() as cursor:
        for kind in ("du-%", "cq-%"):
            cursor.execute(
                f"UPDATE permissions_agency SET path = {below} || id || '/' WHERE path = '' AND code LIKE %s",
                [kind],
            )
    chosen = bodies[:: max(1, len(bodies) // PEOPLE)][:PEOPLE]
    users = User.objects.bulk_create(
        (User(username=f"nguoi{n}", full_name=f"Đồng chí số {n}") for n in range(PEOPLE)), batch_size=BATCH
    )
    posts = Post.objects.bulk_create((Post(agency=a, name="Chuyên viên") for a in chosen), batch_size=BATCH)
    PostDuty.objects.bulk_create(
        (
            PostDuty(post=post, duty=duty, agency=post.agency)
            for post in posts
            for duty in ("draft", "advise")
        ),
        batch_size=BATCH,
    )
    Appointment.objects.bulk_create(
        (
            Appointment(user=u, post=p, since=date(2026, 1, 1), decision="QĐ")
            for u, p in zip(users, posts, strict=True)
        ),
        batch_size=BATCH,
    )


def fill(plans: int, first: int) -> None:
    """Issued plans of the province, a few under way; one in LITTLE is also another agency's, one a third one's."""
    wanted = ["tu", "btv-tu", "btctu", "ubkttu", "tct"]
    codes = {agency.code: agency for agency in Agency.objects.filter(code__in=wanted)}
    soan, now = User.objects.get(username="soan"), timezone.now()
    series = Series.objects.get_or_create(
        body=codes["tu"], type_name="Kế hoạch", term=Term.objects.get(agency=codes["tu"])
    )[0]
    content = Content.objects.get_or_create(sha256="0" * 64, defaults={"body": {}})[0]
    made = Plan.objects.bulk_create(
        (
            Plan(
                title=f"KẾ HOẠCH số {n} thực hiện nhiệm vụ của cấp trên", type="KH", issuer=codes["tu"],
                status=Status.DRAFTING if n < UNDER_WAY else Status.ISSUED, deciding_body=codes["btv-tu"],
                drafted_by=codes["btctu"], drafter=soan,
            )
            for n in range(first, first + plans)
        ),
        batch_size=BATCH,
    )  # fmt: skip
    revisions = Revision.objects.bulk_create(
        (Revision(plan=plan, content=content, made_by=soan) for plan in made), batch_size=BATCH
    )
    parts = [Participation(plan=plan, agency=codes["btctu"], duty=Duty.DRAFT) for plan in made]
    # From the beginning a page full, so that the pages compared are equally long.
    little = made[::LITTLE] if first else made[::LITTLE] + made[1 : PAGE + 1]
    parts += [Participation(plan=plan, agency=codes["ubkttu"], duty=Duty.ADVISE) for plan in little]
    if not first:
        parts.append(Participation(plan=made[-1], agency=codes["tct"], duty=Duty.ADVISE))
    Participation.objects.bulk_create(parts, batch_size=BATCH)
    Issuance.objects.bulk_create(
        (
            Issuance(
                plan=plan, revision=revision, signer=soan, on_behalf="T/M BAN THƯỜNG VỤ", position="BÍ THƯ",
                series=series, number=first + n, symbol=f"{first + n}-KH/TU", dated=date(2026, 1, 1), numbered_at=now,
            )
            for n, (plan, revision) in enumerate(zip(made, revisions, strict=True), start=1)
        ),
        batch_size=BATCH,
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


WHO = (("much", "soan"), ("little", "gopy1"), ("one plan", "nguoila"))
PAGES = (
    ("inbox", "/"),
    ("plans", "/plans/?show=all"),
    ("register", "/register/"),
    ("search", "/search/?q=thực+hiện"),
)


def opened(client: Client, url: str, rounds: int = ROUNDS) -> tuple[float, int]:
    """(median milliseconds, queries) of a page."""
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200, url
    asked = len(queries)
    taken = []
    for _round in range(rounds):
        began = time.perf_counter()
        client.get(url)
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken), asked


def client_of(username: str) -> Client:
    user = User.objects.get(username=username)
    if not Authenticator.objects.filter(user=user).exists():
        Authenticator.objects.create(user=user, type="totp", data={})
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def pages(few: int, many: int) -> None:
    first: dict[tuple[str, str], tuple[float, int]] = {}
    for plans, before in ((few, 0), (many, few)):
        fill(plans - before, before)
        for who, username in WHO:
            client = client_of(username)
            for page, url in PAGES:
                median, queries = opened(client, url)
                known = first.setdefault((who, page), (median, queries))
                if before:
                    print(
                        f"{page}, who sees {who}\t{median:.0f} ms, {queries} queries; {median / known[0]:.2f} times "
                        f"{known[0]:.0f} ms and {known[1]} queries at {few:,}\t{many:,} plans, median of {ROUNDS}"
                    )


def others() -> None:
    soan = User.objects.get(username="soan")
    page = list(Plan.objects.visible_to(soan).whole().order_by("-pk")[:25])
    with CaptureQueriesContext(connection) as counted:
        began = time.perf_counter()
        for stand in Stand.several(soan, page):
            for verb in RULES:
                stand.can(verb, whole=False)
        taken = (time.perf_counter() - began) * 1000
    print(f"can() for a page of 25 plans\t{len(counted)} queries, {taken:.0f} ms\tevery act of each")
    plan = Plan.objects.order_by("pk")[0]
    chosen = list(Agency.objects.filter(code__startswith="cq-")[:10_000])
    began = time.perf_counter()
    Participation.objects.bulk_create(
        (Participation(plan=plan, agency=agency, duty=Duty.RECEIVE) for agency in chosen), batch_size=BATCH
    )
    print(f"a plan to 10,000 agencies\t{time.perf_counter() - began:.2f} s\tits participation rows")
    admin = client_of("quantri")
    for what, url in (
        ("directory, an agency with 504 committees below", "/agencies/tu/"),
        ("directory, search", "/agencies/?q=số+77"),
        ("people of a branch", "/people/"),
        ("people of a branch, search", "/people/?q=số+77"),
    ):
        median, queries = opened(admin, url, 9)
        print(f"{what}\t{median:.0f} ms, {queries} queries\t{Agency.objects.count():,} agencies")
    quantri = User.objects.get(username="quantri")
    began = time.perf_counter()
    size = branch_of(quantri).count()
    print(
        f"the branch of a province\t{(time.perf_counter() - began) * 1000:.0f} ms\t{size:,} agencies counted"
    )


def main(few: int, many: int) -> None:
    setup_test_environment()
    agencies_and_people()
    for again in ("first", "again"):
        began = time.perf_counter()
        changes = sync()
        on = (
            f"{PEOPLE:,} people, {again}: {changes.groups_made} groups, {changes.members_added} members added"
        )
        print(f"sync\t{time.perf_counter() - began:.1f} s\t{on}")
    pages(few, many)
    others()


if __name__ == "__main__":
    main(2_000, int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)
