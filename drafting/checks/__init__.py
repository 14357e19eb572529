"""Finding what is wrong in a plan before somebody else does: form, citations, sense. Pure.

Each rule is a function of the document with what is known around it; `check` runs them all.
"""

from drafting.checks.checking import check, day_of
from drafting.checks.subject import Finding, Severity, Subject

__all__ = ["Finding", "Severity", "Subject", "check", "day_of"]
