"""The plans and the received documents in which words stand, newest first, for one person.

The newest documents that the person sees are looked through first. For older ones a word that few rows have is asked
of the index; one that stands everywhere is looked for in them, so many at a time. Either way only what this person's
own page would show is looked at.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.db.models import QuerySet

from drafting import outline
from drafting.facets import live_for, shown_revisions
from drafting.models import Plan, ReceivedDocument, Revision
from drafting.searching.index import ARRIVALS, PARTS, READ, TITLES, Index, searchable
from drafting.searching.points import points_of
from drafting.searching.query import Query

SIZE = 10
"""Documents on a page."""
SHOWN = 3
"""Points shown of one document."""
RARE = 5000
"""Rows up to which the index is asked for all of them."""
CHUNKS = (200, 800, 2000)
"""Documents looked through at a time for a word that stands everywhere; then the search stops and says so."""
REVISIONS = 100
"""Plans under way of which a person sees only what was put before them."""
ROWS = 2000
"""Rows read to fill one page."""
BATCH = 100
"""Documents whose texts are read at a time, at most."""
LOOKED_AT = 1500
"""Documents whose texts are read for one page; then the search stops and says so."""


@dataclass
class Point:
    """A point of a document that has the words."""

    uid: str
    path: str
    text: str


@dataclass
class Found:
    """A document with its points that have the words; `count` of them in all, none where its title has them."""

    document: Any
    points: list[Point] = field(default_factory=list)
    count: int = 0


@dataclass
class Page:
    """Documents by falling id; `older` the id to go on from, `stopped` where older ones were not looked at."""

    found: list[Found] = field(default_factory=list)
    older: int | None = None
    stopped: bool = False


def find_plans(
    user: Any,
    query: Query,
    *,
    plans: "QuerySet[Plan] | None" = None,
    numbered: Iterable[int] = (),
    before: int | None = None,
) -> Page:
    """Plans that this person sees, by title or by the text that the plan's page shows them.

    `plans` narrows (already limited to what the person sees); `numbered`: ids of plans known by the number asked
    for; `before`: where an earlier page ended.
    """
    visible = Plan.objects.visible_to(user) if plans is None else plans
    shown = shown_revisions(user, visible, REVISIONS)
    told = {plan: said for plan, revision in shown.items() if (said := _of_revision(revision, query))}
    live = visible.filter(live_for(user))

    def points(rows: Sequence[Plan]) -> dict[int, list[Point]]:
        ids = [plan.pk for plan in rows]
        open_ = live.filter(pk__in=ids).values_list("pk", flat=True)
        columns = "t.plan_id, t.uid, t.kind, t.text, t.lead, t.cells, t.notes"
        found: dict[int, list[Point]] = {pk: list(told[pk]) for pk in ids if pk in told}
        for plan, uid, _kind, text, lead, *lists in PARTS.rows(query, list(open_), columns, ROWS):
            if query.finds(whole := " ".join(filter(None, [text, lead, *map(_said, lists)]))):
                found.setdefault(plan, []).append(Point(uid, "", text if query.finds(text) else whole))
        return found

    return _Search(
        documents=visible,
        titles=TITLES,
        index=PARTS,
        key="pk",
        query=query,
        further={*told, *numbered},
        points=points,
        title=("title",),
        certain=set(numbered),
    ).page(before)


def find_received(
    user: Any,
    query: Query,
    *,
    received: "QuerySet[ReceivedDocument] | None" = None,
    before: int | None = None,
) -> Page:
    """Arrivals that this person sees, by title, number and sender, or by the points of their confirmed reading."""
    visible = ReceivedDocument.objects.visible_to(user) if received is None else received

    def points(rows: Sequence[ReceivedDocument]) -> dict[int, list[Point]]:
        contents: dict[str, list[Point]] = {}
        keys = {row.confirmed_id for row in rows if row.confirmed_id}
        columns = "t.content_id, t.uid, t.path, t.text, t.lead"
        for content, uid, path, text, lead in READ.rows(query, keys, columns, ROWS):
            if query.finds(f"{text} {lead}"):
                contents.setdefault(content, []).append(Point(uid, path, text))
        return {row.pk: contents[row.confirmed_id] for row in rows if row.confirmed_id in contents}

    return _Search(
        documents=visible,
        titles=ARRIVALS,
        index=READ,
        key="confirmed_id",
        query=query,
        points=points,
        title=("symbol", "title", "sender"),
    ).page(before)


def _said(value: Any) -> str:
    """The texts within a list from the database, as words: cells of a table, footnotes."""
    value = json.loads(value) if isinstance(value, str) else value
    if isinstance(value, dict):
        value = [text for key, text in value.items() if key != "mark"]
    return " ".join(each if isinstance(each, str) else _said(each) for each in value)


def _of_revision(revision: Revision, query: Query) -> list[Point]:
    """The points of the text that was put before a person."""
    return [
        Point(uid, path if outline.section_of(path) != path else "", text)
        for uid, path, text, lead in points_of(revision.content.body)
        if query.finds(f"{text} {lead}")
    ]


@dataclass
class _Search:
    """One way through documents of one kind, newest first."""

    documents: "QuerySet[Any]"
    titles: Index
    index: Index
    key: str
    query: Query
    points: Callable[[Sequence[Any]], dict[int, list[Point]]]
    title: tuple[str, ...]
    """Fields that are searched as one text."""
    further: set[int] = field(default_factory=set)
    """Ids that are looked at whatever the index says."""
    certain: set[int] = field(default_factory=set)
    """Ids that are found whatever their text says."""
    stopped: bool = False

    def page(self, before: int | None) -> Page:
        if not searchable(self.query) and not self.certain:
            return Page()
        found = list(islice(self._found(before), SIZE + 1))
        older = found[SIZE - 1].document.pk if len(found) > SIZE else None
        return Page(found[:SIZE], older, self.stopped)

    def _found(self, before: int | None) -> Iterator[Found]:
        looked_at = 0
        for ids in self._candidates(before):
            if looked_at >= LOOKED_AT:
                self.stopped = True
                return
            looked_at += len(ids)
            rows = self.documents.filter(pk__in=ids).order_by("-pk")
            batch = list(rows)
            points = self.points(batch)
            for document in batch:
                of_it = points.get(document.pk, [])
                if (
                    of_it
                    or document.pk in self.certain
                    or self._titled(getattr(document, name) for name in self.title)
                ):
                    yield Found(document, of_it[:SHOWN], len(of_it))

    def _candidates(self, before: int | None) -> Iterator[list[int]]:
        """Ids of documents that may have the words, falling, in batches of about a page."""
        rows = self.documents.order_by("-pk")
        if before is not None:
            rows = rows.filter(pk__lt=before)
        if not searchable(self.query):
            yield from _batches(list(rows.filter(pk__in=self.certain).values_list("pk", flat=True)))
            return
        first, *further = CHUNKS
        found, last = self._common(rows, first)
        yield from _batches(found)
        if last is None:
            return
        rows = rows.filter(pk__lt=last)
        if self.index.at_most(self.query, RARE) and self.titles.at_most(self.query, RARE):
            yield from _batches(self._rare(rows))
            return
        for chunk in further:
            found, last = self._common(rows, chunk)
            yield from _batches(found)
            if last is None:
                return
            rows = rows.filter(pk__lt=last)
        self.stopped = True

    def _rare(self, rows: "QuerySet[Any]") -> list[int]:
        """What the index knows, limited to what the person sees."""
        limit = 2 * RARE
        own = self.titles.keys(self.query, limit) | self.further
        keys = self.index.keys(self.query, limit)
        ids = set(rows.filter(pk__in=own).values_list("pk", flat=True))
        ids |= set(rows.filter(**{f"{self.key}__in": keys}).values_list("pk", flat=True))
        return sorted(ids, reverse=True)

    def _common(self, rows: "QuerySet[Any]", size: int) -> tuple[list[int], int | None]:
        """What the newest documents themselves say; and the id to go on below, None where there is nothing older."""
        newest = list(rows.values_list("pk", self.key, *self.title)[:size])
        keys = self.index.keys_among(self.query, [key for _pk, key, *_said in newest if key is not None])
        found = [pk for pk, key, *title in newest if key in keys or pk in self.further or self._titled(title)]
        return found, newest[-1][0] if len(newest) == size else None

    def _titled(self, words: Iterable[str]) -> bool:
        return self.query.finds(" ".join(words))


def _batches(ids: list[int]) -> Iterator[list[int]]:
    """About a page at first, then more at a time: where the words are in the index but not with these marks."""
    start, size = 0, SIZE + 1
    while start < len(ids):
        yield ids[start : start + size]
        start, size = start + size, min(size * 2, BATCH)
