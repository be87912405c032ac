"""What is made of the program's own files alone, kept beside it: as Python keeps modules that it compiled.

Whoever can write there can write the program. A program that others installed is as a rule not to be written
to; then nothing is kept here.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from importlib.util import cache_from_source
from pathlib import Path

from effsota.disk.cache import Cache
from effsota.disk.kit import PACKAGE


class BesideProgram(Cache):
    """One result a room, the last: where Python keeps what it compiles, and if it may."""

    def __init__(self) -> None:
        super().__init__(PACKAGE if sys.implementation.cache_tag else None)

    def put(self, room: str, key: str, data: bytes) -> bool:
        """Keep `data` in place of what the room had; tell whether it is kept."""
        return not sys.dont_write_bytecode and super().put(room, key, data)

    def _trusts(self, state: os.stat_result) -> bool:  # noqa: ARG002  # who may write there writes the program
        return True

    def _path(self, room: str, key: str) -> Path:  # noqa: ARG002  # the sum tells of which key the result is
        return Path(cache_from_source(str(PACKAGE / f"kept-{room}.py")))  # as no module is called


def made_once(
    room: str, key: str, make: Callable[[], bytes], *, cache: Cache, is_of_program: Callable[[], bool]
) -> bytes:
    """Return what an earlier run made, or make it now; what is not of the program alone the cache keeps."""
    beside = BesideProgram()
    kept = beside.get(room, key) or cache.get(room, key)
    if kept is None:
        kept = make()
        if not (is_of_program() and beside.put(room, key, kept)):
            cache.put(room, key, kept)
    return kept
