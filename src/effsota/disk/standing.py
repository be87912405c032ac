"""Whether anything has changed under a tracker since it was last looked at, told without reading a file."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from effsota.disk.kit import BUNDLE, PROMISES, find_checkout
from effsota.disk.known_digests import SETTLED_NS, signature
from effsota.limits import is_out_of_place, is_stray

_ROOMS = ("submissions", "schema", "site")


def states_of(root: Path, clock: Callable[[], int] = time.time_ns) -> str | None:
    """Return one digest of the state of every file of a tracker and of what travels with the program.

    None where one of them is not at rest: it could change again without a sign.
    """
    try:
        return _digest(root, clock() - SETTLED_NS)
    except OSError:  # a file that comes and goes, a folder that may not be entered
        return None


def _digest(root: Path, settled_ns: int) -> str | None:
    whole = hashlib.sha256()
    for promise in PROMISES:
        whole.update(f"{promise} {_promised(root / promise)}\n".encode())
    # Of two that are alike, the newcomer is the one that git does not keep: its index says which that is.
    whole.update(f"index {_promised(_index_above(root))}\n".encode())
    for home in (str(root), str(find_checkout() or BUNDLE)):
        for room in _ROOMS:
            # A link in the place of a room is no room, wherever it leads.
            is_link = Path(home, room).is_symlink()
            whole.update(f"{home} {room} {is_link}\n".encode("utf-8", "surrogateescape"))
            for path, state in _walk(f"{home}/{room}", room):
                if is_out_of_place(path):  # whether git ignores it, no file of ours tells
                    return None
                if state is not None and max(state.st_mtime_ns, state.st_ctime_ns) >= settled_ns:
                    return None
                told = None if state is None else signature(state)
                whole.update(f"{path}\n{told}\n".encode("utf-8", "surrogateescape"))
    return whole.hexdigest()


def _index_above(root: Path) -> Path:
    """Return where the index of the repository lies that holds a folder, be it there or not."""
    place = root.resolve()
    git = next(
        (each / ".git" for each in (place, *place.parents) if (each / ".git").exists()), place / ".git"
    )
    if git.is_file():  # of a further work tree: it names its own
        git = git.parent / git.read_text("utf-8", "surrogateescape").removeprefix("gitdir:").strip()
    return git / "index"


def _promised(path: Path) -> list[object]:
    """Return what tells whether a file is there, and as what: itself, and what it leads to."""
    return [signature(path.lstat()), path.is_file()] if os.path.lexists(path) else []


def _walk(folder: str, path: str) -> Iterator[tuple[str, os.stat_result | None]]:
    """Yield every file below a folder and its state, None for a folder that cannot be read.

    `path` is that of the folder from the root, as that of each file is.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield f"{path} {error.errno}", None
        return
    for entry in entries:
        inside = f"{path}/{entry.name}"
        is_folder = entry.is_dir(follow_symlinks=False)
        if is_stray(f"{inside}/" if is_folder else inside):
            continue
        if is_folder:
            yield from _walk(entry.path, inside)
        else:
            yield inside, entry.stat(follow_symlinks=False)
