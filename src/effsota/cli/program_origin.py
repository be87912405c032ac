"""Which program runs: the commit that it was installed from, or that its checkout is at."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, distribution

from effsota import __version__
from effsota.bringing.own_tracker import Pin
from effsota.disk.git import find_repository, read_commit
from effsota.disk.git_answers import RevisionError
from effsota.disk.kit import find_checkout


def find_pin() -> Pin:
    """Return the pin that leads to the running program; a release where no commit is known."""
    checkout = find_checkout()
    if checkout is None:
        return _installed_pin()
    try:
        return Pin(version=__version__, commit=read_commit(find_repository(checkout)))
    except RevisionError:
        return Pin(version=__version__)


def _installed_pin() -> Pin:
    """Return the pin by what the installer noted (PEP 610)."""
    try:
        noted = json.loads(distribution("effsota").read_text("direct_url.json") or "{}")
    except PackageNotFoundError:
        noted = {}
    commit = noted.get("vcs_info", {}).get("commit_id")
    return (
        Pin(version=__version__, commit=commit, source=noted["url"]) if commit else Pin(version=__version__)
    )
