"""The files of the tracker at hand."""

from __future__ import annotations

from pathlib import Path

import click

from effsota.disk.folder import read_tree
from effsota.model import Tree


def load_tree(root: Path) -> Tree:
    """Return the tracker's files."""
    try:
        return read_tree(root)
    except OSError as error:
        raise click.UsageError(f"{error.filename}: {error.strerror}") from error
