"""An issued plan goes out: its rows at the recipients, their clerks asked, mails written by workers.

The completion of an issue makes all rows in a few statements, however many recipients there are; the mails follow in
jobs of CHUNK deliveries each, asked for in the same transaction.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from drafting.models import Participation, Plan, Revision
from permissions.duties import Duty, in_force
from permissions.models import Agency, Appointment, User
from records import jobs
from records.fan_out import insert_for_each
from records.models import Job
from workflow.awaiting import end_of
from workflow.holidays import working_days_after
from workflow.models import Awaited, Delivery, Issuance, IssuedChange

BATCH = 2000
"""Rows of one statement."""
CHUNK = 200
"""Deliveries whose mails one job writes."""
REGISTERED_WITHIN = 1
"""Working days in which a clerk registers what has come (Nghị định 30/2020/NĐ-CP art. 22: the next at the latest)."""


def deliver(plan: Plan, issuance: Issuance) -> None:
    """Let the recipients of the frozen list take part, and ask their clerks; within the completion of the issue."""
    codes = {code for line in issuance.recipients for code in line["agencies"]}
    insert_for_each(Delivery, "agency", Agency.objects.filter(code__in=codes).order_by("pk"), plan=plan)
    # From here on the rows themselves say which agencies, not ten thousand codes in each statement.
    sent = Delivery.objects.filter(plan=plan, agency__isnull=False)
    agencies = Agency.objects.filter(pk__in=sent.values("agency")).order_by("pk")
    elsewhere = [line["text"][:500] for line in issuance.recipients if not line["agencies"]]
    Delivery.objects.bulk_create(Delivery(plan=plan, line=text) for text in dict.fromkeys(elsewhere))
    send_to(plan, issuance, agencies)


def send_to(plan: Plan, issuance: Issuance, agencies: "QuerySet[Agency]") -> None:
    """Participation, the clerks' awaited rows and the mails for agencies that have a delivery already."""
    ask_each(plan, agencies, "register", due_at=register_by(plan), revision=issuance.revision)
    ask_for_mails(plan, "issued")


def register_by(plan: Plan) -> datetime | None:
    return end_of(working_days_after(timezone.localdate(), 0 if plan.urgency else REGISTERED_WITHIN))


def ask_each(
    plan: Plan,
    agencies: "QuerySet[Agency]",
    act: str,
    *,
    due_at: datetime | None = None,
    revision: Revision | None = None,
) -> None:
    """Ask the clerks of all these agencies, where there are any; with a revision the agencies begin to take part."""
    if revision is not None:
        insert_for_each(Participation, "agency", agencies, plan=plan, duty=Duty.RECEIVE, revision=revision)
    clerks = Appointment.objects.filter(
        in_force(timezone.localdate()),
        user__is_active=True,
        post__duties__duty=Duty.RECEIVE,
        post__duties__agency=OuterRef("pk"),
    )
    asked = agencies.filter(Exists(clerks))
    insert_for_each(Awaited, "agency", asked, plan=plan, duty=Duty.RECEIVE, act=act, due_at=due_at)


def ask_for_mails(plan: Plan, about: str, change: IssuedChange | None = None) -> None:
    """One job for each CHUNK of deliveries of the plan that have not been mailed about this."""
    ids = Delivery.objects.filter(plan=plan, agency__isnull=False, returned_at=None)
    if change is None:
        ids = ids.filter(mailed_at=None)
    known = list(ids.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(known), CHUNK):
        part = known[start : start + CHUNK]
        key = f"{plan.pk}:{about}:{part[0]}-{part[-1]}"
        jobs.ask(
            "announce",
            key,
            subject=plan.subject,
            plan=plan.pk,
            first=part[0],
            last=part[-1],
            change=change.pk if change else None,
        )


def receivers_of(agencies: Iterable[Agency], on: date) -> dict[int, list[User]]:
    """Agency id → the people who receive for it by an appointment; two queries however many agencies."""
    ids = [agency.pk for agency in agencies]
    found: dict[int, list[User]] = defaultdict(list)
    for start in range(0, len(ids), BATCH):
        part = ids[start : start + BATCH]
        rows = Appointment.objects.filter(
            in_force(on),
            user__is_active=True,
            post__duties__duty=Duty.RECEIVE,
            post__duties__agency__in=part,
        )
        pairs = list(rows.values_list("post__duties__agency", "user").distinct())
        users = User.objects.in_bulk({user for _agency, user in pairs})
        for agency, user in pairs:
            found[agency].append(users[user])
    return found


@jobs.handler("announce")
def announce(job: Job) -> None:
    """The mails of one chunk. A second run writes to those whom the first did not reach."""
    plan = Plan.objects.select_related("issuer").get(pk=job.payload["plan"])
    change = IssuedChange.objects.filter(pk=job.payload["change"]).first()
    rows = list(
        Delivery.objects.filter(
            plan=plan, pk__gte=job.payload["first"], pk__lte=job.payload["last"], returned_at=None
        ).select_related("agency")
    )
    done = {"mailed_at": timezone.now()} if change is None else {"mailed_change": change.pk}
    rows = [
        row for row in rows if (row.mailed_at is None if change is None else row.mailed_change < change.pk)
    ]
    clerks = receivers_of([row.agency for row in rows if row.agency], timezone.localdate())
    issuance = Issuance.objects.get(plan=plan)
    connection = get_connection()
    connection.open()
    try:
        with translation.override("vi"):
            for row in rows:
                people = [user for user in clerks.get(row.agency_id or 0, []) if user.email]
                if people:
                    _mail(plan, issuance, change, people, connection).send()
                Delivery.objects.filter(pk=row.pk).update(**done)
                jobs.extend(job)
    finally:
        connection.close()


def _mail(
    plan: Plan,
    issuance: Issuance,
    change: IssuedChange | None,
    people: list[User],
    connection: BaseEmailBackend,
) -> EmailMessage:
    """The number and the way to the page, which asks to sign in; the text of the plan does not leave by mail."""
    name = "register_arrival" if change is None else "plan"
    url = settings.PUBLIC_URL.rstrip("/") + reverse(name, args=[plan.uid])
    values = {
        "symbol": issuance.symbol,
        "dated": _day(issuance.dated),
        "issuer": plan.issuer.name,
        "title": plan.short_title,
        "url": url,
        "change": str(change or ""),
    }
    if change is None:
        subject = _("%(issuer)s gửi văn bản số %(symbol)s") % values
        text = _(
            "%(issuer)s đã ban hành và gửi đến cơ quan của đồng chí văn bản số %(symbol)s, ngày %(dated)s: "
            "%(title)s.\n\n"
            "Đề nghị đăng nhập để tiếp nhận, vào sổ:\n%(url)s\n"
        )
    else:
        subject = _("Văn bản số %(symbol)s: %(change)s") % values
        text = _(
            "Văn bản số %(symbol)s, ngày %(dated)s của %(issuer)s (%(title)s) có thay đổi:\n%(change)s.\n\n"
            "Đề nghị đăng nhập để xem:\n%(url)s\n"
        )
    to = [user.email for user in people]
    return EmailMessage(subject, text % values, to=to, connection=connection)


def _day(day: date | datetime | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
