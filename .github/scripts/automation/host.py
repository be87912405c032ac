"""The code host: its API behind one function, and what a workflow run knows about itself."""

from __future__ import annotations

import json
import os
import re
import time
from http import HTTPStatus
from pathlib import Path
from typing import Any, Protocol
from urllib.error import HTTPError
from urllib.request import Request, urlopen

SHA = re.compile(r"[0-9a-f]{40}")
_SECONDS = 30
_MINUTE = 60.0
_TOO_OFTEN = (HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS)
MOST_ANSWER_BYTES = 50_000_000


class ApiError(Exception):
    """The API refused; `status` is its HTTP status, `wait` for how many seconds it wants to be left alone.

    `wait` is None where it does not say that it was asked too often.
    """

    def __init__(self, status: int, *, wait: float | None = None) -> None:
        super().__init__(f"the API answered {status}")
        self.status, self.wait = status, wait


class Api(Protocol):
    """What a task asks the code host."""

    def __call__(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """Return the JSON answer.

        Raises:
            ApiError: if the host refuses.
        """


class HostApi:
    """The API over https; the token goes to that host only, never along a redirect."""

    def __init__(self, url: str, token: str) -> None:
        if not url.startswith("https://"):
            raise ValueError("the API is spoken to over https only")
        self._url, self._token = url.rstrip("/"), token

    def __call__(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """Return the JSON answer."""
        data = None if body is None else json.dumps(body).encode()
        request = Request(self._url + path, data=data, method=method)  # noqa: S310  # https, see above
        request.add_header("Accept", "application/vnd.github+json")
        request.add_unredirected_header("Authorization", f"Bearer {self._token}")
        try:
            with urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310
                found = answer.read(MOST_ANSWER_BYTES + 1)
        except HTTPError as error:
            raise ApiError(error.code, wait=_wait(error)) from error
        if len(found) > MOST_ANSWER_BYTES:
            raise ValueError("the API answered without end")
        return json.loads(found)


def _wait(error: HTTPError) -> float | None:
    """Return for how many seconds the host wants to be left alone, None where it does not say so.

    Source: docs.github.com, Rate limits for the REST API, "Exceeding the rate limit".
    """
    if error.code not in _TOO_OFTEN:
        return None
    after, left, reset = (
        error.headers.get(name) for name in ("Retry-After", "X-RateLimit-Remaining", "X-RateLimit-Reset")
    )
    try:
        if after is not None:
            return max(float(int(after)), 1.0)
        if left == "0" and reset is not None:
            return max(int(reset) - time.time(), 1.0)
    except ValueError:
        pass
    return _MINUTE if error.code == HTTPStatus.TOO_MANY_REQUESTS else None


def api_of_run() -> Api:
    """Return the API with the token that the workflow hands in as GH_TOKEN."""
    return HostApi(os.environ["GITHUB_API_URL"], os.environ["GH_TOKEN"])


def read_event() -> dict[str, Any]:
    """Return the event that started the run; every text in it is somebody's."""
    event: dict[str, Any] = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text("utf-8"))
    return event


def write_output(**values: int) -> None:
    """Hand values to later steps: numbers and yes or no only, so that nothing can forge another."""
    lines = [f"{name}={_plain(value)}" for name, value in values.items()]
    with Path(os.environ["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as file:
        file.write("".join(f"{line}\n" for line in lines))


def _plain(value: int) -> str:
    return str(value).lower() if isinstance(value, bool) else f"{value:d}"


def run_url() -> str:
    """Return the address of this run's log."""
    server, repository = os.environ["GITHUB_SERVER_URL"], os.environ["GITHUB_REPOSITORY"]
    return f"{server}/{repository}/actions/runs/{os.environ['GITHUB_RUN_ID']}"
