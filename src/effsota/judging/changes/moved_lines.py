"""The numbers that move, as Markdown: for each cause its title, and a line for each number, old to new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from effsota import figures
from effsota.judging.changes.model import MovedEvent
from effsota.judging.changes.pieces import render_fold, render_told

MOST_SHOWN = 4
_SHORT = 12
_OF_RECORDS = frozenset({"record", "curve"})


def render_moved(events: Sequence[MovedEvent], *, room: int) -> list[str]:
    """Return what moves, in at most `room` characters; of each cause the first lines, the rest folded."""
    parts: list[str] = []
    for event in events:
        part = "\n".join(_render(event))
        room -= len(part) + 2
        if room < 0:
            left = len(events) - len(parts)
            return [
                *parts,
                f"What moves by {figures.count_text(left, 'more cause')}: `effsota diff --format json`.",
            ]
        parts.append(part)
    return parts


def _render(event: MovedEvent) -> Iterator[str]:
    """Yield the lines of an event; what a record moves is told above as well, and folded."""
    count = figures.count_text(len(event.figures), "published number")
    moves = f"{count} {'moves' if len(event.figures) == 1 else 'move'}"
    by = f"· {render_told(event.title)}{_cause(event)}"
    lines = [f"- {render_told(line)}" for line in event.lines]
    if any(kind in _OF_RECORDS for kind, _, _ in event.causes):
        yield render_fold(f"{moves} {by}", lines)
        return
    yield f"**{moves}** {by}"
    yield ""
    yield from lines[:MOST_SHOWN]
    if rest := lines[MOST_SHOWN:]:
        yield f"\n{render_fold(figures.count_text(len(rest), 'more line'), rest)}"


def _cause(event: MovedEvent) -> str:
    files = dict.fromkeys(file for _, file, _ in event.causes if file)
    return f", in {figures.join_words([render_told(file) for file in files][:_SHORT])}" if files else ""
