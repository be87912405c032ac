"""What the whole site shows of one board made ready, from what the pages of that board may know."""

from __future__ import annotations

from collections.abc import Sequence

from effsota.model import ReferenceTrend
from effsota.showing.pages.all_records import build_listed
from effsota.showing.pages.board_glances import build_glance, build_past
from effsota.showing.pages.change_lines import board_lines
from effsota.showing.ready_boards import ReadyBoard
from effsota.showing.site import Site
from effsota.showing.website.downloads import table_rows


def build_ready(site: Site, references: Sequence[ReferenceTrend]) -> ReadyBoard:
    """Return what the whole site shows of the board of a site that is narrowed to it.

    `references` are those that trends are compared with, which no page of a board shows.

    Raises:
        BrokenAtError: if the program breaks at a record.
    """
    (board,) = site.boards
    return ReadyBoard(
        rows=table_rows(board, site),
        listed=build_listed(board, site),
        glance=build_glance(board, site),
        past=build_past(board, site, references),
        lines=board_lines(board, site),
    )
