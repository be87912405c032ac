"""A folder that a site is written to: files that are new, and those of the site before it that may stay."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from effsota.disk.belongings import folders_of
from effsota.disk.manifest import UnitFiles, Written
from effsota.disk.spare import NOTHING, Stock

# A file that is there may be one with the last site's: it is never written through.
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class FreshFolder:
    """A folder beside the output, which is filled before it takes its place."""

    def __init__(self, folder: Path, before: Path, stock: Stock = NOTHING) -> None:
        """Begin with what is in `folder`; `before` is where the last site stands.

        Of `others` one knows when it has taken its place: what is not a build's there, and was left alone.
        `paths` are its files, and `kept_count` is how many of them are the last site's, once it was counted.
        """
        self._folder, self._before = str(folder), str(before)
        self._made: set[str] = set()
        self._mode = 0o666 & ~read_umask()
        self._last = stock.last
        self._ready = dict(stock.ready)
        self._emptied: set[str] = set()
        self.others: tuple[str, ...] = ()
        self.paths: frozenset[str] = frozenset()
        self.kept_count = 0
        self._remove(stock.stale)

    def write(self, path: str, data: bytes) -> Written:
        """Write a file, or keep that of the last site if it says the same; return how it is known again."""
        digest = hashlib.sha256(data).hexdigest()
        last = self._last.get(path)
        kept = self._keep(last) if last is not None and last.sha256 == digest else None
        return kept or self._write(path, data, digest)

    def _write(self, path: str, data: bytes, digest: str) -> Written:
        # Tens of thousands of them: Python's own file asks the system four more things of each.
        file = os.open(self._place(path), _NEW, 0o666)
        try:
            _write_all(file, data)
            state = os.fstat(file)
        finally:
            os.close(file)
        return Written(path, digest, len(data), state.st_mtime_ns, state.st_ino, state.st_mode)

    def write_unit(self, key: str, listed: Sequence[str], files: Iterable[tuple[str, bytes]]) -> UnitFiles:
        """Write the files of a unit; what is `listed` may be known when all are made."""
        written = tuple(self.write(path, data) for path, data in files)
        return UnitFiles(key, tuple(listed), written)

    def keep(self, files: Iterable[Written]) -> tuple[Written, ...] | None:
        """Take over files of the last site, None where one of them is no longer as it was written."""
        kept: list[Written] = []
        for file in files:
            found = self._keep(file)
            if found is None:
                self._remove([each.path for each in kept])
                return None
            kept.append(found)
        return tuple(kept)

    def remove_rest(self) -> None:
        """Remove what was ready and is not kept; only then is anything written."""
        self._remove(self._ready)
        self._ready = {}

    def count_kept(self, files: Iterable[Written]) -> None:
        """Count which of the files that are in it now, whoever put them there, are the last site's."""
        found = tuple(files)
        self.paths = frozenset(file.path for file in found)
        self.kept_count = sum(self._last.get(file.path) == file for file in found)

    def close(self) -> None:
        """Leave nothing but what was kept and written: no folder stays that holds nothing."""
        self.remove_rest()
        for folder in sorted(self._emptied, reverse=True):
            with suppress(OSError):  # most of them hold something again, or still
                os.rmdir(f"{self._folder}/{folder}")  # noqa: PTH106  # as above

    def _keep(self, file: Written) -> Written | None:
        if stat.S_IMODE(file.mode) != self._mode:  # who may read it is told anew by each build's umask
            return None
        if self._ready.get(file.path) == file:
            return self._ready.pop(file.path)
        source, target = f"{self._before}/{file.path}", self._place(file.path)
        try:
            os.link(source, target, follow_symlinks=False)
        except FileNotFoundError:
            return None
        except (OSError, NotImplementedError):
            return self._copy(file, source)
        if file.is_at(target):
            return file
        os.unlink(target)  # noqa: PTH108  # as above
        return None

    def _remove(self, paths: Collection[str]) -> None:
        for path in paths:
            os.unlink(f"{self._folder}/{path}")  # noqa: PTH108  # as above
        self._emptied |= folders_of(paths)

    def _copy(self, file: Written, source: str) -> Written | None:
        """Copy a file where it cannot be linked, None where it holds something else than was written."""
        try:
            data = Path(source).read_bytes() if file.is_at(source) else b""
        except OSError:
            return None
        is_same = hashlib.sha256(data).hexdigest() == file.sha256
        return self._write(file.path, data, file.sha256) if is_same else None

    def _place(self, path: str) -> str:
        """Return where a file stands, in a folder that is there."""
        place = f"{self._folder}/{path}"
        folder = place[: place.rindex("/")]
        if folder not in self._made:
            self._make(folder)
        return place

    def _make(self, folder: str) -> None:
        """Make a folder, and those around it that are not there; another process may do so too."""
        try:
            os.mkdir(folder)  # noqa: PTH102  # as above
        except FileExistsError:
            pass
        except FileNotFoundError:
            self._make(folder[: folder.rindex("/")])
            self._make(folder)
        self._made.add(folder)


def _write_all(file: int, data: bytes) -> None:
    """Write all of some data, however much the system takes at once."""
    left = memoryview(data)
    while left:
        left = left[os.write(file, left) :]


def read_umask() -> int:
    """Return which rights are taken from what is made."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
