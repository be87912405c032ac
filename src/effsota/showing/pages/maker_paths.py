"""Where an organization has its page and a person a place on one: the address follows from the name.

Names are typed by strangers: of a name its letters and digits come into the address, and of one that has none
a digest does. Two spellings with one address share it, each for itself: nobody is taken for another.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

from effsota.model import Submission
from effsota.showing.pages.page import Link

ORGANIZATIONS, PEOPLE = "organizations/", "people/"
MOST_SLUG_CHARACTERS = 64
_DIGEST_DIGITS = 12
# Letters that Unicode does not take apart.
_PLAIN = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "œ": "oe"}
)


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


def organization_link(name: str) -> Link:
    """Return a link to the page of an organization."""
    return Link(text=name, path=f"{ORGANIZATIONS}{slug_of(name)}/")


def person_link(name: str) -> Link:
    """Return a link to the place of a person on the page of all people."""
    return Link(text=name, path=f"{PEOPLE}#{slug_of(name)}")


def people_of(submission: Submission) -> tuple[str, ...]:
    """Return who wrote the publication of a record and who is credited in it, each name once."""
    credited = (credit.name for credit in submission.credits)
    return tuple(dict.fromkeys((*submission.publication.authors, *credited)))
