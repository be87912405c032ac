"""Labels as they are drawn: each stands with its own mark or has a line to it, and all is inside the picture.

Read off the finished SVG, which is all that a reader has; nothing here knows how a place was found.
"""

from __future__ import annotations

import math
import re
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

import pytest

from effsota.showing.charts import render_board
from effsota.showing.charts.labels import text_width
from tests.builders.boards import REFERENCES, TODAY, alexnet_board, board, record
from tests.builders.odd_boards import EARLY, FALLING, RISING, growing, odd
from tests.present import present

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from effsota.model import Board, Entry

    Look = Callable[[str], list[str]]

SVG = "{http://www.w3.org/2000/svg}"
SHARE = {"start": 0.0, "middle": 0.5, "end": 1.0}
STAYS = 13.0  # px from a mark's middle at most to where its line begins
CROWD = [
    record(f"run {i}", date.fromordinal(737_000 + 5 * i).isoformat(), 9 * 0.97**i * (1 + i % 3))
    for i in range(60)
]
ODD = {
    "crowd": board(CROWD),
    "alexnet": alexnet_board(record("Bound", "2016-01-01", 3.0, bound="upper")),
    "same day": board([record(f"m{i}", "2020-05-05", 10 / (i + 1)) for i in range(5)]),
    "same place": board([record(f"twin {i}", "2020-05-05", 5.0) for i in range(4)]),
    "one": board([record("Only", "2020-01-01", 5.0)]),
    "off scale": board([record(n, d, c) for n, d, c in (("A", "2020-01-01", 5), ("B", "2020-03-01", 5e7))]),
    "decades": growing(*EARLY),
    "rising": growing(*RISING),
    "falling": odd(*FALLING),
    "long names": board([record("界" * 90 + str(i), f"201{i}-01-01", 10 / 3**i) for i in range(6)]),
}
Place = tuple[float, float]


class Label(NamedTuple):
    """The text of a label as it is shown, and its box: left, top, right, bottom."""

    text: str
    box: tuple[float, float, float, float]

    def far(self, place: Place) -> float:
        """Return how far a place is from the label, in px."""
        left, top, right, bottom = self.box
        return math.hypot(
            max(left - place[0], 0, place[0] - right), max(top - place[1], 0, place[1] - bottom)
        )


def charts_of(page: str) -> Iterator[ET.Element]:
    """Yield the charts of a page that have points."""
    for text in re.findall(r'<svg [^>]*class="chart chart-.*?</svg>', page, re.DOTALL):
        if 'class="point' in text:
            yield ET.fromstring(text)  # noqa: S314  # our own output


def draw(given: Board) -> str:
    """Return a board's chart at every size."""

    def href(entry: Entry) -> str:
        return f"{entry.record.submission.name}/"

    return str(render_board(given, chart_id="c", today=TODAY, href=href, references=REFERENCES))


def shown(node: ET.Element) -> str:
    """Return what of a text is shown."""
    parts = [(part.text or "") * (part.get("display") != "none") + (part.tail or "") for part in node]
    return "".join([node.text or "", *parts])


def label_of(node: ET.Element, *, is_bold: bool) -> Label:
    """Return a text with the room that it takes."""
    width = text_width(shown(node), is_bold=is_bold)
    x, y = float(node.attrib["x"]), float(node.attrib["y"])
    left = x - width * SHARE[node.get("text-anchor", "start")]
    return Label(shown(node), (left, y - 13.5, left + width, y + 4.0))


def group(chart: ET.Element, name: str) -> list[ET.Element]:
    """Return the children of a group of a chart."""
    return [child for node in chart.iter() if node.get("class") == name for child in node]


def numbers(text: str) -> list[float]:
    """Return the numbers of a path or a transform."""
    return [float(each) for each in re.findall(r"-?\d+(?:\.\d+)?", text)]


def marks_of(chart: ET.Element, names: Mapping[str, str]) -> list[tuple[str, Place]]:
    """Return every mark with its accessible name, by ids of the first size, and where it stands."""
    found = []
    for node in group(chart, "points"):
        x, y = numbers(node.attrib["transform"])[:2]
        name = node.get("aria-label") or names[node.attrib["aria-labelledby"]]
        found.append((name, (x, y)))
    return found


def names_of(charts: list[ET.Element]) -> dict[str, str]:
    """Return the accessible names of all points by their ids."""
    return {
        node.attrib["id"]: node.attrib["aria-label"]
        for chart in charts
        for node in group(chart, "points")
        if "aria-label" in node.attrib
    }


def strays(page: str) -> list[str]:
    """Return the labels of a page's charts that stand nearer to a foreign mark, without a line."""
    charts = list(charts_of(page))
    names, wrong = names_of(charts), []
    for chart in present(charts):
        marks = marks_of(chart, names)
        lines = [numbers(node.attrib["d"]) for node in group(chart, "leaders")]
        for node in group(chart, "labels"):
            if "label" not in node.attrib["class"].split():
                continue
            label = label_of(node, is_bold="frontier" in node.attrib["class"])
            name = shown(next(iter(node))).removesuffix("…")
            own = [place for said, place in marks if name.lower() in said.lower()]
            led = any(
                label.far((x2, y2)) < 1 and min(math.dist((x1, y1), place) for place in own) < STAYS
                for x1, y1, x2, y2 in lines
            )
            nearest = min(label.far(place) for _, place in marks)
            if min(label.far(place) for place in own) > nearest + 0.1 and not led:
                wrong.append(f"{chart.get('class')}: {label.text}")
    return wrong


def outside(page: str) -> list[str]:
    """Return the upright texts of a page's charts that leave the picture."""
    wrong = []
    for chart in charts_of(page):
        width, height = (float(chart.attrib[key]) for key in ("width", "height"))
        for node in chart.iter(f"{SVG}text"):
            if node.get("transform"):
                continue
            left, top, right, bottom = label_of(node, is_bold="frontier" in node.get("class", "")).box
            # What assumes the widest letters may pass the edge by a part of one.
            if left < -4 or right > width + 4 or top < -2 or bottom > height + 1:
                wrong.append(f"{chart.get('class')}: {shown(node)}")
    return wrong


def far_without_line(page: str) -> list[str]:
    """Return the labels that stand far from every mark of their name, without a line."""
    charts = list(charts_of(page))
    names, wrong = names_of(charts), []
    for chart in charts:
        marks = marks_of(chart, names)
        ends = [tuple(numbers(node.attrib["d"])[2:]) for node in group(chart, "leaders")]
        for node in group(chart, "labels"):
            if "label" in node.attrib["class"].split():
                label = label_of(node, is_bold="frontier" in node.attrib["class"])
                name = shown(next(iter(node))).removesuffix("…")
                own = [place for said, place in marks if name.lower() in said.lower()]
                if min(map(label.far, own)) > 17 and not any(label.far((x, y)) < 1 for x, y in ends):
                    wrong.append(label.text)
    return wrong


@pytest.mark.parametrize("look", [strays, outside, far_without_line])
@pytest.mark.parametrize("name", ODD)
def test_odd_boards_are_labelled_without_doubt(name: str, look: Look) -> None:
    """Crowds, twins, one day, off the scale, endless names: at every width."""
    assert look(draw(ODD[name])) == []


@pytest.mark.parametrize("look", [strays, outside, far_without_line])
def test_every_track_is_labelled_without_doubt(site_files: Mapping[str, bytes], look: Look) -> None:
    """Of the tracker itself, at every width."""
    pages = [path for path in site_files if re.fullmatch(r"tracks/[^/]+/index\.html", path)]
    found = {path: look(site_files[path].decode()) for path in present(pages)}
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


def test_names_of_trends_beside_the_plot_do_not_meet() -> None:
    """Nor with the ticks at their right."""
    for given in (ODD["alexnet"], ODD["rising"], ODD["crowd"]):
        (chart,) = [each for each in charts_of(draw(given)) if "chart-wide" in each.attrib["class"]]
        labels = [
            label_of(node, is_bold=False)
            for node in [*group(chart, "reference-labels"), *group(chart, "factor-axis")]
            if node.tag == f"{SVG}text" and not node.get("transform")
        ]
        for one, other in present(combinations(labels, 2)):
            (left, top, right, bottom), box = one.box, other.box
            assert left >= box[2] or box[0] >= right or top + 2 >= box[3] or box[1] + 2 >= bottom
