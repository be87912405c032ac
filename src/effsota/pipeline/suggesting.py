"""The lines of a change that have just one right text: what `validate --fix` would make of them."""

from __future__ import annotations

from typing import NamedTuple

from effsota.model import Tree
from effsota.pipeline.comparison import Comparison


class Suggestion(NamedTuple):
    """A whole line of a file as it stands, 1-based, and as it is to be: comment, quotes and blanks kept."""

    file: str
    line: int
    before: str
    after: str


def suggest(compared: Comparison) -> tuple[Suggestion, ...]:
    """Return the lines with just one right text in the files that the change's problems lie in."""
    files = frozenset(problem.file for problem in compared.judgement.problems if problem.fix)
    if not files:
        return ()
    from effsota.pipeline.fixing import correct  # noqa: PLC0415  # YAML's parser, for few changes

    corrected = correct(compared.tree, files)
    return tuple(
        each
        for file, data in sorted(corrected.files.items())
        for each in _changed_lines(file, _lines(compared.tree, file), data.decode().split("\n"))
    )


def _lines(tree: Tree, file: str) -> list[str]:
    return tree[file].data.decode().split("\n")


def _changed_lines(file: str, before: list[str], after: list[str]) -> list[Suggestion]:
    """Return the lines that differ; nothing where a fix made two of one, or one of two."""
    if len(before) != len(after):
        return []
    pairs = enumerate(zip(before, after, strict=True), start=1)
    return [Suggestion(file, line, old, new) for line, (old, new) in pairs if old != new]
