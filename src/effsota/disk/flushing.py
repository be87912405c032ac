"""Files and folders flushed to the disk: what then takes its place is there after a power cut too.

Without that a system may remember that a file took another's place, and not yet what is in it: both are lost.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def write_flushed(file: Path, data: bytes) -> None:
    """Write a file that is not there yet, and wait until it is on the disk.

    Raises:
        OSError: if it is there already, or cannot be written.
    """
    with file.open("xb") as opened:
        opened.write(data)
        opened.flush()
        os.fsync(opened.fileno())


def flush_folder(folder: Path) -> None:
    """Wait until the disk knows which files a folder holds, where the system lets one wait for it."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
