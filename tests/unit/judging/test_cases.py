"""Discrepancies become cases: joined where they are one slip, sorted, with permanent names."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from effsota.judging.cases import build_cases
from tests.builders.claims import make_record
from tests.builders.discrepancies import FIRST, SOURCE, found_on
from tests.builders.judged import ARXIV, paper

if TYPE_CHECKING:
    from effsota.judging.cases import Case
    from effsota.model import Record

COUNTED = {"method": "operations", "forward": "1e9 multiply-adds", "examples": 1e6}  # 6 PFLOP


def counted(name: str, day: str, **keys: Any) -> Record:
    """Return a counted record of 6 PFLOP; what is printed has its source."""
    return make_record(name, day, COUNTED, **{**keys, "published": {"source": SOURCE, **keys["published"]}})


def cases_of(*records: Record) -> tuple[Case, ...]:
    """Return the cases of one board."""
    return build_cases(found_on(FIRST, *records))


def test_a_case_is_named_after_its_record() -> None:
    """With the reason, the note and the source of its figure."""
    (case,) = cases_of(counted("second", "2019-05-28", published={"compute": "60 PFLOP", "note": "Table 2."}))
    assert (case.id, case.reason, case.note) == ("case-compute-level-second", "Table 2.", None)
    assert [source.title for source in case.sources] == ["A table"]


def test_figures_of_one_source_and_convention_are_one_case() -> None:
    """The source is named once, the record found first gives the name, the farthest figure stands first."""
    once = {"counts_multiply_add_as": 1}
    second = counted("second", "2018-01-01", published={"compute": "3 PFLOP", **once})
    third = counted("third", "2019-05-28", published={"compute": "2.95 PFLOP", **once})
    (case,) = cases_of(second, third)
    assert case.id == "case-multiply-add-once-level-second"
    assert [figure.owner.label for figure in case.figures] == ["third", "second"]


def test_what_two_records_print_alike_is_one_case() -> None:
    """The same figure of the same source."""
    records = [counted(name, "2019-05-28", published={"compute": "60 PFLOP"}) for name in ("second", "third")]
    (case,) = cases_of(*records)
    assert [figure.owner.path for figure in case.figures] == ["level/second", "level/third"]


def test_the_largest_of_a_kind_comes_first() -> None:
    """A near miss last, however large."""
    near = counted("second", "2018-01-01", published={"compute": "6.5 PFLOP"})
    far = counted("third", "2018-01-02", published={"compute": "9 PFLOP"})
    farthest = counted("fourth", "2018-01-03", published={"compute": "1 PFLOP"})
    assert [case.id for case in cases_of(near, far, farthest)] == [
        "case-compute-level-fourth",
        "case-compute-level-third",
        "case-near-miss-level-second",
    ]


def test_two_cases_of_one_name_are_told_apart() -> None:
    """A figure of the record and one of its first estimate."""
    estimate = {**COUNTED, "published": {"compute": "70 PFLOP"}}
    record = make_record("second", "2019-05-28", estimate, published={"compute": "60 PFLOP"})
    assert [(case.id, case.figures[0].printed) for case in cases_of(record)] == [
        ("case-compute-level-second", "70 PFLOP"),
        ("case-compute-level-second-2", "60 PFLOP"),
    ]


def test_what_cannot_be_measured_is_a_case_for_each_record() -> None:
    """Two records with one wrong link."""
    keys = {"publication": paper("1706.03762"), "published": {"url": f"{ARXIV}1807.11164"}}
    cases = cases_of(counted("second", "2017-06-12", **keys), counted("third", "2017-06-12", **keys))
    assert [case.id for case in cases] == ["case-link-level-second", "case-link-level-third"]


def test_one_wrong_date_of_two_models_is_two_cases() -> None:
    """Of one model on two boards it is one."""
    published = {"date": date(2019, 1, 28)}
    second, third = (counted(name, "2019-05-28", published=published) for name in ("second", "third"))
    again = counted("fourth", "2019-05-28", published=published, model="second")
    assert [len(case.figures) for case in cases_of(second, third, again)] == [2, 1]


def test_figures_that_are_equally_far_off_stand_as_found() -> None:
    """The last digit of a float puts none before another."""
    once = {"counts_multiply_add_as": 1, "compute": "3 PFLOP"}
    second = counted("second", "2018-01-01", published=once)
    third = counted("third", "2019-05-28", published={**once, "compute": "2.9999999 PFLOP"})
    (case,) = cases_of(second, third)
    assert [figure.owner.label for figure in case.figures] == ["second", "third"]


def test_another_convention_and_what_is_nearly_right_are_no_cases() -> None:
    """A multiply-add counted once, a near miss and rounding stand apart; a contradiction counts."""
    once = counted("second", "2018-01-01", published={"compute": "3 PFLOP", "counts_multiply_add_as": 1})
    near = counted("third", "2018-01-02", published={"compute": "6.5 PFLOP"})
    rounded = counted(
        "fourth", "2018-01-03", published={"compute": "6.0 PFLOP", "also": ["0.000075 PFS-days"]}
    )
    far = counted("fifth", "2018-01-04", published={"compute": "60 PFLOP"})
    found = {case.kind.value: case.is_wrong for case in cases_of(once, near, rounded, far)}
    assert found == {"compute": True, "multiply-add-once": False, "near-miss": False, "rounding": False}
