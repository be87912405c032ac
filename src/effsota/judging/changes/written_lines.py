"""What is written otherwise, as Markdown: a line for each file, and below it each key before and after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from effsota import figures
from effsota.judging.changes.written import WrittenChange
from effsota.text import Name, Sentence, cut, to_markdown

TITLE = "**What is written otherwise:**"
MOST_VALUE, MOST_KEY = 300, 120
_CONTEXT = 40
_LEFT_OUT = "- {}, for which there is no room here: read them in the change of the file"


def render_written(changes: Sequence[WrittenChange], *, room: int) -> list[str]:
    """Return the list, in at most `room` characters; what does not fit is counted."""
    if not changes:
        return []
    lines, left_out = [TITLE, ""], 0
    room -= len(TITLE) + len(_LEFT_OUT) + 20
    for file, group in groupby(changes, key=lambda change: change.file):
        told = [f"- {to_markdown(file)}", *map(_render, group)]
        fitting = [*_fitting(told, room)]
        left_out += len(told) - max(len(fitting), 1)
        room -= sum(len(line) + 4 for line in fitting)
        lines += ["<br>".join(fitting)] if len(fitting) > 1 else []
    if left_out:
        lines.append(_LEFT_OUT.format(figures.count_text(left_out, "more change")))
    return ["\n".join(lines)]


def _fitting(lines: Sequence[str], room: int) -> Iterator[str]:
    for line in lines:
        room -= len(line) + 4
        if room < 0:
            return
        yield line


def _render(change: WrittenChange) -> str:
    return "".join(to_markdown(part) if isinstance(part, Name) else part for part in tell_written(change))


def tell_written(change: WrittenChange) -> Sentence:
    """Return what became of a key: `target: 79.1 → 79.0`; what is long is cut to where it differs."""
    if not change.key:
        return (change.note,)
    key = Name(cut(change.key, MOST_KEY))
    if change.before is None:
        return (key, " is added: ", Name(cut(change.after or "", MOST_VALUE)))
    if change.after is None:
        return (key, " is taken out; it was: ", Name(cut(change.before, MOST_VALUE)))
    before, after = where_they_differ(change.before, change.after)
    return (key, ": ", Name(before), " → ", Name(after))


def where_they_differ(before: str, after: str) -> tuple[str, str]:
    """Return both texts, each short enough to be shown; what they begin with alike is left out first."""
    if max(len(before), len(after)) <= MOST_VALUE:
        return before, after
    alike = next(
        (at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other),
        min(len(before), len(after)),
    )
    start = max(0, alike - _CONTEXT)
    dots = "…" if start else ""
    return cut(dots + before[start:], MOST_VALUE), cut(dots + after[start:], MOST_VALUE)
