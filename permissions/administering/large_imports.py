"""A large file goes to the worker twice: to be held against what stands, and, once that was seen, to be written."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from permissions.administering.acting import NotAllowed, Unfit, roots_now
from permissions.administering.comparing import Line, Preview
from permissions.administering.importing import Moved, apply, preview
from permissions.models import OrganisationImport, User
from records import files, jobs
from records.models import Job

State = OrganisationImport.State
SHOWN = 200
"""Lines that the page shows; the others are counted."""
KIND = "import_organisation"


@transaction.atomic
def begin(data: bytes, name: str, *, by: User) -> OrganisationImport:
    """Keep the file and have it compared."""
    file = files.store(data, "application/octet-stream")
    row = OrganisationImport.objects.create(by=by, file=file, file_name=name[:200])
    _ask(row)
    return row


def confirm(row: OrganisationImport) -> bool:
    """What was shown is to be written; False for a second press, or where it cannot be."""
    with transaction.atomic():
        fresh = OrganisationImport.objects.select_for_update().get(pk=row.pk)
        if fresh.state != State.SHOWN or fresh.counts.get("wrong"):
            return False
        fresh.state, fresh.turn = State.WRITING, fresh.turn + 1
        fresh.save(update_fields=["state", "turn"])
        _ask(fresh)
    return True


def _ask(row: OrganisationImport) -> None:
    jobs.ask(KIND, f"{row.pk}:{row.turn}", subject=f"import:{row.pk}", number=row.pk, turn=row.turn)


def gave_up(row: OrganisationImport) -> bool:
    """Whether the worker has tried several times and tries no more."""
    return Job.objects.filter(key=f"{KIND}:{row.pk}:{row.turn}", state=Job.State.FAILED).exists()


@jobs.handler(KIND, queue="reading")
def import_organisation(job: Job) -> None:
    """One turn of an import. A second run finds it done; whoever administers nothing any more gets nothing done."""
    row = OrganisationImport.objects.select_related("by", "file").get(pk=job.payload["number"])
    if not row.under_way or row.turn != job.payload["turn"]:
        return
    jobs.extend(job)
    try:
        if not roots_now(row.by):
            raise NotAllowed(_("Đồng chí không còn nhiệm vụ quản trị danh mục."))
        data = files.read(row.file)
        if row.state == State.COMPARING:
            _show(row, preview(data, row.by))
        else:
            with transaction.atomic():
                done = apply(data, row.by, as_shown=row.digest)
                _note(row, State.DONE, done_at=timezone.now(), counts=done.counts)
    except Moved:
        _show(row, preview(data, row.by), moved=True)
    except (Unfit, NotAllowed) as refusal:
        _note(row, State.FAILED, reason=str(refusal)[:500])


def _show(row: OrganisationImport, found: Preview, *, moved: bool = False) -> None:
    lines = [[line.sheet, line.number, line.about, line.what, line.said] for line in found.shown[:SHOWN]]
    reason = _("Danh mục đã thay đổi sau khi xem trước; dưới đây là kết quả so lại.") if moved else ""
    _note(row, State.SHOWN, lines=lines, counts=found.counts, digest=found.digest, reason=reason)


def _note(row: OrganisationImport, state: str, **told: Any) -> None:
    """Where nobody was faster: a job that was taken for dead may still work."""
    OrganisationImport.objects.filter(pk=row.pk, turn=row.turn, state=row.state).update(state=state, **told)


def shown_lines(row: OrganisationImport) -> list[Line]:
    return [Line(*told) for told in row.lines]
