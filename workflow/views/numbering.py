"""One page for each act of the clerk on the register: hold a number, enter what was issued outside, void, take over."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from permissions.accounts.freshness import ask_again_unless_fresh
from permissions.duties import Duty, agencies_of
from permissions.models import Agency, User
from records.numbers import whole
from workflow import web
from workflow.forms.numbering import OutsideForm, ReserveForm, TakeOverForm, VoidForm
from workflow.models import HeldNumber
from workflow.services import numbering


@dataclass(frozen=True)
class RegisterAct:
    label: Any
    what: Any
    done: Any
    do: Callable[..., Any]
    form: type[Any]
    listed: bool = True
    """Offered above the register; the others belong to one number."""
    harsh: bool = False


ACTS = {
    "reserve_number": RegisterAct(
        gettext_lazy("Giữ số"),
        gettext_lazy(
            "Lấy số tiếp theo cùng ngày cho văn bản sẽ ban hành sau, hoặc ban hành ngoài hệ thống (kể cả văn bản mật: "
            "chỉ ghi số, không ghi nội dung)."
        ),
        gettext_lazy("Đã giữ số."),
        numbering.reserve_number,
        ReserveForm,
    ),
    "take_over_register": RegisterAct(
        gettext_lazy("Tiếp nối sổ cũ"),
        gettext_lazy(
            "Sổ giấy đang dùng được tiếp nối ở đây từ số liền sau; chỉ làm được khi sổ ở đây chưa cấp số nào."
        ),
        gettext_lazy("Đã tiếp nối sổ cũ."),
        numbering.take_over_register,
        TakeOverForm,
    ),
    "record_outside": RegisterAct(
        gettext_lazy("Ghi văn bản ban hành ngoài hệ thống"),
        gettext_lazy("Văn bản mang số đã giữ được ghi vào sổ; sau đó không sửa được."),
        gettext_lazy("Đã ghi văn bản vào sổ."),
        numbering.record_outside,
        OutsideForm,
        listed=False,
    ),
    "void_number": RegisterAct(
        gettext_lazy("Hủy số"),
        gettext_lazy("Số đã giữ không dùng nữa vẫn nằm trong sổ kèm lý do và không cấp lại."),
        gettext_lazy("Đã hủy số."),
        numbering.void_number,
        VoidForm,
        listed=False,
        harsh=True,
    ),
}
"""Verb → its page, an address of that name."""


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def register_act(request: HttpRequest, verb: str) -> HttpResponse:
    act = ACTS[verb]
    by: User = web.person(request)
    bodies = bodies_of(by)
    if not bodies:
        raise PermissionDenied(_("Việc này dành cho văn thư giữ sổ đăng ký văn bản đi."))
    posted = request.POST if request.method == "POST" else None
    if posted is not None:
        ask_again_unless_fresh(request)
    form = act.form(posted, bodies=Agency.objects.filter(pk__in=bodies), initial=_given(request))
    if form.is_valid():
        outcome = web.attempt(
            request, lambda: act.do(by=by, **form.cleaned_data), done=str(act.done), back=reverse("register")
        )
        if isinstance(outcome, HttpResponse):
            return outcome
        form.add_error(None, str(outcome))
    context = {"act": act, "form": form, "held": _held(form, bodies), "verb": verb}
    return render(request, "workflow/register_act.html", context)


def bodies_of(user: User) -> set[int]:
    """Whose registers of outgoing documents this person keeps."""
    return agencies_of(user, Duty.ISSUE, timezone.localdate())


def acts_of(user: User) -> list[dict[str, Any]]:
    """What is offered above the register."""
    if not bodies_of(user):
        return []
    return [{"label": act.label, "url": reverse(verb)} for verb, act in ACTS.items() if act.listed]


def _given(request: HttpRequest) -> dict[str, int]:
    """The number that a link of the register has chosen: `?held=`."""
    held = whole(request.GET.get("held"))
    return {} if held is None else {"held": held}


def _held(form: Any, bodies: set[int]) -> HeldNumber | None:
    """The number that the page is about, to be named in its heading."""
    value = whole(str(form["held"].value())) or 0 if "held" in form.fields else 0
    return HeldNumber.objects.filter(pk=value, series__body__in=bodies).first()
