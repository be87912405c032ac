"""Whose names records give: which stand for an organization, and which are spellings of one name.

Only what files say: a name is an organization's where any record lists it among organizations, and two
spellings are one where the tracker says so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from effsota.frozen import Frozen
from effsota.model import Alias, Board, Submission


class Names(Frozen, dict=True):
    """What is known of names, sorted: spellings that stand for an organization; a spelling and its name."""

    organizations: tuple[str, ...] = ()
    spellings: tuple[tuple[str, str], ...] = ()

    def name_of(self, spelling: str) -> str:
        """Return the name that a spelling stands for: itself, where nothing else is said."""
        return self._names.get(spelling, spelling)

    def is_organization(self, spelling: str) -> bool:
        """Tell whether a spelling stands for an organization."""
        return spelling in self._organizations

    def among(self, known: Collection[str]) -> Names:
        """Return what is known of some spellings."""
        return Names(
            organizations=tuple(each for each in self.organizations if each in known),
            spellings=tuple(each for each in self.spellings if each[0] in known),
        )

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return dict(self.spellings)

    @cached_property
    def _organizations(self) -> frozenset[str]:
        return frozenset(self.organizations)


def find_names(boards: Iterable[Board], aliases: Iterable[Alias]) -> Names:
    """Return what boards and a tracker's aliases say of names."""
    spellings = {spelling: alias.name for alias in aliases for spelling in alias.also}
    submissions = [entry.record.submission for board in boards for entry in board.leaderboard.entries]
    listed = {spellings.get(name, name) for each in submissions for name in each.organizations}
    spelled = {spelling for spelling, name in spellings.items() if name in listed}
    return Names(organizations=tuple(sorted(listed | spelled)), spellings=tuple(sorted(spellings.items())))


def names_in(submission: Submission) -> tuple[str, ...]:
    """Return every name of a person or an organization that a record gives for its credit."""
    credited = (credit.name for credit in submission.credits)
    return (*submission.organizations, *submission.publication.authors, *credited)
