"""Several files put on disk: all of them or none, and none over another that is not meant."""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from effsota.disk.output import OutputError


def write_files(files: Mapping[str, bytes], folder: Path, *, over: Collection[str] = ()) -> None:
    """Write files by their paths below `folder`; only those of `over` may be there: all of them or none.

    Where one cannot be written, or the program is ended meanwhile, everything is as it was before.

    Raises:
        OutputError: if another is there, or one cannot be written.
    """
    made: list[Path] = []
    beside: dict[Path, Path] = {}
    before: dict[Path, bytes] = {}
    target = folder
    try:
        for path, data in files.items():
            target = folder / path
            # What is replaced is written beside it first, and put in its place when all others are written.
            is_new = path not in over
            fresh = target if is_new else target.with_name(f".{target.name}.new")
            _make(fresh, data, made)
            if not is_new:
                beside[target] = fresh
        for target, fresh in beside.items():
            before[target] = target.read_bytes()
            fresh.replace(target)
    except BaseException as error:
        try:
            _undo(before, made)
        except BaseException:  # the signal that ends the program came just then: it is heard once
            _undo(before, made)
            raise
        if isinstance(error, OSError):
            raise OutputError(f"{target} cannot be written: {error.strerror}.") from error
        raise


def _make(file: Path, data: bytes, made: list[Path]) -> None:
    """Make a file with its folders, each of which is known as made before it is, the outermost first.

    What is there already is never known as made: where the program is ended just then it would be undone.
    """
    if os.path.lexists(file):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(file))
    made += [each for each in (file.parent, *file.parent.parents) if not each.exists()][::-1]
    file.parent.mkdir(parents=True, exist_ok=True)
    made.append(file)
    try:
        opened = file.open("xb")
    except FileExistsError:
        made.pop()
        raise
    with opened:
        opened.write(data)


def _undo(before: Mapping[Path, bytes], made: Iterable[Path]) -> None:
    for target, data in before.items():
        with suppress(OSError):
            target.write_bytes(data)
    for each in reversed([*made]):
        with suppress(OSError):
            if each.is_dir():
                each.rmdir()
            else:
                each.unlink()
