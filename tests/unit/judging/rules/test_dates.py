"""Dates against today and against the month that an arXiv id tells."""

from __future__ import annotations

import pytest

from effsota.judging.rules.dates import (
    date_after_arxiv_id,
    date_before_arxiv_id,
    date_in_future,
    date_just_before_arxiv_id,
)
from tests.builders.judged import claim, messages, paper

RULES = (date_before_arxiv_id, date_just_before_arxiv_id, date_after_arxiv_id)


@pytest.mark.parametrize(
    ("day", "rule"),
    [
        ("2018-05-31", "date_before_arxiv_id"),
        ("2018-06-30", "date_just_before_arxiv_id"),
        ("2018-07-01", None),
        ("2018-08-31", None),
        ("2018-09-01", "date_after_arxiv_id"),
    ],
)
def test_a_date_is_judged_by_the_month_of_the_arxiv_id(day: str, rule: str | None) -> None:
    """One month early is a warning, more an error; one month late is fine, more a warning."""
    context = claim(day, publication=paper("1807.11164"))
    assert [check.__name__ for check in RULES if list(check(context))] == ([rule] if rule else [])


@pytest.mark.parametrize("day", ["2012-06-01", "2018-06-30", "2024-01-01"])
def test_a_date_that_is_not_of_the_first_publication_may_differ(day: str) -> None:
    """`date_of` says why."""
    context = claim(day, publication=paper("1807.11164"), date_of="deadline")
    assert not [fault for check in RULES for fault in check(context)]


def test_the_message_names_date_month_and_id() -> None:
    """Everything that is compared is quoted, without the version."""
    context = claim("2018-06-30", publication=paper("1807.11164v2"))
    assert messages(date_just_before_arxiv_id(context)) == [
        "2018-06-30 is before 2018-07, the month of arXiv 1807.11164"
    ]


def test_an_old_arxiv_id_tells_its_month_too() -> None:
    """cs/0112017 is of December 2001."""
    context = claim("2000-01-01", publication=paper("cs/0112017"))
    assert messages(date_before_arxiv_id(context)) == [
        "2000-01-01 is before 2001-12, the month of arXiv cs/0112017"
    ]


def test_tomorrow_is_not_the_future() -> None:
    """It may be tomorrow already where the submitter lives."""
    assert messages(date_in_future(claim("2026-11-23"))) == []


def test_the_day_after_tomorrow_is_the_future() -> None:
    """Also the last day that a calendar knows."""
    assert messages(date_in_future(claim("2026-11-24"))) == ["2026-11-24 is in the future"]
    assert messages(date_in_future(claim("9999-12-31"))) == ["9999-12-31 is in the future"]


def test_every_date_of_a_submission_is_judged() -> None:
    """A history entry cannot be of next year."""
    context = claim(history=[{"date": claim("2027-01-01").submission.date, "what": "x"}])
    assert [fault.pointer for fault in date_in_future(context)] == ["/history/0/date"]
    day = claim("2027-01-01").submission.date
    context = claim(price={"usd_per_million_tokens": 1, "date": day, "source": {"title": "Prices"}})
    assert [fault.pointer for fault in date_in_future(context)] == ["/price/date"]
