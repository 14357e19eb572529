"""Two ways to do the same act: through the services, and as a browser sends it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Protocol

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from drafting import editing
from drafting.models import Part, Plan
from drafting.refusals import Conflict, NotEditable
from permissions.models import User
from records.models import AuditEntry
from tests.plans import agency, person
from tests.workflow.procedure.model import ADVISERS, HANDS, PRESENT
from workflow.checklist import POINTS
from workflow.models import Comment, ConclusionLine, Meeting
from workflow.refusals import NotDone
from workflow.services import advisers, advisory, appraisal, deciding, drafting, finalising, meetings

REASON = {"reason": "Đề nghị hoàn chỉnh."}


class Way(Protocol):
    """Presses; tells whether it was done."""

    def __call__(self, verb: str, plan: Plan, who: str, turn: int | None, choice: str) -> bool: ...


def asked(plan: Plan) -> int:
    """A comment that is not answered; 0 where there is none."""
    rows = Comment.objects.filter(opinion__round__plan=plan, answer="").order_by("pk")
    return rows.values_list("pk", flat=True).first() or 0


def open_line(plan: Plan) -> int:
    rows = ConclusionLine.objects.filter(plan=plan, ticked_at=None).order_by("pk")
    return rows.values_list("pk", flat=True).first() or 0


def last_item(plan: Plan) -> Part:
    return plan.parts.filter(kind=Part.Kind.ITEM).order_by("-position")[0]


def held_now(plan: Plan) -> Meeting:
    """The open meeting of the plan; NotDone where there is none."""
    round_ = plan.decision_rounds.last()
    if round_ is None or round_.meeting is None or round_.closed_at is not None:
        raise NotDone("no meeting")
    return round_.meeting


def its_hour_has_come(meeting: Meeting) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(held_at=timezone.now() - timedelta(hours=1))


def _attend(plan: Plan, by: User) -> None:
    meeting = held_now(plan)
    rows = list(meeting.attendances.all())
    meetings.record_attendance(
        meeting,
        by=by,
        edit_number=meeting.edit_number,
        present={row.pk: index < PRESENT for index, row in enumerate(rows)},
        reasons={},
        chair=rows[0].pk,
    )
    its_hour_has_come(meeting)


def _edit(plan: Plan, by: User) -> None:
    part = last_item(plan)
    editing.save_part(part, by=by, edit_number=part.edit_number, text=f"{part.text.split(' (')[0]} (sửa).")


Service = Callable[[Plan, User, int | None, str], Any]
TITLE = [{"field": "title", "part_uid": "", "text": "Rút gọn trích yếu."}]
SERVICES: dict[str, Service] = {
    "edit": lambda plan, by, turn, choice: _edit(plan, by),
    "hand_up": lambda plan, by, turn, choice: drafting.hand_up(plan, by=by, turn=turn),
    "hand_back": lambda plan, by, turn, choice: drafting.hand_back(plan, by=by, turn=turn, **REASON),
    "release_to_advisers": lambda plan, by, turn, choice: drafting.release_to_advisers(
        plan,
        by=by,
        turn=turn,
        agencies=[agency(code) for code in ADVISERS.values()],
        due_on=timezone.localdate() + timedelta(days=3),
    ),
    "release_to_office": lambda plan, by, turn, choice: drafting.release_to_office(
        plan, by=by, turn=turn, editorial=[last_item(plan).uid]
    ),
    "recall": lambda plan, by, turn, choice: drafting.recall(plan, by=by, turn=turn, **REASON),
    "write_opinion": lambda plan, by, turn, choice: advisory.write_opinion(
        plan, by=by, answer="object", text="Cần làm rõ nguồn lực.", comments=[]
    ),
    "release_opinion": lambda plan, by, turn, choice: advisory.release_opinion(plan, by=by, turn=turn),
    "extend_adviser": lambda plan, by, turn, choice: advisers.extend_adviser(
        plan, by=by, agency=agency("ubkttu"), due_on=timezone.localdate() + timedelta(days=9)
    ),
    "withdraw_adviser": lambda plan, by, turn, choice: advisers.withdraw_adviser(
        plan, by=by, agency=agency("btgdvtu"), reason="Không thuộc lĩnh vực."
    ),
    "answer_comment": lambda plan, by, turn, choice: advisory.answer_comment(
        plan, by=by, comment=asked(plan), answer="accepted"
    ),
    "record_checklist": lambda plan, by, turn, choice: appraisal.record_checklist(
        plan, by=by, results=dict.fromkeys(POINTS, ("fits", ""))
    ),
    "hand_up_appraisal": lambda plan, by, turn, choice: appraisal.hand_up_appraisal(plan, by=by, turn=turn),
    "return_from_appraisal": lambda plan, by, turn, choice: appraisal.return_from_appraisal(
        plan, by=by, turn=turn, **REASON
    ),
    "hand_back_appraisal": lambda plan, by, turn, choice: appraisal.hand_back_appraisal(
        plan, by=by, turn=turn, **REASON
    ),
    "release_to_steering": lambda plan, by, turn, choice: appraisal.release_to_steering(
        plan, by=by, turn=turn
    ),
    "return_from_steering": lambda plan, by, turn, choice: deciding.return_from_steering(
        plan, by=by, turn=turn, **REASON
    ),
    "open_written_round": lambda plan, by, turn, choice: deciding.open_written_round(
        plan, by=by, turn=turn, closes_at=timezone.now() + timedelta(days=2), officer=person("vanphong")
    ),
    "put_to_meeting": lambda plan, by, turn, choice: meetings.put_to_meeting(
        plan, by=by, turn=turn, held_at=timezone.now() + timedelta(hours=2), officer=person("vanphong")
    ),
    "record_attendance": lambda plan, by, turn, choice: _attend(plan, by),
    "record_vote": lambda plan, by, turn, choice: meetings.record_vote(
        plan, by=by, turn=turn, agree=HANDS[0], disagree=HANDS[1], other=HANDS[2]
    ),
    "send_ballot": lambda plan, by, turn, choice: deciding.send_ballot(
        plan, by=by, choice=choice, text="" if choice == "agree" else "Cần làm rõ."
    ),
    "close_written_round": lambda plan, by, turn, choice: deciding.close_written_round(
        plan, by=by, turn=turn
    ),
    "return_from_deciding": lambda plan, by, turn, choice: deciding.return_from_deciding(
        plan, by=by, turn=turn, **REASON
    ),
    "approve": lambda plan, by, turn, choice: deciding.approve(
        plan, by=by, turn=turn, conclusion="Thông qua.", lines=TITLE
    ),
    "release_final": lambda plan, by, turn, choice: finalising.release_final(plan, by=by, turn=turn),
    "ask_for_more": lambda plan, by, turn, choice: finalising.ask_for_more(plan, by=by, turn=turn, **REASON),
    "tick_line": lambda plan, by, turn, choice: finalising.tick_line(plan, by=by, line=open_line(plan)),
    "initial": lambda plan, by, turn, choice: finalising.initial(plan, by=by, turn=turn),
}


def by_services(verb: str, plan: Plan, who: str, turn: int | None, choice: str) -> bool:
    try:
        SERVICES[verb](plan, person(who), turn, choice)
    except (NotDone, NotEditable, Conflict):
        return False
    return True


def by_http(verb: str, plan: Plan, who: str, turn: int | None, choice: str) -> bool:
    """Done when the trail has one entry more; every refusal is an answer, never an error."""
    try:
        address, data = request_of(verb, plan, choice)
    except NotDone:
        return False
    before = AuditEntry.objects.count()
    sent = data if turn is None else {"turn": turn, **data}
    answer = _client(who).post(address, sent)
    assert answer.status_code in (200, 302, 303, 403, 404, 409), (verb, who, answer.status_code)
    done = AuditEntry.objects.count() > before
    if done and verb == "record_attendance":
        its_hour_has_come(held_now(plan))
    return done


def _client(who: str) -> Client:
    """Signed in anew: a session of an example that was rolled back is gone."""
    client = Client()
    client.force_login(person(who), backend="django.contrib.auth.backends.ModelBackend")
    return client


def request_of(verb: str, plan: Plan, choice: str) -> tuple[str, dict[str, Any]]:
    uid = [plan.uid]
    tomorrow = (timezone.localdate() + timedelta(days=3)).isoformat()
    later = f"{timezone.localtime() + timedelta(days=2):%Y-%m-%dT%H:%M}"
    pages: dict[str, Callable[[], tuple[str, dict[str, Any]]]] = {
        "edit": lambda: _edit_request(plan),
        "answer_comment": lambda: (
            reverse("consolidation", args=uid),
            {"comment": asked(plan), "answer": "accepted"},
        ),
        "write_opinion": lambda: (reverse("opinion", args=uid), {**_opinion(), "then": "save"}),
        "record_checklist": lambda: (
            reverse("record_checklist", args=uid),
            {f"result_{point}": "fits" for point in POINTS},
        ),
        "send_ballot": lambda: (
            reverse("ballot", args=uid),
            {"choice": choice, "text": "" if choice == "agree" else "Cần làm rõ."},
        ),
        "approve": lambda: (
            reverse("decision", args=uid),
            {"conclusion": "Thông qua.", "line1-where": "title", "line1-text": "Rút gọn trích yếu."},
        ),
        "tick_line": lambda: (reverse("tick_line", args=[plan.uid, open_line(plan)]), {}),
        "record_attendance": lambda: _attendance_request(held_now(plan)),
    }
    if verb in pages:
        return pages[verb]()
    officer = person("vanphong").pk
    data: dict[str, dict[str, Any]] = {
        "release_to_advisers": {
            "agencies": [agency(code).pk for code in ADVISERS.values()],
            "due_on": tomorrow,
        },
        "release_to_office": {"editorial": [last_item(plan).uid]},
        "extend_adviser": {"agency": agency("ubkttu").pk, "due_on": tomorrow},
        "withdraw_adviser": {"agency": agency("btgdvtu").pk, "reason": "Không thuộc lĩnh vực."},
        "open_written_round": {"closes_at": later, "officer": officer},
        "put_to_meeting": {"held_at": later, "officer": officer},
        "record_vote": {"agree": HANDS[0], "disagree": HANDS[1], "other": HANDS[2]},
        "initial": {"signer": person("bithu").pk},
    }
    return reverse("act", args=[plan.uid, verb]), data.get(verb, REASON)


def _opinion() -> dict[str, Any]:
    rows = {"comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0}
    return {"answer": "object", "text": "Cần làm rõ nguồn lực.", **rows}


def _edit_request(plan: Plan) -> tuple[str, dict[str, Any]]:
    part = last_item(plan)
    text = f"{part.text.split(' (')[0]} (sửa)."
    address = reverse("edit_part", args=[plan.uid, part.uid])
    return address, {"text": text, "edit_number": part.edit_number}


def _attendance_request(meeting: Meeting) -> tuple[str, dict[str, Any]]:
    rows = list(meeting.attendances.all())
    there = {f"present_{row.pk}": "on" for row in rows[:PRESENT]}
    form = {"edit_number": meeting.edit_number, "chair": rows[0].pk, **there}
    return reverse("record_attendance", args=[meeting.uid]), form
