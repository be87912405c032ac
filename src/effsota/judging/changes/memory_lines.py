"""What records remember otherwise, as Markdown: each text before and after, in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from effsota.judging.memory import MemoryChange
from effsota.text import to_markdown

REWRITTEN = "**What stands on file is rewritten**, which a maintainer decides on:"
GROWN = "**Records remember more:**"
_LEFT_OUT = "- {} more, too long to be shown here: read them in the change of the file"


def render_memory(changes: Sequence[MemoryChange], *, room: int) -> list[str]:
    """Return what is rewritten, then what is added; `room` is for each, in characters."""
    rewritten = [change for change in changes if not change.is_growth]
    grown = [change for change in changes if change.is_growth]
    parts = ((REWRITTEN, rewritten), (GROWN, grown))
    return ["\n".join([title, "", *_within(each, room)]) for title, each in parts if each]


def _within(changes: Sequence[MemoryChange], room: int) -> Iterator[str]:
    """Yield a line for each change that fits into what is left of the room, whole; then how many did not."""
    left_out = 0
    for line in map(_render, changes):
        if len(line) > room:
            left_out += 1
        else:
            room -= len(line) + 1
            yield line
    if left_out:
        yield _LEFT_OUT.format(f"{left_out:,}")


def _render(change: MemoryChange) -> str:
    lines = [f"- {to_markdown(change.file)}: {to_markdown(change.what)} is {change.deed}"]
    if change.before is not None:
        lines.append(f"it was: {to_markdown(change.before)}")
    if change.after is not None:
        lines.append(f"it is: {to_markdown(change.after)}")
    return "<br>".join(lines)
