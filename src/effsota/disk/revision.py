"""The state of a tracker at a git revision or in a folder, with what else lies in its repository."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

from msgspec import field

from effsota.disk.folder import read_own
from effsota.disk.git import Listed, find_commit, list_entries, read_blobs
from effsota.disk.git_answers import Repository, RevisionError
from effsota.disk.kit import PROMISES
from effsota.disk.standing import ROOMS
from effsota.frozen import Frozen
from effsota.limits import MOST_CURVE_BYTES
from effsota.model import EXECUTABLE, LINK, REGULAR, ChangedMeanwhileError, Tree, TreeFile

MOST_BYTES_IN_ALL = 256 * 1024 * 1024
_EMPTY: Mapping[str, TreeFile] = MappingProxyType({})


class State(Frozen):
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


def read_revision(repository: Repository, revision: str, beside: State | None = None) -> State:
    """Return the state of the tracker at a revision, read as git objects.

    What is no plain file, and a submission above the size cap, comes without content. A file whose blob the
    repository's `known` tell is read when somebody asks for its bytes; where it is that of the state
    `beside` this one, it is the same value.

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
        own=MappingProxyType(_read(own, repository, {} if beside is None else beside.own)),
        others=MappingProxyType(others),
    )


def _lies_in_a_room(path: str, repository: Repository) -> bool:
    own = path.removeprefix(repository.room)
    return path.startswith(repository.room) and (own.partition("/")[0] in ROOMS or own in PROMISES)


def _read(entries: Mapping[str, Listed], repository: Repository, beside: Tree) -> dict[str, TreeFile]:
    """Return files with their content, as far as the caps allow: of one file, and of all together."""
    wanted, is_cut = _choose_wanted(entries)
    known = repository.known
    rooms: defaultdict[str, set[str]] = defaultdict(set)
    for path, name in wanted.items():
        rooms[path.rpartition("/")[0]].add(name)
    unknown = frozenset(blob for blob in wanted.values() if known.digest_of(blob) is None)
    contents = read_blobs(repository, unknown)
    files: dict[str, TreeFile] = {}
    for path, entry in entries.items():
        blob, same = wanted.get(path), beside.get(path)
        if blob is not None and same is not None and same.is_deferred and _is_of(entry, same):
            files[path] = same
            continue
        digest = None if blob is None else known.digest_of(blob)
        if digest is None:
            files[path] = _file(entry, contents.get(blob or ""), is_cut)
            if known and blob is not None:
                known.note(blob, entry.size, files[path].digest)
        else:
            read = partial(_read_later, repository, entry.blob, rooms[path.rpartition("/")[0]])
            files[path] = TreeFile.deferred(
                mode=entry.mode, size=entry.size, blob=entry.blob, sha256=digest, read=read
            )
    return files


def _choose_wanted(entries: Mapping[str, Listed]) -> tuple[dict[str, str], bool]:
    """Return the blobs by path whose content is wanted, and whether some had to be left out."""
    wanted: dict[str, str] = {}
    total = 0
    for path, entry in entries.items():
        if entry.mode in {REGULAR, EXECUTABLE, LINK} and entry.size <= MOST_CURVE_BYTES:
            total += entry.size
            if total <= MOST_BYTES_IN_ALL:
                wanted[path] = entry.blob
    return wanted, total > MOST_BYTES_IN_ALL


def _is_of(entry: Listed, file: TreeFile) -> bool:
    return (file.mode, file.blob, file.size) == (entry.mode, entry.blob, entry.size)


def _read_later(repository: Repository, blob: str, room: Collection[str]) -> bytes:
    """Return what a blob holds whose digest is known; all of its folder are read with it, by one call.

    Raises:
        ChangedMeanwhileError: if one of them is gone.
    """
    try:
        return read_blobs(repository, frozenset(room))[blob]
    except RevisionError as error:
        raise ChangedMeanwhileError(str(error)) from error


def _file(entry: Listed, data: bytes | None, is_cut: bool) -> TreeFile:  # noqa: FBT001
    is_left_out = is_cut and data is None and 0 < entry.size <= MOST_CURVE_BYTES
    fault = f"the files hold more than {MOST_BYTES_IN_ALL:,} bytes together" if is_left_out else None
    return TreeFile(mode=entry.mode, data=data or b"", size=entry.size, fault=fault, blob=entry.blob)
