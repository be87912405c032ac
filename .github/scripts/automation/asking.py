"""The code host asked patiently and within bounds: so often, so long, and never sooner than it wants."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import TYPE_CHECKING, Any, TypeVar

from automation.host import ApiError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from automation.host import Api

MOST_REQUESTS = 500
MOST_PAUSE_SECONDS, MOST_SECONDS = 120.0, 240.0
PAGE = 100
_TRIES, _BREATH_SECONDS = 3, 2.0
_GONE = (404, 410)
_ITS_FAULT = 500
T = TypeVar("T")


class UnreadError(Exception):
    """Something could not be read; the message says in words of ours what was in the way."""


class GoneError(UnreadError):
    """It is no longer there."""

    def __init__(self) -> None:
        super().__init__("it is no longer there")


@dataclass
class Asker:
    """Whoever asks the code host in one run: GET alone, with what is left of requests and of patience.

    `seconds_left` is how long it waits where the host wants that; nothing is asked after `over`, a moment of
    the clock that only goes on. `clock` and `sleep` are the machine's.
    """

    api: Api
    requests_left: int = MOST_REQUESTS
    seconds_left: float = MOST_PAUSE_SECONDS
    over: float = field(default_factory=lambda: time.monotonic() + MOST_SECONDS)
    clock: Callable[[], float] = field(default=time.monotonic)
    sleep: Callable[[float], None] = field(default=time.sleep)

    def get(self, path: str) -> Any:
        """Return the JSON answer.

        Raises:
            GoneError: if there is nothing.
            UnreadError: if the host refuses, is silent or talks nonsense, and goes on doing so.
        """
        for turn in range(1, _TRIES + 1):
            if self.requests_left <= 0:
                raise UnreadError(f"the host was asked {MOST_REQUESTS:,} times already")
            if self.clock() > self.over:
                raise UnreadError("there was no more time to ask the host")
            self.requests_left -= 1
            try:
                return self.api("GET", path)
            except ApiError as error:
                self._pause(error, turn)
            except (OSError, HTTPException) as error:
                self._breathe("the host does not answer", turn, error)
            except (ValueError, RecursionError) as error:
                raise UnreadError("the host answers nonsense") from error
        raise UnreadError("the host wants to be asked later")

    def as_api(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """Return the JSON answer, for whoever asks an `Api`: nothing is written by this hand."""
        if method != "GET" or body is not None:
            raise ValueError("the queue only reads")
        return self.get(path)

    def pages(self, path: str, most: int) -> Iterator[list[Any]]:
        """Yield the pages of a list, which holds so many lines at most.

        Raises:
            UnreadError: as `get` does, if a page is no list, or if there are more.
        """
        joint = "&" if "?" in path else "?"
        for number in range(1, -(-most // PAGE) + 1):
            found = self.get(f"{path}{joint}per_page={PAGE}&page={number}")
            if not isinstance(found, list):
                raise UnreadError("the host answers in another shape")
            yield found
            if len(found) < PAGE:
                return
        raise UnreadError(f"there are more than {most:,}")

    def _pause(self, error: ApiError, turn: int) -> None:
        """Wait for as long as the host wants, where there is so much patience left."""
        if error.status in _GONE:
            raise GoneError from error
        if error.wait is not None:
            if error.wait > self.seconds_left or turn == _TRIES:
                raise UnreadError("the host wants to be asked later") from error
            self._sleep(error.wait)
        elif error.status >= _ITS_FAULT:
            self._breathe(f"the host answers {error.status}", turn, error)
        else:
            raise UnreadError(f"the host answers {error.status}") from error

    def _breathe(self, why: str, turn: int, error: Exception) -> None:
        if turn == _TRIES or self.seconds_left < _BREATH_SECONDS * turn:
            raise UnreadError(why) from error
        self._sleep(_BREATH_SECONDS * turn)

    def _sleep(self, seconds: float) -> None:
        self.seconds_left -= seconds
        self.sleep(seconds)


def take(data: Any, kind: type[T], *names: str) -> T:
    """Return what stands in an answer under some names, one in the other.

    Raises:
        UnreadError: if there is nothing, or something of another kind.
    """
    for name in names:
        data = data.get(name) if isinstance(data, dict) else None
    if not isinstance(data, kind) or (kind is int and isinstance(data, bool)):
        raise UnreadError("the host answers in another shape")
    return data


def maybe(data: Mapping[str, Any], kind: type[T], *names: str) -> T | None:
    """Return what stands under some names, None where it is null or not there.

    Raises:
        UnreadError: if it is of another kind.
    """
    value: Any = data
    for name in names:
        if value is None:
            return None
        value = take(value, dict).get(name)
    return None if value is None else take(value, kind)
