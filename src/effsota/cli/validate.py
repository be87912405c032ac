"""`effsota validate`: every problem of the tracker's files."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from effsota.cli.cache_option import cache_option
from effsota.cli.collector import without_collector
from effsota.cli.given_path import GivenPath
from effsota.cli.group import examples
from effsota.cli.options import quiet_option, today_option
from effsota.cli.problem_lines import problem_lines
from effsota.cli.progress_line import progress
from effsota.cli.root_options import root_option
from effsota.disk.cache import Cache, key_of
from effsota.disk.standing import states_of
from effsota.judging.report import render_problems, render_summary
from effsota.pipeline.kept_problems import Judged, keep_judged, read_judged
from effsota.problems import INTERNAL_ERROR, Problem
from effsota.progress import Tell

FORMATS = ("text", "github", "json")


@click.command(
    epilog=examples("effsota validate", "effsota validate submissions/alexnet-imagenet/vgg-11.yaml")
)
@click.argument("paths", nargs=-1, type=GivenPath())
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", help="How to print.")
@cache_option
@quiet_option("Print problems only, no summary.")
@root_option
@today_option
def validate(
    paths: tuple[Path, ...], *, format_: str, cache: Cache, quiet: bool, root: Path, today: date
) -> None:
    """Check everything, or only the named files in their context; print every problem.

    Exits with 1 where there is an error; warnings never block.
    """
    wanted = [_inside(root, path) for path in paths]
    with progress(quiet=quiet) as tell, without_collector():
        judged = _judge(root, today, cache, tell)
    problems = [problem for problem in judged.problems if not wanted or _concerns(problem, wanted)]
    told = problem_lines(problems, root) if format_ == "text" else render_problems(problems, format_)
    click.echo(told, nl=False)
    if format_ == "text" and not quiet:
        counts = {"submissions": judged.submission_count, "tracks": judged.track_count}
        click.echo(render_summary(problems, **counts))
    if any(problem.is_error for problem in problems):
        sys.exit(1)


def _judge(root: Path, today: date, cache: Cache, tell: Tell) -> Judged:
    """Return what there is to say of a tracker; at once where nothing under it has changed since."""
    place = str(root.resolve())
    states = states_of(root) if cache else None
    key = key_of([place, today.isoformat(), states]) if states else None
    kept = None if key is None else read_judged(cache, key)
    if kept is not None:
        return kept
    from effsota.cli.tree_judging import judge  # noqa: PLC0415  # only where something is to be judged

    judged = judge(root, today, cache, tell)
    # Of files that changed meanwhile nobody knows which were judged; where we broke, we may not break again.
    is_read = not any(problem.rule in {"file-unreadable", INTERNAL_ERROR} for problem in judged.problems)
    if key is not None and is_read and states_of(root) == states:
        keep_judged(cache, key, judged)
    return judged


def _inside(root: Path, path: Path) -> str:
    if not path.exists() and not path.is_symlink():
        raise click.UsageError(f"{path} does not exist.")
    try:
        # The folder to which ".." or a link leads; the file as it is named, for it may be a link itself.
        whole = path.parent.resolve() / path.name if path.name not in {"", ".."} else path.resolve()
        return whole.relative_to(root.resolve()).as_posix()
    except ValueError:
        raise click.UsageError(f"{path} does not lie in the tracker {root}.") from None


def _concerns(problem: Problem, wanted: Sequence[str]) -> bool:
    # The curve beside a submission is a part of it.
    file = problem.file.removesuffix(".csv") + ".yaml" if problem.file.endswith(".csv") else problem.file
    return any(path in {".", problem.file, file} or file.startswith(f"{path}/") for path in wanted)
