"""Papers: which one a link means, and when arXiv numbered it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from effsota.judging.rules.quoting import quote
from effsota.judging.rules.rule import Placed
from effsota.problems import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from effsota.judging.rules.context import ClaimContext, TrackerContext
    from effsota.model import Submission

_LINK = re.compile(r"https://(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/([^?#]*)", re.IGNORECASE)
_NEW = re.compile(r"([0-9]{2})([0-9]{2})\.([0-9]{4,5})(?:v[0-9]{1,3})?(?:\.pdf)?/?")
_OLD = re.compile(r"([a-z-]+(?:\.[A-Z]{2})?/([0-9]{2})([0-9]{2})[0-9]{3})(?:v[0-9]{1,3})?(?:\.pdf)?/?")
FIRST_NEW_MONTH = (2007, 4)
FIRST_FIVE_DIGITS = (2015, 1)
FIRST_OLD_YEAR = 91


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a year, counted."""

    year: int
    month: int

    @property
    def count(self) -> int:
        """Months since year 0."""
        return self.year * 12 + self.month

    def __str__(self) -> str:
        """Return the month as 2019-05."""
        return f"{self.year:04}-{self.month:02}"

    @classmethod
    def of(cls, day: date) -> Month:
        """Return the month of a date."""
        return cls(day.year, day.month)


@dataclass(frozen=True, slots=True)
class Arxiv:
    """An arXiv id without its version, and the month that it tells."""

    id: str
    month: Month


def is_arxiv_link(url: str) -> bool:
    """Tell whether a link leads to a paper on arXiv, well-formed or not."""
    return _LINK.match(url) is not None


def parse_arxiv(url: str) -> Arxiv | None:
    """Return the arXiv id of a link, None where there is none that can exist."""
    link = _LINK.match(url)
    if link is None:
        return None
    if new := _NEW.fullmatch(link[1]):
        return _parse_new(*new.groups())
    if old := _OLD.fullmatch(link[1]):
        year = int(old[2]) + (1900 if int(old[2]) >= FIRST_OLD_YEAR else 2000)
        month = Month(year, int(old[3]))
        return Arxiv(old[1], month) if _is_month(month) and month.year <= FIRST_NEW_MONTH[0] else None
    return None


def _parse_new(year: str, month: str, number: str) -> Arxiv | None:
    told = Month(2000 + int(year), int(month))
    digits = 5 if (told.year, told.month) >= FIRST_FIVE_DIGITS else 4
    can_exist = _is_month(told) and (told.year, told.month) >= FIRST_NEW_MONTH
    if not can_exist or len(number) != digits or not int(number):
        return None
    return Arxiv(f"{year}{month}.{number}", told)


def _is_month(month: Month) -> bool:
    return 1 <= month.month <= 12


def paper_of(url: str) -> str:
    """Return what tells one paper from another: the arXiv id, else the link without its trimmings."""
    arxiv = parse_arxiv(url)
    return f"arXiv {arxiv.id}" if arxiv else url.partition("#")[0].rstrip("/")


def _links(submission: Submission) -> Iterator[tuple[str, str]]:
    yield "/publication/url", submission.publication.url
    if submission.analysis and submission.analysis.url:
        yield "/analysis/url", submission.analysis.url
    for at, estimate in enumerate(submission.estimates):
        for place, source in enumerate(estimate.sources):
            if source.url:
                yield f"/compute/{at}/sources/{place}/url", source.url


def arxiv_id_implausible(context: ClaimContext) -> Iterator[Fault]:
    """A link to arXiv holds an id that can exist: a month from 1991 to today and a number."""
    latest = Month.of(context.today).count + 1
    for pointer, url in _links(context.submission):
        arxiv = parse_arxiv(url)
        if is_arxiv_link(url) and (arxiv is None or arxiv.month.count > latest):
            yield Fault(
                pointer,
                f"{quote(url)} holds no arXiv id that can exist",
                "copy the link from the paper's page, such as https://arxiv.org/abs/1905.11946"
                " (year, month, a point, the number)",
            )


def paper_under_two_titles(context: TrackerContext) -> Iterator[Placed]:
    """One paper (arXiv id or link) has one title, whichever submissions cite it."""
    first: dict[str, Submission] = {}
    for submission in context.submissions:
        paper = paper_of(submission.publication.url)
        known = first.setdefault(paper, submission)
        if _plain(known.publication.title) != _plain(submission.publication.title):
            yield Placed(
                submission.file,
                Fault(
                    "/publication/title",
                    f"{quote(submission.publication.title)} is the title of {quote(paper)} here,"
                    f" {quote(known.publication.title)} in {known.path}",
                    "write one title in both, as the paper prints it; or correct the link of one of them",
                ),
            )


def title_under_two_papers(context: TrackerContext) -> Iterator[Placed]:
    """One title belongs to one paper; a paper may be both on arXiv and elsewhere."""
    first: dict[tuple[str, bool], Submission] = {}
    for submission in context.submissions:
        title, url = submission.publication.title, submission.publication.url
        known = first.setdefault((_plain(title), is_arxiv_link(url)), submission)
        other = known.publication.url
        if paper_of(other) != paper_of(url):
            yield Placed(
                submission.file,
                Fault(
                    "/publication/url",
                    f"{quote(title)} is at {quote(url)} here, at {quote(other)} in {known.path}",
                    f"write the same link in both, such as {other}; or correct the title",
                ),
            )


def _plain(title: str) -> str:
    return " ".join(title.casefold().split())
