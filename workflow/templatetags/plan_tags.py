"""What every page about one plan shows around its own block: status line, steps, return reason, actions, tabs."""

from typing import Any

from django import template
from django.template import RequestContext
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from drafting import coverage
from drafting.editable import WRITER
from drafting.models import Plan, Status
from records.models import AuditEntry, Job
from workflow import offers, web
from workflow.can import Stand
from workflow.models import Comment, Finding, Issuance, IssuedChange, LastingCopy, Member, Return
from workflow.seeing import OUT, Sides
from workflow.services.showing import may_show_ledger
from workflow.steps import Step, steps

register = template.Library()

WRITING = (
    "begin",
    "derive",
    "save_part",
    "save_title",
    "add_part",
    "move_part",
    "delete_part",
    "answer_task",
    "set_recipients",
)
"""Acts after which the text is a newer one."""
WRITTEN_IN = {Status.DRAFTING, Status.CONSOLIDATING, Status.FINALISING}
"""Where the drafting agency works, and a return is what it reads first."""


def _stand(context: RequestContext) -> Stand:
    return web.stand_of(context["request"], context["plan"])


@register.simple_tag(takes_context=True)
def plan_line(context: RequestContext) -> str:
    """The line above the title: which draft, when it was last saved or where it stands."""
    plan: Plan = context["plan"]
    step = plan.get_status_display()
    if plan.status in (Status.ISSUED, Status.REPLACED, Status.WITHDRAWN):
        issuance = Issuance.objects.filter(plan=plan).first()
        if issuance is not None and issuance.dated is not None:
            return _("Số %(symbol)s, ngày %(date)s · %(step)s") % {
                "symbol": issuance.symbol,
                "date": f"{issuance.dated:%d/%m/%Y}",
                "step": step,
            }
    if plan.status == Status.CANCELLED:
        return step
    if saved := _last_saved(context, plan):
        line = _("Dự thảo lần %(n)s · lưu lúc %(at)s") % {"n": plan.draft_number, "at": saved}
    else:
        line = _("Dự thảo lần %(n)s · %(step)s") % {"n": plan.draft_number, "step": step}
    return f"{plan.get_urgency_display()} · {line}" if plan.urgency else line


def _last_saved(context: RequestContext, plan: Plan) -> str:
    """When the text was last written, for those who write in it now."""
    duty = WRITER.get(Status(plan.status))
    if duty is None or not _stand(context).takes_part(duty):
        return ""
    rows = AuditEntry.objects.filter(subject=plan.subject, verb__in=WRITING).order_by("-pk")
    at = rows.values_list("at", flat=True).first()
    if at is None:
        return ""
    local = timezone.localtime(at)
    return date_format(local, "H:i" if local.date() == timezone.localdate() else "H:i, d/m/Y")


@register.simple_tag(takes_context=True)
def plan_steps(context: RequestContext) -> list[Step]:
    """The line of steps; empty for recipients, who learn of the issue alone."""
    stand = _stand(context)
    return steps(stand) if Sides(stand).inner else []


@register.simple_tag(takes_context=True)
def plan_pdf(context: RequestContext) -> dict[str, str]:
    """Address and words of the PDF to look at: the issued one once there is one; empty when work has stopped."""
    plan: Plan = context["plan"]
    if plan.status == Status.CANCELLED:
        return {}
    if plan.status in (Status.ISSUED, Status.REPLACED, Status.WITHDRAWN):
        by_hand = Issuance.objects.filter(plan=plan, by_hand=True).exists()
        return {
            "url": reverse("issued_pdf", args=[plan.uid]),
            "label": _("Tải bản quét văn bản đã ký") if by_hand else _("Tải văn bản đã ban hành"),
            "remark": _("Bản giấy được ký, đóng dấu bằng tay; tệp tải về là bản quét của bản giấy đó.")
            if by_hand
            else "",
        }
    if plan.status == Status.SIGNING and Sides(_stand(context)).file_to_sign:
        return {"url": reverse("prepared_pdf", args=[plan.uid]), "label": _("Xem bản trình ký")}
    return {"url": reverse("draft_pdf", args=[plan.uid]), "label": _("Xem PDF")}


@register.simple_tag(takes_context=True)
def plan_lasting(context: RequestContext) -> str:
    """Address of the lasting copy of an issued plan; empty while there is none."""
    plan: Plan = context["plan"]
    if plan.status not in OUT or not LastingCopy.objects.filter(issuance__plan=plan).exists():
        return ""
    return reverse("lasting_pdf", args=[plan.uid])


@register.simple_tag(takes_context=True)
def plan_return(context: RequestContext) -> Return | None:
    """The reason with which it was last sent back, for those who are to mend it and those who sent it."""
    plan: Plan = context["plan"]
    last = plan.returns.filter(settled_at=None).select_related("made_by", "agency").last()
    if last is None:
        return None
    sides = Sides(_stand(context))
    if plan.status == Status.APPRAISAL:
        return last if last.status == Status.APPRAISAL and sides.office else None
    if plan.status == Status.STEERING:
        return last if last.status == Status.FINALISING and (sides.board or sides.drafting) else None
    if plan.status == Status.CANCELLED:
        return last if sides.drafting or sides.office or sides.board else None
    inside = last.agency_id == plan.drafted_by_id
    seen = sides.drafting or (not inside and (sides.office or sides.board))
    return last if plan.status in WRITTEN_IN and seen else None


@register.simple_tag(takes_context=True)
def plan_actions(context: RequestContext) -> dict[str, Any]:
    """{main, aside: [{offer, why_id}], why: [{id, reason, link}], hidden, waiting: bool}.

    The page of one act (verb) offers nothing beside it; a page offers nothing that is done on itself.
    """
    stand = _stand(context)
    all_offers = offers.offers(stand)
    found = [] if context.get("verb") else [offer for offer in all_offers if offer.place != _page(context)]
    why: dict[str, dict[str, str]] = {}
    for offer in found:
        if offer.reason:
            why.setdefault(
                offer.reason, {"id": f"why-{offer.verb}", "reason": offer.reason, "link": offer.link}
            )
    shown = [
        (offer, {"offer": offer, "why_id": why[offer.reason]["id"] if offer.reason else ""})
        for offer in found
    ]
    return {
        "main": [entry for offer, entry in shown if not offer.aside],
        "aside": [entry for offer, entry in shown if offer.aside],
        "why": list(why.values()),
        "hidden": [("turn", stand.plan.turn)],
        "waiting": _worker_is_awaited(stand, all_offers),
    }


def _page(context: RequestContext) -> str:
    match = context["request"].resolver_match
    return (match.url_name or "") if match else ""


@register.simple_tag(takes_context=True)
def plan_stuck(context: RequestContext) -> dict[str, Any]:
    """{words, given_up} where the worker cannot make this plan's file yet; asked only where it makes one."""
    plan = context["plan"]
    if plan.status != Status.SIGNING:
        return {}
    open_jobs = Job.objects.filter(subject=plan.subject, kind__in=FILE_JOBS).exclude(state=Job.State.DONE)
    found = list(open_jobs.values_list("state", "last_error"))
    given_up = any(state == Job.State.FAILED for state, _error in found)
    if any(error.startswith(NO_STAMP) for _state, error in found):
        words = _("Máy chủ cấp dấu thời gian chưa trả lời nên chữ ký số chưa được ghi vào văn bản.")
    elif given_up:
        words = _("Hệ thống chưa tạo được tệp văn bản sau nhiều lần thử.")
    else:
        return {}
    if given_up:
        then = _("Nội dung, chữ ký và số đã ghi vẫn nguyên; đề nghị báo quản trị để chạy lại.")
    else:
        then = _("Nội dung và số đã ghi vẫn nguyên; hệ thống đang tự thử lại.")
    return {"words": f"{words} {then}", "given_up": given_up}


FILE_JOBS = ("render", "sign", "seal", "prepare_hash", "finish_hash", "print_numbered", "check_scan")
NO_STAMP = "TimestampRequestError"
"""How the error of a job begins that got no time stamp (workflow.signing.timestamps)."""


def _worker_is_awaited(stand: Stand, found: list[offers.Offer]) -> bool:
    """While the machine prepares, signs or seals the file, the page looks again by itself."""
    if stand.plan.status != Status.SIGNING:
        return False
    checked = {row.act for row in stand.awaited} == {"sign_on_paper"}
    made = any(offer.verb in ("sign", "issue", "hand_in_scan") and offer.reason for offer in found)
    return not stand.awaited or checked or made


@register.simple_tag(takes_context=True)
def plan_tabs(context: RequestContext) -> list[dict[str, Any]]:
    """The views of this plan that this person may open."""
    stand = _stand(context)
    sides, plan = Sides(stand), stand.plan
    tabs = [_tab(context, _("Văn bản"), "plan")]
    if sides.checks:
        tabs.append(_tab(context, _("Đối chiếu"), "ledger", coverage.suspect(plan).count()))
        tabs.append(_checks_tab(context, stand))
    if sides.opinions:
        tabs.append(_tab(context, _("Góp ý"), "consolidation", _unanswered(sides, plan)))
    elif sides.advising:
        tabs.append(_tab(context, _("Góp ý"), "opinion"))
    if sides.findings:
        tabs.append(_tab(context, _("Thẩm định"), "appraisal", _unmended(plan)))
    if sides.rounds:
        tabs.append(_tab(context, _("Xin ý kiến"), "decision"))
    if sides.member and Member.objects.filter(round__plan=plan, user=stand.user).exists():
        tabs.append(_tab(context, _("Phiếu xin ý kiến"), "ballot"))
    if sides.conclusion:
        tabs.append(_tab(context, _("Kết luận"), "conclusion"))
    if sides.inner:
        tabs.append(_tab(context, _("Hồ sơ"), "dossier"))
    if sides.deliveries:
        tabs.append(_tab(context, _("Phát hành"), "deliveries", _unsettled(stand)))
    if sides.drafting or sides.office or sides.board:
        tabs.append(_tab(context, _("Tiến độ"), "schedule"))
    tabs.append(_tab(context, _("Quá trình"), "history"))
    return tabs


def _tab(context: RequestContext, label: str, name: str, count: int = 0) -> dict[str, Any]:
    return {
        "label": label,
        "url": reverse(name, args=[context["plan"].uid]),
        "current": _page(context) == name,
        "count": f"{count:02d}" if count else "",
        "tone": "warn",
    }


def _checks_tab(context: RequestContext, stand: Stand) -> dict[str, Any]:
    """With the number of what is open; where this state of the text was not checked yet, it comes by itself."""
    known = stand.findings_known
    tab = _tab(context, _("Kiểm tra"), "checks", known.open if known else 0)
    return tab if known else {**tab, "later": reverse("open_findings", args=[stand.plan.uid])}


def _unanswered(sides: Sides, plan: Plan) -> int:
    if not sides.drafting:
        return 0
    comments = Comment.objects.filter(opinion__round__plan=plan, opinion__released_at__isnull=False)
    return comments.filter(answer="").count()


def _unsettled(stand: Stand) -> int:
    return int(any(row.act == "settle_returned" for row in stand.awaited))


def _unmended(plan: Plan) -> int:
    return Finding.objects.filter(plan=plan, mended_at=None).count()


@register.simple_tag(takes_context=True)
def plan_changes(context: RequestContext) -> list[IssuedChange]:
    """What became of an issued plan, which whoever opens it reads first; no query before it is out."""
    plan: Plan = context["plan"]
    if plan.status not in OUT:
        return []
    return list(IssuedChange.objects.filter(plan=plan).select_related("paper", "by_plan"))


@register.simple_tag(takes_context=True)
def ledger_levels(context: RequestContext) -> list[Any]:
    """What a superior may be shown of the ledger, for who records that; empty for the others."""
    return list(Plan.LedgerShown.choices) if may_show_ledger(_stand(context)) else []
