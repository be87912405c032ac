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
    gathered = list(files)
    check_paths(path for path, _ in gathered)
    return dict(sorted(gathered))


def check_paths(paths: Iterable[str]) -> None:
    """Do nothing where every path is another.

    Raises:
        CollisionError: if two paths are the same but for their case.
    """
    seen: dict[str, str] = {}
    for path in paths:
        other = seen.get(path.casefold())
        if other is not None:
            raise CollisionError(f"{path} collides with {other}")
        seen[path.casefold()] = path
