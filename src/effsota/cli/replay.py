"""`effsota replay`: the published numbers of a day, from the ledger."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from effsota.cli.group import examples
from effsota.cli.ledger_options import default_ledger, one_ledger_option, refusing_ledger
from effsota.cli.one_output import output_option, put_out
from effsota.cli.options import DateType, quiet_option, today_option
from effsota.cli.root_options import found_root_option
from effsota.disk.ledger_files import read_ledger_file
from effsota.ledger.replaying import published_on, render_day_csv, render_day_json

_RENDER = {"json": render_day_json, "csv": render_day_csv}


@click.command(
    epilog=examples("effsota replay 2026-11-20", "effsota replay 2026-11-20 --format csv -o then.csv")
)
@click.argument("day", metavar="DATE", type=DateType())
@one_ledger_option
@click.option("--format", "format_", type=click.Choice(tuple(_RENDER)), default="json", help="What to write.")
@output_option
@quiet_option("Print nothing but the numbers.")
@found_root_option
@today_option
def replay(  # click passes them by name
    *,
    day: date,
    ledger: Path | None,
    format_: str,
    output: Path | None,
    quiet: bool,
    root: Path | None,
    today: date,
) -> None:
    """Give every number and rule that stood published at the end of DATE, as the ledger tells.

    The same day gives the same bytes, whenever it is asked for. json has the publication and its head beside
    the numbers, csv the numbers alone.
    """
    if day > today:
        raise click.UsageError(f"{day} is still to come: today is {today}")
    path = default_ledger(ledger, root)
    with refusing_ledger(path):
        found = read_ledger_file(path)
    published = published_on(found, day)
    if published is None:
        raise click.UsageError(f"the ledger begins on {found.editions[0].stamp.day}, after {day}")
    if day == today and not quiet:
        click.echo(f"{day} is not over: what is published until its end counts too.", err=True)
    put_out(_RENDER[format_](published), output, quiet=quiet)
