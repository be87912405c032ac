"""The files of the tracker at hand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from effsota.disk.folder import read_tree
from effsota.disk.known_digests import KnownDigests
from effsota.model import ChangedMeanwhileError, Tree


@contextmanager
def unchanged_files() -> Iterator[None]:
    """Refuse the call where a file changes while it is read: what was found would be of two states."""
    try:
        yield
    except ChangedMeanwhileError as error:
        raise click.ClickException(str(error)) from error


def load_tree(root: Path, known: KnownDigests | None = None) -> Tree:
    """Return the tracker's files; one whose digest is known is read when its bytes are asked for."""
    try:
        return read_tree(root, known)
    except OSError as error:
        raise click.UsageError(f"{error.filename}: {error.strerror}") from error
