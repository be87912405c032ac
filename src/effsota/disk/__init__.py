"""Files as values: the state of a tracker read from a folder or from a git revision."""

from effsota.disk.folder import (
    BENEATH,
    BUNDLED_ROOMS,
    ROOMS,
    VOCABULARIES,
    lay_over_bundle,
    read_bundle,
    read_tree,
)
from effsota.disk.git import Repository, RevisionError, find_repository
from effsota.disk.revision import State, read_folder_state, read_revision
from effsota.disk.stale import Replayed, find_fork, replay

__all__ = [
    "BENEATH",
    "BUNDLED_ROOMS",
    "ROOMS",
    "VOCABULARIES",
    "Replayed",
    "Repository",
    "RevisionError",
    "State",
    "find_fork",
    "find_repository",
    "lay_over_bundle",
    "read_bundle",
    "read_folder_state",
    "read_revision",
    "read_tree",
    "replay",
]
