"""The line of steps: for each step of the way whether it is done, by whom and when, or who is awaited."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from drafting.models import Plan, Status
from drafting.models.plan import ENDED
from records.models import AuditEntry
from workflow.can import Stand
from workflow.guards import two_digits
from workflow.models import AdvisoryRound, Comment

LABELS: dict[Status, Any] = {
    Status.DRAFTING: gettext_lazy("Soạn thảo"),
    Status.ADVISORY_REVIEW: gettext_lazy("Lấy ý kiến góp ý"),
    Status.CONSOLIDATING: gettext_lazy("Tiếp thu, giải trình"),
    Status.APPRAISAL: gettext_lazy("Văn phòng thẩm định"),
    Status.STEERING: gettext_lazy("Thường trực cho ý kiến"),
    Status.DECIDING: gettext_lazy("Trình %(body)s"),
    Status.FINALISING: gettext_lazy("Hoàn chỉnh theo kết luận"),
    Status.SIGNING: gettext_lazy("Trình ký, ban hành"),
}
WAY = list(LABELS)
MOVES = (
    "release_to_advisers",
    "release_opinion",
    "close_advisory_round",
    "release_to_office",
    "recall",
    "cancel",
    "return_from_appraisal",
    "release_to_steering",
    "open_written_round",
    "put_to_meeting",
    "return_from_steering",
    "approve",
    "return_from_deciding",
    "refuse",
    "initial",
    "ask_for_more",
    "refuse_to_sign",
    "refuse_to_issue",
    "complete_issue",
    "withdraw",
    "replace",
)
"""The acts that change a status; their entry in the trail then says `to`."""


@dataclass(frozen=True)
class Step:
    label: str
    note: str
    state: str
    """done, current, todo, or skipped (the plan went past it)."""


@dataclass(frozen=True)
class Way:
    """Where a plan has been: the statuses that it entered, and when it last left each."""

    entered: set[str]
    left: dict[str, datetime]
    last: str
    """The status before the present one."""


def steps(stand: Stand) -> list[Step]:
    """One entry for each step. Four queries, whatever the plan has behind it."""
    plan = stand.plan
    way = way_of(plan)
    here = way.last if plan.status == Status.CANCELLED else plan.status
    place = WAY.index(Status(here)) if here in LABELS else len(WAY)
    told = _told(plan)
    made = []
    for index, status in enumerate(WAY):
        if index == place:
            state, note = "current", _current_note(stand, way)
        elif index > place:
            state, note = "todo", ""
        elif status in way.entered:
            state, note = "done", told.get(status, on_day)(way.left.get(status))
        else:
            state, note = "skipped", ""
        label = str(LABELS[status]) % {"body": plan.deciding_body.short_name}
        made.append(Step(label, note, state))
    return made


def way_of(plan: Plan) -> Way:
    """Read from the trail, in one query."""
    entered, left, here = {str(Status.DRAFTING)}, {}, str(Status.DRAFTING)
    last = here
    rows = AuditEntry.objects.filter(subject=plan.subject, verb__in=MOVES).order_by("pk")
    for at, detail in rows.values_list("at", "detail"):
        if to := detail.get("to"):
            left[here], last = at, here
            here = to
            entered.add(to)
    return Way(entered, left, last)


def moves_of(plan: Plan) -> list[tuple[str, str]]:
    """Every move of the plan so far, as (status left, status entered), the oldest first."""
    here, found = str(Status.DRAFTING), []
    rows = AuditEntry.objects.filter(subject=plan.subject, verb__in=MOVES).order_by("pk")
    for to in rows.values_list("detail__to", flat=True):
        if to:
            found.append((here, to))
            here = to
    return found


def _told(plan: Plan) -> dict[Status, Callable[[datetime | None], str]]:
    """What a finished step says beside its day."""
    rounds = AdvisoryRound.objects.filter(plan=plan, recalled=False).order_by("-number")
    counted = rounds.annotate(
        asked=Count("opinions"), sent=Count("opinions", filter=Q(opinions__released_at__isnull=False))
    ).first()
    comments = Comment.objects.filter(opinion__round__plan=plan, opinion__released_at__isnull=False)
    sums = comments.aggregate(all=Count("pk"), answered=Count("pk", filter=~Q(answer="")))
    told: dict[Status, Callable[[datetime | None], str]] = {
        Status.DRAFTING: lambda at: plan.drafted_by.short_name
    }
    if counted is not None:
        told[Status.ADVISORY_REVIEW] = lambda at: (
            _("%(sent)s/%(asked)s cơ quan")
            % {
                "sent": two_digits(counted.sent),
                "asked": two_digits(counted.asked),
            }
        )
    if sums["all"]:
        told[Status.CONSOLIDATING] = lambda at: (
            _("%(answered)s/%(all)s ý kiến")
            % {
                "answered": two_digits(sums["answered"]),
                "all": two_digits(sums["all"]),
            }
        )
    return told


def _current_note(stand: Stand, way: Way) -> str:
    plan = stand.plan
    if plan.status in ENDED:
        return _("dừng %(day)s") % {"day": on_day(way.left.get(way.last))}
    rows = [row for row in stand.awaited if row.act != "send_ballot"]
    if not rows:
        return _("đang đóng dấu, phát hành")
    # While a scan waits for the clerk's word, the signatory has done his part.
    row = next((row for row in rows if row.act == "vouch_for_scan"), rows[0])
    if row.act in ("write_opinion", "release_opinion"):
        return _("còn %(n)s cơ quan, đến %(day)s") % {
            "n": two_digits(len({row.agency_id for row in rows})),
            "day": short_day(row.due_at),
        }
    if row.act == "record_vote":
        return _("hội nghị %(at)s") % {"at": short_moment(row.due_at)}
    if row.act == "close_written_round":
        return _("đến %(at)s") % {"at": short_moment(row.due_at)}
    return _("%(who)s, từ %(day)s") % {"who": _awaited(row), "day": short_day(row.since)}


def _awaited(row: Any) -> str:
    if row.person is not None:
        return _("Đồng chí %(name)s") % {"name": row.person}
    if row.duty == "release":
        return _("Lãnh đạo %(agency)s") % {"agency": row.agency.short_name}
    return str(row.agency.short_name)


def on_day(at: datetime | None) -> str:
    return _("ngày %(day)s") % {"day": short_day(at)} if at else ""


def short_day(at: datetime | None) -> str:
    return date_format(timezone.localtime(at), "d/m") if at else ""


def short_moment(at: datetime | None) -> str:
    return date_format(timezone.localtime(at), "H:i, d/m") if at else ""
