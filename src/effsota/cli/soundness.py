"""The boards of the tracker at hand, or why a command cannot work on them."""

from __future__ import annotations

import sys
from datetime import date
from difflib import get_close_matches
from pathlib import Path

import click

from effsota.cli.problem_lines import path_from_here, print_problems
from effsota.cli.progress_line import progress
from effsota.model import Board, Tree
from effsota.pipeline.assessment import Assessment, assess
from effsota.text import to_log_line


def find_board(assessment: Assessment, track: str) -> Board:
    """Return the board of a track, or refuse the call with the track that was probably meant, or with all."""
    boards = {board.leaderboard.track.id: board for board in assessment.boards}
    if track not in boards:
        meant = get_close_matches(track, boards, n=1, cutoff=0.5)
        rest = f"Did you mean {meant[0]}?" if meant else f"Tracks: {', '.join(boards) or 'none yet'}."
        raise click.UsageError(to_log_line(f'There is no track "{track}". {rest}'))
    return boards[track]


def sound_assessment(
    tree: Tree,
    today: date,
    *,
    root: Path,
    track: str = "",
    may_lack_baseline: bool = False,
    quiet: bool = False,
) -> Assessment:
    """Return the tracker in `root` assessed; where a file has an error, print the errors and exit with 1.

    Where one `track` is asked for, errors of others are only told of: no board rests on another.
    `may_lack_baseline` lets a new track pass whose first record is about to be written.
    """
    with progress(quiet=quiet) as tell:
        assessment = assess(tree, today, tell=tell)
    errors = assessment.errors_before_filing if may_lack_baseline else assessment.errors
    has_board = any(board.leaderboard.track.id == track for board in assessment.boards)
    if errors and has_board and all(_is_of_another(each.file, track) for each in errors):
        first = path_from_here(root / errors[0].file)
        click.echo(f"{first} of another track has errors, which effsota validate shows.", err=True)
    elif errors:
        print_problems(errors, root, err=True)
        click.echo("Nothing else was done: mend what stands above first.", err=True)
        sys.exit(1)
    return assessment


def _is_of_another(file: str, track: str) -> bool:
    """Tell whether a file is a submission or the like of another track than the one that is asked for."""
    room, _, rest = file.partition("/")
    folder, slash, _ = rest.partition("/")
    return room == "submissions" and bool(slash) and folder != track
