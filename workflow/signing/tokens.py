"""A key that stays in its device: signed through PKCS#11 (a token, a card, an HSM), never copied here."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

import pkcs11
from asn1crypto import x509
from pyhanko.sign.pkcs11 import PKCS11Signer
from pyhanko.sign.signers import Signer


class TokenMissing(Exception):
    """The device is not there, or not the one that was named; the words go to the operator."""


@dataclass(frozen=True)
class TokenKey:
    """`module`: the vendor's library; `token`, `key`: labels; `authority`: who has issued the certificate."""

    module: str
    token: str
    key: str
    pin: str
    authority: x509.Certificate

    @contextmanager
    def signer(self) -> Iterator[Signer]:
        """Open for one signature. TokenMissing when the device is pulled, RuntimeError for a wrong PIN."""
        try:
            session = self._token().open(user_pin=self.pin)
        except (pkcs11.NoSuchToken, pkcs11.TokenNotPresent, pkcs11.DeviceRemoved) as error:
            raise TokenMissing(
                f"The token “{self.token}” is not there; put it in and let the job run again."
            ) from error
        except (pkcs11.PinIncorrect, pkcs11.PinLocked, pkcs11.PinInvalid) as error:
            raise RuntimeError(
                f"The token “{self.token}” refuses the PIN ({type(error).__name__})."
            ) from error
        with session:
            signer = PKCS11Signer(
                session,
                key_label=self.key,
                cert_label=self.key,
                ca_chain=[self.authority],
                other_certs_to_pull=(),
            )
            # Not every device hashes for a curve's key; all of them sign a hash.
            certificate = signer.signing_cert
            signer.use_raw_mechanism = certificate is not None and certificate.public_key.algorithm == "ec"
            yield signer

    def _token(self) -> Any:
        library = _library(self.module)
        try:
            return library.get_token(token_label=self.token)
        except (
            pkcs11.NoSuchToken
        ):  # some libraries see a device that was put in later only when they begin anew
            library.reinitialize()
            return library.get_token(token_label=self.token)


@cache
def _library(module: str) -> Any:
    """Loaded once in a process, as the standard asks."""
    return pkcs11.lib(module)
