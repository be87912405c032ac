"""A tracker's files as values: path to mode and bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

REGULAR, EXECUTABLE, LINK, SUBMODULE = "100644", "100755", "120000", "160000"


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeFile:
    """One entry: git mode, bytes (a link's target), full size, and why it cannot be read, if so.

    `blob` is git's id of the content, where it came from git.

    Under submissions/ the bytes may be cut; then `size` is larger than their number.
    """

    mode: str
    data: bytes
    size: int
    fault: str | None = None
    blob: str | None = None

    def is_same(self, other: TreeFile) -> bool:
        """Tell whether two entries are one file, as git would say: mode and content."""
        return self.mode == other.mode and self.has_content_of(other)

    def has_content_of(self, other: TreeFile) -> bool:
        """Tell whether two entries hold the same bytes, whatever their modes."""
        if self.blob and other.blob:
            return self.blob == other.blob
        return (self.size, self.data) == (other.size, other.data)


Tree = Mapping[str, TreeFile]
