"""Which names somebody may have meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from effsota.limits import propose_name

MOST_HOLDING = 5


def likely_names(typed: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the names that hold what was typed, else the one that is nearest; none where nothing is near."""
    bare, names = propose_name(typed), list(known)
    holding = [name for name in names if bare and bare in name]
    return tuple(holding[:MOST_HOLDING] or get_close_matches(bare, names, n=1))
