"""What can be held against what: saved states, the last text that one read, the decided one, the parent's words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from drafting.coverage import Ledger, ledger
from drafting.facets import Facet
from drafting.hashing import digest
from drafting.models import LastRead, Part, Participation, Plan, Revision, Status
from drafting.redline import changed_parts, marked, told
from drafting.saving import saved_states
from drafting.text import keep
from permissions.duties import Duty

NOW, READ, APPROVED, PARENT = "now", "read", "approved", "parent"
DECIDED = (Status.FINALISING, Status.SIGNING, Status.ISSUED, Status.REPLACED, Status.WITHDRAWN)


@dataclass(frozen=True)
class State:
    """One text that can be compared. `value` names it in the address; `body` is None for the parent's."""

    value: str
    label: str
    body: dict[str, Any] | None

    @property
    def hash(self) -> str:
        return digest(self.body)[:12] if self.body else ""


@dataclass(frozen=True)
class Comparison:
    """`changes`: [{label, diff, note}] as components/_changes.html takes them."""

    older: State
    newer: State
    changes: list[dict[str, Any]]


def states_of(user: Any, plan: Plan, facet: Facet) -> list[State]:
    """What this person may compare, the text that they see now first; the number of queries is constant."""
    found = [State(NOW, _("Bản đang xem"), facet.document)]
    read = LastRead.objects.filter(plan=plan, person=user).select_related("content").first()
    if read is not None:
        at = date_format(timezone.localtime(read.at), "H:i, d/m/Y")
        found.append(State(READ, _("Bản đồng chí đọc lần trước, %(at)s") % {"at": at}, read.content.body))
    rows = list(saved_states(user, plan, facet))
    if (decided := _decided(plan)) is not None and (facet.ledger or decided in rows):
        found.append(State(APPROVED, _("Bản đã được thông qua"), decided.content.body))
    if facet.ledger and plan.bases.exists():
        found.append(State(PARENT, _("Văn bản của cấp trên"), None))
    return [*found, *(State(str(row.pk), _label(row), row.content.body) for row in rows)]


def compared(plan: Plan, older: State, newer: State) -> Comparison:
    """The redline from one to the other; against the parent's words task by task."""
    assert newer.body is not None
    if older.body is None:
        return Comparison(older, newer, list(against_parent(ledger(plan), newer.body)))
    return Comparison(older, newer, told(changed_parts(older.body, newer.body)))


def against_parent(book: Ledger, document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Each own task beside what it answers; last the parent's tasks that no item carries."""
    for item in document["items"]:
        if item["kind"] not in Part.TASKS:
            continue
        rows = book.of_part(item["uid"])
        if not rows:
            yield _change(item["path"], "", item["text"], _("Nhiệm vụ bổ sung của cấp mình."))
            continue
        said = "; ".join(f"{row.symbol}, {row.item['path']}" for row in rows)
        if rows[0].item["text"] != item["text"] or len(rows) > 1:
            above = " ".join(row.item["text"] for row in rows)
            yield _change(item["path"], above, item["text"], _("Thực hiện: %(tasks)s.") % {"tasks": said})
    for row in book.rows:
        if not row.parts:
            answer = str(row.coverage.get_answer_display())
            note = " ".join(filter(None, [f"{answer}.", row.coverage.delegated_to or row.coverage.reason]))
            yield _change(f"{row.symbol}, {row.item['path']}", row.item["text"], "", note)


def _change(label: str, old: str, new: str, note: str) -> dict[str, Any]:
    return {"label": label, "diff": marked(old, new), "note": note}


def mark_read(user: Any, plan: Plan, facet: Facet) -> None:
    """This person has read the text as it is shown to them now; nothing is written where it is the same."""
    content = digest(facet.document)
    if LastRead.objects.filter(plan=plan, person=user, content=content).exists():
        return
    LastRead.objects.update_or_create(plan=plan, person=user, defaults={"content": keep(facet.document)})


def as_paper(plan: Plan, comparison: Comparison) -> dict[str, Any]:
    """The redline as it prints; the words are escaped already, with <ins> and <del> alone between them."""
    older, newer = comparison.older, comparison.newer
    return {
        "title": plan.short_title,
        "sides": [[state.label, state.hash] for state in (older, newer)],
        "changes": [{**change, "diff": str(change["diff"])} for change in comparison.changes],
    }


def chosen(states: Sequence[State], asked: str, usual: State | None) -> State | None:
    """The state that an address names; LookupError for one that is none of this person's."""
    if not asked:
        return usual
    found = next((state for state in states if state.value == asked), None)
    if found is None:
        raise LookupError(asked)
    return found


def _decided(plan: Plan) -> Revision | None:
    if plan.status not in DECIDED:
        return None
    rows = Participation.objects.filter(plan=plan, duty=Duty.DECIDE, revision__isnull=False)
    row = rows.select_related("revision__content").order_by("pk").last()
    return row.revision if row else None


def _label(row: Revision) -> str:
    at = date_format(timezone.localtime(row.made_at), "H:i, d/m/Y")
    saves = "; ".join(save.name for save in row.saves.all())
    label = _("Bản lưu lúc %(at)s") % {"at": at}
    return f"{label} – {saves}" if saves else label
