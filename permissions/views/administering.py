"""One page for each act on an agency or a person: what it takes, the press, the answer."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from permissions.accounts.freshness import ask_again_unless_fresh
from permissions.administering import appointing
from permissions.administering.acting import NotAllowed, Unfit, administers, branch_of
from permissions.administering.acts import ON_AGENCY, ON_PERSON, AdminPage
from permissions.administering.people import people_of
from permissions.directory import typed
from permissions.models import Agency, Appointment, Delegation, User
from records.numbers import whole

PEOPLE = 25


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def agency_act(request: HttpRequest, code: str, verb: str) -> HttpResponse:
    """Whoever does not administer the agency is told so; agencies themselves are no secret."""
    agency = get_object_or_404(Agency, code=code)
    page = ON_AGENCY.get(verb)
    if page is None:
        raise Http404
    if not administers(_by(request), agency):
        raise PermissionDenied(_("Cơ quan này không thuộc phạm vi quản trị của đồng chí."))
    return _act(request, page, agency, agency.name, reverse("agency", args=[code]))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def person_act(request: HttpRequest, username: str, verb: str) -> HttpResponse:
    user = _person_or_404(request, username)
    page = ON_PERSON.get(verb)
    if page is None:
        raise Http404
    return _act(request, page, user, user.full_name, reverse("person", args=[username]))


def _act(request: HttpRequest, page: AdminPage, about: Any, title: str, back: str) -> HttpResponse:
    by = _by(request)
    if request.method == "POST":
        ask_again_unless_fresh(request)
    post = whole(request.GET.get("post"))
    initial = {} if post is None else {"post": post}
    form = page.form(request.POST if request.method == "POST" else None, about=about, by=by, initial=initial)
    if form.is_valid():
        try:
            outcome = page.do(about, by=by, **form.cleaned_data)
        except NotAllowed as refusal:
            raise PermissionDenied(str(refusal)) from refusal
        except Unfit as refusal:
            form.add_error(None, str(refusal))
        else:
            if isinstance(outcome, str):
                link = request.build_absolute_uri(outcome)
                return render(
                    request,
                    "permissions/link.html",
                    {"link": link, "said": page.done, "back": back, "title": title},
                )
            messages.success(request, str(page.done))
            return HttpResponseRedirect(back, status=303)
    context = {"form": form, "page": page, "title": title, "back": back}
    return render(request, "permissions/act.html", context)


@login_required
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """The accounts of one's branch, a page at a time by username."""
    by = _by(request)
    if not branch_of(by).exists():
        raise PermissionDenied(_("Trang này dành cho quản trị danh mục."))
    words, after = typed(request, "q"), typed(request, "after")
    found = User.objects.filter(pk__in=User.objects.filter(people_of(by)).values("pk")).order_by("username")
    if words:
        found = found.filter(full_name__icontains=words) | found.filter(username__icontains=words)
    shown = list(found.filter(username__gt=after)[: PEOPLE + 1])
    further = shown[PEOPLE - 1].username if len(shown) > PEOPLE else ""
    context = {"people": shown[:PEOPLE], "words": words, "further": further}
    return render(request, "permissions/people.html", context)


@login_required
@require_safe
def person(request: HttpRequest, username: str) -> HttpResponse:
    """One account: posts, delegations, what may be done with it."""
    user = _person_or_404(request, username)
    acts = [
        (verb, page)
        for verb, page in ON_PERSON.items()
        if verb != ("deactivate" if not user.is_active else "reactivate")
    ]
    lent = Delegation.objects.select_related("giver", "taker", "agency").order_by("-since")
    context = {
        "person": user,
        "acts": acts if user != request.user else [],
        "appointments": user.appointments.select_related("post__agency").order_by("-since", "-pk"),
        "delegations": lent.filter(giver=user) | lent.filter(taker=user),
        "today": timezone.localdate(),
    }
    return render(request, "permissions/person.html", context)


@login_required
@require_POST
def end_appointment(request: HttpRequest, number: int) -> HttpResponse:
    row = get_object_or_404(
        Appointment.objects.filter(post__agency__in=branch_of(_by(request))).select_related(
            "post__agency", "user"
        ),
        pk=number,
    )
    return _ended(
        request,
        row.user,
        lambda day: appointing.end_appointment(
            row, by=_by(request), until=day, decision=request.POST.get("decision", "")
        ),
    )


@login_required
@require_POST
def end_delegation(request: HttpRequest, number: int) -> HttpResponse:
    row = get_object_or_404(
        Delegation.objects.filter(agency__in=branch_of(_by(request))).select_related(
            "agency", "taker", "giver"
        ),
        pk=number,
    )
    return _ended(request, row.taker, lambda day: appointing.end_delegation(row, by=_by(request), until=day))


def _ended(request: HttpRequest, user: User, end: Any) -> HttpResponse:
    """Ended at once: yesterday was the last day."""
    ask_again_unless_fresh(request)
    try:
        end(timezone.localdate() - timedelta(days=1))
    except NotAllowed as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except Unfit as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Đã kết thúc; có hiệu lực ngay."))
    return HttpResponseRedirect(reverse("person", args=[user.username]), status=303)


def _by(request: HttpRequest) -> User:
    return request.user  # type: ignore[return-value]


def _person_or_404(request: HttpRequest, username: str) -> User:
    """Accounts outside the branch answer as accounts that are not there."""
    by = _by(request)
    return get_object_or_404(User.objects.filter(people_of(by)).distinct(), username=username)
