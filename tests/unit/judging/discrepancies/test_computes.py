"""Printed compute beside what its inputs give."""

from __future__ import annotations

import pytest

from tests.builders.claims import make_record
from tests.builders.discrepancies import FIRST, SOURCE, found_on, printed, texts, warnings

COUNTED = {"method": "operations", "forward": "1e9 multiply-adds", "examples": 1e6}  # 6 PFLOP


def test_compute_that_does_not_follow_is_quoted() -> None:
    """As printed, in our convention, and what the inputs give."""
    (found,) = printed(compute="100 PFLOP", counts_multiply_add_as=1)
    assert found.message == (
        '"100 PFLOP" is printed (a multiply-add counted once: 200 PFLOP),'
        " the inputs give 100 PFLOP: 2.00× apart"
    )


def test_compute_that_follows_is_none() -> None:
    """Within its digits, and within a tenth of what follows."""
    assert printed(compute="101 PFLOP") == ()
    assert printed(109.9, compute="100 PFLOP") == ()
    assert [found.is_warned for found in printed(110.1, compute="100 PFLOP")] == [True]


def test_the_answer_of_the_file_is_the_reason() -> None:
    """The note beside the figure stays a note."""
    record = make_record(
        "second",
        "2019-05-28",
        COUNTED,
        published={"compute": "60 PFLOP", "source": SOURCE, "note": "Table 2."},
        answers={"published-compute-differs": "A slip of ten."},
    )
    (found,) = found_on(FIRST, record)
    assert (found.ratio, found.reason, found.note) == (10, "A slip of ten.", "Table 2.")
    assert [source.title for source in found.sources] == ["A table"]


def test_each_estimate_is_held_against_its_own_source() -> None:
    """The pointer leads to it."""
    estimate = {"method": "reported", "compute": "1 PFLOP", "published": {"compute": "2 PFLOP"}}
    record = make_record("second", "2019-05-28", {"method": "reported", "compute": "1 PFLOP"}, estimate)
    (found,) = found_on(FIRST, record)
    assert (found.pointer, found.estimate) == ("/compute/1/published/compute", 1)
    assert not found.is_of_headline
    assert printed(compute="200 PFLOP")[0].is_of_headline


def test_a_near_miss_is_shown_and_not_warned_of() -> None:
    """16.2 for 15: nobody is accused, and the file may say why."""
    (found,) = printed(15, compute="16.2 PFLOP")
    assert texts((found,)) == [("near-miss", "16.2 PFLOP", "15.00 PFLOP")]
    assert not found.is_warned
    assert found.warning is not None
    assert found.warning.rule == "published-compute-differs"


def test_a_multiply_add_counted_once_is_doubled_first() -> None:
    """50 PFLOP in that convention are 100; it misleads beside other boards, and that is all."""
    found = printed(compute="50 PFLOP", counts_multiply_add_as=1)
    assert texts(found) == [("multiply-add-once", "50 PFLOP", "100.0 PFLOP")]
    assert warnings(found) == []


def test_a_wrong_heading_is_one() -> None:
    """The unit over a column is not that of its numbers; the file itself says so."""
    estimate = {**COUNTED, "published": {"compute": "6.0 PFLOP", "headed": "6.0 TFS-days"}}
    (found,) = found_on(FIRST, make_record("second", "2019-05-28", estimate))
    assert texts((found,)) == [("unit", "6.0 TFS-days", "6.0 PFLOP = 0.06944 TFS-days")]
    assert found.warning is None


def test_a_compute_printed_twice_may_disagree_with_itself() -> None:
    """No number rounds to both: warned of beyond a tenth, shown within."""
    near = printed(6, compute="6.0 PFLOP", also=["0.000075 PFS-days"])
    assert texts(near) == [("rounding", "0.000075 PFS-days", "6.0 PFLOP = 6.944×10⁻⁵ PFS-days")]
    assert warnings(near) == []
    (far,) = printed(6, compute="6.0 PFLOP", also=["0.000085 PFS-days"])
    assert (far.pointer, far.message) == (
        "/published/also/0",
        '"0.000085 PFS-days" is printed beside "6.0 PFLOP", which is 6.94e-5 PFS-days',
    )


def test_a_second_form_that_does_not_follow_is_warned_of_where_the_first_is_round() -> None:
    """1e17 may stand for 1.4e17, but 1.4e17 not for 1e17."""
    (found,) = printed(compute="1e17 FLOP", also=["1.4e17 FLOP"])
    assert found.pointer == "/published/also/0"
    assert found.message == '"1.4e17 FLOP" is printed, the inputs give 1.00e17 FLOP: 1.40× apart'


def test_what_another_counts_is_no_slip() -> None:
    """The estimate that takes the printed compute as reported is somebody's, under the same name."""
    theirs = {"method": "reported", "compute": "2 PFLOP", "by": "Somebody"}
    record = make_record("second", "2019-05-28", COUNTED, theirs, published={"compute": "2 PFLOP"})
    assert texts(found_on(FIRST, record)) == [("other-count", "2 PFLOP", "6.000 PFLOP")]


def test_what_a_rounded_unit_explains_is_no_disagreement() -> None:
    """7.00e-5 PFS-days are 6.048 PFLOP."""
    assert printed(6, compute="6.000 PFLOP", also=["0.0000700 PFS-days"]) == ()


@pytest.mark.parametrize(("digits", "shown"), [("6.5000000001", "6.5000000001"), ("6.50000000001", "6.5")])
def test_the_digits_that_only_a_float_has_are_not_shown(digits: str, shown: str) -> None:
    """Up to twelve letters are somebody's."""
    assert printed(6, compute=f"{digits} PFLOP")[0].printed == f"{shown} PFLOP"


def test_the_estimate_that_reports_the_printed_figure_explains_it() -> None:
    """Its note comes before the one beside the figure."""
    twin = {"method": "reported", "compute": "6.5 PFLOP", "note": "With 0.333 for 0.33."}
    published = {"compute": "6.5 PFLOP", "note": "Behind the chart."}
    (found,) = found_on(FIRST, make_record("second", "2019-05-28", COUNTED, twin, published=published))
    assert (found.reason, found.note) == ("With 0.333 for 0.33.", "Behind the chart.")


@pytest.mark.parametrize(("pflop", "kind"), [(149, "rounding"), (151, "compute"), (90, "compute")])
def test_a_figure_cut_to_one_digit_is_rounding_and_asked_about(pflop: float, kind: str) -> None:
    """1e17 stands for anything from 0.95e17 to 1.5e17: no slip, however far; its rule asks all the same."""
    (found,) = printed(pflop, compute="1e17 FLOP")
    assert (found.kind.value, found.is_warned) == (kind, True)
