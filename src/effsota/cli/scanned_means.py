"""What `scan` reads logs with, and what several runs of one recipe come to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from effsota.bringing.drafts import Match, Pricing, average_runs, doubt_one_run
from effsota.bringing.logs import HowRead
from effsota.cli.telling import tell, tell_doubt, tell_match
from effsota.figures import join_words
from effsota.frozen import Frozen
from effsota.model import Board, Reaching
from effsota.pipeline.assessment import Assessment


class Scan(Frozen):
    """What every log of a call is read with; ranks are told only where the caller says of which track.

    `is_mean` where the logs are runs of one recipe: then a rank is the mean's alone, and no single run's.
    """

    assessment: Assessment
    pricing: Pricing
    boards: tuple[Board, ...]
    how: HowRead
    is_ranked: bool
    is_mean: bool


def settle_means(matches: Iterable[Match], asked: Scan) -> Iterator[Match | None]:
    """Yield the matches; several runs on a track that asks for a mean become one, None if there is none."""
    boards = {board.leaderboard.track.id: board for board in asked.boards}
    ordered = sorted(matches, key=lambda match: match.track.id)
    for track, group in groupby(ordered, lambda match: match.track.id):
        several, board = list(group), boards[track]
        metric = board.leaderboard.track.metric
        asks = asked.is_ranked and metric is not None and metric.runs is Reaching.MEAN
        if len({match.run.name for match in several}) > 1 and (asked.is_mean or asks):
            yield _tell_mean(several, board, asked)
        else:
            if asked.is_mean:
                tell(f"1 run on {track}: a mean, and its rank, are of several runs")
            doubts = tuple(doubt_one_run(several[0])) if asked.is_ranked else ()
            if doubts:
                tell(f"  {several[0].run.name} on {track}:")
            for doubt in doubts:
                tell_doubt(doubt)
            yield from several


def _tell_mean(several: list[Match], board: Board, asked: Scan) -> Match | None:
    tell(f"{len(several)} runs on {board.leaderboard.track.id}: their mean has to reach the target")
    if len({match.run.name for match in several}) < len(several):
        columns = join_words(sorted({match.column for match in several}), by="or")
        tell(f"  error: several columns of a run may be the metric: say --column {columns}")
        return None
    mean = average_runs(several, board, pricing=asked.pricing, hardware=asked.assessment.hardware)
    if mean is None:
        tell("  error: they have no column and logged point in common: there is no mean")
        tell("      hint: scan runs of one recipe, logged alike; other runs apart")
    else:
        tell_match(mean, is_ranked=asked.is_ranked)
        if not any(mean.scatter in each.message for each in mean.errors):
            tell(f"    note: {mean.scatter}")
    return mean
