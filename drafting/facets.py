"""Which text of a plan a person sees: the live one where they write or answer for it, else what was put before them."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from drafting.models import Part, Participation, Plan, Revision, Status
from drafting.models.plan import ENDED, UNDER_WAY
from drafting.text import live as live_text
from drafting.visibility import SEEN_BY, seeing_pairs
from permissions.duties import Duty, holdings

LIVE_FOR = {Duty.DRAFT, Duty.APPRAISE}


class OnlyOversees(PermissionDenied):
    """This person is told the stand of the plan, and its text when it is issued."""


@dataclass(frozen=True)
class Facet:
    """The document dict to show; `live` when it is the text in work, else the revision that was put before them."""

    document: dict[str, Any]
    live: bool
    revision: Revision | None = None
    ledger: bool = False
    """Whether the inner work is shown beside it: the parent's tasks with their answers, the marks."""
    parts: list[Part] = field(default_factory=list)
    """The rows of a live text."""


def live_for(user: Any) -> Q:
    """The plans whose live text this person is shown, of those that they see: the rule of text_for for lists."""
    pairs = seeing_pairs(user, without=Duty.OVERSEE)
    open_to = Participation.objects.filter(until=None)
    drafting = open_to.filter(duty=Duty.DRAFT, agency__in=pairs.get(Duty.DRAFT, ()))
    appraising = open_to.filter(duty=Duty.APPRAISE, agency__in=pairs.get(Duty.APPRAISE, ()))
    return (
        Q(status__in=ENDED - {Status.CANCELLED})
        | Q(pk__in=drafting.values("plan"))
        | Q(status=Status.APPRAISAL, pk__in=appraising.values("plan"))
    )


def shown_revisions(user: Any, plans: "QuerySet[Plan]", limit: int) -> dict[int, Revision]:
    """Of the newest plans whose live text is not shown: id → the revision that was put before this person."""
    wanted = Q()
    for duty, agencies in seeing_pairs(user, without=Duty.OVERSEE).items():
        wanted |= Q(duty=duty, agency__in=agencies)
    if not wanted:
        return {}
    # The plans first: what is under way is little, what one took part in much.
    hidden = plans.filter(status__in=[*UNDER_WAY, Status.CANCELLED]).exclude(live_for(user))
    ids = list(hidden.order_by("-pk").values_list("pk", flat=True)[:limit])
    rows = (
        Participation.objects.filter(wanted, until=None, revision__isnull=False, plan__in=ids)
        .select_related("revision__content")
        .order_by("-plan_id", "revision_id")
    )
    return {row.plan_id: row.revision for row in rows if row.plan_id and row.revision}


def text_for(user: Any, plan: Plan) -> Facet:
    """The text for this person; call only with a plan that they see (Plan.objects.visible_to).

    Raises OnlyOversees for who does nothing else: they see the stand, never the text before issuance.
    """
    held = {(agency, duty) for agency, duty in holdings(user, timezone.localdate()) if duty != Duty.OVERSEE}
    mine = [
        row
        for row in Participation.objects.filter(
            plan=plan, until=None, agency__in={agency for agency, _duty in held}
        ).select_related("revision__content")
        if any((row.agency_id, duty) in held for duty in SEEN_BY.get(row.duty, ()))
    ]
    duties = {row.duty for row in mine}
    appraising = Duty.APPRAISE in duties and plan.status == Status.APPRAISAL
    if Duty.DRAFT in duties or appraising or plan.status in ENDED - {Status.CANCELLED}:
        ledger = Duty.DRAFT in duties or Duty.APPRAISE in duties
        document, parts = live_text(plan)
        return Facet(document, live=True, ledger=ledger, parts=parts)
    shown = [row.revision for row in mine if row.revision is not None]
    if not shown:
        raise OnlyOversees(
            _("Đồng chí theo dõi tiến độ của kế hoạch này; nội dung văn bản mở cho đồng chí khi đã ban hành.")
        )
    newest = max(shown, key=lambda revision: revision.pk)
    return Facet(newest.content.body, live=False, revision=newest)
