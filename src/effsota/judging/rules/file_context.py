"""What a rule on files is given to judge: all of them, or what a change does to them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple, Protocol

from effsota.frozen import Frozen, found_once
from effsota.judging.memory import MemoryChange
from effsota.limits import is_stray
from effsota.model import Submission, TreeFile


class TreeEntry(Protocol):
    """A file of the tree as git sees it, before anything is parsed."""

    @property
    def mode(self) -> str:
        """100644, 100755 (executable), 120000 (symbolic link) or 160000 (submodule)."""

    @property
    def size(self) -> int:
        """The size in bytes."""

    @property
    def fault(self) -> str | None:
        """Why the file cannot be read, None where it can."""


class Place(NamedTuple):
    """A path of the form submissions/<folder>/<stem>.<ending>."""

    path: str
    folder: str
    stem: str
    ending: str

    @classmethod
    def of(cls, path: str) -> Place | None:
        """Return where a path leads, None where it is of another form."""
        parts = path.split("/")
        if len(parts) != 3:
            return None
        stem, point, ending = parts[2].rpartition(".")
        return cls(path, parts[1], stem, ending) if point else None


class TreeContext(Frozen, dict=True):
    """All files by path, also those that do not parse."""

    files: Mapping[str, TreeEntry]

    @found_once
    def entries(self) -> tuple[tuple[str, TreeEntry], ...]:
        """All files, by path."""
        return tuple(sorted(self.files.items()))

    @found_once
    def submitted(self) -> tuple[tuple[str, TreeEntry], ...]:
        """All files under submissions/, by path."""
        return tuple(
            each for each in self.entries if each[0].startswith("submissions/") or each[0] == "submissions"
        )

    @found_once
    def places(self) -> tuple[Place, ...]:
        """The files that lie where a track file, a submission or a curve lies."""
        places = (Place.of(path) for path, _ in self.submitted if not is_stray(path))
        return tuple(place for place in places if place is not None and place.ending in {"yaml", "csv"})

    @found_once
    def elsewhere(self) -> tuple[tuple[str, TreeEntry], ...]:
        """The other files under submissions/, by path."""
        known = {place.path for place in self.places}
        return tuple(each for each in self.submitted if each[0] not in known)


class Edit(NamedTuple):
    """A file before and after a change, None where there is none."""

    before: TreeFile | None
    after: TreeFile | None


class ChangeContext(Frozen):
    """What a pull request does: every file that differs, and the records on file that it changes.

    `moved` are the paths that changed on the main branch too; `corrections` hold the submission before and
    after by the file that changed, where both could be read; `memory` is what records remember otherwise.
    """

    edits: Mapping[str, Edit]
    moved: tuple[str, ...]
    corrections: Mapping[str, tuple[Submission, Submission]]
    memory: tuple[MemoryChange, ...]
    today: date
