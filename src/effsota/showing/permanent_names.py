"""How things are named for ever, wherever a build of the site stands."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from effsota.model import Tracker

# A tag names its owner on a day that never changes; what it is does not matter (RFC 4151).
TAG_DAY = "2026"


def tag_uri(tracker: Tracker, key: str) -> str:
    """Return the name of something for ever, wherever this build of the site stands.

    Source: RFC 4151, section 2.1.
    """
    address = urlsplit(tracker.url)
    room = quote(address.path.strip("/"))
    return f"tag:{(address.hostname or 'localhost').lower()},{TAG_DAY}:{room}/{quote(key)}"
