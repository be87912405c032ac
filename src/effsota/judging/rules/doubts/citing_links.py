"""Texts of a submission with their places: all, its links, which documents it names by which title."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from effsota.methods import all_estimates
from effsota.model import Submission

PlacedTexts = tuple[tuple[str, str], ...]
# Read by way of all estimates: the parts of a sum lie in its inputs.
_UNREAD = {"estimates", "method", "inputs"}
_TITLE, _URL, _AUTHORS = "/title", "/url", "/authors/"


def texts_of(submission: Submission) -> PlacedTexts:
    """Return every text that a submission holds, with its pointer."""
    found: list[tuple[str, str]] = []
    _find(submission, "", found)
    for pointer, estimate in all_estimates(submission):
        _find(estimate, pointer, found)
    return tuple(found)


def links_in(texts: PlacedTexts) -> PlacedTexts:
    """Return those texts that are links."""
    return tuple(each for each in texts if each[1].startswith("https://"))


def cited_in(texts: PlacedTexts, told: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield pointer of the title, link and title of every document that is named with both."""
    for pointer, url in texts:
        if pointer.endswith(_URL):
            beside = f"{pointer.removesuffix(_URL)}{_TITLE}"
            if (title := told.get(beside)) is not None:
                yield beside, url, title


def authored_in(texts: PlacedTexts, told: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Yield pointer of the authors, link and authors of every document that is named with both."""
    authors: dict[str, list[str]] = {}
    for pointer, text in texts:
        room, found, _ = pointer.partition(_AUTHORS)
        if found:
            authors.setdefault(room, []).append(text)
    for room, names in authors.items():
        url = told.get(f"{room}{_URL}")
        if url is not None:
            yield f"{room}/authors", url, *names


@cache
def _places_in(kind: type[Any]) -> tuple[tuple[str, str], ...]:
    """Return field and place of what is read of a class of values, nothing of what is none."""
    if not is_dataclass(kind):
        return ()
    keys = getattr(kind, "KEYS", {})
    names = (each.name for each in fields(kind) if each.name not in _UNREAD)
    return tuple((name, f"/{keys.get(name, name)}") for name in names)


def _find(value: Any, pointer: str, found: list[tuple[str, str]]) -> None:
    """Add every text in a value, with its pointer."""
    kind: Any = type(value)
    for name, place in _places_in(kind):
        held = getattr(value, name)
        if held is None:
            continue
        held_kind = type(held)
        if held_kind is str:
            found.append((pointer + place, held))
        elif held_kind is not tuple:
            _find(held, pointer + place, found)
        elif held:
            _find_all(held, pointer + place, found)


def _find_all(values: tuple[Any, ...], pointer: str, found: list[tuple[str, str]]) -> None:
    for at, each in enumerate(values):
        if type(each) is str:
            found.append((f"{pointer}/{at}", each))
        else:
            _find(each, f"{pointer}/{at}", found)
