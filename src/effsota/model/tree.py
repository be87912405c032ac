"""A tracker's files as values: path to mode and bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Self

REGULAR, EXECUTABLE, LINK, SUBMODULE = "100644", "100755", "120000", "160000"


class ChangedMeanwhileError(Exception):
    """A file is no longer the one whose digest was known; the message says which, and what to do."""


class TreeFile:
    """One entry, as it is: git mode, bytes (a link's target), full size, and why it cannot be read, if so.

    `blob` is git's id of the content, where it came from git. Under submissions/ the bytes may be cut; then
    `size` is larger than their number.
    """

    __slots__ = ("_data", "_digest", "_read", "blob", "fault", "mode", "size")

    def __init__(
        self, *, mode: str, data: bytes, size: int, fault: str | None = None, blob: str | None = None
    ) -> None:
        self.mode, self.size, self.fault, self.blob = mode, size, fault, blob
        self._data: bytes | None = data
        self._digest: str | None = None
        self._read: Callable[[], bytes] = bytes

    @classmethod
    def deferred(
        cls, *, mode: str, size: int, sha256: str, read: Callable[[], bytes], blob: str | None = None
    ) -> Self:
        """Return a file whose bytes are read when somebody asks for them; their digest is known.

        Raises, when they are read:
            ChangedMeanwhileError: if they are others by then.
        """
        made = cls.__new__(cls)  # not by way of __init__: ten thousand are made before anything is judged
        made.mode, made.size, made.fault, made.blob = mode, size, None, blob
        made._data, made._digest, made._read = None, sha256, read  # noqa: SLF001  # its own
        return made

    @property
    def is_deferred(self) -> bool:
        """Whether its bytes are still to be read."""
        return self._data is None

    @property
    def data(self) -> bytes:
        """The bytes; of a deferred file they are read now."""
        if self._data is None:
            data = self._read()
            if hashlib.sha256(data).hexdigest() != self._digest:
                raise ChangedMeanwhileError("A file changed while it was read. Run again.")
            self._data = data
        return self._data

    @property
    def digest(self) -> str:
        """The SHA-256 of the bytes, in hex."""
        if self._digest is None:
            self._digest = hashlib.sha256(self.data).hexdigest()
        return self._digest

    def __eq__(self, other: object) -> bool:
        """Tell whether two are the same in all that they say."""
        return isinstance(other, TreeFile) and self._said() == other._said()

    def __hash__(self) -> int:
        return hash(self._said())

    def _said(self) -> tuple[object, ...]:
        return (self.mode, self.data, self.size, self.fault, self.blob)

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
