"""A record's page draws the curves that its estimates rest on."""

from __future__ import annotations

from datetime import date

from effsota.boards.leaderboard import build_leaderboard
from effsota.methods import build_record
from effsota.model import Curve, Evidence, Tracker
from effsota.reading.curve.csvfile import parse_curve
from effsota.showing.pages.curve_view import CurveDrawing, build_curves
from effsota.showing.site import Site
from tests.builders.claims import HARDWARE, make_submission, make_track

FILE = "submissions/level/first.csv"
CLAIM = {"method": "learning-curve", "curve": "first.csv", "x": "flop", "y": "top5"}


def drawings(csv: str) -> tuple[CurveDrawing, ...]:
    """Return what the page draws of a record on a curve."""
    curve = parse_curve(csv.encode())
    assert isinstance(curve, Curve)
    track = make_track()
    evidence = Evidence(
        hardware=HARDWARE, curves={FILE: curve}, metric=track.metric, folder="submissions/level"
    )
    claim = make_submission("first", "2012-06-01", CLAIM)
    record = build_record(claim, evidence)
    (entry,) = build_leaderboard(track, [record]).entries
    site = Site(
        tracker=Tracker(name="A board", url="https://example.org/", repository="https://example.org/board"),
        boards=(),
        references=(),
        hardware=HARDWARE,
        problems=(),
        today=date(2026, 11, 22),
        base_url="https://example.org",
        version="0",
        curves={FILE: curve},
    )
    return build_curves(entry, track, site)


def test_the_target_and_the_rule_stand_beside_the_curve() -> None:
    """A reader is told where the count ends."""
    (drawing,) = drawings("flop,top5\n1e14,60\n2e14,79.2\n")
    assert drawing.words == (
        "top5, the top-5 accuracy, by flop. Compute is counted up to the first logged point that "
        "meets 79.1%; nothing is interpolated."
    )
    assert 'class="curve"' in drawing.markup


def test_a_curve_that_ends_short_says_so() -> None:
    """The first crossing holds, and what came later is not hidden."""
    (drawing,) = drawings("flop,top5\n1e14,60\n2e14,79.2\n3e14,78.5\n")
    assert drawing.rest == "The curve ends at 78.5%, short of the target."


def test_a_curve_of_100000_points_is_a_small_drawing() -> None:
    """The most that is read: thinned, its three sizes are below 30 KB, and every point is counted."""
    rows = "".join(f"{at}e9,{90 - 30 / at:.4f}\n" for at in range(1, 100_001))
    (drawing,) = drawings(f"flop,top5\n{rows}")
    assert len(drawing.markup) < 30_000
    assert "100,000 logged points" in drawing.markup
