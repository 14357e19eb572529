"""What the check finds in a plan, with what the committee's own registers know of the documents that it cites."""

from collections import defaultdict
from collections.abc import Collection

from django.utils import timezone

from drafting.checks.subject import Entry
from drafting.findings import Findings, findings_of, kept_findings
from drafting.models import Plan, ReceivedDocument
from workflow.models import Issuance


def findings(plan: Plan) -> Findings:
    """The findings of the live text today; one query more than without the registers."""
    return findings_of(plan, today=timezone.localdate(), register=known)


def findings_if_known(plan: Plan) -> Findings | None:
    """The same where this state of the plan was checked before; the text is not read for it."""
    return kept_findings(plan, today=timezone.localdate(), register=known)


def known(plan: Plan, symbols: Collection[str]) -> dict[str, list[Entry]]:
    """Symbol → {"date"} of each document that the committee has issued or received under it, the oldest first.

    Only days are told, of documents that the text itself cites: the check gives away nothing that the drafter
    did not name.
    """
    if not symbols:
        return {}
    body = plan.issuer.body
    issued = Issuance.objects.filter(
        plan__issuer__in=[plan.issuer, body], symbol__in=symbols, dated__isnull=False
    ).values_list("symbol", "dated")
    received = ReceivedDocument.objects.filter(
        agency=plan.issuer, symbol__in=symbols, issued_on__isnull=False
    ).values_list("symbol", "issued_on")
    days = defaultdict(set)
    for symbol, day in issued.order_by().union(received.order_by()):
        if day is not None:
            days[symbol].add(day.isoformat())
    return {symbol: [{"date": day} for day in sorted(found)] for symbol, found in days.items()}
