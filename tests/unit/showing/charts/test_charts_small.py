"""The small charts: learning curve, doubling times, cross-checks."""

from __future__ import annotations

import math
from xml.etree import ElementTree as ET

import pytest
from msgspec.structs import replace

from effsota.showing.charts import (
    CurveView,
    Rate,
    Ratio,
    StepBar,
    Waterfall,
    render_curve,
    render_rates,
    render_ratios,
    render_waterfall,
)
from effsota.showing.charts.curve import MOST_POINTS, thin
from effsota.showing.charts.markup import ATTRIBUTES, ELEMENTS, element, words
from effsota.showing.charts.ticks import factor_ticks, linear_ticks
from tests.builders.boards import REFERENCES
from tests.present import present

SVG = "{http://www.w3.org/2000/svg}"
POINTS = [(float(step), 3 + 8 * math.exp(-step / 300)) for step in range(1, 5000, 5)]
CURVE = CurveView(
    title="<b>A run</b>",
    x_name="steps",
    y_name="validation loss",
    points=POINTS,
    target=3.28,
    target_text="3.28",
    crossing=(1006.0, 3.2797),
)
RATES = [
    Rate(
        name="AlexNet-level", months=15.85, text="15.8 months (13.3–19.7)", low=13.28, high=19.66, href="a/"
    ),
    Rate(name="Open ended", months=5.0, text="5.00 months", low=3.0, high=math.inf),
    Rate(name="Falling", months=-5.0, text="no growth measured (4 records)"),
    Rate(name="<script>" * 90, months=math.inf, text="none"),
]
RATIOS = [
    Ratio(name=f"Model {at}", flop=10.0 ** (15 + at), ratio=2.0 ** (at - 4), href="x/") for at in range(9)
]
BARS = (
    StepBar(name="<i>First</i>", year="2024", before=1, after=2),
    StepBar(name="Worse", year="2024", before=2, after=1.9),
    StepBar(name="As much", year="2025", before=1.9, after=1.9, crosses="other data"),
    StepBar(name="Best", year="2025", before=1.9, after=8),
)
STEPS = Waterfall(title="<b>Steps</b>", description="What led to it", factor_name="Reduction", bars=BARS)
DRAWN = {
    "curve": render_curve(CURVE, chart_id="c"),
    "no crossing": render_curve(replace(CURVE, crossing=None), chart_id="c"),
    "rates": render_rates(RATES, chart_id="r", references=REFERENCES),
    "no rates": render_rates([], chart_id="r"),
    "ratios": render_ratios(RATIOS, chart_id="q", y_name="Operations ÷ hardware time"),
    "steps": render_waterfall(
        Waterfall(title="<b>Steps</b>", description="What led to it", factor_name="Reduction", bars=BARS),
        chart_id="s",
    ),
    "no ratios": render_ratios([], chart_id="q", y_name="Operations ÷ hardware time"),
}


def parse(name: str) -> ET.Element:
    """Return the parsed charts of one kind."""
    return ET.fromstring(f"<all>{DRAWN[name]}</all>")  # noqa: S314  # our own output


@pytest.mark.parametrize("name", sorted(DRAWN))
def test_only_allowed_elements_and_attributes_occur(name: str) -> None:
    """Well-formed, without script or style, whatever the names."""
    for svg in present(parse(name)):
        for node in svg.iter():
            assert node.tag.removeprefix(SVG) in ELEMENTS
            assert set(node.attrib) <= ATTRIBUTES


def test_a_curve_tells_where_it_crosses() -> None:
    """In words, for those who do not see it."""
    assert parse("curve").findtext(f"{SVG}svg/{SVG}desc") == (
        "1,000 logged points; validation loss first reaches the target of 3.28 at 1,006 steps with 3.2797."
    )


def test_a_long_curve_is_thinned_and_keeps_its_ends() -> None:
    """A page must stay small."""
    kept = thin(POINTS * 10)
    assert (len(kept) <= MOST_POINTS + 2, kept[0], kept[-1]) == (True, POINTS[0], POINTS[-1])


def test_a_spike_survives_thinning() -> None:
    """Least and greatest of each stretch stay."""
    points = [(float(at), 1.0) for at in range(5000)]
    points[2501] = (2501.0, 99.0)
    assert (2501.0, 99.0) in thin(points)


def test_rates_have_a_whisker_only_with_an_interval() -> None:
    """One bounded, one that runs to the edge; none for a rate without."""
    (wide, *_) = parse("rates")
    whiskers = [node for node in wide.iter(f"{SVG}line") if node.get("class") == "whisker"]
    assert [whisker.get("x2") for whisker in whiskers][1] == "1056"
    assert len(whiskers) == 2


@pytest.mark.parametrize(("months", "is_left"), [(6.0, False), (22.0, True)])
def test_a_value_stands_where_it_covers_no_line(months: float, is_left: bool) -> None:  # noqa: FBT001
    """Right of its mark, or left of it where a reference trend of two years would run through it."""
    rates = [Rate(name="One", months=months, text="told", value="some months", href="a/")]
    drawn = render_rates(rates, chart_id="r", references=REFERENCES[:1], sizes=("wide",))
    root = ET.fromstring(f"<all>{drawn}</all>")  # noqa: S314
    (value,) = [node for node in root.iter(f"{SVG}text") if node.text == "some months"]
    assert REFERENCES[0].doubling_months == 24
    assert (value.get("text-anchor") == "end") is is_left


def test_months_stand_on_their_axis_as_people_count_them() -> None:
    """A year is a tick, and twice and half of it."""
    (wide, *_) = ET.fromstring(f"<all>{render_rates(RATES[:1], chart_id='r')}</all>")  # noqa: S314
    ticks = [node.text for node in wide.iter(f"{SVG}text") if node.get("class") == "tick"]
    assert ticks == ["12 months", "2 years"]


def test_a_falling_rate_is_said_in_words() -> None:
    """It has no place on an axis of doubling times."""
    assert "no growth measured (4 records)" in DRAWN["rates"]


def test_a_rate_is_a_link_with_a_name() -> None:
    """With its interval."""
    names = {node.get("aria-label") for node in parse("rates").iter(f"{SVG}a")}
    assert names == {"AlexNet-level: 15.8 months (13.3–19.7)"}


def test_ratios_count_how_many_agree() -> None:
    """Within 1.5 and within 3."""
    assert parse("ratios").findtext(f"{SVG}svg/{SVG}desc") == "1 of 9 agree within 1.5×, 3 within 3×."


def test_an_unknown_element_is_refused() -> None:
    """The allow-list holds for ourselves too."""
    with pytest.raises(ValueError, match=r"^script is not an element of our charts$"):
        element("script", words("x"))


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "http://example.org", " javascript:x"]
)
def test_a_link_is_relative_or_https(link: str) -> None:
    """Nothing else becomes a link of a chart."""
    with pytest.raises(ValueError, match=r"^a link of a chart is relative or starts with https://$"):
        element("a", href=link)


def test_characters_unknown_to_xml_are_replaced() -> None:
    """So that a chart always parses."""
    assert words("a\x0bb\ud800") == "a\ufffdb\ufffd"


def test_linear_ticks_are_round() -> None:
    """Steps of 1, 2 or 5."""
    assert [text for _, text in linear_ticks(0, 1800, most=5)] == ["0", "500", "1,000", "1,500"]


def test_factor_ticks_become_powers_of_ten_on_a_long_axis() -> None:
    """512× is readable, 262,144× is not."""
    assert [text for _, text in factor_ticks(1, 1e6, most=8)] == [
        "1×",
        "10×",
        "100×",
        "1,000×",
        "10⁴×",
        "10⁵×",
        "10⁶×",
    ]


def test_a_step_that_gained_is_filled_and_one_that_lost_is_hollow() -> None:
    """One that did neither is a line; at every width, each where the one before has ended."""
    for svg in present(parse("steps").findall(f"{SVG}svg")):
        assert len(svg.findall(f"{SVG}rect[@class='accent']")) == 2
        assert len(svg.findall(f"{SVG}g[@class='point hollow']/{SVG}rect")) == 1
        assert len(svg.findall(f"{SVG}line[@class='axis']")) == 1
        first, last = svg.findall(f"{SVG}rect[@class='accent']")
        assert float(first.get("y", "")) > float(last.get("y", ""))
        assert len(svg.findall(f"{SVG}line[@class='leader']")) == 3


def test_a_step_across_a_boundary_has_a_line_before_it() -> None:
    """With what changed there."""
    for svg in present(parse("steps").findall(f"{SVG}svg")):
        assert len(svg.findall(f"{SVG}path[@class='target']")) == 1
        assert ["".join(text.itertext()) for text in svg.findall(f"{SVG}text[@class='remark']")] == [
            "other data"
        ]


def test_a_short_way_has_ticks_all_the_same() -> None:
    """Where no two of the factors that people count in lie between its ends."""
    bars = (StepBar(name="Only", year="2024", before=1, after=1.2),)
    view = Waterfall(title="Steps", description="One", factor_name="Reduction", bars=bars)
    chart = ET.fromstring(f"<all>{render_waterfall(view, chart_id='x')}</all>")  # noqa: S314  # our own output
    for svg in present(chart.findall(f"{SVG}svg")):
        ticks = [text.text for text in svg.iter(f"{SVG}text") if text.get("class") == "tick"]
        assert {"1×", "1.1×", "1.2×"} <= set(ticks)
