"""The learning curves of a tree: every CSV read when somebody asks for it, with its problems."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from effsota.model import Curve, Tree
from effsota.pipeline.isolation import isolating
from effsota.problems import Problem

_ROOM = "submissions/"


class Curves(Mapping[str, Curve | None]):
    """Every curve by file, None where it cannot be read."""

    def __init__(self, tree: Tree, *, without: Collection[str]) -> None:
        curves = (file for file in tree if file.endswith(".csv") and file.startswith(_ROOM))
        self._tree = {file: tree[file] for file in sorted(curves)}
        self._without = without
        self._by_folder: dict[str, tuple[str, ...]] = {}
        for file in self._tree:
            folder = file.rpartition("/")[0]
            self._by_folder[folder] = (*self._by_folder.get(folder, ()), file)
        self._read: dict[str, tuple[Curve | None, tuple[Problem, ...]]] = {}

    def __getitem__(self, file: str) -> Curve | None:
        return self._find(file)[0]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tree)

    def __len__(self) -> int:
        return len(self._tree)

    def __contains__(self, file: object) -> bool:
        return file in self._tree

    def of_track(self, folder: str) -> tuple[str, ...]:
        """Return the files of the curves that lie in a track's folder."""
        return self._by_folder.get(folder, ())

    def problems_of(self, file: str) -> tuple[Problem, ...]:
        """Return why a curve cannot be read."""
        return self._find(file)[1]

    def stamp(self, file: str) -> str:
        """Return what a curve's reading depends on: whether it is there, whether it is fit, its digest."""
        if file not in self._tree:
            return "missing"
        return "unfit" if file in self._without else self._tree[file].digest

    def _find(self, file: str) -> tuple[Curve | None, tuple[Problem, ...]]:
        if file not in self._read:
            self._read[file] = self._parse(file)
        return self._read[file]

    def _parse(self, file: str) -> tuple[Curve | None, tuple[Problem, ...]]:
        from effsota.reading.curve.csvfile import parse_curve  # noqa: PLC0415  # many a tracker has no curve

        problems: list[Problem] = []
        with isolating(file, problems):
            found = () if file in self._without else parse_curve(self._tree[file].data)
            if isinstance(found, Curve):
                return found, ()
            problems += [fault.in_file(file) for fault in found]
        return None, tuple(problems)


class CurvesAsked(Mapping[str, Curve | None]):
    """The curves as one track sees them; `stamps` are those that it asked for and that lie elsewhere."""

    def __init__(self, curves: Curves, folder: str) -> None:
        self._curves, self._folder = curves, f"{folder}/"
        self.stamps: dict[str, str] = {}

    def __getitem__(self, file: str) -> Curve | None:
        self._note(file)
        return self._curves[file]

    def __iter__(self) -> Iterator[str]:
        return iter(self._curves.of_track(self._folder.rstrip("/")))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, file: object) -> bool:
        self._note(str(file))
        return file in self._curves

    def _note(self, file: str) -> None:
        if not file.startswith(self._folder):
            self.stamps[file] = self._curves.stamp(file)
