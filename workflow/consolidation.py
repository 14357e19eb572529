"""The table of all comments of a plan: who said what on which item, and how it was answered."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _

from drafting.hashing import digest
from drafting.models import Plan
from drafting.text import live
from workflow.models import AdvisoryRound, Comment, Opinion

TONES = {Comment.Answer.ACCEPTED: "good", Comment.Answer.PARTLY: "calm", Comment.Answer.NOT_ACCEPTED: "soft"}


@dataclass
class Row:
    """One comment beside the item that it is about, as the item stood when it was read and stands now."""

    comment: Comment
    agency: Any
    path: str
    excerpt: str
    url: str
    moved_to: str
    """Where the item stands now; empty while it is where it was."""
    gone: bool
    form: Any = None
    edit_number: int | None = None
    """Of the item's row, where its proposed wording can be put in its place."""
    take_url: str = ""


@dataclass
class Round:
    round: AdvisoryRound
    sent: list[Opinion]
    silent: list[Opinion]
    changed: bool = False
    """Whether the text is another one now than the one that was read."""
    rows: list[Row] = field(default_factory=list)


def rounds_of(plan: Plan, *, editable: bool) -> list[Round]:
    """The newest round first, released opinions only. `editable`: items lead to their editor, else to their place.

    Six queries, whatever the number of rounds, agencies and comments.
    """
    document, parts = live(plan)
    items = {item["uid"]: item for item in document["items"]}
    numbers = {part.uid: part.edit_number for part in parts} if editable else {}
    opinions = Opinion.objects.select_related("agency", "pointed_to").prefetch_related(
        Prefetch("comments", Comment.objects.select_related("opinion__agency")), "files"
    )
    rounds = (
        AdvisoryRound.objects.filter(plan=plan)
        .select_related("revision__content")
        .prefetch_related(Prefetch("opinions", opinions))
        .order_by("-number")
    )
    now = digest(document)
    return [_round(plan, round_, items, numbers, editable, now) for round_ in rounds]


def _round(
    plan: Plan,
    round_: AdvisoryRound,
    live: dict[str, Any],
    numbers: dict[str, int],
    editable: bool,
    content_hash: str,
) -> Round:
    opinions = list(round_.opinions.all())
    made = Round(
        round_,
        sent=[opinion for opinion in opinions if opinion.released_at],
        silent=[opinion for opinion in opinions if not opinion.released_at],
        changed=content_hash != round_.revision.content.sha256,
    )
    read = {item["uid"]: item for item in round_.revision.content.body["items"]}
    for opinion in made.sent:
        for comment in opinion.comments.all():
            row = _row(plan, comment, opinion.agency, read, live, editable)
            if comment.proposed and comment.part_uid in live:
                row.edit_number = numbers.get(comment.part_uid)
                row.take_url = reverse("take_wording", args=[plan.uid, comment.pk])
            made.rows.append(row)
    return made


def _row(
    plan: Plan, comment: Comment, agency: Any, read: dict[str, Any], live: dict[str, Any], editable: bool
) -> Row:
    item, url = live.get(comment.part_uid), ""
    was = read.get(comment.part_uid, {})
    path = comment.path or was.get("path", "")
    if item and editable:
        url = reverse("edit_part", args=[plan.uid, comment.part_uid])
    elif item:
        url = reverse("plan", args=[plan.uid]) + f"#p-{comment.part_uid}"
    return Row(
        comment=comment,
        agency=agency,
        path=path,
        excerpt=was.get("text", ""),
        url=url,
        moved_to=item["path"] if item and item["path"] != path else "",
        gone=bool(comment.part_uid) and item is None,
    )


@dataclass(frozen=True)
class Counts:
    total: int
    open: int
    segments: list[dict[str, Any]]


def counts(plan: Plan) -> Counts:
    """How many comments are answered, and how; one query."""
    answers = Comment.objects.filter(opinion__round__plan=plan, opinion__released_at__isnull=False)
    tally = Counter(answers.values_list("answer", flat=True))
    segments = [
        {"tone": tone, "count": tally[answer], "label": Comment.Answer(answer).label}
        for answer, tone in TONES.items()
    ]
    open_ = tally[""]
    segments.append({"tone": "warn", "count": open_, "label": _("chưa giải trình")})
    return Counts(sum(tally.values()), open_, segments)


def paper(plan: Plan) -> dict[str, Any]:
    """The table as it prints, plain Vietnamese words: the same opinions and answers give the same paper."""
    rounds = rounds_of(plan, editable=False)
    lines = [line for entry in reversed(rounds) if not entry.round.recalled for line in _told(entry)]
    rows = [
        [
            str(place),
            f"Mục {row.path}" if row.path else "Toàn văn",
            str(row.agency),
            "\n".join(filter(None, [row.comment.text, _proposed(row.comment)])),
            "\n".join(filter(None, [ANSWERS.get(row.comment.answer, ""), row.comment.reason])),
        ]
        for place, row in enumerate((row for entry in reversed(rounds) for row in entry.rows), start=1)
    ]
    return {
        "heading": "BẢNG TỔNG HỢP, TIẾP THU, GIẢI TRÌNH Ý KIẾN GÓP Ý",
        "about": plan.short_title,
        "lines": lines,
        "columns": [
            ["TT", 5],
            ["Nội dung", 12],
            ["Cơ quan góp ý", 17],
            ["Ý kiến góp ý", 33],
            ["Tiếp thu, giải trình", 33],
        ],
        "rows": rows,
    }


ANSWERS = {
    "accepted": "Tiếp thu.",
    "partly": "Tiếp thu một phần.",
    "not_accepted": "Giải trình, giữ nguyên dự thảo.",
}
AGREED = {"agree": "nhất trí", "agree_with_comments": "nhất trí, có góp ý", "object": "chưa nhất trí"}


def _proposed(comment: Comment) -> str:
    return f"Đề nghị sửa thành: {comment.proposed}" if comment.proposed else ""


def _told(entry: Round) -> list[str]:
    """Who was asked in one round, and what each said on the whole; silence is told for what the letter made of it."""
    said = [
        f"{opinion.agency} ({AGREED[opinion.answer]}{', gửi sau thời hạn' if opinion.late else ''})"
        for opinion in entry.sent
    ]
    silence = "coi như nhất trí" if entry.round.silence_agrees else "chưa gửi ý kiến"
    said += [f"{opinion.agency} ({silence})" for opinion in entry.silent if opinion.withdrawn_at is None]
    return [f"Lấy ý kiến lần {entry.round.number}: {'; '.join(said)}."] if said else []
