"""Addresses of ballots, conclusions, files and registers."""

from django.urls import path

from workflow.views import (
    deciding,
    dossier,
    files,
    health,
    ledgers,
    meetings,
    preparing,
    registers,
    regulations,
)

urlpatterns = [
    path("plans/<uuid:uid>/ballot/", deciding.ballot, name="ballot"),
    path("plans/<uuid:uid>/ballot/secretary/", preparing.name_secretary, name="name_secretary"),
    path("plans/<uuid:uid>/ballot/prepare/<int:member>/", preparing.prepare_ballot, name="prepare_ballot"),
    path("plans/<uuid:uid>/ballot/paper/", deciding.enter_ballot, name="enter_ballot"),
    path("plans/<uuid:uid>/decision/", deciding.decision, name="decision"),
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/<uuid:uid>/", meetings.meeting, name="meeting"),
    path("meetings/<uuid:uid>/attendance/", meetings.record_attendance, name="record_attendance"),
    path("meetings/<uuid:uid>/minutes/", meetings.attach_minutes, name="attach_minutes"),
    path("meetings/<uuid:uid>/minutes/file/", meetings.minutes, name="minutes"),
    path("meetings/<uuid:uid>/papers.pdf", dossier.meeting_pdf, name="meeting_pdf"),
    path("meetings/<uuid:uid>/<slug:kind>.<slug:ending>", dossier.meeting_paper, name="meeting_paper"),
    path(
        "meetings/<uuid:uid>/<slug:kind>/number/", dossier.number_meeting_paper, name="number_meeting_paper"
    ),
    path("plans/<uuid:uid>/dossier/", dossier.dossier, name="dossier"),
    path("plans/<uuid:uid>/dossier.pdf", dossier.dossier_pdf, name="dossier_pdf"),
    path(
        "plans/<uuid:uid>/dossier/<slug:kind>/<slug:about>.<slug:ending>",
        dossier.paper_file,
        name="paper_file",
    ),
    path(
        "plans/<uuid:uid>/dossier/<slug:kind>/<slug:about>/number/", dossier.number_paper, name="number_paper"
    ),
    path("meetings/<uuid:uid>/close/", meetings.close_meeting, name="close_meeting"),
    path("regulation/<slug:code>/", regulations.regulation, name="regulation"),
    path("regulation/<slug:code>/exception/", regulations.record_exception_to, name="record_exception"),
    path("plans/<uuid:uid>/conclusion/", deciding.conclusion, name="conclusion"),
    path("plans/<uuid:uid>/conclusion/<int:line>/tick/", deciding.tick_line, name="tick_line"),
    path("plans/<uuid:uid>/compare.pdf", files.compare_pdf, name="compare_pdf"),
    path("plans/<uuid:uid>/ledger.pdf", files.ledger_pdf, name="ledger_pdf"),
    path("plans/<uuid:uid>/opinions.<slug:kind>", files.consolidation_file, name="consolidation_file"),
    path("plans/<uuid:uid>/draft.pdf", files.draft_pdf, name="draft_pdf"),
    path("plans/<uuid:uid>/word/", files.word, name="word"),
    path("plans/<uuid:uid>/to-sign.pdf", files.prepared_pdf, name="prepared_pdf"),
    path("plans/<uuid:uid>/issued.html", files.issued_html, name="issued_html"),
    path("plans/<uuid:uid>/scan.pdf", files.scan_pdf, name="scan_pdf"),
    path("plans/<uuid:uid>/scan/<str:side>/<int:number>/", files.scan_picture, name="scan_picture"),
    path("plans/<uuid:uid>/issued.pdf", files.issued_pdf, name="issued_pdf"),
    path("plans/<uuid:uid>/lasting.pdf", files.lasting_pdf, name="lasting_pdf"),
    path("health/", health.health, name="health"),
    path("plans/<uuid:uid>/ledger/show/", ledgers.show_ledger, name="show_ledger"),
    path("follow-up/", registers.follow_up, name="follow_up"),
    path("follow-up/<uuid:uid>/ledger/", ledgers.below_ledger, name="below_ledger"),
]
