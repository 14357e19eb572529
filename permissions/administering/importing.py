"""Tables taken in: what each line would change is shown first; then all of it is done, or nothing.

A small file is shown and taken while the administrator waits; of a large one a row tells how far the worker is.
"""

import hashlib

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from permissions.administering.acting import NotAllowed, Unfit, roots_now
from permissions.administering.comparing import Preview, compare
from permissions.administering.sheets import MOST_ROWS, read
from permissions.administering.writing import write
from permissions.models import Agency, User
from records import audit


class Moved(Unfit):
    """What stands now is not what the preview was made of."""


def preview(data: bytes, by: User, *, rows: int = MOST_ROWS) -> Preview:
    """Read the file and say what would change; nothing is written. Raises Unfit; `rows`: how many lines at most."""
    return compare(read(data, rows=rows), by)


def apply(data: bytes, by: User, *, rows: int = MOST_ROWS, as_shown: str = "") -> Preview:
    """Do it, in one transaction, with one audit entry that names the file; the right is asked as it stands then.

    Returns what was done. Raises Unfit where a line is wrong, or where it would not change what `as_shown` (the digest
    of a preview) has shown, and NotAllowed for who administers nothing; then nothing has changed.
    """
    try:
        with transaction.atomic():
            return _applied(data, by, rows, as_shown)
    except IntegrityError:
        raise Moved(_("Danh mục vừa thay đổi sau khi xem trước; đề nghị xem lại rồi ghi.")) from None


def _applied(data: bytes, by: User, rows: int, as_shown: str) -> Preview:
    by = User.objects.get(pk=by.pk)  # what was read of the person before may be old by now
    roots = list(Agency.objects.filter(pk__in=roots_now(by)).select_for_update().order_by("path"))
    if not roots:
        raise NotAllowed(_("Cơ quan này không thuộc phạm vi quản trị của đồng chí."))
    found = preview(data, by, rows=rows)
    for line in found.lines:
        if line.what == "wrong":
            where = {"number": line.number, "about": line.about, "said": line.said[0]}
            raise Unfit(_("Dòng %(number)s (%(about)s): %(said)s") % where)
    if as_shown and found.digest != as_shown:
        raise Moved(_("Danh mục vừa thay đổi sau khi xem trước; đề nghị xem lại rồi ghi."))
    if found.count("same") == len(found.lines):
        return found  # a second press; what changes nothing is no act
    write(found.changes)
    detail = {"file": hashlib.sha256(data).hexdigest(), **found.counts}
    audit.append(
        roots[0].body.code,
        "import_organisation",
        actor=by,
        subject=f"agency:{roots[0].code}",
        detail=detail,
    )
    return found
