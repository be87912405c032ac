"""The sums of "AI and Compute" (2018) and of the thread on it: what is printed, and what follows.

Sources: the appendix of https://openai.com/index/ai-and-compute/ and the comments of
https://www.lesswrong.com/posts/wfpdejMWog4vEDLDg/ (AlphaStar, Meena, GShard, iGPT, BigGAN, AlphaFold).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from effsota.model import Priced, Record, Trend
    from effsota.pipeline.assessment import Assessment

PF, PFS_DAYS, FLOP = 1e15, 8.64e19, 1.0


class Sum(NamedTuple):
    """An estimate of a record (from 0): the compute that is printed, and that which follows, in one unit."""

    path: str
    estimate: int
    unit: float
    printed: float
    follows: float


SUMS = (
    Sum("ai-and-compute/alexnet", 0, PFS_DAYS, 0.0058, 0.0057354),
    Sum("ai-and-compute/alexnet", 1, PFS_DAYS, 0.0054, 0.005625),
    Sum("ai-and-compute/dropout", 0, PF, 184, 175.6),
    Sum("ai-and-compute/visualizing-cnns", 0, PF, 532, 526.9),
    Sum("ai-and-compute/dqn", 0, PF, 2.3, 2.4537),
    Sum("ai-and-compute/vgg", 0, PF, 8524, 8524.8),
    Sum("ai-and-compute/vgg", 1, PF, 10000, 8724.7),
    Sum("ai-and-compute/seq2seq", 0, PF, 8100, 7983.4),
    Sum("ai-and-compute/seq2seq", 1, PF, 7300, 11149),
    Sum("ai-and-compute/deepspeech2", 0, PF, 21000, 20736),
    Sum("ai-and-compute/deepspeech2", 1, PF, 26000, 25480),
    Sum("ai-and-compute/resnets", 0, PF, 10000, 10506),
    Sum("ai-and-compute/gnmt", 0, PF, 6.9e6, 6.621e6),
    Sum("ai-and-compute/xception", 0, PFS_DAYS, 5.0, 5.049),
    Sum("ai-and-compute/neural-architecture-search", 0, PFS_DAYS, 31, 31.046),
    Sum("ai-and-compute/neural-architecture-search", 1, PFS_DAYS, 22, 22.222),
    Sum("ai-and-compute/rnnsearch", 0, PFS_DAYS, 0.018, 0.018003),
    Sum("training-compute/alphastar", 0, FLOP, 6e22, 5.925e22),
    Sum("training-compute/alphastar", 1, FLOP, 2.02e23, 2.0233e23),
    Sum("training-compute/alphastar", 2, FLOP, 2.4e24, 2.4386e24),
    Sum("training-compute/meena", 1, FLOP, 1.8e23, 1.8394e23),
    Sum("training-compute/gshard-600b", 1, FLOP, 2.4e21, 2.4039e22),
    Sum("training-compute/gshard-dense", 1, FLOP, 2.6e22, 2.5732e23),
    Sum("training-compute/igpt-l", 1, FLOP, 6.5e21, 7.128e21),
    Sum("training-compute/igpt-xl", 0, FLOP, 3.3e22, 3.25e22),
    Sum("training-compute/biggan-512", 1, FLOP, 3e21, 3.0656e21),
    Sum("training-compute/alphafold-1", 0, FLOP, 1e20, 1.1405e20),
)
# Printed, but more than 6 % from what the printed inputs give.
DO_NOT_FOLLOW = {
    ("ai-and-compute/dqn", 0): "the three layers are rounded before they are multiplied",
    ("ai-and-compute/vgg", 1): "needs 17 days, not 15",
    ("ai-and-compute/seq2seq", 1): "would follow from 5 epochs, not 7.5",
    ("training-compute/gshard-600b", 1): "a slip of ten",
    ("training-compute/gshard-dense", 1): "a slip of ten",
    ("training-compute/igpt-l", 1): "the intermediate product is wrong",
    ("training-compute/alphafold-1", 0): "rounded to a power of ten",
}
CORRECTED = {
    "training-compute/meena": 1.0773e23,
    "training-compute/gshard-600b": 1.408e22,
    "training-compute/gshard-dense": 1.508e23,
    "training-compute/igpt-l": 8.91e21,
    "training-compute/biggan-512": 1.7956e21,
}
DOUBLING_MONTHS = {
    "ai-and-compute": 3.44,
    "ai-and-compute-first-era": 23.4,
    "openai-five-dota2": 0.85,
    "alexnet-imagenet-inference": 14.6,
    "resnet50-imagenet-inference": 12.6,
}


@pytest.fixture(scope="module")
def records(own_assessment: Assessment) -> Mapping[str, Record]:
    """The records of this tracker by path."""
    entries = (entry for board in own_assessment.boards for entry in board.leaderboard.entries)
    return {entry.record.submission.path: entry.record for entry in entries}


@pytest.fixture(scope="module")
def trends(own_assessment: Assessment) -> Mapping[str, Trend | None]:
    """Its trends by track."""
    return {board.leaderboard.track.id: board.trend for board in own_assessment.boards}


def priced(example: Sum, records: Mapping[str, Record]) -> Priced:
    """Return the estimate of a worked example."""
    return records[example.path].estimates[example.estimate]


@pytest.mark.parametrize("example", SUMS, ids=lambda example: f"{example.path}[{example.estimate}]")
def test_a_sum_gives_what_follows_from_its_inputs(example: Sum, records: Mapping[str, Record]) -> None:
    """The printed inputs, recomputed."""
    assert priced(example, records).compute_flop / example.unit == pytest.approx(example.follows, rel=5e-4)


@pytest.mark.parametrize("example", SUMS, ids=lambda example: f"{example.path}[{example.estimate}]")
def test_a_sum_keeps_what_is_printed(example: Sum, records: Mapping[str, Record]) -> None:
    """The source's own result stands beside ours."""
    published = priced(example, records).estimate.published
    assert published is not None
    assert published.compute is not None
    assert published.compute.base == pytest.approx(example.printed * example.unit)


def test_the_sums_that_do_not_follow_are_known() -> None:
    """All others are within 6 % of what is printed."""
    off = {
        (example.path, example.estimate)
        for example in SUMS
        if abs(example.printed / example.follows - 1) > 0.06
    }
    assert off == set(DO_NOT_FOLLOW)


@pytest.mark.parametrize("path", CORRECTED)
def test_the_headline_is_the_corrected_sum(path: str, records: Mapping[str, Record]) -> None:
    """Chips are counted, not boards, at the peak of their tensor units."""
    assert records[path].compute_flop == pytest.approx(CORRECTED[path], rel=5e-4)


def test_production_gnmt_has_its_special_factor(records: Mapping[str, Record]) -> None:
    """The factor stands with its reason."""
    factor = records["ai-and-compute/gnmt"].estimates[0].estimate.factors[0]
    assert factor.value == 31.62
    assert factor.reason.startswith("sqrt(10*100) more data")


def test_alphastar_is_disputed(records: Mapping[str, Record]) -> None:
    """It is shown, and counts neither for the frontier nor for the fit."""
    assert not records["training-compute/alphastar"].is_ranked


@pytest.mark.parametrize("track", DOUBLING_MONTHS)
def test_a_track_gives_its_doubling_time(track: str, trends: Mapping[str, Trend | None]) -> None:
    """Printed: 3.4 months, 2 years, 4 months, 25 days, 15 and 13 months."""
    trend = trends[track]
    assert trend is not None
    assert trend.doubling_time_months == pytest.approx(DOUBLING_MONTHS[track], abs=0.05)


def test_the_trend_of_ai_and_compute_is_fitted_to_the_charted_points(
    trends: Mapping[str, Trend | None],
) -> None:
    """15 of 21: the modest ones are off the fit."""
    trend = trends["ai-and-compute"]
    assert trend is not None
    assert trend.points == 15


def test_no_reduction_is_left_against_the_3_day_alphago_zero(
    records: Mapping[str, Record], trends: Mapping[str, Trend | None]
) -> None:
    """The printed 8 is over the 40-day program: 157 PFS-days of the other against 234."""
    factors = 4.9 / 29 * 20 / 40
    baseline, record = (records[f"alphago-zero-go/{name}"] for name in ("alphago-zero", "alphazero"))
    assert baseline.compute_flop == pytest.approx(1862 * factors * PFS_DAYS, rel=1e-4)
    assert baseline.estimates[0].compute_flop / record.estimates[0].compute_flop == pytest.approx(
        0.672, abs=0.001
    )
    assert trends["alphago-zero-go"] is None


@pytest.mark.parametrize(
    ("number", "steps", "factor"), [(85, 1290, 32.6), (88, 1375, 30.7), (89, 1390, 30.4)]
)
def test_a_speedrun_record_counts_the_steps_of_its_log(
    number: int, steps: int, factor: float, records: Mapping[str, Record]
) -> None:
    """The linked log of each ran longer, or shorter, than the code as merged."""
    record, first = (records[f"fineweb-3-28/record-{name}"] for name in (f"{number}", "01"))
    headline, merged = (each.estimate for each in record.estimates[:2])
    assert headline.run is not None
    assert headline.run.step == steps
    assert headline.inputs != merged.inputs
    assert first.estimates[0].compute_flop / record.estimates[0].compute_flop == pytest.approx(
        factor, abs=0.05
    )
