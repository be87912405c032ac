"""What the code host tells of pull requests and issues, read from its answers.

Every answer may have another shape, and every text in it is a stranger's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from automation.asking import UnreadError, maybe, take
from automation.host import SHA
from effsota.queue import (
    Outcome,
    QueueError,
    Way,
    plain_line,
    read_time,
    write_time,
)
from effsota.queue.queue_rows import GHOST

if TYPE_CHECKING:
    from collections.abc import Callable

    from automation.asking import Asker

LABEL = "submission"
DAYS_KEPT = 90
MOST_LISTED = 2_000
_HANDLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}(\[bot\])?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """An open pull request to the default branch (with its head), or an open issue of the form (its text).

    `pushed` is when its fork was last pushed to, None where that is gone.
    """

    kind: Way
    number: int
    title: str
    author: str
    opened: datetime
    updated: datetime
    head: str | None = None
    is_draft: bool = False
    body: str = ""
    labels: frozenset[str] = frozenset()
    pushed: datetime | None = None

    @property
    def name(self) -> str:
        """What it is called where it could not be read."""
        return name_of(self.kind, self.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A pull request or an issue of the form that was closed."""

    kind: Way
    number: int
    title: str
    author: str
    opened: datetime
    updated: datetime
    closed: datetime
    outcome: Outcome


def name_of(kind: Way, number: int) -> str:
    """Return what a pull request or an issue is called."""
    return f"{'pull request' if kind is Way.PULL else 'issue'} {number}"


Lost = tuple[str, str]  # what could not be read, and why


@dataclass
class Listing:
    """What a list of the host's holds, and what in it, or of it, could not be read."""

    sent: list[Sent] = field(default_factory=list)
    gone: list[Gone] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)


class Asked(NamedTuple):
    """A list of the host's: what it is called, where it stands, how a line of it is read."""

    what: str
    path: str
    read: Callable[[Any], Any]


def list_open(asker: Asker, repository: str) -> Listing:
    """Return everything that waits, oldest first; a list that ends too soon is told with what it held."""
    listing = Listing()
    pulls = f"/repos/{repository}/pulls?state=open&sort=created&direction=asc"
    forms = f"/repos/{repository}/issues?state=open&labels={LABEL}&sort=created&direction=asc"
    for each in (Asked("open pull requests", pulls, read_pull), Asked("open issues", forms, read_form)):
        listing.sent += _parse(asker, each, listing)
    listing.sent.sort(key=lambda each: (each.opened, each.number))
    return listing


def list_closed(asker: Asker, repository: str, since: datetime) -> Listing:
    """Return what was closed since a moment."""
    listing = Listing()
    order = "sort=updated&direction=desc"
    pulls = f"/repos/{repository}/pulls?state=closed&{order}"
    moment = quote(write_time(since), safe="")
    forms = f"/repos/{repository}/issues?state=closed&labels={LABEL}&since={moment}&{order}"
    for each in (
        Asked("closed pull requests", pulls, read_closed_pull),
        Asked("closed issues", forms, read_closed_form),
    ):
        found = _parse(asker, each, listing, since)
        listing.gone += [gone for gone in found if gone.closed >= since]
    return listing


def _parse(asker: Asker, asked: Asked, listing: Listing, since: datetime | None = None) -> list[Any]:
    """Return what the lines of a list say, up to the first that was last touched before a moment."""
    found: list[Any] = []
    try:
        for page in asker.pages(asked.path, MOST_LISTED):
            for line in page:
                item = _read_line(line, asked, listing)
                if item is not None:
                    found.append(item)
            if since is not None and found and found[-1].updated < since:
                break
    except UnreadError as error:
        listing.lost.append((asked.what, str(error)))
    return list({each.number: each for each in found}.values())


def _read_line(line: Any, asked: Asked, listing: Listing) -> Any:
    try:
        return asked.read(line)
    except (UnreadError, QueueError):
        number = line.get("number") if isinstance(line, dict) else None
        is_one = isinstance(number, int) and not isinstance(number, bool) and 0 < number < 2**31
        kind = Way.PULL if "pull" in asked.what else Way.ISSUE
        name = name_of(kind, number) if isinstance(number, int) and is_one else f"one of the {asked.what}"
        listing.lost.append((name, "the host answers in another shape"))
        return None


def read_pull(data: Any) -> Sent | None:
    """Return an open pull request; None where it is meant for another branch than the default one."""
    if take(data, str, "base", "ref") != take(data, str, "base", "repo", "default_branch"):
        return None
    head = take(data, str, "head", "sha")
    if not SHA.fullmatch(head):
        raise UnreadError("its head is no commit")
    pushed = maybe(data, str, "head", "repo", "pushed_at")
    labels = (take(each, str, "name") for each in take(data, list, "labels"))
    return Sent(
        kind=Way.PULL,
        **_common(data),
        head=head,
        is_draft=bool(maybe(data, bool, "draft")),
        labels=frozenset(labels),
        pushed=None if pushed is None else read_time(pushed),
    )


def read_form(data: Any) -> Sent | None:
    """Return an open issue of the form; None for a pull request, which the host lists among issues."""
    if "pull_request" in take(data, dict):
        return None
    return Sent(kind=Way.ISSUE, **_common(data), body=maybe(data, str, "body") or "")


def read_closed_pull(data: Any) -> Gone | None:
    """Return a pull request that was merged or closed; None where it was meant for another branch."""
    if take(data, str, "base", "ref") != take(data, str, "base", "repo", "default_branch"):
        return None
    outcome = Outcome.CLOSED if maybe(data, str, "merged_at") is None else Outcome.MERGED
    return Gone(
        kind=Way.PULL, **_common(data), closed=read_time(take(data, str, "closed_at")), outcome=outcome
    )


def read_closed_form(data: Any) -> Gone | None:
    """Return an issue of the form that was closed; None for a pull request."""
    if "pull_request" in take(data, dict):
        return None
    closed = read_time(take(data, str, "closed_at"))
    return Gone(kind=Way.ISSUE, **_common(data), closed=closed, outcome=Outcome.CLOSED)


def _common(data: Any) -> dict[str, Any]:
    number = take(data, int, "number")
    if not 0 < number < 2**31:
        raise UnreadError("its number is none")
    opened = read_time(take(data, str, "created_at"))
    return {
        "number": number,
        "title": plain_line(take(data, str, "title")),
        "author": login_of(data, "user"),
        "opened": opened,
        "updated": max(opened, read_time(take(data, str, "updated_at"))),
    }


def login_of(data: Any, *names: str) -> str:
    """Return who it was; an account that is gone has no name left.

    Raises:
        UnreadError: if this is no handle.
    """
    login = maybe(data, str, *names, "login")
    if login is None:
        return GHOST
    if not _HANDLE.fullmatch(login):
        raise UnreadError("the host answers in another shape")
    return login
