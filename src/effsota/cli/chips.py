"""`effsota chips`: the chips that an estimate by hardware time can name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from effsota.cli.columns import Column, is_for_people, print_columns, print_prose, print_tabbed
from effsota.cli.completing import ChipName
from effsota.cli.group import examples
from effsota.cli.loading import load_tree
from effsota.cli.root_options import maybe_root_option
from effsota.disk.folder import read_bundle
from effsota.figures import exact_text, join_words
from effsota.model import Chip
from effsota.pipeline.vocabularies import read_hardware

TERA = 1e12


@click.command(epilog=examples("effsota chips", "effsota chips a100"))
@click.argument("name", required=False, type=ChipName())
@maybe_root_option
def chips(name: str | None, root: Path | None) -> None:
    """List the chips that an estimate can name, with the dense peak of one at each precision.

    With NAME only those that are called so, in part at least. Any of a chip's names will do in a file.
    """
    hardware = read_hardware(read_bundle() if root is None else load_tree(root))
    found = [chip for chip in hardware.chips.values() if _is_called(chip, name or "")]
    if not found:
        raise click.UsageError(f"No chip is called {name}. All of them: effsota chips")
    precisions = list(dict.fromkeys(precision for chip in found for precision in chip.peaks))
    if not is_for_people():
        print_tabbed(("chip", "also", *precisions), (_row(chip, precisions) for chip in found))
        return
    click.echo("Dense peak of one chip, in TFLOP/s")
    print_columns(list(_columns(found, precisions)))
    if name:
        print_prose(f"{chip.id} is also {join_words(chip.aliases)}." for chip in found if chip.aliases)


def _row(chip: Chip, precisions: Sequence[str]) -> Sequence[str]:
    """Return a chip for a program, its peaks in FLOP/s."""
    peaks = (f"{chip.peaks[each].base:g}" if each in chip.peaks else "" for each in precisions)
    return chip.id, ", ".join(chip.aliases), *peaks


def _columns(chips: Sequence[Chip], precisions: Sequence[str]) -> Iterator[Column]:
    yield Column(heading="Chip", cells=[chip.id for chip in chips])
    for each in precisions:
        cells = [exact_text(chip.peaks[each].base / TERA) if each in chip.peaks else "" for chip in chips]
        yield Column(heading=each, cells=cells, on_right=True, worth=sum(map(bool, cells)))


def _is_called(chip: Chip, text: str) -> bool:
    return any(text.casefold() in name.casefold() for name in (chip.id, chip.name, *chip.aliases))
