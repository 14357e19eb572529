"""What arrives: the clerk registers it, the permanent board instructs, the head assigns, the drafter confirms."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from drafting.models import EarlierReading, Participation, Plan, ReceivedDocument, Urgency
from drafting.reading.limited import read_limited
from drafting.reading.refusals import ReadingRefused
from drafting.readings import placing, settling
from drafting.searching.points import index
from drafting.text import keep
from permissions.duties import Duty, holders, holds
from permissions.models import Agency, User
from records import audit, files
from workflow import recognising
from workflow.acting import seen
from workflow.arriving import arrival_of
from workflow.awaiting import end_of, named, settle, wait_for
from workflow.dossier.forwarding import Letter, forwarding_letter
from workflow.guards import two_digits
from workflow.issuance.archive.unpack import NoArchive, looks_like_one, unpack
from workflow.models import ArrivalCounter, CertifiedCopy, Delivery, Paper
from workflow.receiving import acting_on
from workflow.refusals import Blocked, Hidden, Overtaken, Refused, Unfit
from workflow.services.dossier import numbered


def register_file(
    agency: Agency,
    *,
    by: User,
    data: bytes,
    name: str,
    arrival_number: int | None = None,
    arrival_on: date | None = None,
    once: bool = False,
    read: Callable[[bytes, str], dict[str, Any]] | None = None,
    **head: Any,
) -> ReceivedDocument:
    """The clerk registers an uploaded file. It is read first: what cannot be read leaves nothing behind.

    A scan is registered at once and read by the worker. `head`: symbol, issued_on, sender, title as typed; what is
    empty is taken from the document. Raises Unfit with the reader's sentence; an arrival number given by hand must
    be free. An archive (issuance.archive) brings its text along and is not read. `once`: a file that this agency has
    registered already is Overtaken, with the address of that arrival.
    """
    _may_register(agency, by)
    if len(data) > settings.UPLOAD_LIMIT:
        raise Unfit(
            _("Tệp lớn hơn %(limit)s MB nên chưa tiếp nhận; đề nghị tách phụ lục hoặc nén ảnh trong tệp.")
            % {"limit": settings.UPLOAD_LIMIT // 1024 // 1024},
            field="file",
        )
    try:
        data, name, bundle = _opened(data, name) or (data, name, None)
        if bundle is None:
            bundle = read(data, name) if read else read_limited(data, name, ocr=False)
    except NoArchive as refusal:
        raise Unfit(str(refusal), field="file") from refusal
    except ReadingRefused as refusal:
        if refusal.code != SCAN:
            raise Unfit(str(refusal), field="file") from refusal
        bundle = None
    with transaction.atomic():
        received = ReceivedDocument(
            agency=agency,
            file=files.store(data, "application/octet-stream"),
            file_name=name[-255:],
            **{field: value for field, value in head.items() if value},
        )
        if bundle is not None:
            settling.settle(received, bundle)
        elif not received.title:
            received.title = recognising.title_of(received.file_name)
        _register(received, by=by, arrival_number=arrival_number, arrival_on=arrival_on, once=once)
        if received.file and (bundle is None or received.pictured):
            recognising.ask_for_pictures(received.file, received.subject)
        if bundle is None:  # after the pictures, which take seconds where this takes minutes
            recognising.ask_for_recognition(received)
        return received


def _opened(data: bytes, name: str) -> tuple[bytes, str, dict[str, Any]] | None:
    """Of an archive that another deployment has made: its signed file, a name for it, its text; None of other files."""
    if not looks_like_one(data):
        return None
    found = unpack(data)
    return found.pdf, f"{found.symbol.replace('/', '-')}.pdf" if found.symbol else name, found.bundle


SCAN = "scan"
"""The reader's word for a file whose pages are pictures of paper."""


def register(
    thing: Plan | CertifiedCopy,
    agency: Agency,
    *,
    by: User,
    arrival_number: int | None = None,
    arrival_on: date | None = None,
) -> ReceivedDocument:
    """The receiving clerk registers the arrival of what was sent here, a plan or a copy: that is the receipt."""
    with transaction.atomic():
        # Without its arrival: what is joined to a row that was waited for is as it stood before the wait.
        delivery = Delivery.objects.select_for_update().filter(**named(thing), agency=agency).first()
        seen(thing, by)
        if delivery is None:
            raise Hidden("")
        _may_register(agency, by)
        if delivery.returned_at is not None:
            raise Overtaken(
                _("Văn bản đã được trả lại cơ quan gửi nên không vào sổ được nữa."), reverse("inbox")
            )
        if delivery.arrival is not None:
            raise Overtaken(
                _("Văn bản đã được tiếp nhận, số đến %(number)s.")
                % {"number": delivery.arrival.arrival_number}
            )
        received = arrival_of(thing, agency)
        _register(received, by=by, arrival_number=arrival_number, arrival_on=arrival_on)
        if received.awaits_reading:
            recognising.ask_for_recognition(received)
        delivery.arrival = received
        delivery.save(update_fields=["arrival"])
        settle(thing, "register", by=by, agency=agency)
        return received


def _may_register(agency: Agency, by: User) -> None:
    if not holds(by, Duty.RECEIVE, agency, timezone.localdate()):
        raise Refused(
            _("Chỉ văn thư được giao tiếp nhận văn bản của %(agency)s mới vào sổ được.") % {"agency": agency}
        )


def _register(
    received: ReceivedDocument,
    *,
    by: User,
    arrival_number: int | None,
    arrival_on: date | None,
    once: bool = False,
) -> ReceivedDocument:
    agency = received.agency
    received.arrival_on = arrival_on or timezone.localdate()
    if received.arrival_on > timezone.localdate():
        raise Unfit(_("Ngày đến không được sau hôm nay."), field="arrival_on")
    received.arrival_year = received.arrival_on.year
    counter = _locked_counter(agency, received.arrival_year)
    if once:
        _refuse_second(received)
    received.arrival_number = _take_number(counter, arrival_number)
    received.registered_by = by
    received.save()
    Participation.objects.create(received=received, agency=agency, duty=Duty.RECEIVE)
    if holders(Duty.INSTRUCT, agency, timezone.localdate()).exists():
        wait_for(received, "instruct", agency=agency, duty=Duty.INSTRUCT)
    audit.append(
        agency.body.code,
        "register",
        actor=by,
        subject=received.subject,
        detail={"number": received.arrival_number, "file": received.file.sha256 if received.file else ""},
    )
    return received


def _refuse_second(received: ReceivedDocument) -> None:
    """The same file again is a double click or an oversight. Asked while the counter is locked."""
    known = ReceivedDocument.objects.filter(agency=received.agency, file=received.file).first()
    if known is not None:
        raise Overtaken(
            _("Tệp này đã được tiếp nhận ngày %(date)s, số đến %(number)s.")
            % {"date": f"{known.arrival_on:%d/%m/%Y}", "number": known.arrival_number},
            reverse("received_document", args=[known.uid]),
        )


def _locked_counter(agency: Agency, year: int) -> ArrivalCounter:
    ArrivalCounter.objects.get_or_create(agency=agency, year=year)
    return ArrivalCounter.objects.select_for_update().get(agency=agency, year=year)


def _take_number(counter: ArrivalCounter, wanted: int | None) -> int:
    taken = ReceivedDocument.objects.filter(agency=counter.agency_id, arrival_year=counter.year)
    if wanted and taken.filter(arrival_number=wanted).exists():
        raise Unfit(
            _("Số đến %(number)s đã dùng trong năm %(year)s; số tiếp theo là %(next)s.")
            % {"number": wanted, "year": counter.year, "next": counter.last + 1},
            field="arrival_number",
        )
    number = wanted or counter.last + 1
    counter.last = max(counter.last, number)
    counter.save(update_fields=["last"])
    return number


def instruct(
    received: ReceivedDocument,
    *,
    by: User,
    lead: Agency,
    partners: list[Agency],
    due_on: date | None,
    instruction: str = "",
    urgency: str = "",
    patron: User | None = None,
    letter: Letter | None = None,
) -> None:
    """Which agency leads, who assists, who of the permanent board looks after it, until when, how urgent.

    `letter`: the instruction goes out as a numbered letter that sends the document on; both are one act.
    """
    if urgency not in ("", *Urgency.values):
        raise Unfit(_("Cần chọn mức độ khẩn trong danh sách."))
    if due_on is not None and due_on < timezone.localdate():
        raise Unfit(_("Thời hạn phải từ hôm nay trở đi."))
    with acting_on(received, "instruct", by=by) as act:
        doc = act.received
        doc.lead, doc.due_on, doc.instruction = lead, due_on, instruction.strip()
        doc.urgency, doc.patron, doc.given_back = urgency, patron, ""
        doc.instructed_by, doc.instructed_at = by, act.now
        doc.partners.set([partner for partner in partners if partner != lead])
        act.join(lead, Duty.DRAFT)
        for partner in doc.partners.all():
            act.join(partner, Duty.ADVISE)
        act.settle("instruct")
        act.wait_for("assign", agency=lead, duty=Duty.RELEASE, due_at=end_of(due_on))
        act.detail |= {"lead": lead.code, "due_on": due_on.isoformat() if due_on else ""}
        if urgency:
            act.detail["urgency"] = urgency
        if patron:
            act.detail["patron"] = patron.username
        if letter is not None:
            act.detail["letter"] = _letter(doc, letter, by).symbol


def _letter(received: ReceivedDocument, letter: Letter, by: User) -> Paper:
    if letter.copy is not None and letter.copy.received_id != received.pk:
        raise Unfit(_("Bản sao gửi kèm phải là bản sao của văn bản này."), field="copy")
    kind = Paper.Kind.FORWARDING
    about = str(Paper.objects.filter(received=received, kind=kind).count() + 1)
    words = forwarding_letter(received, list(received.partners.all()), letter)
    return numbered(words, by, None, kind=kind, about=about, received=received, copy=letter.copy)


def give_back(received: ReceivedDocument, *, by: User, reason: str, suggested: Agency | None = None) -> None:
    """The head of the leading agency gives it back to whoever instructs, with the reason; nobody leads then."""
    reason = " ".join(reason.split())
    if not reason:
        raise Unfit(_("Cần ghi lý do trả lại."))
    with acting_on(received, "give_back", by=by) as act:
        doc = act.received
        told = reason
        if suggested is not None:
            told = _("%(reason)s Đề nghị giao %(agency)s.") % {"reason": reason, "agency": suggested}
        act.detail |= {"lead": act.agency.code, "reason": told}
        doc.lead, doc.given_back = None, told
        doc.partners.clear()
        act.settle("assign")
        act.leave(Duty.DRAFT, Duty.ADVISE)
        act.wait_for("instruct", agency=doc.agency, duty=Duty.INSTRUCT, due_at=end_of(doc.due_on))


def assign(received: ReceivedDocument, *, by: User, drafter: User) -> None:
    """The head of the leading agency hands it to a specialist."""
    with acting_on(received, "assign", by=by) as act:
        doc = act.received
        if drafter not in holders(Duty.DRAFT, act.agency, timezone.localdate()):
            raise Unfit(_("Cần chọn chuyên viên soạn thảo của %(agency)s.") % {"agency": act.agency})
        doc.drafter, doc.assigned_by, doc.assigned_at = drafter, by, act.now
        act.settle("assign")
        verb = "derive" if doc.confirmed_id else "confirm"
        act.wait_for(verb, agency=act.agency, duty=Duty.DRAFT, person=drafter, due_at=end_of(doc.due_on))
        act.detail["drafter"] = drafter.username


def mend(received: ReceivedDocument, *, by: User, how: Callable[..., None], **what: Any) -> None:
    """Correct what was read; `how` is a function of drafting.readings."""
    with acting_on(received, "mend", by=by) as act:
        how(act.received, **what)
        act.detail |= {"how": how.__name__, "part": what.get("uid", "")}


def look_at(received: ReceivedDocument, *, by: User, doubt: int) -> None:
    """Note that an unsure place was looked at; raises Hidden where there is none of this number."""
    with acting_on(received, "mend", by=by) as act:
        document = act.received.document or {}
        if all(entry["id"] != doubt for entry in document.get("doubts", [])):
            raise Hidden("")
        placing.look_at(act.received, doubt=doubt, by=by.full_name)
        act.detail |= {"how": "look_at", "doubt": doubt}


def confirm(received: ReceivedDocument, *, by: User, unseen: int = 0) -> None:
    """The drafter confirms the reading; from here on it is a parent plan and does not change.

    `unseen`: how many unsure places the person knows that nobody has looked at; raises Blocked when there are more.
    """
    with acting_on(received, "confirm", by=by) as act:
        doc = act.received
        document = doc.document
        if document is None:
            raise Blocked(_("Văn bản chưa đọc xong nên chưa xác nhận được."))
        if not document["items"]:
            raise Unfit(_("Kết quả đọc chưa có nội dung nào nên chưa xác nhận được."))
        left = placing.unseen(document)
        if left > unseen:
            raise Blocked(
                _("Còn %(count)s chỗ cần xem lại chưa được đánh dấu “Đã xem”.") % {"count": two_digits(left)}
            )
        doc.confirmed, doc.confirmed_by, doc.confirmed_at = keep(document), by, act.now
        index(doc.confirmed)
        EarlierReading.objects.filter(received=doc).delete()
        act.settle("confirm")
        act.wait_for("derive", agency=act.agency, duty=Duty.DRAFT, person=by, due_at=end_of(doc.due_on))
        act.detail["content"] = doc.confirmed.sha256
        if left:
            act.detail["unseen"] = left
