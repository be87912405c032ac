"""`effsota import chips`: Epoch AI's list of chips, added to the file of chips."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from effsota.bringing.importers.chip_list import add_chips
from effsota.cli.given_path import GivenPath
from effsota.cli.group import examples
from effsota.cli.options import quiet_option, today_option
from effsota.disk.several_files import write_files
from effsota.disk.unfinished import OutputError
from effsota.figures import count_text
from effsota.problems import Refusal
from effsota.text import to_terminal

READS = "a CSV of chips with their peaks, power and price"
LISTED = f"chips: {READS}\n  of Epoch AI, https://epoch.ai/data/machine-learning-hardware; licence CC BY 4.0"


@click.command(
    name="chips",
    short_help=READS,
    epilog=examples("effsota import chips chips.csv -o schema/hardware.yaml"),
)
@click.argument("table", metavar="CSV", type=GivenPath(exists=True, dir_okay=False))
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    required=True,
    type=GivenPath(exists=True, dir_okay=False),
    help="The file of chips that gains them, such as schema/hardware.yaml.",
)
@quiet_option("Do not list what was left out.")
@today_option
def chips(*, table: Path, output: Path, quiet: bool, today: date) -> None:
    """Add chips, and power and price of those on file, to a file of chips.

    What stands in the file stays. The figures are those of Machine Learning Hardware, a list of Epoch AI;
    licence CC BY 4.0.
    """
    try:
        added = add_chips(table.read_bytes(), output.read_text("utf-8"), today=today)
    except (OSError, UnicodeDecodeError) as error:
        raise click.UsageError(f"{table} or {output} cannot be read.") from error
    if isinstance(added, Refusal):
        click.echo(to_terminal(f"{table}: {added.message}; {added.hint}."), err=True)
        sys.exit(1)
    try:
        write_files({output.name: added.text.encode()}, output.parent, over={output.name})
    except OutputError as error:
        raise click.UsageError(str(error)) from error
    if not quiet:
        for remark in added.remarks:
            click.echo(to_terminal(f"Left out, line {remark.line} ({remark.what}): {remark.message}"))
    new, more = count_text(added.new, "new chip"), count_text(added.completed, "chip")
    click.echo(f"Wrote {new} to {output}; {more} gained power or price. Next: effsota validate")
