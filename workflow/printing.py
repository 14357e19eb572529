"""Drafts as PDF: asked for when somebody wants to see one, made by the worker, kept by content and mark."""

from typing import Any

from django.db import transaction

from drafting.models import Content, Plan
from drafting.text import keep
from records import files, jobs
from records.models import Job, StoredFile
from workflow.models import PrintedDraft

PDF, ZIP = "application/pdf", "application/zip"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class NotPrinted(Exception):
    """The worker tried several times and could not make this PDF."""


def printed_draft(plan: Plan, document: dict[str, Any]) -> StoredFile | None:
    """The PDF of this text, or None while the worker makes it; asking again asks once.

    Raises NotPrinted when the worker has given up.
    """
    mark = plan.draft_mark
    with transaction.atomic():
        content = keep(with_urgency(plan, document))
        found = PrintedDraft.objects.filter(content=content, mark=mark).select_related("file").first()
        if found is not None:
            return found.file
        key = f"{content.pk}:{plan.draft_number}"
        job = jobs.ask("print_draft", key, subject=plan.subject, content=content.pk, mark=mark)
    if job.state == Job.State.FAILED:
        raise NotPrinted
    return None


def with_urgency(plan: Plan, document: dict[str, Any]) -> dict[str, Any]:
    """The text as it prints: how urgent it is stands in its head and is no part of what is decided on."""
    return {**document, "urgency": plan.printed_urgency} if plan.urgency else document


def printed_paper(subject: str, kind: str, data: dict[str, Any]) -> StoredFile | None:
    """The file of a paper, or None while the worker makes it. `kind`: one that `_made` knows.

    Raises NotPrinted when the worker has given up.
    """
    with transaction.atomic():
        content = keep(data)
        found = PrintedDraft.objects.filter(content=content, mark=kind).select_related("file").first()
        if found is not None:
            return found.file
        job = jobs.ask("print_paper", f"{kind}:{content.pk}", subject=subject, content=content.pk, paper=kind)
    if job.state == Job.State.FAILED:
        raise NotPrinted
    return None


@jobs.handler("print_paper")
def print_paper(job: Job) -> None:
    """Render once; a second run finds the row."""
    content, kind = Content.objects.get(pk=job.payload["content"]), job.payload["paper"]
    made_once(content, kind)


def made_once(content: Content, mark: str) -> StoredFile:
    """The file of a content under a mark: a kind of paper, or the mark of a draft; made where it is not there yet."""
    found = PrintedDraft.objects.filter(content=content, mark=mark).select_related("file").first()
    if found is None:
        file = files.store(*_made(mark, content.body))
        found, _new = PrintedDraft.objects.get_or_create(content=content, mark=mark, defaults={"file": file})
    return found.file


def _made(kind: str, data: dict[str, Any]) -> tuple[bytes, str]:
    """The file and its type. Only the worker needs what prints, so it is loaded here."""
    from drafting.rendering.papers import PAPERS, render_paper

    if kind in PAPERS:
        return render_paper(kind, data), PDF
    if kind == "table_docx":
        from drafting.rendering.docx_tables import render_table_docx

        return render_table_docx(data), WORD
    if kind == "official_docx":
        from drafting.rendering.official import render_official_docx

        return render_official_docx(data), WORD
    if kind == "official":
        from drafting.rendering.official import render_official

        return render_official(data), PDF
    if kind == "archive":
        from workflow.issuance.archive.pack import pack

        return pack(Plan.objects.get(pk=data["plan"]), named=data["named"]), ZIP
    if kind == "bundle":
        from workflow.dossier.bundle import bound

        return bound(data), PDF
    from drafting.rendering.pdf import render_pdf

    return render_pdf(data, draft_mark=kind).pdf, PDF


@jobs.handler("print_draft")
def print_draft(job: Job) -> None:
    """Render once; a second run finds the row."""
    made_once(Content.objects.get(pk=job.payload["content"]), job.payload["mark"])
