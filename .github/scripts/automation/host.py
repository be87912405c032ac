"""The code host: its API behind one function, and what a workflow run knows about itself."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any, Protocol
from urllib.error import HTTPError
from urllib.request import Request, urlopen

SHA = re.compile(r"[0-9a-f]{40}")
_SECONDS = 30


class ApiError(Exception):
    """The API refused; `status` is its HTTP status."""

    def __init__(self, status: int) -> None:
        super().__init__(f"the API answered {status}")
        self.status = status


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
                return json.load(answer)
        except HTTPError as error:
            raise ApiError(error.code) from error


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
