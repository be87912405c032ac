"""`effsota import`: other people's data as a track, and again when they have moved on."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path

import click

from effsota.bringing.importers import (
    IMPORTERS,
    Imported,
    Importer,
    Provenance,
    Reconciled,
    RowRemark,
    reconcile,
)
from effsota.cli.given_path import GivenPath
from effsota.cli.group import examples
from effsota.cli.import_chips import LISTED, chips
from effsota.cli.options import quiet_option, today_option
from effsota.disk.folder import schemas_near
from effsota.disk.several_files import clear_files, write_files
from effsota.disk.unfinished import OutputError
from effsota.figures import count_text
from effsota.problems import Refusal
from effsota.text import to_terminal

ROOM, TRACK_FILE = "submissions", "track.yaml"
_EXAMPLES = (
    "effsota import --list",
    "effsota import epoch notable_ai_models.csv -o submissions/epoch-notable-models",
)


def _print_list(context: click.Context, option: click.Parameter, is_asked: bool) -> None:  # noqa: FBT001  # click's
    del option
    if not is_asked or context.resilient_parsing:
        return
    for each in IMPORTERS:
        click.echo(f"{each.name}: {each.reads}\n  of {each.origin}; licence {each.licence}")
    click.echo(LISTED)
    context.exit()


@click.group(name="import", epilog=examples(*_EXAMPLES))
@click.option(
    "--list",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_list,
    help="List the importers: what each reads, whose it is, and its licence.",
)
def import_() -> None:
    """Turn other people's data into a track.

    The same call brings the track up to date when they have moved on.

    Every row becomes a submission or is listed with the reason. In a track that is there already, a file that
    somebody has edited since is kept, and named; so is one that was never imported.
    """


def _command(importer: Importer) -> click.Command:
    """Return the command of an importer."""

    @today_option
    @quiet_option("Do not list what was left out or changed.")
    def call(*, table: Path, output: Path, quiet: bool, today: date) -> None:
        _import(importer, table=table, output=output, quiet=quiet, today=today)

    sample = f"effsota import {importer.name} {importer.table} -o submissions/{importer.folder}"
    command = click.command(
        importer.name,
        help=f"Read {importer.reads}.\n\nThe figures are of {importer.origin}; licence {importer.licence}.",
        short_help=importer.reads,
        epilog=examples(sample),
    )(call)
    place = (
        f"The track's folder, such as submissions/{importer.folder}; or a tracker, which gains such a track."
    )
    output = click.Option(
        ["-o", "--output"], metavar="DIR", required=True, type=GivenPath(file_okay=False), help=place
    )
    table = click.Argument(["table"], metavar="CSV", type=GivenPath(exists=True, dir_okay=False))
    command.params = [table, output, *command.params]
    return command


for _each in IMPORTERS:
    import_.add_command(_command(_each))
import_.add_command(chips)


def _import(importer: Importer, *, table: Path, output: Path, quiet: bool, today: date) -> None:
    folder = _track_folder(output, importer)
    clear_files(folder)
    there = _read_there(folder)
    try:
        data = table.read_bytes()
    except OSError as error:
        raise click.UsageError(f"{table} cannot be read: {error.strerror}.") from error
    imported = importer.read(data, today=today, schemas=schemas_near(folder))
    if isinstance(imported, Refusal):
        click.echo(to_terminal(f"{table}: {imported.message}; {imported.hint}."), err=True)
        sys.exit(1)
    if TRACK_FILE not in {*imported.files, *there}:
        raise click.UsageError(f"{folder / TRACK_FILE} is missing. Write what the track asks for first.")
    origin = Provenance(
        importer=importer.name,
        day=today,
        table=table.name,
        digest=sha256(data).hexdigest(),
        licence=importer.licence,
    )
    found = reconcile(imported.files, there, importer=importer.name)
    fresh = {name: origin.stamp(imported.files[name]) for name in (*found.new, *found.renewed)}
    try:
        write_files(fresh, folder, over=found.renewed)
    except OutputError as error:
        raise click.UsageError(str(error)) from error
    _report(imported, found, folder, origin, quiet=quiet)


def _track_folder(output: Path, importer: Importer) -> Path:
    """Return the folder of the track: in a tracker, or in its submissions/, one of the importer's naming."""
    if output.name == ROOM:
        return output / importer.folder
    return output / ROOM / importer.folder if (output / ROOM).is_dir() else output


def _read_there(folder: Path) -> Mapping[str, bytes]:
    """Return the YAML files of a track that is there, none where nothing is."""
    if not folder.exists() or not any(folder.iterdir()):
        return {}
    if not (folder / TRACK_FILE).is_file():
        raise click.UsageError(f"{folder} is not empty, and holds no track. Choose another folder with -o.")
    try:
        return {path.name: path.read_bytes() for path in sorted(folder.glob("*.yaml")) if path.is_file()}
    except OSError as error:
        raise click.UsageError(f"{folder} cannot be read: {error.strerror}.") from error


def _report(imported: Imported, found: Reconciled, folder: Path, origin: Provenance, *, quiet: bool) -> None:
    if not quiet:
        _list("Changed", imported.changed)
        _list("Left out", imported.skipped)
    for name in found.edited:
        click.echo(to_terminal(f"Kept {folder / name}: it was edited by hand, or never imported"))
    for name in found.gone:
        click.echo(to_terminal(f"Kept {folder / name}: the table has it no longer"))
    if quiet:
        return
    click.echo(to_terminal(f"Read {origin.table}: SHA-256 {origin.digest}, licence {origin.licence}"))
    written = _count(found.new) + _count(found.renewed)
    told = [f"{len(found.renewed)} of them renewed"] * bool(found.renewed)
    told += [f"{_count(found.same)} were as they should be"] * bool(found.same)
    told += [
        f"{count_text(len(imported.skipped), 'row')} left out",
        count_text(len(imported.changed), "change"),
    ]
    click.echo(
        to_terminal(f"Wrote {count_text(written, 'submission')} to {folder}; {', '.join(told)}.")
        + " Next: effsota validate"
    )


def _count(names: Iterable[str]) -> int:
    return sum(name != TRACK_FILE for name in names)


def _list(title: str, remarks: Iterable[RowRemark]) -> None:
    for remark in remarks:
        click.echo(to_terminal(f"{title}, line {remark.line} ({remark.what}): {remark.message}"))
