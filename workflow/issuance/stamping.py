"""Which time-stamp server the signing jobs ask, and whose stamps count, by the settings of the deployment."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from workflow.issuance.key_holders import certificates_in

if TYPE_CHECKING:  # what signs takes a second to load
    from asn1crypto import x509

    from workflow.signing.timestamps import StampServer


def stamper() -> StampServer | None:
    """None: signatures are made without a stamp. For jobs alone: no request waits for somebody else's server."""
    if not settings.TIMESTAMP_URL:
        return None
    from workflow.signing.timestamps import StampServer

    return StampServer(settings.TIMESTAMP_URL, settings.TIMESTAMP_USER, settings.TIMESTAMP_PASSWORD)


def stamp_authorities() -> list[x509.Certificate]:
    """Those whose time stamps count; they vouch for no signature."""
    path = settings.TIMESTAMP_AUTHORITIES
    return certificates_in(Path(path)) if path else []
