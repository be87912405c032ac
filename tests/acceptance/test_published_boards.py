"""The boards published with "AI and Efficiency" (2020): what we reproduce, and why the rest differs.

Sources: the table of https://openai.com/index/ai-and-efficiency/ (efficiency_sota.csv), its dates included;
doubling times from table 2 of "Measuring the Algorithmic Efficiency of Neural Networks", arXiv 2005.04305.
"""

from __future__ import annotations

from datetime import date
from math import floor, log10, prod
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from effsota.model import REGULAR, Rests, TreeFile
from effsota.pipeline.assessment import assess
from effsota.units import FLOP_PER_MULTIPLY_ADD, FLOP_PER_TFS_DAY
from tests.builders.own_tracks import own_tracks

if TYPE_CHECKING:
    from effsota.model import Board, Entry
    from effsota.pipeline.assessment import Assessment

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 27)
ALEXNET, RESNET = "alexnet-imagenet", "resnet50-imagenet"
SEQ2SEQ, GNMT = "seq2seq-wmt14-en-fr", "gnmt-wmt14-en-fr"
SPEEDRUN = "fineweb-3-28"


class Row(NamedTuple):
    """One printed row: TFS-days, reduction factor, date; a multiply-add counts as one in the image rows."""

    tfs_days: float
    factor: float
    day: date


PUBLISHED = {
    f"{ALEXNET}/alexnet": Row(3.1, 1, date(2012, 6, 1)),
    f"{ALEXNET}/googlenet": Row(0.71, 4.3, date(2014, 9, 17)),
    f"{ALEXNET}/mobilenet-v1": Row(0.28, 11, date(2017, 4, 17)),
    f"{ALEXNET}/shufflenet-v1-1x": Row(0.15, 21, date(2017, 7, 3)),
    f"{ALEXNET}/shufflenet-v2-1x": Row(0.12, 25, date(2018, 6, 30)),
    f"{ALEXNET}/efficientnet-b0": Row(0.069, 44, date(2019, 5, 28)),
    f"{RESNET}/resnet-50": Row(17, 1, date(2015, 1, 10)),
    f"{RESNET}/efficientnet-b1": Row(0.75, 10, date(2019, 5, 28)),
    f"{SEQ2SEQ}/seq2seq-ensemble": Row(465, 1, date(2014, 1, 10)),
    f"{SEQ2SEQ}/transformer-base": Row(8, 61, date(2017, 1, 12)),
    f"{GNMT}/gnmt": Row(1620, 1, date(2016, 1, 26)),
    f"{GNMT}/transformer-big": Row(181, 9, date(2017, 1, 12)),
}
DOUBLING_MONTHS = {ALEXNET: 16, RESNET: 17, SEQ2SEQ: 6, GNMT: 4}

WRONG_MONTH = "the printed month is January; the arXiv id and page say otherwise"
DIFFERENCES = {
    f"{ALEXNET}/shufflenet-v1-1x date": "arXiv shows the day after",
    f"{ALEXNET}/shufflenet-v2-1x date": "the printed month is June; arXiv shows July",
    f"{RESNET}/resnet-50 date": WRONG_MONTH,
    f"{SEQ2SEQ}/seq2seq-ensemble date": WRONG_MONTH,
    f"{SEQ2SEQ}/transformer-base date": WRONG_MONTH,
    f"{GNMT}/gnmt date": WRONG_MONTH,
    f"{GNMT}/transformer-big date": WRONG_MONTH,
    f"{RESNET}/resnet-50 compute": "the printed 17 needs about 100 epochs; the stated recipe has 90",
    f"{RESNET}/efficientnet-b1 compute": "the printed 0.75 leaves out the backward pass",
    f"{RESNET}/efficientnet-b1 factor": "the printed 10 follows from neither the compute nor the epochs",
    f"{RESNET} doubling time": "follows from the printed 10 over no printed or true period",
    f"{GNMT} doubling time": "8.5 months between the two papers were rounded to a year",
}


@pytest.fixture(scope="module")
def boards(own_assessment: Assessment) -> dict[str, Board]:
    """Return the boards by track."""
    return {board.leaderboard.track.id: board for board in own_assessment.boards}


@pytest.fixture(scope="module")
def entries(boards: dict[str, Board]) -> dict[str, Entry]:
    """Return every entry by the record's path."""
    return {
        entry.record.submission.path: entry
        for board in boards.values()
        for entry in board.leaderboard.entries
    }


def rounds_to(printed: float, value: float) -> bool:
    """Tell whether `value` reads as `printed` at its number of digits."""
    digits = len(f"{printed:g}".replace(".", "").lstrip("0"))
    step = 10.0 ** (floor(log10(value)) - digits + 1)
    return abs(value - printed) <= 0.5 * max(step, 10.0 ** (floor(log10(printed)) - digits + 1)) * (1 + 1e-9)


def in_printed_convention(entry: Entry) -> float:
    """Return TFS-days, with a multiply-add counted as the source counts it."""
    published = entry.record.submission.published
    assert published is not None
    as_printed = published.counts_multiply_add_as / FLOP_PER_MULTIPLY_ADD
    return entry.record.estimates[0].compute_flop * as_printed / FLOP_PER_TFS_DAY


def test_every_printed_figure_is_reproduced_or_its_difference_is_listed(
    boards: dict[str, Board], entries: dict[str, Entry]
) -> None:
    """What does not come out as printed is in the list, and nothing is in the list that does."""
    differ = set()
    for path, row in PUBLISHED.items():
        entry = entries[path]
        differ |= {f"{path} compute"} if not rounds_to(row.tfs_days, in_printed_convention(entry)) else set()
        differ |= {f"{path} factor"} if not rounds_to(row.factor, entry.factor) else set()
        differ |= {f"{path} date"} if row.day != entry.record.submission.date else set()
    for track, months in DOUBLING_MONTHS.items():
        trend = boards[track].trend
        assert trend is not None
        differ |= {f"{track} doubling time"} if not rounds_to(months, trend.doubling_time_months) else set()
    assert differ == set(DIFFERENCES)


@pytest.mark.parametrize("path", PUBLISHED)
def test_a_record_keeps_the_printed_figures_as_evidence(entries: dict[str, Entry], path: str) -> None:
    """Compute, factor and date stand under `published` as they were printed."""
    published = entries[path].record.submission.published
    assert published is not None
    assert published.compute is not None
    assert published.compute.unit == "TFS-days"
    assert (
        Row(published.compute.number, published.reduction_factor or 0, published.date or TODAY)
        == PUBLISHED[path]
    )


def test_the_alexnet_frontier_has_the_six_published_records(boards: dict[str, Board]) -> None:
    """The gray points of figure 3 stay off the frontier."""
    frontier = [
        entry.record.submission.path for entry in boards[ALEXNET].leaderboard.entries if entry.is_frontier
    ]
    assert frontier == [path for path in PUBLISHED if path.startswith(ALEXNET)]


def test_the_alexnet_board_holds_every_measured_point_with_a_sourced_date(boards: dict[str, Board]) -> None:
    """Table 3 has 16 points."""
    assert len(boards[ALEXNET].leaderboard.entries) == 16


def test_the_alexnet_level_doubles_in_16_months(boards: dict[str, Board]) -> None:
    """15.85 months by six records, whose own scatter alone would leave 13.28 to 19.66."""
    trend = boards[ALEXNET].trend
    assert trend is not None
    assert trend.scatter is not None
    scatter = (round(trend.scatter.low, 2), round(trend.scatter.high, 2))
    assert (round(trend.doubling_time_months, 2), scatter) == (15.85, (13.28, 19.66))


def test_the_alexnet_level_s_interval_rests_on_all_its_publications(boards: dict[str, Board]) -> None:
    """Wider than the frontier's own scatter: 13 publications, those of one paper taken together."""
    trend = boards[ALEXNET].trend
    assert trend is not None
    assert trend.is_in_interval
    assert (trend.interval_points, trend.rests_on) == (13, Rests.PUBLICATIONS)
    assert (trend.low, trend.high) == pytest.approx((9.6, 28.2), abs=0.1)


def test_an_interval_rests_on_no_record_that_is_left_out_of_the_fit(boards: dict[str, Board]) -> None:
    """17 records of "AI and Compute" have a rank, 15 count for its trend; the words say which."""
    board = boards["ai-and-compute"]
    ranked = [entry for entry in board.leaderboard.entries if entry.rank is not None]
    assert board.trend is not None
    assert (len(ranked), board.trend.interval_points) == (17, 15)
    assert "ranked records that count for the trend" in board.trend.rests_on


@pytest.mark.parametrize(("day", "months"), [("2012-09-30", 15.2), ("2012-12-03", 14.9)])
def test_another_date_of_alexnet_doubles_sooner(day: str, months: float) -> None:
    """With the day the results were announced, or of the conference, 14.9 to 15.2 months."""
    file, tree = f"submissions/{ALEXNET}/alexnet.yaml", dict(own_tracks(ALEXNET))
    data = tree[file].data.replace(b"date: 2012-06-01", f"date: {day}".encode(), 1)
    tree[file] = TreeFile(mode=REGULAR, data=data, size=len(data))
    other = assess(tree, TODAY)
    trends = {board.leaderboard.track.id: board.trend for board in other.boards}
    trend = trends[ALEXNET]
    assert trend is not None
    assert round(trend.doubling_time_months, 1) == months


@pytest.mark.parametrize(
    ("path", "factor"),
    [
        (f"{ALEXNET}/efficientnet-b0", 44.4),
        (f"{RESNET}/efficientnet-b1", 7.0),
        (f"{SEQ2SEQ}/transformer-base", 60.8),
        (f"{GNMT}/transformer-big", 9.0),
    ],
)
def test_a_board_ends_with_the_derived_factor(entries: dict[str, Entry], path: str, factor: float) -> None:
    """About 44, 7, 61 and 9 times less compute than the baseline."""
    assert round(entries[path].factor, 1) == factor


def test_a_uniform_utilization_gives_the_transformer_184x(entries: dict[str, Entry]) -> None:
    """The second estimate prices the Transformer at 0.33 of its peak, as the baseline is."""
    baseline = entries[f"{SEQ2SEQ}/seq2seq-ensemble"].record
    uniform = entries[f"{SEQ2SEQ}/transformer-base"].record.estimates[1]
    assert round(baseline.estimates[0].compute_flop / uniform.compute_flop) == 184


def test_efficientnet_needs_fewer_images_and_fewer_operations_on_each(entries: dict[str, Entry]) -> None:
    """22.5 times fewer images × 1.97 times fewer FLOP an image (table 1: 22 × 2.0)."""
    shares = entries[f"{ALEXNET}/efficientnet-b0"].shares
    assert [round(share.factor, 2) for share in shares] == [22.5, 1.97]


def test_the_clock_of_the_speedrun_is_its_flop_times_the_use_of_its_chips(boards: dict[str, Board]) -> None:
    """45 minutes to 73.8 seconds are 36.6 times; all on 8 H100: no share is of more or newer chips."""
    by_clock = next(each for each in boards[SPEEDRUN].others if each.leaderboard.resource.key == "time")
    own = boards[SPEEDRUN].leaderboard.by_path
    entries = by_clock.leaderboard.entries
    assert len(entries) == len(own)
    for entry in entries[1:]:
        shares = {share.key: share.factor for share in entry.shares}
        assert prod(shares.values()) == pytest.approx(entry.factor, rel=1e-12)
        assert shares["flop_factor"] == own[entry.record.submission.path].factor
        assert (shares["chips_factor"], shares["peak_factor"]) == (1, 1)
    best = {share.key: round(share.factor, 2) for share in entries[-1].shares}
    assert (round(entries[-1].factor, 1), best["flop_factor"], best["use_factor"]) == (36.6, 30.36, 1.2)


TABLE_3 = {
    "vgg-11": 367.7,
    "alexnet": 266.1,
    "resnet-50": 118.6,
    "resnet-34": 118.5,
    "resnext-50": 115.3,
    "resnet-18": 97.9,
    "densenet-121": 82.9,
    "squeezenet-v1-1": 73.1,
    "googlenet": 61.4,
    "mobilenet-v1": 24.0,
    "mobilenet-v2": 20.2,
    "shufflenet-v2-1-5x": 15.4,
    "shufflenet-v1-1x": 12.9,
    "shufflenet-v2-1x": 10.8,
    "efficientnet-b0": 6.0,
}


@pytest.mark.parametrize("name", TABLE_3)
def test_a_measured_point_gives_the_petaflop_of_table_3(entries: dict[str, Entry], name: str) -> None:
    """Within 0.5 %: the column is headed teraflop/s-days, but holds petaFLOP, backward pass included."""
    petaflop = entries[f"{ALEXNET}/{name}"].record.estimates[0].compute_flop / FLOP_PER_MULTIPLY_ADD / 1e15
    assert petaflop == pytest.approx(TABLE_3[name], rel=0.005)


@pytest.mark.parametrize("track", DOUBLING_MONTHS)
def test_a_board_has_no_error_and_no_unanswered_warning(own_assessment: Assessment, track: str) -> None:
    """Each inconsistency of the published tables is answered in its file."""
    own = [problem for problem in own_assessment.problems if problem.file.startswith(f"submissions/{track}/")]
    assert [problem for problem in own if problem.is_error or problem.answer is None] == []
