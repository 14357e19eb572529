"""The way of a plan, act by act: status, who is awaited next, the trail."""

from datetime import timedelta

import pytest
from django.utils import timezone

from drafting.models import Part, Status
from records import jobs
from records.models import AuditEntry
from tests.walks import one_entry, person, walk
from workflow.demo.walk import WAY, Walk
from workflow.lifecycle import faults
from workflow.models import Awaited, Comment, ConclusionLine, Delivery, Issuance, Return
from workflow.services import advisory, appraisal, deciding, drafting, finalising, issuing, receiving

pytestmark = pytest.mark.usefixtures("cast")


def awaited(walk: Walk) -> set[tuple[str, str]]:
    rows = Awaited.objects.filter(plan=walk.plan, done_at=None)
    return set(rows.values_list("act", "agency__code"))


def test_a_plan_goes_from_arrival_to_the_recipients_and_every_status_fits_its_open_steps() -> None:
    way = walk()
    for status in WAY[1:]:
        way.to_next(status)
        assert way.again().status == status
        assert faults() == []
    issuance = Issuance.objects.get(plan=way.plan)
    assert issuance.symbol == "01-KH/TU"
    assert issuance.sealed is not None
    assert issuance.sealed.size > 10_000
    reached = set(Delivery.objects.filter(plan=way.plan).values_list("agency__code", flat=True))
    assert {"du-thanh-binh", "du-hoa-an", "ubkttu", "tt-tu"} <= reached
    assert awaited(way) == {("register", "du-thanh-binh"), ("register", "du-hoa-an")}


def test_handing_up_puts_the_draft_before_the_head_and_keeps_the_text_that_was_handed_up() -> None:
    way = walk().complete_draft()
    with one_entry("hand_up"):
        drafting.hand_up(way.plan, by=person("soan"))
    plan = way.again()
    assert plan.handed_up
    assert plan.handed_up_revision is not None
    assert awaited(way) == {("release", "btctu")}


def test_the_head_hands_back_with_a_reason_that_the_drafter_sees() -> None:
    way = walk().complete_draft().hand_up()
    with one_entry("hand_back"):
        drafting.hand_back(way.again(), by=person("truongban"), reason="Bổ sung mục tiêu năm 2027.")
    assert awaited(way) == {("hand_up", "btctu")}
    assert Return.objects.get(plan=way.plan, settled_at=None).reason == "Bổ sung mục tiêu năm 2027."


def test_the_last_opinion_closes_the_round() -> None:
    way = walk(Status.ADVISORY_REVIEW).opinion("ubkttu", comment="Ghi rõ thời hạn.").opinion("btgdvtu")
    assert way.again().status == Status.ADVISORY_REVIEW
    way.opinion("bnctu")
    assert way.again().status == Status.CONSOLIDATING
    assert awaited(way) == {("hand_up", "btctu")}


def test_a_round_is_closed_by_the_sweep_after_its_due_date_with_the_silent_on_record() -> None:
    way = walk(Status.ADVISORY_REVIEW).opinion("ubkttu", comment="Ghi rõ thời hạn.")
    assert advisory.close_overdue_rounds() == 0
    round_ = way.plan.advisory_rounds.get()
    type(round_).objects.filter(pk=round_.pk).update(due_on=timezone.localdate() - timedelta(days=1))
    assert advisory.close_overdue_rounds() == 1
    assert way.again().status == Status.CONSOLIDATING
    assert {agency.code for agency in advisory.silent_agencies(round_)} == {"btgdvtu", "bnctu"}
    assert advisory.close_overdue_rounds() == 0
    assert faults() == []


def test_a_recalled_draft_is_back_with_its_drafter_and_the_round_does_not_count() -> None:
    way = walk(Status.ADVISORY_REVIEW)
    drafting.recall(way.again(), by=person("truongban"), reason="Còn thiếu phụ lục.")
    assert way.again().status == Status.DRAFTING
    assert awaited(way) == {("hand_up", "btctu")}
    assert faults() == []


def test_a_return_from_the_office_leads_back_to_consolidating_and_comes_with_its_reason() -> None:
    way = walk(Status.APPRAISAL)
    appraisal.add_finding(way.again(), by=person("vanphong"), text="Trích yếu chưa thống nhất.")
    with one_entry("return_from_appraisal"):
        appraisal.return_from_appraisal(way.again(), by=person("vanphong"), reason="Sửa trích yếu.")
    assert way.again().status == Status.CONSOLIDATING
    assert Return.objects.get(plan=way.plan, settled_at=None).reason == "Sửa trích yếu."
    way.hand_up().release_to_office()
    assert way.again().status == Status.APPRAISAL
    assert faults() == []


def test_the_office_mends_form_itself_and_what_it_mended_is_a_revision_of_its_own() -> None:
    from drafting import editing

    way = walk(Status.APPRAISAL)
    before = way.plan.revisions.count()
    item = way.plan.parts.filter(kind=Part.Kind.ITEM).first()
    assert item is not None
    editing.save_part(
        item, by=person("vanphong"), edit_number=item.edit_number, text=item.text + " Kịp thời."
    )
    way.appraise()
    assert way.plan.revisions.count() == before + 1


def test_a_round_that_does_not_pass_goes_back_and_a_second_one_passes() -> None:
    way = walk(Status.DECIDING).ballots(agree=5, disagree=6).close()
    round_ = way.again().decision_rounds.last()
    assert round_ is not None
    assert round_.outcome == "not_passed"
    deciding.return_from_deciding(way.again(), by=person("thuongtruc"), reason="Làm rõ nguồn lực.")
    assert way.again().status == Status.CONSOLIDATING
    way.hand_up().release_to_office().appraise().release_to_steering().open_written_round()
    way.ballots(agree=6).close_at_time()
    second = way.again().decision_rounds.last()
    assert second is not None
    assert (second.number, second.outcome) == (2, "passed")


def test_a_ballot_sent_again_replaces_the_first_and_the_trail_never_says_how_anybody_voted() -> None:
    way = walk(Status.DECIDING)
    deciding.send_ballot(way.again(), by=person("uv1"), choice="disagree", text="Chưa rõ nguồn lực.")
    deciding.send_ballot(way.again(), by=person("uv1"), choice="agree")
    tally = deciding.tally_of(way.plan.decision_rounds.get())
    assert (tally.base, tally.agree, tally.disagree, tally.silent) == (11, 1, 0, 10)
    details = AuditEntry.objects.filter(verb="send_ballot").values_list("detail", flat=True)
    assert not any("agree" in str(d) or "nguồn lực" in str(d) for d in details)


def test_only_what_the_conclusion_names_is_open_and_the_office_ticks_each_line() -> None:
    way = walk(Status.FINALISING)
    line = ConclusionLine.objects.get(plan=way.plan)
    opened = set(way.plan.parts.filter(open=True).values_list("uid", flat=True))
    assert opened == {line.part_uid}
    drafting.hand_up(way.again(), by=person("soan"))
    finalising.release_final(way.again(), by=person("truongban"))
    assert not way.plan.parts.filter(open=True).exists()
    assert awaited(way) == {("tick_line", "vptu")}
    finalising.tick_line(way.again(), by=person("vanphong"), line=line.pk)
    assert awaited(way) == {("initial", "vptu")}


def test_a_line_that_is_not_worked_in_rightly_opens_the_same_place_again() -> None:
    way = walk(Status.FINALISING)
    line = ConclusionLine.objects.get(plan=way.plan)
    drafting.hand_up(way.again(), by=person("soan"))
    finalising.release_final(way.again(), by=person("truongban"))
    finalising.return_final(way.again(), by=person("vanphong"), reason="Chưa ghi thời gian báo cáo.")
    assert set(way.plan.parts.filter(open=True).values_list("uid", flat=True)) == {line.part_uid}
    assert awaited(way) == {("hand_up", "btctu")}
    assert faults() == []


def test_a_signatory_who_refuses_opens_what_he_names_and_is_asked_again_afterwards() -> None:
    way = walk(Status.SIGNING)
    issuing.refuse_to_sign(way.again(), by=person("bithu"), reason="Bổ sung nơi nhận.", field="recipients")
    assert way.again().status == Status.FINALISING
    assert way.plan.open_fields == "recipients"
    assert faults() == []
    way.finalise()
    assert way.again().status == Status.SIGNING
    assert awaited(way) == {("sign", "tu")}


def test_a_silent_agency_is_asked_no_more_once_the_plan_is_cancelled() -> None:
    way = walk(Status.ADVISORY_REVIEW)
    drafting.cancel(way.again(), by=person("truongban"), reason="Ghép vào kế hoạch khác.")
    assert way.again().status == Status.CANCELLED
    assert awaited(way) == set()
    assert faults() == []


def test_a_commune_registers_the_issued_plan_once_and_drafts_its_own_from_it() -> None:
    from workflow.demo.casts import COMMUNE, agency
    from workflow.refusals import Overtaken

    province = walk(Status.ISSUED)
    below = Walk(COMMUNE).register_issued(province.plan)
    with pytest.raises(Overtaken):
        receiving.register(province.plan, agency("du-thanh-binh"), by=person("xa1vanthu"))
    below.instruct().assign().derive()
    assert below.plan.issuer.code == "du-thanh-binh"
    assert below.plan.bases.get().symbol == "01-KH/TU"
    assert "Ban Xây dựng Đảng" in " ".join(below.plan.parts.values_list("text", flat=True))
    below.to(Status.ISSUED)
    assert Issuance.objects.get(plan=below.plan).symbol == "01-KH/ĐU"


def test_a_comment_that_is_not_taken_whole_needs_its_reason() -> None:
    from workflow.refusals import Unfit

    way = walk(Status.CONSOLIDATING)
    comment = Comment.objects.filter(opinion__round__plan=way.plan).first()
    assert comment is not None
    with pytest.raises(Unfit):
        advisory.answer_comment(way.again(), by=person("soan"), comment=comment.pk, answer="not_accepted")
    advisory.answer_comment(
        way.again(), by=person("soan"), comment=comment.pk, answer="not_accepted", reason="Đã có ở mục III."
    )
    comment.refresh_from_db()
    assert comment.reason == "Đã có ở mục III."


def test_jobs_that_run_twice_change_nothing_the_second_time() -> None:
    from records.models import Job

    way = walk(Status.ISSUED)
    before = Issuance.objects.filter(plan=way.plan).values().get()
    for job in Job.objects.filter(subject=way.plan.subject):
        jobs.HANDLERS[job.kind](job)
    assert Issuance.objects.filter(plan=way.plan).values().get() == before
    assert AuditEntry.objects.filter(subject=way.plan.subject, verb="complete_issue").count() == 1
