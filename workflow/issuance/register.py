"""Sổ đăng ký văn bản đi: every number of a series with what it was given for; rows of several kinds in one order.

A row says what its plan or meeting is about only to those who see that; the clerk who keeps the register finds every
number of it, without the words of what is not open to him. Columns: those of the local model of Nghị định
30/2020/NĐ-CP (the Party's form is not known): number and symbol, day, type and abstract, signer, recipients, where the
file copy is kept, number of copies, note.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from drafting.models import Status
from drafting.visibility import few_plans, plans_visible_to, received_visible_to
from permissions.duties import Duty, agencies_of, holdings
from permissions.models import Agency, Kind
from workflow.meetings import visible_meetings
from workflow.models import CertifiedCopy, Delivery, HeldNumber, Issuance, Paper, Series

COLUMNS = [
    ["Số, ký hiệu", 10],
    ["Ngày", 9],
    ["Tên loại, trích yếu", 31],
    ["Người ký", 13],
    ["Nơi nhận", 17],
    ["Đơn vị giữ bản lưu", 8],
    ["Số lượng bản", 5],
    ["Ghi chú", 7],
]
"""Names and widths in percent; Vietnamese, as the register is a document."""


@dataclass(frozen=True)
class Line:
    """One number as it stands in the register; `open` is false where its words are not for this person."""

    number: int
    symbol: str
    dated: Any
    title: str
    url: str = ""
    signer: str = ""
    position: str = ""
    sent: int | None = None
    received: int | None = None
    recipients: str = ""
    kept_by: str = ""
    copies: int | None = None
    note: str = ""
    tone: str = ""
    open: bool = True

    def cells(self) -> list[str]:
        """As it is printed, in the order of COLUMNS."""
        return [
            self.symbol,
            f"{self.dated:%d/%m/%Y}",
            self.title,
            self.signer,
            self.recipients,
            self.kept_by,
            str(self.copies or ""),
            self.note,
        ]


def registers_of(user: Any) -> "QuerySet[Series]":
    """The series of the committees in which this person serves, and of their bodies; the newest term first."""
    held = {agency for agency, _duty in holdings(user, timezone.localdate())}
    own = Agency.objects.filter(pk__in=held).values_list(Coalesce(F("committee_id"), F("pk")), flat=True)
    return (
        Series.objects.filter(
            Q(body__in=own) | Q(body__in=held) | Q(body__committee__in=held, body__kind=Kind.OFFICE)
        )
        .select_related("body", "term")
        .order_by("-term__since", "body__order", "type_name")
    )


def keeps(user: Any, series: Series) -> bool:
    """Whether this person is the clerk of the register: the committee's clerk keeps those of its Office, too."""
    kept = agencies_of(user, Duty.ISSUE, timezone.localdate())
    body = series.body
    return body.pk in kept or (body.kind == Kind.OFFICE and body.committee_id in kept)


def rows_of(user: Any, series: Series | None) -> "list[QuerySet[Any]]":
    """Plans issued here, papers of the dossiers, numbers held; each with `open_to` (whether its words may be told)."""
    issued = (
        Issuance.objects.filter(series=series, number__isnull=False)
        .select_related("plan", "signer")
        .annotate(
            open_to=Exists(Issuance.objects.filter(plans_visible_to(user, "plan"), pk=OuterRef("pk"))),
            sent=_counted(Delivery.objects.all()),
            received=_counted(Delivery.objects.exclude(arrival=None)),
        )
    )
    seen = (
        Q(plans_visible_to(user, "plan"))
        | Q(meeting__in=visible_meetings(user))
        | Q(received_visible_to(user, "received"))
    )
    papers = (
        Paper.objects.filter(series=series)
        .select_related("plan", "meeting", "received", "agency", "content")
        .defer("received__reading", "received__instruction")
        .annotate(open_to=Exists(Paper.objects.filter(seen, pk=OuterRef("pk"))))
    )
    if series is not None and keeps(user, series):
        held = HeldNumber.objects.filter(series=series).exclude(state=HeldNumber.State.GIVEN)
        copies = CertifiedCopy.objects.filter(series=series).select_related("plan", "received", "block")
        return [issued, papers, held, copies]
    if (few := few_plans(user)) is not None:
        issued = issued.filter(plan__in=few)
    return [issued.filter(open_to=True), papers.filter(open_to=True)]


def _counted(deliveries: "QuerySet[Delivery]") -> Coalesce:
    rows = deliveries.filter(plan=OuterRef("plan")).order_by().values("plan").annotate(n=Count("pk"))
    return Coalesce(Subquery(rows.values("n")), 0)


def line_of(row: Issuance | Paper | HeldNumber | CertifiedCopy) -> Line:
    """What stands in the register for this row."""
    if isinstance(row, HeldNumber):
        return _held(row)
    if isinstance(row, CertifiedCopy):
        return _copy(row)
    if not row.open_to:  # type: ignore[union-attr]  # annotated by rows_of
        title = _("Văn bản không mở cho đồng chí")
        return Line(row.number or 0, row.symbol, row.dated, title, open=False)
    return _issued(row) if isinstance(row, Issuance) else _paper(row)


def _issued(row: Any) -> Line:
    note, tone = "", ""
    if row.plan.status in (Status.REPLACED, Status.WITHDRAWN):
        note, tone = " ".join([row.plan.get_status_display(), row.ended_by]), "warn"
    elif not row.issued_at:
        note, tone = _("Đang đóng dấu, phát hành"), "calm"
    if row.by_hand:
        note = "; ".join(filter(None, [note, _("Bản giấy ký tay, quét lại")]))
    agencies = {code for line in row.recipients for code in line["agencies"]}
    return Line(
        row.number,
        row.symbol,
        row.dated,
        row.plan.short_title,
        reverse("plan", args=[row.plan.uid]),
        row.signer.full_name,
        row.position,
        row.sent,
        row.received,
        "; ".join(line["text"] for line in row.recipients),
        getattr(row, "archive", None) or "",
        len(agencies) + 1,
        note,
        tone,
    )


def _paper(row: Any) -> Line:
    body = row.content.body
    signature = body["signatures"][0]
    kept = body["archive"]
    places = {"dossier": row.plan, "meeting": row.meeting, "received_document": row.received}
    url = next(reverse(name, args=[thing.uid]) for name, thing in places.items() if thing)
    listed = [*body["addressees"], *body["recipients"]]
    return Line(
        row.number,
        row.symbol,
        row.dated,
        " ".join([*body["type_lines"], body["about"]]).strip() or str(row.get_kind_display()),
        url,
        signature["name"],
        signature["position"],
        recipients="; ".join(listed),
        kept_by=kept,
        copies=len(listed) + bool(kept) or None,
    )


def _copy(row: CertifiedCopy) -> Line:
    source = row.plan.short_title if row.plan else row.received.title if row.received else ""
    block = row.block.body
    recipients = [line.lstrip("- ").rstrip(";.") for line in block["recipients"]]
    return Line(
        row.number,
        row.symbol,
        row.dated,
        f"{row.get_kind_display()}: {source}",
        reverse("certified_copy", args=[row.pk]),
        block["name"],
        " ".join(block["position"]),
        recipients="; ".join(recipients),
        copies=len(recipients),
    )


def _held(row: HeldNumber) -> Line:
    state = HeldNumber.State(row.state)
    tones = {HeldNumber.State.RESERVED: "warn", HeldNumber.State.VOID: "late"}
    note = f"{state.label}: {row.reason}" if row.reason else str(state.label)
    url = reverse("record_outside") + f"?held={row.pk}"
    return Line(
        row.number,
        row.symbol,
        row.dated,
        row.about,
        url if state == HeldNumber.State.RESERVED else "",
        row.signed_by,
        recipients=row.sent_to,
        note=note,
        tone=tones.get(state, "calm"),
    )


def lines_for_print(user: Any, series: Series) -> list[Line]:
    """The whole register, the first number first."""
    issued, *others = rows_of(user, series)
    kinds = [issued.annotate(archive=KeyTextTransform("archive", "revision__content__body")), *others]
    rows = [row for kind in kinds for row in kind.order_by("number")]
    return [line_of(row) for row in sorted(rows, key=lambda row: row.number)]


def paper_of(series: Series, lines: Iterable[Line]) -> dict[str, Any]:
    """The register as `drafting.rendering.papers` prints a table."""
    said = f"Sổ bắt đầu từ số {series.taken_over + 1:02d}, tiếp theo {series.taken_over_from}."
    return {
        "heading": "SỔ ĐĂNG KÝ VĂN BẢN ĐI",
        "about": f"{series.type_name} của {series.body.name}, nhiệm kỳ {series.term.name}",
        "lines": [said] if series.taken_over else [],
        "columns": COLUMNS,
        "rows": [line.cells() for line in lines],
    }
