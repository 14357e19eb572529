"""Signing by hash: a code for the holder's client, its certificate, then its signature value; workers do the rest.

The code stands for this person, this plan, this text and this file for a quarter of an hour, and for nothing else: the
client needs no password and no session. What it sends is held against what was to be signed before anything is kept.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from drafting.models import Plan
from permissions.models import User
from records import jobs
from workflow.acting import acting
from workflow.issuance.holders_certificate import check_signature, read_certificate
from workflow.models import HashSigning, Issuance
from workflow.refusals import Hidden, Overtaken, Unfit

GOOD_FOR = timedelta(minutes=15)
STAGES = {"sign_by_hash": "prepared", "seal_by_hash": "filled"}
"""Verb → the stage of the file that is signed."""
State = HashSigning.State


@dataclass(frozen=True)
class Offer:
    """`code` is told once and kept as a hash alone."""

    code: str
    expires_at: datetime
    sha256: str


def offer(plan: Plan, *, by: User, verb: str, turn: int | None = None) -> Offer:
    """Give this person a code for the client; a former one is worth nothing from now on."""
    with acting(plan, verb, by=by, turn=turn) as act:
        issuance = Issuance.objects.select_related("revision", *STAGES.values()).get(plan=act.plan)
        before = getattr(issuance, STAGES[verb])
        code = secrets.token_urlsafe(24)
        row = HashSigning.objects.select_for_update().filter(issuance=issuance, verb=verb).first()
        row = row or HashSigning(issuance=issuance, verb=verb)
        row.by, row.turn, row.before, row.revision = by, act.plan.turn, before, issuance.revision.content_id
        row.code_hash, row.expires_at = hashed(code), act.now + GOOD_FOR
        row.state, row.reason, row.ready, row.place = State.OFFERED, "", None, []
        row.certificate = row.attributes = row.signature = b""
        row.save()
        act.detail |= {"revision": row.revision, "file": before.sha256}
    return Offer(code, row.expires_at, before.sha256)


def hashed(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()


def digest_of(attributes: bytes) -> str:
    """What the device signs: SHA-256 in hexadecimal digits."""
    return hashlib.sha256(attributes).hexdigest()


def found(code: str) -> HashSigning:
    """The row of a code that is still good; Hidden for any other, whatever the reason."""
    rows = HashSigning.objects.filter(code_hash=hashed(code), revision=F("issuance__revision__content"))
    row = rows.select_related("before", "issuance__plan").first()
    if row is None or (row.state not in ENDED and timezone.now() >= row.expires_at):
        raise Hidden("")
    return row


ENDED = {State.FINISHING, State.TAKEN, State.REFUSED}
"""The client has done its part and may ask how it came out."""


@transaction.atomic
def hand_over_certificate(code: str, data: bytes) -> HashSigning:
    """Queue the preparing of the file for this certificate; the same one again changes nothing."""
    certificate = read_certificate(data).public_bytes(Encoding.DER)
    row = _locked(code)
    if row.state == State.OFFERED:
        row.certificate, row.state = certificate, State.PREPARING
        row.save(update_fields=["certificate", "state"])
        jobs.ask("prepare_hash", row.code_hash, subject=row.issuance.plan.subject, code_hash=row.code_hash)
    elif bytes(row.certificate) != certificate:
        raise Overtaken(_("Mã này đã dùng với chứng thư khác; đề nghị lấy mã mới."))
    return row


@transaction.atomic
def hand_over_signature(code: str, signature: bytes) -> HashSigning:
    """Check the value and queue its putting in; the same one again changes nothing, a wrong one is not kept."""
    row = _locked(code)
    if row.state in ENDED:
        return row
    if row.state != State.READY:
        raise Overtaken(_("Văn bản chưa được chuẩn bị xong để ký."))
    if not signature:
        raise Unfit(_("Chưa có giá trị chữ ký."))
    certificate = x509.load_der_x509_certificate(bytes(row.certificate))
    check_signature(certificate, bytes(row.attributes), signature)
    row.signature, row.state = signature, State.FINISHING
    row.save(update_fields=["signature", "state"])
    jobs.ask("finish_hash", row.code_hash, subject=row.issuance.plan.subject, code_hash=row.code_hash)
    return row


def _locked(code: str) -> HashSigning:
    row = found(code)
    return HashSigning.objects.select_for_update(of=("self",)).select_related("issuance__plan").get(pk=row.pk)
