"""The file of an issuance, stage by stage, each made by the worker: prepared, signed, sealed.

Every job may run twice: a stage that is stored already is left as it is. What prints and signs is imported by the
jobs themselves: it takes a second and 60 MB, and the web processes, which only ask for the jobs, do without it.
"""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from drafting.models import Plan
from drafting.rendering.names import date_line, number_line
from permissions.duties import Duty
from records import files, jobs
from records.models import Job
from workflow.acting import locked, moved, trace
from workflow.awaiting import wait_for
from workflow.issuance import lasting
from workflow.issuance.asked_again import RightGone, still_issues, still_signs
from workflow.issuance.delivering import deliver
from workflow.issuance.verifying import code_of_hash
from workflow.models import Issuance
from workflow.printing import with_urgency


def ask_for_prepared_file(issuance: Issuance) -> None:
    key = f"{issuance.pk}:{issuance.revision_id}:{issuance.plan.turn}"
    jobs.ask("render", key, subject=issuance.plan.subject, issuance=issuance.pk)


def ask_for_signature(issuance: Issuance) -> None:
    jobs.ask("sign", str(issuance.pk), subject=issuance.plan.subject, issuance=issuance.pk)


def ask_for_seal(issuance: Issuance) -> None:
    """Once for each press: of a number whose clerk's right ended, another clerk presses anew."""
    assert issuance.numbered_at is not None
    key = f"{issuance.pk}:{issuance.numbered_at.timestamp():.6f}"
    jobs.ask("seal", key, subject=issuance.plan.subject, issuance=issuance.pk)


def document_to_sign(issuance: Issuance) -> dict[str, Any]:
    """The revision's text with the signer's block, which is not part of what was decided on."""
    document = dict(with_urgency(issuance.plan, issuance.revision.content.body))
    document["signature"] = {
        "on_behalf": issuance.on_behalf,
        "position": issuance.position,
        "name": issuance.signer.full_name,
    }
    return document


def verification_address(issuance: Issuance) -> str:
    """Where the code on the document leads: the page of verification with the hash of its text; "" without a code.

    The number is not known when the file is rendered, and of the text nothing is told.
    """
    if not settings.VERIFY_CODE:
        return ""
    return (
        f"{settings.PUBLIC_URL.rstrip('/')}{reverse('verify')}?r={code_of_hash(issuance.revision.content_id)}"
    )


@jobs.handler("render")
def render(job: Job) -> None:
    """Render the decided text with empty fields for number, date and the two signatures."""
    issuance = issuance_of(job)
    if issuance is None or issuance.prepared_id:
        return
    from drafting.rendering.pdf import render_pdf
    from workflow.signing import fields

    document, address = document_to_sign(issuance), verification_address(issuance)
    rendered = render_pdf(document, issued_on=timezone.localdate(), fields=True, address=address)
    prepared = rendered.pdf if issuance.by_hand else fields.prepare(rendered.pdf, rendered.boxes)
    store_stage(issuance, "prepared", prepared, pages=rendered.pages)


@jobs.handler("sign")
def sign(job: Job) -> None:
    """Write the signatory's signature; the press of the button stands in the trail before."""
    issuance = issuance_of(job)
    if issuance is None or issuance.signed_id:
        return
    if issuance.prepared is None or issuance.sign_asked_at is None:
        raise RuntimeError("There is no prepared file yet, or nobody has asked to sign it.")
    if not still_signs(issuance):
        raise RightGone("The signatory may not sign this plan any more.")
    from workflow.issuance.key_holders import authorities, key_of_person
    from workflow.issuance.stamping import stamp_authorities, stamper
    from workflow.signing import chain
    from workflow.signing.verdicts import examine

    key = key_of_person(issuance.signer)
    if key is None:
        raise RuntimeError("This signatory's key is not here; the signed file is taken back from its holder.")
    signed = chain.sign_person(
        files.read(issuance.prepared),
        key,
        name=issuance.signer.full_name,
        at=issuance.sign_asked_at,
        stamper=stamper(),
    )
    if not all(facts.accepted for facts in examine(signed, authorities(), stamp_authorities()).signatures):
        raise RuntimeError("The signed file does not verify by our own rule; it is not kept.")
    store_stage(issuance, "signed", signed, signed_at=timezone.now())


@jobs.handler("seal")
def seal(job: Job) -> None:
    """Fill number and date, seal with the body's key, store, and complete the issue in the clerk's name."""
    issuance = issuance_of(job)
    if issuance is None:
        return
    if issuance.sealed_id is None:
        filled = _filled(issuance)
        from workflow.issuance.key_holders import authorities, key_of_body
        from workflow.issuance.stamping import stamp_authorities, stamper
        from workflow.signing import chain, verdicts
        from workflow.signing.results import BODY, Verdict, as_json

        body = issuance.plan.issuer
        key = key_of_body(body)
        if key is None:
            return  # the clerk seals with a program of the body's own, and the file is taken back
        if not still_issues(issuance):
            ask_another_clerk(issuance)
            return
        assert issuance.numbered_at is not None
        at = issuance.numbered_at
        sealed = chain.seal(filled, key, body_name=body.on_seal, at=at, stamper=stamper())
        known, stampers = authorities(), stamp_authorities()
        found = verdicts.examine(sealed, known, stampers)
        if issuance.signed_elsewhere:
            whole = verdicts.added_signature(filled, sealed, BODY, known, stampers)
        else:
            whole = found.verdict == Verdict.WHOLE
        if not whole:
            raise RuntimeError("The sealed file does not verify by our own rule; it is not issued.")
        store_stage(issuance, "sealed", sealed, signatures=as_json(found)["signatures"])
    complete_issue(issuance.plan)


def _filled(issuance: Issuance) -> bytes:
    """The signed file with number and date; kept, so that what another program seals can be held against it."""
    if issuance.filled is None:
        if issuance.signed is None or issuance.number is None or issuance.numbered_at is None:
            raise RuntimeError("The file is not signed, or has no number yet.")
        from workflow.signing import chain

        body = issuance.plan.issuer
        data = chain.fill_number(
            files.read(issuance.signed),
            number_line(issuance.number, issuance.plan.type, body.symbol),
            date_line(body.place, issuance.dated),
        )
        store_stage(issuance, "filled", data)
    assert issuance.filled is not None
    return files.read(issuance.filled)


def issuance_of(job: Job) -> Issuance | None:
    return (
        Issuance.objects.select_related(
            "plan__issuer",
            "plan__process",
            "revision__content",
            "signer",
            "clerk",
            "prepared",
            "signed",
            "filled",
            "sealed",
        )
        .filter(pk=job.payload["issuance"])
        .first()
    )


def store_stage(issuance: Issuance, stage: str, data: bytes, **more: Any) -> None:
    """Keep the bytes, then name them; whichever of two runs comes second changes nothing, nor does one of a text that
    was refused meanwhile."""
    file = files.store(data, "application/pdf")
    same = {"pk": issuance.pk, "revision": issuance.revision_id, "signer": issuance.signer_id}
    Issuance.objects.filter(**same, **{f"{stage}__isnull": True}).update(**{stage: file}, **more)
    issuance.refresh_from_db()


def ask_another_clerk(issuance: Issuance) -> None:
    """The clerk's right ended between press and seal: the number stays, whoever issues for the body presses anew."""
    with locked(issuance.plan) as plan:
        row = Issuance.objects.select_for_update(of=("self",)).select_related("clerk").get(pk=issuance.pk)
        if row.sealed_id is not None or row.clerk is None or still_issues(row):
            return
        Issuance.objects.filter(pk=row.pk).update(clerk=None, numbered_at=None)
        wait_for(plan, "issue", agency=plan.issuer, duty=Duty.ISSUE)
        trace(plan, "ask_another_clerk", None, {"symbol": row.symbol, "clerk": row.clerk.username})


@transaction.atomic
def complete_issue(plan: Plan) -> None:
    """The sealed file is stored: issue, let the recipients take part, ask their clerks. Repeating changes nothing."""
    with locked(plan) as fresh:
        issuance = (
            Issuance.objects.select_for_update(of=("self",)).select_related("clerk", "sealed").get(plan=fresh)
        )
        if issuance.issued_at is not None or issuance.sealed is None:
            return
        before = fresh.status
        fresh.issue()
        fresh.turn += 1
        fresh.save()
        issuance.issued_at = timezone.now()
        issuance.save(update_fields=["issued_at"])
        moved(fresh, before, issuance.clerk)
        deliver(fresh, issuance)
        if lasting.possible():
            lasting.ask_for_lasting_copy(issuance)
        trace(
            fresh,
            "complete_issue",
            issuance.clerk,
            {"symbol": issuance.symbol, "file": issuance.sealed.sha256, "to": fresh.status},
        )
