"""A plan from its arrival to the recipients, each press and each page over HTTP, by the people of the cast."""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from drafting import coverage
from drafting.models import Coverage, Plan, ReceivedDocument
from records import jobs
from workflow.checked import findings
from workflow.checklist import POINTS
from workflow.demo.casts import PROVINCE, agency, person
from workflow.models import Comment, ConclusionLine

CAST = PROVINCE


class Presses:
    """What one step costs: requests, seconds in them, queries, seconds of the worker."""

    def __init__(self) -> None:
        self.clients: dict[str, Client] = {}
        self.begin()

    def begin(self) -> None:
        self.requests, self.seconds, self.queries, self.worker = 0, 0.0, [0], 0.0

    def client(self, username: str) -> Client:
        if username not in self.clients:
            self.clients[username] = Client()
            self.clients[username].force_login(
                person(username), backend="django.contrib.auth.backends.ModelBackend"
            )
        return self.clients[username]

    def get(self, username: str, url: str) -> Any:
        return self._measured(lambda: self.client(username).get(url), 200)

    def post(self, username: str, url: str, data: dict[str, Any]) -> Any:
        return self._measured(lambda: self.client(username).post(url, data), 303)

    def _measured(self, ask: Callable[[], Any], expected: int) -> Any:
        began = time.perf_counter()
        with CaptureQueriesContext(connection) as queries:
            answer = ask()
        self.seconds += time.perf_counter() - began
        self.queries.append(len(queries))
        self.requests += 1
        if answer.status_code != expected:
            raise RuntimeError(f"{answer.request['PATH_INFO']}: {answer.status_code}, not {expected}")
        return answer

    def work(self) -> None:
        began = time.perf_counter()
        jobs.run_all()
        self.worker += time.perf_counter() - began


class Way:
    """The plan on its way; each method is one step, told by its docstring."""

    def __init__(self, data: bytes, name: str, press: Presses | None = None) -> None:
        self.press, self.data, self.name = press or Presses(), data, name
        self.received: ReceivedDocument
        self.plan: Plan

    def at(self, name: str, *more: Any) -> str:
        return reverse(name, args=[self.plan.uid, *more])

    def act(self, username: str, verb: str, **data: Any) -> None:
        """Look at the plan, then press with its present turn."""
        self.press.get(username, self.at("plan"))
        turn = Plan.objects.values_list("turn", flat=True).get(pk=self.plan.pk)
        self.press.post(username, self.at("act", verb), {"turn": turn, **data})

    def arrives(self) -> None:
        """1 register, read"""
        file = SimpleUploadedFile(self.name, self.data)
        form = {"agency": agency(CAST.committee).pk, "arrival_on": timezone.localdate().isoformat()}
        self.press.post(CAST.clerk, reverse("received_register"), {**form, "file": file})
        self.received = ReceivedDocument.objects.get()

    def is_given(self) -> None:
        """2 instruct, assign, confirm the reading"""
        uid = [self.received.uid]
        for who, page, data in (
            (CAST.instructor, "received_instruct", {"lead": agency(CAST.lead).pk}),
            (CAST.head, "received_assign", {"drafter": person(CAST.drafter).pk}),
            (CAST.drafter, "received_confirm", {"unseen": 99}),
        ):
            self.press.get(who, reverse("received_document", args=uid))
            self.press.post(who, reverse(page, args=uid), data)

    def is_derived(self) -> None:
        """3 derive the own plan"""
        self.press.post(CAST.drafter, reverse("received_derive", args=[self.received.uid]), {})
        self.plan = Plan.objects.get()
        self.press.get(CAST.drafter, self.at("plan"))

    def is_drafted(self) -> None:
        """4 answer what is left, choose recipients, hand up"""
        for row in coverage.unanswered(self.plan):
            data = {"answer": Coverage.Answer.NOT_APPLICABLE, "reason": "Nhiệm vụ của cơ quan cấp trên."}
            self.press.post(CAST.drafter, self.at("answer_task", row.uid), data)
        form = self.press.get(CAST.drafter, self.at("recipients")).context["form"]
        chosen = {"reported_to": [CAST.reported_to], "own": list(CAST.recipients), "groups": [CAST.group[0]]}
        form_data = {"seen": form.initial["seen"], "archive": form.initial["archive"], **chosen}
        self.press.post(CAST.drafter, self.at("recipients"), form_data)
        self.act(CAST.drafter, "hand_up")

    def is_commented(self) -> None:
        """5 ask three advisers, their opinions"""
        due = (timezone.localdate() + timedelta(days=5)).isoformat()
        codes = [agency(code).pk for code in CAST.advisers]
        self.act(CAST.head, "release_to_advisers", agencies=codes, due_on=due)
        item = self.plan.parts.filter(kind="item").first()
        for _writer, head in CAST.advisers.values():
            self.press.get(head, self.at("opinion"))
            rows = {"comments-TOTAL_FORMS": 1, "comments-INITIAL_FORMS": 0}
            said = {"comments-0-part_uid": item.uid, "comments-0-text": "Đề nghị nêu rõ thời gian."}
            data = {"answer": "agree_with_comments", "then": "release", **rows, **said}
            self.press.post(head, self.at("opinion"), data)

    def is_appraised(self) -> None:
        """6 answer comments, appraise, put before the board"""
        for comment in Comment.objects.filter(answer=""):
            data = {"comment": comment.pk, "answer": "accepted"}
            self.press.post(CAST.drafter, self.at("consolidation"), data)
        self.act(CAST.drafter, "hand_up")
        warnings = findings(self.plan).open_warnings
        keep = {"keep": [row.fingerprint for row in warnings], "reason": "Giữ theo văn bản của cấp trên."}
        self.press.get(CAST.head, self.at("checks"))
        self.press.post(CAST.head, self.at("checks"), keep)
        self.act(CAST.head, "release_to_office")
        fits = {f"result_{point}": "fits" for point in POINTS}
        self.press.post(CAST.officer, self.at("record_checklist"), fits)
        self.act(CAST.officer, "hand_up_appraisal")
        self.act(CAST.office_head, "release_to_steering")

    def is_decided(self) -> None:
        """7 eleven ballots, the conclusion"""
        closing = timezone.localtime() + timedelta(days=2)
        officer = person(CAST.officer).pk
        self.act(CAST.board, "open_written_round", closes_at=f"{closing:%Y-%m-%dT%H:%M}", officer=officer)
        for member in CAST.members:
            self.press.get(member, self.at("ballot"))
            self.press.post(member, self.at("ballot"), {"choice": "agree"})
        self.act(CAST.officer, "close_written_round")
        turn = self.press.get(CAST.board, self.at("decision")).context["turn"]
        data = {"turn": turn, "conclusion": "Thống nhất thông qua."}
        line = {"line1-where": "title", "line1-text": "Rút gọn trích yếu."}
        self.press.post(CAST.board, self.at("decision"), {**data, **line})

    def is_signed(self) -> None:
        """8 complete, initial, sign"""
        self.act(CAST.drafter, "hand_up")
        self.act(CAST.head, "release_final")
        line = ConclusionLine.objects.get()
        self.press.post(CAST.officer, self.at("tick_line", line.pk), {})
        self.act(CAST.office_head, "initial", signer=person(CAST.signer).pk)
        self.press.work()
        self.act(CAST.signer, "sign")
        self.press.work()

    def is_issued(self) -> None:
        """9 number, seal, deliver, download"""
        self.act(CAST.clerk, "issue", dated=timezone.localdate().isoformat())
        self.press.work()
        self.press.get(CAST.drafter, self.at("issued_pdf"))
        below = {"agency": agency("du-thanh-binh").pk, "arrival_on": timezone.localdate().isoformat()}
        self.press.post("xa1vanthu", self.at("register_arrival"), below)

    def steps(self) -> list[Callable[[], None]]:
        return [
            *(self.arrives, self.is_given, self.is_derived, self.is_drafted, self.is_commented),
            *(self.is_appraised, self.is_decided, self.is_signed, self.is_issued),
        ]
