"""Addresses of the way of a plan: inbox and arrivals, acts, registers."""

from workflow.urls import acts, receiving

urlpatterns = [*receiving.urlpatterns, *acts.urlpatterns]
