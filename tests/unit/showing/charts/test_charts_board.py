"""The chart of a board: geometry that follows the data, labels that never meet, inert text."""

from __future__ import annotations

import math
import re
from datetime import date
from itertools import combinations, pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from effsota.showing.charts import NARROW, SIZES, WIDE, page_style, render_board
from effsota.showing.charts.canvas import Canvas
from effsota.showing.charts.captions import _room, ranked_points
from effsota.showing.charts.labels import MOST_LABELS, text_width
from effsota.showing.charts.marks import band_outline, fit_line, frontier_line
from effsota.showing.charts.markup import ATTRIBUTES, ELEMENTS
from effsota.showing.charts.scene import Edge, Mark, build_scene
from tests.builders.boards import ALEXNET_ROWS, REFERENCES, TODAY, alexnet_board, board, empty_board, record
from tests.present import present

if TYPE_CHECKING:
    from effsota.model import Board, Entry
    from effsota.showing.charts.geometry import Size

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "مرحبا بالعالم",
    "x" * 500,
    "]]>&amp;'",
    "🙂" * 200,
)
OFF_SCALE = record("VGG-11", "2014-09-04", 10_000.0)


def eighteen() -> Board:
    """Return a board of eighteen records with long names, close to each other."""
    return board(
        [
            record(f"modded run {i} with Muon", f"{2024 + i // 12}-{i % 12 + 1:02d}-10", 4 * 0.86**i)
            for i in range(18)
        ]
    )


def hundred() -> Board:
    """Return a board of a hundred records."""
    return board(
        [
            record(f"run {i}", date.fromordinal(737_000 + 11 * i).isoformat(), 100 * 0.93**i * (1 + i % 3))
            for i in range(100)
        ]
    )


BOARDS = {
    "one": board([record(*ALEXNET_ROWS[0])]),
    "two": board([record(*row) for row in ALEXNET_ROWS[:2]]),
    "three": board([record(*row) for row in ALEXNET_ROWS[:3]]),
    "alexnet": alexnet_board(OFF_SCALE, record("Bound", "2016-01-01", 3.0, bound="upper")),
    "eighteen": eighteen(),
    "hundred": hundred(),
    "one day": board([record(f"m{i}", "2020-05-05", 10 / (i + 1)) for i in range(5)]),
    "hostile": board([record(name, f"201{i}-01-01", 10 / 3**i) for i, name in enumerate(HOSTILE)]),
    "growing": board([record(f"g{i}", f"201{i}-01-01", 10.0**i) for i in range(8)], "compute-trend"),
}
EVERY = pytest.mark.parametrize("name", sorted(BOARDS))
AT_EACH_SIZE = pytest.mark.parametrize("size", SIZES, ids=lambda size: size.name)


def draw(name: str, size: Size = WIDE) -> ET.Element:
    """Return the parsed chart of a board."""
    return ET.fromstring(render(BOARDS[name], size))  # noqa: S314  # our own output


def render(given: Board, size: Size = WIDE) -> str:
    """Return the chart of a board with links and reference trends."""
    return str(
        render_board(given, chart_id="c", today=TODAY, href=_href, references=REFERENCES, sizes=[size])
    )


def _href(entry: Entry) -> str:
    return f"{entry.record.submission.name}/"


def canvas(name: str = "alexnet", size: Size = WIDE) -> Canvas:
    """Return the canvas of a board."""
    scene = build_scene(BOARDS[name], today=TODAY, references=REFERENCES)
    assert scene is not None
    return Canvas.of(scene, size)


@EVERY
@AT_EACH_SIZE
def test_only_allowed_elements_and_attributes_occur(name: str, size: Size) -> None:
    """The chart is well-formed XML without script, style or foreign content."""
    for node in present(draw(name, size).iter()):
        assert node.tag.removeprefix(SVG) in ELEMENTS
        assert set(node.attrib) <= ATTRIBUTES


def test_no_style_reaches_the_page() -> None:
    """A page with `style-src 'self'` needs no exception for charts."""
    assert "style" not in ELEMENTS | ATTRIBUTES


@EVERY
@AT_EACH_SIZE
def test_points_stand_at_the_logarithm_of_their_compute(name: str, size: Size) -> None:
    """Within half a pixel of the position that the axis ticks give."""
    drawn = canvas(name, size)
    plot, low, high = size.plot, math.log10(drawn.scene.low), math.log10(drawn.scene.high)
    root = draw(name, size)
    shown = [node.attrib["transform"] for node in root.iter(f"{SVG}a")]
    for point, place in present(zip(drawn.scene.points, shown, strict=True)):
        share = (math.log10(point.flop) - low) / (high - low)
        if point.edge is None:
            y = float(place.removesuffix(")").split()[1])
            assert abs(y - (plot.bottom - share * plot.height)) <= 0.5


@pytest.mark.parametrize("name", ["alexnet", "eighteen", "hundred", "three", "two", "one day"])
def test_the_frontier_is_a_falling_staircase(name: str) -> None:
    """2(n-1) segments, across and down in turn, never up, never back."""
    drawn = canvas(name)
    corners = frontier_line(drawn)
    assert len(corners) - 1 == 2 * (len(drawn.scene.frontier) - 1)
    for (x1, y1), (x2, y2) in pairwise(corners):
        assert x2 >= x1
        assert y2 >= y1
        assert x1 == x2 or y1 == y2


def test_the_frontier_of_a_compute_trend_rises() -> None:
    """More compute is further up."""
    heights = [y for _, y in frontier_line(canvas("growing"))]
    assert heights == sorted(heights, reverse=True)


@AT_EACH_SIZE
def test_fit_and_band_end_at_the_last_record(size: Size) -> None:
    """Nothing is extrapolated."""
    drawn = canvas(size=size)
    (trend,), last = drawn.scene.trends, drawn.x(date(2019, 5, 28))
    assert fit_line(drawn, trend)[-1][0] == last
    assert max(x for x, _ in band_outline(drawn, trend)) == last


@EVERY
@AT_EACH_SIZE
def test_labels_never_meet_and_stay_inside(name: str, size: Size) -> None:
    """Measured with the widths that the placement assumes."""
    boxes = [box for box in _label_boxes(draw(name, size)) if box]
    for (left, top, right, bottom), other in present(combinations(boxes, 2)):
        assert left >= other[2] or other[0] >= right or top >= other[3] or other[1] >= bottom
    for left, top, right, bottom in present(boxes):
        assert (left >= 0, top >= 0, right <= size.width + 1, bottom <= size.height) == (True,) * 4


def _label_boxes(root: ET.Element) -> list[tuple[float, float, float, float] | None]:
    group = next(node for node in root.iter() if node.get("class") == "labels")
    return [_label_box(node) for node in group]


def _label_box(node: ET.Element) -> tuple[float, float, float, float] | None:
    shown = "".join([node.text or "", *_shown(node)])
    width = text_width(shown, is_bold="frontier" in node.attrib["class"])
    x, y = float(node.attrib["x"]), float(node.attrib["y"])
    left = x - {"start": 0.0, "middle": width / 2, "end": width}[node.get("text-anchor", "start")]
    return left + 0.01, y - 11, left + width - 0.01, y + 3


def _shown(node: ET.Element) -> list[str]:
    return [(part.text or "") * (part.get("display") != "none") + (part.tail or "") for part in node]


def test_at_most_twenty_labels() -> None:
    """The rest is told by the points themselves and the table."""
    assert 1 <= len(_label_boxes(draw("hundred"))) <= MOST_LABELS


def test_baseline_and_best_are_labelled_first() -> None:
    """Then the largest drop: AlexNet to GoogLeNet is 4.33x."""
    names = [point.entry.record.submission.model for point in ranked_points(canvas().scene)]
    assert names[:3] == ["AlexNet", "EfficientNet-B0", "GoogLeNet"]


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=lambda size: size.name)
def test_baseline_and_best_keep_their_labels_in_a_crowd(size: Size) -> None:
    """However many records there are."""
    text = " ".join("".join(node.itertext()) for node in draw("eighteen", size).iter(f"{SVG}text"))
    assert "modded run 0" in text
    assert "modded run 17" in text


def test_an_outlier_does_not_flatten_the_frontier() -> None:
    """It stands at the top edge with its value."""
    drawn = canvas()
    (vgg,) = [point for point in drawn.scene.points if point.edge]
    assert (vgg.edge, drawn.scene.high < vgg.flop / 10) == (Edge.TOP, True)
    assert "VGG-11 10,000, off scale" in re.sub("<[^>]+>", "", render(BOARDS["alexnet"]))


def test_marks_tell_what_a_record_is() -> None:
    """Disputed and withdrawn are hollow, bounds are bars, the rest is on the frontier or grey."""
    disputed = record("D", "2018-01-01", 0.01, status={"is": "disputed", "reason": "?", "date": TODAY})
    scene = build_scene(alexnet_board(disputed, record("B", "2016-01-01", 3.0, bound="upper")), today=TODAY)
    assert scene is not None
    marks = {point.entry.record.submission.model: point.mark for point in scene.points}
    assert (marks["D"], marks["B"], marks["AlexNet"]) == (Mark.HOLLOW, Mark.BOUND, Mark.FRONTIER)


def test_points_are_links_with_a_name_a_date_and_a_value() -> None:
    """A screen reader hears what the eye sees, in the order of dates."""
    names = [node.attrib["aria-label"] for node in draw("three").iter(f"{SVG}a")]
    assert names == [
        "AlexNet, 1 Jun 2012: 6.16 TFS-days, baseline",
        "GoogLeNet, 17 Sep 2014: 1.42 TFS-days, 4.3× less than AlexNet",
        "MobileNet v1, 17 Apr 2017: 0.557 TFS-days, 11× less than AlexNet",
    ]


def test_points_carry_their_values_for_the_tooltip() -> None:
    """In every unit."""
    node = list(draw("three").iter(f"{SVG}a"))[1]
    assert {key: node.attrib[f"data-{key}"] for key in ("model", "date", "tfs", "pfs", "flop", "method")} == {
        "model": "GoogLeNet",
        "date": "17 Sep 2014",
        "tfs": "1.42 TFS-days",
        "pfs": "0.00142 PFS-days",
        "flop": "1.23×10¹⁷ FLOP",
        "method": "As reported",
    }


def test_only_one_size_holds_names_and_data() -> None:
    """The others refer to it, so that a page with a hundred points stays light."""
    drawn = render_board(BOARDS["three"], chart_id="c", today=TODAY, href=_href)
    nodes = list(ET.fromstring(f"<div>{drawn}</div>").iter(f"{SVG}a"))  # noqa: S314  # our own output
    assert [node.get("id") for node in nodes] == ["c-0", "c-1", "c-2", *[None] * 6]
    assert [node.get("aria-labelledby") for node in nodes] == [*[None] * 3, *["c-0", "c-1", "c-2"] * 2]
    assert sum("data-model" in node.attrib for node in nodes) == 3


def test_a_table_may_hold_the_data() -> None:
    """Then a point says its name, and nothing twice."""
    drawn = render_board(BOARDS["three"], chart_id="c", today=TODAY, href=_href, has_data=False)
    assert ("data-" in drawn, drawn.count("aria-label=")) == (False, 3)


def test_points_are_large_enough_to_touch() -> None:
    """24 px also where a chart is drawn a little smaller than planned."""
    assert ".chart .hit{r:14px;fill-opacity:0}" in page_style()


def test_a_chart_without_links_is_an_image() -> None:
    """With nothing to focus."""
    root = ET.fromstring(render_board(BOARDS["three"], chart_id="c", today=TODAY, sizes=[WIDE]))  # noqa: S314
    assert (root.get("role"), [*root.iter(f"{SVG}a")]) == ("img", [])


def test_name_and_description_come_from_the_data() -> None:
    """And are referred to by ids that differ from size to size."""
    root = draw("three", NARROW)
    assert root.get("aria-labelledby") == "c-narrow-title c-narrow-desc"
    assert [root.findtext(f"{SVG}{tag}") for tag in ("title", "desc")] == [
        "AlexNet-level image classification: compute to reach 79.1% top-5 accuracy, 2012–2017",
        (
            "3 records on the frontier, from AlexNet of 1 Jun 2012 at 6.16 TFS-days to MobileNet v1 "
            "of 17 Apr 2017 at 0.557 TFS-days, 11× less than AlexNet. "
            "Efficiency doubles every 16 months from Jun 2012 to Apr 2017, by a line through 3 records "
            "(95% interval 13–20)."
        ),
    ]


def test_two_records_have_no_band_and_say_so() -> None:
    """A rate between two points has no interval."""
    text = render(BOARDS["two"])
    assert ('class="band"' in text, "2 records: rate between end points, no interval" in text) == (
        False,
        True,
    )


def test_an_empty_board_says_so() -> None:
    """No records is not a crash."""
    assert "No records on file yet." in render(empty_board())


def test_every_unit_has_its_ticks_and_one_is_shown() -> None:
    """A style sheet can switch them without script."""
    groups = [node for node in draw("alexnet").iter(f"{SVG}g") if node.get("class", "").startswith("u-")]
    assert [(node.get("class"), node.get("display")) for node in groups] == [
        ("u-tfs", None),
        ("u-pfs", "none"),
        ("u-flop", "none"),
    ]


def test_hostile_names_stay_text() -> None:
    """Nothing of a name becomes markup."""
    text = render(BOARDS["hostile"])
    assert ("<script" in text, "<img" in text, "&lt;script&gt;" in text) == (False, False, True)


def test_long_names_are_cut_in_labels() -> None:
    """To what fits, with an ellipsis."""
    labels = ["".join(node.itertext()) for node in draw("hostile").iter(f"{SVG}text")]
    assert max(map(len, labels)) < 60


def test_reference_trends_start_at_the_baseline() -> None:
    """All from one point."""
    lines = [
        node.attrib["d"].split(" L")[0]
        for node in draw("alexnet").iter(f"{SVG}path")
        if node.get("class") == "reference-line"
    ]
    assert (len(lines), len(set(lines))) == (3, 1)


def test_the_same_board_has_the_same_bytes() -> None:
    """Every coordinate is rounded in one way."""
    assert render(alexnet_board()) == render(alexnet_board())


def test_the_room_is_inside_the_frame() -> None:
    """Labels keep to the plot at every size."""
    for size in present(SIZES):
        frame, within = size.frame, _room(canvas(size=size)).within
        assert frame.left <= within.left < within.right <= frame.right
        assert frame.top <= within.top < within.bottom <= frame.bottom
