"""The state of a tracker at a git revision or in a folder, with what else lies in its repository."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from effsota.disk.folder import ROOMS, read_own
from effsota.disk.git import Listed, find_commit, list_entries, read_blobs
from effsota.disk.git_answers import Repository
from effsota.disk.kit import PROMISES
from effsota.limits import MOST_CURVE_BYTES
from effsota.model import EXECUTABLE, LINK, REGULAR, Tree, TreeFile

MOST_BYTES_IN_ALL = 256 * 1024 * 1024
_EMPTY: Mapping[str, TreeFile] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What a tracker is made of at one time.

    `own` holds the files of submissions/, schema/ and site/; `others` everything else in the repository,
    without content (nothing where the state is a folder). `commit` is None for a folder.
    """

    name: str
    own: Tree
    others: Mapping[str, TreeFile] = field(default_factory=lambda: _EMPTY)
    commit: str | None = None


def read_folder_state(root: Path) -> State:
    """Return the state of the tracker in a folder."""
    return State(name=str(root), own=read_own(root))


def read_revision(repository: Repository, revision: str) -> State:
    """Return the state of the tracker at a revision, read as git objects.

    What is no plain file, and a submission above the size cap, comes without content.

    Raises:
        RevisionError: if the revision cannot be read.
    """
    commit = find_commit(repository, revision)
    own, others = {}, {}
    for path, entry in sorted(list_entries(repository, commit).items()):
        if _lies_in_a_room(path, repository):
            own[path.removeprefix(repository.room)] = entry
        else:
            # A slash in front, so that it is never mistaken for a file of a tracker that lies in a folder.
            name = f"/{path}" if repository.room else path
            others[name] = TreeFile(mode=entry.mode, data=b"", size=entry.size, blob=entry.blob)
    return State(
        name=revision,
        commit=commit,
        own=MappingProxyType(_read(own, repository)),
        others=MappingProxyType(others),
    )


def _lies_in_a_room(path: str, repository: Repository) -> bool:
    own = path.removeprefix(repository.room)
    return path.startswith(repository.room) and (own.partition("/")[0] in ROOMS or own in PROMISES)


def _read(entries: Mapping[str, Listed], repository: Repository) -> dict[str, TreeFile]:
    """Return files with their content, as far as the caps allow: of one file, and of all together."""
    wanted: dict[str, str] = {}
    total = 0
    for path, entry in entries.items():
        if entry.mode in {REGULAR, EXECUTABLE, LINK} and entry.size <= MOST_CURVE_BYTES:
            total += entry.size
            if total <= MOST_BYTES_IN_ALL:
                wanted[path] = entry.blob
    contents = read_blobs(repository, frozenset(wanted.values()))
    is_cut = total > MOST_BYTES_IN_ALL
    return {path: _file(entry, contents.get(wanted.get(path, "")), is_cut) for path, entry in entries.items()}


def _file(entry: Listed, data: bytes | None, is_cut: bool) -> TreeFile:  # noqa: FBT001
    is_left_out = is_cut and data is None and 0 < entry.size <= MOST_CURVE_BYTES
    fault = f"the files hold more than {MOST_BYTES_IN_ALL:,} bytes together" if is_left_out else None
    return TreeFile(mode=entry.mode, data=data or b"", size=entry.size, fault=fault, blob=entry.blob)
