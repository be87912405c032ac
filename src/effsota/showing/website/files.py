"""The files of a site while they are gathered: two of one name are our own bug."""

from __future__ import annotations

from collections.abc import Iterable


class CollisionError(Exception):
    """Two files would overwrite each other, at least where a disk does not tell case apart."""


def gather(files: Iterable[tuple[str, bytes]]) -> dict[str, bytes]:
    """Return the files by path, sorted.

    Raises:
        CollisionError: if two paths are the same but for their case.
    """
    gathered: dict[str, bytes] = {}
    seen: dict[str, str] = {}
    for path, data in files:
        other = seen.setdefault(path.casefold(), path)
        if path in gathered or other != path:
            raise CollisionError(f"{path} collides with {other}")
        gathered[path] = data
    return dict(sorted(gathered.items()))
