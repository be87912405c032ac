"""Requests over https and nothing else, along redirects too."""

from __future__ import annotations

from typing import IO
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)


def open_https(request: Request, *, seconds: float) -> IO[bytes]:
    """Return the answer to a request, of a host that is silent for so many seconds at most.

    Raises:
        HTTPError: if the host refuses.
        OSError: if it cannot be reached, or leads to what is not https.
    """
    opener = OpenerDirector()
    for handler in (
        *(ProxyHandler(), HTTPSHandler(), HTTPRedirectHandler(), HTTPErrorProcessor()),
        *(HTTPDefaultErrorHandler(), UnknownHandler()),
    ):
        opener.add_handler(handler)
    answer: IO[bytes] = opener.open(request, timeout=seconds)
    return answer
