"""What the members of the deciding body are told first: the tasks, the opinions, the appraisal."""

from collections import Counter
from dataclasses import dataclass, field

from drafting.coverage import ledger
from drafting.models import Plan
from workflow.models import Comment, Finding


@dataclass(frozen=True)
class Summary:
    tasks: int
    answered: int
    unanswered: int
    own: int
    comments: int
    answers: Counter[str] = field(default_factory=Counter)
    kept: tuple[Comment, ...] = ()
    """Comments that were not taken up: the members should know of them."""
    open_findings: int = 0
    agencies: int = 0


def summary_of(plan: Plan) -> Summary:
    """Six queries, whatever the length of the plan."""
    book = ledger(plan)
    linked = {part.pk for row in book.rows for part in row.parts}
    items = set(plan.parts.filter(kind="item", item_kind__in=["task", "organisation", "dissemination"]).values_list("pk", flat=True))
    comments = list(
        Comment.objects.filter(opinion__round__plan=plan, opinion__released_at__isnull=False).select_related(
            "opinion__agency"
        )
    )
    return Summary(
        tasks=len(items),
        answered=len(book.rows) - len(book.open),
        unanswered=len(book.open),
        own=len(items - linked),
        comments=len(comments),
        answers=Counter(comment.answer for comment in comments),
        kept=tuple(c for c in comments if c.answer == Comment.Answer.NOT_ACCEPTED),
        open_findings=Finding.objects.filter(plan=plan, mended_at=None).count(),
        agencies=len({comment.opinion.agency_id for comment in comments}),
    )
