"""A board's chart alone, to stand in somebody else's page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from effsota.pages.drawing import Drawing, build_drawing
from effsota.pages.page import Link, Page
from effsota.pages.track import target_text, track_path

if TYPE_CHECKING:
    from effsota.model import Board
    from effsota.pages.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbedView:
    """A chart with where it comes from."""

    name: str
    target: str | None
    track: Link
    drawing: Drawing | None


def build_embed_page(board: Board, site: Site) -> Page:
    """Return the page that holds the chart of a board alone."""
    track = board.leaderboard.track
    path = f"{track_path(track)}embed/"
    return Page(
        path=path,
        template="embed.html",
        title=f"{track.name}, chart",
        description=f"The chart of {track.name}, to embed.",
        view=EmbedView(
            name=track.name,
            target=target_text(track.metric),
            track=Link(text=track.name, path=track_path(track)),
            drawing=build_drawing(board, site, root=path),
        ),
        canonical=track_path(track),
    )
