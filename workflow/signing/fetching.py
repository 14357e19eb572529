"""Bytes from an outside server: HTTP and HTTPS alone, no way elsewhere, so many bytes and seconds at most."""

import time
import urllib.request
from collections.abc import Mapping
from urllib.error import HTTPError


class NotFetched(OSError):
    """The server gave nothing that can be used; the words go to the operator."""


def fetched(
    url: str,
    kinds: set[str],
    *,
    most: int,
    seconds: int,
    data: bytes | None = None,
    headers: Mapping[str, str] | None = None,
) -> bytes:
    """What GET gives, with `data` POST. `kinds`: media types that are taken. Raises NotFetched for all else."""
    request = urllib.request.Request(url, data, dict(headers or {}))  # noqa: S310 -- see _opener
    until = time.monotonic() + seconds
    try:
        with _opener().open(request, timeout=seconds) as response:
            kind, answer = response.headers.get_content_type(), b""
            while len(answer) <= most and time.monotonic() < until and (part := response.read1(65536)):
                answer += part
    except (OSError, ValueError) as error:
        if isinstance(error, HTTPError):
            error.close()  # it holds the answer, and with it the connection
        raise NotFetched(f"{url} cannot be reached: {error}") from error
    if kind not in kinds or len(answer) > most or time.monotonic() >= until:
        raise NotFetched(f"{url} gave nothing to use ({kind}, {len(answer)} bytes).")
    return answer


def _opener() -> urllib.request.OpenerDirector:
    """Without files and redirects: where something comes from is what the operator has set."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener
