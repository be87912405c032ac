"""A board's chart as a page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from effsota.charts import MIDDLE, NARROW, SIZES, render_board
from effsota.pages.rows import record_path

if TYPE_CHECKING:
    from markupsafe import Markup

    from effsota.model import Board, Entry
    from effsota.pages.site import Site

BESIDE_TEXT = (MIDDLE, NARROW)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A chart, whose markup the charts themselves have made safe."""

    markup: Markup


def build_drawing(board: Board, site: Site, *, root: str, is_beside_text: bool = False) -> Drawing | None:
    """Return the chart of a board, None on an empty one; its links start at the folder `root`."""
    if not board.leaderboard.entries:
        return None

    def href(entry: Entry) -> str:
        return record_path(entry).removeprefix(root)

    markup = render_board(
        board,
        chart_id=board.leaderboard.track.id,
        today=site.today,
        href=href,
        references=board.trend.references if board.trend else (),
        sizes=BESIDE_TEXT if is_beside_text else SIZES,
    )
    return Drawing(markup=markup)
