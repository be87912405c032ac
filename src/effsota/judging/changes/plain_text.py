"""A comment as plain text for a terminal: the same words, without marks, in lines that fit."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from textwrap import wrap

from effsota.judging.changes.judgement import Judgement
from effsota.judging.changes.markdown import render_markdown
from effsota.text.late_pattern import LatePattern

# The marks that a comment is made of; what somebody submitted stands in <code>, every sign of it an entity.
_FOLD = LatePattern(r"<details><summary>(.*)</summary>")
_LINK = LatePattern(r"\[([^\]]*)\]\(([^)]*)\)")
_MARKS = LatePattern(r"<!---->|</?(?:code|sub|details|summary|p|ul|li)>|\*\*")
_RULE = LatePattern(r"\|(?:-+\|)+")
_GAP = "  "


def render_text(judgement: Judgement, *, width: int | None = None) -> str:
    """Return a judgement as text; lines are broken between words at `width` columns, None for not at all."""
    return from_markdown(render_markdown(judgement), width=width)


def from_markdown(comment: str, *, width: int | None = None) -> str:
    """Return a comment of ours as text."""
    lines = comment.splitlines()
    blocks = (
        _table(list(group)) if is_table else [part for line in group for part in _line(line, width)]
        for is_table, group in groupby(lines, key=lambda line: line.startswith("|"))
    )
    return "\n".join(_without_double_blanks(line for block in blocks for line in block)) + "\n"


def _line(line: str, width: int | None) -> Iterator[str]:
    """Yield the lines that one line of a comment is shown as."""
    fold = _FOLD.fullmatch(line)
    if fold is not None:
        yield from _broken(f"{_plain(fold[1])}:", width, indent="")
        return
    indent = "  " if line.startswith("- ") else ""
    if line == "</details>":
        return
    for at, piece in enumerate(line.split("<br>")):
        yield from _broken(_plain(piece), width, indent=indent, first="" if at == 0 else indent)


def _broken(text: str, width: int | None, *, indent: str, first: str = "") -> Iterator[str]:
    if width is None or not text:
        yield first + text
        return
    yield from wrap(
        text,
        max(width, 20),
        initial_indent=first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _plain(text: str) -> str:
    """Return a piece of a comment without its marks; the signs of what was submitted come last."""
    linked = _LINK.sub(r"\1: \2", text)
    return html.unescape(_MARKS.sub("", linked))


def _table(rows: Sequence[str]) -> Iterator[str]:
    told = (row.strip("|").split("|") for row in rows if not _RULE.fullmatch(row))
    cells = [[_plain(cell.strip()) for cell in row] for row in told]
    widths = [max(len(row[at]) for row in cells) for at in range(len(cells[0]))]
    for row in cells:
        yield _GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _without_double_blanks(lines: Iterable[str]) -> Iterator[str]:
    before = ""
    for line in lines:
        if line or before:
            yield line
        before = line
