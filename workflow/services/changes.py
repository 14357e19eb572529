"""What has changed in a text since it was put before somebody."""

from dataclasses import dataclass

from drafting.hashing import part_hashes
from drafting.models import Content, Plan
from drafting.text import live_document
from workflow.models import AdvisoryRound, Comment


@dataclass(frozen=True)
class Change:
    """An item whose words are not those that were read; `text` as it is now, empty where it was taken out."""

    uid: str
    path: str
    text: str


def last_round(plan: Plan) -> AdvisoryRound | None:
    """The newest advisory round that was not recalled."""
    return plan.advisory_rounds.filter(recalled=False).select_related("revision").last()


def changes_since_opinions(plan: Plan) -> list[Change]:
    """Items changed, added or taken out since the last advisory round was opened, in the order of the text."""
    round_ = last_round(plan)
    if round_ is None:
        return []
    handed_up = plan.handed_up_revision if plan.handed_up else None
    if handed_up is not None and handed_up.content_id == round_.revision.content_id:
        return []
    texts = Content.objects.in_bulk([each.content_id for each in (round_.revision, handed_up) if each])
    read = texts[round_.revision.content_id].body
    now = texts[handed_up.content_id].body if handed_up else live_document(plan)
    before, hashes = part_hashes(read), part_hashes(now)
    live = {item["uid"] for item in now["items"]}
    return [
        *(
            Change(item["uid"], item["path"], item["text"])
            for item in now["items"]
            if hashes[item["uid"]] != before.get(item["uid"])
        ),
        *(Change(item["uid"], item["path"], "") for item in read["items"] if item["uid"] not in live),
    ]


def unclassed_changes(plan: Plan) -> list[Change]:
    """Those that answer no comment: the head classes each as editorial, or asks for another round on it."""
    changes = changes_since_opinions(plan)
    if not changes:
        return []
    commented = set(
        Comment.objects.filter(opinion__round__plan=plan)
        .exclude(part_uid="")
        .values_list("part_uid", flat=True)
    )
    return [change for change in changes if change.uid not in commented]
