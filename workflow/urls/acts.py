"""Acts on a plan, and the pages beside its text: opinions, their answers, appraisal, history."""

from django.urls import path

from workflow.views import (
    acts,
    appraisal,
    checking,
    consolidation,
    history,
    opinion,
    opinion_files,
    schedule,
    word_in,
)

urlpatterns = [
    path("plans/<uuid:uid>/do/<slug:verb>/", acts.act, name="act"),
    path("plans/<uuid:uid>/opinion/", opinion.opinion, name="opinion"),
    path("plans/<uuid:uid>/opinion/files/", opinion_files.attach_to_opinion, name="attach_to_opinion"),
    path("plans/<uuid:uid>/opinion/files/<int:file>/", opinion_files.opinion_file, name="opinion_file"),
    path(
        "plans/<uuid:uid>/opinion/files/<int:file>/detach/",
        opinion_files.detach_from_opinion,
        name="detach_from_opinion",
    ),
    path("plans/<uuid:uid>/consolidation/", consolidation.consolidation, name="consolidation"),
    path("plans/<uuid:uid>/opinions/paper/", consolidation.enter_opinion, name="enter_opinion"),
    path("plans/<uuid:uid>/comments/<int:comment>/take/", consolidation.take_wording, name="take_wording"),
    path("plans/<uuid:uid>/checks/", checking.checks, name="checks"),
    path("plans/<uuid:uid>/checks/open/", checking.open_findings, name="open_findings"),
    path("plans/<uuid:uid>/word-in/", word_in.word_in, name="word_in"),
    path("plans/<uuid:uid>/appraisal/", appraisal.appraisal, name="appraisal"),
    path("plans/<uuid:uid>/checklist/", appraisal.record_checklist, name="record_checklist"),
    path("plans/<uuid:uid>/schedule/", schedule.schedule, name="schedule"),
    path("plans/<uuid:uid>/history/", history.history, name="history"),
    path("plans/<uuid:uid>/history.pdf", history.history_pdf, name="history_pdf"),
    path("plans/<uuid:uid>/procedure.bpmn", history.procedure_bpmn, name="procedure_bpmn"),
    path("plans/<uuid:uid>/procedure/", history.procedure, name="procedure"),
]
