"""How a board's rate hangs on its level: that another one gives the same, or why none can be asked."""

from __future__ import annotations

from effsota import figures
from effsota.boards.trend.other_level import other_level
from effsota.model import Board, Varied


def level_words(board: Board) -> str | None:
    """Return why no other level is told, or that it says the same; None where one is told."""
    metric, analysis = board.leaderboard.track.metric, board.analysis
    if metric is None or analysis is None or board.trend is None:
        return None
    if any(each.varied is Varied.LEVEL for each in analysis.sensitivities):
        return None
    level = other_level(board.leaderboard)
    own = figures.metric_text(metric.target, metric.unit)
    if level is None:
        return (
            "How the rate depends on the level cannot be told: of too few of these records is it known how "
            f"far past {own} they came."
        )
    return f"At {figures.metric_text(level.target, metric.unit)} instead of {own} it would be the same."
