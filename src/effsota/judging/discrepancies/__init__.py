"""What sources print against what follows, derived once: rules warn of it, the audit and the pages show it.

A claim is looked at before it is priced, a record beside its baseline, a track with its fit; what was found
is handed on as values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from effsota.judging.discrepancies.chip_peaks import find_whole_boards, in_compute
from effsota.judging.discrepancies.computes import find_in_compute
from effsota.judging.discrepancies.dates_and_links import find_in_date, find_in_links
from effsota.judging.discrepancies.discrepancy import Discrepancy, DiscrepancyKind
from effsota.judging.discrepancies.distance import LIMITS
from effsota.judging.discrepancies.doubling_times import find_against_fit, find_against_period
from effsota.judging.discrepancies.exhibit import Exhibit, exhibits_of, record_owner, track_owner
from effsota.judging.discrepancies.factors import find_against_board, find_against_computes
from effsota.judging.discrepancies.far_utilizations import find_in_utilizations
from effsota.judging.discrepancies.misprints import find_misprints
from effsota.model import Hardware, Kind, Record, Submission, Track, Trend

__all__ = ["LIMITS", "Discrepancy", "DiscrepancyKind", "find_in_claim", "find_in_record", "find_in_track"]


def find_in_claim(submission: Submission, hardware: Hardware) -> Iterator[Discrepancy]:
    """Yield what needs no price: dates, links, peaks of whole boards, misprints."""
    for exhibit in exhibits_of(submission):
        if exhibit.estimate is None:
            yield from find_in_date(exhibit, submission)
            yield from find_in_links(exhibit, submission)
    yield from find_whole_boards(submission, hardware)
    if submission.misprints:
        yield from find_misprints(submission.misprints, record_owner(submission))


def find_in_record(
    record: Record,
    claimed: Sequence[Discrepancy],
    *,
    factor: float | None,
    baseline: Record | None,
    kind: Kind,
) -> Iterator[Discrepancy]:
    """Yield everything about a record: its computes, its factors, and what `claimed` showed before its price.

    The `factor` is the one on its board, None where that cannot be built.
    """
    submission = record.submission
    for exhibit in exhibits_of(submission):
        flop = record.estimates[exhibit.estimate or 0].compute_flop
        yield from find_in_compute(exhibit, flop, submission.estimates)
        if exhibit.estimate is None and factor is not None:
            yield from find_against_board(exhibit, factor, kind)
        if exhibit.estimate is None and baseline is not None and baseline.submission.published is not None:
            yield from find_against_computes(exhibit, baseline.submission.published)
    yield from (in_compute(each, record) if each.kind is DiscrepancyKind.BOARD else each for each in claimed)


def find_in_track(track: Track, records: Sequence[Record], trend: Trend | None) -> Iterator[Discrepancy]:
    """Yield everything about a track: its doubling time, its utilizations, its misprints."""
    if track.published is not None:
        exhibit = Exhibit(owner=track_owner(track), published=track.published)
        if trend is not None:
            yield from find_against_fit(exhibit, trend.doubling_time_months)
        yield from find_against_period(exhibit)
    yield from find_in_utilizations(track, records)
    yield from find_misprints(track.misprints, track_owner(track))
