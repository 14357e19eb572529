"""An advisory round in mid-course through its pages."""

from datetime import timedelta
from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from drafting.models import Status
from records import jobs
from tests.plans import agency, person
from tests.workflow.ways import address, at, browser
from workflow.models import Comment, Opinion
from workflow.services import advisory

pytestmark = pytest.mark.usefixtures("cast")
PDF = b"%PDF-1.4\n%%EOF\n"


def day(days):
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def test_the_head_finds_what_can_be_done_in_mid_round_beside_each_agency():
    way = at(Status.ADVISORY_REVIEW)
    page = browser("truongban").get(address(way.plan, "consolidation/")).content.decode()
    adviser = agency("ubkttu")
    assert f"do/extend_adviser/?agency={adviser.pk}" in page
    assert f"do/withdraw_adviser/?agency={adviser.pk}" in page
    form = (
        browser("truongban").get(address(way.plan, f"do/extend_adviser/?agency={adviser.pk}")).context["form"]
    )
    assert form["agency"].value() == adviser.pk
    sent = {"agency": adviser.pk, "due_on": day(12), "turn": way.plan.turn}
    assert browser("truongban").post(address(way.plan, "do/extend_adviser/"), sent).status_code == 303
    assert Opinion.objects.get(agency=adviser).due_on.isoformat() == day(12)


def test_what_an_agency_asks_for_is_shown_to_those_who_decide_on_it():
    way = at(Status.ADVISORY_REVIEW)
    mine = browser("gopy1").get(address(way.plan, "opinion/")).content.decode()
    assert "Đề nghị thêm thời gian" in mine
    sent = {"until": day(20), "reason": "Chờ họp cấp ủy.", "turn": way.plan.turn}
    assert browser("gopy1").post(address(way.plan, "do/ask_for_time/"), sent).status_code == 303
    page = browser("truongban").get(address(way.plan, "consolidation/")).content.decode()
    assert "Chờ họp cấp ủy." in page
    assert browser("gopy2").post(address(way.plan, "do/extend_adviser/"), sent).status_code == 403


def test_an_opinion_on_paper_is_entered_through_its_page():
    way = at(Status.ADVISORY_REVIEW)
    page = address(way.plan, "opinions/paper/")
    assert browser("gopy1").get(page).status_code == 403
    sent = {
        "agency": agency("ubkttu").pk,
        "letter": "45-CV/UBKTTU, 20/11/2026",
        "answer": "agree",
        "text": "",
        "file": SimpleUploadedFile("cv.pdf", PDF),
    }
    assert "bắt buộc" in browser("soan").post(page, sent | {"file": ""}).content.decode()
    sent["file"] = SimpleUploadedFile("cv.pdf", PDF)
    assert browser("soan").post(page, sent).status_code == 303
    assert "45-CV/UBKTTU" in browser("soan").get(address(way.plan, "consolidation/")).content.decode()


def proposing():
    way = at(Status.ADVISORY_REVIEW)
    item = way.plan.parts.filter(kind="item", item_kind="task")[0]
    for who in ("gopy1", "gopy2"):
        advisory.write_opinion(
            way.plan,
            by=person(who),
            answer="agree_with_comments",
            text="",
            comments=[
                {"part_uid": item.uid, "text": f"Góp ý của {who}.", "proposed": "Văn phòng rà soát quy định."}
            ],
        )
        advisory.release_opinion(way.plan, by=person(who))
    way.opinion("bnctu")
    way.again()
    return way, item


def test_a_proposed_wording_is_taken_by_one_press_of_the_table():
    way, item = proposing()
    page = browser("soan").get(address(way.plan, "consolidation/")).content.decode()
    comment = Comment.objects.filter(opinion__agency__code="ubkttu").get()
    take = address(way.plan, f"comments/{comment.pk}/take/")
    assert take in page
    assert browser("gopy1").post(take, {"edit_number": item.edit_number}).status_code == 403
    assert browser("soan").post(take, {"edit_number": "x"}).status_code == 409
    assert browser("soan").post(take, {"edit_number": item.edit_number}).status_code == 303
    item.refresh_from_db()
    assert item.text == "Văn phòng rà soát quy định."


def test_one_answer_is_given_to_several_comments_on_the_same_item():
    way, _item = proposing()
    first, second = Comment.objects.filter(opinion__round__plan=way.plan).order_by("pk")
    sent = {"comment": first.pk, "answer": "partly", "reason": "Tiếp thu ý đầu.", "also": [second.pk]}
    assert browser("soan").post(address(way.plan, "consolidation/"), sent).status_code == 303
    second.refresh_from_db()
    assert (second.answer, second.reason) == ("partly", "Tiếp thu ý đầu.")


def test_the_table_is_printed_and_written_for_word_with_every_comment_and_answer():
    way, _item = proposing()
    first = Comment.objects.filter(opinion__round__plan=way.plan).order_by("pk")[0]
    advisory.answer_comment(
        way.plan, by=person("soan"), comment=first.pk, answer="partly", reason="Tiếp thu ý đầu."
    )
    for kind in ("pdf", "docx"):
        page = address(way.plan, f"opinions.{kind}")
        assert browser("gopy1").get(page).status_code == 403
        assert browser("soan").get(page)["Content-Type"].startswith("text/html")  # the worker makes it
        jobs.run_all()
        file = browser("soan").get(page).content
        words = " ".join((pdf_words(file) if kind == "pdf" else docx_words(file)).split())
        for told in (
            "TIẾP THU, GIẢI TRÌNH",
            "Góp ý của gopy1.",
            "Góp ý của gopy2.",
            "Tiếp thu ý đầu.",
            "nhất trí, có góp ý",
        ):
            assert told in words, (kind, told)


def pdf_words(data):
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        return " ".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def docx_words(data):
    word = docx.Document(BytesIO(data))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return " ".join([*(paragraph.text for paragraph in word.paragraphs), *cells])


@pytest.mark.parametrize("also", ["x", "999999999", "\0"])
def test_only_comments_of_this_plan_that_are_open_are_answered_along(also):
    way, _item = proposing()
    first, second = Comment.objects.filter(opinion__round__plan=way.plan).order_by("pk")
    sent = {"comment": first.pk, "answer": "accepted", "also": [also]}
    assert browser("soan").post(address(way.plan, "consolidation/"), sent).status_code == 200
    second.refresh_from_db()
    assert second.answer == ""
