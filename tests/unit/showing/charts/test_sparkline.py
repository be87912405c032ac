"""A frontier in a table's height."""

from __future__ import annotations

from datetime import date

import pytest

from effsota.showing.charts import render_sparkline


def test_a_frontier_steps_down_from_left_to_right() -> None:
    """At the day of each record, by the logarithm of its compute; the last one has a dot."""
    drawn = render_sparkline([(date(2012, 1, 1), 100.0), (date(2014, 1, 1), 10.0), (date(2016, 1, 1), 1.0)])
    assert drawn is not None
    assert 'd="M4 4 L56 4 L56 14 L108 14 L108 24"' in drawn
    assert 'cx="108" cy="24"' in drawn


@pytest.mark.parametrize("count", [0, 1, 2])
def test_what_came_on_one_day_has_no_line(count: int) -> None:
    """A dot would say nothing."""
    assert render_sparkline([(date(2012, 1, 1), 1.0)] * count) is None
