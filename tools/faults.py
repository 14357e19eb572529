"""Faults in the permissions that a hurried change might bring; tools/plant.py plants each in a copy."""

# ruff: noqa: E501 -- one fault a line

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    what: str
    file: str
    right: str
    wrong: str


PLANS, RECEIVED = "Plan.objects.visible_to(request.user)", "ReceivedDocument.objects.visible_to(request.user)"

FAULTS = [
    # A dropped filter
    Fault("a plan's page for everybody", "drafting/web.py", f"{PLANS}.whole()", "Plan.objects.all().whole()"),
    Fault("an arrival's page for everybody", "workflow/web.py", RECEIVED, "ReceivedDocument.objects.all()"),
    Fault("a copy for everybody", "workflow/web.py", "CertifiedCopy.objects.visible_to(request.user)", "CertifiedCopy.objects.all()"),
    Fault("the list of plans unfiltered", "drafting/views/plans.py", f"{PLANS}.near(request.user)", "Plan.objects.all()"),
    Fault("the list of arrivals unfiltered", "workflow/views/received.py", f"        {RECEIVED}\n        .near(request.user)\n        .select_related", "        ReceivedDocument.objects.all()\n        .select_related"),
    Fault("search over all plans", "workflow/searching.py", "Plan.objects.visible_to(user).near(user)", "Plan.objects.all()"),
    Fault("search over all arrivals", "workflow/searching.py", "ReceivedDocument.objects.visible_to(user).near(user)", "ReceivedDocument.objects.all()"),
    Fault("what one follows unfiltered", "workflow/following.py", "Plan.objects.visible_to(user)", "Plan.objects.all()"),
    Fault("any account to any administrator", "permissions/views/administering.py", "User.objects.filter(people_of(by)).distinct()", "User.objects.all()"),
    # A missing check
    Fault("can() answers who does not see", "workflow/can.py", "if not self.visible:", "if False:"),
    Fault("a page without sign-in", "workflow/views/received.py", '@login_required\n@require_safe\ndef received_document', '@require_safe\ndef received_document'),
    Fault("administrators see what is to be signed", "drafting/visibility.py", "Duty.SIGN: (Duty.SIGN,)", "Duty.SIGN: (Duty.SIGN, Duty.ADMINISTER)"),
    Fault("signing by the clerk", "workflow/rules.py", '"sign": rule(_("Ký văn bản"), Duty.SIGN, Duty.SIGN', '"sign": rule(_("Ký văn bản"), Duty.ISSUE, Duty.ISSUE'),
    Fault("an act at one status more", "workflow/rules.py", "S.ADVISORY_REVIEW, main=False),", "S.ADVISORY_REVIEW, S.APPRAISAL, main=False),"),
    Fault("an export without a duty", "permissions/views/sheets.py", "if not administers(request.user, agency):", "if False:"),
    Fault("duties outside the branch", "permissions/administering/acting.py", "        if not administers(by, agency):\n            raise NotAllowed(\n", "        if False:\n            raise NotAllowed(\n"),
    Fault("an administrator appoints himself", "permissions/administering/acting.py", "if by in people:", "if False:"),
    Fault("an act on any agency", "permissions/administering/acting.py", "if not administers(by, locked):", "if False:"),
    Fault("opinions to every adviser", "workflow/seeing.py", "return self._exists(Duty.ADVISE) and (self.drafting", "return self._exists(Duty.ADVISE) and (bool(self.advising) or self.drafting"),
    Fault("an import shown to anybody", "permissions/views/sheets.py", "pk=number, by=request.user)", "pk=number)"),
    Fault("a foreign agency changed by a table", "permissions/administering/comparing/agencies.py", "if code in standing.foreign:", "if False:"),
    Fault("duties outside the branch by a table", "permissions/administering/comparing/people.py", "if duty not in Duty.values or not standing.knows(agency):", "if duty not in Duty.values:"),
    Fault("an administrator appoints himself by a table", "permissions/administering/comparing/people.py", "if user == standing.by and user is not None:", "if False:"),
    Fault("a table written for who administers no more", "permissions/administering/large_imports.py", "if not roots_now(row.by):", "if False:"),
    Fault("one look more at what is hidden", "drafting/web.py", '    return get_object_or_404(Plan', '    Plan.objects.filter(uid=uid).exists() and Plan.objects.filter(uid=uid).exists()\n    return get_object_or_404(Plan'),
    # Something stale
    Fault("what has ended still counts", "permissions/duties.py", 'Q(**{f"{prefix}until__gte": on})', 'Q(**{f"{prefix}until__isnull": False})'),
    Fault("a stale grant is believed", "permissions/backends.py", "super().has_perm(user_obj, perm, obj) and holds(user_obj, duty, obj, timezone.localdate())", "super().has_perm(user_obj, perm, obj)"),
    Fault("grants are never taken away", "permissions/sync.py", "if membership not in want]", "if False]"),
    Fault("what was lent is lent on", "permissions/duties.py", "        in_force(on), Exists(of_giver), taker__is_active", "        in_force(on), taker__is_active"),
    # The door
    Fault("no second factor asked for", "permissions/accounts/second_factor.py", "    if settings.DEMO:\n        return False\n", "    return False\n"),
    Fault("guessing without a brake", "permissions/accounts/throttling.py", "    return max(waits)", "    return 0"),
    Fault("sessions without an end", "permissions/accounts/sessions.py", "    return idle or now", "    return False and now"),
    Fault("signing from a screen left open", "workflow/views/acts.py", "if verb in FRESH:", "if False:"),
]  # fmt: skip
