"""What waits for one person: open awaited rows of the duties held today, each an index range, merged by due date."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from drafting.models import Coverage, CoverageLink
from permissions.duties import NEVER_DELEGATED, holdings
from records.numbers import whole
from workflow.models import Awaited, Comment, ConclusionLine, Paper, Return

SIZE = 25
COUNT_LIMIT = 1000
"""Counting stops here: the page prints 999+ for more."""


class Place(NamedTuple):
    """Where a row stands in the order of the inbox; rows without a due date come last."""

    due_at: datetime | None
    pk: int

    @property
    def key(self) -> tuple[bool, float, int]:
        return (self.due_at is None, self.due_at.timestamp() if self.due_at else 0.0, self.pk)

    def __str__(self) -> str:
        return f"{self.due_at.isoformat() if self.due_at else ''}~{self.pk}"

    @classmethod
    def parse(cls, text: str) -> "Place | None":
        """What str() wrote; None for anything else."""
        due, _sep, last = text.partition("~")
        pk = whole(last)
        if pk is None:
            return None
        try:
            at = parse_datetime(due) if due else None
            if due and (at is None or timezone.is_naive(at)):
                return None
            at = at and timezone.localtime(at.astimezone(UTC))
        except (ValueError, OverflowError):  # no moment, or one beyond the years that a database can compare
            return None
        return cls(at, pk)


@dataclass(frozen=True)
class Page:
    rows: list[Awaited]
    next: Place | None


def is_mine(user: Any) -> Q:
    """Rows that ask this person: open, of a duty held today, and nobody else's by name."""
    held = holdings(user, timezone.localdate())
    if not held:
        return Q(pk__in=[])
    duties: dict[str, list[int]] = {}
    for agency, duty in held:
        duties.setdefault(duty, []).append(agency)
    wanted = Q()
    for duty, agencies in sorted(duties.items()):
        wanted |= Q(duty=duty, agency__in=sorted(agencies))
    return Q(done_at=None) & (Q(person=None) | Q(person=user)) & wanted


def page(user: Any, after: Place | None = None) -> Page:
    """25 rows by due date, those without one last; two queries whatever waits."""
    ids = _ids(user, SIZE + 1, after)
    places = sorted((Place(*row) for row in ids), key=lambda place: place.key)
    shown = places[:SIZE]
    rows = {row.pk: row for row in _told(Awaited.objects.filter(pk__in=[place.pk for place in shown]))}
    found = [rows[place.pk] for place in shown if place.pk in rows]
    return Page(found, next=shown[-1] if len(places) > SIZE else None)


def count(user: Any) -> int:
    """How many rows wait, at most COUNT_LIMIT; asked once for a request's user."""
    kept: int | None = getattr(user, "_inbox_count", None)
    if kept is None:
        kept = min(len(_ids(user, COUNT_LIMIT)), COUNT_LIMIT)
        user._inbox_count = kept
    return kept


def _ids(user: Any, limit: int, after: Place | None = None) -> list[tuple[datetime | None, int]]:
    """(due_at, id) of up to `limit` rows of each range, in one query."""
    parts = [_wrapped(part, limit) for part in _ranges(user, after)]
    if not parts:
        return []
    return list(parts[0].union(*parts[1:], all=True)) if parts[1:] else list(parts[0])


def _wrapped(part: "QuerySet[Awaited]", limit: int) -> Any:
    # A compound statement takes no LIMIT on SQLite; inside IN it does, and each part stays an index range.
    return Awaited.objects.filter(pk__in=part.values("pk")[:limit]).values_list("due_at", "pk")


def _ranges(user: Any, after: Place | None) -> "Iterator[QuerySet[Awaited]]":
    """One range for each duty held for an agency, one for what names the person; dated and undated apart."""
    open_rows = Awaited.objects.filter(done_at=None)
    held = sorted(holdings(user, timezone.localdate()))
    if not held:
        return
    # Ballots name their member: the pool of a body with this duty is always empty, and long to walk.
    pools = [
        open_rows.filter(agency=agency, duty=duty, person=None)
        for agency, duty in held
        if duty not in NEVER_DELEGATED
    ]
    for part in [open_rows.filter(is_mine(user), person=user), *pools]:
        if after is None or after.due_at is not None:
            dated = part.filter(due_at__isnull=False)
            if after is not None:
                dated = dated.filter(due_at__gte=after.due_at).exclude(due_at=after.due_at, pk__lte=after.pk)
            yield dated.order_by("due_at", "pk")
        undated = part.filter(due_at=None)
        if after is not None and after.due_at is None:
            undated = undated.filter(pk__gt=after.pk)
        yield undated.order_by("pk")


def _told(rows: "QuerySet[Awaited]") -> "QuerySet[Awaited]":
    """The rows with everything that their sentences say: names, counts of what is left, the reason of a return."""
    returned = Return.objects.filter(plan=OuterRef("plan"), settled_at=None).order_by("-pk")
    linked = Exists(CoverageLink.objects.filter(coverage=OuterRef("pk")))
    tasks = Coverage.objects.filter(
        Q(answer=Coverage.Answer.UNANSWERED) | (Q(answer__in=Coverage.LINKED) & ~linked),
        basis__plan=OuterRef("plan"),
    )
    comments = Comment.objects.filter(
        opinion__round__plan=OuterRef("plan"), opinion__released_at__isnull=False, answer=""
    )
    letters = Paper.objects.filter(received=OuterRef("received")).order_by("-pk")
    lines = ConclusionLine.objects.filter(plan=OuterRef("plan"), ticked_at=None)
    return (
        rows.select_related(
            "plan", "received", "agency", "plan__deciding_body", "copy__plan", "copy__received"
        )
        .defer("received__reading", "received__instruction")
        .defer("copy__received__reading", "copy__received__instruction", "copy__recipients")
        .annotate(
            return_reason=Subquery(returned.values("reason")[:1]),
            returned_from=Subquery(returned.values("status")[:1]),
            tasks_left=_number(tasks),
            comments_left=_number(comments),
            lines_left=_number(lines),
            letter=Subquery(letters.values("symbol")[:1]),
            unread=Case(When(received__reading__isnull=True, then=F("received__recognition__state"))),
        )
    )


def _number(rows: "QuerySet[Any]") -> Coalesce:
    counted = rows.order_by().annotate(one=Value(1)).values("one").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
