"""A board's chart alone, to stand in somebody else's page."""

from __future__ import annotations

from markupsafe import Markup
from msgspec.structs import replace

from effsota.model import Board
from effsota.showing.pages.drawing import Drawing
from effsota.showing.pages.page import Page, track_path

LINK = Markup(' href="')  # quotes of texts are escaped, so that these are the links of points alone


def build_embed_page(board: Board, drawing: Drawing | None) -> Page:
    """Return the page that holds the chart of a board alone; `drawing` is that of the board's own page."""
    track = board.leaderboard.track
    path = f"{track_path(track)}embed/"
    return Page(
        path=path,
        template="embed.html",
        title=f"{track.name}, chart",
        description=f"The chart of {track.name}, to embed.",
        view=None if drawing is None else one_folder_down(drawing),
        board=board,
        canonical=track_path(track),
    )


def one_folder_down(drawing: Drawing) -> Drawing:
    """Return a drawing for a page one folder deeper; to draw takes long, to move its links does not."""
    return replace(drawing, markup=drawing.markup.replace(LINK, LINK + "../"))
