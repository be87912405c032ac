"""Files as values: the state of a tracker read from a folder or from a git revision."""

from effsota.disk.clock import read_today
from effsota.disk.folder import (
    BENEATH,
    BUNDLED_ROOMS,
    ROOMS,
    VOCABULARIES,
    lay_over_bundle,
    read_bundle,
    read_tree,
    schemas_near,
)
from effsota.disk.git import Repository, RevisionError, find_repository
from effsota.disk.output import OutputError, write_new, write_site
from effsota.disk.revision import State, read_folder_state, read_revision
from effsota.disk.stale import Replayed, find_fork, replay

__all__ = [
    "BENEATH",
    "BUNDLED_ROOMS",
    "ROOMS",
    "VOCABULARIES",
    "OutputError",
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
    "read_today",
    "read_tree",
    "replay",
    "schemas_near",
    "write_new",
    "write_site",
]
