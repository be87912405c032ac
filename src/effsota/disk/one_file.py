"""One file put on disk: whole, or as it was before."""

from __future__ import annotations

import os
from pathlib import Path

from effsota.disk.flushing import flush_folder, write_flushed
from effsota.disk.unfinished import begin, clear_unfinished

# A file there may lead to a terminal, a pipe, or one that a shell holds open.
_OF_THE_SYSTEM = {"dev", "proc"}


def write_file(data: bytes, path: Path) -> None:
    """Write a file beside `path` and put it in its place, or in that of the file to which a link leads.

    What is no plain file, such as a pipe or `/dev/stdout`, is written to as it stands.

    Raises:
        OSError: if it cannot be written.
    """
    is_special = path.exists() and not path.is_file()
    if is_special or _OF_THE_SYSTEM.intersection(path.absolute().parts[1:2]):
        path.write_bytes(data)
        return
    place = path.resolve()
    if place.exists():  # one that may not be written to is not replaced either
        os.close(os.open(place, os.O_WRONLY))
    clear_unfinished(place)
    with begin(place) as room:
        fresh = room / "new"
        write_flushed(fresh, data)
        if place.exists():
            from shutil import copymode  # noqa: PLC0415  # only where a file is written over another

            copymode(place, fresh)
        fresh.replace(place)
        flush_folder(place.parent)
