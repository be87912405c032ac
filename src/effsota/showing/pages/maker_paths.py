"""Where an organization has its page and a person a place on one: the address follows from the name.

Names are typed by strangers: of a name its letters and digits come into the address, and of one that has none
a digest does. Two spellings with one address share it, each for itself: nobody is taken for another, unless
the tracker says that two spellings are one name.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from effsota.boards.known_names import Names
from effsota.limits import MOST_REMEMBERED
from effsota.model import Credit, Submission
from effsota.showing.pages.page import Link
from effsota.showing.ready_boards import Named

ORGANIZATIONS, PEOPLE = "organizations/", "people/"
MOST_SLUG_CHARACTERS = 64
_DIGEST_DIGITS = 12
# Letters that Unicode does not take apart.
_PLAIN = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "œ": "oe"}
)


class Known(NamedTuple):
    """An id by which somebody is known elsewhere, with the page where it leads."""

    text: str
    url: str


@lru_cache(MOST_REMEMBERED)  # most names stand under several records
def slug_of(name: str) -> str:
    """Return a name as part of an address: lower-case ASCII letters, digits and single hyphens."""
    plain = (
        unicodedata.normalize("NFKD", name.translate(_PLAIN)).encode("ascii", "ignore").decode().casefold()
    )
    slug = re.sub("[^a-z0-9]+", "-", plain).strip("-")
    if slug and len(slug) <= MOST_SLUG_CHARACTERS:
        return slug
    digest = hashlib.sha256(name.encode()).hexdigest()[:_DIGEST_DIGITS]
    return f"{slug[: MOST_SLUG_CHARACTERS - _DIGEST_DIGITS - 1].strip('-')}-{digest}".strip("-")


def organization_path(slug: str) -> str:
    """Return the path of the page of an organization."""
    return f"{ORGANIZATIONS}{slug}/"


def person_path(slug: str) -> str:
    """Return the place of a person on the page of all people."""
    return f"{PEOPLE}#{slug}"


def organization_link(spelling: str, names: Names) -> Link:
    """Return a link to the page of an organization."""
    return Link(text=spelling, path=organization_path(slug_of(names.name_of(spelling))))


def person_link(spelling: str, names: Names) -> Link:
    """Return a link to the place of a person on the page of all people."""
    return Link(text=spelling, path=person_path(slug_of(names.name_of(spelling))))


def maker_link(spelling: str, names: Names) -> Link:
    """Return a link to whom a record names among authors or credits: an organization, or a person."""
    return (organization_link if names.is_organization(spelling) else person_link)(spelling, names)


def organizations_of(submission: Submission, names: Names) -> Iterator[Named]:
    """Yield the organizations of a record, those among its authors and credits included."""
    yield from map(Named, submission.organizations)
    yield from (each for each in _credited(submission) if names.is_organization(each.name))


def people_of(submission: Submission, names: Names) -> Iterator[Named]:
    """Yield the people who wrote the publication of a record, and who are credited in it."""
    yield from (each for each in _credited(submission) if not names.is_organization(each.name))


def known_as(given: Credit | Named) -> tuple[Known, ...]:
    """Return the ids of somebody, each as a link."""
    ids = (("ORCID", "orcid.org", given.orcid), ("OpenAlex", "openalex.org", given.openalex))
    return tuple(Known(f"{what} {value}", f"https://{host}/{value}") for what, host, value in ids if value)


def _credited(submission: Submission) -> Iterator[Named]:
    yield from map(Named, submission.publication.authors)
    yield from (Named(each.name, each.orcid, each.openalex) for each in submission.credits)
