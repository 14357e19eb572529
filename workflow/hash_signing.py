"""The worker's part of signing by hash: the file is prepared for a certificate, the value is put in, and taken back.

What comes out is examined exactly as a file that was signed with another program (services.issuing). A second run finds
what the first has done; a code that was replaced meanwhile has no row any more, and nothing is done for it.
"""

from collections.abc import Callable
from typing import Any

from cryptography import x509
from django.db import transaction
from django.utils import timezone

from records import files, jobs
from records.models import Job
from workflow.issuance.holders_certificate import issuer_of
from workflow.issuance.stamping import stamper
from workflow.models import HashSigning
from workflow.refusals import NotDone
from workflow.services import issuing
from workflow.signing.results import BODY, PERSON

State = HashSigning.State
FIELDS = {"sign_by_hash": PERSON, "seal_by_hash": BODY}
TAKE_BACK: dict[str, Callable[..., Any]] = {
    "sign_by_hash": issuing.take_back_signature,
    "seal_by_hash": issuing.take_back_seal,
}
"""Verb → the service that takes the signed file as it takes any other."""


@jobs.handler("prepare_hash")
def prepare_hash(job: Job) -> None:
    """The file with an empty place for the signature, and what the client signs."""
    row = _row(job, State.PREPARING)
    if row is None:
        return
    from workflow.signing import by_hash

    holder = row.issuance.signer.full_name if row.verb == "sign_by_hash" else row.issuance.plan.issuer.on_seal
    made = by_hash.prepared(
        files.read(row.before), FIELDS[row.verb], *_certificates(row), name=holder, at=timezone.now()
    )
    ready = files.store(made.pdf, "application/pdf")
    HashSigning.objects.filter(pk=row.pk, code_hash=row.code_hash, state=State.PREPARING).update(
        ready=ready, place=[made.start, made.end], attributes=made.attributes, state=State.READY
    )


@jobs.handler("finish_hash")
def finish_hash(job: Job) -> None:
    """Put the value in, with a time stamp where there is a server, and take the file back in the holder's name."""
    row = _row(job, State.FINISHING)
    if row is None:
        return
    from workflow.signing import by_hash

    assert row.ready is not None
    start, end = row.place
    ready = by_hash.ToSign(files.read(row.ready), start, end, bytes(row.attributes))
    data = by_hash.finished(ready, *_certificates(row), bytes(row.signature), stamper())
    ended = HashSigning.objects.filter(pk=row.pk, code_hash=row.code_hash, state=State.FINISHING)
    try:
        with transaction.atomic():
            TAKE_BACK[row.verb](row.issuance.plan, by=row.by, data=data, turn=row.turn)
            ended.update(state=State.TAKEN)
    except NotDone as refusal:
        ended.update(state=State.REFUSED, reason=str(refusal)[:500])


def _row(job: Job, state: State) -> HashSigning | None:
    rows = HashSigning.objects.select_related(
        "issuance__plan__issuer", "issuance__plan__process", "issuance__signer", "before", "ready", "by"
    )
    return rows.filter(code_hash=job.payload["code_hash"], state=state).first()


def _certificates(row: HashSigning) -> tuple[Any, Any]:
    """The holder's and its issuer's, as what signs takes them."""
    from asn1crypto import x509 as asn1_x509

    der = bytes(row.certificate)
    return asn1_x509.Certificate.load(der), issuer_of(x509.load_der_x509_certificate(der))
