"""Dates, links and other statements: what a source prints against what the work itself says."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from effsota.figures import date_text, month_text
from effsota.judging.arxiv import parse_arxiv
from effsota.judging.audit.case import Case, CaseKind, Instance, Size
from effsota.judging.audit.printed import publication_of
from effsota.judging.rules.published import MOST_DAYS
from effsota.units import Dimension, Quantity, parse_quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from effsota.judging.audit.printed import Claim
    from effsota.model import Misprint, Source, Submission, Track

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")


def date_cases(claim: Claim) -> Iterator[Case]:
    """Yield where a printed date is not the submission's own."""
    printed, submission = claim.published.date, claim.submission
    if claim.at is not None or printed is None:
        return
    days = (printed - submission.date).days
    if abs(days) > MOST_DAYS:
        texts = (date_text(printed), date_text(submission.date))
        reason = claim.answer("published-date-differs")
        case = claim.case(CaseKind.DATE, "date", texts, Size(days=days), reason)
        yield _with_sources(case, publication_of(submission))


def link_cases(claim: Claim) -> Iterator[Case]:
    """Yield where a printed link leads to another paper than the one it is given for."""
    if claim.at is not None:
        return
    for what, printed, right in _links(claim):
        wrong, own = parse_arxiv(printed or ""), parse_arxiv(right or "")
        if wrong and own and wrong.id != own.id:
            texts = (f"arXiv {wrong.id}", f"arXiv {own.id}")
            reason = claim.answer("published-link-differs")
            yield claim.case(CaseKind.LINK, f"link to the {what}", texts, Size(), reason)


def _links(claim: Claim) -> Iterator[tuple[str, str | None, str | None]]:
    submission = claim.submission
    yield "publication", claim.published.url, submission.publication.url
    yield "analysis", claim.published.analysis_url, submission.analysis.url if submission.analysis else None


def misprint_cases(owner: Track | Submission, *, path: str, label: str) -> Iterator[Case]:
    """Yield the statements that a track or a submission keeps as misprints."""
    for at, misprint in enumerate(owner.misprints):
        printed, correct = _shown(misprint.printed), _shown(misprint.correct)
        size = _size(misprint)
        yield Case(
            id=f"{CaseKind.MISPRINT}-{path.replace('/', '-')}" + f"-{at + 1}" * bool(at),
            kind=CaseKind.MISPRINT,
            what=misprint.what,
            instances=(Instance(path=path, label=label, printed=printed, follows=correct, size=size),),
            reason=misprint.reason,
            note=None,
            sources=tuple(source for source in (misprint.source, misprint.against) if source),
        )


def _shown(text: str) -> str:
    day = _day(text)
    if day is None:
        return text
    return date_text(day) if text.count("-") == 2 else month_text(day)


def _day(text: str) -> date | None:
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text if text.count("-") == 2 else f"{text}-01")
    except ValueError:
        return None


def _size(misprint: Misprint) -> Size:
    first, second = _day(misprint.printed), _day(misprint.correct)
    if first and second:
        return Size(days=(first - second).days)
    spans = [parse_quantity(text, Dimension.PERIOD) for text in (misprint.printed, misprint.correct)]
    match spans:
        case [Quantity() as one, Quantity() as other] if one.base > 0 < other.base:
            return Size(ratio=one.base / other.base)
    return Size()


def _with_sources(case: Case, *more: Source) -> Case:
    return Case(
        id=case.id,
        kind=case.kind,
        what=case.what,
        instances=case.instances,
        reason=case.reason,
        note=case.note,
        sources=(*case.sources, *more),
    )
