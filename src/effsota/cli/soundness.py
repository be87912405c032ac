"""The boards of the tracker at hand, or why a command cannot work on them."""

from __future__ import annotations

import sys
from datetime import date
from difflib import get_close_matches
from pathlib import Path

import click

from effsota.cli.problem_lines import print_problems
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
    tree: Tree, today: date, *, root: Path, may_lack_baseline: bool = False, quiet: bool = False
) -> Assessment:
    """Return the tracker in `root` assessed; where a file has an error, print the errors and exit with 1.

    `may_lack_baseline` lets a new track pass whose first record is about to be written.
    """
    with progress(quiet=quiet) as tell:
        assessment = assess(tree, today, tell=tell)
    errors = assessment.errors_before_filing if may_lack_baseline else assessment.errors
    if errors:
        print_problems(errors, root, err=True)
        click.echo("Nothing else was done: mend what stands above first.", err=True)
        sys.exit(1)
    return assessment
