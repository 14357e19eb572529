"""The words in which a file is judged, without what judges it: pages read them, the child works them out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from asn1crypto import x509

NUMBER = "so_ky_hieu"
DATE = "dia_danh_ngay"
PERSON = "nguoi_ky"
BODY = "co_quan"
"""Names of the four fields of a file to sign."""


class Verdict(StrEnum):
    """`whole`: both signatures hold and nothing else happened. `unknown`: no signature of ours is inside."""

    WHOLE = "whole"
    ALTERED = "altered"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class SignatureFacts:
    """One signature. `accepted` is the answer; `intact` and `trusted` only say what it rests on.

    `signed_at` is what the signer says; `stamped_at` what a time-stamp authority of ours has attested, and `stamped_by`
    its name: both None where the signature carries no stamp, or none that holds.
    """

    field: str
    name: str
    subject: str
    signed_at: str | None
    intact: bool
    trusted: bool
    covers_file: bool
    accepted: bool
    stamped_at: str | None = None
    stamped_by: str | None = None


@dataclass(frozen=True)
class Examination:
    """The verdict on a file, its signatures in order, and what the filled fields say."""

    verdict: Verdict
    signatures: tuple[SignatureFacts, ...] = ()
    number_line: str | None = None
    date_line: str | None = None


def as_json(examination: Examination) -> dict[str, Any]:
    """The examination as plain data, as it goes between processes and into the register."""
    return asdict(examination)


def from_json(data: dict[str, Any]) -> Examination:
    """What as_json gave; KeyError or ValueError for anything else."""
    facts = tuple(SignatureFacts(**facts) for facts in data["signatures"])
    return Examination(Verdict(data["verdict"]), facts, data["number_line"], data["date_line"])


def mentions(pdf: bytes, roots: Sequence[x509.Certificate]) -> bool:
    """Whether a certificate of one of these authorities stands in the file, also where it cannot be parsed."""
    lowered = pdf.lower()
    return any(root.subject.dump().hex().encode() in lowered for root in roots)
