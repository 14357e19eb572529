"""Numbers of a register: 1..n for (issuing body, type name, term of its committee), without gap or double.

HD36 II.1.3. The counter's row is locked until the transaction ends, so that a number that was not used is not taken.
"""

from datetime import date

from django.utils.translation import gettext as _

from permissions.models import Agency, Term
from workflow.models import CertifiedCopy, HeldNumber, Issuance, Paper, Series
from workflow.refusals import Blocked, Unfit

NUMBERED: tuple[type[Issuance | Paper | HeldNumber | CertifiedCopy], ...] = (
    Issuance,
    Paper,
    HeldNumber,
    CertifiedCopy,
)
"""Whose rows have numbers of a series."""


def take_number(body: Agency, type_name: str, dated: date, *, today: date) -> tuple[Series, int]:
    """The register and the next number of it, for a document of this day.

    Blocked where the committee has no term; Unfit for a day after today, or before that of the number before.
    """
    series = _locked(body, type_name, dated)
    _refuse_wrong_date(series, dated, today)
    series.last += 1
    series.save(update_fields=["last"])
    return series, series.last


def _locked(body: Agency, type_name: str, dated: date) -> Series:
    term = Term.objects.filter(agency=body.body, since__lte=dated).order_by("-since").first()
    if term is None:
        raise Blocked(
            _("%(body)s chưa có nhiệm kỳ trong danh mục nên chưa cấp số được; đề nghị quản trị bổ sung.")
            % {"body": body.body}
        )
    series, _made = Series.objects.get_or_create(body=body, type_name=type_name, term=term)
    return Series.objects.select_for_update().get(pk=series.pk)


def take_over(body: Agency, type_name: str, last: int, source: str, *, today: date) -> Series:
    """Go on after the last number of the register that was kept before; only while none was given here."""
    series = _locked(body, type_name, today)
    if series.last:
        raise Blocked(
            _("Sổ %(type)s đã cấp đến số %(last)s ở đây nên không nhận tiếp sổ cũ được nữa.")
            % {"type": type_name, "last": f"{series.last:02d}"}
        )
    series.last = series.taken_over = last
    series.taken_over_from = source
    series.save(update_fields=["last", "taken_over", "taken_over_from"])
    return series


def symbol_of(number: int, type_symbol: str, body: Agency) -> str:
    """(5, "KH", Tỉnh ủy) → "05-KH/TU"."""
    return f"{number:02d}-{type_symbol}/{body.symbol}"


def _refuse_wrong_date(series: Series, dated: date, today: date) -> None:
    if dated > today:
        raise Unfit(_("Ngày văn bản không được sau hôm nay."))
    newest = (
        model.objects.filter(series=series, number__isnull=False).order_by("-number").first()
        for model in NUMBERED
    )
    last = max((row for row in newest if row is not None), key=lambda row: row.number or 0, default=None)
    if last is not None and last.dated and dated < last.dated:
        raise Unfit(
            _("Ngày văn bản không được trước ngày của số liền trước (%(symbol)s, %(date)s).")
            % {"symbol": last.symbol, "date": f"{last.dated:%d/%m/%Y}"}
        )
