"""What takes long to make is made once in a run, by the worker that asks first, and kept for the others."""

from __future__ import annotations

import fcntl
import pickle
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

T = TypeVar("T")


@dataclass(frozen=True)
class Shelf:
    """A folder that the workers of one run share, with a file for each value that was made."""

    folder: Path

    def take(self, name: str, make: Callable[[], T]) -> T:
        """Return the value of a name; no two workers make it, and one that failed is made again."""
        file = self.folder / f"{name}.pickle"
        with (self.folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if file.is_file():
                return cast("T", pickle.loads(file.read_bytes()))  # noqa: S301  # written below
            made = make()
            file.write_bytes(pickle.dumps(made))
            return made
