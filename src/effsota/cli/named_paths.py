"""The files of a tracker that a call names: resolved, and refused where nobody would look at them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from effsota.frozen import Frozen
from effsota.limits import is_out_of_place, is_stray

WHERE = "submissions lie in submissions/<track>/<name>.yaml, their curves beside them"


class NamedFiles(Frozen, kw_only=False):
    """What a call names, by paths from the root: single files, and all that are named or lie in a folder."""

    single: frozenset[str]
    all: frozenset[str]


def find_named(root: Path, paths: Sequence[Path]) -> NamedFiles | None:
    """Return the files that paths lead to, None where they lead to the whole tracker.

    Raises:
        click.UsageError: if one leads to nothing that is looked at: it must not be taken for fine.
    """
    inside = {_inside(root, path): path for path in paths}
    if not inside or "." in inside:
        return None
    found = {place: [*_files_at(root, place)] for place in inside}
    ignored = _find_ignored(root, [file for files in found.values() for file in files])
    for place, files in found.items():
        if ignored.issuperset(files):
            raise _wrong_call(_tell_nothing(root, place, inside[place], files))
    return NamedFiles(
        single=frozenset(place for place, files in found.items() if files == [place]),
        all=frozenset(file for files in found.values() for file in files) - ignored,
    )


def _inside(root: Path, path: Path) -> str:
    """Return the way from the root to where a path leads."""
    if not os.path.lexists(path):
        raise _wrong_call(f"{path} does not exist.")
    # The folder to which ".." or a link leads; the file as it is named, for it may be a link itself.
    named = path.parent.resolve() / path.name if path.name not in {"", ".."} else path.resolve()
    for place in (named, path.resolve()):
        if place.is_relative_to(root.resolve()):
            return place.relative_to(root.resolve()).as_posix()
    raise _wrong_call(f"{path} does not lie in the tracker {root}.")


def _wrong_call(why: str) -> Exception:
    import click  # noqa: PLC0415  # only where something is wrong

    return click.UsageError(why)


def _files_at(root: Path, place: str) -> Iterator[str]:
    """Yield the files at or below a place that are looked at."""
    yield from filter(_is_looked_at, _below(root, place))


def _below(root: Path, place: str) -> Iterable[str]:
    whole = root / place
    if whole.is_symlink() or not whole.is_dir():
        return [place]
    found = (Path(folder, name) for folder, _, names in os.walk(whole) for name in names)
    return sorted(file.relative_to(root).as_posix() for file in found)


def _is_looked_at(file: str) -> bool:
    room, _, name = file.partition("/")
    is_schema = room == "schema" and "/" not in name and name.endswith(".schema.json")
    return (room == "submissions" or is_schema or _is_vocabulary(file)) and not is_stray(file)


def _is_vocabulary(file: str) -> bool:
    from effsota.disk.folder import VOCABULARIES  # noqa: PLC0415  # only where no submission is named

    return file in VOCABULARIES


def _find_ignored(root: Path, files: Sequence[str]) -> frozenset[str]:
    if not any(map(is_out_of_place, files)):
        return frozenset()
    from effsota.disk.git_files import find_ignored  # noqa: PLC0415  # only where something is out of place

    return find_ignored(root, files)


def _tell_nothing(root: Path, place: str, path: Path, files: Sequence[str]) -> str:
    """Return why nothing at a path is looked at."""
    if is_stray(place) or is_stray(f"{place}/"):
        return f"{path} is a file of an editor or a system, which is not looked at."
    if files:
        return f"{path} is ignored by git, so it is not looked at; {WHERE}."
    if (root / place).is_dir():
        return f"{path} holds no file of the tracker; {WHERE}."
    return f"{path} is no file of the tracker, so nothing checks it; {WHERE}."
