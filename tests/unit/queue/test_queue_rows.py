"""The queue as it is read: floods, ages, and how long an answer takes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from effsota.queue import Flood, days_since, first_answers, fold_floods
from tests.builders.queues import queue_data, read, settled, waiting


def rows(*authors: str) -> list[tuple[str, int]]:
    """Return the rows of a queue of these authors: whose, and how many items."""
    items = [waiting(number, author=author) for number, author in enumerate(authors, start=1)]
    return [
        (each.author, len(each.items) if isinstance(each, Flood) else 1)
        for each in fold_floods(read(queue_data(*items)).waiting)
    ]


def test_a_flood_is_one_row_where_its_oldest_stood() -> None:
    """Five are shown, six are folded."""
    assert rows("ada", *["bot"] * 5) == [("ada", 1), *[("bot", 1)] * 5]
    assert rows("ada", "bot", "eve", *["bot"] * 5) == [("ada", 1), ("bot", 6), ("eve", 1)]


def test_gone_accounts_are_no_author() -> None:
    """Their pull requests are many people's."""
    assert rows(*["ghost"] * 6) == [("ghost", 1)] * 6


@pytest.mark.parametrize(("today", "days"), [(21, 0), (22, 1), (28, 7), (20, 0)])
def test_an_age_is_counted_by_the_calendar(today: int, days: int) -> None:
    """From one day to the next, however late it was; never less than none."""
    assert days_since(datetime(2026, 11, 21, 23, 59, tzinfo=UTC), date(2026, 11, today)) == days


def answer(days: int | None, **other: Any) -> dict[str, Any]:
    """Return what was answered after so many days of the seven that have passed; None: not yet."""
    told = None if days is None else f"2026-11-{21 + days}T10:17:00Z"
    return {"opened": "2026-11-21T10:17:00Z", "first_answer": told, **other}


def median(*items: dict[str, Any]) -> tuple[int | None, int, int]:
    """Return the median in days, of how many answers, of how many items."""
    found = first_answers(read(queue_data(*(waiting(n, **each) for n, each in enumerate(items, start=20)))))
    return (None if found.median is None else found.median.days, found.answered, found.of)


def test_a_median_counts_those_who_still_wait() -> None:
    """Whoever waits has waited at least so long: three quick answers of seven are no quick median."""
    assert median(answer(1), answer(2), answer(3)) == (2, 3, 3)
    assert median(answer(1), answer(2), answer(None)) == (2, 2, 3)
    assert median(answer(1), answer(None), answer(None)) == (None, 1, 3)
    assert median() == (None, 0, 0)


def test_who_waits_for_less_time_counts_for_less() -> None:
    """What was sent today says nothing of answers after two days."""
    today = {"opened": "2026-11-28T10:00:00Z", "first_answer": None}
    assert median(answer(2), today, today, today) == (2, 1, 4)


def test_a_merge_is_an_answer_and_a_closing_by_its_author_is_none() -> None:
    """The one after four days; the other was not answered for as long as it was open."""
    merged = settled(1, first_answer=None)
    gone = settled(2, first_answer=None, outcome="closed")
    found = first_answers(read(queue_data(decided=[merged, gone])))
    assert found == (timedelta(days=4), 1, 2)
