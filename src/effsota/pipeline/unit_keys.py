"""What each unit of a site is made from, as one digest: a unit whose key stays would give the same bytes."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from effsota import __version__
from effsota.disk.cache import key_of
from effsota.disk.folder import BENEATH
from effsota.frozen import field_names
from effsota.model import Tree, TreeFile
from effsota.showing.filed import curve_files
from effsota.showing.site import Site
from effsota.showing.website.site_units import WholeUnit
from effsota.showing.website.templates import TEMPLATES

# Fields of a narrowed site that follow from the files of a board's folder, the schemas and the vocabularies.
OF_FILES = frozenset({"boards", "curves", "sources", "chronicle", "hardware"})
_OF_STATIC = ("schema/", BENEATH, "site/")


class UnitKeys:
    """The keys of a tree's units; each file is told by its path, mode, size and digest.

    `static_files` are those that a unit may read which knows of no record.
    """

    def __init__(self, tree: Tree, *, whole: str, has_pictures: bool) -> None:
        self.whole = whole
        self._tree = tree
        self._pictures = f"{has_pictures}"
        self._by_track: Mapping[str, list[str]] = _by_track(tree)
        self._judge = key_of(_states(tree, ("schema/", BENEATH)))
        self._templates = key_of(_states(tree, (TEMPLATES,)))
        self.static_files = {path: file for path, file in tree.items() if path.startswith(_OF_STATIC)}
        self._static = key_of(_states(self.static_files, ("",)))

    def of_analysis(self, site: Site) -> str:
        """Return the key of all that the board of a narrowed site is made from."""
        (board,) = site.boards
        entries = board.leaderboard.entries
        # A record may rest on the curve of another one, on another board.
        curves = {file for entry in entries for file in curve_files(entry.record.submission)}
        borrowed = (_state(file, self._tree[file]) for file in sorted(curves) if file in self._tree)
        return key_of(["board", self._judge, *self._by_track[board.leaderboard.track.id], *borrowed])

    def of_board(self, site: Site, analysis: str) -> str:
        """Return the key of the files of a narrowed site's board: of everything that they can reach."""
        return key_of(["unit", analysis, self._templates, self._pictures, *_values(site)])

    def of_whole(self, unit: WholeUnit, site: Site) -> str:
        """Return the key of a unit of the whole site: of everything, or of the part that it knows."""
        if unit.knows is None:
            return self.whole
        return key_of([unit.name, self._static, self._pictures, *_values(unit.knows(site))])

    def of_page(self, told: bytes) -> str:
        """Return the key of a page, of all that its template is given."""
        return key_of(["page", self._templates, hashlib.sha256(told).hexdigest()])


def _values(site: Site) -> Iterator[str]:
    """Yield what stands in the fields of a site that do not follow from files alone."""
    return (f"{name}={getattr(site, name)!r}" for name in field_names(Site) if name not in OF_FILES)


def key_of_whole(tree: Tree, today: date, base_url: str | None, *beside: str, has_pictures: bool) -> str:
    """Return the key of everything that a site is made from, what stands beside the tree included."""
    given = [today.isoformat(), f"{base_url}", f"{has_pictures}", __version__, *beside]
    return key_of(["site", *given, *_states(tree, ("",))])


def _by_track(tree: Tree) -> Mapping[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path, file in tree.items():
        room, _, rest = path.partition("/")
        if room == "submissions":
            found[rest.partition("/")[0]].append(_state(path, file))
    return found


def _states(tree: Tree, rooms: Iterable[str]) -> Iterator[str]:
    beginnings = tuple(rooms)
    return (_state(path, file) for path, file in tree.items() if path.startswith(beginnings))


def _state(path: str, file: TreeFile) -> str:
    return f"{file.mode} {file.size} {file.digest} {file.fault} {path}"
