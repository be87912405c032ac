"""The digest of the program that runs: what it computes depends on its own text and on what is installed."""

from __future__ import annotations

import hashlib
import os
import platform
import sys
from collections.abc import Iterator
from functools import cache

from effsota.disk.kit import PACKAGE

_AT_ONCE = 32 * 1024


@cache
def program_digest() -> str:
    """Return one SHA-256 (hex) of every source file of the package, of Python, of what is installed.

    The machine is a part of it too: a home may be that of several, whose last digits differ.
    """
    whole = hashlib.sha256(f"{sys.version} {sys.platform} {platform.machine()}".encode())
    for name in sorted(_installed()):
        whole.update(f"\n{name}".encode())
    home = str(PACKAGE)
    for path in sorted(_sources(home)):
        data = _read(f"{home}/{path}")
        whole.update(data)
        whole.update(f"\n{len(data)} {path}\n".encode())  # which says, read from the end, where each begins
    return whole.hexdigest()


def _read(path: str) -> bytes:
    """Return the bytes of a file, as a rule in one piece: nearly every call reads hundreds."""
    handle = os.open(path, os.O_RDONLY)
    try:
        data = os.read(handle, _AT_ONCE)
        while len(data) % _AT_ONCE == 0 and (more := os.read(handle, _AT_ONCE)):
            data += more
    finally:
        os.close(handle)
    return data


def _installed() -> Iterator[str]:
    """Yield the folders in which installed packages say their names and versions."""
    for place in sys.path:
        try:
            names = [entry.name for entry in os.scandir(place or ".")]
        except OSError:
            continue
        yield from (name for name in names if name.endswith((".dist-info", ".egg-info")))


def _sources(folder: str, room: str = "") -> Iterator[str]:
    """Yield every source file by its path from `folder` on, as text: nearly every call asks for them all."""
    for entry in os.scandir(f"{folder}/{room}"):
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__":
                yield from _sources(folder, f"{room}{entry.name}/")
        elif entry.name.endswith(".py"):
            yield room + entry.name
