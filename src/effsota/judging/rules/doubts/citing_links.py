"""Texts of a submission with their places: all, its links, which documents it names by which title."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from typing import Any, NamedTuple

from effsota.methods import all_estimates
from effsota.model import Submission

PlacedText = tuple[str, str]
# Read by way of all estimates: the parts of a sum lie in its inputs.
_UNREAD = {"estimates", "method", "inputs"}
_DOCUMENT = {"title", "url", "authors"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Every text that a submission holds, with its pointer; `links` are those that are one.

    `cited` is pointer of the title, link and title of every document that is named with both, `authored`
    pointer of the authors, link and authors.
    """

    every: list[PlacedText] = field(default_factory=list)
    links: list[PlacedText] = field(default_factory=list)
    cited: list[tuple[str, str, str]] = field(default_factory=list)
    authored: list[tuple[str, ...]] = field(default_factory=list)


def texts_of(submission: Submission) -> Texts:
    """Return what a submission holds."""
    found = Texts()
    _find(submission, "", found)
    for pointer, estimate in all_estimates(submission):
        _find(estimate, pointer, found)
    return found


class _Kind(NamedTuple):
    """What is read of a class of values: field and place of each; whether it is a document with a link."""

    places: tuple[tuple[str, str], ...]
    is_document: bool


@cache
def _kind(kind: type[Any]) -> _Kind:
    if not is_dataclass(kind):
        return _Kind((), is_document=False)
    keys = getattr(kind, "KEYS", {})
    names = [each.name for each in fields(kind) if each.name not in _UNREAD]
    places = tuple((name, f"/{keys.get(name, name)}") for name in names)
    return _Kind(places, is_document=_DOCUMENT.issubset(names))


def _find(value: Any, pointer: str, found: Texts) -> None:
    """Add every text in a value, with its pointer."""
    own: Any = type(value)
    places, is_document = _kind(own)
    for name, place in places:
        held = getattr(value, name)
        if held is None:
            continue
        kind = type(held)
        if kind is str:
            _add(held, pointer + place, found)
        elif kind is not tuple:
            _find(held, pointer + place, found)
        elif held:
            _find_all(held, pointer + place, found)
    if is_document and value.url is not None:
        found.cited.append((f"{pointer}/title", value.url, value.title))
        if value.authors:
            found.authored.append((f"{pointer}/authors", value.url, *value.authors))


def _find_all(values: tuple[Any, ...], pointer: str, found: Texts) -> None:
    for at, each in enumerate(values):
        if type(each) is str:
            _add(each, f"{pointer}/{at}", found)
        else:
            _find(each, f"{pointer}/{at}", found)


def _add(text: str, pointer: str, found: Texts) -> None:
    found.every.append((pointer, text))
    if text.startswith("https://"):
        found.links.append((pointer, text))
