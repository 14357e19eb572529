"""Background work on what arrived: pictures of a PDF's pages, the letters of a scan.

Both jobs may run twice or be killed in the middle: what is stored already is left as it is. What reads and draws
runs in children of the worker; nothing of it is loaded here.
"""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from drafting.models import PagePicture, ReceivedDocument, Recognition
from drafting.reading.formats.pictures import pictures_limited
from drafting.reading.limited import read_limited
from drafting.reading.refusals import ReadingRefused
from drafting.readings.settling import settle
from records import audit, files, jobs
from records.models import Job, StoredFile

BATCH = 10
"""Pages drawn by one child."""
read: Callable[..., dict[str, Any]] = read_limited
"""Called with `ocr` and `progress`, a function that is told after each page how many of how many are done."""


def ask_for_pictures(file: StoredFile, subject: str) -> None:
    """Queue the pictures of this PDF's pages, once for a file."""
    jobs.ask("picture_pages", file.sha256, subject=subject, file=file.pk)


def ask_for_recognition(received: ReceivedDocument) -> Recognition:
    """Queue the reading of a scan; asking again after a failure asks anew."""
    row, made = Recognition.objects.get_or_create(received=received)
    if not made:
        row.state, row.reason, row.done, row.tries = Recognition.State.WORKING, "", 0, row.tries + 1
        row.save()
    jobs.ask("read_scan", f"{received.pk}:{row.tries}", subject=received.subject, received=received.pk)
    return row


@jobs.handler("picture_pages", queue="reading")
def picture_pages(job: Job) -> None:
    """Draw the pages that have no picture yet, some at a time."""
    source = StoredFile.objects.get(pk=job.payload["file"])
    data = files.read(source)
    first = PagePicture.objects.filter(source=source).count() + 1
    pages = first
    while first <= pages:
        pictures, pages = pictures_limited(data, first, BATCH)
        for picture in pictures:
            file = files.store(picture.data, "image/webp")
            PagePicture.objects.get_or_create(
                source=source,
                number=picture.number,
                defaults={"file": file, "width": picture.width, "height": picture.height},
            )
        first += BATCH
        jobs.extend(job)


@jobs.handler("read_scan", queue="reading")
def read_scan(job: Job) -> None:
    """Recognise the letters, page by page told to those who wait, and make the result the arrival's reading.

    A file that cannot be read stays registered, with the reason.
    """
    received = ReceivedDocument.objects.select_related("file", "agency").get(pk=job.payload["received"])
    if received.reading is not None or received.file is None:
        return
    waiting = Recognition.objects.filter(received=received)

    def progress(done: int, total: int) -> None:
        waiting.update(done=done, pages=total)
        jobs.extend(job)

    try:
        bundle = read(files.read(received.file), received.file_name, ocr=True, progress=progress)
    except ReadingRefused as refusal:
        waiting.update(state=Recognition.State.FAILED, reason=str(refusal))
        return
    with transaction.atomic():
        fresh = (
            ReceivedDocument.objects.select_for_update(of=("self",))
            .select_related("agency")
            .get(pk=received.pk)
        )
        if fresh.reading is not None:
            return
        if fresh.title == title_of(fresh.file_name):
            fresh.title = ""
        settle(fresh, bundle)
        fresh.save()
        waiting.update(state=Recognition.State.DONE)
        audit.append(fresh.agency.body.code, "read", actor=None, subject=fresh.subject)


def title_of(file_name: str) -> str:
    """What an arrival is called until its title is known."""
    return file_name.rpartition(".")[0] or file_name


def gave_up(received: ReceivedDocument) -> bool:
    """Whether the worker has tried to recognise this scan and does not try any more."""
    last = Job.objects.filter(subject=received.subject, kind="read_scan").order_by("-pk").first()
    return last is not None and last.state == Job.State.FAILED
