"""Our own claims are audited: each kind of false sentence is found, and none is found in a true one."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from effsota.boards.claims import sentences
from effsota.boards.claims.board_facts import facts_of
from effsota.boards.claims.numbers_told import is_rounded, number_of
from effsota.boards.claims.reading_back import READERS, read_back
from effsota.boards.claims.self_audit import audit_board
from effsota.boards.claims.times_told import are_ends, is_time
from effsota.boards.trend.analysis import build_analysis
from effsota.pipeline.judging import audit_claims
from tests.builders.odd_boards import ODD_BOARDS

if TYPE_CHECKING:
    from effsota.model import Board

# As this tracker once said it, or may; each on the board that it is false of.
FALSE = [
    ("earlier than its baseline", "Moore's law: 196 billion× over 75.0 years", "does not give|reaches over"),
    ("earlier than its baseline", "Moore's law: 11,600× over 27.1 years", "reaches over 6.0 years"),
    ("falling", "Moore's law: 9.00× over the same 6.0 years", "does not give"),
    (
        "falling",
        "In 2012 X took it; by 2018 Y needed 33.3× less; doubling time 19.0 months",
        "14.2",
    ),
    ("falling", "2.60× less than the record before", "no record is 2.60× better"),
    ("falling", "In 2012 X took it; by 2018 Y needed 44.4× less.", "the factor is 33.33"),
    ("falling", "In 2012 X took it; by 2019 Y needed 33.3× less.", "from 2012 to 2018"),
    ("two records", "2.50× less compute than X, Efficiency doubles about every 40 months", "18.1"),
    ("two records", "2.50× lower than X. Price efficiency doubles about every 40 months", "18.1"),
    ("falling", "needed 33.3× less (95% interval 16.7–66.7)", "a tolerance"),
    ("two records", "Rate between the two records and 95% interval", "no rate"),
    ("two records", "95% interval 13.3–19.7", "no rate"),
    ("a bound", "≤ 6.00 TFS-days, Growth ≥ 1.05×", "the other way"),
    ("a bound of a reduction", "≤ 6.00 TFS-days, Reduction ≤ 1.05×", "the other way"),
    ("rising", "frontier records are selected minima", "no efficiency frontier|fitted"),
    ("rising", "Rank 1 of 4 on the efficiency frontier", "no efficiency frontier"),
    ("rising", "Result: not reported", "no result"),
    ("falling", "3 records largest to date", "no largest run"),
    ("closed", "No record since Oct 2017. Submit a result", "closed"),
    ("closed", "To take the record you need less than 1 FLOP", "closed"),
    ("falling", "To be the record today you need at most 1.20×10¹⁶ FLOP", "less"),
    ("falling", "To take the record you need at most 1.20×10¹⁶ FLOP", "less"),
    ("falling", "−5.23 months", "negative"),
    ("falling", "1.34 months to never", "stand still"),
    ("falling", "halves every 5.23 months", "does not grow"),
    ("falling", "that is 4.09×10⁻⁸ seconds on 8 H100", "so little"),
    ("falling", "behind by 0.00407 doublings", "so little"),
    ("falling", "Before 2012: 0 records", "nothing to tell"),
    ("a worse one later", "took 3 TFS-days; no later record is on file.", "a later record"),
    ("a worse one later", "2 records in all, none of them since Jun 2012", "a later record"),
    ("all bounds", "No records yet. Submit a result", "without a rank"),
    ("equal computes", "second, 1 Jun 2013: 11.6 TFS-days, 1× less than first", "neither less nor more"),
    ("equal computes", "second, 1 Jun 2013: 0.6 dollars, 1× lower than first", "neither less nor more"),
    ("equal computes", "second, 1 Jun 2013: 0.6 dollars, 1× higher than first", "neither less nor more"),
    ("a bound below the best", "No improvement since Jun 2014.", "needed less"),
    ("a bound below a baseline", "took 3 TFS-days; no later record that counts needed less.", "needed less"),
    ("eras and a dispute", "Doubling time 8.40 months (as now)", "all eras"),
    ("falling", "doubles every 12.0 months (10.0–14.0), 3.00× a year", "2× a year"),
    ("falling", "compute 325,000× (X) × efficiency 24.8× (Y) = 8,240,000× (tolerance 1–2)", "is not"),
    ("falling", "2014 17.2× × 4.33× VGG × GoogLeNet 84.5× 20.2–274", "is not"),
    ("falling", "Efficiency doubles every 13.4 months, by a line through 5 records", "of 5 records"),
    ("falling", "Efficiency doubles every 19.9 months, by a line through 4 records", "in 19.9 months"),
    ("falling", "doubles every 13.4 months from Jun 2012 to Jul 2018", "to Jul 2018"),
    ("falling", "4 records on the frontier, 1 Jun 2012 to 2 Jun 2018", "to 2018-06-02"),
    ("falling", "By the end points alone it would be 20.1 months.", "no end points"),
    ("falling", "The 95% interval rests on the scatter of it (17)", "rests on 17"),
    ("falling", "All ranked records, each publication as one, double in 20.1 months.", "all ranked records"),
    ("falling", "the frontier's own line would give 1.1–20.1 months", "own interval"),
    ("two records", "The uncertainties of their two estimates alone leave 3–5 months.", "no two estimates"),
    ("two records", "about 550 days (2 records, tolerance 2–3)", "no two estimates"),
    ("falling", "Efficiency doubles every 19 days, by a line through 4 records", "in 19 days"),
    ("falling", "52 days to 11 months p = 0.209", "from 52 days to 11 months"),
    ("falling", "Efficiency doubles every 1.5 months", "told in days"),
    ("falling", "about 0.8–1.9 months", "told in days"),
    ("falling", "In a year efficiency grows 3.33×.", "no fit grows"),
    ("a worse one later", "2 of the 2 ranked records did not lower the compute", "1 of 2"),
    ("falling", "Moore's law would give 9.00× from 2012-06-01 to 2018-06-01", "does not give"),
    (
        "falling",
        "From 1 Jun 2012 to 1 Jun 2017, the time of this fit: Moore's law (2 years) 5.66×",
        "no fit is",
    ),
    (
        "falling",
        "The rate changed in May 2015 (p = 0.010): it doubles every 2 months before and every 3 months after",
        "no change",
    ),
    ("falling", "2 May 2015 3.6 to 6.9 months p = 0.209", "from 3.6 months to 6.9"),
    ("falling", "Any one record left out; X moves it most 3.0–4.0 months", "without any one"),
    (
        "falling",
        "asked for 100× the compute of X, $5 million to $9 million, that is $500 million to $2 billion",
        "100 times",
    ),
    ("falling", "31 Dec 2020 237 million 5.0 65.2×", "5.0 doublings"),
]


def analysed(name: str) -> Board:
    """Return an odd board as a build has it."""
    given = ODD_BOARDS[name]
    return replace(given, analysis=build_analysis(given.leaderboard))


@pytest.mark.parametrize("name", ODD_BOARDS)
def test_nothing_is_found_in_what_a_board_says(name: str) -> None:
    """However odd the board."""
    assert list(audit_board(ODD_BOARDS[name])) == []


@pytest.mark.parametrize(("name", "text", "why"), FALSE)
def test_a_false_sentence_is_found(name: str, text: str, why: str) -> None:
    """With what is so instead."""
    found = list(read_back(text, facts_of(analysed(name))))
    assert found
    assert any(part in each.why for each in found for part in why.split("|"))


def test_each_reader_finds_something() -> None:
    """One that never does holds nothing."""
    texts = [(text, facts_of(analysed(name))) for name, text, _ in FALSE]
    assert [reader.__name__ for reader in READERS if not any(any(reader(*each)) for each in texts)] == []


def test_without_its_words_a_reader_finds_nothing() -> None:
    """It is not asked then: of all that is false, nothing else is."""
    texts = [(text, facts_of(analysed(name))) for name, text, _ in FALSE]
    missed = [
        (reader.__name__, text)
        for reader, words in READERS.items()
        for text, facts in texts
        if any(reader(text, facts)) and not any(word in text.casefold() for word in words)
    ]
    assert missed == []


@pytest.mark.parametrize(
    ("text", "number"), [("1,140", 1140), ("1.03 billion", 1.03e9), ("5.00×10²⁶", 5e26), ("1.5×10⁻⁹", 1.5e-9)]
)
def test_a_number_is_read_as_it_is_written(text: str, number: float) -> None:
    """In digits, in words, in powers of ten."""
    assert number_of(text) == pytest.approx(number)


@pytest.mark.parametrize(
    ("text", "months", "is_so"),
    [("26 days", 0.85, True), ("26 days", 0.88, False), ("2.0 months", 2.04, True), ("26 days", None, False)],
)
def test_a_time_is_read_in_its_unit(text: str, months: float | None, *, is_so: bool) -> None:
    """To the digits that are written."""
    assert is_time(text, months) is is_so


@pytest.mark.parametrize(
    ("text", "low", "high", "is_so"),
    [
        ("16–65", 0.53, 2.14, True),
        ("16–65 days", 0.53, 2.14, True),
        ("16–65 months", 0.53, 2.14, False),
        ("16 days to 5.0 months", 0.53, 5.0, True),
        ("16 days to 5.0 months", 0.53, 6.0, False),
        ("at least 16", 0.53, math.inf, True),
        ("at least 16", 0.53, 2.14, False),
        ("16–65", None, None, False),
    ],
)
def test_ends_are_read_in_the_unit_of_what_they_stand_beside(
    text: str, low: float | None, high: float | None, *, is_so: bool
) -> None:
    """Where they say none of their own."""
    assert are_ends(text, low, high, beside="26 days") is is_so


@pytest.mark.parametrize(
    ("text", "value", "is_so"),
    [
        *(("15.9", 15.851, True), ("15.9", 15.849, False), ("15.9", 15.949, True), ("15.9", 15.951, False)),
        *(("20", 19.6, True), ("20", 26.0, False), ("21", 20.4, False), ("1.03 billion", 1.034e9, True)),
        *(("1.03 billion", 1.036e9, False), ("0", 0.0, True), ("0", 0.1, False), ("3", None, False)),
        ("3", math.inf, False),
    ],
)
def test_a_value_is_told_apart_from_its_neighbours_by_the_digits_that_are_written(
    text: str, value: float | None, *, is_so: bool
) -> None:
    """Zeros at the end of a whole number may stand for others."""
    assert is_rounded(text, value) is is_so


@pytest.mark.parametrize(
    ("rate", "is_so"),
    [
        ("every 13 months", True),  # may be 13.5, and 14.2 is no tenth more
        ("every 12 months", False),
        ("every 16 months", True),
        ("every 17 months", False),
        ("every 15.7 months", True),
        ("every 15.8 months", False),
        ("about every 20 months", True),
        ("about every 30 months", False),
    ],
)
def test_a_rate_beside_a_factor_may_be_off_by_its_rounding_and_a_tenth(rate: str, *, is_so: bool) -> None:
    """The factor comes to a doubling every 14.2 months, and rates are told in as many digits as are known."""
    text = f"33× less compute than X Efficiency doubles {rate}"
    assert (not list(read_back(text, facts_of(analysed("falling"))))) is is_so


def told_falsely(monkeypatch: pytest.MonkeyPatch, given: Board) -> list[str]:
    """Return what is found where a rate stands beside a factor of another time as if it were its own."""
    monkeypatch.setattr(sentences, "period_words", lambda _: "thus")
    return [problem.rule for problem in audit_claims(given)]


def test_a_writer_that_leaves_out_the_years_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a problem of the track that it would be said of, which blocks."""
    assert told_falsely(monkeypatch, ODD_BOARDS["rising"]) == []
    assert "claim-contradicts" in told_falsely(monkeypatch, ODD_BOARDS["earlier than its baseline"])


def test_a_reference_over_the_time_of_the_fit_is_caught() -> None:
    """The fault that was first found here."""
    given = ODD_BOARDS["earlier than its baseline"]
    assert given.trend is not None
    longer = replace(given, trend=replace(given.trend, references=given.trend.references[:1]))
    line = f"Moore's law: {given.trend.references[0].factor:,.0f}× over 28.4 years"
    assert [each.why for each in read_back(line, facts_of(longer))] == ["the factor reaches over 6.0 years"]
