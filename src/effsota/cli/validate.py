"""`effsota validate`: every problem of the tracker's files."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from effsota.cli.cache_option import cache_option
from effsota.cli.checking import check_files, tell_checked
from effsota.cli.given_path import GivenPath
from effsota.cli.group import examples
from effsota.cli.named_paths import find_named
from effsota.cli.options import quiet_option, today_option
from effsota.cli.root_options import root_option
from effsota.disk.cache import Cache

FORMATS = ("text", "github", "json")


@click.command(
    epilog=examples(
        "effsota validate",
        "effsota validate submissions/alexnet-imagenet/vgg-11.yaml",
        "effsota validate --fix --dry-run",
    )
)
@click.argument("paths", nargs=-1, type=GivenPath())
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", help="How to print.")
@click.option("--answered", "shows_answered", is_flag=True, help="Show the warnings that are answered too.")
@click.option("--fix", is_flag=True, help="Write what has one right answer into the files first.")
@click.option("--dry-run", "is_dry", is_flag=True, help="With --fix: only say what would be written.")
@cache_option
@quiet_option("Print problems only, no summary.")
@root_option
@today_option
def validate(
    paths: tuple[Path, ...],
    *,
    format_: str,
    shows_answered: bool,
    fix: bool,
    is_dry: bool,
    cache: Cache,
    quiet: bool,
    root: Path,
    today: date,
) -> None:
    """Check everything, or only the named files in their context; print every problem.

    Of a named file also what it rests on is told, and what it causes elsewhere. Warnings that a file answers
    are counted, and shown where it is named. Exits with 1 where there is an error; warnings never block.

    With --fix, what has just one right answer is written: how a date, a number, a unit or a link is spelled,
    and blanks and letters that cannot be seen. What a file says is not changed, nor anything else in it.
    """
    named = find_named(root, paths)
    if is_dry and not fix:
        raise click.UsageError("--dry-run is for --fix: nothing else is written.")
    if fix:
        from effsota.cli.fix_files import fix_files  # noqa: PLC0415  # only where something is to be written

        fix_files(root, None if named is None else named.all, is_dry=is_dry, err=format_ != "text")
    checked = check_files(root, named, today=today, cache=cache, quiet=quiet)
    tell_checked(checked, format_=format_, shows_answered=shows_answered, quiet=quiet)
    if checked.has_error:
        sys.exit(1)
