"""Options that several commands share, and what they stand for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

import click

from effsota.cli.problem_lines import problem_lines
from effsota.disk.clock import read_today
from effsota.disk.folder import read_tree
from effsota.model import Board, Tree
from effsota.pipeline.assessment import Assessment, assess
from effsota.text import to_log_line

_ROOT = "effsota.root"  # what the context remembers of the option before the command
Command = TypeVar("Command", bound="Callable[..., Any]")


class DateType(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.4 on
    """A date as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the date, or fail with what to write."""
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").replace(tzinfo=UTC).date()
        except ValueError:
            self.fail(f'"{value}" is not a date; write YYYY-MM-DD, such as 2026-11-22', param, ctx)


def root_before_option(group: Command) -> Command:
    """Add `--root DIR` before the command, as git has -C: what stands after the command wins."""
    return click.option(
        "--root",
        type=click.Path(path_type=Path),
        expose_value=False,
        callback=lambda context, _, given: context.meta.update({_ROOT: given or context.meta.get(_ROOT)}),
        help="The tracker's folder, here or after the command.",
    )(group)


def refuse_stray_root(context: click.Context, commands: Mapping[str, click.Command]) -> None:
    """Refuse `--root` before a command that would not heed it."""
    name = context.invoked_subcommand or ""
    if context.meta[_ROOT] and all(option.name != "root" for option in commands[name].params):
        raise click.UsageError(f"effsota {name} reads no tracker; leave --root {context.meta[_ROOT]} out.")


def _find_folder(context: click.Context, _parameter: click.Parameter, given: Path | None) -> Path | None:
    given = given or context.meta.get(_ROOT)
    if given is not None and not given.is_dir():
        raise click.UsageError(f"--root {given} is not a folder.")
    return given


def _find_nearest(context: click.Context, parameter: click.Parameter, given: Path | None) -> Path | None:
    given = _find_folder(context, parameter, given)
    here = Path.cwd()
    above = (folder for folder in (here, *here.parents) if (folder / "submissions").is_dir())
    return next(above, None) if given is None else given


def _find_root(context: click.Context, _parameter: click.Parameter, given: Path | None) -> Path:
    found = _find_nearest(context, _parameter, given)
    if found is None:
        raise click.UsageError(
            "No submissions/ folder here or above."
            " Give one with --root DIR, or start one with: effsota init DIR"
        )
    if not (found / "submissions").is_dir():
        raise click.UsageError(f"{found} holds no submissions/ folder. Start one with: effsota init {found}")
    return found


def maybe_root_option(command: Command) -> Command:
    """Add `--root DIR` to a command that needs no tracker: the nearest one, else the packaged chips."""
    return click.option(
        "--root",
        type=click.Path(path_type=Path),
        callback=_find_nearest,
        help="The tracker whose chips count (default: the nearest upwards, else the packaged chips).",
    )(command)


def root_option(command: Command) -> Command:
    """Add `--root DIR`: the nearest folder upwards that holds `submissions/`."""
    return click.option(
        "--root",
        type=click.Path(path_type=Path),
        callback=_find_root,
        help="The tracker's folder (default: the nearest parent that holds submissions/).",
    )(command)


def today_option(command: Command) -> Command:
    """Add `--today DATE`: the only way in for the clock, beside SOURCE_DATE_EPOCH."""
    return click.option(
        "--today",
        type=DateType(),
        default=read_today,
        show_default="today in UTC, or SOURCE_DATE_EPOCH",
        help="Reckon as of this date.",
    )(command)


def load_tree(root: Path) -> Tree:
    """Return the tracker's files."""
    try:
        return read_tree(root)
    except OSError as error:
        raise click.UsageError(f"{error.filename}: {error.strerror}") from error


def find_board(assessment: Assessment, track: str) -> Board:
    """Return the board of a track, or refuse the call with the track that was probably meant, or with all."""
    boards = {board.leaderboard.track.id: board for board in assessment.boards}
    if track not in boards:
        meant = get_close_matches(track, boards, n=1, cutoff=0.5)
        rest = f"Did you mean {meant[0]}?" if meant else f"Tracks: {', '.join(boards) or 'none yet'}."
        raise click.UsageError(to_log_line(f'There is no track "{track}". {rest}'))
    return boards[track]


def sound_assessment(tree: Tree, today: date, *, root: Path, may_lack_baseline: bool = False) -> Assessment:
    """Return the tracker in `root` assessed; where a file has an error, print the errors and exit with 1.

    `may_lack_baseline` lets a new track pass whose first record is about to be written.
    """
    assessment = assess(tree, today)
    errors = assessment.errors_before_filing if may_lack_baseline else assessment.errors
    if errors:
        click.echo(problem_lines(errors, root), err=True, nl=False)
        click.echo("Nothing else was done: mend what stands above first.", err=True)
        sys.exit(1)
    return assessment
