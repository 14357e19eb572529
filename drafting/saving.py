"""Saving the text under a name, and the saved states that a person may compare."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from drafting.facets import Facet
from drafting.models import NamedSave, Participation, Plan, Revision
from drafting.refusals import Unfit
from drafting.text import revise
from drafting.visibility import seeing_pairs
from drafting.writing import writing
from permissions.duties import Duty
from records.models import AuditEntry

NAMED = {
    "save_as": gettext_lazy("Lưu có tên"),
    "hand_up": gettext_lazy("Trình lãnh đạo"),
    "release_to_advisers": gettext_lazy("Gửi lấy ý kiến góp ý"),
    "release_to_office": gettext_lazy("Chuyển Văn phòng thẩm định"),
    "hand_up_appraisal": gettext_lazy("Trình lãnh đạo Văn phòng"),
    "release_to_steering": gettext_lazy("Trình Thường trực cho ý kiến"),
    "open_written_round": gettext_lazy("Gửi phiếu xin ý kiến"),
    "release_final": gettext_lazy("Chuyển Văn phòng kiểm tra bản hoàn chỉnh"),
    "initial": gettext_lazy("Ký nháy, trình ký"),
}
"""Verbs of the trail at which a text was handed over, and what a list calls them."""
LONGEST = 120
SHOWN = 100
"""Saved states offered for comparing, the newest."""


def save_as(plan: Plan, *, by: Any, name: str) -> NamedSave:
    """Keep the text as it stands under a name; raises Unfit without one, NotEditable for who does not write."""
    name = " ".join(name.replace("\0", " ").split())[:LONGEST]
    if not name:
        raise Unfit(_("Cần đặt tên cho bản lưu, ví dụ: Trước khi họp tổ biên tập."))
    with writing(plan, by, "save_as", field="saving") as act:
        revision = revise(act.plan, by=by)
        act.detail |= {"revision": revision.content_id, "name": name}
        return NamedSave.objects.create(revision=revision, name=name, made_by=by)


def saved_states(user: Any, plan: Plan, facet: Facet) -> "QuerySet[Revision]":
    """The states that this person may compare, newest first.

    All of them to who works on the text, else those that were put before the person.
    """
    rows = (
        Revision.objects.filter(plan=plan)
        .select_related("made_by", "content")
        .prefetch_related("saves__made_by")
    )
    if not facet.ledger:
        mine = Q(pk__in=[])
        for duty, agencies in seeing_pairs(user, without=Duty.OVERSEE).items():
            mine |= Q(duty=duty, agency__in=agencies)
        shown = Participation.objects.filter(mine, plan=plan, until=None, revision__isnull=False)
        rows = rows.filter(pk__in=shown.values("revision"))
    return rows.order_by("-pk")[:SHOWN]


@dataclass(frozen=True)
class Event:
    """A text that was handed over or saved: by whom, when, what for; `hash` names it."""

    at: datetime
    by: str
    what: str
    hash: str


def handed_over(plan: Plan) -> list[Event]:
    """Every hand-over and named save, newest first: also those of a text that had not changed since the one before."""
    entries = AuditEntry.objects.filter(subject=plan.subject, verb__in=NAMED).order_by("-pk")[:SHOWN]
    found = []
    for entry in entries:
        content = entry.detail.get("revision") or ""
        what = str(NAMED[entry.verb])
        if name := entry.detail.get("name"):
            what = f"{what}: {name}"
        found.append(Event(entry.at, entry.actor_name, what, content[:12]))
    return found
