"""All addresses of the product, by hand: what each answers to somebody who has not signed in, and its methods."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from drafting.models import Coverage, Plan, ReceivedDocument
from workflow.models import Comment, ConclusionLine, Meeting, Member

NOBODY = "00000000-0000-4000-8000-000000000000"
"""The uid of nothing."""

SIGN_IN = 302
"""To the sign-in page, with the way back."""


@dataclass(frozen=True)
class Address:
    """`about`: what its arguments name; `anonymous`: the answer to GET; `changes`: a POST may do something.

    `entrance`: for who is not signed in; `own`: a page of one's own account, which belongs to no agency.
    """

    name: str
    about: str = ""
    anonymous: int = SIGN_IN
    shows: bool = True
    changes: bool = False
    entrance: bool = False
    own: bool = False


ADDRESSES = [
    Address("sign_in", anonymous=200, changes=True, entrance=True),
    Address("account_login", anonymous=200, changes=True, entrance=True),
    Address("sign_out", anonymous=405, shows=False, changes=True, entrance=True),
    Address("account_logout", anonymous=405, shows=False, changes=True, entrance=True),
    Address("hash_signing", anonymous=405, shows=False, changes=True, entrance=True),
    Address("set_language", anonymous=302, shows=False, changes=True, entrance=True),
    Address("mfa_authenticate", anonymous=302, changes=True, entrance=True),
    Address("mfa_login_webauthn", anonymous=302, changes=True, entrance=True),
    Address("first_password", "link", anonymous=200, changes=True, entrance=True),
    Address("openid_connect_login", "provider", anonymous=404, changes=True, entrance=True),
    Address("openid_connect_callback", "provider", anonymous=404, entrance=True),
    Address("account", own=True),
    Address("mfa_index", own=True),
    Address("mfa_list_webauthn", own=True),
    Address("account_reauthenticate", changes=True, own=True),
    Address("mfa_reauthenticate", changes=True, own=True),
    Address("mfa_reauthenticate_webauthn", changes=True, own=True),
    Address("account_change_password", changes=True, own=True),
    Address("mfa_activate_totp", changes=True, own=True),
    Address("mfa_deactivate_totp", changes=True, own=True),
    Address("mfa_view_recovery_codes", own=True),
    Address("mfa_generate_recovery_codes", changes=True, own=True),
    Address("mfa_download_recovery_codes", own=True),
    Address("mfa_add_webauthn", changes=True, own=True),
    Address("mfa_edit_webauthn", "passkey", changes=True, own=True),
    Address("mfa_remove_webauthn", "passkey", changes=True, own=True),
    Address("end_other_sessions", shows=False, changes=True, own=True),
    Address("end_session", "session", shows=False, changes=True, own=True),
    Address("agencies"),
    Address("import_sheet", changes=True),
    Address("large_import", "appointment", changes=True),
    Address("agency", "agency"),
    Address("chart", "agency"),
    Address("export_sheet", "sheet"),
    Address("agency_act", "agency_act", changes=True),
    Address("people"),
    Address("person", "person"),
    Address("person_act", "person_act", changes=True),
    Address("end_appointment", "appointment", shows=False, changes=True),
    Address("end_delegation", "appointment", shows=False, changes=True),
    Address("inbox"),
    Address("search"),
    Address("verify", changes=True),
    Address("received"),
    Address("received_register", changes=True),
    Address("received_document", "received"),
    Address("received_file", "received"),
    Address("received_instruct", "received", shows=False, changes=True),
    Address("received_letter", "letter"),
    Address("received_assign", "received", shows=False, changes=True),
    Address("received_give_back", "received", shows=False, changes=True),
    Address("received_reading", "received"),
    Address("received_picture", "page"),
    Address("received_progress", "received"),
    Address("received_days", "received"),
    Address("received_read_again", "received", shows=False, changes=True),
    Address("received_type_in", "received", shows=False, changes=True),
    Address("received_mend", "received", shows=False, changes=True),
    Address("received_look_at", "page", shows=False, changes=True),
    Address("received_confirm", "received", shows=False, changes=True),
    Address("received_derive", "received", shows=False, changes=True),
    Address("begin", changes=True),
    Address("begin_upload", shows=False, changes=True),
    Address("own_names", changes=True),
    Address("apply_names", "plan", shows=False, changes=True),
    Address("plans"),
    Address("plan", "plan"),
    Address("meetings"),
    Address("meeting", "meeting"),
    Address("record_attendance", "meeting", shows=False, changes=True),
    Address("attach_minutes", "meeting", shows=False, changes=True),
    Address("minutes", "meeting"),
    Address("close_meeting", "meeting", shows=False, changes=True),
    Address("regulation", "committee", changes=True),
    Address("record_exception", "committee", shows=False, changes=True),
    Address("enter_ballot", "plan", changes=True),
    Address("name_secretary", "plan", shows=False, changes=True),
    Address("prepare_ballot", "member", changes=True),
    Address("enter_opinion", "plan", changes=True),
    Address("consolidation_file", "kind"),
    Address("take_wording", "comment", shows=False, changes=True),
    Address("compare", "plan", changes=True),
    Address("compare_pdf", "plan"),
    Address("read", "plan", shows=False, changes=True),
    Address("word", "plan"),
    Address("word_in", "plan", changes=True),
    Address("edit_title", "plan", changes=True),
    Address("add_part", "plan", changes=True),
    Address("edit_part", "part", changes=True),
    Address("move_part", "part", shows=False, changes=True),
    Address("split_part", "part", changes=True),
    Address("join_part", "part", shows=False, changes=True),
    Address("indent_part", "part", shows=False, changes=True),
    Address("lease", "part", shows=False, changes=True),
    Address("undo", "plan", shows=False, changes=True),
    Address("redo", "plan", shows=False, changes=True),
    Address("writers", "plan"),
    Address("replace", "plan", changes=True),
    Address("delete_part", "part", changes=True),
    Address("answer_task", "task", changes=True),
    Address("ledger", "plan", changes=True),
    Address("renew_basis", "plan", shows=False, changes=True),
    Address("ledger_pdf", "plan"),
    Address("show_ledger", "plan", shows=False, changes=True),
    Address("below_ledger", "plan"),
    Address("add_to_annex", "plan", changes=True),
    Address("attached", "part"),
    Address("recipients", "plan", changes=True),
    Address("register_arrival", "plan", changes=True),
    Address("act", "verb", changes=True),
    Address("opinion", "plan", changes=True),
    Address("attach_to_opinion", "plan", shows=False, changes=True),
    Address("opinion_file", "comment"),
    Address("detach_from_opinion", "comment", shows=False, changes=True),
    Address("consolidation", "plan", changes=True),
    Address("checks", "plan", changes=True),
    Address("open_findings", "plan"),
    Address("appraisal", "plan", changes=True),
    Address("schedule", "plan"),
    Address("history", "plan"),
    Address("history_pdf", "plan"),
    Address("procedure_bpmn", "plan"),
    Address("procedure", "plan"),
    Address("ballot", "plan", changes=True),
    Address("decision", "plan", changes=True),
    Address("conclusion", "plan"),
    Address("tick_line", "line", shows=False, changes=True),
    Address("dossier", "plan"),
    Address("dossier_pdf", "plan"),
    Address("paper_file", "paper_file"),
    Address("number_paper", "paper", shows=False, changes=True),
    Address("meeting_pdf", "meeting"),
    Address("meeting_paper", "meeting_paper"),
    Address("number_meeting_paper", "meeting_number", shows=False, changes=True),
    Address("record_checklist", "plan", shows=False, changes=True),
    Address("draft_pdf", "plan"),
    Address("prepared_pdf", "plan"),
    Address("scan_pdf", "plan"),
    Address("scan_picture", "scan_page"),
    Address("issued_html", "plan"),
    Address("issued_pdf", "plan"),
    Address("lasting_pdf", "plan"),
    Address("sign_by_hash", "plan", changes=True),
    Address("seal_by_hash", "plan", changes=True),
    Address("health", changes=True),
    Address("deliveries", "plan"),
    Address("change_letter", "line"),
    Address("archive", "plan"),
    Address("copy_plan", "plan", changes=True),
    Address("copy_received", "received", changes=True),
    Address("received_ours", "received"),
    Address("received_ours_xlsx", "received"),
    Address("received_ours_ics", "received"),
    Address("certified_copy", "series"),
    Address("copy", "series"),
    Address("copy_arrival", "series", changes=True),
    Address("copy_letter", "copy_letter"),
    Address("copy_act", "copy_act", changes=True),
    Address("register"),
    Address("reserve_number", changes=True),
    Address("take_over_register", changes=True),
    Address("record_outside", changes=True),
    Address("void_number", changes=True),
    Address("register_pdf", "series"),
    Address("register_xlsx", "series"),
    Address("received_pdf"),
    Address("received_xlsx"),
    Address("follow_up"),
]


def named(patterns: list[URLPattern | URLResolver] | None = None) -> Iterator[str]:
    """The names of everything that the resolver knows."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from named(pattern.url_patterns)
        else:
            yield str(pattern.name)


def arguments(
    plan: Plan | None, received: ReceivedDocument | None, verb: str = "cancel"
) -> dict[str, list[Any]]:
    """What an address is about → its arguments; those of nothing where there is no plan or arrival."""
    uid, arrived = plan.uid if plan else NOBODY, received.uid if received else NOBODY
    part = plan.parts.filter(kind="item").first() if plan else None
    task = Coverage.objects.filter(basis__plan=plan).first() if plan else None
    meeting = Meeting.objects.filter(matters__plan=plan).first() if plan else None
    comment = Comment.objects.filter(opinion__round__plan=plan).first() if plan else None
    member = Member.objects.filter(round__plan=plan).first() if plan else None
    line = ConclusionLine.objects.filter(plan=plan).first() if plan else None
    return {
        "": [],
        "received": [arrived],
        "page": [arrived, 1],
        "plan": [uid],
        "scan_page": [uid, "scan", 1],
        "part": [uid, part.uid if part else "nothing"],
        "task": [uid, task.uid if task else "nothing"],
        "verb": [uid, verb],
        "kind": [uid, "pdf"],
        "comment": [uid, comment.pk if comment else 1],
        "line": [uid, line.pk if line else 1],
        "meeting": [meeting.uid if meeting else NOBODY],
        "paper": [uid, "submission", plan.draft_number if plan else 1],
        "paper_file": [uid, "submission", plan.draft_number if plan else 1, "pdf"],
        "meeting_paper": [meeting.uid if meeting else NOBODY, "invitation", "pdf"],
        "meeting_number": [meeting.uid if meeting else NOBODY, "invitation"],
        "member": [uid, member.pk if member else 1],
        "committee": ["nothing"],
        "agency": ["nothing"],
        "sheet": ["nothing", "csv"],
        "agency_act": ["nothing", "add_post"],
        "person": ["nobody"],
        "person_act": ["nobody", "deactivate"],
        "appointment": [0],
        "series": [0],
        "copy_act": [0, "send_copy"],
        "copy_letter": [0, 1, "pdf"],
        "letter": [arrived, 1, "pdf"],
        "link": ["MQ", "abc-123"],
        "provider": ["none"],
        "passkey": [0],
        "session": [0],
    }


def url_of(address: Address, about: dict[str, list[Any]]) -> str:
    return reverse(address.name, args=about[address.about])
