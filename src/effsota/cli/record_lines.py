"""One record in the terminal: who and when, its place, and its compute as a sum."""

from __future__ import annotations

from collections.abc import Iterator

from effsota import figures
from effsota.boards.agreement import disagreement_of
from effsota.boards.claims.boundary_words import restated_words, version_words
from effsota.boards.claims.entry_words import amount_of, factor_of, rank_of
from effsota.boards.significance import mean_of_runs, runs_mean_text
from effsota.methods.sums import range_line, sum_line, sum_lines
from effsota.model import Entry, Leaderboard, Priced, StatusName
from effsota.model.resources import TRAINING_COMPUTE


def record_lines(entry: Entry, leaderboard: Leaderboard, unit: str | None) -> Iterator[str]:
    """Yield what a record says and where it stands, its headline estimate term by term."""
    claim, track = entry.record.submission, leaderboard.track
    yield claim.model
    yield f"{claim.publication.title}, {claim.publication.url}"
    yield f"{claim.date}, on {track.name}: {_place(entry, leaderboard)}"
    version = version_words(entry, track)
    if version is not None:
        yield f"under the rules of its day: {version}"
    yield from (f"also stated: {restated_words(each)}" for each in claim.restated)
    mean = mean_of_runs(claim, track.metric)
    if mean is not None and track.metric is not None:
        yield runs_mean_text(mean, track.metric)
    if track.resource.key == TRAINING_COMPUTE.key:
        yield from _headline_lines(entry, unit or figures.fit_unit([entry.amount.value], track.main_unit))
        others, role = entry.record.estimates[1:], "cross-check"
    else:
        condition = f" ({entry.amount.condition})" if entry.amount.condition else ""
        yield f"{amount_of(entry, leaderboard)}{condition}, as stated"
        others, role = entry.record.estimates, "training compute"
    for other in others:
        yield f"{role}, by {other.estimate.method.name}:"
        yield f"  {sum_line(other)}"
    apart = disagreement_of(entry.record)
    if apart is not None:
        yield f"sources disagree: the estimates differ by {figures.rough_factor(apart)}"
    yield claim.file


def _headline_lines(entry: Entry, unit: str) -> Iterator[str]:
    bound = "at most " if not entry.record.is_exact else ""
    for first in entry.record.estimates[:1]:
        yield f"{bound}{figures.compute_text(first.compute_flop, unit)}, by {first.estimate.method.name}:"
        yield from (f"  {line}" for line in sum_lines(first))
        yield f"  {range_line(first) if entry.record.is_exact else _bound_line(first)}"


def _bound_line(priced: Priced) -> str:
    """Return how well a bound is known; it has no tolerance, since less is what it says."""
    return f"the bound itself is right within a factor {figures.exact_text(priced.uncertainty)}"


def _place(entry: Entry, leaderboard: Leaderboard) -> str:
    status = entry.record.submission.status.name
    why: str = status
    if status is StatusName.ACCEPTED:
        why = "its compute has no source" if entry.record.is_exact else "an upper bound"
    place = rank_of(entry, leaderboard) if entry.rank else f"not ranked ({why})"
    kind = leaderboard.track.kind
    factor = factor_of(entry, leaderboard.baseline, kind)
    return f"{place}, {factor}" + (f", {kind.direction.on_frontier}" if entry.is_frontier else "")
