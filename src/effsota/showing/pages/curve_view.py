"""A record's learning curves as its page shows them: the metric, the target, the crossing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from effsota import figures
from effsota.frozen import Frozen
from effsota.methods import LearningCurve
from effsota.model import Entry, Metric, Track
from effsota.reading.curve import find_crossing
from effsota.showing.charts import CurveView, render_curve
from effsota.showing.filed import source_path
from effsota.showing.pages.page import Link
from effsota.showing.site import Site

if TYPE_CHECKING:
    from markupsafe import Markup


class CurveDrawing(Frozen):
    """A chart whose markup the charts themselves have made safe, what it shows in words, and its data."""

    markup: Markup
    words: str
    file: Link
    rest: str | None


def build_curves(entry: Entry, track: Track, site: Site) -> tuple[CurveDrawing, ...]:
    """Return the curves that the record's estimates rest on, each drawn."""
    if track.metric is None:
        return ()
    return tuple(_build_curves(entry, track.metric, site))


def _build_curves(entry: Entry, metric: Metric, site: Site) -> Iterator[CurveDrawing]:
    submission = entry.record.submission
    held = (inputs for estimate in submission.estimates for _, inputs in estimate.inputs.nested())
    for number, inputs in enumerate(held):
        if not isinstance(inputs, LearningCurve):
            continue
        file = inputs.file_in(f"submissions/{submission.track_id}")
        curve = site.curves.get(file)
        if curve is None:
            continue
        pairs = zip(curve.columns[inputs.x], curve.columns[inputs.y], strict=True)
        crossing = find_crossing(curve, inputs.x, inputs.y, metric=metric)
        target = figures.metric_text(metric.target, metric.unit)
        view = CurveView(
            title=f"Learning curve of {submission.model}",
            x_name=inputs.x,
            y_name=inputs.y,
            points=[(x, y) for x, y in pairs if x is not None and y is not None],
            target=metric.target,
            target_text=target,
            crossing=None if crossing is None else (crossing.x, crossing.value),
        )
        yield CurveDrawing(
            markup=render_curve(view, chart_id=f"curve-{number}"),
            words=f"{inputs.y}, the {metric.name}, by {inputs.x}. Compute is counted up to the first"
            f" logged point that meets {target}; nothing is interpolated.",
            file=Link(text=file.rpartition("/")[2], path=source_path(file)),
            rest=None
            if crossing is None or not crossing.ends_short
            else f"The curve ends at {figures.metric_text(crossing.end, metric.unit)}, short of the target.",
        )
