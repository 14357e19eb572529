"""What is known of an issued plan, as plain data: its text, opinions, ballots, conclusion, trail, recipients."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from drafting.models import Plan, Revision
from permissions.models import Agency
from records.models import AuditEntry
from records.spelling import spelled
from workflow.issuance.lasting import lasting_copy
from workflow.models import (
    AdvisoryRound,
    Comment,
    ConclusionLine,
    DecisionRound,
    Delivery,
    Issuance,
    IssuedChange,
    Paper,
)

BEFORE = 50_000
"""Entries of other matters between the first and the last of the plan, told as hashes, at most."""


def register_entry(issuance: Issuance) -> dict[str, Any]:
    """What the register says, with the hashes that everything else is held against."""
    assert issuance.sealed is not None
    copy = lasting_copy(issuance.plan)
    return {
        "symbol": issuance.symbol,
        "number": issuance.number,
        "date": _told(issuance.dated),
        "issuer": issuance.plan.issuer.name,
        "deciding_body": issuance.plan.deciding_body.name,
        "title": issuance.plan.short_title,
        "signer": issuance.signer.full_name,
        "on_behalf": issuance.on_behalf,
        "position": issuance.position,
        "issued_at": _told(issuance.issued_at),
        "status": issuance.plan.status,
        "file_sha256": issuance.sealed.sha256,
        "revision_sha256": issuance.revision.content_id,
        "signatures": issuance.signatures,
        "lasting": {"file_sha256": copy.file.sha256, "stamped_at": _told(copy.stamped_at)} if copy else None,
        "signed": "bản giấy ký tay, quét lại" if issuance.by_hand else "chữ ký số",
        "changes": [
            {"kind": row.kind, "document": row.document, "at": _told(row.made_at)}
            for row in IssuedChange.objects.filter(plan=issuance.plan)
        ],
    }


def bundle(issuance: Issuance) -> dict[str, Any]:
    """The plan in the interchange format, with the number, date and signer that belong to its issuance."""
    document = {
        **issuance.revision.content.body,
        "symbol": issuance.symbol,
        "date": _told(issuance.dated),
        "signature": {
            "on_behalf": issuance.on_behalf,
            "position": issuance.position,
            "name": issuance.signer.full_name,
        },
    }
    return {"documents": [document]}


def revisions(plan: Plan) -> list[dict[str, Any]]:
    """Every state of the text that was handed on, each with its canonical content and that content's hash."""
    rows = Revision.objects.filter(plan=plan).select_related("content", "made_by").order_by("pk")
    return [
        {
            "id": row.pk,
            "sha256": row.content_id,
            "made_at": _told(row.made_at),
            "made_by": row.made_by.full_name if row.made_by else "",
            "content": row.content.body,
        }
        for row in rows
    ]


def opinions(plan: Plan) -> list[dict[str, Any]]:
    """Each advisory round with the revision that was read, its opinions and how each comment was answered."""
    found = []
    for each in AdvisoryRound.objects.filter(plan=plan).select_related("revision").order_by("number"):
        rows = each.opinions.select_related("agency", "released_by").order_by("pk")
        comments: dict[int, list[Comment]] = {}
        for comment in Comment.objects.filter(opinion__round=each).order_by("pk"):
            comments.setdefault(comment.opinion_id, []).append(comment)
        found.append(
            {
                "round": each.number,
                "revision_sha256": each.revision.content_id,
                "draft": each.draft_number,
                "opened_at": _told(each.opened_at),
                "closed_at": _told(each.closed_at),
                "silence_agrees": each.silence_agrees,
                "opinions": [
                    {
                        "agency": row.agency.name,
                        "answer": row.answer,
                        "text": row.text,
                        "released_at": _told(row.released_at),
                        "released_by": row.released_by.full_name if row.released_by else "",
                        "late": row.late,
                        "letter": row.letter,
                        "comments": [_comment(comment) for comment in comments.get(row.pk, [])],
                    }
                    for row in rows
                ],
            }
        )
    return found


def _comment(row: Comment) -> dict[str, str]:
    names = ("path", "part_uid", "part_hash", "text", "proposed", "answer", "reason")
    return {name: getattr(row, name) for name in names}


def decisions(plan: Plan, *, named: bool) -> list[dict[str, Any]]:
    """Each round of the deciding body; `named`: with the sheet of each member, else counted alone."""
    found = []
    rounds = DecisionRound.objects.filter(plan=plan).select_related("body", "revision", "meeting")
    for each in rounds.order_by("number"):
        members = list(each.members.select_related("user", "ballot"))
        sheets = [member for member in members if hasattr(member, "ballot")]
        told: dict[str, Any] = {
            "round": each.number,
            "body": each.body.name,
            "way": each.way,
            "meeting": str(each.meeting) if each.meeting else "",
            "revision_sha256": each.revision.content_id,
            "rule": each.rule,
            "opened_at": _told(each.opened_at),
            "closed_at": _told(each.closed_at),
            "present": each.present,
            "hands": {"agree": each.agree, "disagree": each.disagree, "other": each.other},
            "members": len(members),
            "ballots": {
                choice: sum(member.ballot.choice == choice for member in sheets)
                for choice in ("agree", "disagree", "other")
            },
            "outcome": each.outcome,
            "conclusion": each.conclusion,
        }
        if named:
            told["sheets"] = [
                {
                    "member": member.user.full_name,
                    "post": member.post,
                    "choice": member.ballot.choice if member in sheets else "",
                    "text": member.ballot.text if member in sheets else "",
                    "sent_at": _told(member.ballot.sent_at) if member in sheets else None,
                    "interest": member.interest,
                }
                for member in members
            ]
        found.append(told)
    return found


def conclusion(plan: Plan) -> list[dict[str, Any]]:
    rows = ConclusionLine.objects.filter(plan=plan).order_by("pk")
    return [{"text": row.text, "ticked_at": _told(row.ticked_at)} for row in rows]


def papers(plan: Plan) -> list[dict[str, Any]]:
    """The numbered papers of the dossier, in the words that they had when they got their number."""
    rows = Paper.objects.filter(plan=plan).select_related("content", "agency")
    return [
        {"kind": row.kind, "symbol": row.symbol, "date": _told(row.dated), "content": row.content.body}
        for row in rows
    ]


def recipients(issuance: Issuance) -> dict[str, Any]:
    """The frozen list, and each delivery with its receipt."""
    rows = Delivery.objects.filter(plan=issuance.plan).select_related("agency", "arrival").order_by("pk")
    names = dict(
        Agency.objects.filter(
            code__in={code for line in issuance.recipients for code in line["agencies"]}
        ).values_list("code", "name")
    )
    return {
        "list": [
            {**line, "agencies": [names.get(code, code) for code in line["agencies"]]}
            for line in issuance.recipients
        ],
        "deliveries": [
            {
                "to": row.to,
                "attention": row.attention,
                "sent_at": _told(row.sent_at),
                "channel": row.channel,
                "arrival": {
                    "number": row.arrival.arrival_number,
                    "on": _told(row.arrival.arrival_on),
                }
                if row.arrival
                else None,
                "handed_over_on": _told(row.handed_over_on),
                "receipt": row.receipt,
                "copies": row.copies,
                "returned_at": _told(row.returned_at),
                "return_reason": row.return_reason,
            }
            for row in rows
        ],
    }


def trail(plan: Plan) -> dict[str, Any]:
    """The plan's entries whole, those of other matters between them as hashes alone, and the last anchored head."""
    chain = plan.issuer.body.code
    own = list(AuditEntry.objects.filter(subject=plan.subject, chain=chain).order_by("number"))
    anchored = _anchored(chain, own[-1].number)
    until = max(own[-1].number, anchored["number"] if anchored else 0)
    between = AuditEntry.objects.filter(chain=chain, number__gte=own[0].number, number__lte=until)
    links = list(between.order_by("number").values_list("number", "previous_hash", "hash")[:BEFORE])
    return {
        "chain": chain,
        "entries": [
            {
                "chain": row.chain,
                "number": row.number,
                "at": spelled(row.at),
                "actor": row.actor,
                "actor_name": row.actor_name,
                "verb": row.verb,
                "subject": row.subject,
                "detail": row.detail,
                "previous_hash": row.previous_hash,
                "hash": row.hash,
            }
            for row in own
        ],
        "links": [list(link) for link in links],
        "anchor": anchored,
    }


def _anchored(chain: str, number: int) -> dict[str, Any] | None:
    """The oldest line of the anchors' file that covers this entry, as it was signed."""
    path = Path(settings.ANCHORS_FILE)
    if not path.exists():
        return None
    with path.open(encoding="utf-8") as lines:
        for text in lines:
            head = json.loads(text)["heads"].get(chain)
            if head and head[0] >= number:
                return {"number": head[0], "hash": head[1], "line": text.strip()}
    return None


def _told(moment: date | datetime | None) -> str | None:
    if isinstance(moment, datetime):
        return spelled(moment)
    return moment.isoformat() if moment else None
