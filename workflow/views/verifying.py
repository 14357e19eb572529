"""Drop a file, see whether it is as it was issued."""

import re
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from drafting.models import Status
from drafting.uploads import limited
from workflow.forms.verifying import VerifyForm
from workflow.issuance import verifying
from workflow.issuance.verifying import Verification


@csrf_exempt  # the limit is set before the token is looked for in the body; the token is asked for below
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """For who has signed in; for everybody where the deployment says so (VERIFY_PUBLIC)."""
    if not (settings.VERIFY_PUBLIC or request.user.is_authenticated):
        return redirect_to_login(request.get_full_path())
    limited(request)
    return _verify(request)


@csrf_protect
def _verify(request: HttpRequest) -> HttpResponse:
    """The answer stands above the form; nothing of the file is kept. `?r=` comes from the code on a printed copy."""
    sent = request.method == "POST"
    form = VerifyForm(
        request.POST if sent else None,
        request.FILES if sent else None,
        too_large=getattr(request, "too_large", False),
    )
    context: dict[str, Any] = {}
    if code := request.GET.get("r", ""):
        context = {"named": _days(verifying.issued_with_text(code)), "asked": True}
    if form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            context = _told(verifying.verify(upload.read())) | {"name": upload.name}
            form = VerifyForm()
        except verifying.Busy:
            form.add_error("file", _("Đang có nhiều tệp được kiểm tra; đề nghị thử lại sau ít phút."))
    frame = "base.html" if request.user.is_authenticated else "entrance.html"
    return render(request, "workflow/verify.html", context | {"form": form, "frame": frame})


def _told(found: Verification) -> dict[str, Any]:
    """What the page prints: the verdict, the entry with its days, each signature with its moment."""
    entry = _days(found.entry)
    signatures = [
        {
            **facts,
            "subject": _bare(facts["subject"]),
            "at": parse_datetime(facts["signed_at"] or ""),
            # Files that were issued before there were stamps have no word of them in the register.
            "stamped_at": parse_datetime(facts.get("stamped_at") or ""),
            "body": facts["field"] == "co_quan",
        }
        for facts in found.signatures
    ]
    return {"verdict": str(found.verdict), "sha256": found.sha256, "entry": entry, "signatures": signatures}


def _days(entry: dict[str, Any] | None) -> dict[str, Any] | None:
    """The entry with its days as such, and whether the document has ended."""
    if entry is None:
        return None
    lasting = entry["lasting"]
    if lasting:
        lasting = {**lasting, "stamped_at": parse_datetime(lasting["stamped_at"])}
    return {
        **entry,
        "lasting": lasting,
        "date": parse_date(entry["date"] or ""),
        "issued_at": parse_datetime(entry["issued_at"] or ""),
        "ended": "" if entry["status"] == Status.ISSUED else Status(entry["status"]).label,
    }


def _bare(subject: str) -> str:
    """A certificate's subject without the English names of its fields, each value once."""
    parts = re.split(r"[,;] (?=[A-Z][A-Za-z ]+: )", subject)
    return " · ".join(dict.fromkeys(part.split(": ", 1)[-1] for part in parts))
