"""The code host asked: patiently, within bounds, and never sooner than it wants."""

from __future__ import annotations

import time
from email.message import Message
from http.client import IncompleteRead
from typing import Any
from urllib.error import HTTPError, URLError

import pytest

from automation import host as host_module
from automation.asking import Asker, GoneError, UnreadError, maybe, take
from automation.host import ApiError, HostApi
from tests.workflows.fake_api import FakeApi

PATH = "/x"


class Moody:
    """A host that does one thing after the other."""

    def __init__(self, *moods: Any) -> None:
        self.moods = list(moods)

    def __call__(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """Return or raise what is next."""
        assert (method, path, body) == ("GET", PATH, None)
        mood = self.moods.pop(0)
        if isinstance(mood, Exception):
            raise mood
        return mood


def asker(*moods: Any, **other: Any) -> tuple[Asker, list[float]]:
    """Return an asker of a host of these moods, and how long it slept."""
    slept: list[float] = []
    return Asker(Moody(*moods), sleep=slept.append, **other), slept


LATER = "the host wants to be asked later"
MOODS: dict[str, tuple[list[Any], list[float], Any]] = {
    "at once": ([7], [], 7),
    "after a pause that it asks for": ([ApiError(429, wait=60.0), 7], [60.0], 7),
    "twice": ([ApiError(403, wait=30.0), ApiError(403, wait=30.0), 7], [30.0, 30.0], 7),
    "too long a pause": ([ApiError(429, wait=121.0)], [], LATER),
    "too many pauses": ([ApiError(429, wait=1.0)] * 3, [1.0, 1.0], LATER),
    "more than there is patience for": ([ApiError(429, wait=70.0)] * 2, [70.0], LATER),
    "down for a moment": ([ApiError(502), URLError("down"), 7], [2.0, 4.0], 7),
    "down": ([ApiError(503)] * 3, [2.0, 4.0], "the host answers 503"),
    "silent": ([TimeoutError()] * 3, [2.0, 4.0], "the host does not answer"),
    "half an answer": ([IncompleteRead(b"")] * 3, [2.0, 4.0], "the host does not answer"),
    "nonsense": ([ValueError("no JSON")], [], "the host answers nonsense"),
    "forbidden": ([ApiError(403)], [], "the host answers 403"),
    "gone": ([ApiError(404)], [], "it is no longer there"),
}


@pytest.mark.parametrize("mood", MOODS)
def test_a_host_is_asked_patiently(mood: str) -> None:
    """It is left alone for as long as it wants, and asked three times at most."""
    moods, pauses, found = MOODS[mood]
    asking, slept = asker(*moods)
    try:
        answer = asking.get(PATH)
    except UnreadError as error:
        answer = str(error)
    assert (answer, slept) == (found, pauses)


def test_what_is_gone_is_told_from_what_is_not_read() -> None:
    """One is left out, of the other the last is kept."""
    with pytest.raises(GoneError):
        asker(ApiError(410))[0].get(PATH)


def test_so_many_requests_and_no_more() -> None:
    """Tries count."""
    asking, _ = asker(ApiError(500), 7, requests_left=2)
    assert asking.get(PATH) == 7
    with pytest.raises(UnreadError, match="500 times already"):
        asking.get(PATH)


def test_nothing_is_asked_after_the_time_is_over() -> None:
    """However quickly the host answers."""
    asking, _ = asker(7, 7, over=10.0, clock=iter([10.0, 10.1]).__next__)
    assert asking.get(PATH) == 7
    with pytest.raises(UnreadError, match="no more time"):
        asking.get(PATH)


def test_a_list_is_read_page_by_page() -> None:
    """Until a page is not full; one that goes on beyond what is asked for is told."""
    pages = {f"/x?per_page=100&page={number}": [number] * 100 for number in (1, 2)}
    api = FakeApi({**pages, "/x?per_page=100&page=3": [3]})
    assert [len(page) for page in Asker(api).pages("/x", 300)] == [100, 100, 1]
    with pytest.raises(UnreadError, match="there are more than 200"):
        list(Asker(api).pages("/x", 200))


@pytest.mark.parametrize("page", [{}, None, "x", 7.5])
def test_a_page_that_is_no_list_is_told(page: object) -> None:
    """In words."""
    with pytest.raises(UnreadError, match="in another shape"):
        list(Asker(FakeApi({"/x?per_page=100&page=1": page})).pages("/x", 100))


def test_nothing_is_written_by_this_hand() -> None:
    """Whoever takes it for an API."""
    with pytest.raises(ValueError, match="only reads"):
        asker()[0].as_api("POST", PATH)


def test_what_is_taken_from_an_answer_is_of_its_kind() -> None:
    """Else it was not read."""
    data = {"a": {"b": 7, "c": None, "d": True}}
    assert (take(data, int, "a", "b"), maybe(data, str, "a", "c", "x")) == (7, None)
    for kind, names in ((str, ("a", "b")), (int, ("a", "d")), (int, ("b",)), (int, ("a", "b", "c"))):
        with pytest.raises(UnreadError):
            take(data, kind, *names)


HEADERS: dict[str, tuple[int, dict[str, str], float | None]] = {
    "it says how long": (403, {"Retry-After": "30"}, 30.0),
    "it says when": (403, {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1040"}, 40.0),
    "it says when, and that was": (429, {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "900"}, 1.0),
    "it only says too often": (429, {}, 60.0),
    "it says nonsense": (429, {"Retry-After": "soon"}, 60.0),
    "it refuses": (403, {"X-RateLimit-Remaining": "12", "X-RateLimit-Reset": "1040"}, None),
    "it is down": (503, {"Retry-After": "30"}, None),
}


@pytest.mark.parametrize("name", HEADERS)
def test_how_long_a_host_wants_to_be_left_alone(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As its headers have it."""
    status, headers, wait = HEADERS[name]
    message = Message()
    for key, value in headers.items():
        message[key] = value

    def refuse(*_: object, **__: object) -> None:
        raise HTTPError("https://h", status, "", message, None)

    monkeypatch.setattr(host_module, "urlopen", refuse)
    monkeypatch.setattr(time, "time", lambda: 1000.0)
    with pytest.raises(ApiError) as caught:
        HostApi("https://h", "t")("GET", PATH)
    assert (caught.value.status, caught.value.wait) == (status, wait)
