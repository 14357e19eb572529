"""The papers of a dossier: what each says, in which form, and that it is made from the data."""

import re
from datetime import timedelta
from io import BytesIO

import docx
import pypdfium2
import pytest
from django.utils import timezone

from drafting.models import Content, Status
from drafting.rendering.official import render_official, render_official_docx, sheet_of
from tests.plans import person
from tests.workflow.ways import at
from workflow.can import Stand
from workflow.dossier import listing
from workflow.dossier.bundle import bound, bundle_of, meeting_bundle
from workflow.dossier.meetings import write_for
from workflow.models import Meeting, Paper
from workflow.services import drafting, meetings

pytestmark = pytest.mark.usefixtures("cast")


def data(way, username, kind):
    stand = Stand(person(username), way.again())
    entry = next(row for row in listing.entries(stand) if row.kind == kind)
    return listing.data_of(way.plan, entry)


def text(pdf):
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]
    return re.sub(r"\s+", " ", " ".join(pages))


def words(paper):
    return " ".join(str(block[-1]) for block in paper["blocks"])


@pytest.fixture
def concluded():
    """Passed in a written round by all eleven, with one line to complete."""
    return at(Status.FINALISING)


ELSEWHERE = {
    *(Paper.Kind.INVITATION, Paper.Kind.MINUTES),
    *(Paper.Kind.CORRECTION, Paper.Kind.WITHDRAWAL, Paper.Kind.FORWARDING),
}
"""Papers of meetings and arrivals, and letters about a plan that is out, have tests of their own."""
KINDS = [kind for kind in Paper.Kind if kind not in ELSEWHERE]


@pytest.mark.parametrize("kind", KINDS)
def test_every_paper_prints_the_head_of_a_party_document_and_its_word_twin_says_the_same(concluded, kind):
    paper = data(concluded, "vanphong", kind)
    sheet = sheet_of(paper)
    printed = text(render_official(paper))
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in printed
    assert not re.search(r"TM\.|KT\.|Số:|\./\.", printed)
    word = docx.Document(BytesIO(render_official_docx(paper)))
    body = {paragraph.text for paragraph in word.paragraphs}
    for block in sheet.body:
        if hasattr(block, "text"):
            assert block.text in body
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert any("ĐẢNG CỘNG SẢN VIỆT NAM" in cell for cell in cells)


def test_a_submission_tells_how_many_were_asked_what_they_said_and_how_it_was_answered(concluded):
    paper = data(concluded, "soan", "submission")
    assert (paper["addressed"], paper["addressees"]) == ("Kính trình", ["Ban Thường vụ Tỉnh ủy"])
    assert "lấy ý kiến 03 cơ quan (lần 1); 03 cơ quan đã gửi ý kiến, với 02 nội dung góp ý" in words(paper)
    assert "tiếp thu 02, tiếp thu một phần 00" in words(paper)
    assert "Đối chiếu với 03 nhiệm vụ của cấp trên" in words(paper)


def test_a_reply_is_a_letter_of_the_agency_with_its_comment_and_no_type_name(concluded):
    paper = data(concluded, "gopy1", "reply")
    assert (paper["type_lines"], paper["issuers"]) == ([], ["ỦY BAN KIỂM TRA"])
    assert "Đề nghị nêu rõ cơ quan kiểm tra việc thực hiện" in words(paper)
    sheet = sheet_of(paper)
    assert sheet.head.about.startswith("về việc tham gia ý kiến")
    assert sheet.abstract.text == ""


def test_the_report_of_a_round_names_every_member_with_the_ballot(concluded):
    paper = data(concluded, "chanhvp", "round_report")
    table = next(block for block in paper["blocks"] if block[0] == "table")
    assert len(table[2]) == 1 + 11
    assert "Đồng ý: 11; không đồng ý: 00; ý kiến khác: 00" in words(paper)


def test_the_report_of_a_round_is_closed_to_members_and_drafters(concluded):
    for username in ("soan", "uv1", "gopy1"):
        kinds = {row.kind for row in listing.entries(Stand(person(username), concluded.again()))}
        assert Paper.Kind.ROUND_REPORT not in kinds


def test_no_choice_of_the_ballot_sheet_is_ticked_and_no_name_is_filled_in(concluded):
    table = next(
        block for block in data(concluded, "vanphong", "ballot_sheet")["blocks"] if block[0] == "table"
    )
    assert "".join(table[2][1]).strip("\u00a0\n ") == ""


def test_the_notice_names_each_line_to_complete_and_is_signed_by_order(concluded):
    paper = data(concluded, "soan", "conclusion_notice")
    line = concluded.plan.conclusion_lines.get()
    assert f"Mục {line.path}: {line.text}" in words(paper)
    assert paper["signatures"][0]["on_behalf"] == "T/L BAN THƯỜNG VỤ"
    assert paper["signatures"][0]["position"] == "CHÁNH VĂN PHÒNG"


def test_the_appraisal_report_has_each_point_of_the_checklist_with_its_result(concluded):
    table = next(b for b in data(concluded, "vanphong", "appraisal_report")["blocks"] if b[0] == "table")
    assert {row[2] for row in table[2][1:]} == {"Đạt"}
    assert len(table[2]) == 1 + 9


@pytest.fixture
def meeting():
    way = at(Status.STEERING)
    meetings.put_to_meeting(
        way.plan,
        by=person("thuongtruc"),
        officer=person("vanphong"),
        held_at=timezone.now() + timedelta(days=3),
        place="Phòng họp số 1",
    )
    made = Meeting.objects.get()
    rows = list(made.attendances.all())
    meetings.record_attendance(
        made,
        by=person("vanphong"),
        edit_number=0,
        present={row.pk: place < 9 for place, row in enumerate(rows)},
        reasons={row.pk: "đi công tác" for row in rows},
        chair=rows[0].pk,
        invitees="Đại diện Sở Nội vụ",
    )
    made.refresh_from_db()
    return made


def test_the_minutes_name_who_was_there_who_was_not_and_why(meeting):
    paper = write_for(meeting, "minutes").data()
    assert "có mặt: 09/11" in words(paper)
    assert words(paper).count("lý do: đi công tác") == 2
    assert "Đại diện Sở Nội vụ" in words(paper)
    assert [each["on_behalf"] for each in paper["signatures"]] == ["CHỦ TRÌ", "NGƯỜI GHI BIÊN BẢN"]


def test_the_invitation_names_time_place_and_each_matter(meeting):
    paper = write_for(meeting, "invitation").data()
    assert "Phòng họp số 1" in words(paper)
    assert meeting.matters.get().plan.short_title in words(paper)
    assert paper["addressees"][-1] == "Đại diện Sở Nội vụ"


def test_the_dossier_is_one_file_whose_list_names_the_pages_of_each_paper(concluded):
    pdf = bound(bundle_of(Stand(person("vanphong"), concluded.again())))
    pages = pypdfium2.PdfDocument(pdf)
    whole = [re.sub(r"\s+", " ", page.get_textpage().get_text_range()) for page in pages]
    first = re.search(r"Tờ trình (\d+)", whole[0])
    assert first is not None
    assert "TỜ TRÌNH" in whole[int(first[1]) - 1]
    last = re.search(r"Thông báo kết luận (\d+)", whole[0])
    assert last is not None
    assert "THÔNG BÁO" in whole[int(last[1]) - 1]


def test_what_a_member_prints_holds_no_named_ballots(concluded):
    names = [part["name"] for part in bundle_of(Stand(person("uv1"), concluded.again()))["parts"]]
    assert "Tờ trình" in names
    assert "Báo cáo tổng hợp kết quả xin ý kiến" not in names


def test_the_papers_of_a_meeting_are_those_of_its_matters(meeting):
    names = [part["name"] for part in meeting_bundle(meeting, person("uv1"))["parts"]]
    assert names[0] == "Giấy mời"
    assert names[-1] == "Biên bản hội nghị"
    assert {"Tờ trình", "Báo cáo thẩm định"} <= set(names)


def test_the_draft_in_the_dossier_carries_the_urgency_as_the_draft_alone_does(concluded):
    drafting.set_urgency(concluded.again(), by=person("truongban"), urgency="express", reason="Theo chỉ đạo.")
    parts = bundle_of(Stand(person("vanphong"), concluded.again()))["parts"]
    draft = next(part for part in parts if part["mark"] == concluded.plan.draft_mark)
    assert Content.objects.get(pk=draft["content"]).body["urgency"] == "HỎA TỐC"
