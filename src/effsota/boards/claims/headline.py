"""What a board claims at its head: its best record beside its baseline, and how fast it went."""

from __future__ import annotations

import math
from collections.abc import Sequence

from effsota.boards.agreement import disagreement_of
from effsota.boards.claims.claim import Claim, Period, Subject
from effsota.boards.claims.factor_words import factor_spread
from effsota.boards.claims.goal_words import goal_reached, is_relative
from effsota.boards.claims.rate_claims import era_claims, rate_claim
from effsota.frozen import Frozen
from effsota.model import Board, Entry, Leaderboard, StatusName, Track

NEAR = 1.1  # how far apart a fit and the rate from first to last may be to count as one


class Headline(Frozen):
    """A board's best record beside its baseline, and the rates that may stand beside them.

    `factor` reaches from the baseline's day to the best record's, and `references` over the very same time.
    `rate` is that of the whole fit; `eras` are those of the track's eras, where all of them tell one:
    then one rate for the whole would say too little. `between` is the rate that the factor itself comes to.
    `disagreement` is by how much the estimates of one of the two differ, with it, None where they agree.
    `goal` is the level to reach and on what, None where the track has none: 79.1% top-5 accuracy on ImageNet.
    `bound` is the record without a rank that is known to have needed less than the best, not how much less.
    """

    board: Leaderboard
    baseline: Entry
    best: Entry
    goal: str | None
    factor: Claim
    between: Claim | None
    rate: Claim | None
    eras: tuple[Claim, ...]
    references: tuple[Claim, ...]
    disagreement: tuple[Entry, float] | None
    bound: Entry | None

    @property
    def track(self) -> Track:
        """The track of the board."""
        return self.board.track

    @property
    def is_alone(self) -> bool:
        """Whether nothing has improved on the baseline."""
        return self.best.is_baseline

    @property
    def has_later(self) -> bool:
        """Whether records came after the best one that did not improve on it, or do not count."""
        return any(entry.record.submission.date > self.factor.period.end for entry in self.board.entries)

    @property
    def since(self) -> str:
        """When the factor begins: a year, or as much of the date as tells it from its end."""
        return self.factor.period.ends[0]

    @property
    def is_of_one_day(self) -> bool:
        """Whether the best record and the baseline are of one day, which no gain reaches over."""
        return self.factor.period.start == self.factor.period.end

    @property
    def by(self) -> str:
        """When it ends, in the same form."""
        return self.factor.period.ends[1]

    @property
    def sets_level(self) -> bool:
        """Whether the level is that of the baseline itself, which reaches it by definition."""
        metric, result = self.track.metric, self.baseline.record.submission.result
        is_reached = metric is not None and result is not None and result.value == metric.target
        return is_reached and is_relative(self.track)

    @property
    def best_name(self) -> str:
        """What a board calls its best record, set apart from one without a rank that needed less."""
        return f"{self.track.kind.frontier_name}{self.of_ranked}"

    @property
    def of_ranked(self) -> str:
        """What keeps a best record apart from one without a rank that needed less; nothing without one."""
        return "" if self.bound is None else ", of those with a rank"

    @property
    def is_of_one_period(self) -> bool:
        """Whether the rate reaches over the same days as the factor, and comes to much the same."""
        rate, between = self.rate, self.between
        if rate is None or between is None or rate.period != self.factor.period:
            return False
        return rate.is_measured and abs(math.log(rate.value / between.value)) <= math.log(NEAR)


def build_headline(board: Board) -> Headline | None:
    """Return what a board claims; None where it has no records."""
    leaderboard = board.leaderboard
    baseline, best = leaderboard.baseline, leaderboard.sota
    if baseline is None or best is None:
        return None
    factor = _factor_claim(leaderboard, baseline, best)
    return Headline(
        board=leaderboard,
        baseline=baseline,
        best=best,
        goal=goal_reached(leaderboard.track),
        factor=factor,
        between=_between(factor),
        rate=None if board.trend is None else rate_claim(board.trend, leaderboard.track.kind),
        eras=era_claims(board),
        references=_references(board, factor),
        disagreement=_disagreement((baseline, best)),
        bound=_bound_below(leaderboard, best),
    )


def _bound_below(board: Leaderboard, best: Entry) -> Entry | None:
    """Return the lowest upper bound below the best record; where more is better a bound tells nothing."""
    if board.track.kind.grows:
        return None
    below = [
        entry
        for entry in board.entries
        if not entry.record.is_exact
        and entry.record.submission.status.name is StatusName.ACCEPTED
        and entry.amount.value < best.amount.value
    ]
    return min(below, key=lambda entry: entry.amount.value, default=None)


def _factor_claim(board: Leaderboard, baseline: Entry, best: Entry) -> Claim:
    return Claim(
        subject=Subject.FACTOR,
        value=best.factor,
        kind=board.track.kind,
        period=Period(start=baseline.record.submission.date, end=best.record.submission.date),
        records=len({baseline.record.submission.path, best.record.submission.path}),
        spread=factor_spread(best),
    )


def _between(factor: Claim) -> Claim | None:
    """Return the rate that a factor comes to over its own time, None on one day or without a gain."""
    if factor.period.months <= 0 or factor.value <= 1:
        return None
    months = factor.period.months / math.log2(factor.value)
    return Claim(subject=Subject.RATE, value=months, kind=factor.kind, period=factor.period, records=2)


def _references(board: Board, factor: Claim) -> tuple[Claim, ...]:
    """Return what each reference trend yields over the time of the factor, which is not that of the fit."""
    given = () if board.trend is None else board.trend.references
    return tuple(
        Claim(
            subject=Subject.REFERENCE,
            value=2 ** (factor.period.months / each.doubling_months),
            kind=factor.kind,
            period=factor.period,
            records=0,
            name=each.name,
        )
        for each in given
        if factor.period.months > 0
    )


def _disagreement(entries: Sequence[Entry]) -> tuple[Entry, float] | None:
    """Return the entry whose estimates differ most, where they differ by more than their kind does."""
    found = [(entry, apart) for entry in entries if (apart := disagreement_of(entry.record)) is not None]
    return max(found, key=lambda pair: pair[1], default=None)
