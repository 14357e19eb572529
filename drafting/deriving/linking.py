"""Which tasks of a parent a plan's tasks come from, where the plan itself does not say.

Two figures make a score, half each: the best fit of one text in the other (rapidfuzz), and the cosine of
their letter groups, where a group found in few items weighs more, so that the words of a subject outweigh
those of every plan. Both are taken after names and words of level were brought to the plan's own, as
otherwise every task would differ from its parent.

Measured on the one labelled pair of real plans, groups of three to six letters find the same first parents,
and the share of whole phrases finds fewer: a committee reworks phrases and keeps the terms.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from rapidfuzz import fuzz

from drafting.deriving.bodies import default_body_map
from drafting.deriving.derivation import TASKS
from drafting.deriving.levels import default_scope_words
from drafting.deriving.own import short_name
from drafting.deriving.renaming import Renaming
from drafting.deriving.spelling import folded

LINKED_FROM = 0.41
"""The least score of a link; below it a task counts as new."""
SAME_AGENCY = 0.05
"""Added where both stand under the same agency; 85 of 100 letters alike are the same name."""
SURE_FROM = 0.5
"""The least score from which what the first parent does not explain tells of a further one."""
FURTHER_FROM = 0.25
"""The least share of a sentence's phrases that a further parent must explain, and the first must not."""
_LETTERS = 4
_COMPARED = 1500  # characters of a task whose fit is measured; the time grows with their square
_SHORTEST_SENTENCE = 8  # words
_CANDIDATES = 10  # the fit of texts is measured for those that share the most letter groups; it is slow

Phrases = frozenset[tuple[str, ...]]


@dataclass(frozen=True)
class _Task:
    path: str
    agency: str
    words: str
    phrases: Phrases
    sentences: tuple[Phrases, ...]


def link(
    parent: Mapping[str, Any], child: Mapping[str, Any], body_map: Mapping[str, str] | None = None
) -> list[dict[str, Any]]:
    """One entry for every task of the child: {"child": path, "parents": [path, …], "score": 0..1}.

    `parents` are best first and empty for a new task; the score is that of the best candidate, linked
    or not. Links that the child carries itself (`source`) are not looked at. Without `body_map` the
    usual map of the child's level is taken.
    """
    renaming = _renaming(child, body_map)
    above = [_task(item, renaming) for item in parent["items"] if item["kind"] in TASKS]
    own = [_task(item, None) for item in child["items"] if item["kind"] in TASKS]
    weights = _Weights([*above, *own])
    vectors = _vectors([task.words for task in [*above, *own]])
    return [
        _links(task, vector, list(zip(above, vectors, strict=False)), weights)
        for task, vector in zip(own, vectors[len(above) :], strict=True)
    ]


class _Weights:
    """How much a phrase tells: the logarithm of how rare it is among the items of both documents."""

    def __init__(self, tasks: list[_Task]) -> None:
        found = Counter(phrase for task in tasks for phrase in task.phrases)
        self._weight = {phrase: math.log(len(tasks) / count) for phrase, count in found.items()}

    def of(self, phrases: Iterable[tuple[str, ...]]) -> float:
        return sum(map(self._weight.__getitem__, phrases))


def _vectors(texts: list[str]) -> list[dict[str, float]]:
    """For each text the weight of every group of letters in it, together of length 1."""
    counts = [Counter(_groups(text)) for text in texts]
    found = Counter(group for count in counts for group in count)
    rarity = {group: math.log(len(texts) / holders) for group, holders in found.items()}
    vectors = []
    for count in counts:
        vector = {group: (1 + math.log(times)) * rarity[group] for group, times in count.items()}
        length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        # A group that one text alone has meets none in another; it counts in the length only.
        vectors.append({group: weight / length for group, weight in vector.items() if found[group] > 1})
    return vectors


def _groups(words: str) -> list[str]:
    padded = f" {words} "
    return [padded[at : at + _LETTERS] for at in range(len(padded) - _LETTERS + 1)]


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(weight * other.get(group, 0.0) for group, weight in one.items())


def _links(
    task: _Task,
    vector: Mapping[str, float],
    above: list[tuple[_Task, dict[str, float]]],
    weights: _Weights,
) -> dict[str, Any]:
    alike = sorted(((_cosine(vector, others), other) for other, others in above), key=lambda pair: -pair[0])
    scored = [((share + _fit(task, other)) / 2, other) for share, other in alike[:_CANDIDATES]]
    score, best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    parents: list[_Task] = []
    if best is not None and score >= LINKED_FROM:
        parents = [best]
    if best is not None and score >= SURE_FROM:
        parents += _further(task, best, [other for other, _ in above], weights)
    return {
        "child": task.path,
        "parents": [found.path for found in parents],
        "score": round(min(score, 1.0), 3),
    }


def _fit(task: _Task, other: _Task) -> float:
    """How well the shorter text fits into the longer, with what the same agency adds."""
    same = task.agency and other.agency and fuzz.ratio(task.agency, other.agency) >= 85
    return fuzz.partial_ratio(task.words[:_COMPARED], other.words[:_COMPARED]) / 100 + (
        2 * SAME_AGENCY if same else 0.0
    )


def _further(task: _Task, first: _Task, above: list[_Task], weights: _Weights) -> list[_Task]:
    """The parent of a sentence that the first parent does not explain, where one does; at most one."""
    candidates = []
    for sentence in task.sentences:
        whole = weights.of(sentence)
        rest = sentence - first.phrases
        if whole and weights.of(rest) >= 0.6 * whole:
            candidates += [
                (weights.of(rest & other.phrases) / whole, other) for other in above if other is not first
            ]
    share, other = max(candidates, key=lambda pair: pair[0], default=(0.0, None))
    return [other] if other is not None and share >= FURTHER_FROM else []


def _task(item: Mapping[str, Any], renaming: Renaming | None) -> _Task:
    text, agency = item["text"], item.get("agency") or ""
    if renaming:
        text, agency = renaming.apply(text).text, renaming.apply(agency).text
    text = re.sub(r"\([^()]*\)", " ", text)  # deadlines and asides differ from level to level
    sentences = [_words(sentence) for sentence in re.split(r"(?<=[.;])\s+", text)]
    return _Task(
        path=item["path"],
        agency=_words(agency),
        words=_words(text),
        phrases=_phrases(_words(text)),
        sentences=tuple(_phrases(words) for words in sentences if len(words.split()) >= _SHORTEST_SENTENCE),
    )


def _words(text: str) -> str:
    """Words and symbols in small letters, without punctuation: "theo quy định số 85-qđ/tw"."""
    return " ".join(re.findall(r"\w+(?:[/-]\w+)*", folded(text).casefold()))


def _phrases(words: str) -> Phrases:
    """Two and three words in a row."""
    row = words.split()
    return frozenset([*pairwise(row), *zip(row, row[1:], row[2:], strict=False)])


def _renaming(child: Mapping[str, Any], body_map: Mapping[str, str] | None) -> Renaming:
    issuer = re.sub(r"^(?:Ban Thường vụ|Ban Chấp hành|Thường trực)\s+", "", child.get("issuer") or "Tỉnh ủy")
    name = folded(short_name(issuer))
    levels = {"Tỉnh ủy": "province", "Thành ủy": "province", "Chi bộ": "base"}
    level = levels.get(name, "commune" if re.search(r"(?:xã|phường|đặc khu)$", name) else "block")
    usual = default_body_map(level, issuer)
    return Renaming(usual | dict(body_map or {}), default_scope_words(level, issuer))
