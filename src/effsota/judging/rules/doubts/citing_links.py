"""Links: where a submission names a document, and by which title."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from effsota.methods import whole_and_parts
from effsota.model import Submission

_ESTIMATES = "estimates"
_TITLE, _URL = "title", "url"


def cited_by(submission: Submission) -> Iterator[tuple[str, str, str]]:
    """Yield pointer of the title, link and title of every document that a submission names with both."""
    told = dict(texts_of(submission))
    for pointer, url in told.items():
        room, _, key = pointer.rpartition("/")
        title = told.get(f"{room}/{_TITLE}")
        if key == _URL and title is not None:
            yield f"{room}/{_TITLE}", url, title


def links_of(submission: Submission) -> Iterator[tuple[str, str]]:
    """Yield pointer and text of every link."""
    return ((pointer, text) for pointer, text in texts_of(submission) if text.startswith("https://"))


def texts_of(submission: Submission) -> Iterator[tuple[str, str]]:
    """Yield every text that a submission holds, with its pointer."""
    for each in fields(submission):
        if each.name != _ESTIMATES:
            yield from _walk(getattr(submission, each.name), f"/{each.name}")
    for at, estimate in enumerate(submission.estimates):
        for below, part in whole_and_parts(estimate):
            yield from _walk(part, f"/compute/{at}{below}")


def _walk(value: Any, pointer: str) -> Iterator[tuple[str, str]]:
    if type(value) is str:
        yield pointer, value
    elif isinstance(value, tuple) and not hasattr(value, "_fields"):
        for at, item in enumerate(value):
            yield from _walk(item, f"{pointer}/{at}")
    elif is_dataclass(value) and not isinstance(value, type):
        keys = getattr(value, "KEYS", {})
        for each in fields(value):
            if each.name not in {"method", "inputs"}:
                yield from _walk(getattr(value, each.name), f"{pointer}/{keys.get(each.name, each.name)}")
