"""Addresses of the text of plans."""

from django.urls import path

from drafting.views import (
    annexes,
    arranging,
    comparing,
    ledger,
    parts,
    plans,
    recipients,
    replacing,
    structure,
    tasks,
)

urlpatterns = [
    path("", plans.plans, name="plans"),
    path("<uuid:uid>/", plans.plan, name="plan"),
    path("<uuid:uid>/compare/", comparing.compare, name="compare"),
    path("<uuid:uid>/read/", comparing.read, name="read"),
    path("<uuid:uid>/title/", parts.edit_title, name="edit_title"),
    path("<uuid:uid>/parts/", arranging.add_part, name="add_part"),
    path("<uuid:uid>/parts/<slug:part>/", parts.edit_part, name="edit_part"),
    path("<uuid:uid>/parts/<slug:part>/move/", arranging.move_part, name="move_part"),
    path("<uuid:uid>/parts/<slug:part>/split/", structure.split_part, name="split_part"),
    path("<uuid:uid>/parts/<slug:part>/join/", structure.join_part, name="join_part"),
    path("<uuid:uid>/parts/<slug:part>/indent/", structure.indent_part, name="indent_part"),
    path("<uuid:uid>/parts/<slug:part>/lease/", structure.lease, name="lease"),
    path("<uuid:uid>/undo/", structure.undo, name="undo"),
    path("<uuid:uid>/redo/", structure.redo, name="redo"),
    path("<uuid:uid>/writers/", structure.writers, name="writers"),
    path("<uuid:uid>/replace/", replacing.replace, name="replace"),
    path("<uuid:uid>/parts/<slug:part>/delete/", arranging.delete_part, name="delete_part"),
    path("<uuid:uid>/ledger/", ledger.ledger, name="ledger"),
    path("<uuid:uid>/ledger/renew/", ledger.renew, name="renew_basis"),
    path("<uuid:uid>/coverage/<slug:coverage>/", tasks.answer_task, name="answer_task"),
    path("<uuid:uid>/annexes/", annexes.add_to_annex, name="add_to_annex"),
    path("<uuid:uid>/attached/<slug:part>/", annexes.attached, name="attached"),
    path("<uuid:uid>/recipients/", recipients.recipients, name="recipients"),
]
