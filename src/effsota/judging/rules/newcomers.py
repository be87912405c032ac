"""Newcomers: which of several submissions was there before the others, so that nobody blames it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from effsota.judging.rules.context import TrackerContext


class Blamable(Protocol):
    """A submission, or what one says: in which file, and when (ISO) it was filed, if it tells."""

    @property
    def file(self) -> str:
        """The file that holds the submission."""

    @property
    def submitted(self) -> str:
        """The day on which it says that it was filed, nothing where it does not."""


Given = TypeVar("Given", bound=Blamable)


def find_original(alike: Sequence[Given], context: TrackerContext) -> Given | None:
    """Return which of several was there before the others, None where nobody knows.

    What was on file before outdoes what files say of themselves: a copy has the day of what it was made from.
    """
    on_file = context.find_on_file([each.file for each in alike])
    standing = [each for each in alike if each.file in on_file] or alike
    first, *others = sorted(standing, key=lambda each: each.submitted)
    is_told = len(standing) < len(alike)
    is_older = all(first.submitted and first.submitted < each.submitted for each in others)
    return first if is_told or is_older else None
