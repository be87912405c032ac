"""`effsota chips`: the chips that an estimate by hardware time can name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from effsota.cli.completing import ChipName
from effsota.cli.group import examples
from effsota.cli.options import load_tree, maybe_root_option
from effsota.disk import read_bundle
from effsota.pipeline.calculation import read_hardware
from effsota.text import to_log_line

if TYPE_CHECKING:
    from pathlib import Path

    from effsota.model import Chip


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
    width = max(len(chip.id) for chip in found)
    for chip in found:
        peaks = ", ".join(f"{precision} {peak.text}" for precision, peak in chip.peaks.items())
        also = f"  (also {', '.join(chip.aliases)})" if chip.aliases else ""
        click.echo(to_log_line(f"{chip.id:{width}}  {peaks}{also}"))


def _is_called(chip: Chip, text: str) -> bool:
    return any(text.casefold() in name.casefold() for name in (chip.id, chip.name, *chip.aliases))
