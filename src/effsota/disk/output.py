"""A finished site put on disk: whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from effsota.disk.fresh_folder import FreshFolder
from effsota.disk.swapping import MARK, swap
from effsota.disk.unfinished import begin, clear_unfinished


class OutputError(Exception):
    """The folder to write to cannot be used; the message says why."""


@contextmanager
def open_output(folder: Path) -> Iterator[FreshFolder]:
    """Give a fresh folder beside `folder`, and put it in its place where nothing went wrong meanwhile.

    What a build that was killed has left beside it is taken away.

    Raises:
        OutputError: if the folder is a file, holds something that is no site, or cannot be written.
    """
    _refuse_foreign(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        clear_unfinished(folder)
        with begin(folder) as new:
            yield FreshFolder(new, folder)
            new.chmod(0o755)
            swap(new, folder)
    except OSError as error:
        raise OutputError(f"{folder} cannot be written: {error.strerror}.") from error


def _refuse_foreign(folder: Path) -> None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise OutputError(f"{folder} is not a folder. Choose another with -o.")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).is_file():
        raise OutputError(f"{folder} holds something that is no site. Choose another with -o, or empty it.")
