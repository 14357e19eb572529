"""Inbox and arrivals."""

from django.urls import path

from workflow.views import inbox, reading, received, registering

urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("received/", received.received, name="received"),
    path("received/register/", registering.received_register, name="received_register"),
    path("received/<uuid:uid>/", received.received_document, name="received_document"),
    path("received/<uuid:uid>/file/", received.received_file, name="received_file"),
    path("received/<uuid:uid>/instruct/", received.received_instruct, name="received_instruct"),
    path("received/<uuid:uid>/assign/", received.received_assign, name="received_assign"),
    path("received/<uuid:uid>/reading/", reading.received_reading, name="received_reading"),
    path("received/<uuid:uid>/mend/", reading.received_mend, name="received_mend"),
    path("received/<uuid:uid>/confirm/", reading.received_confirm, name="received_confirm"),
    path("received/<uuid:uid>/derive/", reading.received_derive, name="received_derive"),
    path("plans/<uuid:uid>/register/", registering.register_arrival, name="register_arrival"),
]
