"""A received document in words: its line in the list, who is awaited, what has happened."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from drafting.models import ReceivedDocument
from permissions.models import Agency, User
from records.models import AuditEntry
from workflow.due import Due, due
from workflow.guards import two_digits
from workflow.models import Awaited
from workflow.sentences import ACTS, said_title, whom


@dataclass(frozen=True)
class Waiting:
    act: str
    whom: str
    due: Due | None


@dataclass(frozen=True)
class Line:
    received: ReceivedDocument
    title: str
    waiting: list[Waiting]


@dataclass(frozen=True)
class Event:
    """One line of the history, as components/_timeline.html takes it."""

    when: datetime
    text: str
    who: str
    note: str = ""
    tone: str = ""


def line_of(received: Any, now: datetime) -> Line:
    """`received.waiting` holds its open rows."""
    return Line(received, said_title(received), standing(received.waiting, now))


def standing(rows: list[Awaited], now: datetime) -> list[Waiting]:
    """Who is awaited, for what, until when."""
    return [
        Waiting(
            act=str(ACTS[row.act].title),
            whom=whom(row),
            due=due(row.due_at, now),
        )
        for row in rows
    ]


DONE = {
    "register": gettext_lazy("Tiếp nhận, vào sổ số đến %(number)s"),
    "instruct": gettext_lazy("Cho ý kiến chỉ đạo, giao %(lead)s chủ trì"),
    "assign": gettext_lazy("Phân công đồng chí %(drafter)s soạn thảo"),
    "mend": gettext_lazy("Sửa kết quả đọc %(times)s chỗ"),
    "read": gettext_lazy("Nhận dạng xong chữ trong bản chụp"),
    "read_again": gettext_lazy("Yêu cầu nhận dạng lại"),
    "type_in": gettext_lazy("Bắt đầu nhập nội dung bằng tay"),
    "confirm": gettext_lazy("Xác nhận kết quả đọc"),
    "derive": gettext_lazy("Lập dự thảo kế hoạch"),
    "certify_copy": gettext_lazy("Lập bản sao số %(symbol)s"),
    "send_copy": gettext_lazy("Gửi bản sao số %(symbol)s"),
}


def history(received: ReceivedDocument) -> list[Event]:
    """From the trail, newest first; mendings in a row by one person are one line. Three queries."""
    entries = list(AuditEntry.objects.filter(subject=received.subject).order_by("pk"))
    runs: list[tuple[AuditEntry, int]] = []
    for entry in entries:
        last = runs[-1] if runs else None
        if last and entry.verb == "mend" == last[0].verb and entry.actor == last[0].actor:
            runs[-1] = (entry, last[1] + 1)
        else:
            runs.append((entry, 1))
    names = _names(entries)
    return [_event(entry, times, names, received) for entry, times in reversed(runs) if entry.verb in DONE]


def _event(entry: AuditEntry, times: int, names: dict[str, str], received: ReceivedDocument) -> Event:
    detail = entry.detail
    text = str(DONE[entry.verb]) % {
        "number": detail.get("number", ""),
        "lead": names.get(detail.get("lead", ""), ""),
        "drafter": names.get(detail.get("drafter", ""), ""),
        "times": two_digits(times),
        "symbol": detail.get("symbol", ""),
    }
    note = received.instruction if entry.verb == "instruct" else ""
    if letter := detail.get("letter"):
        note = "\n".join(filter(None, [_("Công văn số %(symbol)s") % {"symbol": letter}, note]))
    if left := detail.get("unseen"):
        note = _("Còn %(count)s chỗ cần xem lại chưa được đánh dấu “Đã xem”.") % {"count": two_digits(left)}
    return Event(
        entry.at, text, entry.actor_name, note, "good" if entry.verb in ("confirm", "derive") else ""
    )


def _names(entries: list[AuditEntry]) -> dict[str, str]:
    """Codes of agencies and names of accounts in the trail → how they are called today."""
    codes = {entry.detail["lead"] for entry in entries if entry.detail.get("lead")}
    accounts = {entry.detail["drafter"] for entry in entries if entry.detail.get("drafter")}
    agencies = Agency.objects.filter(code__in=codes).values_list("code", "name")
    people = User.objects.filter(username__in=accounts).values_list("username", "full_name")
    return dict(agencies) | dict(people)
