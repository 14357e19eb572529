"""Tables held against what stands now: what each line would change, and all changes together, ready to be written."""

import re

from django.utils.translation import gettext as _

from permissions.administering.acting import Unfit
from permissions.administering.comparing.agencies import compare_agencies, compare_endings
from permissions.administering.comparing.delegations import compare_delegations
from permissions.administering.comparing.lines import Line, Preview, rows_of
from permissions.administering.comparing.names import compare_names
from permissions.administering.comparing.people import compare_people
from permissions.administering.comparing.standing import Standing
from permissions.administering.exporting import (
    AGENCY_COLUMNS,
    DELEGATION_COLUMNS,
    NAME_COLUMNS,
    PERSON_COLUMNS,
)
from permissions.administering.sheets import Table
from permissions.models import User

__all__ = ["Line", "Preview", "compare"]

AGENCIES, NAMES, PEOPLE, DELEGATIONS = range(4)
KINDS = [
    (AGENCIES, set(AGENCY_COLUMNS[:5])),
    (PEOPLE, set(PERSON_COLUMNS[:5])),
    (DELEGATIONS, set(DELEGATION_COLUMNS[:5])),
    (NAMES, set(NAME_COLUMNS[:3])),
]
"""A table is told by the columns that it must have; the first kind has those of the names too, which come last."""


def compare(tables: list[Table], by: User) -> Preview:
    """A fixed number of queries for each 500 lines. Raises Unfit where a table is none of ours, or empty."""
    found: dict[int, list[tuple[Line, dict[str, str]]]] = {kind: [] for kind, _columns in KINDS}
    for table in tables:
        kind = _kind_of(table)
        found[kind] += rows_of(kind, table)
    if not any(found.values()):
        raise Unfit(_("Tệp không có dòng nào."))
    standing = Standing(by)
    compare_agencies(standing, found[AGENCIES])
    compare_names(standing, found[NAMES])
    compare_endings(standing)
    compare_people(standing, found[PEOPLE])
    compare_delegations(standing, found[DELEGATIONS])
    lines = [line for kind in sorted(found) for line, _cells in found[kind]]
    return Preview(lines, standing.changes)


def _kind_of(table: Table) -> int:
    header = {re.sub(r"\W+", "_", name.strip().lower()) for name in table[0]}
    for kind, columns in KINDS:
        if columns <= header:
            return kind
    raise Unfit(
        _("Không nhận ra bảng: dòng đầu cần các cột %(agency)s, hoặc %(person)s.")
        % {"agency": ", ".join(AGENCY_COLUMNS[:5]), "person": ", ".join(PERSON_COLUMNS[:5])}
    )
