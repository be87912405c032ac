"""The units of a site put in a fresh folder: kept where their key stays, else rendered by all processors."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial

from msgspec.structs import replace

from effsota.disk.cache import Cache
from effsota.disk.fresh_folder import FreshFolder
from effsota.disk.manifest import Manifest, UnitFiles, Written
from effsota.disk.workers import run_all
from effsota.model import Analysis, Tree
from effsota.pipeline.board_units import BoardOutcome, BoardUnit, Workplace, board_units
from effsota.pipeline.compiled_templates import compile_templates, templates_of
from effsota.pipeline.translated_scripts import translate_scripts
from effsota.pipeline.unit_keys import UnitKeys
from effsota.problems import BrokenFilesError, Problem
from effsota.progress import Tell
from effsota.showing.site import Site
from effsota.showing.website.closing_files import render_closing
from effsota.showing.website.files import check_paths
from effsota.showing.website.html import PageFile
from effsota.showing.website.pictures import Draw
from effsota.showing.website.site_units import WHOLE_UNITS, render_whole

_CLOSING = "closing"
_WHAT = "rendering"
# Of so many records most pages of the whole site are known to stay before another process could begin.
MOST_ALONE = 2_000


@dataclass(slots=True, kw_only=True)
class SiteRendering:
    """One rendering of a site, whose boards are not analysed yet, into a fresh folder.

    `before` is what the folder held that it will replace; `done` are the units that are in it already.
    """

    site: Site
    tree: Tree
    fresh: FreshFolder
    keys: UnitKeys
    before: Manifest
    cache: Cache
    draw: Draw | None
    tell: Tell
    boards: tuple[BoardUnit, ...] = ()
    done: dict[str, UnitFiles] = field(default_factory=dict)

    def render(self) -> Manifest:
        """Fill the folder, and return what it holds.

        Raises:
            BrokenFilesError: if the program breaks at a board or at a record.
        """
        self.boards = tuple(board_units(self.site, self.keys))
        for unit in self.boards:
            self._keep(unit.name, unit.key)
        for name in WHOLE_UNITS:
            self._keep(name, self._key_of(name))
        self.fresh.remove_rest()
        if len(self.done) < len(self.boards) + len(WHOLE_UNITS):
            compile_templates(self.tree, self.cache)
            translate_scripts(self.cache)
        analyses = self._render_boards()
        self._render_whole(analyses)
        order = self._in_order()
        check_paths(file.path for unit in order for file in unit.files)
        self.done[_CLOSING] = self._close(order)
        return Manifest(self.keys.whole, self.done)

    def _keep(self, name: str, key: str) -> None:
        """Take over a unit of the last site whose key is the same and whose files stand as written."""
        last = self.before.units.get(name)
        files = self.fresh.keep(last.files) if last is not None and last.key == key else None
        if last is not None and files is not None:
            self.done[name] = replace(last, files=files)

    def _render_boards(self) -> Mapping[str, Analysis]:
        """Render the boards that are not kept, and return all analyses, where a whole unit asks for them."""
        analyses: dict[str, Analysis] = {}
        place_of_work = self._workplace()
        # The longest first: none is left for one processor at the end.
        longest_first = sorted(self.boards, key=lambda unit: -len(unit.board.leaderboard.entries))
        waiting: list[BoardUnit] = []
        jobs: list[Callable[[], BoardOutcome]] = []
        is_asked = not WHOLE_UNITS.keys() <= self.done.keys()
        for unit in longest_first:
            is_kept = unit.name in self.done
            known = unit.read_analysis(self.cache) if is_kept and is_asked else None
            if known is not None:
                analyses[unit.name] = known
            elif is_asked or not is_kept:
                waiting.append(unit)
                jobs.append(partial(place_of_work.analyse if is_kept else place_of_work.render, unit))
        problems: list[Problem] = []
        with closing(_run_boards(jobs)) as outcomes:
            for place, outcome in outcomes:
                unit = waiting[place]
                problems += outcome.problems
                if outcome.problems:
                    continue
                analyses[unit.name] = outcome.analysis_of(unit)
                if outcome.files is not None:
                    self.done[unit.name] = outcome.files
                self._tell()
        if problems:
            raise BrokenFilesError(tuple(sorted(problems)))
        return analyses

    def _workplace(self) -> Workplace:
        return Workplace(
            fresh=self.fresh,
            cache=self.cache,
            references=self.site.references,
            templates=templates_of(self.tree),
            draw=self.draw,
        )

    def _render_whole(self, analyses: Mapping[str, Analysis]) -> None:
        names = [name for name in WHOLE_UNITS if name not in self.done]
        if not names:
            return
        boards = tuple(replace(unit.board, analysis=analyses[unit.name]) for unit in self.boards)
        known = {unit.board.leaderboard.track.id: unit.read_ready(self.cache) for unit in self.boards}
        ready = {track: each for track, each in known.items() if each is not None}
        site = replace(self.site, boards=boards, ready=ready)
        jobs = [partial(self._write_whole, name, site) for name in names]
        with closing(run_all(jobs, sharing=self._is_long)) as outcomes:
            for place, files in outcomes:
                self.done[names[place]] = files
                self._tell()

    @property
    def _is_long(self) -> bool:
        """Whether the whole site takes long: of many records, or where there is none before it."""
        records = sum(len(unit.board.leaderboard.entries) for unit in self.boards)
        return records > MOST_ALONE or not self.before.units

    def _write_whole(self, name: str, site: Site) -> UnitFiles:
        unit = WHOLE_UNITS[name]
        tree = self.tree if unit.knows is None else self.keys.static_files
        rendered = render_whole(unit, site, tree=tree, draw=self.draw)
        last = self.before.units.get(name)
        stood = {(each.path, last.pages.get(each.path)): each for each in last.files} if last else {}
        pages = [self._write_page(page, stood) for page in rendered.pages]
        rest = self.fresh.write_unit(self._key_of(name), rendered.listed, rendered.files)
        keys = {file.path: key for file, key in pages if key is not None}
        return replace(rest, files=(*(file for file, _ in pages), *rest.files), pages=keys)

    def _write_page(
        self, page: PageFile, stood: Mapping[tuple[str, str | None], Written]
    ) -> tuple[Written, str | None]:
        """Return a page and its key; it stays as it `stood`, by path and key, where nothing of it changed."""
        told = page.told() if self.cache else None  # by which the next build would know it, if it is kept
        key = None if told is None else self.keys.of_page(told)
        last = None if key is None else stood.get((page.path, key))
        kept = None if last is None else self.fresh.keep([last])
        return kept[0] if kept else self.fresh.write(page.path, page.render()), key

    def _key_of(self, name: str) -> str:
        return self.keys.of_whole(WHOLE_UNITS[name], self.site)

    def _in_order(self) -> Sequence[UnitFiles]:
        """Return the units in the order in which the map of the site lists their pages."""
        first, *rest = WHOLE_UNITS
        return [self.done[name] for name in (first, *(unit.name for unit in self.boards), *rest)]

    def _close(self, units: Sequence[UnitFiles]) -> UnitFiles:
        listed = [path for unit in units for path in unit.listed]
        digests = {file.path: file.sha256 for unit in units for file in unit.files}
        files = render_closing(listed, digests, self.site, tree=self.tree)
        return self.fresh.write_unit(self.keys.whole, (), files)

    def _tell(self) -> None:
        self.tell(len(self.done), len(self.boards) + len(WHOLE_UNITS), _WHAT)


def _run_boards(jobs: Sequence[Callable[[], BoardOutcome]]) -> Generator[tuple[int, BoardOutcome]]:
    """Yield what comes of boards; numpy is there before processes are forked, or each would load it."""
    if len(jobs) > 1:
        import effsota.boards.trend.breaks  # noqa: F401, PLC0415
    yield from run_all(jobs)
