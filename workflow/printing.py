"""Drafts as PDF: asked for when somebody wants to see one, made by the worker, kept by content and mark."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from drafting.models import Content, Plan
from drafting.rendering.pdf import render_pdf
from drafting.text import keep
from records import files, jobs
from records.models import Job, StoredFile
from workflow.models import PrintedDraft


def printed_draft(plan: Plan, document: dict[str, Any]) -> StoredFile | None:
    """The PDF of this text, or None while the worker makes it; asking again asks once."""
    mark = _("Dự thảo lần %(n)s") % {"n": plan.draft_number}
    with transaction.atomic():
        content = keep(document)
        found = PrintedDraft.objects.filter(content=content, mark=mark).select_related("file").first()
        if found is None:
            key = f"{content.pk}:{plan.draft_number}"
            jobs.ask("print_draft", key, subject=plan.subject, content=content.pk, mark=mark)
    return found.file if found else None


@jobs.handler("print_draft")
def print_draft(job: Job) -> None:
    """Render once; a second run finds the row."""
    content = Content.objects.get(pk=job.payload["content"])
    mark = job.payload["mark"]
    if PrintedDraft.objects.filter(content=content, mark=mark).exists():
        return
    rendered = render_pdf(content.body, draft_mark=mark)
    file = files.store(rendered.pdf, "application/pdf")
    PrintedDraft.objects.get_or_create(content=content, mark=mark, defaults={"file": file})
