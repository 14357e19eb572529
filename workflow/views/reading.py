"""The reading of a received file beside its source: looking, confirming, deriving the own plan."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from drafting.models import Plan
from records.numbers import whole
from workflow import web
from workflow.downloads import page_picture
from workflow.refusals import Blocked
from workflow.services import deriving, receiving, scanning
from workflow.views.confirming import confirming_page


@login_required
@require_safe
def received_reading(request: HttpRequest, uid: Any) -> HttpResponse:
    """The page, with the editor that was asked for (workflow.views.confirming)."""
    return confirming_page(request, web.received_or_404(request, uid))


@login_required
@require_safe
def received_picture(request: HttpRequest, uid: Any, number: int) -> HttpResponse:
    """One page of the original as a picture of our own making."""
    return page_picture(web.received_or_404(request, uid).file_id, number)


@login_required
@require_POST
def received_confirm(request: HttpRequest, uid: Any) -> HttpResponse:
    """`unseen`: the number of unsure places that the person was told nobody has looked at."""
    received = web.received_or_404(request, uid)
    unseen = whole(request.POST.get("unseen")) or 0
    held: list[Blocked] = []

    def act() -> None:
        try:
            receiving.confirm(received, by=_person(request), unseen=unseen)
        except Blocked as blocked:
            held.append(blocked)
            raise

    answer = web.answered(
        request,
        act,
        done=_("Đã xác nhận kết quả đọc; văn bản này đã là căn cứ để soạn thảo kế hoạch."),
        back=reverse("received_document", args=[uid]),
    )
    if held:
        return web.see_other(reverse("received_reading", args=[uid]) + "?confirm=anyway#confirming")
    return answer


@login_required
@require_POST
def received_derive(request: HttpRequest, uid: Any) -> HttpResponse:
    """Make the own plan and go to it; whoever comes second is told, and finds it on the document's page."""
    received = web.received_or_404(request, uid)
    made: list[Plan] = []
    answer = web.answered(
        request,
        lambda: made.append(deriving.derive(received, by=_person(request))),
        done=_("Đã lập dự thảo từ văn bản của cấp trên; đề nghị đối chiếu các nhiệm vụ còn lại."),
        back=reverse("received_document", args=[uid]),
    )
    return web.see_other(reverse("plan", args=[made[0].uid])) if made else answer


@login_required
@require_POST
def received_read_again(request: HttpRequest, uid: Any) -> HttpResponse:
    received = web.received_or_404(request, uid)
    return web.answered(
        request,
        lambda: scanning.read_again(received, by=_person(request)),
        done=_("Đang nhận dạng lại; kết quả sẽ hiện trên trang này."),
        back=reverse("received_reading", args=[uid]),
    )


@login_required
@require_POST
def received_type_in(request: HttpRequest, uid: Any) -> HttpResponse:
    received = web.received_or_404(request, uid)
    return web.answered(
        request,
        lambda: scanning.type_in(received, by=_person(request)),
        done=_("Có thể nhập nội dung; bản chụp vẫn ở bên cạnh để đối chiếu."),
        back=reverse("received_reading", args=[uid]),
    )


def _person(request: HttpRequest) -> Any:
    return request.user
