"""A tree read from a folder, with the packaged schema and site beneath it."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection
from functools import partial
from pathlib import Path
from types import MappingProxyType

from effsota.disk.kit import BUNDLE, PROMISES, find_checkout
from effsota.disk.known_digests import KnownDigests
from effsota.limits import MOST_CURVE_BYTES, is_out_of_place, is_stray
from effsota.model import EXECUTABLE, LINK, REGULAR, Tree, TreeFile
from effsota.reading.schema.addresses import BESIDE, PUBLISHED

ROOMS = ("submissions", "schema", "site")
BUNDLED_ROOMS = ("schema", "site")
BUNDLED = tuple(f"{room}/" for room in BUNDLED_ROOMS)
VOCABULARIES = (
    "schema/hardware.yaml",
    "schema/reference-trends.yaml",
    "schema/published-rates.yaml",
    "schema/thresholds.yaml",
)
# How often the program's intervals hold: measured in its own repository, shown by every tracker.
CALIBRATION = "docs/calibration.json"
# What breaks and what keeps each rule: shown by every tracker.
RULE_EXAMPLES = "docs/rules.yaml"
# In front of the path of a packaged vocabulary to which a tracker adds its own.
BENEATH = "packaged/"


def read_tree(root: Path, known: KnownDigests | None = None) -> Tree:
    """Return the tracker at `root`; what it lacks of schema/ and site/ comes from the package.

    A file whose digest is known is read when somebody asks for its bytes.
    """
    return lay_over_bundle(read_own(root, known))


def lay_over_bundle(own: Tree) -> Tree:
    """Return a tracker's files and the packaged ones that it lacks.

    Beneath a vocabulary of its own that is another than the packaged one, that one stays.
    """
    bundle = read_bundle()
    beneath = {
        f"{BENEATH}{path}": bundle[path]
        for path in VOCABULARIES
        if path in own and not own[path].is_same(bundle[path])
    }
    return MappingProxyType({**bundle, **beneath, **own})


def read_own(root: Path, known: KnownDigests | None = None) -> Tree:
    """Return the files that the tracker at `root` has itself: its rooms, and what promises at the host.

    Files of editors and systems are nobody's, nor is what git ignores and no tracker knows.
    """
    known = known or KnownDigests()
    promised = sorted(path for path in PROMISES if (root / path).is_file())
    at_host = {path: _read_file(str(root / path), path, known) for path in promised}
    rooms = {path: file for room in ROOMS for path, file in _read_room(root, room, known).items()}
    known.save()
    for path in _find_ignored(root, [*filter(is_out_of_place, rooms)]):
        rooms.pop(path, None)
    return MappingProxyType({**at_host, **rooms})


def is_data(path: str) -> bool:
    """Tell whether a path is of a tracker's data: a submission, a track, a curve, a vocabulary of its own."""
    is_vocabulary = path.startswith("schema/") and path.endswith(".yaml") and path.count("/") == 1
    return path == "submissions" or path.startswith("submissions/") or is_vocabulary


def _find_ignored(root: Path, paths: Collection[str]) -> Collection[str]:
    if not paths:
        return ()
    from effsota.disk.git_files import find_ignored  # noqa: PLC0415  # only where something is out of place

    return find_ignored(root, paths)


def schemas_near(folder: Path) -> str:
    """Return where files of a track find their schemas: in their own repository, else published."""
    own = Path(os.path.normpath(folder.absolute() / BESIDE))
    return BESIDE if (own / "submission.schema.json").is_file() else PUBLISHED


def read_bundle() -> dict[str, TreeFile]:
    """Return what travels with the package (beside it in a checkout): schema/, site/, two documents."""
    home = find_checkout() or BUNDLE
    nothing = KnownDigests()
    rooms = {path: file for room in BUNDLED_ROOMS for path, file in _read_room(home, room, nothing).items()}
    # A copy of the program may be without its documents.
    documents = (path for path in (CALIBRATION, RULE_EXAMPLES) if (home / path).is_file())
    return {**rooms, **{path: _read_file(str(home / path), path, nothing) for path in documents}}


def read_document(path: str) -> bytes | None:
    """Return a document that travels with the package, None where it does not."""
    file = (find_checkout() or BUNDLE) / path
    return file.read_bytes() if file.is_file() else None


def _read_room(root: Path, room: str, known: KnownDigests) -> dict[str, TreeFile]:
    if (root / room).is_symlink():
        return {room: _read_link(root / room)}
    found: dict[str, TreeFile] = {}
    _walk(str(root / room), room, known, found)
    return dict(sorted(found.items()))


def _walk(folder: str, path: str, known: KnownDigests, found: dict[str, TreeFile]) -> None:
    """Find every file below a folder by its path; a link to a folder is a file."""
    try:
        entries = [*os.scandir(folder)]
    except FileNotFoundError:
        return
    except OSError as error:
        reason = f"it is a folder, {error.strerror}".lower()
        found[path] = TreeFile(mode=REGULAR, data=b"", size=0, fault=reason)
        return
    for entry in entries:
        inside = f"{path}/{entry.name}"
        is_folder = entry.is_dir(follow_symlinks=False)
        if is_stray(f"{inside}/" if is_folder else inside):
            continue
        if is_folder:
            _walk(entry.path, inside, known, found)
        else:
            found[inside] = _read_file(entry.path, inside, known)


def _read_file(place: str, path: str, known: KnownDigests) -> TreeFile:
    try:
        state = os.lstat(place)
    except PermissionError as error:  # of a folder that may be listed and not entered
        return TreeFile(mode=REGULAR, data=b"", size=0, fault=f"{error.strerror}".lower())
    if stat.S_ISLNK(state.st_mode):
        return _read_link(Path(place))
    if not stat.S_ISREG(state.st_mode):
        return TreeFile(mode=REGULAR, data=b"", size=0, fault="it is not a regular file")
    mode = EXECUTABLE if state.st_mode & stat.S_IXUSR else REGULAR
    cap = not path.startswith(BUNDLED)
    digest = known.find(path, state)
    if digest is not None:
        return TreeFile.deferred(
            mode=mode, size=state.st_size, sha256=digest, read=partial(_read_bytes, place, cap=cap)
        )
    try:
        data = _read_bytes(place, cap=cap)
    except OSError as error:
        return TreeFile(mode=mode, data=b"", size=state.st_size, fault=f"{error.strerror}".lower())
    file = TreeFile(mode=mode, data=data, size=max(state.st_size, len(data)))
    if known and len(data) == state.st_size:
        known.note(path, state, file.digest)
    return file


def _read_bytes(place: str, *, cap: bool) -> bytes:
    with os.fdopen(os.open(place, os.O_RDONLY | os.O_NOFOLLOW), "rb") as file:
        return file.read(MOST_CURVE_BYTES + 1 if cap else -1)


def _read_link(path: Path) -> TreeFile:
    target = os.fsencode(path.readlink())
    return TreeFile(mode=LINK, data=target, size=len(target))
