"""Texts of a submission with their places: all, its links, which documents it names by which title."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from effsota.methods import all_estimates
from effsota.model import Submission

PlacedTexts = tuple[tuple[str, str], ...]
_ESTIMATES = "estimates"
_UNREAD = {"method", "inputs"}
_TITLE, _URL, _AUTHORS = "title", "url", "/authors"


def texts_of(submission: Submission) -> PlacedTexts:
    """Return every text that a submission holds, with its pointer."""
    found: list[tuple[str, str]] = []
    for name, key in _keys_of(Submission):
        if name != _ESTIMATES:
            _find(getattr(submission, name), f"/{key}", found)
    for pointer, estimate in all_estimates(submission):
        _find(estimate, pointer, found)
    return tuple(found)


def links_in(texts: PlacedTexts) -> PlacedTexts:
    """Return those texts that are links."""
    return tuple(each for each in texts if each[1].startswith("https://"))


def cited_in(texts: PlacedTexts) -> Iterator[tuple[str, str, str]]:
    """Yield pointer of the title, link and title of every document that is named with both."""
    told = dict(texts)
    for pointer, url in texts:
        room, _, key = pointer.rpartition("/")
        if key == _URL and (title := told.get(f"{room}/{_TITLE}")) is not None:
            yield f"{room}/{_TITLE}", url, title


def authored_in(texts: PlacedTexts) -> Iterator[tuple[str, ...]]:
    """Yield pointer of the authors, link and authors of every document that is named with both."""
    told = dict(texts)
    authors: dict[str, list[str]] = {}
    for pointer, text in texts:
        room = pointer.rpartition("/")[0]
        if room.endswith(_AUTHORS):
            authors.setdefault(room, []).append(text)
    for room, names in authors.items():
        url = told.get(f"{room.removesuffix(_AUTHORS)}/{_URL}")
        if url is not None:
            yield room, url, *names


@cache
def _keys_of(kind: type[Any]) -> tuple[tuple[str, str], ...]:
    """Return field and key of what is read of a class of values, nothing of what is none."""
    if not is_dataclass(kind):
        return ()
    keys = getattr(kind, "KEYS", {})
    names = (each.name for each in fields(kind) if each.name not in _UNREAD)
    return tuple((name, keys.get(name, name)) for name in names)


def _find(value: Any, pointer: str, found: list[tuple[str, str]]) -> None:
    """Add every text in a value, with its pointer."""
    kind: Any = type(value)
    if kind is str:
        found.append((pointer, value))
    elif kind is tuple:
        for at, item in enumerate(value):
            _find(item, f"{pointer}/{at}", found)
    else:
        for name, key in _keys_of(kind):
            held = getattr(value, name)
            if held is not None:
                _find(held, f"{pointer}/{key}", found)
