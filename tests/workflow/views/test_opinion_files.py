"""Files that go with an opinion: the agency's own until it is released, then part of it for good."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction

from drafting.models import Status
from tests.plans import person
from tests.walks import one_entry, untouched
from tests.workflow.ways import address, at, browser
from workflow.models import OpinionFile
from workflow.services import advisory

pytestmark = pytest.mark.usefixtures("cast")
PDF = b"%PDF-1.4\n%%EOF\n"


@pytest.fixture
def way():
    return at(Status.ADVISORY_REVIEW)


def attach(way, username="gopy1", name="phu-luc.pdf", data=PDF):
    return browser(username).post(
        address(way.plan, "opinion/files/"), {"file": SimpleUploadedFile(name, data)}
    )


def test_an_agency_attaches_a_file_that_others_read_only_after_the_release(way):
    with one_entry("write_opinion"):
        assert attach(way).status_code == 303
    row = OpinionFile.objects.get()
    page = address(way.plan, f"opinion/files/{row.pk}/")
    assert "phu-luc.pdf" in browser("gopy1").get(address(way.plan, "opinion/")).content.decode()
    own = browser("gopy1cv").get(page)
    assert (own.status_code, own.content) == (200, PDF)
    assert "attachment" in own["Content-Disposition"]
    for username in ("soan", "gopy2", "truongban"):
        assert browser(username).get(page).status_code == 403
    assert browser("nguoila").get(page).status_code == 404
    way.opinion("ubkttu")
    assert browser("soan").get(page).content == PDF
    assert "phu-luc.pdf" in browser("soan").get(address(way.plan, "consolidation/")).content.decode()
    assert browser("gopy2").get(page).status_code == 403


def test_what_was_released_is_neither_added_to_nor_taken_out(way):
    attach(way)
    way.opinion("ubkttu")
    row = OpinionFile.objects.get()
    with untouched():
        attach(way, name="khac.pdf")
        browser("gopy1").post(address(way.plan, f"opinion/files/{row.pk}/detach/"))
    with pytest.raises(DatabaseError), transaction.atomic():
        OpinionFile.objects.all().delete()


def test_a_file_is_taken_out_of_the_draft_by_its_agency_alone(way):
    attach(way)
    row = OpinionFile.objects.get()
    with untouched():
        browser("gopy2").post(address(way.plan, f"opinion/files/{row.pk}/detach/"))
    browser("gopy1").post(address(way.plan, f"opinion/files/{row.pk}/detach/"))
    assert not OpinionFile.objects.exists()


@pytest.mark.parametrize(("name", "data"), [("a.pdf", b"MZ\x90\x00"), ("a.exe", PDF), ("a.html", b"<html>")])
def test_only_documents_and_pictures_are_taken(way, name, data):
    client = browser("gopy1")
    with untouched():
        answer = client.post(
            address(way.plan, "opinion/files/"), {"file": SimpleUploadedFile(name, data)}, follow=True
        )
    assert "Chỉ nhận tệp PDF, Word (.docx) hoặc ảnh" in answer.content.decode()


def test_no_more_than_ten_files_go_with_one_opinion(way):
    for number in range(advisory.MOST_FILES + 1):
        attach(way, name=f"{number}.pdf", data=PDF + bytes([number]))
    assert OpinionFile.objects.count() == advisory.MOST_FILES
    assert person("gopy1") == OpinionFile.objects.first().added_by
