"""Early dates: a day before the month that an arXiv id tells, for which nothing is named."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.judging.rules.context import ClaimContext
from effsota.model import DateOf
from effsota.model.arxiv import Month, parse_arxiv
from effsota.problems import Fault

DATE = "date"


def early_date_without_source(context: ClaimContext) -> Iterator[Fault]:
    """A date before the arXiv id's month, whatever it is of, has a source: one whose `for` names date."""
    submission = context.submission
    arxiv = parse_arxiv(submission.publication.url)
    if arxiv is None or submission.date_of is DateOf.FIRST_PUBLIC:
        return
    is_sourced = any(DATE in source.keys for each in submission.estimates for source in each.sources)
    if Month.of(submission.date).count < arxiv.month.count and not is_sourced:
        yield Fault(
            "/date",
            f"{submission.date} ({submission.date_of}) is before {arxiv.month}, the month of arXiv"
            f" {arxiv.id}, and no source is named for it",
            "name the page that gives the day, under sources: {for: [date], title: ..., url: ...}; or say"
            " where it stands: answers: {early-date-without-source: why}",
        )
