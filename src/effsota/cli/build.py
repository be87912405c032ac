"""`effsota build`: the site, the API and the downloads."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from effsota.cli.group import examples
from effsota.cli.loading import load_tree
from effsota.cli.options import today_option
from effsota.cli.problem_lines import problem_lines
from effsota.cli.root_options import root_option
from effsota.cli.site_building import build_files
from effsota.disk.output import OutputError, write_site
from effsota.judging.report import render_summary


@click.command(epilog=examples("effsota build", "effsota build --no-pictures -o _site"))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The folder to write (default: _site).")
@click.option("--base-url", help="The site's address (default: url of submissions/tracker.yaml).")
@click.option("--pictures/--no-pictures", default=True, help="Draw PNG too (default), or be quicker.")
@root_option
@today_option
def build(output: Path | None, base_url: str | None, pictures: bool, root: Path, today: date) -> None:  # noqa: FBT001
    """Validate, compute, and write the site, the API and the downloads.

    A build with an error writes nothing: the old site stays.
    """
    if base_url is not None and not base_url.startswith(("https://", "http://localhost", "http://127.0.0.1")):
        raise click.UsageError("--base-url is an https address, such as https://example.org/tracker/")
    built = build_files(load_tree(root), today, base_url=base_url, has_pictures=pictures)
    errors = built.assessment.errors
    if errors:
        click.echo(problem_lines(errors, root), err=True, nl=False)
        counts = {"submissions": built.assessment.submission_count, "tracks": built.assessment.track_count}
        click.echo(f"{render_summary(errors, **counts)}\nNothing was written.", err=True)
        sys.exit(1)
    folder = output or root / "_site"
    try:
        write_site(built.files, folder)
    except OutputError as error:
        raise click.UsageError(str(error)) from error
    # From file:// a link to a page shows the folder that it lies in: pages are looked at through a server.
    click.echo(f"Wrote {len(built.files):,} files to {folder}. To look at the site: effsota serve")
