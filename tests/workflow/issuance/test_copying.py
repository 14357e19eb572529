"""Certified copies: which kind of what, under which number, with which words at the end, on which page."""

import pypdfium2
import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from drafting.models import Plan, Status
from records import files, jobs
from tests.drafting.rendering.sample_plan import PrintedPages
from tests.walks import one_entry, person, untouched, walk
from workflow import refusals
from workflow.demo.casts import COMMUNE
from workflow.demo.walk import Walk
from workflow.issuance.register import lines_for_print, registers_of
from workflow.models import CertifiedCopy, Issuance
from workflow.services import changing_issued
from workflow.services.copying import certify_copy

pytestmark = pytest.mark.usefixtures("cast")
TO = ["Các chi bộ trực thuộc", "Đồng chí Bí thư"]


@pytest.fixture
def plan() -> Plan:
    return walk(Status.ISSUED).plan


def made(copy: CertifiedCopy) -> bytes:
    jobs.run_all()
    copy.refresh_from_db()
    assert copy.file is not None
    return files.read(copy.file)


def words(pdf: bytes) -> str:
    pages = PrintedPages(pdf)
    return " ".join(pages.text(number) for number in range(len(pages)))


def test_a_copy_of_an_own_plan_has_its_pages_and_the_block_at_the_end_of_the_text(plan: Plan) -> None:
    with one_entry("certify_copy"):
        copy = certify_copy(plan, by=person("vanthu"), kind="own", recipients=TO)
    assert (copy.symbol, copy.agency.code) == ("01-BS/VPTU", "vptu")
    pdf = made(copy)
    issuance = Issuance.objects.select_related("sealed", "signer").get(plan=plan)
    assert issuance.sealed is not None
    original = pypdfium2.PdfDocument(files.read(issuance.sealed))
    pages = PrintedPages(pdf)
    assert len(pages) in (len(original), len(original) + 1)
    kind, number = pages.place("SAO Y BẢN CHÍNH"), pages.place("Số 01-BS/VPTU")
    name = pages.place(issuance.signer.full_name)
    assert kind[0] == number[0] == len(pages) - 1
    assert kind[1] > 250 > number[1]  # right and left
    assert (name[0], -name[2]) < (kind[0], -kind[4])  # below the signer of the original
    said = words(pdf)
    assert "Số 01-KH/TU" in said  # the field of the number is part of the page
    assert "Nơi nhận bản sao: - Các chi bộ trực thuộc; - Đồng chí Bí thư; - Lưu Văn phòng" in said
    assert "CHÁNH VĂN PHÒNG" in said
    assert pypdfium2.PdfDocument(pdf).get_formtype() == 0


def test_the_rule_goes_over_the_whole_width_of_the_text(plan: Plan) -> None:
    pdf = made(certify_copy(plan, by=person("vanthu"), kind="own", recipients=TO))
    *_others, page = pypdfium2.PdfDocument(pdf)
    picture = page.render(scale=2).to_pil().convert("L")
    lines = (picture.crop((0, y, picture.width, y + 1)).histogram() for y in range(picture.height))
    assert max(sum(line[:110]) for line in lines) >= 165 / 210 * picture.width - 8


def test_numbers_of_copies_are_one_series_of_all_kinds_in_a_term(plan: Plan) -> None:
    by = person("vanthu")
    symbols = [
        certify_copy(plan, by=by, kind="own", recipients=TO).symbol,
        certify_copy(plan, by=by, kind="extract", recipients=TO, sections=["II"]).symbol,
    ]
    assert symbols == ["01-BS/VPTU", "02-BS/VPTU"]
    series = registers_of(by).get(type_name="Bản sao")
    assert [line.symbol for line in lines_for_print(by, series)] == symbols


def test_an_extract_has_the_chosen_parts_and_no_other(plan: Plan) -> None:
    content = Issuance.objects.select_related("revision__content").get(plan=plan).revision.content.body
    first, second = content["sections"][0]["number"], content["sections"][1]["number"]
    said = words(
        made(certify_copy(plan, by=person("vanthu"), kind="extract", recipients=TO, sections=[second]))
    )
    texts = {
        number: [row["text"] for row in content["items"] if row["section"] == number]
        for number in (first, second)
    }
    assert all(text[:40] in said for text in texts[second])
    assert not any(text[:40] in said for text in texts[first])
    assert "TRÍCH SAO" in said


def test_a_received_plan_is_copied_by_its_receiver(plan: Plan) -> None:
    received = Walk(COMMUNE).register_issued(plan).received
    clerk = person("xa1vanthu")
    copy = certify_copy(received, by=clerk, kind="foreign", recipients=TO)
    said = words(made(copy))
    assert "SAO LỤC" in said
    assert "Số 01-KH/TU" in said
    assert copy.symbol.startswith("01-BS/")
    with untouched(), pytest.raises(refusals.Unfit):
        certify_copy(received, by=clerk, kind="own", recipients=TO)


def test_a_received_file_of_text_is_set_anew() -> None:
    received = walk().received
    pdf = made(certify_copy(received, by=person("vanthu"), kind="foreign", recipients=TO))
    said = words(pdf)
    assert "SAO LỤC" in said
    assert received.title.split()[-1] in said


@pytest.mark.parametrize("username", ["soan", "bithu", "chanhvp", "xa1vanthu"])
def test_only_the_clerk_of_the_committee_copies(plan: Plan, username: str) -> None:
    with untouched(), pytest.raises((refusals.Refused, refusals.Hidden)):
        certify_copy(plan, by=person(username), kind="own", recipients=TO)


def test_what_was_withdrawn_is_copied_no_more_and_a_copy_stays_as_it_was(plan: Plan) -> None:
    copy = certify_copy(plan, by=person("vanthu"), kind="own", recipients=TO)
    changing_issued.withdraw(plan, by=person("vanthu"), document="Công văn khác")
    plan.refresh_from_db()
    with untouched(), pytest.raises(refusals.Blocked):
        certify_copy(plan, by=person("vanthu"), kind="own", recipients=TO)
    with pytest.raises(DatabaseError), transaction.atomic():
        CertifiedCopy.objects.filter(pk=copy.pk).update(number=9)


def test_the_page_makes_a_copy_and_hands_it_out(plan: Plan) -> None:
    client = Client()
    client.force_login(person("vanthu"), backend="django.contrib.auth.backends.ModelBackend")
    url = reverse("copy_plan", args=[plan.uid])
    today = Issuance.objects.get(plan=plan).dated
    sent = {"kind": "extract", "recipients": "- Các chi bộ;\n\n Lưu", "dated": today.isoformat()}
    assert "chọn phần được trích" in client.post(url, sent).content.decode()
    assert client.post(url, {**sent, "sections": ["I"]}).status_code == 303
    sent |= {"sections": ["I"], "press": "7d0f6a3e-2b57-4a07-9d0e-1a2b3c4d5e6f"}
    assert [client.post(url, sent).status_code for _twice in range(2)] == [303, 303]
    assert CertifiedCopy.objects.count() == 2
    copy = CertifiedCopy.objects.earliest("pk")
    assert copy.block.body["recipients"][0] == "- Các chi bộ;"
    jobs.run_all()
    answer = client.get(reverse("certified_copy", args=[copy.pk]))
    assert answer.content.startswith(b"%PDF")
    stranger = Client()
    stranger.force_login(person("xa1vanthu"), backend="django.contrib.auth.backends.ModelBackend")
    assert stranger.get(reverse("certified_copy", args=[copy.pk])).status_code == 404
