"""Newcomers: which of several submissions was there before the others, so that nobody blames it."""

from __future__ import annotations

from collections.abc import Sequence

from effsota.judging.rules.context import TrackerContext
from effsota.judging.rules.stated import Stated


def find_original(alike: Sequence[Stated], context: TrackerContext) -> Stated | None:
    """Return which of several was there before the others, None where nobody knows.

    What was on file before outdoes what files say of themselves: a copy has the day of what it was made from.
    """
    on_file = context.find_on_file([each.file for each in alike])
    standing = [each for each in alike if each.file in on_file] or alike
    first, *others = sorted(standing, key=lambda each: each.submitted)
    is_told = len(standing) < len(alike)
    is_older = all(first.submitted and first.submitted < each.submitted for each in others)
    return first if is_told or is_older else None
