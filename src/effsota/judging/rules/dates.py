"""Dates against today and against the month that an arXiv id tells."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from effsota.judging.rules.context import ClaimContext
from effsota.model import DateOf, Submission
from effsota.model.arxiv import Arxiv, Month, parse_arxiv
from effsota.problems import Fault

_OTHERWISE = (
    "or, where the source dates it otherwise, say how: date_of: release (or deadline, announcement, rerun)"
)


def date_before_arxiv_id(context: ClaimContext) -> Iterator[Fault]:
    """A date lies at most one month before the arXiv id's month, unless `date_of` says what it dates."""
    months, arxiv = _months_after(context.submission)
    if arxiv and months < -1:
        yield _before(context.submission.date, arxiv)


def date_just_before_arxiv_id(context: ClaimContext) -> Iterator[Fault]:
    """A date does not lie in the month before the arXiv id's, unless `date_of` says what it dates."""
    months, arxiv = _months_after(context.submission)
    if arxiv and months == -1:
        yield _before(context.submission.date, arxiv)


def date_after_arxiv_id(context: ClaimContext) -> Iterator[Fault]:
    """A date lies at most one month after the arXiv id's month, unless `date_of` says what it dates."""
    months, arxiv = _months_after(context.submission)
    if arxiv and months > 1:
        day = context.submission.date
        yield Fault(
            "/date",
            f"{day} is {months} months after {arxiv.month}, the month of arXiv {arxiv.id}",
            f"write the day of version 1, in {arxiv.month}; {_OTHERWISE}",
        )


def _months_after(submission: Submission) -> tuple[int, Arxiv | None]:
    """Return the months from the arXiv id to the date; no id where `date_of` explains the date."""
    arxiv = parse_arxiv(submission.publication.url) if submission.date_of is DateOf.FIRST_PUBLIC else None
    return (Month.of(submission.date).count - arxiv.month.count if arxiv else 0), arxiv


def _before(day: date, arxiv: Arxiv) -> Fault:
    return Fault(
        "/date",
        f"{day} is before {arxiv.month}, the month of arXiv {arxiv.id}",
        f"write the day of version 1, in {arxiv.month}; {_OTHERWISE}",
    )


def date_in_future(context: ClaimContext) -> Iterator[Fault]:
    """No date lies in the future: more than a day after today (UTC)."""
    latest = context.today + timedelta(days=1)
    for pointer, day in _dates(context.submission):
        if day > latest:
            yield Fault(
                pointer, f"{day} is in the future", f"write a date up to today, {context.today} (UTC)"
            )


def filed_before_its_date(context: ClaimContext) -> Iterator[Fault]:
    """What is filed has become public by then: a record is not dated after the day it was submitted."""
    submitted, day = context.submission.submitted, context.submission.date
    if submitted and submitted.date + timedelta(days=1) < day <= context.today + timedelta(days=1):
        yield Fault(
            "/date",
            f"{day} is after {submitted.date}, the day on which this was submitted",
            "check both; where the date was corrected since, say so: answers: {filed-before-its-date: why}",
        )


def _dates(submission: Submission) -> Iterator[tuple[str, date]]:
    yield "/date", submission.date
    if submission.submitted:
        yield "/submitted/date", submission.submitted.date
    if submission.status.date:
        yield "/status/date", submission.status.date
    paid = (("cost", submission.cost), ("price", submission.price))
    yield from ((f"/{key}/date", each.date) for key, each in paid if each and each.date)
    for at, challenge in enumerate(submission.challenges):
        yield f"/challenges/{at}/date", challenge.date
    for at, correction in enumerate(submission.history):
        yield f"/history/{at}/date", correction.date
    for at, estimate in enumerate(submission.estimates):
        if estimate.confirmed:
            yield f"/compute/{at}/confirmed/date", estimate.confirmed[1]
