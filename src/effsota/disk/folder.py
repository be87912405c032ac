"""A tree read from a folder, with the packaged schema and site beneath it."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterable, Iterator
from functools import partial
from pathlib import Path
from types import MappingProxyType

from effsota.disk.kit import BUNDLE, find_checkout
from effsota.disk.known_digests import KnownDigests
from effsota.disk.rooms import SeenFile, SeenFolder, see_file
from effsota.disk.standing import BUNDLED_ROOMS, SeenTracker, see_bundle
from effsota.limits import MOST_CURVE_BYTES, is_out_of_place
from effsota.model import EXECUTABLE, LINK, REGULAR, Tree, TreeFile
from effsota.reading.schema.addresses import BESIDE, PUBLISHED

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


def read_tree(root: Path, known: KnownDigests | None = None, standing: SeenTracker | None = None) -> Tree:
    """Return the tracker at `root`; what it lacks of schema/ and site/ comes from the package.

    A file whose digest is known is read when somebody asks for its bytes. `standing` is the look by which
    files are read, where there was one already.
    """
    standing, known = standing or SeenTracker(root), known or KnownDigests()
    own, bundle = _read_seen(root, standing, known), _read_bundle(standing.bundle, known)
    known.save()
    return _lay_over(bundle, own)


def lay_over_bundle(own: Tree) -> Tree:
    """Return a tracker's files and the packaged ones that it lacks.

    Beneath a vocabulary of its own that is another than the packaged one, that one stays.
    """
    return _lay_over(read_bundle(), own)


def _lay_over(bundle: Tree, own: Tree) -> Tree:
    beneath = {
        f"{BENEATH}{path}": bundle[path]
        for path in VOCABULARIES
        if path in own and not own[path].is_same(bundle[path])
    }
    return MappingProxyType({**bundle, **beneath, **own})


def read_own(root: Path) -> Tree:
    """Return the files that the tracker at `root` has itself: its rooms, and what promises at the host.

    Files of editors and systems are nobody's, nor is what git ignores and no tracker knows.
    """
    return _read_seen(root, SeenTracker(root), KnownDigests())


def _read_seen(root: Path, standing: SeenTracker, known: KnownDigests) -> Tree:
    at_host = {seen.path: _read_file(f"{root}/{seen.path}", seen) for seen in standing.promised}
    rooms = _read_folders(standing.own, known)
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
    return _read_bundle(see_bundle(str(find_checkout() or BUNDLE)), KnownDigests())


def _read_bundle(seen: Iterable[SeenFolder], known: KnownDigests) -> dict[str, TreeFile]:
    home = str(find_checkout() or BUNDLE)
    # A copy of the program may be without its documents.
    documents = (file for path in (CALIBRATION, RULE_EXAMPLES) if (file := see_file(home, path)))
    return {
        **_read_folders(seen, known),
        **{file.path: _read_file(f"{home}/{file.path}", file) for file in documents},
    }


def read_document(path: str) -> bytes | None:
    """Return a document that travels with the package, None where it does not."""
    file = (find_checkout() or BUNDLE) / path
    return file.read_bytes() if file.is_file() else None


def _read_folders(folders: Iterable[SeenFolder], known: KnownDigests) -> dict[str, TreeFile]:
    """Return the files of folders by path, sorted room by room."""
    found: dict[str, TreeFile] = {}
    for folder in folders:
        digests = known.find(folder)
        if digests is None:
            found.update(_read_anew(folder, known))
        else:
            found.update(_defer(folder, digests))
    return {path: found[path] for path in sorted(found)}


def _read_anew(folder: SeenFolder, known: KnownDigests) -> dict[str, TreeFile]:
    files = {seen.path: _read_file(_place_of(seen, folder), seen) for seen in folder.files}
    are_whole = all(
        stat.S_ISREG(seen.mode) and file.fault is None and len(file.data) == seen.size
        for seen, file in zip(folder.files, files.values(), strict=True)
    )
    if known and are_whole:
        known.note(folder, [file.digest for file in files.values()])
    return files


def _place_of(seen: SeenFile, folder: SeenFolder) -> str:
    return f"{folder.place}/{seen.path.rpartition('/')[2]}"


def _defer(folder: SeenFolder, digests: Iterable[str]) -> Iterator[tuple[str, TreeFile]]:
    """Yield files that are known already, by path; each is read when somebody asks for its bytes."""
    read = partial(_read_bytes, cap=_has_cap(folder.files[0].path))
    deferred = TreeFile.deferred
    for seen, digest in zip(folder.files, digests, strict=True):
        place = _place_of(seen, folder)
        yield (
            seen.path,
            deferred(mode=_mode_of(seen), size=seen.size, sha256=digest, read=partial(read, place)),
        )


def _has_cap(path: str) -> bool:
    return not path.startswith(BUNDLED)


def _mode_of(seen: SeenFile) -> str:
    return EXECUTABLE if seen.mode & stat.S_IXUSR else REGULAR


def _read_file(place: str, seen: SeenFile) -> TreeFile:
    if seen.fault is not None:
        return TreeFile(mode=REGULAR, data=b"", size=0, fault=seen.fault)
    if stat.S_ISLNK(seen.mode):
        return _read_link(Path(place))
    if not stat.S_ISREG(seen.mode):
        return TreeFile(mode=REGULAR, data=b"", size=0, fault="it is not a regular file")
    mode = _mode_of(seen)
    try:
        data = _read_bytes(place, cap=_has_cap(seen.path))
    except OSError as error:
        return TreeFile(mode=mode, data=b"", size=seen.size, fault=f"{error.strerror}".lower())
    return TreeFile(mode=mode, data=data, size=max(seen.size, len(data)))


def _read_bytes(place: str, *, cap: bool) -> bytes:
    with os.fdopen(os.open(place, os.O_RDONLY | os.O_NOFOLLOW), "rb") as file:
        return file.read(MOST_CURVE_BYTES + 1 if cap else -1)


def _read_link(path: Path) -> TreeFile:
    target = os.fsencode(path.readlink())
    return TreeFile(mode=LINK, data=target, size=len(target))
