"""Texts of a submission with their places: all, its links, which documents it names by which title."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from msgspec import field

from effsota.frozen import Frozen, field_names
from effsota.methods import all_estimates
from effsota.model import Publication, Source, Submission
from effsota.units import Quantity

PlacedText = tuple[str, str]
# Read by way of all estimates: the parts of a sum lie in its inputs.
_UNREAD = {"estimates", "method", "inputs"}
_DOCUMENT = {"title", "url", "authors"}
_LINK = "https://"
# The keys under which people say something in their own words.
_PROSE = {"/note", "/notes", "/where", "/what", "/reason"}


class Texts(Frozen):
    """Every text that a submission holds, with its pointer; `links` are those that are one, `prose` words.

    `cited` is pointer of the title, link and title of every document that is named with both, `authored`
    pointer of the authors, link and authors.
    """

    every: list[PlacedText] = field(default_factory=list)
    links: list[PlacedText] = field(default_factory=list)
    prose: list[PlacedText] = field(default_factory=list)
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
    """What is read of a class of values: of each field its place, and whether it holds prose.

    `is_document` where it has what a document has.
    """

    places: tuple[tuple[str, str, bool], ...]
    is_document: bool


@cache  # asked of classes alone
def _kind(kind: type[Any]) -> _Kind:
    # What is no value of ours holds no text of its own, and a quantity says nothing but its number.
    if not issubclass(kind, Frozen) or kind is Quantity:
        return _Kind((), is_document=False)
    keys = getattr(kind, "KEYS", {})
    names = [each for each in field_names(kind) if each not in _UNREAD]
    told = ((name, f"/{keys.get(name, name)}") for name in names)
    places = tuple((name, place, place in _PROSE) for name, place in told)
    return _Kind(places, is_document=_DOCUMENT.issubset(names))


def _find(value: Any, pointer: str, found: Texts) -> None:
    """Add every text in a value, with its pointer."""
    own: Any = type(value)
    places, is_document = _kind(own)
    for name, place, is_prose in places:
        held = getattr(value, name)
        if not held:
            continue
        kind = type(held)
        if kind is str:
            found.every.append((pointer + place, held))
            if is_prose:
                found.prose.append((pointer + place, held))
            if held.startswith(_LINK):
                found.links.append((pointer + place, held))
        elif kind is tuple:
            _find_all(held, pointer + place, found)
        else:
            _find(held, pointer + place, found)
    if is_document and value.url is not None:
        _cite(value, pointer, found)


def _cite(document: Publication | Source, pointer: str, found: Texts) -> None:
    url = str(document.url)
    found.cited.append((f"{pointer}/title", url, document.title))
    if document.authors:
        found.authored.append((f"{pointer}/authors", url, *document.authors))


def _find_all(values: tuple[Any, ...], pointer: str, found: Texts) -> None:
    for at, each in enumerate(values):
        if type(each) is str:
            found.every.append((f"{pointer}/{at}", each))
            if each.startswith(_LINK):
                found.links.append((f"{pointer}/{at}", each))
        else:
            _find(each, f"{pointer}/{at}", found)
