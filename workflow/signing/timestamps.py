"""Time stamps of an outside authority (RFC 3161): asked for over HTTP, held against what was asked, kept as they came.

A signature with such a stamp is PAdES baseline B-T: when it was made no longer rests on the product's word.
"""

from base64 import b64encode

from asn1crypto import cms, tsp
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError

from workflow.signing.fetching import NotFetched, fetched

SECONDS, MOST = 15, 64 * 1024
"""Of one request, and bytes of its answer: a stamp with a long chain of certificates is a tenth of that."""
ROOM = 2 * 24 * 1024
"""Hexadecimal digits reserved for a signature that carries a stamp, so that the server need not be asked twice."""


class StampServer(TimeStamper):
    """The server of a time-stamp authority. TimestampRequestError, an OSError, when it gives no stamp."""

    def __init__(self, url: str, user: str = "", password: str = "") -> None:
        super().__init__()
        self.url, self.user, self.password = url, user, password

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> cms.ContentInfo:
        nonce, asked = self.request_cms(message_digest, md_algorithm)
        answer = await self.async_request_tsa_response(asked)
        try:
            if answer["status"]["status"].native != "granted":
                words = "; ".join(answer["status"]["status_string"].native or [])
                raise TimestampRequestError(f"The time-stamp server refuses: {words}")
            token = answer["time_stamp_token"]
            told = token["content"]["encap_content_info"]["content"].parsed
            same = told["message_imprint"]["hashed_message"].native == message_digest
            if not same or told["nonce"].native != nonce:
                raise TimestampRequestError(
                    "The time-stamp server has stamped something else than was asked."
                )
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise TimestampRequestError("The answer of the time-stamp server cannot be read.") from error
        # Written anew by the rules of DER, so that the verdict can tell every later change of it.
        return cms.ContentInfo.load(token.dump(force=True))

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        data = self._posted(req.dump())
        try:
            return tsp.TimeStampResp.load(data, strict=True)
        except (ValueError, TypeError) as error:
            raise TimestampRequestError("The answer of the time-stamp server cannot be read.") from error

    def _posted(self, data: bytes) -> bytes:
        headers = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
        if self.user:
            said = b64encode(f"{self.user}:{self.password}".encode()).decode()
            headers["Authorization"] = f"Basic {said}"
        kinds = {"application/timestamp-reply"}
        try:
            return fetched(self.url, kinds, most=MOST, seconds=SECONDS, data=data, headers=headers)
        except NotFetched as error:
            raise TimestampRequestError(f"The time-stamp server gives no stamp: {error}") from error
