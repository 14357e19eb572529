"""Reminders: made by the rule once a working day, or by hand; each is a row, and each person gets one mail a day."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from drafting.models import Plan
from permissions.duties import Duty, holders
from permissions.models import User
from records import jobs
from records.models import Job
from workflow.acting import acting
from workflow.awaiting import Thing, named
from workflow.models import Awaited, Reminder
from workflow.refusals import Unfit
from workflow.reminding import K, Rule, kind_today, rules_of
from workflow.sentences import ACTS, titled

THINGS = ("plan", "received", "copy")
"""What an awaited row can be about."""
NOT_BEFORE = time(7, 0)
"""Local time of a working day from which reminders are made."""
FARTHEST = 30
"""Days ahead that a rule can look; rows that are due later are not read."""


def remind_due(now: datetime | None = None) -> int:
    """The sweep: make what falls on this day and ask for the mails. Repeating on the same day makes nothing new."""
    local = timezone.localtime(now)
    if local.time() < NOT_BEFORE:
        return 0
    today = local.date()
    made = [row for row in _due(today) if _once(row)]
    for user in {row.to_id for row in made}:
        jobs.ask("digest", f"{user}:{today}", subject=f"user:{user}", user=user, day=today.isoformat())
    return len(made)


def _once(row: Reminder) -> bool:
    """One reminder of one thing to one person a day, whichever sweep comes first."""
    with transaction.atomic():
        _row, made = Reminder.objects.get_or_create(
            awaited=row.awaited, to=row.to, day=row.day, defaults={"kind": row.kind, "by": row.by}
        )
    return made


def _due(today: date) -> Iterator[Reminder]:
    horizon = timezone.now() + timedelta(days=FARTHEST)
    rows = (
        Awaited.objects.filter(done_at=None, due_at__isnull=False, due_at__lt=horizon)
        .exclude(reminders__day=today)
        .select_related("agency__committee", "person", "plan", "received", "copy")
        .order_by("pk")
    )
    rules: dict[int, dict[str, Rule]] = {}
    for row in rows.iterator():
        committee = row.agency.body
        rule = rules.setdefault(committee.pk, rules_of(committee)).get(row.duty)
        assert row.due_at is not None
        kind = kind_today(rule, timezone.localtime(row.due_at).date(), today) if rule else ""
        if kind:
            yield from _to_each(row, kind, today, None)


def _to_each(row: Awaited, kind: str, today: date, by: User | None) -> Iterator[Reminder]:
    people = [row.person] if row.person is not None else list(holders(row.duty, row.agency, today))
    if kind == K.ESCALATED:
        people += [head for head in _heads(row, today) if head not in people and _sees(head, row)]
    for person in people:
        if person is not None and person.is_active:
            yield Reminder(awaited=row, to=person, kind=kind, day=today, by=by)


def _heads(row: Awaited, today: date) -> Iterable[User]:
    """Who is told of what stays undone: the agency's head; of a head's own, who instructs in the committee."""
    if row.duty == Duty.RELEASE:
        return holders(Duty.INSTRUCT, row.agency.body, today)
    return holders(Duty.RELEASE, row.agency, today)


def _sees(user: User, row: Awaited) -> bool:
    """Nobody learns through a reminder that something exists."""
    thing = row.thing
    return type(thing).objects.visible_to(user).filter(pk=thing.pk).exists()


def remind(plan: Plan, *, by: User, turn: int | None = None) -> int:
    """The Office reminds the members who have not sent their ballot, once a day; nobody else learns of it."""
    return by_hand(plan, "remind", by, ("send_ballot",))


def remind_advisers(plan: Plan, *, by: User, turn: int | None = None) -> int:
    """The drafting agency reminds the agencies whose opinion is not in."""
    return by_hand(plan, "remind_advisers", by, ("write_opinion", "release_opinion"))


def by_hand(plan: Plan, verb: str, by: User, acts: tuple[str, ...]) -> int:
    with acting(plan, verb, by=by) as act:
        act.detail["reminded"] = remind_now(act.plan, verb, by, acts)
    return int(act.detail["reminded"])


def remind_now(thing: Thing, verb: str, by: User, acts: tuple[str, ...]) -> int:
    """Remind whoever is awaited for one of these acts and was not reminded today; raises Unfit where that is nobody."""
    today = timezone.localdate()
    rows = Awaited.objects.filter(**named(thing), act__in=acts, done_at=None)
    made = [
        reminder
        for row in rows.select_related("agency", "person")
        for reminder in _to_each(row, K.BY_HAND, today, by)
        if _once(reminder)
    ]
    if not made:
        raise Unfit(_("Hôm nay đã nhắc tất cả những nơi chưa gửi."))
    for user in {row.to_id for row in made}:
        key = f"{user}:{thing.pk}:{today}:{verb}"
        jobs.ask("digest", key, subject=thing.subject, user=user, day=today.isoformat())
    return len(made)


@jobs.handler("digest")
def digest(job: Job) -> None:
    """One mail with everything of the day that was not mailed yet; a second run finds nothing left.

    What its reader does not see any more is left out: posts end between the reminder and the mail.
    """
    rows = list(
        Reminder.objects.filter(
            to_id=job.payload["user"], day=date.fromisoformat(job.payload["day"]), mailed_at=None
        ).select_related(
            "to", "awaited__plan__deciding_body", "awaited__received", "awaited__copy", "awaited__agency"
        )
    )
    open_rows = _still_seen([row for row in rows if row.awaited.done_at is None])
    if open_rows and open_rows[0].to.email and open_rows[0].to.is_active:
        with translation.override("vi"):
            mail_of(open_rows[0].to, open_rows).send()
    Reminder.objects.filter(pk__in=[row.pk for row in rows]).update(mailed_at=timezone.now())


def _still_seen(rows: list[Reminder]) -> list[Reminder]:
    """Of the reminders to one person; three queries however many there are."""
    seen = set()
    for kind in THINGS if rows else ():
        things: Any = Awaited._meta.get_field(kind).related_model
        asked = [getattr(row.awaited, f"{kind}_id") for row in rows]
        found = things.objects.visible_to(rows[0].to).filter(pk__in=asked)
        seen |= {(kind, pk) for pk in found.values_list("pk", flat=True)}
    return [row for row in rows if any((kind, getattr(row.awaited, f"{kind}_id")) in seen for kind in THINGS)]


def mail_of(user: User, rows: list[Reminder]) -> EmailMessage:
    """The digest: no text of a plan, only what is awaited, until when, and where; a mail may be read by others."""
    lines = [f"- {told(row)}" for row in rows]
    text = "\n".join(
        [
            _("Kính gửi đồng chí %(name)s,") % {"name": user.full_name},
            "",
            _("Những việc sau đang chờ đồng chí xử lý:"),
            *lines,
            "",
            _("Mở danh sách việc: %(url)s") % {"url": settings.PUBLIC_URL.rstrip("/") + reverse("inbox")},
        ]
    )
    subject = _("Trình Ký: %(n)02d việc cần xử lý") % {"n": len(rows)}
    return EmailMessage(subject, text, to=[user.email])


def told(row: Reminder) -> str:
    """ "Góp ý dự thảo; hạn 05/11/2026 (quá hạn)"."""
    waiting = row.awaited
    said = f"{ACTS[waiting.act].title}: {titled(waiting.thing)}"
    due = timezone.localtime(row.awaited.due_at) if row.awaited.due_at else None
    until = _("; thời hạn %(at)s") % {"at": f"{due:%d/%m/%Y}"} if due else ""
    return f"{said}{until} ({row.get_kind_display()})"


def reminders_of(plan: Plan, *, of_members: bool) -> list[Reminder]:
    """What was reminded on this plan, the newest first; of ballots only for the officer who keeps them."""
    rows = Reminder.objects.filter(awaited__plan=plan).select_related("to", "by", "awaited__agency")
    if not of_members:
        rows = rows.exclude(awaited__act="send_ballot")
    return list(rows[:200])
