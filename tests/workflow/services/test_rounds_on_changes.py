"""After opinions: what the head classes as editorial is told to the advisers; another round may be on changes alone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from drafting import editing
from drafting.hashing import part_hashes
from drafting.models import Part, Status
from drafting.text import live_document
from tests.plans import agency, person
from tests.walks import untouched
from tests.workflow.ways import address, at, browser
from workflow.models import AdvisoryRound, EditorialChange, Opinion
from workflow.refusals import Unfit
from workflow.services import advisory, drafting

pytestmark = pytest.mark.usefixtures("cast")


def change_last_item(way, text="Nội dung đã được viết lại theo yêu cầu mới."):
    part = way.plan.parts.filter(kind=Part.Kind.ITEM).order_by("position").last()
    editing.save_part(part, by=person("soan"), edit_number=part.edit_number, text=text)
    return part


@pytest.fixture
def way():
    return at(Status.CONSOLIDATING).answer_comments()


def test_a_change_that_answers_no_comment_holds_the_draft_until_it_is_classed(way):
    part = change_last_item(way)
    way.hand_up().accept_warnings()
    with untouched(), pytest.raises(Unfit, match="đã thay đổi sau khi lấy ý kiến"):
        drafting.release_to_office(way.again(), by=person("truongban"))
    drafting.release_to_office(way.again(), by=person("truongban"), editorial=[part.uid])
    kept = EditorialChange.objects.get()
    assert (kept.part_uid, kept.classed_by) == (part.uid, person("truongban"))
    told = browser("gopy2").get(address(way.plan, "opinion/")).content.decode()
    assert "chỉnh sửa câu chữ 01 nội dung" in told
    assert "Nội dung đã được viết lại" in told


def test_an_item_that_was_taken_out_is_classed_too(way):
    part = way.plan.parts.filter(kind=Part.Kind.ITEM).order_by("position").last()
    uid, path = part.uid, way.plan.advisory_rounds.get().revision.content.body["items"][-1]["path"]
    editing.delete_part(part, by=person("soan"), edit_number=part.edit_number)
    drafting.allow_unanswered(way.again(), by=person("truongban"), reason="Việc gấp.")
    way.hand_up().accept_warnings()
    with untouched(), pytest.raises(Unfit, match=path):
        drafting.release_to_office(way.again(), by=person("truongban"))
    assert uid


def ask_again(way):
    way.hand_up()
    return release_on_changes(way)


def release_on_changes(way):
    return drafting.release_to_advisers(
        way.again(),
        by=person("truongban"),
        agencies=[agency("ubkttu")],
        due_on=timezone.localdate() + timedelta(days=3),
        only_changes=True,
    )


def test_a_round_on_changes_alone_asks_about_nothing_else(way):
    part = change_last_item(way)
    round_ = ask_again(way)
    assert (round_.only, round_.draft_number) == ([part.uid], 2)
    other = way.plan.parts.filter(kind=Part.Kind.ITEM).exclude(pk=part.pk)[0]
    page = browser("gopy1").get(address(way.plan, "opinion/"))
    choices = dict(page.context["rows"][0].fields["part_uid"].choices)
    assert part.uid in choices
    assert other.uid not in choices
    assert "chỉ lấy ý kiến về 01 nội dung" in page.content.decode()
    with untouched(), pytest.raises(Unfit, match="chỉ lấy ý kiến về những nội dung đã thay đổi"):
        advisory.write_opinion(
            way.again(),
            by=person("gopy1"),
            answer="agree_with_comments",
            text="",
            comments=[{"part_uid": other.uid, "text": "Đề nghị sửa."}],
        )


def test_a_round_on_changes_needs_a_change(way):
    way.hand_up()
    with untouched(), pytest.raises(Unfit, match="Không có nội dung nào thay đổi"):
        release_on_changes(way)


def test_the_table_says_on_which_draft_an_opinion_was_given_and_where_the_changes_are(way):
    revision = AdvisoryRound.objects.get().revision
    page = address(way.plan, "consolidation/")
    change_last_item(way)
    shown = browser("soan").get(page).content.decode()
    assert "Góp ý tại Dự thảo lần 1, lưu lúc" in shown
    link = address(way.plan, f"compare/?from={revision.pk}&amp;to=now")
    assert link in shown
    compared = browser("soan").get(link.replace("&amp;", "&")).content.decode()
    assert "viết lại theo yêu cầu mới" in compared


def test_an_opinion_voids_nothing_when_the_text_changes(way):
    change_last_item(way)
    assert Opinion.objects.filter(round__plan=way.plan, released_at__isnull=False).count() == 3


def test_each_comment_names_the_hash_of_the_point_that_was_read(way):
    for comment in Opinion.objects.get(agency=agency("ubkttu")).comments.all():
        read = part_hashes(comment.opinion.round.revision.content.body)
        assert comment.part_hash == read[comment.part_uid]
    part = change_last_item(way)
    now = part_hashes(live_document(way.again()))
    before = part_hashes(AdvisoryRound.objects.get().revision.content.body)
    assert now[part.uid] != before[part.uid]
