"""The letter of the next level: it is the instruction, numbered; and one that came with the plan proposes the next."""

import re
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import docx
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from drafting.models import ReceivedDocument
from permissions.models import Agency
from records import jobs
from tests import arrivals
from tests.corpus import corpus_dir
from tests.drafting.rendering.sample_plan import PrintedPages
from tests.plans import agency, person
from tests.walks import one_entry, untouched
from workflow import refusals
from workflow.dossier.forwarding import Letter, forwarding_letter
from workflow.issuance.register import lines_for_print, registers_of
from workflow.models import Paper
from workflow.proposing import proposal_of
from workflow.services import receiving
from workflow.services.copying import certify_copy
from workflow.services.sending_copies import send_copy

pytestmark = pytest.mark.usefixtures("cast")

LETTER = """ĐẢNG BỘ TỈNH LAM SƠN                ĐẢNG CỘNG SẢN VIỆT NAM
TỈNH ỦY LAM SƠN                     Lam Sơn, ngày 20 tháng 10 năm 2026
*
Số 738-CV/TU
Về việc sao gửi
Kế hoạch số 41-KH/TW

Kính gửi: - Các ban, Văn phòng Tỉnh ủy,
- Các đảng ủy trực thuộc.

Thường trực Tỉnh ủy sao gửi đến các đồng chí Kế hoạch số 41-KH/TW, ngày 12/10/2026 của Bộ Chính trị.

Giao Ban Tổ chức Tỉnh ủy chủ trì tham mưu Ban Thường vụ xây dựng kế hoạch thực hiện, hoàn thành trước ngày {due}.

Nơi nhận:
- Như trên,
- Lưu VT.



"""
COPY = """
TỈNH ỦY LAM SƠN
VĂN PHÒNG
*
SAO LỤC
Số 116-BS/VPTU
Lam Sơn, ngày 19 tháng 10 năm 2026
Nơi nhận:
- Các đồng chí Tỉnh ủy viên,
- Lưu VPTU.

CHÁNH VĂN PHÒNG

Nguyễn Văn An
"""


def client_of(username: str) -> Client:
    client = Client()
    client.force_login(person(username), backend="django.contrib.auth.backends.ModelBackend")
    return client


def charged(row: ReceivedDocument, letter: Letter | None, due_on: date | None = None, **more: Any) -> None:
    receiving.instruct(
        row, by=person("bithu"), lead=agency("btctu"), partners=[agency("ubkttu")], due_on=due_on, letter=letter, **more
    )  # fmt: skip


def words(paper: Paper) -> str:
    return " ".join(block[1] for block in paper.content.body["blocks"])


def test_the_letter_is_the_instruction_with_a_number_and_charges_the_agency_until_the_day() -> None:
    row, due = arrivals.registered(), timezone.localdate() + timedelta(days=20)
    with one_entry("instruct"):
        charged(
            row, Letter(["Các đồng chí Tỉnh ủy viên"]), due, instruction="Bám sát chương trình toàn khóa."
        )
    row.refresh_from_db()
    assert (row.lead, row.due_on) == (agency("btctu"), due)
    paper = Paper.objects.get(received=row)
    assert (paper.symbol, paper.kind, paper.agency.code) == ("01-CV/TU", "forwarding", "tu")
    body = paper.content.body
    assert body["about"] == "về việc sao gửi Kế hoạch số 41-KH/TW"
    assert body["addressees"] == [
        "Ban Tổ chức Tỉnh ủy",
        "Ủy ban Kiểm tra Tỉnh ủy",
        "Các đồng chí Tỉnh ủy viên",
    ]
    said = words(paper)
    assert (
        "sao gửi đến các cơ quan, đơn vị Kế hoạch số 41-KH/TW, ngày 12/10/2026 của Bộ Chính trị thực hiện"
        in said
    )
    assert (
        "Giao Ban Tổ chức Tỉnh ủy chủ trì, phối hợp với Ủy ban Kiểm tra Tỉnh ủy tham mưu Ban Thường vụ Tỉnh ủy "
        f"xây dựng kế hoạch thực hiện, hoàn thành trước ngày {due:%d/%m/%Y}."
    ) in said
    assert said.endswith("Bám sát chương trình toàn khóa.")
    assert body["signatures"][0]["on_behalf"] == "T/L BAN THƯỜNG VỤ"


def test_an_instruction_without_a_letter_takes_no_number() -> None:
    row = arrivals.registered()
    charged(row, None)
    assert not Paper.objects.filter(received=row).exists()


def test_pressed_twice_one_number_is_taken_and_after_a_give_back_the_next() -> None:
    row = arrivals.registered()
    charged(row, Letter())
    with untouched(), pytest.raises(refusals.Overtaken):
        charged(row, Letter())
    receiving.give_back(row, by=person("truongban"), reason="Thuộc lĩnh vực của cơ quan khác")
    charged(row, Letter())
    assert list(row.papers.values_list("symbol", "about")) == [("01-CV/TU", "1"), ("02-CV/TU", "2")]


def test_the_copy_goes_with_the_letter_and_no_copy_of_another_document() -> None:
    row = arrivals.registered()
    copy = certify_copy(row, by=person("vanthu"), kind="foreign", recipients=["Các ban đảng"])
    other = arrivals.registered()
    with untouched(), pytest.raises(refusals.Unfit):
        charged(other, Letter(copy=copy))
    charged(row, Letter(copy=copy))
    paper = Paper.objects.get(received=row)
    assert "(kèm theo bản sao số 01-BS/VPTU)" in words(paper)
    assert paper.copy == copy


def test_who_gets_the_copy_opens_the_letter_with_which_it_goes_and_a_stranger_neither() -> None:
    row = arrivals.registered()
    below = [agency("du-thanh-binh")]
    copy = certify_copy(row, by=person("vanthu"), kind="foreign", recipients=[], agencies=below)
    charged(row, Letter(copy=copy))
    url = reverse("copy_letter", args=[copy.pk, row.papers.get().pk, "pdf"])
    assert client_of("xa1vanthu").get(url).status_code == 404
    jobs.run_all()
    send_copy(copy, by=person("vanthu"))
    assert client_of("xa1vanthu").get(url)["Refresh"]
    jobs.run_all()
    assert client_of("xa1vanthu").get(url).content.startswith(b"%PDF")
    assert (
        "Công văn số 01-CV/TU" in client_of("xa1vanthu").get(f"/copies/{copy.pk}/arrival/").content.decode()
    )
    assert client_of("xa2vanthu").get(url).status_code == 404


def test_the_agency_charged_finds_the_letter_in_its_inbox_and_opens_it() -> None:
    row = arrivals.registered()
    charged(row, Letter())
    head = client_of("truongban")
    assert "Công văn số 01-CV/TU" in head.get("/").content.decode()
    shown = head.get(reverse("received_document", args=[row.uid])).content.decode()
    url = reverse("received_letter", args=[row.uid, 1, "pdf"])
    assert url in shown
    assert head.get(url)["Refresh"]
    jobs.run_all()
    printed = PrintedPages(head.get(url).content).text(0)
    assert "Số 01-CV/TU" in printed
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in printed
    assert not re.search(r"TM\.|KT\.|Số:|\./\.", printed)
    word_url = reverse("received_letter", args=[row.uid, 1, "docx"])
    assert head.get(word_url)["Refresh"]
    jobs.run_all()
    word = docx.Document(BytesIO(head.get(word_url).content))
    texts = {paragraph.text for paragraph in word.paragraphs}
    assert {block[1] for block in row.papers.get().content.body["blocks"]} <= texts
    assert head.get(reverse("received_letter", args=[row.uid, 2, "pdf"])).status_code == 404
    assert client_of("xa1vanthu").get(url).status_code == 404


def test_the_register_names_the_letter_to_those_alone_who_see_the_arrival() -> None:
    row = arrivals.registered()
    charged(row, Letter())
    for username, told in (("bithu", True), ("quantri", False)):
        found = registers_of(person(username)).filter(type_name="Công văn").first()
        lines = lines_for_print(person(username), found) if found else []
        assert any("41-KH/TW" in line.title for line in lines) is told


def test_the_form_shows_the_letter_before_it_is_issued() -> None:
    row, client = arrivals.registered(), client_of("bithu")
    url = reverse("received_instruct", args=[row.uid])
    sent = {"lead": agency("btctu").pk, "letter": "on", "also_to": "- Các đồng chí Tỉnh ủy viên,\n"}
    with untouched():
        shown = client.post(url, {**sent, "preview": "yes"}).content.decode()
    assert "Giao Ban Tổ chức Tỉnh ủy chủ trì tham mưu Ban Thường vụ Tỉnh ủy" in shown
    assert [client.post(url, sent).status_code for _twice in range(2)] == [303, 303]
    assert Paper.objects.get(received=row).content.body["addressees"][1] == "Các đồng chí Tỉnh ủy viên"


def test_of_a_bundle_the_letter_proposes_who_leads_until_when_and_names_the_copy() -> None:
    due = timezone.localdate() + timedelta(days=20)
    row = arrivals.registered(LETTER.format(due=f"{due:%d/%m/%Y}") + arrivals.PARENT + COPY)
    found = proposal_of(row)
    assert found is not None
    assert (found.letter, found.copy) == ("738-CV/TU", "116-BS/VPTU")
    assert (found.lead, found.due_on) == (agency("btctu"), due)
    shown = client_of("bithu").get(reverse("received_document", args=[row.uid])).content.decode()
    assert f'value="{due.isoformat()}"' in shown
    assert f'<option value="{agency("btctu").pk}" selected>' in shown
    assert "Gửi kèm công văn số 738-CV/TU" in shown
    assert row.lead is None


def test_a_charge_of_a_body_that_is_not_ours_proposes_nobody_and_a_past_day_no_date() -> None:
    text = LETTER.format(due="05/01/2020").replace("Giao Ban Tổ chức Tỉnh ủy", "Giao Ban Tổ chức Thành ủy")
    found = proposal_of(arrivals.registered(text + arrivals.PARENT))
    assert found is not None
    assert (found.lead, found.due_on, found.copy) == (None, None, "")
    assert found.quoted


def test_of_the_real_bundle_the_letter_the_copy_and_the_agency_are_recognised() -> None:
    Agency.objects.filter(code="btctu").update(name="Ban Tổ chức Huyện ủy")
    found = proposal_of(arrivals.registered((corpus_dir() / "002.txt").read_text()))
    assert found is not None
    assert (found.letter, found.copy) == ("738-CV/HU", "116-BS/VPTU")
    assert (found.lead, found.due_on) == (agency("btctu"), None)
    assert found.quoted[0].endswith("xây dựng kế hoạch thực hiện trên địa bàn huyện.")


def test_a_file_with_the_plan_alone_proposes_nothing() -> None:
    assert proposal_of(arrivals.registered()) is None


def test_the_letter_of_a_single_agency_is_signed_by_its_head() -> None:
    row = ReceivedDocument.objects.get(pk=arrivals.registered().pk)
    row.agency, row.lead = agency("btctu"), agency("btctu")
    body = forwarding_letter(row, [], Letter()).body
    assert body["signatures"][0]["on_behalf"] == ""
    assert body["signatures"][0]["position"] == "TRƯỞNG BAN"
