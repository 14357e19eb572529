"""What the issuance adds to pages of the drafting room: the number of a plan that is out, its head and foot."""

from collections.abc import Iterable
from typing import Any

from django import template

from drafting.models import Plan, Status
from drafting.rendering import names
from workflow.models import Issuance

register = template.Library()
OUT = (Status.ISSUED, Status.REPLACED, Status.WITHDRAWN)


@register.simple_tag
def issued_symbols(plans: Iterable[Plan]) -> dict[int, str]:
    """Plan id → “05-KH/TU, 24/11/2026” of those that are out; one query for a whole list."""
    ids = [plan.pk for plan in plans if plan.status in OUT]
    rows = Issuance.objects.filter(plan__in=ids).values_list("plan_id", "symbol", "dated")
    return {plan: f"{symbol}, {dated:%d/%m/%Y}" if dated else symbol for plan, symbol, dated in rows}


@register.simple_tag
def issued_symbols_of(results: Iterable[dict[str, Any]]) -> dict[int, str]:
    """The same for the plans that a search found."""
    return issued_symbols([result["document"] for result in results])


@register.simple_tag
def issued_symbol(symbols: dict[int, str], plan: Plan) -> str:
    return symbols.get(plan.pk, "")


@register.simple_tag
def with_issuance(plan: Plan, page: dict[str, Any]) -> dict[str, Any]:
    """The page with the number, the date and the signature that belong to the issuance, once it is out."""
    if plan.status not in OUT:
        return page
    issuance = Issuance.objects.filter(plan=plan).select_related("signer").first()
    if issuance is None or issuance.dated is None:
        return page
    signature = {
        "on_behalf": issuance.on_behalf,
        "position": issuance.position,
        "name": issuance.signer.full_name,
    }
    return {
        **page,
        "symbol": f"Số {issuance.symbol}",
        "place_date": names.date_line(plan.issuer.place, issuance.dated),
        "signatures": [signature],
    }
