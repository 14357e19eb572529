"""The permanent board opens the written round, members send their ballots, the Office closes, the board concludes."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Case, When
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from drafting.models import Part, Plan, Status
from permissions.duties import Duty, appointed
from permissions.models import Agency, User
from records.models import StoredFile
from workflow.acting import Act, acting
from workflow.bodies import office
from workflow.deciding import rules
from workflow.deciding.regulations import deciders, rule_of
from workflow.models import Ballot, ConclusionLine, DecisionRound, Meeting, Member, Separated
from workflow.pacing import due_at
from workflow.refusals import Unfit
from workflow.separation import must_differ
from workflow.services.drafting import ask_drafter, note_return, send_back

Roster = list[tuple[User, str, int]]
"""(user, name of the post, rank)"""
NO_OFFICER = gettext_lazy("Cán bộ tổng hợp phiếu phải là cán bộ thẩm định của Văn phòng.")


def open_written_round(
    plan: Plan,
    *,
    by: User,
    closes_at: datetime,
    officer: User,
    body: Agency | None = None,
    turn: int | None = None,
) -> DecisionRound:
    """Ask every serving member of the deciding body in writing, until closing time.

    `body`: the permanent board, where the committee's rule lets it decide itself; else the plan's deciding body.
    """
    with acting(plan, "open_written_round", by=by, turn=turn) as act:
        act.settle("open_written_round")
        round_ = _open(act, closes_at, officer, chosen_body(act, body))
        act.plan.open_written_round()
    return round_


def decide_again(
    plan: Plan, *, by: User, closes_at: datetime, officer: User, turn: int | None = None
) -> DecisionRound:
    """Ask anew after a round without result; the text is the same, the status stays."""
    with acting(plan, "decide_again", by=by, turn=turn) as act:
        act.settle("record_outcome")
        act.plan.decision_rounds.filter(recorded_at=None).update(recorded_at=act.now, recorded_by=by)
        return _open(act, closes_at, officer, act.round.body)


def chosen_body(act: Act, body: Agency | None) -> Agency:
    """The body that was chosen, if it may decide this plan; by default the plan's own."""
    if body is None:
        return act.plan.deciding_body
    if body not in deciders(act.plan):
        raise Unfit(_("Theo quy chế, %(body)s không quyết định kế hoạch này.") % {"body": body})
    return body


def _open(act: Act, closes_at: datetime, officer: User, body: Agency) -> DecisionRound:
    if closes_at <= timezone.now():
        raise Unfit(_("Thời hạn gửi phiếu phải sau thời điểm hiện tại."))
    bureau = office(act.plan.issuer)
    held = [(body.pk, Duty.DECIDE), (bureau.pk, Duty.APPRAISE)]
    people: list[Any] = list(appointed(timezone.localdate(), *held).select_related("user", "post"))
    members = roster(people, body)
    keeper = next((p.user for p in people if p.duty == Duty.APPRAISE and p.user_id == officer.pk), None)
    if keeper is None:
        raise Unfit(str(NO_OFFICER), field="officer")
    round_ = new_round(
        act, members, officer=keeper, closes_at=closes_at, way=DecisionRound.Way.WRITTEN, body=body
    )
    asked = {"act": "send_ballot", "agency": body, "duty": Duty.DECIDE}
    closing = {"act": "close_written_round", "agency": bureau, "duty": Duty.APPRAISE, "person": keeper}
    act.wait_for_all(
        [*({**asked, "person": user} for user, _post, _rank in members), closing], due_at=closes_at
    )
    act.detail["closes_at"] = closes_at.isoformat()
    return round_


def new_round(
    act: Act,
    members: Roster,
    *,
    officer: User,
    closes_at: datetime,
    way: str,
    body: Agency,
    meeting: Meeting | None = None,
) -> DecisionRound:
    """The round with its roster, by the committee's rule as it stands now."""
    round_ = DecisionRound.objects.create(
        plan=act.plan,
        number=act.plan.decision_rounds.count() + 1,
        body=body,
        way=way,
        meeting=meeting,
        revision=act.revision,
        rule=rule_of(act.plan.issuer.body).as_json(),
        officer=officer,
        opened_by=act.by,
        closes_at=closes_at,
    )
    Member.objects.bulk_create(
        Member(round=round_, user=user, post=post, rank=rank) for user, post, rank in members
    )
    act.join(body, Duty.DECIDE, revision=round_.revision)
    act.detail |= {
        "round": round_.number,
        "members": len(members),
        "revision": round_.revision.content_id,
    }
    return round_


def serving(body: Agency) -> Roster:
    """Every member who serves today; Unfit where there is none."""
    rows = appointed(timezone.localdate(), (body.pk, Duty.DECIDE)).select_related("user", "post")
    return roster(rows, body)


def roster(rows: Iterable[Any], body: Agency) -> Roster:
    """The same of rows of `permissions.duties.appointed`, among which may be others."""
    found: dict[int, tuple[User, str, int]] = {}
    for row in rows:
        if row.duty != Duty.DECIDE:
            continue
        found.setdefault(row.user_id, (row.user, row.post.name, row.post.rank))
    if not found:
        raise Unfit(
            _("%(body)s chưa có thành viên trong danh mục; đề nghị quản trị bổ sung.") % {"body": body}
        )
    return list(found.values())


def send_ballot(plan: Plan, *, by: User, choice: str, text: str = "", turn: int | None = None) -> Ballot:
    """One member's ballot; sent again until closing it replaces what the member sent before."""
    text = text.strip()
    if choice not in Ballot.Choice.values:
        raise Unfit(_("Đề nghị đồng chí chọn một trong ba mức: đồng ý, không đồng ý, ý kiến khác."))
    if choice != Ballot.Choice.AGREE and not text:
        raise Unfit(_("Đề nghị ghi nội dung khi không đồng ý hoặc có ý kiến khác."))
    with acting(plan, "send_ballot", by=by) as act:
        member = Member.objects.get(round=act.round, user=by)
        sent = {"choice": choice, "text": text, "sent_at": act.now, "entered_by": None, "scan": None}
        sent["confirmed_by"] = None
        ballot, first = Ballot.objects.update_or_create(member=member, defaults=sent)
        act.settle("send_ballot", person=by)
        # The trail says that and on what was voted, never how: it is read by more people than the ballots are.
        act.detail |= {
            "round": member.round.number,
            "revision": member.round.revision.content_id,
            "first": first,
        }
    return ballot


def enter_ballot(
    plan: Plan, *, by: User, member: int, choice: str, text: str, scan: StoredFile, turn: int | None = None
) -> Ballot:
    """The officer enters the ballot that a member has signed on paper; its scan is kept with it.

    A ballot that the member has sent here stands: Unfit.
    """
    text = text.strip()
    if choice not in Ballot.Choice.values or (choice != Ballot.Choice.AGREE and not text):
        raise Unfit(_("Đề nghị ghi nội dung khi không đồng ý hoặc có ý kiến khác."))
    with acting(plan, "enter_ballot", by=by) as act:
        row = Member.objects.filter(round=act.round, pk=member).first()
        if row is None or row.interest:
            raise Unfit(_("Đồng chí này không có trong danh sách xin ý kiến lần này."))
        sent = Ballot.objects.filter(member=row).first()
        if sent is not None and sent.entered_by_id is None:
            raise Unfit(_("Đồng chí này đã tự gửi phiếu; phiếu giấy không thay thế được."))
        alone = not must_differ(act.plan.issuer.body, Separated.PAPER_BALLOT, by)
        entered = {"choice": choice, "text": text, "sent_at": act.now, "entered_by": by, "scan": scan}
        ballot, _made = Ballot.objects.update_or_create(
            member=row, defaults={**entered, "confirmed_by": by if alone else None}
        )
        act.settle("send_ballot", person=row.user)
        if not alone:
            _ask_for_second_look(act)
        act.detail |= {"round": row.round.number, "member": row.user.username, "scan": scan.sha256}
    return ballot


def _ask_for_second_look(act: Act) -> None:
    """The head of the Office compares what was entered with the paper; asked once for however many."""
    act.settle("confirm_ballots")
    act.wait_for("confirm_ballots", agency=act.agency, duty=Duty.RELEASE)


def confirm_ballots(plan: Plan, *, by: User, ballots: Sequence[Ballot], turn: int | None = None) -> None:
    """A second person has compared these paper ballots with their scans; they count from now on."""
    with acting(plan, "confirm_ballots", by=by) as act:
        rows = Ballot.objects.filter(Ballot.unconfirmed(), member__round=act.round)
        chosen = rows.filter(pk__in=[ballot.pk for ballot in ballots]).select_related("member__user")
        own = any(ballot.entered_by_id == by.pk for ballot in chosen)
        if own and must_differ(act.plan.issuer.body, Separated.PAPER_BALLOT, by):
            raise Unfit(_("Đồng chí đã nhập phiếu này; người thứ hai phải là đồng chí khác."))
        act.detail |= {"members": [ballot.member.user.username for ballot in chosen]}
        Ballot.objects.filter(pk__in=[ballot.pk for ballot in chosen]).update(confirmed_by=by)
        if not rows.exists():
            act.settle("confirm_ballots")


def record_interest(plan: Plan, *, by: User, member: int, reason: str, turn: int | None = None) -> None:
    """A member's own interest in the matter: no vote on it; whether the base counts the member is the rule's."""
    reason = " ".join(reason.split())
    if not reason:
        raise Unfit(_("Cần ghi lý do đồng chí này không tham gia quyết định."))
    with acting(plan, "record_interest", by=by) as act:
        row = Member.objects.filter(round=act.round, pk=member).first()
        if row is None:
            raise Unfit(_("Đồng chí này không có trong danh sách xin ý kiến lần này."))
        row.interest = reason[:300]
        row.save(update_fields=["interest"])
        act.settle("send_ballot", person=row.user)
        act.detail |= {"round": row.round.number, "member": row.user.username, "reason": reason[:300]}


def close_written_round(plan: Plan, *, by: User, turn: int | None = None) -> DecisionRound:
    """The officer closes the round; the rule gives the outcome from the roster at opening."""
    with acting(plan, "close_written_round", by=by, turn=turn) as act:
        close_round(act)
    return act.round


def tally_of(round_: DecisionRound) -> rules.Count:
    """The count of one round, in one query; of a meeting the hands that its record tells."""
    return tallies_of([round_])[round_.pk]


def tallies_of(rounds: Sequence[DecisionRound]) -> dict[int, rules.Count]:
    """The count of each round by its id, in one query however many they are."""
    rosters: dict[int, list[tuple[str | None, str]]] = {round_.pk: [] for round_ in rounds}
    counted = Case(When(Ballot.unconfirmed("ballot__"), then=None), default="ballot__choice")
    rows = Member.objects.filter(round__in=list(rosters)).values_list("round", counted, "interest")
    for pk, choice, interest in rows:
        rosters[pk].append((choice, interest))
    return {round_.pk: _tally(round_, rosters[round_.pk]) for round_ in rounds}


def _tally(round_: DecisionRound, roster: list[tuple[str | None, str]]) -> rules.Count:
    counts = rules.Rule.from_json(round_.rule).interest_counts
    base = sum(counts or not interest for _choice, interest in roster)
    if round_.way == DecisionRound.Way.MEETING:
        hands = (round_.agree or 0, round_.disagree or 0, round_.other or 0)
        return rules.Count(base, *hands, present=round_.present or 0)
    return rules.count(base, [choice for choice, interest in roster if choice and not interest])


def close_round(act: Act) -> None:
    """The rule gives the outcome of what was counted; the permanent board is asked to conclude."""
    round_ = act.round
    tally = tally_of(round_)
    round_.outcome = rules.outcome(rules.Rule.from_json(round_.rule), tally)
    round_.closed_at, round_.closed_by = act.now, act.by
    round_.save()
    act.settle()
    board = act.plan.participations.select_related("agency").get(duty=Duty.STEER).agency
    due = due_at(act.plan, Status.STEERING)
    act.wait_for("record_outcome", agency=board, duty=Duty.STEER, due_at=due)
    act.detail |= {
        "round": round_.number,
        "outcome": round_.outcome,
        "base": tally.base,
        "agree": tally.agree,
        "disagree": tally.disagree,
        "other": tally.other,
    }


def approve(
    plan: Plan, *, by: User, conclusion: str, lines: list[dict[str, str]], turn: int | None = None
) -> DecisionRound:
    """The permanent board records that it has passed, with the lines by which the text is completed.

    lines: dicts with field (ConclusionLine.Field), part_uid (for field item), text.
    """
    with acting(plan, "approve", by=by, turn=turn) as act:
        round_ = _record(act, conclusion)
        open_lines(act, lines, round_)
        act.settle()
        act.plan.approve()
        ask_drafter(act)
        act.detail |= {"round": round_.number, "lines": len(lines)}
    return round_


def return_from_deciding(plan: Plan, *, by: User, reason: str, turn: int | None = None) -> None:
    """Not passed: back to the drafting agency with the reason."""
    with acting(plan, "return_from_deciding", by=by, turn=turn) as act:
        round_ = _record(act, reason)
        send_back(act, reason)
        act.detail["round"] = round_.number


def refuse(plan: Plan, *, by: User, reason: str, turn: int | None = None) -> None:
    """The permanent board stops it for good, before a round or after one that has not passed, with the reason."""
    if not reason.strip():
        raise Unfit(_("Cần ghi lý do không đồng ý ban hành."))
    with acting(plan, "refuse", by=by, turn=turn) as act:
        if act.plan.status == Status.DECIDING:
            act.detail["round"] = _record(act, reason).number
        note_return(act, reason)
        act.settle()
        act.plan.handed_up = False
        act.plan.cancel()


def return_from_steering(plan: Plan, *, by: User, reason: str, turn: int | None = None) -> None:
    """The permanent board sends it back before any round."""
    with acting(plan, "return_from_steering", by=by, turn=turn) as act:
        send_back(act, reason)


def _record(act: Act, conclusion: str) -> DecisionRound:
    round_ = act.round
    round_.conclusion, round_.recorded_at, round_.recorded_by = conclusion.strip(), act.now, act.by
    round_.save()
    return round_


def open_lines(act: Act, lines: list[dict[str, str]], round_: DecisionRound | None) -> None:
    """Open exactly the places that the lines name, in the text and in the database's guard."""
    fields = {line["field"] for line in lines} - {ConclusionLine.Field.ITEM.value}
    paths = {item["uid"]: item["path"] for item in act.revision.content.body["items"]}
    rows = []
    for line in lines:
        if line["field"] not in ConclusionLine.Field.values or not line["text"].strip():
            raise Unfit(_("Mỗi dòng kết luận cần chỉ rõ phần phải sửa và nội dung."))
        uid = line.get("part_uid", "") if line["field"] == ConclusionLine.Field.ITEM else ""
        if line["field"] == ConclusionLine.Field.ITEM and uid not in paths:
            raise Unfit(_("Có dòng kết luận chỉ vào nội dung không còn trong văn bản; đề nghị chọn lại."))
        rows.append(
            ConclusionLine(
                plan=act.plan,
                round=round_,
                field=line["field"],
                part_uid=uid,
                path=paths.get(uid, ""),
                text=line["text"].strip(),
            )
        )
    ConclusionLine.objects.bulk_create(rows)
    act.plan.open_fields = ",".join(sorted(fields))
    if uids := [row.part_uid for row in rows if row.part_uid]:
        Part.objects.filter(plan=act.plan, uid__in=uids).update(open=True)


def close_lines(plan: Plan) -> None:
    """Nothing is open any more: the text left the drafter's desk."""
    plan.open_fields = ""
    Part.objects.filter(plan=plan, open=True).update(open=False)


def ballots_seen_by(round_: DecisionRound, user: User, stand: Any) -> bool:
    """Named ballots: until closing the officer alone; after it also the head of the Office and the board."""
    if round_.officer_id == user.pk and stand.part_of(Duty.APPRAISE, Duty.APPRAISE):
        return True
    return round_.closed_at is not None and bool(
        stand.part_of(Duty.APPRAISE, Duty.RELEASE) or stand.part_of(Duty.STEER, Duty.STEER)
    )
