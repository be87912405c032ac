"""What a change of rules does to a board, in words: what is across it, under which version a record stood."""

from __future__ import annotations

from collections.abc import Iterator

from effsota import figures
from effsota.boards.boundaries import (
    FIRST_VERSION,
    BoundaryCrossing,
    boundaries_of,
    boundary_behind,
    change_in_force,
    crossings_of,
)
from effsota.boards.claims.ancestry_words import gain_words
from effsota.model import Entry, Leaderboard, Restated, RestatedAs, RuleChange, RuleChangeOf, Track
from effsota.text import spoken

CHANGED = {
    RuleChangeOf.DATA: "other data",
    RuleChangeOf.TIMING: "another way of timing",
    RuleChangeOf.CONDITIONS: "other conditions",
}
RESTATED = {
    RestatedAs.RETIMED: "timed anew",
    RestatedAs.RULE_CHANGED: "timed anew under changed rules",
    RestatedAs.SUPERSEDED: "corrected by its source",
}


def short_label(change: RuleChange) -> str:
    """Return a change as a chart names it: its own label, or what kind it is."""
    return change.label or CHANGED[change.changes]


def boundary_sentences(board: Leaderboard) -> Iterator[str]:
    """Yield what a board's boundaries do to its rate: which gain is across one, and that the rate is too."""
    for crossing in crossings_of(board):
        yield _crossing_words(crossing, board)
    told = {each.change.version for each in crossings_of(board)}
    for change in boundaries_of(board):
        if change.version not in told:
            yield (
                f"Since {figures.date_text(change.start)} it is {CHANGED[change.changes]}"
                f" ({short_label(change)}), and no record since leads this board: what came later is not of"
                " one kind with what leads it."
            )


def _crossing_words(crossing: BoundaryCrossing, board: Leaderboard) -> str:
    change = crossing.change
    return (
        f"The frontier crosses a boundary on {figures.date_text(change.start)}: {CHANGED[change.changes]}"
        f" ({short_label(change)}). The first step behind it, to"
        f" {spoken(crossing.after.record.submission.model)}, took"
        f" {gain_words(crossing.factor, board.track.kind)}; part of that is of the change, and so is part of"
        " every factor and rate that reaches across."
    )


def version_words(entry: Entry, track: Track) -> str | None:
    """Return under which version of the rules a record stands; None where they never changed."""
    if not track.rule_changes:
        return None
    change = change_in_force(track, entry.record.submission.date)
    if change is None:
        first = min(each.start for each in track.rule_changes)
        return f"version {FIRST_VERSION}, before {figures.date_text(first)}"
    return f"version {change.version}, since {figures.date_text(change.start)}: {change.what}"


def restated_words(given: Restated) -> str:
    """Return how a source stated a record otherwise later: timed anew, 2.997 minutes: why."""
    value = f", {given.wall_clock.text}" if given.wall_clock else ""
    return f"{figures.date_text(given.date)}, {RESTATED[given.as_]}{value}: {given.why}"


def before_words(entry: Entry, board: Leaderboard) -> str | None:
    """Return behind which boundary a record lies not yet: before ClimbMix; None where none came after it."""
    change = boundary_behind(entry, board)
    return None if change is None else f"before {short_label(change)}"
