"""Saving the text under a name, and the saved states that a person may compare."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from drafting.facets import Facet
from drafting.models import NamedSave, Participation, Plan, Revision
from drafting.refusals import Unfit
from drafting.text import revise
from drafting.visibility import seeing_pairs
from drafting.writing import writing
from permissions.duties import Duty

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
    rows = Revision.objects.filter(plan=plan).select_related("made_by").prefetch_related("saves__made_by")
    if not facet.ledger:
        mine = Q(pk__in=[])
        for duty, agencies in seeing_pairs(user, without=Duty.OVERSEE).items():
            mine |= Q(duty=duty, agency__in=agencies)
        shown = Participation.objects.filter(mine, plan=plan, until=None, revision__isnull=False)
        rows = rows.filter(pk__in=shown.values("revision"))
    return rows.order_by("-pk")[:SHOWN]
