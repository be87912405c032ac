"""How a tracker stands on the disk: whether anything has changed since, told without reading a file."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Collection
from pathlib import Path

from effsota.disk.kit import BUNDLE, PROMISES, find_checkout
from effsota.disk.known_digests import SETTLED_NS
from effsota.disk.rooms import SeenFolder, see_file, see_room
from effsota.limits import is_out_of_place

ROOMS = ("submissions", "schema", "site")
BUNDLED_ROOMS = ("schema", "site")


class SeenTracker:
    """What one look shows of a tracker, and of what travels with the program: the state of every file.

    Files that are read afterwards are those that were seen, so that what comes of them belongs to this state:
    one that changes meanwhile has another from then on, and this one is never seen again.
    """

    def __init__(self, root: Path) -> None:
        """Look.

        Raises:
            OSError: if a file goes meanwhile.
        """
        home, program = str(root), str(find_checkout() or BUNDLE)
        # Of two that are alike, the newcomer is the one that git does not keep: its index says which that is.
        index = _index_above(root)
        self._index = see_file(str(index.parent), index.name)
        promised = [(see_file(home, path), (root / path).is_file()) for path in PROMISES]
        self._promised = promised
        # A link that leads nowhere promises nothing.
        self.promised = [seen for seen, is_there in promised if seen is not None and is_there]
        self.own = [folder for room in ROOMS for folder in see_room(home, room)]
        self.bundle = see_bundle(program)
        self._homes = (home, program)

    def tell(self, clock: Callable[[], int] = time.time_ns, *, without: Collection[str] = ()) -> str | None:
        """Return a digest of all states, None where a file is not at rest: it could change without a sign.

        The tracker's own files `without` some are told as if these were not there.
        """
        settled_ns = clock() - SETTLED_NS
        own = self.own if not without else [*filter(None, (each.without(without) for each in self.own))]
        folders = [*own, *self.bundle]
        if any(folder.newest_ns >= settled_ns for folder in folders):
            return None
        # Whether git ignores what is out of place, no file of ours tells.
        if any(is_out_of_place(file.path) for folder in own for file in folder.files):
            return None
        whole = hashlib.sha256(f"{self._index} {self._promised} {self._homes}\n".encode())
        for folder in folders:
            whole.update(f"{folder.place}\n{folder.state}\n".encode("utf-8", "surrogateescape"))
        return whole.hexdigest()


def see_bundle(program: str) -> list[SeenFolder]:
    """Return the folders of what travels with the program, for a tracker that lacks it."""
    return [folder for room in BUNDLED_ROOMS for folder in see_room(program, room)]


def states_of(root: Path, clock: Callable[[], int] = time.time_ns) -> str | None:
    """Return one digest of the state of a tracker and of what travels with the program.

    None where a file is not at rest, or comes and goes.
    """
    try:
        return SeenTracker(root).tell(clock)
    except OSError:
        return None


def _index_above(root: Path) -> Path:
    """Return where the index of the repository lies that holds a folder, be it there or not."""
    place = root.resolve()
    git = next(
        (each / ".git" for each in (place, *place.parents) if (each / ".git").exists()), place / ".git"
    )
    if git.is_file():  # of a further work tree: it names its own
        git = git.parent / git.read_text("utf-8", "surrogateescape").removeprefix("gitdir:").strip()
    return git / "index"
