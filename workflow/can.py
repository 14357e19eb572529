"""May this person do this to this plan? Status, participation, duty and what is missing, with the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import lazy
from django.utils.translation import gettext as _

from drafting import coverage
from drafting.counting import counted
from drafting.findings import Findings
from drafting.models import Part, Participation, Plan
from drafting.visibility import SEEN_BY
from permissions.duties import Duty, Holding, givers_now
from permissions.models import Agency, User
from workflow import refusals
from workflow.checked import findings, findings_if_known
from workflow.models import Awaited, Comment, DecisionRound
from workflow.rules import RULES, Rule

Taking = tuple[int, str, int | None]
"""(agency id, duty, revision id) of a participation."""


def _near(held: dict[Holding, int | None]) -> Q:
    """Rows that concern this person: of ten thousand recipients of a plan, the own agencies alone."""
    return ~Q(duty=Duty.RECEIVE) | Q(agency__in={agency for agency, _duty in held})


def _parts(plans: Sequence[Plan], held: dict[Holding, int | None]) -> dict[int, list[Taking]]:
    rows = Participation.objects.filter(_near(held), plan__in=plans, until=None)
    found: dict[int, list[Taking]] = defaultdict(list)
    for plan, *part in rows.values_list("plan_id", "agency_id", "duty", "revision_id"):
        found[plan].append(tuple(part))  # type: ignore[arg-type]
    return found


def _awaited(plans: Sequence[Plan], held: dict[Holding, int | None]) -> dict[int, list[Awaited]]:
    found: dict[int, list[Awaited]] = defaultdict(list)
    rows = Awaited.objects.filter(_near(held), plan__in=plans, done_at=None)
    for row in rows.select_related("agency", "person"):
        found[row.plan_id or 0].append(row)
    return found


@dataclass(frozen=True)
class Answer:
    """`refusal` is None when the act may be done; else the class of refusals.NotDone that a service raises."""

    refusal: type[refusals.NotDone] | None
    reason: str = ""
    link: str = ""
    agency: int | None = None

    @property
    def ok(self) -> bool:
        return self.refusal is None

    @property
    def shown(self) -> bool:
        """Whether the page offers it: open, or greyed with the reason."""
        return self.refusal in (None, refusals.Blocked)


class Stand:
    """What one person's duties and one plan's rows say now: three queries, then any number of answers."""

    def __init__(self, user: User, plan: Plan) -> None:
        held = givers_now(user, timezone.localdate())
        self._load(user, plan, held, _parts([plan], held), _awaited([plan], held))

    @classmethod
    def several(cls, user: User, plans: Sequence[Plan]) -> list[Stand]:
        """The stands of a page of plans: three queries for all of them."""
        held = givers_now(user, timezone.localdate())
        parts, awaited = _parts(plans, held), _awaited(plans, held)
        made = []
        for plan in plans:
            stand = cls.__new__(cls)
            stand._load(user, plan, held, parts, awaited)
            made.append(stand)
        return made

    def _load(
        self,
        user: User,
        plan: Plan,
        held: dict[Holding, int | None],
        parts: dict[int, list[Taking]],
        awaited: dict[int, list[Awaited]],
    ) -> None:
        self.user, self.plan, self.held = user, plan, held
        self.parts, self.awaited = parts.get(plan.pk, []), awaited.get(plan.pk, [])

    @cached_property
    def visible(self) -> bool:
        return any(
            (agency, duty) in self.held for agency, part, _r in self.parts for duty in SEEN_BY.get(part, ())
        )

    @cached_property
    def findings(self) -> Findings:
        """What the check finds in the text, for the tab and the guards of one page."""
        return findings(self.plan)

    @cached_property
    def counts(self) -> dict[str, int]:
        """What a draft is counted by before it leaves, in one query."""
        plan = self.plan
        return counted(
            comments=Comment.open_in(plan),
            items=plan.parts.filter(kind=Part.Kind.ITEM),
            recipients=plan.parts.filter(kind=Part.Kind.RECIPIENT),
            unanswered=coverage.unanswered(plan),
            suspect=coverage.suspect(plan),
            rounds=plan.advisory_rounds.all(),
        )

    @cached_property
    def round(self) -> DecisionRound | None:
        """The newest round of deciding."""
        return self.plan.decision_rounds.last()

    @property
    def findings_known(self) -> Findings | None:
        """The same where they are at hand: no page waits for a check that it only counts."""
        if "findings" in self.__dict__:
            return self.findings
        return findings_if_known(self.plan)

    def part_of(self, part: str, duty: str) -> list[int]:
        """The agencies that take part with `part` and for which this person holds `duty`."""
        return [agency for agency, own, _r in self.parts if own == part and (agency, duty) in self.held]

    def takes_part(self, *duties: str) -> bool:
        """Whether this person sees the plan through one of these participations."""
        return any(
            (agency, duty) in self.held
            for agency, part, _r in self.parts
            if part in duties
            for duty in SEEN_BY.get(part, ())
        )

    def can(self, verb: str, *, whole: bool = True) -> Answer:
        """`whole=False` leaves out what may be missing: for who only asks whether the service is worth calling."""
        rule = RULES[verb]
        if not self.visible:
            return Answer(refusals.Hidden)
        agencies = self.part_of(rule.part, rule.duty)
        if not agencies:
            return Answer(refusals.Refused, self._not_yours(rule))
        agency = agencies[0]
        if self.plan.status not in rule.statuses:
            return Answer(refusals.Overtaken, self._closed_later, agency=agency)
        if rule.awaits:
            row = next((a for a in self.awaited if self._awaits(a, rule, agencies)), None)
            if row is None:
                return Answer(refusals.Overtaken, self._closed_later, agency=agency)
            agency = row.agency_id
            if row.person is not None and row.person_id != self.user.pk:
                return Answer(
                    refusals.Refused, _("Việc này đang giao đồng chí %(name)s.") % {"name": row.person}
                )
        if whole and rule.missing and (missing := rule.missing(self)):
            return Answer(refusals.Blocked, missing.reason, missing.link, agency)
        return Answer(None, agency=agency)

    @staticmethod
    def _awaits(row: Awaited, rule: Rule, agencies: list[int]) -> bool:
        return row.act in rule.awaits and row.agency_id in agencies

    def _not_yours(self, rule: Rule) -> str:
        return _("Việc “%(act)s” cần nhiệm vụ %(duty)s; đồng chí không được giao nhiệm vụ này.") % {
            "act": rule.label,
            "duty": Duty(rule.duty).label.lower(),
        }

    @cached_property
    def _closed_later(self) -> str:
        """The reason is looked for when it is read: a page of plans is asked what is open, not why the rest is not."""
        return lazy(lambda: self._closed, str)()

    @cached_property
    def _closed(self) -> str:
        """Who moved it on, and where it is; asked once, as many acts are closed for the same reason."""
        last = (
            Awaited.objects.filter(plan=self.plan, done_by__isnull=False)
            .select_related("done_by")
            .order_by("-done_at")
            .first()
        )
        step = self.plan.get_status_display()
        if last is None:
            return _("Kế hoạch đang ở bước “%(step)s” nên việc này chưa mở.") % {"step": step}
        return _("Đồng chí %(name)s đã xử lý lúc %(at)s; kế hoạch đang ở bước “%(step)s”.") % {
            "name": last.done_by,
            "at": date_format(timezone.localtime(last.done_at), "H:i d/m/Y"),
            "step": step,
        }


def can(user: User, verb: str, plan: Plan) -> Answer:
    """Answer one question; a page that asks several makes one Stand."""
    return Stand(user, plan).can(verb)


def open_verbs(stand: Stand) -> dict[str, Answer]:
    """The acts that the page offers this person now, greyed ones with their reason."""
    answers = {verb: stand.can(verb) for verb in RULES}
    return {verb: answer for verb, answer in answers.items() if answer.shown}


def awaited_agency(awaited: list[Awaited], answer: Answer) -> Agency:
    """The agency for which an open act is done; of an awaited one it came with its row."""
    pk = answer.agency
    assert pk is not None
    return next((row.agency for row in awaited if row.agency_id == pk), None) or Agency.objects.get(pk=pk)
