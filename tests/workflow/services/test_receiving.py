"""A file that cannot be read leaves nothing behind: no row, no number, no trail, no file on the disk."""

import pytest
from django.conf import settings

from drafting.models import ReceivedDocument
from records.models import AuditEntry, StoredFile
from tests.plans import agency, person
from workflow.models import ArrivalCounter
from workflow.refusals import Unfit
from workflow.services import receiving

pytestmark = pytest.mark.usefixtures("cast")


def everything_kept():
    rows = (ReceivedDocument, StoredFile, ArrivalCounter, AuditEntry)
    files = sorted(path.name for path in settings.FILES_DIR.rglob("*") if path.is_file())
    return [model.objects.count() for model in rows], files


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04 cut", b"%PDF-1.7 cut", b"\x89PNG\r\n\x1a\n" + bytes(100), "Kính mời.".encode()],
    ids=["empty", "cut Word file", "cut PDF", "picture", "no plan"],
)
def test_a_refused_file_leaves_no_row_and_no_file(data):
    before = everything_kept()
    with pytest.raises(Unfit):
        receiving.register_file(agency("tu"), by=person("vanthu"), data=data, name="ke-hoach.docx")
    assert everything_kept() == before
