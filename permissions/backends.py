"""guardian's answers for the admin and outside code, never beyond what posts and delegations give today."""

from typing import Any

from django.utils import timezone
from guardian.backends import ObjectPermissionBackend

from permissions.duties import holds
from permissions.models import Agency


class DutyBackend(ObjectPermissionBackend):
    """`user.has_perm("permissions.draft_for", agency)`: a derived grant, and a duty held on this very day."""

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        if not isinstance(obj, Agency) or not user_obj.is_active:
            return False
        duty = perm.removeprefix("permissions.").removesuffix("_for")
        return super().has_perm(user_obj, perm, obj) and holds(user_obj, duty, obj, timezone.localdate())
