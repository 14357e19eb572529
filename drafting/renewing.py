"""A newer text of a document that the plan implements: answers are carried over, and what changed is suspect."""

from typing import Any

from django.utils.translation import gettext as _
from rapidfuzz import fuzz

from drafting.coverage import current
from drafting.deriving.spelling import folded
from drafting.hashing import item_hash
from drafting.models import Basis, Coverage, CoverageLink, Part, Plan, ReceivedDocument
from drafting.refusals import Unfit
from drafting.writing import writing

ALIKE = 60
"""Letters alike, of 100, from which a reworded task is the older one: both texts are of one document."""


def renew_basis(plan: Plan, basis: Basis, received: ReceivedDocument, *, by: Any) -> Basis:
    """Pin the newer text beside the older, which stays; nothing that was answered clears itself.

    A task keeps its answer where its older self is found by its uid or by its words; where the words differ the
    answer is suspect until a person confirms it. Tasks that are new are unanswered.
    Raises Unfit where the text is not confirmed, or is the one that is pinned already.
    """
    if received.confirmed is None:
        raise Unfit(_("Nội dung của văn bản mới chưa được xác nhận; đề nghị xác nhận trước."))
    with writing(plan, by, "renew_basis", field="coverage") as act:
        older = current(act.plan).select_for_update(of=("self",)).filter(pk=basis.pk).first()
        if older is None:
            raise Unfit(_("Căn cứ này vừa được người khác cập nhật; đề nghị xem lại."))
        if Basis.objects.filter(plan=act.plan, content=received.confirmed).exists():
            raise Unfit(_("Văn bản đã chọn có cùng nội dung với căn cứ của kế hoạch; không cần cập nhật."))
        newer = Basis.objects.create(
            plan=act.plan,
            received=received,
            symbol=received.symbol or older.symbol,
            content=received.confirmed,
            renews=older,
        )
        act.detail |= {"from": older.content_id, "to": newer.content_id} | _carry(older, newer)
        return newer


def _carry(older: Basis, newer: Basis) -> dict[str, int]:
    """Make the newer basis's rows; how many are suspect and new."""
    answers = {
        row.parent_uid: row
        for row in Coverage.objects.filter(basis=older).prefetch_related("delegates").order_by("pk")
    }
    same = matches(older.content.body, newer.content.body)
    rows: list[Coverage] = []
    for place, item in enumerate(
        (item for item in newer.content.body["items"] if item["kind"] in Part.TASKS), start=1
    ):
        before = answers.get(same.get(item["uid"], ""))
        row = Coverage(basis=newer, parent_uid=item["uid"], position=place, fingerprint=item_hash(item))
        if before is not None:
            row.fingerprint, row.follows = before.fingerprint, before
            row.suspect = before.suspect or before.fingerprint != item_hash(item)
            for name in ("answer", "reason", "decided_by", "delegated_to", "answered_by", "answered_at"):
                setattr(row, name, getattr(before, name))
        rows.append(row)
    made = Coverage.objects.bulk_create(rows)
    links: dict[int, list[int]] = {}
    for link in CoverageLink.objects.filter(coverage__basis=older):
        links.setdefault(link.coverage_id, []).append(link.part_id)
    CoverageLink.objects.bulk_create(
        CoverageLink(coverage=row, part_id=part)
        for row in made
        for part in links.get(row.follows_id or 0, ())
    )
    through = Coverage.delegates.through
    through.objects.bulk_create(
        through(coverage_id=row.pk, agency_id=agency.pk)
        for row in made
        if row.follows is not None
        for agency in row.follows.delegates.all()
    )
    return {
        "suspect": sum(row.suspect for row in made),
        "new": sum(row.follows_id is None for row in made),
    }


def matches(older: dict[str, Any], newer: dict[str, Any]) -> dict[str, str]:
    """uid of each newer task → uid of the older that it was: by uid, by the same words, else by likeness."""
    before = [item for item in older["items"] if item["kind"] in Part.TASKS]
    after = [item for item in newer["items"] if item["kind"] in Part.TASKS]
    known = {item["uid"] for item in before}
    found = {item["uid"]: item["uid"] for item in after if item["uid"] in known}
    free = {item["uid"] for item in before} - set(found.values())
    for item in after:
        twins = (old["uid"] for old in before if old["uid"] in free and item_hash(old) == item_hash(item))
        if item["uid"] not in found and (twin := next(twins, None)):
            found[item["uid"]] = twin
            free.discard(twin)
    rest = [item for item in after if item["uid"] not in found]
    left = [item for item in before if item["uid"] in free]
    words = [_compared(item) for item in left]
    near = [
        (fuzz.ratio(_compared(item), told), -new, -old)
        for new, item in enumerate(rest)
        for old, told in enumerate(words)
    ]
    for score, new, old in sorted(near, reverse=True):
        if score < ALIKE:
            break
        if rest[-new]["uid"] not in found and left[-old]["uid"] in free:
            found[rest[-new]["uid"]] = left[-old]["uid"]
            free.discard(left[-old]["uid"])
    return found


def _compared(item: dict[str, Any]) -> str:
    return folded(f"{item.get('agency') or ''} {item['text']}").casefold()


def newer_than(plan: Plan, visible: Any) -> dict[int, ReceivedDocument]:
    """Basis id → a confirmed document that this person sees, of the same number, that came after the pinned one.

    `visible`: the received documents of the person. One query for the bases, one for the documents.
    """
    bases = [basis for basis in current(plan) if basis.received_id]
    rows = visible.filter(
        symbol__in=[basis.symbol for basis in bases], agency=plan.issuer, confirmed__isnull=False
    ).order_by("pk")
    newest = {row.symbol: row for row in rows}
    return {
        basis.pk: newest[basis.symbol]
        for basis in bases
        if basis.symbol in newest
        and newest[basis.symbol].pk > (basis.received_id or 0)
        and newest[basis.symbol].confirmed_id != basis.content_id
    }
