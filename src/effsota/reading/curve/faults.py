"""What is wrong in a curve's CSV, and where."""

from __future__ import annotations

from collections.abc import Iterable

from effsota.problems import Located

MOST_FAULTS = 20


def curve_fault(line: int, column: int, message: str, hint: str) -> Located:
    """Return what is wrong in a curve's CSV, where (1-based), and what to write instead."""
    return Located(line, column, "curve-csv", message, hint)


def capped(faults: Iterable[Located]) -> tuple[Located, ...]:
    """Return the first faults by line, and how many more there are."""
    ordered = sorted(faults)
    if len(ordered) <= MOST_FAULTS:
        return tuple(ordered)
    message = f"and {len(ordered) - MOST_FAULTS:,} more faults"
    more = curve_fault(ordered[MOST_FAULTS].line, 1, message, "mend the first ones and check again")
    return (*ordered[:MOST_FAULTS], more)
