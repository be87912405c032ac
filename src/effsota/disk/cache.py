"""Results kept between runs, each by a digest of all that it was made from: safe to delete at any time.

Nothing is asked of the clock. A result that is damaged, cut off or of another program is no result. Compiled
templates are among what is kept, so that the folder is trusted as the program's own: it belongs to the user,
and one that lies in a git repository is not used, for a pull request could bring it. A whole folder may lie
there too, in a place that whoever keeps it knows (`effsota.disk.spare`).
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterable
from contextlib import suppress
from operator import itemgetter
from pathlib import Path

from effsota.disk.program import program_digest
from effsota.text.late_pattern import LatePattern

PLACE = "EFFSOTA_CACHE"
MOST_BYTES = 2 * 1024**3
# How much of the most is put before it is looked whether there is more: looking goes through every file.
_SHARE_UNSEEN = 16
# How many bytes were put since the last look.
_UNSEEN = "unseen"
_SUM_BYTES = 32
# A room, then the key in two parts; of one that is being written, with the number of its process.
_KEPT = LatePattern(r"[a-z]+/[0-9a-f]{2}/(?:[0-9a-f]{62}|\.[0-9a-f]{62}-[0-9]+)")


def key_of(parts: Iterable[str]) -> str:
    """Return one digest (hex) of everything that a result is made from, in words, and of the program."""
    whole = hashlib.sha256(program_digest().encode())
    for part in parts:
        written = part.encode("utf-8", "surrogateescape")
        whole.update(b"%d:" % len(written))
        whole.update(written)
    return whole.hexdigest()


class Cache:
    """Bytes by room and key; without a folder, nothing is kept. It never raises for what a disk does."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._put_bytes = 0

    def __bool__(self) -> bool:
        return self._folder is not None

    def get(self, room: str, key: str) -> bytes | None:
        """Return what was kept, None where nothing whole is."""
        if self._folder is None:
            return None
        try:
            with self._path(room, key).open("rb", buffering=0) as file:
                written = file.read() if self._trusts(os.fstat(file.fileno())) else b""
        except OSError:
            return None
        data = written[_SUM_BYTES:]
        return data if written[:_SUM_BYTES] == _sum(room, key, data) else None

    def put(self, room: str, key: str, data: bytes) -> bool:
        """Keep `data`, and tell whether it is kept; two processes may do so at once."""
        if self._folder is None:
            return False
        path = self._path(room, key)
        new = path.with_name(f".{path.name}-{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with new.open("wb") as file:  # in two steps: many megabytes are not put together first
                file.write(_sum(room, key, data))
                file.write(data)
            new.replace(path)
        except OSError:
            with suppress(OSError):
                new.unlink()
            return False
        self._put_bytes += _SUM_BYTES + len(data)
        return True

    def place(self, room: str, key: str) -> Path | None:
        """Return where a folder may be kept, None where nothing is kept. Whoever puts one there counts it."""
        return None if self._folder is None else self._path(room, key)

    def count(self, size_bytes: int) -> None:
        """Count bytes that were put, and not by `put`."""
        self._put_bytes += size_bytes

    def tidy(self, most_bytes: int = MOST_BYTES) -> None:
        """Take out what was written longest ago, where more than `most_bytes` are kept.

        It is looked for when a sixteenth of that has been put since; of two processes that put at once, what
        one of them did may go uncounted.
        """
        if self._folder is None or not self._put_bytes or not self._is_due(self._folder, most_bytes):
            return
        from effsota.disk.kept_folders import bytes_in, remove_folder  # noqa: PLC0415  # only now and then

        kept: list[tuple[int, int, Path, Callable[[Path], None]]] = []
        with suppress(OSError):
            for path in self._folder.glob("*/??/*"):
                state = path.lstat()
                # Only what this class has put there: nobody else's files are its to take out.
                if not _KEPT.fullmatch("/".join(path.parts[-3:])):
                    continue
                if stat.S_ISREG(state.st_mode):
                    kept.append((state.st_mtime_ns, state.st_size, path, Path.unlink))
                elif stat.S_ISDIR(state.st_mode):
                    kept.append((state.st_mtime_ns, bytes_in(path), path, remove_folder))
        total = sum(size for _, size, _, _ in kept)
        for _, size, path, remove in sorted(kept, key=itemgetter(0, 2)):
            if total <= most_bytes:
                break
            with suppress(OSError):
                remove(path)
            total -= size

    def _is_due(self, folder: Path, most_bytes: int) -> bool:
        """Tell whether so much has been put since the last look that it is time for another; count it."""
        counter = folder / _UNSEEN
        with suppress(OSError, ValueError):  # what is no number counts as nothing
            self._put_bytes += max(0, int(counter.read_bytes()[:20]))
        unseen, self._put_bytes = self._put_bytes, 0
        is_due = unseen > most_bytes // _SHARE_UNSEEN
        with suppress(OSError):
            counter.write_text(str(0 if is_due else unseen), "ascii")
        return is_due

    def _trusts(self, state: os.stat_result) -> bool:
        """Tell whether a file is the user's own; a sum is no secret: anybody could name what he put there."""
        return _is_of_the_user(state)

    def _path(self, room: str, key: str) -> Path:
        return Path(str(self._folder), room, key[:2], key[2:])


def _sum(room: str, key: str, data: bytes) -> bytes:
    """Return the SHA-256 of bytes and of what they are kept as: under another name they are no result."""
    whole = hashlib.sha256(f"{room}/{key}\n".encode())
    whole.update(data)
    return whole.digest()


NO_CACHE = Cache(None)


def open_cache() -> Cache:
    """Return the user's cache; one that keeps nothing where its folder cannot be had, or belongs to another.

    It is the folder `effsota` of the one in which caches lie. `EFFSOTA_CACHE` names another to lie in, by a
    whole path; a folder that is named lies outside of every git repository, and is none: one in a checkout,
    or looked for from where one stands, could be a stranger's. Anything else stands for none. One that others
    may look into is closed to them: what is made in it is as open as the umask leaves it.
    """
    try:
        folder = _find_folder()
        if folder is None:
            return NO_CACHE
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return Cache(folder) if _is_ours_alone(folder) else NO_CACHE
    except (OSError, RuntimeError):
        return NO_CACHE


def _find_folder() -> Path | None:
    """Return where the cache is to lie, None where what lies there could be a stranger's."""
    given = os.environ.get(PLACE)
    usual = Path(os.path.expanduser("~/.cache"))  # noqa: PTH111  # where no home is known it stays as it is
    named = Path(os.environ.get("XDG_CACHE_HOME", "") if given is None else given)
    base = usual if given is None and not named.is_absolute() else named
    is_usual = given is None and base == usual  # a home may be a repository of one's own
    if not base.is_absolute() or (not is_usual and _lies_in_a_repository(base / "effsota")):
        return None
    return base / "effsota"


def _is_ours_alone(folder: Path) -> bool:
    """Tell whether a folder is the user's, and nobody else may write there; from now on none may enter it.

    Nor may everybody put another in its place, or have put a link there: it could lead to any folder.
    """
    state = folder.stat()
    is_ours = _is_of_the_user(state) and _is_of_the_user(folder.lstat())
    if os.name == "nt" or not is_ours or not stat.S_ISDIR(state.st_mode):
        return is_ours and stat.S_ISDIR(state.st_mode)
    if state.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        return False
    around = (each.stat().st_mode for each in folder.resolve().parents)
    if any(mode & stat.S_IWOTH and not mode & stat.S_ISVTX for mode in around):
        return False
    if state.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        folder.chmod(0o700)
    return True


def _is_of_the_user(state: os.stat_result) -> bool:
    return not hasattr(os, "getuid") or state.st_uid == os.getuid()


def _lies_in_a_repository(folder: Path) -> bool:
    whole = folder.resolve()
    return any((each / ".git").exists() for each in (whole, *whole.parents))
