"""`effsota validate --fix`: what has one right answer is written, and told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from effsota.cli.loading import load_tree
from effsota.cli.problem_lines import path_from_here
from effsota.disk.several_files import write_files
from effsota.disk.unfinished import OutputError
from effsota.model import Tree
from effsota.pipeline.fixing import Fix, FixedFiles, correct
from effsota.text import shorten, to_log_line


def fix_files(root: Path, files: frozenset[str] | None, *, is_dry: bool, err: bool) -> None:
    """Write what has one right answer into a tracker's files, or those of `files`, and say what was done.

    All of them are written or none. A dry run only says what would be.

    Raises:
        click.UsageError: if a file cannot be written, or has changed meanwhile.
    """
    tree = load_tree(root)
    corrected = correct(tree, files)
    if not is_dry:
        _write(root, corrected, tree)
    for line in _tell(root, corrected.fixes, is_dry=is_dry):
        click.echo(to_log_line(line), err=err)


def _write(root: Path, corrected: FixedFiles, tree: Tree) -> None:
    changed = [file for file in corrected.files if (root / file).read_bytes() != tree[file].data]
    if changed:
        raise click.UsageError(f"{changed[0]} changed meanwhile. Nothing was written; run again.")
    if corrected.files:
        try:
            write_files(corrected.files, root, over=frozenset(corrected.files))
        except OutputError as error:
            raise click.UsageError(str(error)) from error


def _tell(root: Path, fixes: tuple[Fix, ...], *, is_dry: bool) -> Iterator[str]:
    deed = "would be fixed" if is_dry else "fixed"
    for each in fixes:
        place = f"{path_from_here(root / each.file)}:{each.line}"
        yield f"{place}: {deed}[{each.rule}]: {shorten(each.old)} -> {shorten(each.new)}"
    count = len(fixes)
    if not count:
        yield "Nothing has just one right answer: nothing was fixed."
        return
    values = f"{count:,} value{'' if count == 1 else 's'}"
    yield f"{values} would be fixed; nothing was written." if is_dry else f"{values} fixed."
