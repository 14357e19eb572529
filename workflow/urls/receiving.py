"""Inbox and arrivals."""

from django.urls import path

from workflow.views import beginning, inbox, mending, own_names, reading, received, registering, search

urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("plans/begin/", beginning.begin, name="begin"),
    path("plans/begin/upload/", beginning.begin_upload, name="begin_upload"),
    path("own-names/", own_names.own_names, name="own_names"),
    path("plans/<uuid:uid>/apply-names/", own_names.apply_names, name="apply_names"),
    path("search/", search.search, name="search"),
    path("received/", received.received, name="received"),
    path("received/register/", registering.received_register, name="received_register"),
    path("received/<uuid:uid>/", received.received_document, name="received_document"),
    path("received/<uuid:uid>/file/", received.received_file, name="received_file"),
    path("received/<uuid:uid>/instruct/", received.received_instruct, name="received_instruct"),
    path(
        "received/<uuid:uid>/letters/<int:number>.<str:ending>",
        received.received_letter,
        name="received_letter",
    ),
    path("received/<uuid:uid>/assign/", received.received_assign, name="received_assign"),
    path("received/<uuid:uid>/give-back/", received.received_give_back, name="received_give_back"),
    path("received/<uuid:uid>/reading/", reading.received_reading, name="received_reading"),
    path("received/<uuid:uid>/page/<int:number>/", reading.received_picture, name="received_picture"),
    path("received/<uuid:uid>/progress/", received.received_progress, name="received_progress"),
    path("received/<uuid:uid>/read-again/", reading.received_read_again, name="received_read_again"),
    path("received/<uuid:uid>/type-in/", reading.received_type_in, name="received_type_in"),
    path("received/<uuid:uid>/mend/", mending.received_mend, name="received_mend"),
    path("received/<uuid:uid>/days/", mending.received_days, name="received_days"),
    path("received/<uuid:uid>/doubts/<int:number>/", mending.received_look_at, name="received_look_at"),
    path("received/<uuid:uid>/confirm/", reading.received_confirm, name="received_confirm"),
    path("received/<uuid:uid>/derive/", reading.received_derive, name="received_derive"),
    path("plans/<uuid:uid>/register/", registering.register_arrival, name="register_arrival"),
]
