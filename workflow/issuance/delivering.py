"""An issued plan or a certified copy goes out: its rows at the recipients, their clerks asked, mails by workers.

The completion of an issue makes all rows in a few statements, however many recipients there are; the mails follow in
jobs of CHUNK deliveries each, asked for in the same transaction.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from drafting.models import Participation, Plan
from permissions.duties import Duty, appointments_with
from permissions.models import Agency, User
from records import jobs
from records.fan_out import insert_for_each
from records.models import Job
from workflow.awaiting import end_of, named
from workflow.holidays import working_days_after
from workflow.models import Awaited, CertifiedCopy, Delivery, Issuance, IssuedChange

BATCH = 2000
"""Rows of one statement."""
CHUNK = 200
"""Deliveries whose mails one job writes."""
REGISTERED_WITHIN = 1
"""Working days in which a clerk registers what has come (Nghị định 30/2020/NĐ-CP art. 22: the next at the latest)."""


def deliver(plan: Plan, issuance: Issuance) -> None:
    """Let the recipients of the frozen list take part, and ask their clerks; within the completion of the issue."""
    send_to(plan, issuance, make_deliveries(plan, issuance.recipients))


def make_deliveries(thing: Plan | CertifiedCopy, recipients: list[dict[str, Any]]) -> "QuerySet[Agency]":
    """One delivery for each agency of a frozen list, one for each line that names none; answers the agencies."""
    codes = {code for line in recipients for code in line["agencies"]}
    persons = _persons(recipients)
    Delivery.objects.bulk_create(
        Delivery(**named(thing), agency=agency, attention="; ".join(persons[agency.code])[:500])
        for agency in Agency.objects.filter(code__in=persons).order_by("pk")
    )
    others = Agency.objects.filter(code__in=codes - set(persons)).order_by("pk")
    insert_for_each(Delivery, "agency", others, **named(thing))
    elsewhere = [line["text"][:500] for line in recipients if not line["agencies"]]
    Delivery.objects.bulk_create(Delivery(**named(thing), line=text) for text in dict.fromkeys(elsewhere))
    # From here on the rows themselves say which agencies, not ten thousand codes in each statement.
    sent = Delivery.objects.filter(**named(thing), agency__isnull=False)
    return Agency.objects.filter(pk__in=sent.values("agency")).order_by("pk")


def _persons(recipients: list[dict[str, Any]]) -> dict[str, list[str]]:
    """Code of an agency → the persons of the list who have it there."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in recipients:
        for code in line["agencies"] if line.get("person") else ():
            found[code].append(line["person"])
    return found


def send_to(plan: Plan, issuance: Issuance, agencies: "QuerySet[Agency]") -> None:
    """Participation, the clerks' awaited rows and the mails for agencies that have a delivery already."""
    insert_for_each(
        Participation, "agency", agencies, plan=plan, duty=Duty.RECEIVE, revision=issuance.revision
    )
    ask_to_register(plan, agencies, urgent=bool(plan.urgency))


def ask_to_register(
    thing: Plan | CertifiedCopy, agencies: "QuerySet[Agency]", *, urgent: bool = False
) -> None:
    """The clerks' awaited rows and the mails for agencies that have a delivery already."""
    within = 0 if urgent else REGISTERED_WITHIN
    due_at = end_of(working_days_after(timezone.localdate(), within))
    ask_each(thing, agencies, "register", due_at=due_at)
    ask_for_mails(thing, "issued")


def ask_each(
    thing: Plan | CertifiedCopy, agencies: "QuerySet[Agency]", act: str, *, due_at: datetime | None = None
) -> None:
    """Ask the clerks of all these agencies, where there are any."""
    clerks = appointments_with(Duty.RECEIVE, timezone.localdate(), agency=OuterRef("pk"))
    asked = agencies.filter(Exists(clerks))
    insert_for_each(Awaited, "agency", asked, **named(thing), duty=Duty.RECEIVE, act=act, due_at=due_at)


def ask_for_mails(thing: Plan | CertifiedCopy, about: str, change: IssuedChange | None = None) -> None:
    """One job for each CHUNK of deliveries that have not been mailed about this."""
    ids = Delivery.objects.filter(**named(thing), agency__isnull=False, returned_at=None)
    if change is None:
        ids = ids.filter(mailed_at=None)
    known = list(ids.order_by("pk").values_list("pk", flat=True))
    ((kind, _thing),) = named(thing).items()
    for start in range(0, len(known), CHUNK):
        part = known[start : start + CHUNK]
        key = f"{thing.pk}:{about}:{part[0]}-{part[-1]}"
        jobs.ask(
            "announce",
            key if kind == "plan" else f"{kind}:{key}",
            subject=thing.subject,
            first=part[0],
            last=part[-1],
            change=change.pk if change else None,
            **{kind: thing.pk},
        )


def receivers_of(agencies: Iterable[Agency], on: date) -> dict[int, list[User]]:
    """Agency id → the people who receive for it by an appointment; two queries however many agencies."""
    ids = [agency.pk for agency in agencies]
    found: dict[int, list[User]] = defaultdict(list)
    for start in range(0, len(ids), BATCH):
        rows = appointments_with(Duty.RECEIVE, on, agency__in=ids[start : start + BATCH])
        pairs = list(rows.values_list("post__duties__agency", "user").distinct())
        users = User.objects.in_bulk({user for _agency, user in pairs})
        for agency, user in pairs:
            found[agency].append(users[user])
    return found


@jobs.handler("announce")
def announce(job: Job) -> None:
    """The mails of one chunk. A second run writes to those whom the first did not reach."""
    change = IssuedChange.objects.filter(pk=job.payload["change"]).first()
    which: dict[str, Any] = {name: job.payload[name] for name in ("plan", "copy") if name in job.payload}
    rows = list(
        Delivery.objects.filter(
            **which, pk__gte=job.payload["first"], pk__lte=job.payload["last"], returned_at=None
        ).select_related("agency")
    )
    done = {"mailed_at": timezone.now()} if change is None else {"mailed_change": change.pk}
    rows = [
        row for row in rows if (row.mailed_at is None if change is None else row.mailed_change < change.pk)
    ]
    clerks = receivers_of([row.agency for row in rows if row.agency], timezone.localdate())
    connection = get_connection()
    connection.open()
    try:
        with translation.override("vi"):
            subject, text = _words(which, change)
            for row in rows:
                to = [user.email for user in clerks.get(row.agency_id or 0, []) if user.email]
                if to:
                    EmailMessage(subject, text, to=to, connection=connection).send()
                Delivery.objects.filter(pk=row.pk).update(**done)
                jobs.extend(job)
    finally:
        connection.close()


def _words(which: dict[str, Any], change: IssuedChange | None) -> tuple[str, str]:
    """Subject and text: the number and the way to the page, which asks to sign in; no text of a plan leaves by mail."""
    if "copy" in which:
        return _words_of_copy(CertifiedCopy.objects.select_related("agency__committee").get(pk=which["copy"]))
    plan = Plan.objects.select_related("issuer").get(pk=which["plan"])
    issuance = Issuance.objects.get(plan=plan)
    values = {
        "symbol": issuance.symbol,
        "dated": _day(issuance.dated),
        "issuer": plan.issuer.name,
        "title": plan.short_title,
        "url": _url("register_arrival" if change is None else "plan", plan.uid),
        "change": str(change or ""),
    }
    if change is None:
        return _("%(issuer)s gửi văn bản số %(symbol)s") % values, _(
            "%(issuer)s đã ban hành và gửi đến cơ quan của đồng chí văn bản số %(symbol)s, ngày %(dated)s: "
            "%(title)s.\n\n"
            "Đề nghị đăng nhập để tiếp nhận, vào sổ:\n%(url)s\n"
        ) % values
    return _("Văn bản số %(symbol)s: %(change)s") % values, _(
        "Văn bản số %(symbol)s, ngày %(dated)s của %(issuer)s (%(title)s) có thay đổi:\n%(change)s.\n\n"
        "Đề nghị đăng nhập để xem:\n%(url)s\n"
    ) % values


def _words_of_copy(copy: CertifiedCopy) -> tuple[str, str]:
    """Of a copy neither the title of the original nor its number: the copy shows them to whoever has signed in."""
    values = {
        "symbol": copy.symbol,
        "dated": _day(copy.dated),
        "kind": copy.get_kind_display(),
        "issuer": copy.committee.name,
        "url": _url("copy_arrival", copy.pk),
    }
    return _("%(issuer)s gửi bản sao số %(symbol)s") % values, _(
        "%(issuer)s gửi đến cơ quan của đồng chí bản sao số %(symbol)s, ngày %(dated)s (%(kind)s).\n\n"
        "Đề nghị đăng nhập để tiếp nhận, vào sổ:\n%(url)s\n"
    ) % values


def _url(name: str, key: Any) -> str:
    return settings.PUBLIC_URL.rstrip("/") + reverse(name, args=[key])


def _day(day: date | datetime | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
