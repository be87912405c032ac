"""The queue that is published is the last that is known, where it can be believed."""

from __future__ import annotations

import io
from email.message import Message
from http.client import IncompleteRead
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError

import pytest

import automation.queue as task
from automation.live_ledger import Home
from effsota.queue import MOST_QUEUE_BYTES
from tests.builders.queues import SCHEMA, full_queue

if TYPE_CHECKING:
    from urllib.request import Request

HOME = Home(url="https://example.org/board/", repository="https://github.com/example/board")
SOUND = full_queue().data


class Broken(io.BytesIO):
    """An answer that is cut off while it is read."""

    def read(self, *_: object) -> bytes:
        """Break."""
        raise IncompleteRead(b"{")


def read(
    answer: io.BytesIO | OSError, monkeypatch: pytest.MonkeyPatch, home: Home = HOME
) -> tuple[bool, str]:
    """Return whether a queue is read from a site, and the address that was asked."""
    asked: list[str] = []

    def ask(request: Request, *, seconds: float) -> io.BytesIO:
        assert seconds > 0
        asked.append(request.full_url)
        if isinstance(answer, OSError):
            raise answer
        return answer

    monkeypatch.setattr(task, "open_https", ask)
    return task.read_last(home, SCHEMA) is not None, "".join(asked).partition("?")[0]


def refused(status: int) -> HTTPError:
    """Return the answer of a site that refuses."""
    return HTTPError("https://x", status, "", Message(), None)


def test_a_queue_is_read_where_it_is_published(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside the ledger; no copy of a cache."""
    assert read(io.BytesIO(SOUND), monkeypatch) == (True, "https://example.org/board/data/queue.json")


@pytest.mark.parametrize(
    "answer",
    [
        *(refused(404), refused(500), URLError("down"), TimeoutError()),
        *(Broken(), io.BytesIO(b""), io.BytesIO(b"<html>"), io.BytesIO(SOUND[:-9])),
        io.BytesIO(SOUND + b" " * MOST_QUEUE_BYTES),
        io.BytesIO(SOUND.replace(b"example/board", b"example/other")),
    ],
)
def test_what_cannot_be_believed_is_none(
    answer: io.BytesIO | OSError, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Missing, down, cut off, too large, no queue, another's: it is taken anew."""
    assert not read(answer, monkeypatch)[0]


def test_a_site_is_read_over_https_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing else is asked."""
    home = Home(url="http://example.org", repository=HOME.repository)
    assert read(io.BytesIO(SOUND), monkeypatch, home) == (False, "")
