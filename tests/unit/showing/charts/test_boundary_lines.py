"""The day on which what is compared became another, on the chart of a board."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree as ET

from effsota.boards.trend import build_trend
from effsota.model import Board
from effsota.showing.charts import build_legend, render_board
from effsota.showing.charts.scene import build_scene
from effsota.showing.charts.wording import describe
from tests.present import present
from tests.unit.boards.test_boundaries import board

SVG = "{http://www.w3.org/2000/svg}"
TODAY = date(2026, 11, 22)
LEADERS = board()
BOARD = Board(leaderboard=LEADERS, trend=build_trend(LEADERS))


def test_a_boundary_is_a_line_with_its_name_at_every_width() -> None:
    """From top to bottom of the plot."""
    chart = ET.fromstring(f"<all>{render_board(BOARD, chart_id='b', today=TODAY)}</all>")  # noqa: S314  # our own
    for svg in present(chart.findall(f"{SVG}svg")):
        (line,) = svg.findall(f"{SVG}g[@class='boundaries']/{SVG}path[@class='target']")
        start, end = line.get("d", "").removeprefix("M").split(" L")
        assert start.split()[0] == end.split()[0]
        assert "new set" in ["".join(text.itertext()) for text in svg.iter(f"{SVG}text")]


def test_legend_and_description_tell_what_the_line_is() -> None:
    """With its day; a board whose rules parted nothing has neither."""
    told = "Boundary on 1 Jan 2014 (new set): part of a factor across it is of the change"
    assert told in [item.text for item in build_legend(BOARD, today=TODAY)]
    scene = build_scene(BOARD, today=TODAY)
    assert scene is not None
    assert told in describe(scene)
    plain = Board(leaderboard=board(changes=[]), trend=None)
    assert "boundary" not in [item.kind for item in build_legend(plain, today=TODAY)]
