"""An older tracker brought up to date: what its owner did not change is renewed, the rest is shown."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

import click

from effsota.bringing.own_tracker import (
    MANIFEST,
    PIN,
    Address,
    Pin,
    Renewal,
    build_manifest,
    build_workings,
    plan_renewal,
    read_manifest,
)
from effsota.cli.program_origin import find_pin
from effsota.disk.folder import read_tree
from effsota.disk.kit import read_kit, read_starter
from effsota.disk.several_files import write_files
from effsota.disk.unfinished import OutputError
from effsota.model import Tracker
from effsota.pipeline.shapes import TRACKER, read_files
from effsota.text import to_terminal


def upgrade_tracker(folder: Path) -> None:
    """Renew what runs the tracker in a folder, and say what was left alone."""
    if not (folder / "submissions").is_dir():
        raise click.UsageError(
            f"{folder} is no tracker: it has no submissions/. To start one: effsota init {folder}"
        )
    pin, before = find_pin(), _read(folder / MANIFEST)
    written = read_manifest(before)
    if written is None:
        raise click.UsageError(
            f"{folder / MANIFEST} cannot be read. Restore it, or remove it to renew by content."
        )
    new = gather_workings(_find_address(folder), pin)
    there = {path: text for path in {*new, *written} if (text := _read(folder / path)) is not None}
    renewal = plan_renewal(new, there, written)
    files = {**renewal.write, MANIFEST: build_manifest(pin, renewal.written)}
    write_all(folder, files, over={*there, *([] if before is None else [MANIFEST])})
    _tell(folder, renewal, pin)


def gather_workings(address: Address, pin: Pin) -> dict[str, str]:
    """Return what runs a tracker, as this program's version has it."""
    return build_workings(read_kit() | {"CONTRIBUTING.md": read_starter()["CONTRIBUTING.md"]}, address, pin)


def write_all(folder: Path, files: Mapping[str, str], *, over: Collection[str] = ()) -> None:
    """Write texts below a folder, all or none; only those of `over` may be there."""
    try:
        write_files({path: text.encode() for path, text in files.items()}, folder, over=over)
    except OutputError as error:
        raise click.UsageError(str(error)) from error


def _find_address(folder: Path) -> Address:
    """Return where the tracker's own file says that it lives."""
    readings, _ = read_files(read_tree(folder), without=())
    if TRACKER not in readings:
        return Address()
    data = readings[TRACKER].data
    if data is None:
        raise click.UsageError(
            f"{folder / TRACKER} has errors. Mend them first: effsota validate --root {folder}"
        )
    tracker = Tracker.from_data(data)
    return Address(repository=tracker.repository, branch=tracker.branch, site=tracker.url)


def _read(path: Path) -> str | None:
    """Return a file's text, None where there is none; a link or folder is there, and is not ours."""
    if path.is_symlink() or path.is_dir():
        return ""
    try:
        return path.read_bytes().decode("utf-8", errors="replace")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise click.UsageError(f"{path} cannot be read: {error.strerror}.") from error


def _tell(folder: Path, renewal: Renewal, pin: Pin) -> None:
    renewed = sorted(path for path in renewal.write if path != PIN)
    click.echo(f"Renewed in {folder}: {', '.join(renewed)}" if renewed else f"Nothing to renew in {folder}.")
    click.echo(f"{PIN} names the program that ran: {pin.requirement}")
    for path, difference in sorted(renewal.changed.items()):
        click.echo(f"\nLeft alone, because you changed it: {path}")
        for line in difference.splitlines():
            click.echo(f"  {to_terminal(line)}")
    told = {
        "Left out, because you removed them": renewal.taken_out,
        "Left alone, because they were yours before": renewal.foreign,
        "No longer needed, remove them if you like": renewal.unneeded,
    }
    for why, paths in told.items():
        if paths:
            click.echo(f"{why}: {', '.join(sorted(paths))}")
