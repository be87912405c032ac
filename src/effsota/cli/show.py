"""`effsota show`: the boards in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import click

from effsota import figures
from effsota.boards.headline import terminal_words
from effsota.cli.group import examples
from effsota.cli.options import load_tree, root_option, sound_assessment, today_option

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from rich.console import Console
    from rich.table import Table

    from effsota.model import Board, Entry


@click.command(epilog=examples("effsota show", "effsota show alexnet-imagenet"))
@click.argument("track", required=False)
@root_option
@today_option
def show(track: str | None, root: Path, today: date) -> None:
    """Show all boards in the terminal, or one TRACK with its records."""
    from rich.console import Console  # noqa: PLC0415  # slow to import, needed only here

    assessment = sound_assessment(load_tree(root), today)
    console = Console(highlight=False, soft_wrap=False)
    boards = {board.leaderboard.track.id: board for board in assessment.boards}
    if track is None:
        _show_tracks(console, list(boards.values()))
    elif track in boards:
        _show_board(console, boards[track])
    else:
        names = ", ".join(boards) or "none yet"
        raise click.UsageError(f'There is no track "{track}". Tracks: {names}.')


def _make_table(*headings: str) -> Table:
    """Return an empty table; a heading that begins with > stands on the right."""
    from rich.table import Table  # noqa: PLC0415  # slow to import, needed only here

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        side: Literal["left", "right"] = "right" if heading.startswith(">") else "left"
        table.add_column(heading.removeprefix(">"), justify=side, overflow="fold")
    return table


def _show_tracks(console: Console, boards: list[Board]) -> None:
    if not boards:
        console.print("No tracks yet. Add one under submissions/.", markup=False)
        return
    table = _make_table("Track", ">Records", ">Least compute", ">Factor", "Doubling time")
    for board in boards:
        table.add_row(*map(_inert, _track_cells(board)))
    console.print(table)


def _track_cells(board: Board) -> tuple[str, ...]:
    leaderboard, best = board.leaderboard, board.leaderboard.sota
    compute = (
        figures.compute_text(best.record.compute_flop, leaderboard.track.main_unit) if best else figures.NONE
    )
    factor = figures.factor_text(best.factor) if best else figures.NONE
    return leaderboard.track.id, str(len(leaderboard.entries)), compute, factor, terminal_words(board.trend)


def _show_board(console: Console, board: Board) -> None:
    track = board.leaderboard.track
    console.print(track.name, style="bold", markup=False)
    console.print(f"Doubling time: {terminal_words(board.trend)}", markup=False)
    table = _make_table(">Rank", "Model", "Date", ">Compute", ">Factor", "")
    ranked = sorted(board.leaderboard.entries, key=lambda entry: (entry.rank is None, entry.rank or 0))
    for entry in ranked:
        table.add_row(*map(_inert, _entry_cells(entry, unit=track.main_unit)))
    console.print(table)


def _entry_cells(entry: Entry, *, unit: str) -> tuple[str, ...]:
    submission = entry.record.submission
    marks = ["baseline"] * entry.is_baseline + ["frontier"] * entry.is_frontier
    if submission.bound == "upper":
        marks.append("upper bound")
    if submission.status.name != "accepted":
        marks.append(submission.status.name)
    return (
        figures.NONE if entry.rank is None else str(entry.rank),
        submission.model,
        submission.date.isoformat(),
        figures.compute_text(entry.record.compute_flop, unit),
        figures.factor_text(entry.factor),
        ", ".join(marks),
    )


def _inert(text: str) -> str:
    from rich.markup import escape  # noqa: PLC0415

    return escape(text)
