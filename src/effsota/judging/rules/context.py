"""What a rule is given to judge: one frozen value for each scope, built by the pipeline."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from effsota.model import Board, Curve, Entry, Hardware, Priced, Record, Submission, Track, TreeFile


class Positioned(Protocol):
    """A document that knows where its values stand."""

    def position(self, pointer: str) -> tuple[int, int]:
        """Return the 1-based line and column of a JSON pointer."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimContext:
    """A submission before anything is computed; `track` is None where its track.yaml has faults.

    `curves` are all learning curves by file, None where the CSV has faults of its own.
    """

    submission: Submission
    track: Track | None
    hardware: Hardware
    today: date
    curves: Mapping[str, Curve | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordContext:
    """A record on its board; `entry` and `baseline` are None where the board cannot be built."""

    record: Record
    track: Track | None
    entry: Entry | None
    baseline: Record | None

    @property
    def submission(self) -> Submission:
        """What was claimed."""
        return self.record.submission

    @property
    def estimates(self) -> tuple[Priced, ...]:
        """The computed estimates, the headline first."""
        return self.record.estimates


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackContext:
    """A track with its board; `names` are all its submission files', also of those with faults.

    `board` is None where it cannot be built: no baseline, or a record left out because of its faults.
    """

    track: Track
    names: frozenset[str]
    records: tuple[Record, ...]
    board: Board | None

    @property
    def file(self) -> str:
        """The file that declares the track."""
        return f"submissions/{self.track.id}/track.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackerContext:
    """All submissions whose shape is right, by path; `paths` are those of all submission files."""

    submissions: tuple[Submission, ...]
    paths: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeContext:
    """All files by path, also those that do not parse."""

    files: Mapping[str, TreeEntry]


class Edit(NamedTuple):
    """A file before and after a change, None where there is none."""

    before: TreeFile | None
    after: TreeFile | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeContext:
    """What a pull request does: every file that differs, and the records on file that it changes.

    `moved` are the paths that changed on the main branch too; `corrections` hold the submission before and
    after by the file that changed, where both could be read.
    """

    edits: Mapping[str, Edit]
    moved: tuple[str, ...]
    corrections: Mapping[str, tuple[Submission, Submission]]
    today: date
