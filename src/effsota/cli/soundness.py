"""The boards of the tracker at hand, or why a command cannot work on them."""

from __future__ import annotations

import sys
from collections.abc import Collection
from datetime import date
from pathlib import Path

import click

from effsota.cli.completing import TRACK_FILE
from effsota.cli.problem_lines import path_from_here, print_problems
from effsota.cli.progress_line import progress
from effsota.disk.cache import open_cache
from effsota.figures import join_words
from effsota.model import Board, Tree
from effsota.pipeline.assessment import Assessment, assess
from effsota.pipeline.kept_results import KeptResults
from effsota.problems import Problem
from effsota.text import to_log_line
from effsota.text.likely import likely_names


def find_board(assessment: Assessment, track: str) -> Board:
    """Return the board of a track, or refuse the call with the track that was probably meant, or with all."""
    boards = {board.leaderboard.track.id: board for board in assessment.boards}
    if track not in boards:
        meant = likely_names(track, boards)
        ask = f"Did you mean {join_words(meant, by='or')}?" if meant else ""
        rest = ask or f"Tracks: {', '.join(boards) or 'none yet'}."
        raise click.UsageError(to_log_line(f'There is no track "{track}". {rest}'))
    return boards[track]


def board_by(board: Board, key: str | None) -> Board:
    """Return a board of a track by a resource, its own without one; or refuse the call with those it has."""
    boards = {each.leaderboard.resource.key: each for each in (board, *board.others)}
    if key is not None and key not in boards:
        track = board.leaderboard.track.id
        few = f'Fewer than two ranked records of {track} state "{key}" so that they compare.'
        raise click.UsageError(f"{few} It has boards by: {', '.join(boards)}.")
    return board if key is None else boards[key]


def sound_assessment(
    tree: Tree,
    today: date,
    *,
    root: Path,
    track: str = "",
    is_filing: bool = False,
    quiet: bool = False,
) -> Assessment:
    """Return the tracker in `root` assessed; where a file has an error, print the errors and exit with 1.

    Where one `track` is asked for, errors of others are only told of: no board rests on another.
    `is_filing` is for who looks where a run would stand, and may file it: errors of other records are only
    told of, for they are not of that run, and a new track may lack the baseline that is about to be written.
    Tracks that have not changed since an earlier run are taken from what it has kept.
    """
    cache = open_cache()
    with progress(quiet=quiet) as tell:
        assessment = assess(tree, today, tell=tell, store=KeptResults(cache) if cache else None)
    cache.tidy()
    errors = assessment.errors_before_filing if is_filing else assessment.errors
    boards = {board.leaderboard.track.id for board in assessment.boards}
    goes_on = track in boards or (is_filing and not track)
    if errors and goes_on and all(_is_beside(each.file, track, is_filing=is_filing) for each in errors):
        _tell_of(errors, root, track, boards)
    elif errors:
        print_problems(errors, root, err=True)
        click.echo("Nothing else was done: mend what stands above first.", err=True)
        sys.exit(1)
    return assessment


def _tell_of(errors: Collection[Problem], root: Path, track: str, boards: Collection[str]) -> None:
    """Print which files have errors that keep nothing from being done, and which boards they leave out."""
    files = sorted({each.file for each in errors}, key=lambda file: (_folder_of(file) != track, file))
    of_another = "" if not track or _folder_of(files[0]) == track else " of another track"
    more = f" and {len(files) - 1:,} more" if len(files) > 1 else ""
    first = f"{path_from_here(root / files[0])}{of_another}{more} {'have' if more else 'has'} errors"
    lost = () if track else sorted({_folder_of(file) for file in files} - set(boards))
    left_out = f"; left out here: {', '.join(lost)}" if lost else ""
    click.echo(to_log_line(f"{first}, which effsota validate shows{left_out}."), err=True)


def _is_beside(file: str, track: str, *, is_filing: bool) -> bool:
    """Tell whether what is asked for can be done while a file has errors."""
    folder, _, name = file.removeprefix("submissions/").partition("/")
    if not file.startswith("submissions/") or not name:
        return False
    is_of_another = bool(track) and folder != track
    return is_of_another or (is_filing and name != TRACK_FILE)


def _folder_of(file: str) -> str:
    return file.removeprefix("submissions/").partition("/")[0]
