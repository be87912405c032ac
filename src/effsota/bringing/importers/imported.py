"""What an import gives: files of a track, and a remark for whatever was changed or left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from effsota.frozen import Frozen


class RowRemark(NamedTuple):
    """What was done to one row; `line` is that of the source on which the row begins (from 1)."""

    line: int
    what: str
    message: str
    is_skipped: bool = False


class Imported(Frozen):
    """The files of one track by name (track.yaml and its submissions), and the remarks by line."""

    files: Mapping[str, bytes]
    remarks: tuple[RowRemark, ...]

    @property
    def skipped(self) -> tuple[RowRemark, ...]:
        """The rows that gave no submission, with the reason."""
        return tuple(remark for remark in self.remarks if remark.is_skipped)

    @property
    def changed(self) -> tuple[RowRemark, ...]:
        """What was normalised in the rows that gave one."""
        return tuple(remark for remark in self.remarks if not remark.is_skipped)

    @property
    def submission_count(self) -> int:
        """How many submissions there are."""
        return sum(name != "track.yaml" for name in self.files)
