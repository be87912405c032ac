"""One board as a unit of the site: analysed, then rendered from what its pages may know of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from effsota.boards.disputed_counted import board_with_disputed
from effsota.boards.trend.analysis import build_analysis
from effsota.disk.cache import Cache
from effsota.disk.fresh_folder import FreshFolder
from effsota.disk.manifest import UnitFiles
from effsota.frozen import Frozen
from effsota.model import Analysis, Board, ReferenceTrend, Tree
from effsota.pipeline.analyses import keep_analysis, pack_analysis, read_analysis, unpack_analysis
from effsota.pipeline.isolation import isolating
from effsota.pipeline.kept_boards import keep_ready, read_ready
from effsota.pipeline.unit_keys import UnitKeys
from effsota.problems import Problem
from effsota.showing.own_templates import TemplateMismatchError
from effsota.showing.ready_boards import ReadyBoard
from effsota.showing.site import Site
from effsota.showing.website.narrowing import narrow
from effsota.showing.website.pictures import Draw
from effsota.showing.website.ready import build_ready
from effsota.showing.website.site_units import render_board


class BoardUnit(Frozen):
    """A board with the site as its pages may know it, and the keys of its files and of its analysis.

    What the whole site shows of it is kept under the key of its files.
    """

    name: str
    site: Site
    key: str
    analysis_key: str

    @property
    def board(self) -> Board:
        """The board, not yet analysed."""
        return self.site.boards[0]

    def read_analysis(self, cache: Cache) -> Analysis | None:
        """Return the analysis as an earlier build found it."""
        return read_analysis(cache, self.analysis_key, self.board.leaderboard)

    def read_ready(self, cache: Cache) -> ReadyBoard | None:
        """Return what the whole site shows of it, as an earlier build made it, or another process of this."""
        return read_ready(cache, self.key)

    def keep_ready(self, cache: Cache, board: Board, references: Sequence[ReferenceTrend]) -> None:
        """Make what the whole site shows of it, and keep it; without a cache it is made where it is used."""
        if cache and self.read_ready(cache) is None:
            keep_ready(cache, self.key, build_ready(replace(self.site, boards=(board,)), references))


class BoardOutcome(Frozen, kw_only=False):
    """What came of a board in another process: its files, where they were asked for, and its analysis.

    Nothing but `problems` where the program broke at it.
    """

    packed: bytes = b""
    files: UnitFiles | None = None
    problems: tuple[Problem, ...] = ()

    def analysis_of(self, unit: BoardUnit) -> Analysis:
        """Return the analysis, with the entries of the unit's board."""
        return unpack_analysis(self.packed, unit.board.leaderboard)


def board_units(site: Site, keys: UnitKeys) -> Iterator[BoardUnit]:
    """Yield every board of a site."""
    for narrowed in narrow(site):
        analysis_key = keys.of_analysis(narrowed)
        yield BoardUnit(
            name=f"board {narrowed.boards[0].leaderboard.track.id}",
            site=narrowed,
            key=keys.of_board(narrowed, analysis_key),
            analysis_key=analysis_key,
        )


class Workplace(Frozen):
    """Where boards are rendered: the folder and the cache, and what all boards are rendered with."""

    fresh: FreshFolder
    cache: Cache
    references: tuple[ReferenceTrend, ...]
    templates: Tree
    draw: Draw | None

    def analyse(self, unit: BoardUnit) -> BoardOutcome:
        """Return the analysis of a board, which is kept for the next build."""
        return self._try(self._analyse, unit)

    def render(self, unit: BoardUnit) -> BoardOutcome:
        """Write the files of a board."""
        return self._try(self._render, unit)

    def _try(self, work: Callable[[BoardUnit], BoardOutcome], unit: BoardUnit) -> BoardOutcome:
        problems: list[Problem] = []
        with isolating(unit.board.leaderboard.track.file, problems, passing=(TemplateMismatchError,)):
            return work(unit)
        return BoardOutcome(problems=tuple(problems))

    def _analyse(self, unit: BoardUnit) -> BoardOutcome:
        packed = pack_analysis(unit.read_analysis(self.cache) or build_analysis(unit.board.leaderboard))
        keep_analysis(self.cache, unit.analysis_key, packed)
        outcome = BoardOutcome(packed)
        board = replace(unit.board, analysis=outcome.analysis_of(unit))
        unit.keep_ready(self.cache, board, self.references)
        return outcome

    def _render(self, unit: BoardUnit) -> BoardOutcome:
        analysed = self._analyse(unit)
        board = replace(
            unit.board,
            analysis=analysed.analysis_of(unit),
            with_disputed=board_with_disputed(unit.board, self.references),
        )
        site = replace(unit.site, boards=(board,))
        rendered = render_board(site, tree=self.templates, draw=self.draw)
        return replace(analysed, files=self.fresh.write_unit(unit.key, rendered.listed, rendered.files))
