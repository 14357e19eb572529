"""An advisory round in mid-course: more time, another agency, one less, late opinions, opinions on paper."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from drafting.models import Participation, Status
from drafting.refusals import Conflict
from permissions.models import Agency
from records import files
from tests.plans import agency, person
from tests.walks import untouched
from tests.workflow.ways import at
from workflow import refusals
from workflow.can import can
from workflow.lifecycle import faults
from workflow.models import AdvisoryRound, Awaited, Comment, Opinion
from workflow.services import advisers, advisory, drafting

pytestmark = pytest.mark.usefixtures("cast")


def head():
    return person("truongban")


def today(days: int = 0):
    return timezone.localdate() + timedelta(days=days)


def opinion_of(way, code: str) -> Opinion:
    return Opinion.objects.get(round__plan=way.plan, agency__code=code)


def fresh_adviser(way) -> Agency:
    """A committee below that was not asked."""
    found = agency("du-thanh-binh")
    assert not Opinion.objects.filter(round__plan=way.plan, agency=found).exists()
    return found


def test_an_agency_that_is_added_is_asked_on_the_same_text_and_holds_the_round_open() -> None:
    way = at(Status.ADVISORY_REVIEW)
    added = fresh_adviser(way)
    advisers.add_adviser(way.plan, by=head(), agency=added, due_on=today(30))
    opinion = opinion_of(way, added.code)
    assert opinion.due_on == today(30)
    assert way.plan.advisory_rounds.get().due_on == today(30)
    assert (
        Participation.objects.get(plan=way.plan, agency=added, duty="advise").revision
        == opinion.round.revision
    )
    with untouched(), pytest.raises(refusals.Unfit):
        advisers.add_adviser(way.plan, by=head(), agency=added, due_on=today(3))
    for code in ("ubkttu", "btgdvtu", "bnctu"):
        way.opinion(code)
    assert way.again().status == Status.ADVISORY_REVIEW
    assert faults() == []


def test_an_agency_asks_for_time_and_has_it_once_the_head_agrees() -> None:
    way = at(Status.ADVISORY_REVIEW)
    advisers.ask_for_time(way.plan, by=person("gopy1"), until=today(20), reason="Chờ họp.")
    opinion = opinion_of(way, "ubkttu")
    assert (opinion.asked_until, opinion.due_on < today(20)) == (today(20), True)
    advisers.extend_adviser(way.plan, by=head(), agency=agency("ubkttu"), due_on=today(20))
    opinion.refresh_from_db()
    assert (opinion.asked_until, opinion.due_on) == (None, today(20))
    row = Awaited.objects.get(plan=way.plan, agency=agency("ubkttu"), done_at=None)
    assert timezone.localdate(row.due_at) == today(20)
    with untouched(), pytest.raises(refusals.Unfit):
        advisers.ask_for_time(way.plan, by=person("gopy1"), until=today(10), reason="Sớm hơn.")


def test_an_agency_points_to_another_one() -> None:
    way = at(Status.ADVISORY_REVIEW)
    other = fresh_adviser(way)
    advisers.point_elsewhere(way.plan, by=person("gopy2"), agency=other, reason="Đúng lĩnh vực.")
    assert opinion_of(way, "btgdvtu").pointed_to == other
    with untouched(), pytest.raises(refusals.Unfit):
        advisers.point_elsewhere(
            way.plan, by=person("gopy2"), agency=agency("btgdvtu"), reason="Tự chỉ mình."
        )


def test_an_agency_that_is_withdrawn_sees_the_plan_no_more_and_its_words_stay() -> None:
    way = at(Status.ADVISORY_REVIEW).opinion("ubkttu", release=False)
    advisers.withdraw_adviser(way.plan, by=head(), agency=agency("ubkttu"), reason="Không thuộc lĩnh vực.")
    opinion = opinion_of(way, "ubkttu")
    assert opinion.withdrawn_at is not None
    assert opinion.answer
    assert can(person("gopy1"), "write_opinion", way.again()).refusal is refusals.Hidden
    with pytest.raises(DatabaseError), transaction.atomic():
        Opinion.objects.filter(pk=opinion.pk).update(text="Khác")
    way.opinion("btgdvtu").opinion("bnctu")
    assert way.again().status == Status.CONSOLIDATING
    assert faults() == []


def test_withdrawing_the_last_agency_closes_the_round() -> None:
    way = at(Status.ADVISORY_REVIEW).opinion("btgdvtu").opinion("bnctu")
    advisers.withdraw_adviser(way.plan, by=head(), agency=agency("ubkttu"), reason="Không thuộc lĩnh vực.")
    assert way.again().status == Status.CONSOLIDATING
    assert faults() == []


def closed_without(way, code: str):
    """The round is closed by its due date while one agency is silent."""
    for other in {"ubkttu", "btgdvtu", "bnctu"} - {code}:
        way.opinion(other)
    AdvisoryRound.objects.filter(plan=way.plan).update(due_on=today(-1))
    Opinion.objects.filter(round__plan=way.plan, released_at=None).update(due_on=today(-1))
    advisory.close_overdue_rounds()
    way.again()
    assert way.plan.status == Status.CONSOLIDATING
    assert faults() == []
    return way


def test_a_late_opinion_is_taken_marked_and_must_be_answered() -> None:
    way = closed_without(at(Status.ADVISORY_REVIEW), "ubkttu")
    way.answer_comments()
    way.opinion("ubkttu", comment="Đề nghị nêu rõ nguồn lực.")
    opinion = opinion_of(way, "ubkttu")
    assert opinion.late
    assert way.again().status == Status.CONSOLIDATING
    assert "chưa giải trình" in can(person("soan"), "hand_up", way.plan).reason
    assert faults() == []


def test_once_the_draft_has_gone_to_the_office_no_opinion_is_taken_any_more() -> None:
    way = closed_without(at(Status.ADVISORY_REVIEW), "ubkttu")
    way.answer_comments().hand_up().release_to_office()
    assert faults() == []
    with untouched(), pytest.raises(refusals.NotDone):
        advisory.write_opinion(way.again(), by=person("gopy1"), answer="agree", text="", comments=[])


def test_an_opinion_that_came_by_letter_is_entered_with_its_scan() -> None:
    way = at(Status.ADVISORY_REVIEW)
    scan = files.store(b"%PDF-1.4 cong van", "application/pdf")
    entered = {
        "by": person("soan"),
        "agency": agency("ubkttu"),
        "answer": "object",
        "text": "Chưa rõ nguồn lực.",
        "letter": "45-CV/UBKTTU, 20/11/2026",
        "scan": scan,
    }
    advisers.enter_opinion(way.plan, **entered)
    opinion = opinion_of(way, "ubkttu")
    assert (opinion.letter, opinion.scan, opinion.late) == ("45-CV/UBKTTU, 20/11/2026", scan, False)
    assert [comment.text for comment in opinion.comments.all()] == ["Chưa rõ nguồn lực."]
    assert faults() == []
    with untouched(), pytest.raises(refusals.Unfit):
        advisers.enter_opinion(way.plan, **entered)
    with untouched(), pytest.raises(refusals.Refused):
        advisers.enter_opinion(way.plan, **(entered | {"by": person("gopy2"), "agency": agency("bnctu")}))


def test_the_same_comment_of_several_agencies_is_answered_once() -> None:
    way = at(Status.CONSOLIDATING)
    rows = list(Comment.objects.filter(opinion__round__plan=way.plan, answer=""))
    assert len(rows) > 1
    first, *others = rows
    advisory.answer_comment(
        way.plan,
        by=person("soan"),
        comment=first.pk,
        answer="partly",
        reason="Tiếp thu phần đầu.",
        also=[row.pk for row in others],
    )
    said = set(Comment.objects.filter(pk__in=[row.pk for row in rows]).values_list("answer", "reason"))
    assert said == {("partly", "Tiếp thu phần đầu.")}


def proposing(way) -> Comment:
    """A released comment that proposes a wording for a point."""
    return Comment.objects.filter(opinion__round__plan=way.plan).exclude(proposed="").exclude(part_uid="")[0]


def test_a_proposed_wording_goes_into_the_text_by_one_press_and_never_over_a_newer_one() -> None:
    way = at(Status.ADVISORY_REVIEW)
    item = way.plan.parts.filter(kind="item", item_kind="task")[0]
    advisory.write_opinion(
        way.plan,
        by=person("gopy1"),
        answer="agree_with_comments",
        text="",
        comments=[
            {"part_uid": item.uid, "text": "Viết gọn.", "proposed": "Văn phòng Tỉnh ủy rà soát quy định."}
        ],
    )
    advisory.release_opinion(way.plan, by=person("gopy1"))
    way.opinion("btgdvtu").opinion("bnctu")
    way.again()
    comment = proposing(way)
    with untouched(), pytest.raises(Conflict):
        advisory.take_wording(
            way.plan, by=person("soan"), comment=comment.pk, edit_number=item.edit_number + 1
        )
    advisory.take_wording(way.plan, by=person("soan"), comment=comment.pk, edit_number=item.edit_number)
    item.refresh_from_db()
    comment.refresh_from_db()
    assert item.text == "Văn phòng Tỉnh ủy rà soát quy định."
    assert comment.answer == "accepted"


def test_the_due_date_that_is_offered_leaves_working_days_only() -> None:
    from datetime import date

    from workflow.holidays import holidays, is_working, working_days_after

    assert working_days_after(date(2026, 11, 27), 5) == date(2026, 12, 4)
    assert working_days_after(date(2026, 4, 29), 1) == date(2026, 5, 4)
    assert not is_working(date(2027, 2, 8))  # Tết
    assert date(2026, 9, 2) in holidays(2026)
    assert all(not is_working(day) for year in range(2024, 2031) for day in holidays(year))


def test_a_draft_that_is_handed_up_waits_for_a_comment_that_came_late() -> None:
    way = closed_without(at(Status.ADVISORY_REVIEW), "ubkttu").answer_comments().hand_up().accept_warnings()
    way.opinion("ubkttu", comment="Đề nghị nêu rõ nguồn lực.")
    with untouched(), pytest.raises(refusals.Blocked):
        drafting.release_to_office(way.again(), by=head())
