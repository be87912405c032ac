"""What was decided in the last 90 days, with its reason: at the code host, in the files, on records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import Enum

from effsota import figures
from effsota.frozen import Frozen
from effsota.model import Decided, Decision, StatusName
from effsota.queue import Outcome, Settled
from effsota.showing.pages.history import HostLink, article, host_link, link_of
from effsota.showing.pages.page import Link, record_link
from effsota.showing.site import Site
from effsota.text import cut

PAST_DAYS, MOST_TITLE = 90, 100
NO_REASON = "No reason is on file."


class PastWay(Enum):
    """Which way something went, in words for a count of such."""

    IN = "accepted or merged"
    OUT = "refused or closed"
    DOUBTED = "disputed"
    WITHDRAWN = "withdrawn"


_STATUSES = {StatusName.DISPUTED: PastWay.DOUBTED, StatusName.WITHDRAWN: PastWay.WITHDRAWN}


class PastRow(Frozen):
    """One thing that was decided: of a pull request or an issue (`of`), or of a record.

    `title` and `author` are the sender's, empty where the code host was not asked. `took` is how long it was
    open, in words; `why` the reason in a sentence.
    """

    day: date
    outcome: str
    why: str
    of: HostLink | None = None
    record: Link | None = None
    title: str = ""
    author: str = ""
    took: str = ""
    way: PastWay

    @property
    def is_in(self) -> bool:
        """Whether it was accepted."""
        return self.way is PastWay.IN


def build_past(site: Site) -> tuple[PastRow, ...]:
    """Return what was decided in the last 90 days, newest first."""
    first = site.today - timedelta(days=PAST_DAYS)
    rows = [row for row in _rows(site) if row.day >= first]
    return tuple(sorted(rows, key=lambda row: row.day, reverse=True))


def count_outcomes(rows: Iterable[PastRow]) -> str:
    """Return how many of what was decided went which way: 3 accepted or merged, 1 refused or closed."""
    counts = Counter(row.way for row in rows)
    return figures.join_words([f"{counts[way]:,} {way.value}" for way in PastWay if counts[way]])


def _rows(site: Site) -> Iterator[PastRow]:
    decisions = {each.number: each for each in site.decisions}
    settled = () if site.queue is None else site.queue.decided
    records = _records(site)
    for item in settled:
        yield _settled(item, decisions.pop(item.number, None), site, records)
    for decision in decisions.values():
        yield PastRow(
            day=decision.date,
            outcome=_said(decision),
            why=decision.why,
            of=link_of(decision, site.tracker),
            record=records.get(decision.record or ""),
            way=_way(decision),
        )
    for board in site.boards:
        for entry in board.leaderboard.entries:
            status = entry.record.submission.status
            if status.date is not None and status.name in _STATUSES:
                by = f" by {article(status.by)}" if status.by else ""
                yield PastRow(
                    day=status.date,
                    outcome=f"{status.name}{by}",
                    why=status.reason or NO_REASON,
                    record=record_link(entry),
                    way=_STATUSES[status.name],
                )


def _settled(item: Settled, decision: Decision | None, site: Site, records: dict[str, Link]) -> PastRow:
    """Return what was closed at the code host, with the reason that the files give for it."""
    way = PastWay.IN if item.outcome is Outcome.MERGED else PastWay.OUT
    return PastRow(
        day=item.closed.date(),
        outcome=item.outcome.value if decision is None else _said(decision),
        why=_why(item, decision),
        of=host_link(item.kind.value, item.number, site.tracker),
        record=records.get("" if decision is None else decision.record or ""),
        title=cut(item.title, MOST_TITLE),
        author=item.author,
        took=f"open for {figures.duration_text((item.closed - item.opened).total_seconds(), 2)}",
        way=way if decision is None else _way(decision),
    )


def _why(item: Settled, decision: Decision | None) -> str:
    """Return the reason; a merge needs none."""
    if decision is not None:
        return decision.why
    return "" if item.outcome is Outcome.MERGED else NO_REASON


def _said(decision: Decision) -> str:
    return f"{decision.decision} by {article(decision.by)}"


def _way(decision: Decision) -> PastWay:
    return PastWay.OUT if decision.decision is Decided.REFUSED else PastWay.IN


def _records(site: Site) -> dict[str, Link]:
    """Return the pages of records by their path, and by the paths that they had before."""
    return {
        name: record_link(entry)
        for board in site.boards
        for entry in board.leaderboard.entries
        for name in (entry.record.submission.path, *entry.record.submission.formerly)
    }
