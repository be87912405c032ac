"""`effsota import`: other people's data as a track."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from effsota.bringing.importers import Imported, RowRemark, import_epoch
from effsota.cli.given_path import GivenPath
from effsota.cli.group import examples
from effsota.cli.options import quiet_option, today_option
from effsota.disk.folder import schemas_near
from effsota.disk.several_files import clear_files, write_files
from effsota.disk.unfinished import OutputError
from effsota.problems import Refusal
from effsota.text import to_terminal

ROOM, TRACK = "submissions", "epoch-notable-models"
_EPOCH = "effsota import epoch notable_ai_models.csv -o submissions/notable-models"


@click.group(name="import", epilog=examples(_EPOCH))
def import_() -> None:
    """Turn other people's data into a track."""


@import_.command(epilog=examples(_EPOCH))
@click.argument("table", metavar="CSV", type=GivenPath(exists=True, dir_okay=False))
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    required=True,
    type=GivenPath(file_okay=False),
    help="The track's folder, such as submissions/notable-models; or a tracker, which gains such a track.",
)
@quiet_option("Do not list what was left out or changed.")
@today_option
def epoch(*, table: Path, output: Path, quiet: bool, today: date) -> None:
    """Write Epoch AI's notable-models CSV as a compute-trend track.

    Every row becomes a submission or is listed with the reason; whatever is changed on the way is listed too.
    The figures are Epoch AI's, licensed CC BY, and the track says so.
    """
    folder = _track_folder(output)
    clear_files(folder)
    if folder.exists() and any(folder.iterdir()):
        raise click.UsageError(f"{folder} is not empty. Choose another folder with -o.")
    try:
        imported = import_epoch(table.read_bytes(), today=today, schemas=schemas_near(folder))
    except OSError as error:
        raise click.UsageError(f"{table} cannot be read: {error.strerror}.") from error
    if isinstance(imported, Refusal):
        click.echo(to_terminal(f"{table}: {imported.message}; {imported.hint}."), err=True)
        sys.exit(1)
    try:
        write_files(imported.files, folder)
    except OutputError as error:
        raise click.UsageError(str(error)) from error
    if not quiet:
        _report(imported, folder)


def _track_folder(output: Path) -> Path:
    """Return the folder of the track: in a tracker, or in its submissions/, one of our naming."""
    if output.name == ROOM:
        return output / TRACK
    return output / ROOM / TRACK if (output / ROOM).is_dir() else output


def _report(imported: Imported, folder: Path) -> None:
    _list("Changed", imported.changed)
    _list("Left out", imported.skipped)
    click.echo(
        f"Wrote {imported.submission_count} submissions to {folder};"
        f" {len(imported.skipped)} rows left out, {len(imported.changed)} changes. Next: effsota validate"
    )


def _list(title: str, remarks: Iterable[RowRemark]) -> None:
    for remark in remarks:
        click.echo(to_terminal(f"{title}, line {remark.line} ({remark.what}): {remark.message}"))
