"""How far the estimates of a record, and two methods over many records, lie apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from effsota.boards.agreement import build_agreement, method_spread
from effsota.methods import HARDWARE_TIME, OPERATIONS
from effsota.showing.pages.ways_agree import agreement_text
from tests.builders.claims import make_record

if TYPE_CHECKING:
    from effsota.model import Record

COUNTED = {"method": "operations", "forward": "1e9 multiply-adds", "examples": 1e6}  # 6 PFLOP
TIMED = {
    "method": "hardware-time",
    "peak": "1 TFLOP/s",
    "count": 1,
    "time": "3000 seconds",
    "utilization": 1.0,
}
REPORTED = {"method": "reported", "compute": "60 PFLOP"}


def test_two_methods_are_compared_and_a_reported_figure_is_not() -> None:
    """6 and 3 PFLOP are derived; 60 is what a source says."""
    found = build_agreement(make_record("first", "2012-06-01", COUNTED, TIMED, REPORTED))
    assert found is not None
    assert (found.methods, found.estimates) == ((OPERATIONS, HARDWARE_TIME), 2)
    assert found.factor == pytest.approx(2)


def test_a_reported_figure_is_compared_where_nothing_else_is() -> None:
    """One derived, one reported."""
    found = build_agreement(make_record("first", "2012-06-01", COUNTED, REPORTED))
    assert found is not None
    assert found.factor == pytest.approx(10)


def test_one_estimate_agrees_with_nothing() -> None:
    """There is no cross-check."""
    assert build_agreement(make_record("first", "2012-06-01", COUNTED)) is None


@pytest.mark.parametrize(
    ("estimates", "text"),
    [
        ((COUNTED, TIMED), "Two methods agree within 2.00×."),
        ((COUNTED, TIMED, COUNTED), "Two methods (3 estimates) agree within 2.00×."),
        ((COUNTED, REPORTED), "Two estimates differ by 10×."),
    ],
)
def test_agreement_reads_as_a_sentence(estimates: tuple[dict[str, object], ...], text: str) -> None:
    """Up to 3x is agreement, beyond it a difference, as the warning has it."""
    assert agreement_text(make_record("first", "2012-06-01", *estimates)) == text


def published(name: str, url: str, *estimates: dict[str, Any]) -> Record:
    """Return a record of a publication at an address."""
    found = make_record(name, "2012-06-01", *estimates)
    publication = replace(found.submission.publication, url=url)
    return replace(found, submission=replace(found.submission, publication=publication))


def test_the_spread_of_two_methods_is_that_of_their_logarithms() -> None:
    """Twice and half lie evenly around 1; of two ratios 95 % lie within 4.3 deviations."""
    fast = {**TIMED, "time": "12000 seconds"}
    found = method_spread(
        [
            published("first", "https://a.org", COUNTED, TIMED),
            published("second", "https://b.org", COUNTED, fast),
            published("third", "https://c.org", REPORTED),
        ]
    )
    assert found is not None
    assert [each.ratio for each in found.ratios] == pytest.approx([2, 0.5])
    assert [found.middle, found.farthest, found.factor] == pytest.approx([1, 2, 2**4.302653], rel=1e-6)
    assert (found.track_id, found.most_of_a_track) == ("level", 2)


def test_parameters_and_tokens_count_operations_too() -> None:
    """6 FLOP for each of them: 6 PFLOP as well."""
    multiplied = {"method": "parameters", "parameters": 1e9, "tokens": 1e6}
    found = method_spread([published("first", "https://a.org", multiplied, TIMED)])
    assert found is not None
    assert found.middle == pytest.approx(2)


def test_a_publication_counts_once() -> None:
    """Its second record is the first, times five, or stands on another track."""
    found = method_spread([published(name, "https://a.org", COUNTED, TIMED) for name in ("one", "two")])
    assert found is not None
    assert [each.record.submission.name for each in found.ratios] == ["one"]


def test_without_a_record_of_both_methods_there_is_no_spread() -> None:
    """Nothing can be said."""
    assert method_spread([make_record("first", "2012-06-01", COUNTED)]) is None
