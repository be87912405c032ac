"""`effsota export`: the data for other programs."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from effsota.cli.group import examples
from effsota.cli.loading import load_tree
from effsota.cli.one_output import output_option, put_out
from effsota.cli.options import quiet_option, today_option
from effsota.cli.root_options import root_option
from effsota.cli.soundness import sound_assessment

if TYPE_CHECKING:
    from effsota.showing.site import Site

FORMATS = ("csv", "json", "parquet")


@click.command(epilog=examples("effsota export", "effsota export --format json -o records.json"))
@click.option("--format", "format_", type=click.Choice(FORMATS), default="csv", help="What to write.")
@output_option
@quiet_option("Print nothing but the data.")
@root_option
@today_option
def export(*, format_: str, output: Path | None, quiet: bool, root: Path, today: date) -> None:
    """Write all records with compute in FLOP, factors, ranks and dates, for other programs.

    csv, parquet: one table with a row for each record, as data/records.csv of the site, whose
    page of the data tells what each column means. json: {"tracks": [...]}, each track with its trend and
    its records as /api/v1/tracks/TRACK.json of the site has them, which /api/v1/schema/board.schema.json
    describes.
    """
    from effsota.pipeline.building import build_site  # noqa: PLC0415  # the site's machinery is slow to import

    tree = load_tree(root)
    data = _render(build_site(sound_assessment(tree, today, root=root, quiet=quiet), tree), format_)
    put_out(data, output, quiet=quiet)


def _render(site: Site, format_: str) -> bytes:
    from effsota.showing.website.downloads import render_records, wide_records  # noqa: PLC0415

    if format_ == "json":
        return render_records(site)
    records = wide_records(site)
    return records.to_csv() if format_ == "csv" else records.to_parquet()
