"""One file put on disk: whole, or as it was before."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def write_file(data: bytes, path: Path) -> None:
    """Write a file beside `path` and put it in its place; what is no plain file is written to as it stands.

    Raises:
        OSError: if it cannot be written.
    """
    if path.is_symlink() or (path.exists() and not path.is_file()):
        path.write_bytes(data)
        return
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with fresh.open("wb") as file:
            file.write(data)
        if path.exists():
            shutil.copymode(path, fresh)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
