"""Problems as a person reads them: every path leads from where that person stands."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from msgspec.structs import replace

from effsota.judging.report import problem_lines_of, render_problems, sort_problems
from effsota.problems import Problem

_COLOURS = {"error": "red", "warning": "yellow"}


def problem_lines(problems: Iterable[Problem], root: Path) -> str:
    """Return problems of the tracker in `root` as text whose places a terminal or an editor can open."""
    return render_problems([_seen_from_here(each, root) for each in problems])


def print_problems(problems: Iterable[Problem], root: Path, *, err: bool = False) -> None:
    """Print problems of the tracker in `root`; on a terminal with the line, and a caret under the place."""
    found = sort_problems(problems)
    is_coloured = wants_colour(err=err)
    if not (is_coloured or _is_terminal(err=err)):
        click.echo(problem_lines(found, root), err=err, nl=False)
        return
    import shutil  # noqa: PLC0415  # only for a terminal, which has a width and room for excerpts

    from effsota.cli.excerpts import make_excerpt  # noqa: PLC0415

    excerpt = make_excerpt(root, shutil.get_terminal_size().columns)
    for problem in found:
        first, *more = problem_lines_of(_seen_from_here(problem, root))
        lines = [first, *excerpt(problem), *more]
        for line in _coloured(lines, problem) if is_coloured else lines:
            click.echo(line, err=err, color=is_coloured)


def wants_colour(*, err: bool = False) -> bool:
    """Tell whether output has colours: on a terminal that shows them, or where FORCE_COLOR asks for it."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in {"", "0", "false"}:
        return True
    return _is_terminal(err=err) and os.environ.get("TERM") != "dumb"


def path_from_here(path: Path) -> str:
    """Return the shortest way to a path from the working folder; on another drive, the whole path."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:
        return path.absolute().as_posix()


def _seen_from_here(problem: Problem, root: Path) -> Problem:
    return replace(problem, file=path_from_here(root / problem.file))


def _is_terminal(*, err: bool) -> bool:
    return (sys.stderr if err else sys.stdout).isatty()


def _coloured(lines: Iterable[str], problem: Problem) -> Iterator[str]:
    """Yield the lines with what is to be seen first in the colour of its severity."""
    colour, kind = _COLOURS[problem.severity], f"{problem.severity}[{problem.rule}]"
    for line in lines:
        lead, found, rest = line.partition(kind)
        if found:
            yield f"{lead}{click.style(found, fg=colour, bold=True)}{rest}"
            kind = "\0"
        elif line.endswith("^") and line.strip(" |") == "^":
            yield line.removesuffix("^") + click.style("^", fg=colour, bold=True)
        else:
            lead, found, rest = line.partition("hint: ")
            is_hint = found and not lead.strip()
            yield f"{lead}{click.style(found.rstrip(), fg='cyan')} {rest}" if is_hint else line
