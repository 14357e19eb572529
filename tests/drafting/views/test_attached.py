"""Files of an annex: whoever receives the issued plan receives them with it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from drafting.models import Status
from tests.plans import make_plan
from tests.workflow.ways import address, browser
from workflow.demo.walk import Walk

pytestmark = pytest.mark.usefixtures("cast")
PDF = b"%PDF-1.4\n%%EOF\n"


def test_a_recipient_is_handed_the_attached_file_with_the_issued_plan_and_not_before():
    way = Walk()
    way.plan = make_plan()
    file = SimpleUploadedFile("mau.pdf", PDF)
    sent = {"kind": "file", "text": "Mẫu báo cáo", "file": file}
    browser("soan").post(address(way.plan, "annexes/"), sent)
    page = address(way.plan, f"attached/{way.plan.parts.get(kind='file').uid}/")
    assert browser("xa1vanthu").get(page).status_code == 404
    plan = way.to(Status.ISSUED).plan
    answer = browser("xa1vanthu").get(page)
    assert answer.content == PDF
    assert "Mẫu báo cáo" in browser("xa1vanthu").get(address(plan)).content.decode()
    assert browser("nguoila").get(page).status_code == 404
