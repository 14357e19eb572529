"""Bảng cơ quan tương ứng: what bodies and words of reach of the superiors are called in one's own plans."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from drafting.models import OwnName
from drafting.views.editor import must_write
from permissions.models import Agency
from records.numbers import whole
from workflow import web
from workflow.forms.beginning import OwnNameForm
from workflow.guards import two_digits
from workflow.own_names import apply_names as names_into
from workflow.own_names import committees_of, delete_name, save_name, table
from workflow.refusals import Unfit


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def own_names(request: HttpRequest) -> HttpResponse:
    """The table of one committee; POST writes a row, or takes out the one that `delete` names."""
    user, today = web.person(request), timezone.localdate()
    committees = committees_of(user, today)
    if not committees:
        raise PermissionDenied(
            _("Bảng này dành cho cán bộ soạn thảo và lãnh đạo cơ quan tham mưu của cấp ủy.")
        )
    committee = _chosen(request, committees)
    back = f"{reverse('own_names')}?committee={committee.code}"
    if "delete" in request.POST:
        rows = OwnName.objects.filter(committee__in=committees).select_related("committee")
        row = get_object_or_404(rows, pk=whole(request.POST["delete"]))
        return web.answered(
            request, lambda: delete_name(row, by=user, on=today), done=_("Đã bỏ dòng khỏi bảng."), back=back
        )
    form = OwnNameForm(request.POST if request.method == "POST" else None, initial=_initial(request))
    if form.is_valid():
        answer = web.attempt(
            request,
            lambda: save_name(committee, by=user, on=today, **form.cleaned_data),
            done=_("Đã ghi vào bảng; các dự thảo lập từ nay dùng tên này."),
            back=back,
        )
        if isinstance(answer, HttpResponse):
            return answer
        form.add_error(answer.field or None if isinstance(answer, Unfit) else None, str(answer))
    kinds = [(kind.label, table(committee, kind)) for kind in OwnName.Kind]
    context = {"committee": committee, "committees": committees, "form": form, "kinds": kinds}
    return render(request, "workflow/own_names.html", context)


@login_required
@require_POST
def apply_names(request: HttpRequest, uid: Any) -> HttpResponse:
    """Bring the table's names into the marked parts of an open draft."""
    plan = web.plan_or_404(request, uid)
    changed: list[int] = []
    must_write(request, plan)
    answer = web.answered(
        request,
        lambda: changed.append(names_into(plan, by=web.person(request))),
        done="",
        back=reverse("plan", args=[uid]),
    )
    if changed and changed[0]:
        messages.success(request, _("Đã thay tên ở %(n)s chỗ được đánh dấu.") % {"n": two_digits(changed[0])})
    elif changed:
        messages.info(
            request, _("Không có chỗ nào thay được; đề nghị bổ sung tên vào bảng cơ quan tương ứng trước.")
        )
    return answer


def _chosen(request: HttpRequest, committees: list[Agency]) -> Agency:
    code = request.GET.get("committee", "")
    return next((committee for committee in committees if committee.code == code), committees[0])


def _initial(request: HttpRequest) -> dict[str, Any]:
    """A link from a marked item fills in the name that has no counterpart yet."""
    kind = request.GET.get("kind", "")
    return {
        "superior": request.GET.get("superior", "")[:200],
        "kind": kind if kind in OwnName.Kind.values else OwnName.Kind.BODY,
    }
