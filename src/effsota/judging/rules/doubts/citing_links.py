"""Links: where a submission names a document, and by which title."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache, lru_cache
from typing import Any

from effsota.methods import whole_and_parts
from effsota.model import Submission

_ESTIMATES = "estimates"
_UNREAD = {"method", "inputs"}
_TITLE, _URL, _AUTHORS = "title", "url", "/authors"


def cited_by(submission: Submission) -> Iterator[tuple[str, str, str]]:
    """Yield pointer of the title, link and title of every document that a submission names with both."""
    told = dict(texts_of(submission))
    for pointer, url in told.items():
        room, _, key = pointer.rpartition("/")
        title = told.get(f"{room}/{_TITLE}")
        if key == _URL and title is not None:
            yield f"{room}/{_TITLE}", url, title


def authored_by(submission: Submission) -> Iterator[tuple[str, ...]]:
    """Yield pointer of the authors, link and authors of every document that a submission names with both."""
    told = dict(texts_of(submission))
    authors: dict[str, list[str]] = {}
    for pointer, text in told.items():
        room, _, _ = pointer.rpartition("/")
        if room.endswith(_AUTHORS):
            authors.setdefault(room, []).append(text)
    for room, names in authors.items():
        url = told.get(f"{room.removesuffix(_AUTHORS)}/{_URL}")
        if url is not None:
            yield room, url, *names


def links_of(submission: Submission) -> Iterator[tuple[str, str]]:
    """Yield pointer and text of every link."""
    return ((pointer, text) for pointer, text in texts_of(submission) if text.startswith("https://"))


def texts_of(submission: Submission) -> tuple[tuple[str, str], ...]:
    """Return every text that a submission holds, with its pointer."""
    return _texts_of_one(_One(submission))


@dataclass(frozen=True, slots=True, eq=False)
class _One:
    """A submission that equals itself alone: many rules in a row ask for the texts of the same one."""

    submission: Submission

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _One) and other.submission is self.submission

    def __hash__(self) -> int:
        return id(self.submission)


@lru_cache(1)
def _texts_of_one(one: _One) -> tuple[tuple[str, str], ...]:
    submission = one.submission
    of_claim = (
        found
        for name in _names(Submission)
        if name != _ESTIMATES
        for found in _walk(getattr(submission, name), f"/{name}")
    )
    of_parts = (
        found
        for at, estimate in enumerate(submission.estimates)
        for below, part in whole_and_parts(estimate)
        for found in _walk(part, f"/compute/{at}{below}")
    )
    return (*of_claim, *of_parts)


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind) if each.name not in _UNREAD)


def _walk(value: Any, pointer: str) -> Iterator[tuple[str, str]]:
    if type(value) is str:
        yield pointer, value
    elif isinstance(value, tuple) and not hasattr(value, "_fields"):
        for at, item in enumerate(value):
            yield from _walk(item, f"{pointer}/{at}")
    elif is_dataclass(value) and not isinstance(value, type):
        keys = getattr(value, "KEYS", {})
        for name in _names(type(value)):
            yield from _walk(getattr(value, name), f"{pointer}/{keys.get(name, name)}")
