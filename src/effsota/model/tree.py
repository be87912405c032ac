"""A tracker's files as values: path to mode and bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

REGULAR, EXECUTABLE, LINK, SUBMODULE = "100644", "100755", "120000", "160000"


class ChangedMeanwhileError(Exception):
    """A file is no longer the one whose digest was known; the message says which, and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeFile:
    """One entry: git mode, bytes (a link's target), full size, and why it cannot be read, if so.

    `blob` is git's id of the content, where it came from git; `sha256` the digest (hex) of the bytes, where
    it is known already: `digest` always tells it. Under submissions/ the bytes may be cut; then `size` is
    larger than their number.
    """

    mode: str
    data: bytes
    size: int
    fault: str | None = None
    blob: str | None = None
    sha256: str | None = field(default=None, repr=False, compare=False)
    read: Callable[[], bytes] | None = field(default=None, repr=False, compare=False)

    @classmethod
    def deferred(
        cls, *, mode: str, size: int, sha256: str, read: Callable[[], bytes], blob: str | None = None
    ) -> Self:
        """Return a file whose bytes are read when somebody asks for them; their digest is known.

        Raises, when they are read:
            ChangedMeanwhileError: if they are others by then.
        """
        made, put = object.__new__(cls), object.__setattr__
        put(made, "mode", mode)
        put(made, "size", size)
        put(made, "fault", None)
        put(made, "blob", blob)
        put(made, "sha256", sha256)
        put(made, "read", read)
        return made

    def __getattr__(self, name: str) -> Any:
        """Read the bytes of a deferred file: Python asks here for what has not been set."""
        if name != "data" or self.read is None:
            raise AttributeError(name)
        data = self.read()
        if hashlib.sha256(data).hexdigest() != self.sha256:
            raise ChangedMeanwhileError("A file changed while it was read. Run again.")
        object.__setattr__(self, "data", data)
        return data

    @property
    def digest(self) -> str:
        """The SHA-256 of the bytes, in hex."""
        if self.sha256 is None:
            object.__setattr__(self, "sha256", hashlib.sha256(self.data).hexdigest())
        return str(self.sha256)

    def is_same(self, other: TreeFile) -> bool:
        """Tell whether two entries are one file, as git would say: mode and content."""
        return self.mode == other.mode and self.has_content_of(other)

    def has_content_of(self, other: TreeFile) -> bool:
        """Tell whether two entries hold the same bytes, whatever their modes."""
        if self.blob and other.blob:
            return self.blob == other.blob
        return (self.size, self.digest) == (other.size, other.digest)


Tree = Mapping[str, TreeFile]


def is_same_tree(one: Tree, other: Tree) -> bool:
    """Tell whether two trees hold the same files, without reading what is known by its digest."""
    return one.keys() == other.keys() and all(
        file is other[path] or (file.is_same(other[path]) and file.fault == other[path].fault)
        for path, file in one.items()
    )
