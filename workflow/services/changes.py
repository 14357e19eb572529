"""What has changed in a text since it was put before somebody."""

from dataclasses import dataclass

from drafting.hashing import part_hashes
from drafting.models import Plan
from drafting.text import live_document
from workflow.models import Comment


@dataclass(frozen=True)
class Change:
    uid: str
    path: str
    text: str


def unclassed_changes(plan: Plan) -> list[Change]:
    """Items changed since the last advisory round that answer no comment of it."""
    round_ = plan.advisory_rounds.filter(recalled=False).last()
    if round_ is None:
        return []
    before = part_hashes(round_.revision.content.body)
    now = live_document(plan)
    hashes = part_hashes(now)
    commented = set(
        Comment.objects.filter(opinion__round__plan=plan)
        .exclude(part_uid="")
        .values_list("part_uid", flat=True)
    )
    return [
        Change(item["uid"], item["path"], item["text"])
        for item in now["items"]
        if hashes[item["uid"]] != before.get(item["uid"]) and item["uid"] not in commented
    ]
