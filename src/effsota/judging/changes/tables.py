"""A board before and after, as a Markdown table of the figures that change."""

from __future__ import annotations

from effsota import figures
from effsota.boards.claims.entry_words import amount_of
from effsota.boards.claims.factor_words import factor_with_tolerance
from effsota.boards.claims.rate_figure import told_rate
from effsota.judging.changes.model import BoardChange
from effsota.model import Board
from effsota.text import shorten, to_markdown


def render_table(change: BoardChange) -> str:
    """Return the table; only what changes has a row."""
    board = change.after or change.before
    if board is None:
        return ""
    track = board.leaderboard.track
    names = (
        track.kind.direction.sota,
        f"{track.kind.factor_name} factor",
        "Doubling time",
        f"Records ({track.kind.direction.on_frontier})",
    )
    cells = zip(names, figures_of(change.before), figures_of(change.after), strict=True)
    rows = [f"| {name} | {old} | {new} |" for name, old, new in cells if old != new]
    title = to_markdown(shorten(track.level).strip('"'))
    if not rows:
        return f"{title}: lead, factor and doubling time stay as they are."
    return "\n".join([f"| {title} | before | after |", "|---|---|---|", *rows])


def figures_of(board: Board | None) -> tuple[str, str, str, str]:
    """Return lead, factor, doubling time and counts of a board as Markdown cells."""
    if board is None:
        return (figures.NONE,) * 4
    sota, entries = board.leaderboard.sota, board.leaderboard.entries
    lead = factor = figures.NONE
    kind = board.leaderboard.track.kind
    if sota is not None:
        model = to_markdown(shorten(sota.record.submission.model).strip('"'))
        lead = f"{model} {amount_of(sota, board.leaderboard)}"
        factor = factor_with_tolerance(sota, kind)
    return lead, factor, told_rate(board), f"{len(entries)} ({len(board.leaderboard.frontier)})"
