"""The files of the tracker at hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from effsota.disk.cache import Cache
from effsota.disk.folder import read_tree
from effsota.disk.known_digests import KnownDigests
from effsota.disk.several_files import clear_files
from effsota.disk.standing import SeenTracker
from effsota.model import ChangedMeanwhileError, Tree

Result = TypeVar("Result")


def load_tree(root: Path, known: KnownDigests | None = None, seen: SeenTracker | None = None) -> Tree:
    """Return the tracker's files; one whose digest is known is read when its bytes are asked for.

    What a killed program has left half written there is taken back first: then `seen`, how the tracker
    was seen to stand, is no longer how it stands.
    """
    try:
        return read_tree(root, known, None if clear_files(root) else seen)
    except OSError as error:
        import click  # noqa: PLC0415  # only where something is wrong

        raise click.UsageError(f"{error.filename}: {error.strerror}") from error


def with_tree(
    root: Path, cache: Cache, use: Callable[[Tree], Result], seen: SeenTracker | None = None
) -> Result:
    """Return what `use` makes of the tracker's files, of which those at rest are known.

    Where one of them is no longer as it was known, everything is read anew: nothing is made of two states.
    """
    known = KnownDigests(cache, str(root.resolve()))
    try:
        return use(load_tree(root, known, seen))
    except ChangedMeanwhileError:
        known.forget()
        return use(load_tree(root, known))
