"""What leaves the product: verification of files, the registers."""

from django.urls import path

from workflow.views import verifying

urlpatterns = [
    path("verify/", verifying.verify, name="verify"),
]
