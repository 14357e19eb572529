"""Drafts as PDF: asked for when somebody wants to see one, made by the worker, kept by content and mark."""

from typing import Any

from django.db import transaction

from drafting.models import Content, Plan
from drafting.text import keep
from records import files, jobs
from records.models import Job, StoredFile
from workflow.models import PrintedDraft

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class NotPrinted(Exception):
    """The worker tried several times and could not make this PDF."""


def printed_draft(plan: Plan, document: dict[str, Any]) -> StoredFile | None:
    """The PDF of this text, or None while the worker makes it; asking again asks once.

    Raises NotPrinted when the worker has given up.
    """
    # The mark is part of the document: Vietnamese, whatever language the reader's pages are in.
    mark = f"Dự thảo lần {plan.draft_number}"
    with transaction.atomic():
        content = keep(document)
        found = PrintedDraft.objects.filter(content=content, mark=mark).select_related("file").first()
        if found is not None:
            return found.file
        key = f"{content.pk}:{plan.draft_number}"
        job = jobs.ask("print_draft", key, subject=plan.subject, content=content.pk, mark=mark)
    if job.state == Job.State.FAILED:
        raise NotPrinted
    return None


def printed_paper(plan: Plan, kind: str, data: dict[str, Any]) -> StoredFile | None:
    """The file of a working paper (drafting.rendering.papers, or `table_docx`), or None while the worker makes it.

    Raises NotPrinted when the worker has given up.
    """
    with transaction.atomic():
        content = keep(data)
        found = PrintedDraft.objects.filter(content=content, mark=kind).select_related("file").first()
        if found is not None:
            return found.file
        job = jobs.ask(
            "print_paper", f"{kind}:{content.pk}", subject=plan.subject, content=content.pk, paper=kind
        )
    if job.state == Job.State.FAILED:
        raise NotPrinted
    return None


@jobs.handler("print_paper")
def print_paper(job: Job) -> None:
    """Render once; a second run finds the row."""
    content, kind = Content.objects.get(pk=job.payload["content"]), job.payload["paper"]
    if PrintedDraft.objects.filter(content=content, mark=kind).exists():
        return
    file = files.store(*_made(kind, content.body))
    PrintedDraft.objects.get_or_create(content=content, mark=kind, defaults={"file": file})


def _made(kind: str, data: dict[str, Any]) -> tuple[bytes, str]:
    """The file and its type. Only the worker needs what prints, so it is loaded here."""
    if kind == "table_docx":
        from drafting.rendering.docx_tables import render_table_docx

        return render_table_docx(data), WORD
    from drafting.rendering.papers import render_paper

    return render_paper(kind, data), "application/pdf"


@jobs.handler("print_draft")
def print_draft(job: Job) -> None:
    """Render once; a second run finds the row."""
    content = Content.objects.get(pk=job.payload["content"])
    mark = job.payload["mark"]
    if PrintedDraft.objects.filter(content=content, mark=mark).exists():
        return
    from drafting.rendering.pdf import render_pdf  # here, because only the worker needs what prints

    rendered = render_pdf(content.body, draft_mark=mark)
    file = files.store(rendered.pdf, "application/pdf")
    PrintedDraft.objects.get_or_create(content=content, mark=mark, defaults={"file": file})
