"""`effsota restore`: files of the API, made the files again that were filed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from effsota.bringing.restoring import MOST_BYTES, Restored, restore_file
from effsota.cli.given_path import GivenPath
from effsota.cli.group import examples
from effsota.cli.options import quiet_option
from effsota.disk.several_files import clear_files, write_files
from effsota.disk.unfinished import OutputError
from effsota.problems import Refusal
from effsota.text import to_terminal

_RECORD = "_site/api/v1/submissions/alexnet-imagenet/alexnet.json"


@click.command(epilog=examples(f"effsota restore {_RECORD}", f"effsota restore {_RECORD} -o tracker"))
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=GivenPath(allow_dash=True))
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    type=GivenPath(file_okay=False),
    help="Write them below DIR, as submissions/TRACK/NAME.yaml, none over another (default: print them).",
)
@quiet_option("Say only what is wrong.")
def restore(files: tuple[Path, ...], output: Path | None, quiet: bool) -> None:  # noqa: FBT001
    """Write the files again that records and tracks of an API were made from.

    FILE is JSON such as /api/v1/submissions/TRACK/RECORD.json or /api/v1/tracks/TRACK.json of a site; - reads
    standard input. Every key and value is there, in its order and with its digits. Comments are not: the file
    itself, byte for byte, is at the address that the JSON has under `file`.
    """
    restored = list(_restored(files))
    if output is None:
        for each in restored:
            click.echo(each.data, nl=False)
        return
    try:
        clear_files(output)
        write_files({each.path: each.data for each in restored}, output)
    except OutputError as error:
        raise click.UsageError(str(error)) from error
    if not quiet:
        for each in restored:
            click.echo(to_terminal(f"Wrote {output / each.path}"))


def _restored(files: tuple[Path, ...]) -> Iterator[Restored]:
    """Yield what files of the API were made from; say which is none, and exit."""
    for file in files:
        try:
            found = restore_file(_read(file))
        except OSError as error:
            raise click.UsageError(f"{file} cannot be read: {error.strerror}.") from error
        if isinstance(found, Refusal):
            click.echo(to_terminal(f"{file}: {found.message}; {found.hint}."), err=True)
            sys.exit(1)
        yield found


def _read(file: Path) -> bytes:
    if file == Path("-"):
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    with file.open("rb") as opened:
        return opened.read(MOST_BYTES + 1)
