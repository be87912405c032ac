"""`--root`, before a command or after it: the tracker that a command works on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from effsota.cli.given_path import GivenPath
from effsota.cli.nearest_root import find_nearest_root

_ROOT = "effsota.root"  # what the context remembers of the option before the command
_WORDS = "The tracker's folder (default: the nearest parent that holds submissions/)."
Command = TypeVar("Command", bound="Callable[..., Any]")


def root_before_option(group: Command) -> Command:
    """Add `--root DIR` before the command, as git has -C: what stands after the command wins."""
    return click.option(
        "--root",
        type=GivenPath(),
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
    if given is not None:
        return given
    try:
        return find_nearest_root()
    except FileNotFoundError as error:
        raise click.UsageError("The folder that you stand in is no longer there. Go to another.") from error


def _find_root(context: click.Context, parameter: click.Parameter, given: Path | None) -> Path:
    return demand_tracker(_find_nearest(context, parameter, given))


def demand_tracker(found: Path | None) -> Path:
    """Return the folder that was found, if it holds `submissions/`.

    Raises:
        click.UsageError: if there is none, or it holds none.
    """
    if found is None:
        raise click.UsageError(
            "No submissions/ folder here or above."
            " Give one with --root DIR, or start one with: effsota init DIR"
        )
    if not (found / "submissions").is_dir():
        raise click.UsageError(f"{found} holds no submissions/ folder. Start one with: effsota init {found}")
    return found


def _option(callback: Callable[..., Any], words: str) -> Callable[[Command], Command]:
    return click.option("--root", type=GivenPath(), callback=callback, help=words)


def maybe_root_option(command: Command) -> Command:
    """Add `--root DIR` to a command that needs no tracker: the nearest one, else the packaged chips."""
    words = "The tracker whose chips count (default: the nearest upwards, else the packaged chips)."
    return _option(_find_nearest, words)(command)


def found_root_option(command: Command) -> Command:
    """Add `--root DIR` to a command that may do without `submissions/`: what is found, or None."""
    return _option(_find_nearest, _WORDS)(command)


def root_option(command: Command) -> Command:
    """Add `--root DIR`: the nearest folder upwards that holds `submissions/`."""
    return _option(_find_root, _WORDS)(command)
