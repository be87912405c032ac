"""Who has been waited for: an author is reminded on the pull request, a maintainer told in the run's summary.

Whose turn it is, and since when, is what the published queue says. Nothing is closed, and nothing that a
stranger wrote is read or repeated.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from automation.comment import put_comment
from automation.host import ApiError, api_of_run
from automation.overdue import read_waiting
from automation.paging import read_pages
from automation.place import QUIET, Place, is_ours
from automation.turns import LABELS, labels_of, put_turn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from automation.host import Api
    from automation.overdue import Overdue

REMINDER = "<!-- effsota: waiting -->"
PATIENCE = timedelta(days=14)
# The host takes so much as is written at once for a flood; what is left out is done by the next run.
MOST_REMINDERS, MOST_LABELS = 20, 30


@dataclass(frozen=True)
class Host:
    """The repository at the code host, its address, and the time of the run."""

    api: Api
    repository: str
    url: str
    now: datetime

    def place(self, number: int) -> Place:
        """Return where a pull request is written on."""
        return Place(repository=self.repository, number=number, head=None)

    def days(self, each: Overdue) -> int:
        """Return for how many days somebody is waited for."""
        return (self.now - each.since).days


def remind(host: Host, waiting: Sequence[Overdue]) -> Iterator[str]:
    """Set labels right and remind authors; yield what maintainers are told, as lines of Markdown.

    Raises:
        ApiError: if the host is broken; what it merely refuses is counted.
    """
    refused: list[ApiError] = []
    pulls: dict[int, dict[str, Any]] = {}
    with _passing_over(refused):
        path = f"/repos/{host.repository}/pulls?state=open&sort=created&direction=asc"
        pulls = {int(pull["number"]): pull for pull in read_pages(host.api, path)}
    current = [each for each in waiting if _is_at(each, pulls.get(each.number))]
    labelled = reminded = 0
    wrong = [each for each in current if labels_of(pulls[each.number]) != {LABELS[each.turn]}]
    for each in wrong[:MOST_LABELS]:
        with _passing_over(refused):
            held = labels_of(pulls[each.number])
            labelled += put_turn(host.api, host.place(each.number).path, held=held, turn=each.turn)
    late = [each for each in current if host.now - each.since >= PATIENCE]
    for each in late:
        with _passing_over(refused):
            is_theirs = each.turn == "author" and not pulls[each.number].get("draft")
            if is_theirs and reminded < MOST_REMINDERS:
                reminded += _remind_author(host, each)
    yield from _tell(host, [each for each in late if each.turn != "author"])
    counts = f"Labels set: {labelled}. Authors reminded: {reminded}. Refused by the host: {len(refused)}."
    yield f"\nPull requests: {len(current)}. {counts}"


@contextmanager
def _passing_over(refused: list[ApiError]) -> Iterator[None]:
    """Add what the host refuses to a list; what it breaks at is a fault."""
    try:
        yield
    except ApiError as error:
        if error.status not in QUIET:
            raise
        refused.append(error)


def _is_at(each: Overdue, pull: Mapping[str, Any] | None) -> bool:
    """Tell whether a pull request is open and still at the commit that the queue speaks of."""
    return pull is not None and pull["head"]["sha"] == each.head


def _remind_author(host: Host, each: Overdue) -> bool:
    """Write the one reminder, or edit it where it is old; tell whether anything was written."""
    where = host.place(each.number)
    comments = read_pages(host.api, f"{where.path}/comments")
    known = next((comment for comment in comments if is_ours(comment, REMINDER)), None)
    if known is not None and host.now - datetime.fromisoformat(known["updated_at"]) < PATIENCE:
        return False
    put_comment(host.api, where, text=compose(each, days=host.days(each), now=host.now), mark=REMINDER)
    return True


def compose(each: Overdue, *, days: int, now: datetime) -> str:
    """Return the reminder: what would move it."""
    moves = (
        "Mend what the comment of the check says and push: it is checked again within minutes."
        if each.is_to_be_mended
        else "A maintainer asked for something here: push a change, or answer."
    )
    return (
        f"{REMINDER}\n**Your turn**, for {days} days on {now.date()}. {moves} If something keeps you from it,"
        " say so here. No program closes this.\n"
    )


def _tell(host: Host, late: Iterable[Overdue]) -> Iterator[str]:
    waiting = sorted(late, key=lambda each: (each.since, each.number))
    if not waiting:
        yield f"Nothing has waited for a maintainer for {PATIENCE.days} days."
        return
    yield f"**Waiting for a maintainer for {PATIENCE.days} days or more**, the longest first:\n"
    for each in waiting:
        look = ", for a second look" if each.turn == "second-look" else ""
        yield f"- [#{each.number}]({host.url}/pull/{each.number}): {host.days(each)} days{look}"


def main() -> int:
    """Remind those in the file of the first argument, and print what maintainers are told."""
    waiting = read_waiting(Path(sys.argv[1]).read_bytes())
    repository = os.environ["GITHUB_REPOSITORY"]
    url = f"{os.environ['GITHUB_SERVER_URL']}/{repository}"
    for line in remind(Host(api_of_run(), repository, url, datetime.now(UTC)), waiting):
        print(line)
    return 0
