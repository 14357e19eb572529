"""How views reach plans and services: fetch and authorise in one step, and turn every refusal into its answer."""

from collections.abc import Callable
from typing import Any, NoReturn

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from drafting.models import Plan, ReceivedDocument
from drafting.refusals import Conflict, NotEditable
from drafting.refusals import Unfit as UnfitText
from drafting.web import person, plan_or_404, see_other
from records.numbers import whole
from workflow.can import Answer, Stand
from workflow.meetings import visible_meetings
from workflow.models import CertifiedCopy, Meeting
from workflow.refusals import Blocked, Hidden, NotDone, Overtaken, Refused, Unfit

__all__ = [
    "answered",
    "attempt",
    "copy_or_404",
    "meeting_or_404",
    "person",
    "plan_or_404",
    "received_or_404",
    "refuse",
    "see_other",
    "stand_of",
    "turn_of",
]

NO_TURN = -1


def received_or_404(request: HttpRequest, uid: Any) -> ReceivedDocument:
    rows = ReceivedDocument.objects.visible_to(request.user).select_related(
        "agency", "lead", "drafter", "patron", "plan", "file", "registered_by", "confirmed_by"
    )
    return get_object_or_404(rows, uid=uid)


def copy_or_404(request: HttpRequest, pk: int) -> CertifiedCopy:
    rows = CertifiedCopy.objects.visible_to(request.user).select_related(
        "agency__committee", "plan", "received__plan", "file", "block"
    )
    return get_object_or_404(rows.defer("received__reading", "received__instruction"), pk=pk)


def meeting_or_404(request: HttpRequest, uid: Any) -> Meeting:
    return get_object_or_404(visible_meetings(request.user), uid=uid)


def stand_of(request: HttpRequest, plan: Plan) -> Stand:
    """This person's stand to this plan, asked once for the page and all its tags."""
    stand: Stand | None = getattr(request, "_plan_stand", None)
    if stand is None or stand.plan is not plan:
        assert request.user.is_authenticated
        stand = Stand(request.user, plan)
        request._plan_stand = stand  # type: ignore[attr-defined]
    return stand


def refuse(answer: Answer) -> NoReturn:
    """Raise what `can` has answered, so that a page refuses as its service would."""
    assert answer.refusal is not None
    raise answer.refusal(str(answer.reason), answer.link)


def turn_of(request: HttpRequest) -> int | None:
    """The plan's turn that the posted form was shown with; what no page of ours ever sent is no turn of any plan."""
    given = request.POST.get("turn", "")
    if not given:
        return None
    turn = whole(given)
    return NO_TURN if turn is None else turn


def attempt(
    request: HttpRequest, act: Callable[[], Any], *, done: str, back: str
) -> HttpResponse | NotDone | UnfitText:
    """Run an act and answer: `done` is the sentence of success, `back` the page that shows what is now.

    Returned instead of answered: Unfit, so that the view shows its form again with what was typed.
    """
    try:
        act()
    except Hidden as refusal:
        raise Http404 from refusal
    except (Refused, NotEditable) as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except (Overtaken, Blocked) as refusal:
        messages.warning(request, refusal.reason)
        return see_other(back)
    except Conflict as conflict:
        context = {
            "reason": str(conflict),
            "mine": conflict.mine,
            "theirs": conflict.theirs,
            "back": back,
        }
        return render(request, "409.html", context, status=409)
    except (Unfit, UnfitText) as refusal:
        return refusal
    if done:
        messages.success(request, done)
    return see_other(back)


def answered(request: HttpRequest, act: Callable[[], Any], *, done: str, back: str) -> HttpResponse:
    """As `attempt`, for acts without a form of their own: what cannot be taken is said on the page."""
    answer = attempt(request, act, done=done, back=back)
    if isinstance(answer, HttpResponse):
        return answer
    messages.error(request, str(answer) or _("Chưa thực hiện được; đề nghị thử lại."))
    return see_other(back)
