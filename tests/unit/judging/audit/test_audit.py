"""Cases come from small boards: each kind of printed figure that does not follow, and none that does."""

from __future__ import annotations

from datetime import date
from typing import Any

from effsota.boards.leaderboard import build_leaderboard
from effsota.boards.trend import build_trend
from effsota.judging.audit import Case, build_audit
from effsota.methods import build_record
from effsota.model import Board, Evidence, Hardware, Record, Track
from tests.builders.claims import HARDWARE, make_record, make_submission, make_track

SOURCE = {"title": "A table", "url": "https://example.org/table"}
COUNTED = {"method": "operations", "forward": "1e9 multiply-adds", "examples": 1e6}  # 6 PFLOP
BASELINE = make_record("first", "2012-06-01", {"method": "reported", "compute": "60 PFLOP"})


def cases_of(*records: Record, track: Track | None = None, hardware: Hardware = HARDWARE) -> tuple[Case, ...]:
    """Return the cases of one board whose baseline reports 60 PFLOP."""
    leaderboard = build_leaderboard(track or make_track(), [BASELINE, *records])
    return build_audit([Board(leaderboard=leaderboard, trend=build_trend(leaderboard, ()))], hardware)


def second(day: str = "2019-05-28", *, compute: dict[str, Any] | None = None, **keys: Any) -> Record:
    """Return a counted record of 6 PFLOP; `published` gets its source."""
    if "published" in keys:
        keys["published"] = {"source": SOURCE, **keys["published"]}
    return make_record("second", day, compute or COUNTED, **keys)


def texts(cases: tuple[Case, ...]) -> list[tuple[str, str, str]]:
    """Return id, what is printed and what follows of each case's first figure."""
    return [(case.id, case.instances[0].printed, case.instances[0].follows) for case in cases]


def test_compute_that_does_not_follow_is_a_case() -> None:
    """Printed, what follows in the same unit, the ratio and the file's answer."""
    answers = {"published-compute-differs": "a slip of ten"}
    (case,) = cases_of(second(published={"compute": "60 PFLOP"}, answers=answers))
    assert texts((case,)) == [("case-compute-level-second", "60 PFLOP", "6.000 PFLOP")]
    assert case.size.ratio == 10
    assert (case.reason, case.sources[0].title) == ("a slip of ten", "A table")


def test_compute_that_follows_is_no_case() -> None:
    """As printed, within its digits."""
    assert cases_of(second(published={"compute": "6.1 PFLOP"})) == ()


def test_a_multiply_add_counted_once_is_a_case_of_its_own_kind() -> None:
    """It follows after the convention, but misleads beside other boards."""
    (case,) = cases_of(second(published={"compute": "3 PFLOP", "counts_multiply_add_as": 1}))
    assert texts((case,)) == [("case-multiply-add-once-level-second", "3 PFLOP", "6.000 PFLOP")]


def test_figures_of_one_source_and_convention_are_one_case() -> None:
    """The source is named once."""
    published = {"compute": "3 PFLOP", "counts_multiply_add_as": 1, "source": SOURCE}
    third = make_record("third", "2018-01-01", COUNTED, published=published)
    (case,) = cases_of(second(published=published), third)
    assert [figure.label for figure in case.instances] == ["third", "second"]


def test_a_wrong_heading_is_a_case() -> None:
    """The unit over a column is not that of its numbers."""
    estimate = {**COUNTED, "published": {"compute": "6.0 PFLOP", "headed": "6.0 TFS-days", "source": SOURCE}}
    (case,) = cases_of(second(compute=estimate))
    assert texts((case,)) == [("case-unit-level-second", "6.0 TFS-days", "6.0 PFLOP = 0.06944 TFS-days")]


def test_one_figure_printed_twice_may_disagree() -> None:
    """No number rounds to both."""
    (case,) = cases_of(second(published={"compute": "6.0 PFLOP", "also": ["0.000075 PFS-days"]}))
    assert texts((case,)) == [
        (
            "case-printed-figures-level-second",
            "0.000075 PFS-days",
            "6.0 PFLOP = 6.944×10⁻⁵ PFS-days",
        )
    ]


def test_a_factor_that_the_board_does_not_give_is_a_case() -> None:
    """60 / 6 is 10."""
    (case,) = cases_of(second(published={"reduction_factor": 22}))
    assert texts((case,)) == [("case-factor-level-second", "22×", "10.0×")]


def test_a_factor_beside_rounded_computes_says_so() -> None:
    """3.1 / 0.12 is 25.8 where 25 is printed, within the rounding of 0.12."""
    baseline = make_record(
        "first",
        "2012-06-01",
        {"method": "reported", "compute": "3.08 PFLOP"},
        published={"compute": "3.1 PFLOP"},
    )
    other = make_record(
        "second",
        "2019-05-28",
        {"method": "reported", "compute": "0.1244 PFLOP"},
        published={"compute": "0.12 PFLOP", "reduction_factor": 25},
    )
    leaderboard = build_leaderboard(make_track(), [baseline, other])
    found = build_audit([Board(leaderboard=leaderboard, trend=None)], HARDWARE)
    (case,) = [case for case in found if case.kind == "printed-figures"]
    assert case.instances[0].follows == "3.1 PFLOP / 0.12 PFLOP = 25.8×"
    assert (
        case.reason == "Within rounding: the factor was taken from unrounded figures, which are not printed."
    )


def test_a_doubling_time_is_compared_with_the_fit_and_with_its_own_factor_and_period() -> None:
    """10x in 4 years doubles in 14.45 months, not in 36."""
    published = {
        "doubling_time": "36 months",
        "reduction_factor": 10,
        "period": "4.0 years",
        "source": SOURCE,
    }
    found = cases_of(second(), track=make_track(published=published))
    assert [(case.id, case.instances[0].follows) for case in found] == [
        ("case-doubling-time-level", "25.24 months"),
        ("case-printed-figures-level", "10× in 4.0 years = 14.45 months"),
    ]


def test_a_date_months_off_is_a_case_in_days() -> None:
    """January for May; the publication says otherwise."""
    (case,) = cases_of(second(published={"date": date(2019, 1, 28)}))
    assert texts((case,)) == [("case-date-level-second", "28 Jan 2019", "28 May 2019")]
    assert case.size.days == -120
    assert [source.title for source in case.sources] == ["A table", "On second"]


def test_a_link_to_another_paper_is_a_case() -> None:
    """An analysis that is not in the paper."""
    analysis = {"title": "Attention", "url": "https://arxiv.org/abs/1706.03762"}
    published = {"analysis_url": "https://arxiv.org/abs/1807.11164"}
    (case,) = cases_of(second(published=published, analysis=analysis))
    assert texts((case,)) == [("case-link-level-second", "arXiv 1807.11164", "arXiv 1706.03762")]


def test_a_misprint_of_a_track_is_a_case() -> None:
    """A month reads as one, and the years between are computed."""
    misprint = {"what": "date", "printed": "2017-09", "correct": "2018-09", "source": SOURCE}
    (case,) = cases_of(track=make_track(misprints=[misprint]))
    assert texts((case,)) == [("case-misprint-level", "Sep 2017", "Sep 2018")]
    assert case.size.days == -365


def test_a_whole_board_taken_for_a_chip_is_a_case() -> None:
    """The headline prices the same run by chips."""
    chip = {
        "name": "TPU",
        "kind": "tpu",
        "peaks": {"bf16": "100 TFLOP/s"},
        "board": {"name": "TPU device", "chips": 4, "peak": "420 TFLOP/s"},
        "source": {"title": "A data sheet"},
    }
    run = {"method": "hardware-time", "hardware": "tpu", "count": 2, "time": "1 days", "utilization": 0.33}
    hardware = Hardware.from_data({"chips": {"tpu": chip}})
    claim = make_submission("second", "2019-05-28", run, {**run, "peak": "420 TFLOP/s"})
    (case,) = cases_of(build_record(claim, Evidence(hardware=hardware)), hardware=hardware)
    assert texts((case,)) == [("case-board-for-chip-level-second-2", "2.395×10¹⁹ FLOP", "5.702×10¹⁸ FLOP")]


def test_two_utilizations_on_one_board_are_a_case() -> None:
    """A third of the peak against all of it."""
    run = {"method": "hardware-time", "hardware": "gtx-580", "count": 1, "time": "1 days"}
    usual = make_record("third", "2015-01-01", {**run, "utilization": 0.33})
    (case,) = cases_of(usual, second(compute={**run, "utilization": 1.0}))
    assert texts((case,)) == [("case-utilization-level", "utilization 1", "0.33, as for third")]
