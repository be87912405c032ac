"""A finished site put on disk: whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

MARK = "api/v1/index.json"


class OutputError(Exception):
    """The folder to write to cannot be used; the message says why."""


def write_site(files: Mapping[str, bytes], folder: Path) -> None:
    """Write the files beside `folder`, then put them in its place: a reader sees the old site or the new.

    Raises:
        OutputError: if the folder is a file, holds something that is no site, or cannot be written.
    """
    _refuse_foreign(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        new = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise OutputError(f"{folder} cannot be written: {error.strerror}.") from error
    try:
        _fill(new, files)
        _swap(new, folder)
    except OSError as error:
        raise OutputError(f"{folder} cannot be written: {error.strerror}.") from error
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _refuse_foreign(folder: Path) -> None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise OutputError(f"{folder} is not a folder. Choose another with -o.")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).is_file():
        raise OutputError(f"{folder} holds something that is no site. Choose another with -o, or empty it.")


def _fill(folder: Path, files: Mapping[str, bytes]) -> None:
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    folder.chmod(0o755)


def _swap(new: Path, folder: Path) -> None:
    old = Path(tempfile.mkdtemp(prefix=f".{folder.name}-old-", dir=folder.parent))
    try:
        if folder.exists():
            folder.rename(old / "site")
        new.rename(folder)
    except OSError:
        if (old / "site").exists():
            (old / "site").rename(folder)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)
