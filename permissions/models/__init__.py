"""People, the tree of agencies with dated names, posts with their duties, appointments and delegations."""

from permissions.models.agencies import Agency, AgencyGroup, AgencyName, AgencyQuerySet, Kind, Level, Term
from permissions.models.grants import AgencyGroupPermission, AgencyUserPermission, DutyGroup
from permissions.models.imports import OrganisationImport
from permissions.models.people import Cached, NeverDeleted, SignInFailure, User
from permissions.models.posts import Appointment, Delegation, Post, PostDuty

__all__ = [
    "Agency",
    "AgencyGroup",
    "AgencyGroupPermission",
    "AgencyName",
    "AgencyQuerySet",
    "AgencyUserPermission",
    "Appointment",
    "Cached",
    "Delegation",
    "DutyGroup",
    "Kind",
    "Level",
    "NeverDeleted",
    "OrganisationImport",
    "Post",
    "PostDuty",
    "SignInFailure",
    "Term",
    "User",
]
