"""Dates and links: what a source prints against the submission's own."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from effsota.figures import date_text
from effsota.judging.discrepancies.discrepancy import Discrepancy, DiscrepancyKind, warn
from effsota.judging.discrepancies.distance import LIMITS
from effsota.judging.discrepancies.exhibit import Exhibit, Told
from effsota.model import Source, Submission
from effsota.model.arxiv import parse_arxiv

DATE_DIFFERS, LINK_DIFFERS = "published-date-differs", "published-link-differs"
CHECK = "correct the one that is wrong"


def find_in_date(exhibit: Exhibit, submission: Submission) -> Iterator[Discrepancy]:
    """Yield a printed date that is not the submission's own."""
    printed, day = exhibit.published.date, submission.date
    if printed is None or abs((printed - day).days) <= LIMITS.days:
        return
    warning = warn(DATE_DIFFERS, f"{printed} is printed, {day} is the submission's date", check=CHECK)
    told = Told(date_text(printed), date_text(day), warning, days=(printed - day).days)
    found = exhibit.find(DiscrepancyKind.DATE, "date", "date", told)
    publication = Source(title=submission.publication.title, url=submission.publication.url)
    yield replace(found, sources=(*found.sources, publication))


def find_in_links(exhibit: Exhibit, submission: Submission) -> Iterator[Discrepancy]:
    """Yield the printed links to arXiv that lead to another paper than the submission's own."""
    analysis = submission.analysis.url if submission.analysis else None
    links = (
        ("publication", "url", exhibit.published.url, submission.publication.url),
        ("analysis", "analysis_url", exhibit.published.analysis_url, analysis),
    )
    for what, key, printed, own in links:
        wrong, right = parse_arxiv(printed or ""), parse_arxiv(own or "")
        if wrong and right and wrong.id != right.id:
            message = f"arXiv {wrong.id} is printed, the submission's own link is to arXiv {right.id}"
            warning = warn(LINK_DIFFERS, message, check=CHECK)
            told = Told(f"arXiv {wrong.id}", f"arXiv {right.id}", warning)
            yield exhibit.find(DiscrepancyKind.LINK, f"link to the {what}", key, told)
