"""All boards together: which trends went on, effective compute, what one FLOP once bought."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from effsota.boards.trend.continuation import Continuation, build_continuation
from effsota.boards.trend.effective import EffectiveCompute, build_effective_compute, build_inflation
from effsota.boards.trend.pooled import Pooled, pool_boards
from effsota.frozen import Frozen
from effsota.model import Board, Domain, EffectivePrinted


class Effective(Frozen):
    """A printed product beside ours over the same years, over every shorter period, and by year.

    `inflation` is how many FLOP of the baseline's day one FLOP bought at the end of each year.
    """

    printed: EffectivePrinted
    compute: Board
    efficiency: Board
    ours: EffectiveCompute
    periods: tuple[EffectiveCompute, ...]
    inflation: tuple[tuple[int, float], ...]


class Overview(Frozen):
    """What no board says alone; `pooled` is of all efficiency tracks, then of each domain with enough."""

    continuations: tuple[Continuation, ...] = ()
    effective: tuple[Effective, ...] = ()
    pooled: tuple[Pooled, ...] = ()


def build_overview(boards: Sequence[Board], today: date) -> Overview:
    """Return what the boards say together on a day."""
    continuations = sorted(_continue(boards, today), key=lambda found: _last(found.old), reverse=True)
    return Overview(
        continuations=tuple(continuations),
        effective=tuple(multiply_boards(boards, today.year)),
        pooled=tuple(pool_domains(boards)),
    )


def pool_domains(boards: Sequence[Board]) -> Iterator[Pooled]:
    """Yield the doubling times of all boards together, and of those of each field, where there are enough."""
    pooled = (pool_boards(boards, domain) for domain in (None, *Domain))
    return (each for each in pooled if each is not None)


def _continue(boards: Sequence[Board], today: date) -> Iterator[Continuation]:
    """Yield each compute trend with a published doubling time beside the board that goes on after it."""
    growing = [board for board in boards if board.trend and board.leaderboard.track.kind.grows]
    for old in growing:
        published, last = old.leaderboard.track.published, _last(old)
        if published is None or published.doubling_time is None:
            continue
        later = max((board for board in growing if _last(board) > last), key=_last, default=None)
        found = None
        if later is not None:
            found = build_continuation(old, later, later.leaderboard.track.last_told(today))
        if found is not None:
            yield found


def _last(board: Board) -> date:
    return board.leaderboard.entries[-1].record.submission.date


def multiply_boards(boards: Sequence[Board], this_year: int) -> Iterator[Effective]:
    """Yield what growth of compute and of efficiency come to, beside each that a track's source prints."""
    by_id = {board.leaderboard.track.id: board for board in boards}
    for efficiency in boards:
        for printed in efficiency.leaderboard.track.effective_compute:
            compute = by_id.get(printed.compute)
            if compute is not None and (found := _beside(printed, compute, efficiency, this_year)):
                yield found


def _beside(printed: EffectivePrinted, compute: Board, efficiency: Board, this_year: int) -> Effective | None:
    first = printed.start.year
    boards = (compute.leaderboard, efficiency.leaderboard)
    periods = {
        year: found
        for year in range(first + 1, this_year + 1)
        if (found := build_effective_compute(*boards, first_year=first, last_year=year))
    }
    ours = periods.get(printed.end.year)
    if ours is None:
        return None
    last = max(_last(compute), _last(efficiency)).year
    years = range(first, _last(efficiency).year + 1)
    return Effective(
        printed=printed,
        compute=compute,
        efficiency=efficiency,
        ours=ours,
        periods=tuple(found for year, found in periods.items() if year <= last),
        inflation=tuple(build_inflation(efficiency.leaderboard, years)),
    )
