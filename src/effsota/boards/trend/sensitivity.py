"""What a headline would be by another choice on file: another estimate, date or level, a disputed record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from effsota import figures
from effsota.boards.leaderboard import build_leaderboard
from effsota.boards.trend import build_trend
from effsota.boards.trend.other_level import OtherLevel, other_level
from effsota.boards.trend.split_series import SplitSeries
from effsota.frozen import Frozen
from effsota.model import Entry, Leaderboard, Record, Sensitivity, Status, StatusName, Varied

FAR_APART = 3.0
"""Estimates that lie so many times apart do not agree."""


class Variant(Frozen):
    """One record as it would be by another choice; `choice` says which."""

    varied: Varied
    record: Record
    choice: str

    def on(self, board: Leaderboard) -> Leaderboard:
        """Return a board with the record as it would be."""
        path = self.record.submission.path
        records = [
            self.record if entry.record.submission.path == path else entry.record for entry in board.entries
        ]
        return build_leaderboard(board.track, records, board.resource)


def build_sensitivities(board: Leaderboard) -> tuple[Sensitivity, ...]:
    """Return every choice on file that moves a board's headlines by more than they are rounded."""
    now = _read(board)
    varied = ((variant, variant.on(board)) for variant in variants_of(board))
    read = ((variant, other, _read(other)) for variant, other in varied)
    told = [_tell(variant, other, values) for variant, other, values in read if values.moves(now)]
    return (*told, *_at_other_level(board, now))


def _at_other_level(board: Leaderboard, now: _Values) -> Iterator[Sensitivity]:
    """Yield what the board says at another level, where its doubling time is another there."""
    level, metric = other_level(board), board.track.metric
    if level is None or metric is None:
        return
    values = _read(level.board)
    if not values.moves(replace(now, factor=_factor(level))):
        return
    names = (figures.metric_text(target, metric.unit) for target in (level.target, metric.target))
    fitted = sum(entry.is_fitted for entry in board.entries)
    choice = "{} instead of {}".format(*names) + f", which {level.held} of {fitted} are known to reach"
    found = _tell_board(level.board, values)
    yield replace(found, varied=Varied.LEVEL, choice=choice, factor=_factor(level))


def _factor(level: OtherLevel) -> float | None:
    """Return the factor at another level, None where it is counted from another record."""
    best = level.board.sota
    return best.factor if level.has_same_baseline and best is not None else None


def variants_of(board: Leaderboard) -> Iterator[Variant]:
    """Yield what decides: other estimates of baseline, best and what is estimated far apart; dates; disputes.

    A record that is disputed is counted, one at a time.
    """
    for entry in board.entries:
        record = entry.record
        if entry.is_fitted or entry.is_baseline:
            yield from _estimates(entry, board)
            yield from _dates(record)
        elif record.submission.status.name is StatusName.DISPUTED:
            counted = replace(record, submission=replace(record.submission, status=Status()))
            yield Variant(varied=Varied.DISPUTED, record=counted, choice="counted")


def is_far_apart(record: Record) -> bool:
    """Tell whether the estimates of a record lie three times apart."""
    flops = [priced.compute_flop for priced in record.estimates]
    return bool(flops) and max(flops) > FAR_APART * min(flops)


def _estimates(entry: Entry, board: Leaderboard) -> Iterator[Variant]:
    record = entry.record
    if not (entry.is_baseline or entry is board.sota or is_far_apart(record)):
        return
    for at, priced in enumerate(record.estimates[1:], start=1):
        others = (*record.estimates[:at], *record.estimates[at + 1 :])
        by = f", {priced.estimate.by}" if priced.estimate.by else ""
        choice = f"by {priced.estimate.method.name}{by}"
        yield Variant(
            varied=Varied.ESTIMATE, record=replace(record, estimates=(priced, *others)), choice=choice
        )


def _dates(record: Record) -> Iterator[Variant]:
    day = record.submission.first_public
    if day is not None:
        dated = replace(record, submission=replace(record.submission, date=day))
        yield Variant(varied=Varied.DATE, record=dated, choice=day.isoformat())


class _Values(Frozen):
    """The headlines of a board."""

    months: float | None
    factor: float | None
    digits: int

    def moves(self, other: _Values) -> bool:
        """Tell whether a doubling time or factor is another one, rounded as it is shown."""
        digits = min(self.digits, other.digits)
        return _rounded(self.months, digits) != _rounded(other.months, digits) or _rounded(
            self.factor, 3
        ) != _rounded(other.factor, 3)


def _read(board: Leaderboard) -> _Values:
    trend = build_trend(board, has_band=False)
    return _Values(
        months=None if trend is None else trend.doubling_time_months,
        factor=None if board.sota is None else board.sota.factor,
        digits=3 if trend is None else trend.digits,
    )


def _rounded(value: float | None, digits: int) -> str | None:
    return None if value is None else f"{value:.{digits - 1}e}"


def _tell(variant: Variant, board: Leaderboard, values: _Values) -> Sensitivity:
    path = variant.record.submission.path
    return replace(_tell_board(board, values), varied=variant.varied, record=path, choice=variant.choice)


def _tell_board(board: Leaderboard, values: _Values) -> Sensitivity:
    """Return what a board says that is another choice as a whole."""
    series = SplitSeries.of_board(board)
    best = series.find_break() if series is not None else None
    return Sensitivity(
        varied=Varied.LEVEL,
        record=None,
        choice="",
        doubling_time_months=values.months,
        factor=values.factor,
        p_value=None if best is None else best.p_value,
    )


def disputes(sensitivities: Sequence[Sensitivity], low: float, high: float) -> bool:
    """Tell whether a choice of an estimate or a disputed record puts a doubling time outside of two ends."""
    asked = [each for each in sensitivities if each.varied not in {Varied.DATE, Varied.LEVEL}]
    return any(
        each.doubling_time_months is None or not low <= each.doubling_time_months <= high for each in asked
    )
