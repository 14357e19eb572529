"""Nhận lại bản Word: the plan's own Word file, edited elsewhere, comes back as proposals."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from drafting import editing
from drafting.models import Part, Status, WordImport
from records.models import AuditEntry
from tests.plans import items_of, make_plan, person
from tests.workflow.ways import address, at, browser

pytestmark = pytest.mark.usefixtures("cast")


def edited(plan, change):
    """The Word form of the plan as it is downloaded, after somebody worked on its paragraphs."""
    data = browser("soan").get(address(plan, "word/")).content
    document = Document(io.BytesIO(data))
    change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def paragraph(document, words):
    return next(each for each in document.paragraphs if words in each.text)


def send(plan, data, name="sua.docx", who="soan"):
    return browser(who).post(address(plan, "word-in/"), {"file": SimpleUploadedFile(name, data)}, follow=True)


def reword(document):
    each = paragraph(document, "nội dung 2")
    each.text = each.text.replace("nội dung 2", "toàn bộ nội dung 2 và báo cáo")


def shown(plan):
    return browser("soan").get(address(plan, "word-in/"))


def test_the_file_as_it_was_downloaded_proposes_nothing():
    plan = make_plan()
    answer = send(plan, edited(plan, lambda document: None))
    assert "Bản Word không còn khác dự thảo" in answer.content.decode()


def test_a_changed_point_is_accepted_by_itself_and_can_be_undone():
    plan = make_plan()
    before = [part.text for part in items_of(plan)]
    send(plan, edited(plan, reword))
    [row] = shown(plan).context["proposals"]
    assert row["each"].kind == "changed"
    assert [part.text for part in items_of(plan)] == before
    answer = browser("soan").post(
        address(plan, "word-in/"), {"accept": "yes", "key": row["each"].key}, follow=True
    )
    assert "Đã nhận 01 đề xuất." in answer.content.decode()
    assert any("toàn bộ nội dung 2 và báo cáo" in part.text for part in items_of(plan))
    assert shown(plan).context["proposals"] == []
    assert AuditEntry.objects.filter(subject=plan.subject, verb="save_part").count() == 1
    editing.undo(plan, by=person("soan"))
    assert [part.text for part in items_of(plan)] == before


def test_new_and_missing_points_are_proposed_and_refused_ones_do_not_come_back():
    plan = make_plan()

    def change(document):
        third = paragraph(document, "nội dung 3")
        third.insert_paragraph_before(
            third.text.replace("rà soát nội dung 3", "mở lớp bồi dưỡng mới"), third.style
        )
        gone = paragraph(document, "nội dung 1")
        gone._element.getparent().remove(gone._element)

    send(plan, edited(plan, change))
    kinds = {row["each"].kind: row["each"].key for row in shown(plan).context["proposals"]}
    assert {"gone", "new"} <= set(kinds) or "changed" in kinds
    keys = [row["each"].key for row in shown(plan).context["proposals"]]
    browser("soan").post(address(plan, "word-in/"), {"refuse": "yes", "key": keys})
    assert shown(plan).context["proposals"] == []
    assert len(items_of(plan)) == 3


def test_a_point_that_somebody_changed_meanwhile_is_proposed_against_its_newer_text():
    plan = make_plan()
    send(plan, edited(plan, reword))
    part = next(part for part in items_of(plan) if "nội dung 2" in part.text)
    editing.save_part(part, by=person("soan"), edit_number=part.edit_number, text=f"{part.text} Thêm câu.")
    [row] = shown(plan).context["proposals"]
    assert "<del>" in row["each"].diff
    assert Part.objects.get(pk=part.pk).text.endswith("Thêm câu.")


def test_a_proposal_that_is_gone_is_not_taken_over():
    plan = make_plan()
    send(plan, edited(plan, reword))
    answer = browser("soan").post(
        address(plan, "word-in/"), {"accept": "yes", "key": "\0nothing"}, follow=True
    )
    assert "không còn" in answer.content.decode()


def test_a_newer_file_takes_the_place_of_the_older_and_closing_ends_it():
    plan = make_plan()
    data = edited(plan, reword)
    send(plan, data)
    send(plan, data)
    assert WordImport.objects.filter(closed_at=None).count() == 1
    browser("soan").post(address(plan, "word-in/"), {"close": "yes"})
    assert not WordImport.objects.filter(closed_at=None).exists()


@pytest.mark.parametrize("data", [b"", b"\x00\x01" * 30, b"PK\x03\x04 no archive"])
def test_a_file_that_cannot_be_read_is_said_and_nothing_is_kept(data):
    plan = make_plan()
    assert send(plan, data).status_code == 200
    assert not WordImport.objects.exists()


def test_nobody_sends_who_does_not_write():
    plan = at(Status.ADVISORY_REVIEW).plan
    assert browser("gopy1").get(address(plan, "word-in/")).status_code == 403
    assert browser("nguoila").get(address(plan, "word-in/")).status_code == 404
    assert browser("soan").get(address(plan, "word-in/")).status_code == 403


def test_a_point_that_was_wholly_reworded_is_found_by_its_hidden_name():
    plan = make_plan()

    def change(document):
        each = paragraph(document, "nội dung 2")
        number = each.text.split(" ", 1)[0]
        for run in each.runs[1:]:
            run.text = ""
        each.runs[0].text = f"{number} Hoàn toàn khác, không còn chữ nào như trước nữa cả."

    send(plan, edited(plan, change))
    [row] = shown(plan).context["proposals"]
    second = next(part for part in items_of(plan) if "nội dung 2" in part.text)
    assert (row["each"].kind, row["each"].uid) == ("changed", second.uid)


def test_comments_of_the_file_are_shown_beside():
    plan = make_plan()

    def change(document):
        document.add_comment(paragraph(document, "nội dung 1").runs, text="Đề nghị rõ hơn.", author="Chị Hà")

    send(plan, edited(plan, change))
    page = shown(plan).content.decode()
    assert "Đề nghị rõ hơn." in page
    assert "Chị Hà" in page


def test_what_somebody_wrote_after_the_proposal_was_shown_is_not_overwritten():
    plan = make_plan()
    send(plan, edited(plan, reword))
    [row] = shown(plan).context["proposals"]
    part = Part.objects.get(uid=row["each"].uid)
    editing.save_part(part, by=person("soan"), edit_number=part.edit_number, text="Viết lại trong lúc đó.")
    data = {"accept": "yes", "key": row["each"].key}
    answer = browser("soan").post(address(plan, "word-in/"), data, follow=True)
    assert "không còn" in answer.content.decode()
    assert Part.objects.get(pk=part.pk).text == "Viết lại trong lúc đó."
