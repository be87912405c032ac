"""The queue as it is read: floods of one author in one row, ages, and how long answers take."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from effsota.frozen import Frozen
from effsota.queue.waiting import Outcome, Queue, Settled, Waiting

MOST_OF_ONE_AUTHOR = 5
# Whose account is gone: many people.
GHOST = "ghost"


class Flood(Frozen):
    """What one author has open where that is more than others are shown of, oldest first."""

    author: str
    items: tuple[Waiting, ...]

    @property
    def opened(self) -> datetime:
        """When the oldest of them was opened."""
        return self.items[0].opened


def fold_floods(waiting: Iterable[Waiting]) -> tuple[Waiting | Flood, ...]:
    """Return what waits in its order; an author with more than five open is one row, at the oldest."""
    items = tuple(waiting)
    counts = Counter(each.author for each in items)
    rows: dict[str | int, Waiting | Flood] = {}
    for item in items:
        if item.author == GHOST or counts[item.author] <= MOST_OF_ONE_AUTHOR:
            rows[item.number] = item
        elif item.author not in rows:
            of_author = tuple(each for each in items if each.author == item.author)
            rows[item.author] = Flood(author=item.author, items=of_author)
    return tuple(rows.values())


def days_since(moment: datetime, today: date) -> int:
    """Return how many days ago a moment was, counted by the calendar in UTC; 0 for today."""
    return max((today - moment.date()).days, 0)


class FirstAnswers(NamedTuple):
    """How long it takes until somebody with write access answers: the median, None where it is not reached.

    `answered` of `of` have an answer.
    """

    median: timedelta | None
    answered: int
    of: int


def first_answers(queue: Queue) -> FirstAnswers:
    """Return the median time to a first answer, of what waits and of what was decided.

    What has no answer yet has waited at least so long, and so had what its author closed: leaving those out
    would make the median look better than it is. A merge is an answer.

    Source: Kaplan and Meier (1958), Nonparametric estimation from incomplete observations, equation 2b.
    """
    items: tuple[Waiting | Settled, ...] = (*queue.waiting, *queue.decided)
    spans = [_span(each, queue.taken) for each in items]
    answered = sum(span.is_answered for span in spans)
    share, at_risk, median = 1.0, len(spans), None
    # Of equal times, those with an answer come first.
    for span in sorted(spans, key=lambda each: (each.time, not each.is_answered)):
        share *= 1 - 1 / at_risk if span.is_answered else 1.0
        at_risk -= 1
        if median is None and span.is_answered and share <= 0.5 + 1e-9:
            median = span.time
    return FirstAnswers(median, answered, len(spans))


class _Span(NamedTuple):
    time: timedelta
    is_answered: bool


def _span(item: Waiting | Settled, taken: datetime) -> _Span:
    end = item.closed if isinstance(item, Settled) else taken
    is_merged = isinstance(item, Settled) and item.outcome is Outcome.MERGED
    answer = item.first_answer or (end if is_merged else None)
    return _Span(max((answer or end) - item.opened, timedelta()), answer is not None)
