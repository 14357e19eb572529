"""A subordinate plan from the plan of a superior committee; pure, without settings or database."""

from drafting.deriving.bodies import default_body_map
from drafting.deriving.choices import Choices
from drafting.deriving.derivation import Derived, derive
from drafting.deriving.levels import default_scope_words
from drafting.deriving.own import OwnBody, own_body

derive_document = derive
"""The same under a name for modules that have a `derive` of their own."""

__all__ = [
    "Choices",
    "Derived",
    "OwnBody",
    "default_body_map",
    "default_scope_words",
    "derive",
    "derive_document",
    "own_body",
]
