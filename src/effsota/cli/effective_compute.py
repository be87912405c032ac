"""`effsota effective-compute`: growth of training compute × growth of efficiency in the terminal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from effsota import figures
from effsota.boards.agreement import disagreement_of
from effsota.boards.trend.effective import EffectiveCompute, Growth, build_effective_compute
from effsota.cli.columns import print_prose
from effsota.cli.completing import TrackName
from effsota.cli.group import examples
from effsota.cli.loading import load_tree
from effsota.cli.options import today_option
from effsota.cli.root_options import root_option
from effsota.cli.soundness import find_board, sound_assessment
from effsota.text import spoken

YEAR = click.IntRange(1950, 2100)


@click.command("effective-compute", epilog=examples("effsota effective-compute --from 2012 --to 2018"))
@click.option("--from", "first_year", type=YEAR, default=2012, show_default=True, help="First year.")
@click.option("--to", "last_year", type=YEAR, default=2018, show_default=True, help="Last year.")
@click.option(
    "--compute",
    type=TrackName(),
    default="ai-and-compute",
    show_default=True,
    help="The compute trend's track.",
)
@click.option(
    "--efficiency",
    type=TrackName(),
    default="alexnet-imagenet",
    show_default=True,
    help="The efficiency track.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@root_option
@today_option
def effective_compute(
    *,
    first_year: int,
    last_year: int,
    compute: str,
    efficiency: str,
    root: Path,
    today: date,
    as_json: bool,
) -> None:
    """Show growth of training compute × growth of efficiency over a period."""
    assessment = sound_assessment(load_tree(root), today, root=root)
    more, better = (find_board(assessment, track).leaderboard for track in (compute, efficiency))
    if better.track.kind.grows or not more.track.kind.grows:
        raise click.UsageError("--compute takes a compute trend, --efficiency an efficiency track.")
    if better.resource.key != more.resource.key:
        raise click.UsageError(
            f"{efficiency} ranks by {better.resource.name}: what it saves of that is no compute."
        )
    if last_year <= first_year:
        raise click.UsageError(f"--to {last_year} is not after --from {first_year}.")
    found = build_effective_compute(more, better, first_year=first_year, last_year=last_year)
    if found is None:
        raise click.UsageError(f"One of the tracks has no two records between {first_year} and {last_year}.")
    if as_json:
        click.echo(_as_json(found))
    else:
        print_prose(_effective_lines(found))


def _effective_lines(found: EffectiveCompute) -> Iterator[str]:
    yield f"{found.start.year} to {found.end.year}"
    yield f"  training compute:  {_growth(found.compute)}"
    yield f"  efficiency:        {_growth(found.efficiency)}"
    total = figures.factor_text(found.factor, figures.known_digits(found.low, found.high))
    yield f"  effective compute: {total} (tolerance {figures.factor_interval(found.low, found.high)})"
    yield from _doubts(found)
    yield "Speculative: one compute trend times one task's efficiency; both frontiers are selected records."


def _doubts(found: EffectiveCompute) -> Iterator[str]:
    """Yield the records at the ends of a growth on which sources disagree, as their boards say it."""
    ends = (end for growth in (found.compute, found.efficiency) for end in (growth.first, growth.last))
    for record in (end.record for end in ends):
        apart = disagreement_of(record)
        if apart is not None:
            yield (
                f"Sources disagree on {spoken(record.submission.model)}: its estimates differ by"
                f" {figures.factor_text(apart, 2)}, which the tolerance does not cover."
            )


def _growth(growth: Growth) -> str:
    factor = figures.factor_text(growth.factor)
    first, last = growth.first.record.submission, growth.last.record.submission
    return f"{factor} ({first.model}, {first.date} to {last.model}, {last.date})"


def _as_json(found: EffectiveCompute) -> str:
    from effsota.showing.fields.data_field import to_data  # noqa: PLC0415  # the site's machinery is slow to import
    from effsota.showing.fields.effective_fields import PRODUCT  # noqa: PLC0415

    return json.dumps(to_data(PRODUCT, found), indent=2)
