"""The chart of a record's estimates: where each stands, and what stands beside it."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from effsota.showing.charts import Estimated, render_estimates
from effsota.showing.charts.labels import text_width
from tests.present import present

SVG = "{http://www.w3.org/2000/svg}"
ROWS = (
    Estimated(name="Operation count", flop=1e18, low=5e17, high=2e18, is_main=True),
    Estimated(name="Hardware time", flop=1e20, low=3e19, high=3e20),
    Estimated(name="The record before: Old", flop=1e22, low=5e21, high=2e22, is_other=True),
)


def charts() -> list[ET.Element]:
    """Return the chart at each size."""
    text = render_estimates(ROWS, units=("TFS-days", "FLOP"), chart_id="e")
    return list(ET.fromstring(f"<div>{text}</div>"))  # noqa: S314  # our own output


@pytest.mark.parametrize("at", [0, 1])
def test_marks_stand_at_the_logarithm_of_their_compute(at: int) -> None:
    """Equal factors are equal distances, and the tolerance lies around its mark."""
    chart = charts()[at]
    first, second, third = (float(node.attrib["cx"]) for node in chart.iter(f"{SVG}circle"))
    assert third - second == pytest.approx(second - first, abs=0.2)
    lines = [node for node in chart.iter(f"{SVG}line") if node.get("class") == "whisker"]
    assert [
        float(node.attrib["x1"]) < x < float(node.attrib["x2"])
        for node, x in zip(lines, (first, second), strict=True)
    ] == [True, True]


@pytest.mark.parametrize("at", [0, 1])
def test_values_stay_inside_in_every_unit(at: int) -> None:
    """The units are groups that a switch shows."""
    chart = charts()[at]
    width = float(chart.attrib["width"])
    for node in present([node for node in chart.iter(f"{SVG}text") if "plain" in node.get("class", "")]):
        text, x = node.text or "", float(node.attrib["x"])
        ends = (x - text_width(text), x) if node.get("text-anchor") == "end" else (x, x + text_width(text))
        assert (ends[0] >= -30, ends[1] <= width + 1) == (True, True)
    texts = {"".join(node.itertext()) for node in chart.iter(f"{SVG}text")}
    assert {"1.00×10²² FLOP", "11.6 TFS-days"} <= texts
    assert {node.get("class") for node in chart.iter(f"{SVG}g")} >= {"u-tfs", "u-flop"}


def test_a_screen_reader_hears_each_estimate() -> None:
    """With its tolerance, in the unit that is shown first."""
    (described,) = [node.text for node in charts()[0].iter(f"{SVG}desc")]
    assert described is not None
    assert described.startswith("Operation count: 11.6 TFS-days, tolerance 5.8–23.")
