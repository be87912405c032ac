"""Who has been waited for: an author is reminded on the pull request, a maintainer told in the run's summary.

Of what strangers write only the time is read, and whether it was the author or somebody who may write.
Nothing is closed, and no title or name is repeated.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from automation.comment import MARKER, put_comment
from automation.host import SHA, ApiError, api_of_run
from automation.paging import read_pages
from automation.place import QUIET, Place, is_ours
from automation.turns import LABELS, WRITERS, find_request, labels_of, put_turn, turn_said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from automation.host import Api

REMINDER = "<!-- effsota: waiting -->"
PATIENCE = timedelta(days=14)
# Each costs two or three requests of the thousand an hour that a run has.
MOST_PULLS_PAGES, MOST_REMINDERS = 2, 20


class Waiting(NamedTuple):
    """Whom an open pull request waits for, since when, and the address of what says so, if anything does."""

    number: int
    turn: str
    since: datetime
    address: str | None


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


def remind(host: Host) -> Iterator[str]:
    """Remind authors and set labels right; yield what maintainers are told, as lines of Markdown.

    Raises:
        ApiError: if the host is broken; what it merely refuses is told.
    """
    refused: list[ApiError] = []
    with _passing_over(refused):
        pulls = list(_open_pulls(host))
    if refused:
        yield f"What is open could not be read: {refused[0]}."
        return
    late: list[Waiting] = []
    reminded = 0
    for pull in pulls:
        with _passing_over(refused):
            waiting = _look(host, pull)
            with _passing_over(refused):
                put_turn(host.api, host.place(waiting.number).path, held=labels_of(pull), turn=waiting.turn)
            if host.now - waiting.since < PATIENCE:
                continue
            if waiting.turn != "author":
                late.append(waiting)
            elif reminded < MOST_REMINDERS:
                reminded += _remind_author(host, waiting)
    yield from _tell(host, late)
    yield f"\nPull requests: {len(pulls)}. Authors reminded: {reminded}. Refused by the host: {len(refused)}."


@contextmanager
def _passing_over(refused: list[ApiError]) -> Iterator[None]:
    """Add what the host refuses to a list; what it breaks at is a fault."""
    try:
        yield
    except ApiError as error:
        if error.status not in QUIET:
            raise
        refused.append(error)


def _open_pulls(host: Host) -> Iterator[dict[str, Any]]:
    """Yield the open pull requests that the check judges, the oldest first; a draft waits for nobody."""
    path = f"/repos/{host.repository}/pulls?state=open&sort=created&direction=asc"
    for pull in read_pages(host.api, path, most=MOST_PULLS_PAGES):
        is_judged = pull["base"]["ref"] == pull["base"]["repo"]["default_branch"]
        if is_judged and not pull.get("draft") and SHA.fullmatch(pull["head"]["sha"]):
            yield pull


def _look(host: Host, pull: Mapping[str, Any]) -> Waiting:
    """Return whom a pull request waits for, and since when."""
    where = host.place(int(pull["number"]))
    comments = list(read_pages(host.api, f"{where.path}/comments"))
    reviews = list(read_pages(host.api, f"{where.pull}/reviews"))
    check = next((each for each in comments if is_ours(each, MARKER)), None)
    asked = find_request(reviews, pull["head"]["sha"])
    is_authors = asked is not None or (check is not None and turn_said(_told(check)) == "author")
    turn = "author" if is_authors else _of_maintainers(labels_of(pull))
    times = [_time(pull["created_at"]), *([_time(check["updated_at"])] if check else [])]
    times += _heard(pull, [*comments, *reviews], of_author=is_authors)
    page = f"{host.url}/pull/{where.number}"
    at_check = f"{page}#issuecomment-{int(check['id'])}" if check else None
    address = f"{page}#pullrequestreview-{int(asked['id'])}" if asked else at_check
    return Waiting(where.number, turn, max(times), address)


def _told(check: Mapping[str, Any]) -> str:
    return str(check["body"]).removeprefix(MARKER)


def _of_maintainers(held: set[str]) -> str:
    """Return a maintainer's turn; that a second look is asked for is known from the label alone."""
    return "second-look" if held == {LABELS["second-look"]} else "maintainer"


def _heard(
    pull: Mapping[str, Any], said: Iterable[Mapping[str, Any]], *, of_author: bool
) -> Iterator[datetime]:
    """Yield when somebody spoke who moves it: who may write, and the author where it is the author's turn."""
    author = (pull["user"] or {}).get("login")
    for each in said:
        is_authors = of_author and author is not None and (each["user"] or {}).get("login") == author
        time = each.get("submitted_at") or each.get("created_at")
        if time and not is_ours(each) and (is_authors or each.get("author_association") in WRITERS):
            yield _time(time)


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _remind_author(host: Host, waiting: Waiting) -> bool:
    """Write the one reminder, or edit it where it is old; tell whether anything was written."""
    where = host.place(waiting.number)
    comments = read_pages(host.api, f"{where.path}/comments")
    known = next((each for each in comments if is_ours(each, REMINDER)), None)
    if known is not None and host.now - _time(known["updated_at"]) < PATIENCE:
        return False
    put_comment(host.api, where, text=compose(host, waiting), mark=REMINDER)
    return True


def compose(host: Host, waiting: Waiting) -> str:
    """Return the reminder: what would move it."""
    days = (host.now - waiting.since).days
    is_asked = waiting.address is not None and "#pullrequestreview-" in waiting.address
    what = "a maintainer asks for changes" if is_asked else "the check says what is to be mended"
    return (
        f"{REMINDER}\n**Your turn**, for {days} days on {host.now.date()}: [{what}]({waiting.address})."
        " Mend it and push, and the checks run again within minutes. If something keeps you from it, or the"
        " check is wrong, say so here. No program closes this.\n"
    )


def _tell(host: Host, late: Iterable[Waiting]) -> Iterator[str]:
    waiting = sorted(late, key=lambda each: (each.since, each.number))
    days = PATIENCE.days
    if not waiting:
        yield f"Nothing has waited for a maintainer for {days} days."
        return
    yield f"**Waiting for a maintainer for {days} days or more**, the longest first:\n"
    for each in waiting:
        look = ", for a second look" if each.turn == "second-look" else ""
        page = f"{host.url}/pull/{each.number}"
        yield f"- [#{each.number}]({page}): {(host.now - each.since).days} days{look}"


def main() -> int:
    """Remind, and print what maintainers are told."""
    repository = os.environ["GITHUB_REPOSITORY"]
    url = f"{os.environ['GITHUB_SERVER_URL']}/{repository}"
    for line in remind(Host(api_of_run(), repository, url, datetime.now(UTC))):
        print(line)
    return 0
