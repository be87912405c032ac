"""`effsota build`: the site, the API and the downloads."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click
from msgspec.structs import replace

from effsota.cli.cache_option import cache_option
from effsota.cli.given_path import GivenPath
from effsota.cli.group import examples
from effsota.cli.ledger_options import ledger_options, refusing_ledger
from effsota.cli.loading import with_tree
from effsota.cli.options import quiet_option, today_option
from effsota.cli.problem_lines import print_problems
from effsota.cli.progress_line import progress
from effsota.cli.root_options import root_option
from effsota.cli.unfit_templates import naming_templates
from effsota.disk.cache import Cache
from effsota.disk.unfinished import OutputError
from effsota.judging.report import count_tracker, render_summary
from effsota.model import Tree
from effsota.pipeline.assessment import Assessment
from effsota.progress import Tell
from effsota.text import to_log_line

NONE = "none"


@click.command(epilog=examples("effsota build", "effsota build --no-pictures -o _site"))
@click.option("-o", "--output", type=GivenPath(), help="The folder to write (default: _site).")
@click.option("--base-url", help="The site's address (default: url of submissions/tracker.yaml).")
@click.option("--pictures/--no-pictures", default=True, help="Draw PNG too (default), or be quicker.")
@ledger_options
@click.option(
    "--queue",
    metavar="FILE",
    help=f"The queue, as the workflow wrote it; the word {NONE} says that it could not be had.",
)
@cache_option
@quiet_option("Say only what is wrong.")
@root_option
@today_option
def build(  # noqa: PLR0917  # click passes them by name
    output: Path | None,
    base_url: str | None,
    pictures: bool,  # noqa: FBT001
    ledger: str | None,
    commit: str | None,
    queue: str | None,
    cache: Cache,
    quiet: bool,  # noqa: FBT001
    root: Path,
    today: date,
) -> None:
    """Validate, compute, and write the site, the API and the downloads.

    A build with an error writes nothing: the old site stays. With --ledger the site holds the ledger of the
    last publication, to which only what moved since then is added. With --queue it shows what waits at the
    code host; a queue that is refused is named, and stops nothing.
    """
    if base_url is not None and not base_url.startswith(("https://", "http://localhost", "http://127.0.0.1")):
        raise click.UsageError("--base-url is an https address, such as https://example.org/tracker/")
    # Help needs none of the site's packages.
    from effsota.cli.ledger_inputs import ledger_input, read_last_ledger  # noqa: PLC0415
    from effsota.cli.queue_input import read_given_queue  # noqa: PLC0415
    from effsota.pipeline.publishing import PublishedSite, Wanted, publish  # noqa: PLC0415

    wanted = Wanted(
        today=today, base_url=base_url, has_pictures=pictures, queue=read_given_queue(queue, NONE)
    )
    folder = output or root / "_site"
    last = read_last_ledger(ledger, root, today, quiet=quiet)

    def write(tree: Tree, tell: Tell) -> PublishedSite:
        made_from = ledger_input(last, root, tree, commit)
        return publish(tree, replace(wanted, ledger=made_from), folder, cache=cache, tell=tell)

    try:
        with naming_templates(), refusing_ledger(ledger), progress(quiet=quiet) as tell:
            published = with_tree(root, cache, lambda tree: write(tree, tell))
    except OutputError as error:
        raise click.UsageError(str(error)) from error
    if published.assessment is not None and published.errors:
        _refuse(published.assessment, root)
    if published.no_queue:
        click.echo(to_log_line(f"The site is without the queue: {published.no_queue}."), err=True)
    if not quiet:
        if published.others:
            click.echo(to_log_line(f"Left alone, because no build wrote it: {', '.join(published.others)}"))
        # From file:// a link to a page shows the folder that it lies in: pages are seen through a server.
        click.echo(f"Wrote {published.file_count:,} files to {folder}. To look at the site: effsota serve")


def _refuse(assessment: Assessment, root: Path) -> None:
    """Say what keeps the site from being built, and exit."""
    print_problems(assessment.errors, root, err=True)
    checked = count_tracker(assessment.submission_count, assessment.track_count)
    click.echo(f"{render_summary(assessment.errors, checked=checked)}\nNothing was written.", err=True)
    sys.exit(1)
