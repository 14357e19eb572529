"""What leaves the product: the registers, the verification of files."""

from django.urls import path

from workflow.services.hash_signing import STAGES
from workflow.views import (
    copying,
    deliveries,
    hash_signing,
    numbering,
    ours,
    registers,
    sent_copies,
    verifying,
)

urlpatterns = [
    path("register/", registers.register, name="register"),
    *(
        path(f"register/{verb.replace('_', '-')}/", numbering.register_act, {"verb": verb}, name=verb)
        for verb in numbering.ACTS
    ),
    path("register/<int:pk>.pdf", registers.register_file, {"ending": "pdf"}, name="register_pdf"),
    path("register/<int:pk>.xlsx", registers.register_file, {"ending": "xlsx"}, name="register_xlsx"),
    path("received.pdf", registers.received_register_file, {"ending": "pdf"}, name="received_pdf"),
    path("received.xlsx", registers.received_register_file, {"ending": "xlsx"}, name="received_xlsx"),
    path("plans/<uuid:uid>/deliveries/", deliveries.deliveries, name="deliveries"),
    path("plans/<uuid:uid>/changes/<int:change>.pdf", deliveries.change_letter, name="change_letter"),
    path("plans/<uuid:uid>/archive.zip", deliveries.archive, name="archive"),
    path("plans/<uuid:uid>/copies/", copying.copy_plan, name="copy_plan"),
    path("received/<uuid:uid>/copies/", copying.copy_received, name="copy_received"),
    path("received/<uuid:uid>/ours/", ours.received_ours, name="received_ours"),
    path(
        "received/<uuid:uid>/ours.xlsx",
        ours.received_ours_file,
        {"ending": "xlsx"},
        name="received_ours_xlsx",
    ),
    path(
        "received/<uuid:uid>/ours.ics", ours.received_ours_file, {"ending": "ics"}, name="received_ours_ics"
    ),
    path("copies/<int:pk>.pdf", copying.certified_copy, name="certified_copy"),
    *(
        path(f"plans/<uuid:uid>/{verb.replace('_', '-')}/", hash_signing.code, {"verb": verb}, name=verb)
        for verb in STAGES
    ),
    path("signing/by-hash/", hash_signing.client, name="hash_signing"),
    path("copies/<int:pk>/", sent_copies.copy, name="copy"),
    path("copies/<int:pk>/letters/<int:letter>.<str:ending>", sent_copies.copy_letter, name="copy_letter"),
    path("copies/<int:pk>/arrival/", sent_copies.copy_arrival, name="copy_arrival"),
    path("copies/<int:pk>/do/<str:verb>/", sent_copies.copy_act, name="copy_act"),
    path("verify/", verifying.verify, name="verify"),
]
