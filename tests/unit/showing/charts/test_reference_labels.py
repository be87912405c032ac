"""A reference trend's label stands with its own line, and the legend names all of them."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from effsota.showing.charts import build_legend
from effsota.showing.charts.canvas import Canvas
from effsota.showing.charts.captions import render_captions
from effsota.showing.charts.geometry import SIZES, Size
from effsota.showing.charts.labels import Spot, spots_along, text_box
from effsota.showing.charts.marks import fit_line, reference_line
from effsota.showing.charts.owners import CLEARLY, stays_with
from effsota.showing.charts.scene import build_scene
from tests.builders.boards import REFERENCES, TODAY, alexnet_board, board, record, reference
from tests.builders.odd_boards import EARLY, FALLING, RISING, growing, odd
from tests.present import present

NEAR = (*REFERENCES, reference("Nearly Moore's", 25), reference("Twelve", 12))
BOARDS = {
    "alexnet": alexnet_board(),
    "two months": board([record("A", "2019-04-13", 5), record("B", "2019-06-13", 1)]),
    "decades": growing(*EARLY),
    "rising": growing(*RISING),
    "falling": odd(*FALLING),
}
Place = tuple[float, float]


def distance(place: Place, line: list[Place]) -> float:
    """Return how far a place is from a line, by many small steps along it."""
    parts = [(a, b, at / 400) for a, b in pairwise(line) for at in range(401)]
    return min(math.dist(place, (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)) for a, b, t in parts)


def middles(canvas: Canvas) -> dict[str, Place]:
    """Return where the middle of each reference label stands, by its text."""
    found = {}
    for node in ET.fromstring(str(render_captions(canvas).references)).iter("text"):  # noqa: S314  # our own
        turn = math.radians(float(re.findall(r"rotate\((\S+)", node.get("transform") or "rotate(0 ")[0]))
        x, y = float(node.get("x") or 0), float(node.get("y") or 0)
        found["".join(node.itertext())] = (x + 4 * math.sin(turn), y - 4 * math.cos(turn))
    return found


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.name)
@pytest.mark.parametrize("name", BOARDS)
def test_a_label_is_nearer_to_its_own_line_than_to_any_other(name: str, size: Size) -> None:
    """Of reference trends that lie close together, and of the fit; else it is left out."""
    scene = build_scene(BOARDS[name], today=TODAY, references=NEAR)
    assert scene is not None
    canvas = Canvas.of(scene, size)
    for text, place in middles(canvas).items():
        (own,) = [each for each in NEAR if text.partition(",")[0] == each.name]
        others = [reference_line(canvas, each) for each in NEAR if each is not own]
        others += [fit_line(canvas, each) for each in scene.trends]
        assert distance(place, reference_line(canvas, own)) < min(distance(place, each) for each in others)


def test_labels_are_drawn_where_there_is_room() -> None:
    """All three, on a wide chart of seven years."""
    scene = build_scene(alexnet_board(), today=TODAY, references=REFERENCES)
    assert scene is not None
    assert len(middles(Canvas.of(scene, SIZES[0]))) >= 2


@pytest.mark.parametrize("beyond", [-0.1, 0.1])
def test_a_label_between_two_lines_must_be_clearly_nearer_to_one(beyond: float) -> None:
    """By a few pixels, all along."""
    gap = 2 * 6 + CLEARLY + beyond
    pieces = (text_box(50, 0, 10, "start"),)
    high = (pieces[0][1] + pieces[0][3]) / 2
    spot = Spot(0, 0, "middle", 0.0, pieces[0], pieces)
    own, other = [(0.0, high + 6), (99.0, high + 6)], [(0.0, high + 6 - gap), (99.0, high + 6 - gap)]
    assert stays_with(spot, own, [other]) is (beyond > 0)


def test_a_label_has_pieces_to_be_measured_by() -> None:
    """Without them nothing would be compared."""
    assert all(spot.pieces for spot in present(spots_along((0.0, 0.0), (300.0, 100.0), 60.0)))


def test_a_legend_names_every_reference_trend_by_its_steepness() -> None:
    """So that a line without a label can be told."""
    items = build_legend(alexnet_board(), today=TODAY, references=REFERENCES)
    (text,) = [item.text for item in items if item.kind == "reference"]
    named = "DNA sequencing (10 months), Moore's law (2 years), Solar (6 years)"
    assert text == f"From the baseline, the steepest first: {named}"
