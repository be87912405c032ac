"""The digest of the program that runs: what it computes depends on its own text and on what is installed."""

from __future__ import annotations

import hashlib
import os
import platform
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from effsota.disk.kit import PACKAGE


@cache
def program_digest() -> str:
    """Return one SHA-256 (hex) of every source file of the package, of Python, of what is installed.

    The machine is a part of it too: a home may be that of several, whose last digits differ.
    """
    whole = hashlib.sha256(f"{sys.version} {sys.platform} {platform.machine()}".encode())
    for name in sorted(_installed()):
        whole.update(f"\n{name}".encode())
    for path in sorted(_sources(PACKAGE)):
        whole.update(f"\n{path}\n".encode())
        whole.update(hashlib.sha256(Path(PACKAGE, path).read_bytes()).digest())
    return whole.hexdigest()


def _installed() -> Iterator[str]:
    """Yield the folders in which installed packages say their names and versions."""
    for place in sys.path:
        try:
            names = (path.name for path in Path(place or ".").iterdir())
            yield from (name for name in names if name.endswith((".dist-info", ".egg-info")))
        except OSError:
            continue


def _sources(folder: Path) -> Iterator[str]:
    for at, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield from (os.path.relpath(f"{at}/{name}", folder) for name in names if name.endswith(".py"))
