"""Some tracks of this repository alone: their boards say the same as among all others, and sooner."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from effsota.disk.folder import read_tree

if TYPE_CHECKING:
    from effsota.model import Tree

ROOT = Path(__file__).parents[2]
TRACKER = "submissions/tracker.yaml"


@cache
def own_tree() -> Tree:
    """Return the files of this repository."""
    return read_tree(ROOT)


def own_tracks(*names: str) -> Tree:
    """Return those files with no other tracks."""
    rooms = tuple(f"submissions/{name}/" for name in names)
    return {
        path: file
        for path, file in own_tree().items()
        if not path.startswith("submissions/") or path.startswith(rooms) or path == TRACKER
    }


def copy_tracks(folder: Path, *names: str) -> Path:
    """Return a folder, made a tracker of these tracks."""
    for name in names:
        shutil.copytree(ROOT / "submissions" / name, folder / "submissions" / name)
    shutil.copy(ROOT / TRACKER, folder / TRACKER)
    return folder
