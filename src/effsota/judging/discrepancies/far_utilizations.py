"""Utilizations: the shares of the peak at which the records of one track are priced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from effsota.figures import exact_text
from effsota.judging.discrepancies.discrepancy import Discrepancy, DiscrepancyKind, Warned
from effsota.judging.discrepancies.distance import LIMITS, apart
from effsota.judging.discrepancies.exhibit import record_owner, track_owner
from effsota.judging.quoting import times
from effsota.model import Priced, Record, Track

RULE = "utilizations-far-apart"
HINT = (
    "count all with one utilization, unless each is measured: then say so:"
    " answers: {utilizations-far-apart: why}"
)


def find_in_utilizations(track: Track, records: Sequence[Record]) -> Iterator[Discrepancy]:
    """Yield the least and the most utilization of a track's ranked records where they lie far apart.

    The track may answer for all that it holds; else the one of the two that was filed later is asked.
    """
    shares = sorted(_utilizations(records), key=lambda share: (share[0], share[1].submission.path))
    if not shares or apart(shares[-1][0], shares[0][0]) <= LIMITS.utilizations:
        return
    (least, low, _), (most, high, priced) = shares[0], shares[-1]
    message = (
        f"{low.submission.path} counts a utilization of {least:.10g},"
        f" {high.submission.path} one of {most:.10g}:"
        f" {times(most / least)} of the factor between them may be convention"
    )
    later = max(high, low, key=_filed)
    owner = record_owner(high.submission)._replace(file=track.file, answers=track.answers)
    owner = owner if RULE in track.answers else record_owner(later.submission)
    yield Discrepancy(
        id=track_owner(track).name(DiscrepancyKind.UTILIZATION, None),
        kind=DiscrepancyKind.UTILIZATION,
        what=f"two utilizations on one board, {track.level}",
        owner=owner,
        pointer="",
        printed=f"utilization {exact_text(most)}",
        follows=f"{exact_text(least)}, as for {low.submission.model}",
        ratio=most / least,
        reason=owner.answers.get(RULE),
        note=priced.estimate.note,
        sources=priced.estimate.sources,
        warning=Warned(RULE, message, HINT),
    )


def _filed(record: Record) -> tuple[date, date]:
    """Return the day on which a record was filed, the earliest of all where it does not say, and its own."""
    submitted = record.submission.submitted
    return date.min if submitted is None else submitted.date, record.submission.date


def _utilizations(records: Sequence[Record]) -> Iterator[tuple[float, Record, Priced]]:
    for record in records:
        for priced in record.estimates if record.is_ranked else ():
            for term in (term for leaf in priced.leaves for term in leaf.terms):
                if term.key == "utilization":
                    yield term.value, record, priced
