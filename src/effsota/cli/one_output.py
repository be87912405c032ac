"""Where a command puts its one result: a file, or standard output."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from effsota.cli.given_path import GivenPath
from effsota.disk.one_file import write_file
from effsota.text import to_terminal

Command = TypeVar("Command", bound="Callable[..., Any]")


def output_option(command: Command) -> Command:
    """Add `--output`, None for standard output."""
    return click.option(
        "-o",
        "--output",
        type=GivenPath(dir_okay=False),
        help="The file (default, or -: standard output).",
    )(command)


def put_out(data: bytes, output: Path | None, *, quiet: bool) -> None:
    """Write the result; say where it lies, unless `quiet`.

    Raises:
        click.UsageError: if the file cannot be written.
    """
    if output in {None, Path("-")}:
        click.echo(data, nl=False)
        return
    try:
        write_file(data, output)
    except OSError as error:
        raise click.UsageError(f"{output} cannot be written: {error.strerror}.") from error
    if not quiet:
        click.echo(to_terminal(f"Wrote {output}."), err=True)
