"""The sentence of a point and its data brought together: who, when, how much, footnotes."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from drafting import sentence
from drafting.models import Part, Plan
from drafting.reading.meaning import who
from drafting.reading.meaning.targets import targets_of
from drafting.reading.time import deadlines
from drafting.refusals import Unfit

LONGEST_NAME = 300


def rewrite(part: Part, text: str, lead: str | None, partners: list[str] | None, when: str | None) -> None:
    """Bring the sentence and its data together: what was typed in a field goes before what the sentence says."""
    old = Part(text=part.text, lead=part.lead, partners=part.partners, deadlines=part.deadlines)
    lead = old.lead if lead is None else lead[:LONGEST_NAME]
    partners = old.partners if partners is None else partners
    if lead != old.lead:
        text = sentence.with_lead(text, old.lead, lead)
    elif old.lead and sentence.find_name(old.text, old.lead) and not sentence.find_name(text, old.lead):
        lead = (who.read(text, _group_agency(part))[0] or "")[:LONGEST_NAME]
    if partners != old.partners:
        text = sentence.with_partners(text, lead, old.partners, partners)
    elif text != old.text and _all_named(old.text, partners) and not _all_named(text, partners):
        partners = who.read(text, None)[1]
    part.lead, part.partners = lead, partners
    part.text, part.deadlines = _dated(old, text, when)
    if part.text != old.text:
        read_figures(part)


def read_figures(part: Part) -> None:
    """The targets are those that the sentence names now; what only a column of a table told stays."""
    told = [entry for entry in part.targets if _figure(entry) not in part.text]
    found = targets_of(part.text)
    part.targets = found or (told if part.note else [])
    part.target = next(iter(part.targets), None)


def _figure(target: dict[str, Any]) -> str:
    return str(target.get("value") or "")


def noted(plan: Plan, part: Part, texts: list[str]) -> list[dict[str, str]]:
    """Footnotes with their marks: those that stay keep theirs, new ones get the next number of the plan."""
    kept = {note["text"]: note["mark"] for note in part.notes}
    used = [note["mark"] for notes in plan.parts.values_list("notes", flat=True) for note in notes]
    last = max((int(mark) for mark in used if mark.isdecimal()), default=0)
    found = []
    for text in texts:
        mark = kept.pop(text, "")
        if not mark:
            last += 1
            mark = str(last)
        found.append({"mark": mark, "text": text})
    return found


def _all_named(text: str, names: list[str]) -> bool:
    return all(sentence.find_name(text, name) for name in names)


def _group_agency(part: Part) -> str | None:
    """The agency that heads the group around an item."""
    headings = part.plan.parts.filter(
        kind__in=[Part.Kind.GROUP, Part.Kind.SECTION], position__lt=part.position
    )
    heading = headings.order_by("position").last()
    return heading.text if heading and heading.is_agency else None


def told(found: list[dict[str, Any]]) -> str:
    """The words of the deadlines, as the field “Thời gian hoàn thành” shows and takes them."""
    return "; ".join(deadline["text"] for deadline in found)


def _dated(old: Part, text: str, when: str | None) -> tuple[str, list[dict[str, Any]]]:
    """The text and its deadlines; words typed as `when` take the place of those in the sentence."""
    year = timezone.localdate().year
    if when is not None and when != told(old.deadlines) and when != told(deadlines.read(text, year=year)):
        phrases = [phrase for phrase in (piece.strip() for piece in when.split(";")) if phrase]
        parsed = [_parsed(phrase, year) for phrase in phrases]
        text = sentence.without_when(text, [*old.deadlines, *deadlines.read(text, year=year)])
        text = sentence.with_when(text, "; ".join(phrases))
        return text, deadlines.read(text, year=year) or parsed
    if text == old.text:
        return text, old.deadlines
    known = {deadline["text"]: deadline for deadline in old.deadlines}
    unseen = [deadline for deadline in old.deadlines if deadline["text"] not in old.text]
    found = [known.get(deadline["text"], deadline) for deadline in deadlines.read(text, year=year)]
    return text, found + [deadline for deadline in unseen if deadline not in found]


def _parsed(phrase: str, year: int) -> dict[str, Any]:
    deadline = deadlines.parse_phrase(phrase, year=year)
    if deadline is None:
        raise Unfit(
            _(
                "Chưa đọc được thời gian “%(when)s”; đề nghị ghi như: hoàn thành trong quý I/2027, "
                "tháng 3/2027, thường xuyên."
            )
            % {"when": phrase}
        )
    return deadline


def complete(part: Part, when: str | None) -> None:
    """Who and when of a new item: as given, else as its sentence says."""
    lead, partners = who.read(part.text, _group_agency(part))
    part.lead = (part.lead or lead or "")[:LONGEST_NAME]
    part.partners = part.partners or partners
    part.text, part.deadlines = _dated(Part(text="", deadlines=part.deadlines), part.text, when or None)
