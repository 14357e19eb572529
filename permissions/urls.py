"""Signing in and out, one's own account; the directory of agencies and its keeping; people."""

from django.urls import include, path

from permissions.views import administering, directory, sheets

urlpatterns = [
    path("", include("permissions.accounts.urls")),
    path("agencies/", directory.agencies, name="agencies"),
    path("agencies/import/", sheets.import_sheet, name="import_sheet"),
    path("agencies/import/<int:number>/", sheets.large_import, name="large_import"),
    path("agencies/<slug:code>/", directory.agency, name="agency"),
    path("agencies/<slug:code>/chart/", directory.chart, name="chart"),
    path("agencies/<slug:code>/export.<slug:ending>", sheets.export_sheet, name="export_sheet"),
    path("agencies/<slug:code>/do/<slug:verb>/", administering.agency_act, name="agency_act"),
    path("people/", administering.people, name="people"),
    path("people/appointments/<int:number>/end/", administering.end_appointment, name="end_appointment"),
    path("people/delegations/<int:number>/end/", administering.end_delegation, name="end_delegation"),
    path("people/<str:username>/", administering.person, name="person"),
    path("people/<str:username>/do/<slug:verb>/", administering.person_act, name="person_act"),
]
