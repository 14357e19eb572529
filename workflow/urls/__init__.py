"""Addresses of the way of a plan: inbox and arrivals, acts, decisions and registers."""

from workflow.urls import acts, deciding, issuing, receiving

urlpatterns = [*receiving.urlpatterns, *acts.urlpatterns, *deciding.urlpatterns, *issuing.urlpatterns]
