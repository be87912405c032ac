"""The page of the queue: what waits and for whom, what could not be read, what was decided and why.

Every text of a pull request or an issue is a stranger's, and stays text; links lead to the tracker's own
repository, by number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import NamedTuple

from effsota import figures
from effsota.frozen import Frozen
from effsota.queue import (
    Flood,
    QueueVerdict,
    Turn,
    Unread,
    Waiting,
    days_since,
    first_answers,
    fold_floods,
)
from effsota.showing.pages.history import HostLink, host_link
from effsota.showing.pages.page import Link, Page, Section, page_of
from effsota.showing.pages.settled_rows import MOST_TITLE, PastRow, build_past, count_outcomes
from effsota.showing.pages.shadow_page import SHADOW, build_shadow_page
from effsota.showing.site import Site
from effsota.text import cut

QUEUE = "queue/"
QUEUE_FEED = f"{QUEUE}feed.xml"
QUEUE_FILE = "data/queue.json"
MOST_ROWS, MOST_OF_FLOOD, ANSWER_DIGITS = 200, 20, 2
MOST_EFFECT = 240
PASSES = "every check passed"
_VERDICTS = {
    QueueVerdict.DECIDE: "nothing is wrong; it touches what a maintainer decides on",
    QueueVerdict.REVIEW: PASSES,
    QueueVerdict.NOTHING: "it changes nothing",
    QueueVerdict.UNREAD: "it could not be judged",
    QueueVerdict.UNJUDGED: "not judged yet: others came first, and the time ran out",
}
_TURNS = {
    Turn.AUTHOR: "the author's turn",
    Turn.MAINTAINER: "a maintainer's turn",
    Turn.SECOND_LOOK: "a maintainer's second look",
    Turn.NOBODY: "nobody's turn",
}
# As a reader chooses them: a second look is a maintainer's too.
_CHOICES = (("maintainer", "a maintainer's"), ("author", "the author's"), ("nobody", "nobody's"))


class WaitingRow(Frozen):
    """One row of what waits: of one submission, or of all that one author has open where that is many.

    `checked` is what the check says, `effect` what it does to the boards; `of` whose turn it is in one word,
    by which rows are chosen. `others` are those of a flood, `more` says how many of them are not listed.
    """

    link: HostLink | None
    title: str
    author: str
    opened: date
    age: str
    checked: str
    effect: str
    factor: float | None
    record: Link | None
    turn: str
    since: date
    of: str
    others: tuple[HostLink, ...] = ()
    more: str = ""


class TurnCount(NamedTuple):
    """How many wait for somebody, and since when the oldest does."""

    who: str
    waiting: int
    oldest: str


class QueueView(Frozen):
    """Everything the page of the queue shows; `taken` is when the code host was asked, None where it was not.

    `absence` says why there is no queue, empty where nobody asked for one. `left_out` says how many rows are
    left to the file. `median` is the time to a first answer in words, with what it rests on.
    """

    taken: datetime | None
    absence: str
    count: int
    turns: tuple[TurnCount, ...]
    rows: tuple[WaitingRow, ...]
    left_out: str
    choices: tuple[tuple[str, str], ...]
    median: str
    median_of: str
    unread: tuple[Unread, ...]
    shadow: Link | None
    shadow_words: str
    past: tuple[PastRow, ...]
    past_left_out: str
    past_words: str
    pulls: str
    issues: str


def build_queue_pages(site: Site) -> Iterator[Page]:
    """Yield the page of the queue, and that of the boards as they would be."""
    yield Page(
        path=QUEUE,
        template="queue.html",
        title="Queue",
        description="Where every submission stands: what waits and for whom, what was decided, and why.",
        view=build_queue_view(site),
        section=QUEUE,
    )
    yield build_shadow_page(site, Link(text="Queue", path=QUEUE))


def build_queue_view(site: Site) -> QueueView:
    """Return what the page of the queue shows."""
    queue, repository = site.queue, site.tracker.repository.rstrip("/")
    waiting = () if queue is None else queue.waiting
    folded = fold_floods(waiting)
    past = build_past(site)
    answers = None if queue is None else first_answers(queue)
    shadow = None if queue is None else queue.shadow
    return QueueView(
        taken=None if queue is None else queue.taken,
        absence=site.no_queue,
        count=len(waiting),
        turns=tuple(_count_turns(waiting, site.today)),
        rows=tuple(_row(each, site) for each in folded[:MOST_ROWS]),
        left_out=_left_out(len(folded) - MOST_ROWS),
        choices=_CHOICES,
        median=""
        if answers is None or answers.median is None
        else figures.duration_text(answers.median.total_seconds(), ANSWER_DIGITS),
        median_of=""
        if answers is None
        else f"{answers.answered:,} of {figures.count_text(answers.of, 'submission')} answered",
        unread=() if queue is None else queue.unread,
        shadow=None if shadow is None else Link(text="The boards as they would be", path=SHADOW),
        shadow_words=""
        if shadow is None
        else f"{figures.count_text(len(shadow.merged), 'pull request')} would change"
        f" {figures.count_text(len(shadow.boards), 'board')}",
        past=past[:MOST_ROWS],
        past_left_out=_left_out(len(past) - MOST_ROWS),
        past_words=count_outcomes(past),
        pulls=f"{repository}/pulls",
        issues=f"{repository}/issues",
    )


def _left_out(count: int) -> str:
    return figures.count_text(count, "more row") if count > 0 else ""


def _count_turns(waiting: Iterable[Waiting], today: date) -> Iterator[TurnCount]:
    """Yield for each of those who may be waited for how many wait, and for how long the oldest has."""
    by_turn: dict[str, list[date]] = {name: [] for name, _ in _CHOICES}
    for each in waiting:
        by_turn[_chosen(each.turn)].append(each.since.date())
    for name, words in _CHOICES:
        since = by_turn[name]
        if since or name != "nobody":
            oldest = f"the longest for {_days(min(since), today)}" if since else "none waits"
            yield TurnCount(f"{words} turn".capitalize(), len(since), oldest)


def _chosen(turn: Turn) -> str:
    return Turn.MAINTAINER.value if turn is Turn.SECOND_LOOK else turn.value


def _days(day: date, today: date) -> str:
    return figures.count_text(max((today - day).days, 0), "day")


def age_text(moment: datetime, today: date) -> str:
    """Return how long ago a moment was, by the calendar: today, 1 day ago, 8 days ago."""
    days = days_since(moment, today)
    return f"{figures.count_text(days, 'day')} ago" if days else "today"


def _row(each: Waiting | Flood, site: Site) -> WaitingRow:
    return _flood(each, site) if isinstance(each, Flood) else _single(each, site)


def _single(item: Waiting, site: Site) -> WaitingRow:
    known = {entry.record.submission.path for board in site.boards for entry in board.leaderboard.entries}
    is_known = item.record is not None and item.record in known
    return WaitingRow(
        link=item_link(item, site),
        title=cut(item.title, MOST_TITLE),
        author=item.author,
        opened=item.opened.date(),
        age=age_text(item.opened, site.today),
        checked=_checked(item),
        effect=cut(item.effect, MOST_EFFECT),
        factor=item.factor,
        record=Link(text=item.record, path=page_of(item.record)) if item.record and is_known else None,
        turn=_TURNS[item.turn],
        since=item.since.date(),
        of=_chosen(item.turn),
    )


def _flood(flood: Flood, site: Site) -> WaitingRow:
    """Return one row for all that one author has open: a maintainer's turn where it is for one of them."""
    items = flood.items
    of = next((name for name, _ in _CHOICES if any(_chosen(each.turn) == name for each in items)), "nobody")
    own = [each for each in items if _chosen(each.turn) == of]
    more = len(items) - MOST_OF_FLOOD
    return WaitingRow(
        link=None,
        title=f"{figures.count_text(len(items), 'submission')} of one author",
        author=flood.author,
        opened=flood.opened.date(),
        age=age_text(flood.opened, site.today),
        checked=_checked_all(items),
        effect="Shown as one row, so that nobody else's is hard to find.",
        factor=None,
        record=None,
        turn=f"{dict(_CHOICES)[of]} turn for {len(own):,} of them",
        since=min(each.since for each in own).date(),
        of=of,
        others=tuple(item_link(each, site) for each in items[:MOST_OF_FLOOD]),
        more=f"and {more:,} more" if more > 0 else "",
    )


def _checked_all(items: Iterable[Waiting]) -> str:
    passing = sum(each.verdict is QueueVerdict.REVIEW for each in items)
    return f"{passing:,} of them {'passes' if passing == 1 else 'pass'}"


def _checked(item: Waiting) -> str:
    """Return what the check says of it, in a few words."""
    if item.verdict is QueueVerdict.MEND:
        return f"{figures.count_text(item.errors, 'error')} to mend"
    words = _VERDICTS[item.verdict]
    return f"{words}; {figures.count_text(item.doubts, 'doubt')} not answered" if item.doubts else words


def item_link(item: Waiting, site: Site) -> HostLink:
    """Return the pull request or the issue that waits."""
    return host_link(item.kind.value, item.number, site.tracker)


SECTION = Section(path=QUEUE, build=build_queue_pages, footer=(Link(text="Queue", path=QUEUE),))
