"""The tracker that speed is measured with: valid, near to the real one, the same for everybody."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from statistics import median

import pytest

from benchmarks.tracker import build_tree, usual_tracks
from benchmarks.tracker.tree import track_sizes
from effsota.disk.folder import read_bundle
from effsota.model import REGULAR, TreeFile
from effsota.pipeline.assessment import check

TODAY = date(2026, 11, 27)
REAL = Path(__file__).parents[2] / "submissions"


def lines_of(text: str) -> int:
    """Return how many lines a file has."""
    return text.count("\n")


def is_record(path: str) -> bool:
    """Tell whether a made file is a record, and neither a track nor a learning curve."""
    return "/run-" in path and path.endswith(".yaml")


@pytest.mark.parametrize(("records", "tracks"), [(1, 1), (20, 4), (400, 150)])
def test_a_made_tracker_has_nothing_that_stands_unanswered(records: int, tracks: int) -> None:
    """No error, and no warning without its answer: what is measured is the way of valid files."""
    made = {
        path: TreeFile(mode=REGULAR, data=text.encode(), size=len(text.encode()))
        for path, text in build_tree(records=records, tracks=tracks)
    }
    problems = check({**read_bundle(), **made}, TODAY)
    assert [problem for problem in problems if problem.is_error or problem.answer is None] == []


def test_a_made_tracker_is_the_same_each_time() -> None:
    """Another seed gives another one."""
    once, again = (dict(build_tree(records=20, tracks=4)) for _ in range(2))
    assert once == again != dict(build_tree(records=20, tracks=4, seed=1))


def test_made_files_are_about_as_long_as_the_real_ones() -> None:
    """The median of their lines is within a tenth of that of the records on file."""
    made = [lines_of(text) for path, text in build_tree(records=200, tracks=10) if is_record(path)]
    real = [lines_of(path.read_text("utf-8")) for path in REAL.glob("*/*.yaml") if path.stem != "track"]
    assert median(made) == pytest.approx(median(real), rel=0.1)


@pytest.mark.parametrize(("records", "tracks"), [(1, 1), (20, 20), (1_000, 50), (10_000, 500)])
def test_tracks_hold_all_records_and_each_has_one(records: int, tracks: int) -> None:
    """A few are large, as in the real tracker."""
    sizes = track_sizes(records, tracks)
    assert (sum(sizes), len(sizes), min(sizes) >= 1) == (records, tracks, True)


@pytest.mark.parametrize(("records", "tracks"), [(1, 1), (100, 20), (1_000, 50), (10_000, 500)])
def test_so_many_records_lie_in_so_many_tracks(records: int, tracks: int) -> None:
    """Twenty a track, and at least twenty tracks where there are as many records."""
    assert usual_tracks(records) == tracks
