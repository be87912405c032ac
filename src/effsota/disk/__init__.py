"""Files as values: the state of a tracker read from a folder or from a git revision."""

from effsota.disk.clock import read_today
from effsota.disk.folder import (
    BENEATH,
    BUNDLED_ROOMS,
    CHECK,
    FORM,
    ROOMS,
    VOCABULARIES,
    lay_over_bundle,
    read_bundle,
    read_tree,
    schemas_near,
)
from effsota.disk.git import (
    Repository,
    RevisionError,
    find_repository,
    read_branch,
    read_commit,
    read_remote,
)
from effsota.disk.kit import KIT, find_checkout, read_kit, read_starter
from effsota.disk.output import OutputError, write_site
from effsota.disk.revision import State, read_folder_state, read_revision
from effsota.disk.several_files import write_files
from effsota.disk.stale import Replayed, find_fork, replay

__all__ = [
    "BENEATH",
    "BUNDLED_ROOMS",
    "CHECK",
    "FORM",
    "KIT",
    "ROOMS",
    "VOCABULARIES",
    "OutputError",
    "Replayed",
    "Repository",
    "RevisionError",
    "State",
    "find_checkout",
    "find_fork",
    "find_repository",
    "lay_over_bundle",
    "read_branch",
    "read_bundle",
    "read_commit",
    "read_folder_state",
    "read_kit",
    "read_remote",
    "read_revision",
    "read_starter",
    "read_today",
    "read_tree",
    "replay",
    "schemas_near",
    "write_files",
    "write_site",
]
