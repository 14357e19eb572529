"""Bản lưu trữ dài hạn, made by the worker; what signs and fetches is imported by the job itself."""

from django.conf import settings
from django.db import transaction

from records import files, jobs
from records.models import Job
from workflow.acting import locked, trace
from workflow.issuance.key_holders import authorities
from workflow.issuance.lasting import KIND
from workflow.issuance.stamping import stamp_authorities, stamper
from workflow.models import Issuance, LastingCopy


@jobs.handler(KIND)
def preserve(job: Job) -> None:
    """Fetch what the issuers of the certificates say, make the file, keep it. A second run finds the row."""
    issuance = Issuance.objects.select_related("plan__process", "sealed").get(pk=job.payload["issuance"])
    if LastingCopy.objects.filter(issuance=issuance).exists():
        return
    server = stamper()
    if server is None or issuance.sealed is None or issuance.issued_at is None:
        raise RuntimeError("There is no time-stamp server, or the plan is not issued.")
    from workflow.signing.lasting import lasting, revocation_lists
    from workflow.signing.verdicts import Trust

    lists = revocation_lists(settings.REVOCATION_LISTS)
    jobs.extend(job)
    trust = Trust(authorities(), stamp_authorities())
    data = files.read(issuance.sealed)
    made = lasting(data, trust, server, lists, online=settings.REVOCATION_ONLINE)
    file = files.store(made.pdf, "application/pdf")
    with transaction.atomic(), locked(issuance.plan) as plan:
        if not LastingCopy.objects.filter(issuance=issuance).exists():
            LastingCopy.objects.create(
                issuance=issuance, file=file, stamped_at=made.stamped_at, stamped_by=made.stamped_by[:300]
            )
            trace(plan, "keep_lasting_copy", None, {"symbol": issuance.symbol, "file": file.sha256})
