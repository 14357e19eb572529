"""Accounts: made, corrected, closed and opened again; never removed."""

import re

from allauth.mfa.models import Authenticator
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from permissions.accounts.links import first_password_link
from permissions.accounts.security_log import note
from permissions.accounts.sessions import end_all
from permissions.administering.acting import (
    NotAllowed,
    Unfit,
    administering,
    administers,
    branch_of,
    required,
)
from permissions.models import Agency, Delegation, PostDuty, User

USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,63}")


def people_of(by: User) -> Q:
    """A condition on users: those who have, or had, a post within the branch, or who were made for it."""
    agencies = branch_of(by)
    return Q(appointments__post__agency__in=agencies) | Q(home__in=agencies)


def may_keep(by: User, user: User) -> None:
    """Raises NotAllowed unless the person belongs to the branch with everything they hold today.

    Closing an account, or opening a way into it, reaches whatever its owner may do: of somebody who also holds a post
    outside the branch, or a duty for an agency there, or one lent from there, it is left to the administrator of both.
    """
    if user == by:
        raise NotAllowed(_("Tài khoản của chính mình thì đổi ở trang “Tài khoản của tôi”."))
    reached = _reached(user) or {user.home}
    if not all(agency is not None and administers(by, agency) for agency in reached):
        raise NotAllowed(_("Đồng chí này còn giữ chức vụ ngoài phạm vi quản trị của đồng chí."))


def _reached(user: User) -> set[Agency | None]:
    """Where the person sits and whom they act for, today or later; of a closed account, what opening it would give."""
    not_over = Q(until=None) | Q(until__gte=timezone.localdate())
    posts = user.appointments.filter(not_over).values("post")
    lent = Delegation.objects.filter(not_over, taker=user).values("agency")
    duties = PostDuty.objects.filter(post__in=posts).values("agency")
    return set(Agency.objects.filter(Q(posts__in=posts) | Q(pk__in=duties) | Q(pk__in=lent)).distinct())


def add_person(home: Agency, *, by: User, username: str, full_name: str, email: str = "") -> User:
    """An account without a password; `first_link` opens it."""
    username = username.strip().lower()
    if not USERNAME.fullmatch(username):
        raise Unfit(_("Tên đăng nhập gồm chữ thường không dấu, chữ số, dấu chấm, gạch; từ 2 ký tự."))
    if User.objects.filter(username__iexact=username).exists():
        raise Unfit(_("Tên đăng nhập này đã có người dùng; đề nghị chọn tên khác."))
    full_name = required(full_name, _("Đề nghị ghi họ và tên."))
    with administering(home, "add_person", by=by, person=username, name=full_name):
        user = User(username=username, full_name=full_name, email=email, home=home)
        user.set_unusable_password()
        user.save()
    return user


def change_person(user: User, *, by: User, full_name: str, email: str) -> None:
    may_keep(by, user)
    full_name = required(full_name, _("Đề nghị ghi họ và tên."))
    with administering(_of(user), "change_person", by=by, person=user.username, name=full_name):
        user.full_name, user.email = full_name, email
        user.save(update_fields=["full_name", "email"])


def deactivate(user: User, *, by: User, reason: str) -> None:
    """Close the account: every session ends, nothing is held any more, what was done stays."""
    may_keep(by, user)
    required(reason, _("Đề nghị ghi lý do."))
    with administering(_of(user), "deactivate", by=by, people=[user], person=user.username, reason=reason):
        user.is_active = False
        user.save(update_fields=["is_active"])
        end_all(user)


def reactivate(user: User, *, by: User, reason: str) -> None:
    may_keep(by, user)
    with administering(_of(user), "reactivate", by=by, people=[user], person=user.username, reason=reason):
        user.is_active = True
        user.save(update_fields=["is_active"])


def first_link(user: User, *, by: User) -> str:
    """The path by which the person sets a password, handed over by the administrator."""
    may_keep(by, user)
    if not user.is_active:
        raise Unfit(_("Tài khoản đang khóa; đề nghị mở lại trước."))
    with administering(_of(user), "first_link", by=by, person=user.username):
        return first_password_link(user)


def reset_factors(user: User, *, by: User, reason: str) -> None:
    """Telephone lost: every factor goes, every session ends; the next sign-in sets up a new one."""
    may_keep(by, user)
    required(reason, _("Đề nghị ghi lý do."))
    with administering(_of(user), "reset_factors", by=by, person=user.username, reason=reason):
        Authenticator.objects.filter(user=user).delete()
        end_all(user)
        note("factor_removed", None, user=user.pk, by=by.pk)


def _of(user: User) -> Agency:
    """The agency whose trail tells of the account: where it was made, else where its owner sits."""
    if user.home is not None:
        return user.home
    row = user.appointments.select_related("post__agency").order_by("-since").first()
    if row is None:
        raise NotAllowed(_("Tài khoản này không thuộc cơ quan nào."))
    return row.post.agency
