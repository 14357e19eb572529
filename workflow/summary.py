"""What the members of the deciding body are told first: the tasks, the opinions, the appraisal."""

from collections import Counter
from dataclasses import dataclass

from drafting.coverage import ledger
from drafting.models import Part, Plan
from workflow.models import Comment, Finding, Opinion


@dataclass(frozen=True)
class Summary:
    tasks: int
    """Tasks of this plan; `own` of them answer none of the parent's."""
    own: int
    asked: int
    """Tasks of the parents; `answered` and `unanswered` together."""
    unanswered: int
    asked_agencies: int
    """Agencies whose opinion came in, with comments or without."""
    comments: int
    accepted: int
    partly: int
    kept: tuple[Comment, ...]
    """Comments that were not taken up: the members should know of them."""
    open_findings: int

    @property
    def answered(self) -> int:
        return self.asked - self.unanswered


def summary_of(plan: Plan) -> Summary:
    """Eight queries, whatever the length of the plan."""
    book = ledger(plan)
    linked = {part.pk for row in book.rows for part in row.parts}
    tasks = plan.parts.filter(kind=Part.Kind.ITEM, item_kind__in=Part.TASKS)
    own = set(tasks.values_list("pk", flat=True))
    opinions = Opinion.objects.filter(round__plan=plan, released_at__isnull=False)
    comments = list(Comment.objects.filter(opinion__in=opinions).select_related("opinion__agency"))
    answers = Counter(comment.answer for comment in comments)
    return Summary(
        tasks=len(own),
        own=len(own - linked),
        asked=len(book.rows),
        unanswered=len(book.open),
        asked_agencies=opinions.values("agency").distinct().count(),
        comments=len(comments),
        accepted=answers[Comment.Answer.ACCEPTED],
        partly=answers[Comment.Answer.PARTLY],
        kept=tuple(c for c in comments if c.answer == Comment.Answer.NOT_ACCEPTED),
        open_findings=Finding.objects.filter(plan=plan, mended_at=None).count(),
    )
