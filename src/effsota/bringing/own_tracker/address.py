"""Where a tracker lives: its repository at the code host, the branch, and the site's address that follows."""

from __future__ import annotations

import re

from effsota.frozen import Frozen

_REMOTE = re.compile(
    r"(?:https://|ssh://|)(?:[^/@\s]+@)?([a-z0-9][a-z0-9.-]*\.[a-z]+)(?::\d+)?[:/]"
    r"([A-Za-z0-9._-]+)/([A-Za-z0-9._-]+?)(?:\.git)?/?"
)
_ON_GITHUB = re.compile(r"https://github\.com/([A-Za-z0-9._-]+)/([A-Za-z0-9._-]+?)/?")
UNKNOWN_REPOSITORY = "https://github.com/you/your-tracker"
UNKNOWN_SITE = "https://example.org/tracker/"


class Address(Frozen):
    """The https address of the repository, the branch that is published, and the address of the site."""

    repository: str = UNKNOWN_REPOSITORY
    branch: str = "main"
    site: str | None = None

    @property
    def owner(self) -> str:
        """Who owns the repository, by the name at the code host; `you` where the address says no name."""
        found = re.fullmatch(r"https://[^/]+/([A-Za-z0-9_-]+)/.+", self.repository)
        return found[1] if found else "you"

    @property
    def site_url(self) -> str:
        """The address of the site: as given, else where GitHub Pages puts it."""
        found = _ON_GITHUB.fullmatch(self.repository)
        if self.site is not None or found is None or self.repository == UNKNOWN_REPOSITORY:
            return self.site or UNKNOWN_SITE
        host = f"{found[1].lower()}.github.io"
        return f"https://{host}/" if found[2].lower() == host else f"https://{host}/{found[2]}/"


def find_repository_url(remote: str) -> str | None:
    """Return the https address of a git remote, without a user or token in it; None where it has none."""
    found = _REMOTE.fullmatch(remote.strip())
    return f"https://{found[1]}/{found[2]}/{found[3]}" if found else None
