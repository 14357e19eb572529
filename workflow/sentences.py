"""What an awaited row asks for, in words: the sentence, the page where it is done, the act on the button."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from drafting.models import Plan, ReceivedDocument, Recognition, Status
from permissions.duties import Duty
from workflow.due import Due, due
from workflow.guards import two_digits
from workflow.models import Awaited, CertifiedCopy


class Say(NamedTuple):
    title: Any
    button: Any
    place: str
    """Name of the address; all of them take the uid of the plan or of the received document."""


ACTS: dict[str, Say] = {
    "instruct": Say(gettext_lazy("Cho ý kiến chỉ đạo"), gettext_lazy("Cho ý kiến"), "received_document"),
    "assign": Say(gettext_lazy("Phân công xử lý"), gettext_lazy("Phân công"), "received_document"),
    "confirm": Say(
        gettext_lazy("Rà soát, xác nhận kết quả đọc văn bản"), gettext_lazy("Rà soát"), "received_reading"
    ),
    "derive": Say(
        gettext_lazy("Soạn thảo kế hoạch thực hiện"), gettext_lazy("Soạn thảo"), "received_document"
    ),
    "hand_up": Say(gettext_lazy("Soạn thảo, trình lãnh đạo ban"), gettext_lazy("Soạn thảo"), "plan"),
    "release": Say(gettext_lazy("Duyệt, chuyển dự thảo"), gettext_lazy("Xem, duyệt"), "plan"),
    "write_opinion": Say(gettext_lazy("Góp ý dự thảo"), gettext_lazy("Góp ý"), "opinion"),
    "release_opinion": Say(gettext_lazy("Duyệt, gửi ý kiến góp ý"), gettext_lazy("Duyệt, gửi"), "opinion"),
    "hand_up_appraisal": Say(gettext_lazy("Thẩm định dự thảo"), gettext_lazy("Thẩm định"), "appraisal"),
    "release_to_steering": Say(
        gettext_lazy("Duyệt kết quả thẩm định, trình Thường trực"), gettext_lazy("Duyệt, trình"), "plan"
    ),
    "open_written_round": Say(
        gettext_lazy("Cho ý kiến về việc trình cơ quan quyết định"), gettext_lazy("Cho ý kiến"), "plan"
    ),
    "send_ballot": Say(gettext_lazy("Gửi phiếu xin ý kiến"), gettext_lazy("Mở phiếu"), "ballot"),
    "close_written_round": Say(
        gettext_lazy("Theo dõi, kết thúc xin ý kiến bằng văn bản"), gettext_lazy("Theo dõi"), "decision"
    ),
    "confirm_ballots": Say(
        gettext_lazy("Đối chiếu phiếu giấy đã nhập với bản chụp"), gettext_lazy("Đối chiếu"), "decision"
    ),
    "record_vote": Say(
        gettext_lazy("Ghi danh sách dự họp, kết quả biểu quyết tại hội nghị"), gettext_lazy("Ghi"), "decision"
    ),
    "record_outcome": Say(
        gettext_lazy("Ghi kết luận sau khi xin ý kiến"), gettext_lazy("Ghi kết luận"), "decision"
    ),
    "tick_line": Say(
        gettext_lazy("Kiểm tra bản hoàn chỉnh theo kết luận"), gettext_lazy("Kiểm tra"), "conclusion"
    ),
    "initial": Say(gettext_lazy("Ký nháy, trình ký"), gettext_lazy("Ký nháy"), "plan"),
    "sign": Say(gettext_lazy("Ký văn bản"), gettext_lazy("Ký"), "plan"),
    "issue": Say(gettext_lazy("Cấp số, ngày và phát hành"), gettext_lazy("Phát hành"), "plan"),
    "take_back_seal": Say(
        gettext_lazy("Ký số của cơ quan, nộp lại bản đã ký"), gettext_lazy("Nộp lại"), "plan"
    ),
    "sign_on_paper": Say(
        gettext_lazy("Ký bản giấy do văn thư trình; chưa ký được thì chuyển lại"),
        gettext_lazy("Xem"),
        "plan",
    ),
    "hand_in_scan": Say(
        gettext_lazy("In, trình ký, đóng dấu, nộp lại bản quét"), gettext_lazy("Nộp bản quét"), "plan"
    ),
    "vouch_for_scan": Say(
        gettext_lazy("Xem kết quả đối chiếu, xác nhận bản quét"), gettext_lazy("Đối chiếu"), "plan"
    ),
    "confirm_scan": Say(
        gettext_lazy("Đối chiếu bản quét với bản giấy đã ký, đóng dấu"), gettext_lazy("Đối chiếu"), "plan"
    ),
    "settle_returned": Say(
        gettext_lazy("Xử lý văn bản mà nơi nhận trả lại"), gettext_lazy("Xử lý"), "deliveries"
    ),
    "send_copy": Say(gettext_lazy("Gửi bản sao đến nơi nhận"), gettext_lazy("Gửi"), "copy"),
    "take_note": Say(gettext_lazy("Văn bản đã nhận có thay đổi"), gettext_lazy("Xem"), "plan"),
    "register": Say(gettext_lazy("Tiếp nhận văn bản đến"), gettext_lazy("Tiếp nhận"), "register_arrival"),
}

OF_COPIES = {
    "send_copy": "copy",
    "register": "copy_arrival",
    "take_note": "copy_arrival",
    "settle_returned": "copy",
}
"""The acts on a certified copy → name of the address, which takes its number."""

UNREAD = {
    Recognition.State.WORKING: gettext_lazy("Rà soát, xác nhận kết quả đọc sau khi nhận dạng chữ xong"),
    Recognition.State.FAILED: gettext_lazy("Yêu cầu nhận dạng lại bản chụp hoặc nhập nội dung bằng tay"),
}

RETURNED = {
    Status.APPRAISAL: gettext_lazy("Hoàn chỉnh theo ý kiến thẩm định của Văn phòng"),
    Status.STEERING: gettext_lazy("Hoàn chỉnh theo ý kiến của Thường trực, trình lại"),
    Status.DECIDING: gettext_lazy("Hoàn chỉnh, trình lại theo kết luận"),
    Status.SIGNING: gettext_lazy("Hoàn chỉnh theo ý kiến của người ký, người phát hành"),
}


@dataclass(frozen=True)
class Task:
    """One row of the inbox, as components/_row.html takes it."""

    title: str
    url: str
    detail: str
    quote: str
    due: Due | None
    button: str


def task_of(row: Any, now: datetime) -> Task:
    """`row` as workflow.inbox.page gives it, with its counts and the reason of a return."""
    title, button, place, anchor = _wanted(row)
    copy = row.copy
    url = reverse(OF_COPIES[row.act], args=[copy.pk]) if copy else reverse(place, args=[row.thing.uid])
    return Task(
        title=title,
        url=url + anchor,
        detail=" · ".join(filter(None, [_about(row.thing), _letter(row)])),
        quote=_quote(row),
        due=due(row.due_at, now),
        button=button,
    )


def _letter(row: Any) -> str:
    """The letter that charges the agency with what is asked."""
    return (
        _("Công văn số %(symbol)s") % {"symbol": row.letter} if row.letter and row.act != "instruct" else ""
    )


def _wanted(row: Any) -> tuple[str, str, str, str]:
    """Sentence, words of the button, name of the address, anchor."""
    if row.act == "hand_up":
        return _writing(row)
    if row.act == "confirm" and row.unread:
        return str(UNREAD[row.unread]), _("Xem"), ACTS[row.act].place, ""
    say = ACTS[row.act]
    title = str(say.title)
    if row.act == "release" and row.plan.status == Status.FINALISING:
        title = _("Duyệt, chuyển bản hoàn chỉnh theo kết luận")
    elif row.act == "derive" and row.received.symbol:
        title = _("Soạn thảo kế hoạch thực hiện văn bản số %(symbol)s") % {"symbol": row.received.symbol}
    elif row.act == "open_written_round":
        title = _("Cho ý kiến về việc trình %(body)s") % {"body": row.plan.deciding_body}
    return title, str(say.button), say.place, ""


def _writing(row: Any) -> tuple[str, str, str, str]:
    """The drafter's next thing: comments, then the conclusion's lines, then the parent's tasks, then a return."""
    if row.comments_left:
        title = _("Giải trình %(n)s ý kiến góp ý còn lại") % {"n": two_digits(row.comments_left)}
        return title, _("Giải trình"), "consolidation", ""
    if row.plan.status == Status.FINALISING and row.lines_left:
        title = _("Hoàn chỉnh %(n)s nội dung theo kết luận") % {"n": two_digits(row.lines_left)}
        return title, _("Hoàn chỉnh"), "conclusion", ""
    if row.tasks_left and row.plan.status != Status.FINALISING and not row.plan.unanswered_allowed:
        title = _("Đối chiếu %(n)s nhiệm vụ của cấp trên còn lại") % {"n": two_digits(row.tasks_left)}
        return title, _("Đối chiếu"), "plan", "#unanswered"
    if row.returned_from in RETURNED:
        return str(RETURNED[row.returned_from]), _("Hoàn chỉnh"), "plan", ""
    return _("Hoàn chỉnh dự thảo, trình lãnh đạo ban"), _("Mở dự thảo"), "plan", ""


def _quote(row: Any) -> str:
    """The reason of a return, for those who work on it."""
    return f"“{row.return_reason}”" if row.return_reason and row.act in ("hand_up", "release") else ""


def titled(thing: Plan | ReceivedDocument | CertifiedCopy) -> str:
    """What it is called in mails; of a copy neither number nor title of the original."""
    if isinstance(thing, Plan):
        return thing.short_title
    if isinstance(thing, CertifiedCopy):
        return _("%(kind)s số %(symbol)s") % {"kind": thing.get_kind_display(), "symbol": thing.symbol}
    return said_title(thing)


def _about(thing: Plan | ReceivedDocument | CertifiedCopy) -> str:
    if isinstance(thing, Plan):
        return _about_plan(thing)
    if isinstance(thing, CertifiedCopy):
        return f"{titled(thing)}: {titled(thing.source)}"
    return _about_arrival(thing)


def _about_plan(plan: Plan) -> str:
    if plan.status in (Status.ISSUED, Status.REPLACED, Status.WITHDRAWN):
        return plan.short_title
    mark = _("Dự thảo lần %(n)s") % {"n": plan.draft_number}
    return f"{plan.short_title} · {mark}"


def whom(row: Awaited) -> str:
    """Who is awaited, as one says it: a person, or the people of an agency whose duty it is."""
    if row.person is not None:
        return _("đồng chí %(name)s") % {"name": row.person}
    if row.duty in (Duty.RELEASE, Duty.INSTRUCT):
        return _("lãnh đạo %(agency)s") % {"agency": row.agency}
    if row.duty in (Duty.RECEIVE, Duty.ISSUE):
        return _("văn thư %(agency)s") % {"agency": row.agency}
    return str(row.agency)


def said_title(received: ReceivedDocument) -> str:
    """The title as one says it: “Kế hoạch của Bộ Chính trị thực hiện …” for KẾ HOẠCH CỦA BỘ CHÍNH TRỊ thực hiện …"""
    words = received.title.split()
    capitals = 0
    while capitals < len(words) and words[capitals].isupper():
        capitals += 1
    head, rest = " ".join(words[:capitals]), " ".join(words[capitals:])
    kind, of, _issuer = head.partition(" CỦA ")
    if of and received.sender:
        return f"{kind.capitalize()} của {received.sender} {rest}".strip()
    return f"{head.capitalize()} {rest}".strip() if not of else received.title


def _about_arrival(received: ReceivedDocument) -> str:
    arrival = _("Số đến %(number)s, ngày %(date)s") % {
        "number": received.arrival_number,
        "date": f"{received.arrival_on:%d/%m/%Y}",
    }
    return " · ".join(filter(None, [received.symbol, said_title(received), arrival]))
