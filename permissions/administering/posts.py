"""Posts and the duties that come with them, each for an agency of the branch."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from permissions.administering.acting import Unfit, administering, in_branch, required
from permissions.duties import Duty, in_force
from permissions.models import Agency, Post, PostDuty, User


def add_post(agency: Agency, *, by: User, name: str, rank: int = 100) -> Post:
    name = required(name, _("Đề nghị ghi tên chức vụ."))
    with administering(agency, "add_post", by=by, post=name, rank=rank):
        return Post.objects.create(agency=agency, name=name, rank=rank)


def set_duties(post: Post, *, by: User, duties: Iterable[tuple[str, Agency]]) -> None:
    """What the post's holders do from now on. Raises NotAllowed where the administrator is one of them."""
    wanted = {(Duty(duty), agency) for duty, agency in duties}
    for duty, agency in wanted:
        in_branch(by, agency)
        if duty == Duty.ADMINISTER and agency.committee_id is not None:
            raise Unfit(_("Quản trị danh mục là nhiệm vụ ở cấp ủy."))
    holders = list(
        User.objects.filter(
            in_force(timezone.localdate(), "appointments__"), appointments__post=post
        ).distinct()
    )
    said = sorted(f"{duty}@{agency.code}" for duty, agency in wanted)
    with administering(post.agency, "set_duties", by=by, people=holders, post=post.name, duties=said):
        kept = set()
        for row in post.duties.select_related("agency"):
            if (row.duty, row.agency) in wanted:
                kept.add((row.duty, row.agency))
            else:
                row.delete()
        PostDuty.objects.bulk_create(
            PostDuty(post=post, duty=duty, agency=agency) for duty, agency in wanted - kept
        )
