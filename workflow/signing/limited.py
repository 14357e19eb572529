"""Examines a file in a child process with ceilings on memory and time: a hostile file ends the child alone."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from drafting.reading.limited import PACKAGE_ROOT, child_environment
from workflow.signing.results import Examination, Verdict, from_json, mentions

if TYPE_CHECKING:
    from asn1crypto import x509

MEMORY = 512 * 1024 * 1024
CPU_SECONDS = 20
WALL_SECONDS = 30


def examine_limited(
    pdf: bytes, roots: Sequence[x509.Certificate], stampers: Sequence[x509.Certificate] = ()
) -> Examination:
    """As `verdicts.examine`, in a child: 512 MB, 20 s of computing, 30 s in all.

    A child that dies or takes too long is an answer, too: altered where an authority of ours is named, else unknown.
    """
    try:
        return from_json(_asked({"act": "examine"}, pdf, roots, stampers))
    except (subprocess.SubprocessError, ValueError, KeyError):
        return Examination(Verdict.ALTERED if mentions(pdf, roots) else Verdict.UNKNOWN)


def added_signature_limited(
    before: bytes,
    after: bytes,
    field: str,
    roots: Sequence[x509.Certificate],
    stampers: Sequence[x509.Certificate] = (),
) -> bool:
    """As `verdicts.added_signature`, in a child: what another program has written is as strange as any file."""
    if not after.startswith(before):
        return False
    try:
        asked = {"act": "added", "field": field, "before": len(before)}
        return bool(_asked(asked, after, roots, stampers))
    except (subprocess.SubprocessError, ValueError):
        return False


def _asked(
    what: dict[str, Any],
    pdf: bytes,
    roots: Sequence[x509.Certificate],
    stampers: Sequence[x509.Certificate],
) -> Any:
    """The child's answer; SubprocessError where it died or took too long."""
    told = {**what, "roots": _told(roots), "stampers": _told(stampers)}
    done = subprocess.run(
        [sys.executable, "-m", "workflow.signing"],
        input=json.dumps(told).encode() + b"\n" + pdf,
        capture_output=True,
        timeout=WALL_SECONDS,
        cwd=PACKAGE_ROOT,
        env=child_environment(),
        check=True,
    )
    return json.loads(done.stdout)


def _told(certificates: Sequence[x509.Certificate]) -> list[str]:
    return [base64.b64encode(each.dump()).decode() for each in certificates]
