"""How figures read to people."""

from __future__ import annotations

import math
import random
from datetime import date
from decimal import Decimal

import pytest

from effsota import figures
from effsota.units import FLOP_PER_TFS_DAY, Typed
from tests.present import present


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [
        (5.22e20, 3, "5.22×10²⁰"),
        (6.0e15, 2, "6.0×10¹⁵"),
        (5.74e-5, 3, "5.74×10⁻⁵"),
        (1.58e12, None, "1.58×10¹²"),
        (-2e9, None, "−2×10⁹"),
    ],
)
def test_scientific_form_uses_raised_digits(value: float, digits: int | None, expected: str) -> None:
    """A mantissa, a real multiplication sign, a raised exponent; digits are kept, not trimmed."""
    assert figures.scientific(value, digits) == expected


def test_scientific_form_has_an_ascii_variant() -> None:
    """A terminal gets 4.96e17."""
    assert figures.scientific(4.96e17, ascii_only=True) == "4.96e17"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (44.4, "44.4"), (1.9704, "1.97"), (0.1387, "0.139"), (1613.3, "1,610"), (181.0, "181"), (0, "0"),
        (999.9, "1,000"), (99.96, "100"), (0.00005, "5.00×10⁻⁵"), (2.5e7, "2.50×10⁷"), (-15.85, "−15.8"),
        (math.inf, "∞"), (math.nan, "not reported"),
    ],
)  # fmt: skip
def test_computed_values_have_three_significant_digits(value: float, expected: str) -> None:
    """Plain from 10⁻⁴ to 10⁷, scientific outside."""
    assert figures.number_text(value) == expected


def some_numbers() -> list[float]:
    """Return numbers of every size, also from just beside where plain ones begin and end."""
    chance = random.Random(5)  # noqa: S311  # a sample, no secret
    ends = [
        sign * end * off for end in (1e-4, 1e7, 1e3) for off in (1 - 1e-9, 1, 1 + 1e-9) for sign in (1, -1)
    ]
    typed = [f"{chance.uniform(0, 1e6):.{decimals}f}" for decimals in range(30)]
    return [
        *ends,
        *(chance.uniform(-10, 10) * 10 ** chance.randint(-6, 9) for _ in range(2_000)),
        *(
            float(f"{chance.uniform(1, 10):.{chance.randint(0, 6)}f}e{chance.randint(-5, 8)}")
            for _ in range(500)
        ),
        *(Typed.of(float(text), text) for text in typed),
    ]


@pytest.mark.parametrize("digits", [1, 3, 6, 15, 17])
def test_a_number_reads_as_exact_arithmetic_has_it(digits: int) -> None:
    """No digit is lost where floats are taken for what is quicker."""
    for value in present(some_numbers()):
        rounded = Decimal(f"{value:.{digits - 1}e}")
        if float(abs(rounded)) > 1e-4 and abs(rounded) < 10**7:
            decimals = max(0, digits - 1 - rounded.adjusted())
            assert figures.number_text(value, digits, ascii_only=True) == f"{rounded:,.{decimals}f}"


def test_what_somebody_wrote_keeps_every_digit() -> None:
    """As many as stand in the shortest way to write it, or in the way that it was typed."""
    for value in present(some_numbers()):
        if 1e-4 <= abs(value) < 1e7:
            number = Decimal(repr(value)).normalize()
            decimals = max(getattr(value, "decimals", 0), -int(number.as_tuple().exponent))
            assert figures.exact_text(value, ascii_only=True) == f"{number:,.{decimals}f}"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (15.848931924611133, 15.8489),
        (5.32224e17, 5.32224e17),
        (math.inf, None),
        (math.nan, None),
        (None, None),
    ],
)
def test_files_for_programs_hold_six_digits(value: float | None, expected: float | None) -> None:
    """What has no end is no number."""
    assert figures.data_number(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1.28e6, "1,280,000"), (0.069, "0.069"), (181.0, "181"), (0.75, "0.75"), (3.1, "3.1"),
        (475200, "475,200"), (0.39e9, "3.9×10⁸"), (1e21, "1×10²¹"), (0.0, "0"), (1234.5678, "1,234.5678"),
    ],
)  # fmt: skip
def test_values_as_written_keep_every_digit(value: float, expected: str) -> None:
    """A published 181 stays 181, and 0.069 gains no zero."""
    assert figures.exact_text(value) == expected


@pytest.mark.parametrize(
    ("unit", "expected"),
    [("TFS-days", "6.16 TFS-days"), ("PFS-days", "0.00616 PFS-days"), ("FLOP", "5.32×10¹⁷ FLOP")],
)
def test_compute_reads_in_each_unit(unit: str, expected: str) -> None:
    """AlexNet's 5.32e17 FLOP."""
    assert figures.compute_text(5.322e17, unit) == expected


@pytest.mark.parametrize(
    ("factor", "expected"),
    [
        (1.0, "1×"),
        (44.4, "44.4×"),
        (0.36, "0.360×"),
        (325_000, "325,000×"),
        (7.5e6, "7,500,000×"),
        (1.03e9, "1.03 billion×"),
        (9.9999e8, "1.00 billion×"),
        (3.75e-5, "1/26,700×"),
        (1.43e-12, "1/699 billion×"),
        (2e16, "2.00×10¹⁶×"),
    ],
)
def test_a_factor_has_a_multiplication_sign(factor: float, expected: str) -> None:
    """Exactly one is 1×."""
    assert figures.factor_text(factor) == expected


def test_a_published_factor_stays_as_printed() -> None:
    """44, not 44.0."""
    assert figures.printed_factor(44.0) == "44×"


def test_a_large_factor_reads_with_its_range_in_words() -> None:
    """Both ends, like the factor itself."""
    assert figures.factor_interval(4.61e8, 2.3e9) == "0.46–2.3 billion"
    assert figures.factor_interval(4.61e6, 2.3e9) == "4,600,000–2.3 billion"


@pytest.mark.parametrize(
    ("months", "digits", "expected"),
    [
        (15.93, 3, "15.9 months"),
        (15.93, 2, "16 months"),
        (2.0, 2, "2.0 months"),
        (1.9999, 2, "61 days"),
        (1.0, 2, "30 days"),
        (0.849, 3, "25.8 days"),
        (0.849, None, "26 days"),
        (0.1, None, "3.0 days"),
        (2.69, None, "3 months"),
        (14.6, None, "15 months"),
    ],
)
def test_a_doubling_time_under_two_months_is_told_in_days(
    months: float, digits: int | None, expected: str
) -> None:
    """What may be off by a factor has one digit, or whole days."""
    assert figures.doubling_text(months, digits) == expected


@pytest.mark.parametrize(
    ("of", "low", "high", "expected", "alone"),
    [
        (15.9, 13.28, 19.66, "13–20", "13–20 months"),
        (15.9, 13.28, math.inf, "at least 13", "at least 13 months"),
        (0.85, 0.53, 2.14, "16–65", "16–65 days"),
        (0.85, 0.53, 3.99, "16–120", "16–120 days"),
        (0.85, 0.53, 4.01, "16 days to 4.0 months", "16 days to 4.0 months"),
        (0.85, 0.53, math.inf, "at least 16", "at least 16 days"),
        (2.69, 1.0, 5.0, "1.0–5.0", "1.0–5.0 months"),
        (2.69, 0.99, 5.0, "30 days to 5.0 months", "30 days to 5.0 months"),
        (2.69, 0.99, math.inf, "at least 30 days", "at least 30 days"),
        (2.69, 1.7, math.inf, "at least 52 days", "at least 52 days"),
        (2.69, 1.2, 1.9, "37–58 days", "37–58 days"),
        (2.1, 0.5, 1.5, "15–46 days", "15–46 days"),
        (15.9, 15.8, 15.8, "16", "16 months"),
    ],
)
def test_an_interval_has_the_unit_of_its_figure_where_that_is_readable(
    of: float, low: float, high: float, expected: str, alone: str
) -> None:
    """Else each end has its own, and an end that is not there is said in words."""
    assert figures.doubling_range(low, high, of=of, digits=2) == expected
    assert figures.doubling_range(low, high, of=of, digits=2, is_alone=True) == alone


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [(3.6, 6.9, "3.6 to 6.9 months"), (1.72, 11, "52 days to 11 months"), (1.0, 1.9, "30 to 58 days")],
)
def test_what_one_doubling_time_became_says_a_common_unit_once(
    first: float, second: float, expected: str
) -> None:
    """Two units are both said."""
    assert figures.doubling_pair(first, second, 2) == expected


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        (24, "2 years"),
        (25, "25 months"),
        (23, "23 months"),
        (12, "12 months"),
        (72, "6 years"),
        (10, "10 months"),
        (1, "1 month"),
        (1.5, "1.5 months"),
        (0.99, "30 days"),
        (3.44, "3.44 months"),
        (0.5, "15 days"),
    ],
)
def test_a_period_reads_in_its_natural_unit(months: float, expected: str) -> None:
    """Moore's law takes two years, not 24 months."""
    assert figures.period_text(months) == expected


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (475_200, "5.5 days"),
        (86_400, "1 day"),
        (11_520, "3.2 hours"),
        (90, "1.5 minutes"),
        (0.5, "0.5 seconds"),
    ],
)
def test_a_time_reads_in_its_natural_unit(seconds: float, expected: str) -> None:
    """The largest unit that the time fills."""
    assert figures.duration_text(seconds) == expected


def test_dates_read_day_month_year() -> None:
    """One fixed form, no locale."""
    assert figures.date_text(date(2019, 5, 28)) == "28 May 2019"


@pytest.mark.parametrize(("share", "expected"), [(0.33, "33%"), (0.07, "7%"), (1, "100%"), (0.125, "12.5%")])
def test_a_share_reads_as_a_percentage(share: float, expected: str) -> None:
    """0.07 is 7%, without float noise."""
    assert figures.percent_text(share) == expected


def test_a_metric_reads_with_its_unit() -> None:
    """The percent sign touches its number, a word does not."""
    assert [figures.metric_text(79.1, "%"), figures.metric_text(34.8, "BLEU")] == ["79.1%", "34.8 BLEU"]


def test_words_join_to_a_list() -> None:
    """The last two are joined by and."""
    assert [figures.join_words(["a", "b", "c"]), figures.join_words(["a"])] == ["a, b and c", "a"]


@pytest.mark.parametrize(("number", "expected"), [(1, "1 record"), (2, "2 records"), (1200, "1,200 records")])
def test_a_count_agrees_with_its_noun(number: int, expected: str) -> None:
    """One record, two records."""
    assert figures.count_text(number, "record") == expected


def test_words_around_values() -> None:
    """Bounds and rough values say what they are."""
    assert [figures.at_most("0.75"), figures.about("61×")] == ["≤ 0.75", "about 61×"]


def test_a_typed_number_keeps_its_last_zero() -> None:
    """79.0 is shown as it was typed; 1.28e6 is a number without decimals."""
    shown = [figures.exact_text(Typed.of(float(text), text)) for text in ("79.0", "92", "1.28e6", "0.750")]
    assert shown == ["79.0", "92", "1,280,000", "0.750"]


@pytest.mark.parametrize(
    ("value", "unit", "name", "expected"),
    [
        (79.1, "%", "top-5 accuracy", "79.1% top-5 accuracy"),
        (39.92, "BLEU", "BLEU on newstest2014", "39.92 BLEU on newstest2014"),
        (0.0, "Elo", "Elo above AlphaGo Zero", "0 Elo above AlphaGo Zero"),
        (3.28, "nats per token", "validation loss", "validation loss 3.28 nats per token"),
    ],
)
def test_a_goal_says_its_unit_once(value: float, unit: str, name: str, expected: str) -> None:
    """Whether or not the metric's name holds its unit."""
    assert figures.goal_text(value, unit, name) == expected


@pytest.mark.parametrize(
    ("flop", "unit", "expected"),
    [
        (5.79e9 * 8.64e16, "TFS-days", "5.79 billion"),
        (1.86e6 * 8.64e16, "TFS-days", "1,860,000"),
        (5e26, "FLOP", "5.00×10²⁶"),
    ],
)
def test_large_compute_is_said_in_words(flop: float, unit: str, expected: str) -> None:
    """From ten million TFS-days on; FLOP keep their power of ten."""
    assert figures.compute_number(flop, unit) == expected


@pytest.mark.parametrize(
    ("p_value", "words"),
    [(0.0525, "p = 0.052"), (0.00101, "p = 0.001"), (0.4, "p = 0.400"), (0.00099, "p < 0.001")],
)
def test_a_p_value_is_a_number_down_to_one_in_a_thousand(p_value: float, words: str) -> None:
    """Below, its digits say nothing."""
    assert figures.p_text(p_value) == words


@pytest.mark.parametrize(
    ("tfs_days", "unit"),
    [
        ([0.01, 99_999], "TFS-days"),
        ([0.009, 9], "FLOP"),
        ([9_990, 100_000], "PFS-days"),
        ([10, 99_999_999], "PFS-days"),
        ([10, 100_000_000], "FLOP"),
        ([0.5, 200_000], "FLOP"),
    ],
)
def test_a_unit_fits_all_amounts(tfs_days: list[float], unit: str) -> None:
    """From a hundredth to below a hundred thousand of the first unit that holds for all; else FLOP."""
    assert figures.fit_unit([amount * FLOP_PER_TFS_DAY for amount in tfs_days]) == unit


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1.01e-4, "0.000101"),
        (0.99e-4, "9.90×10⁻⁵"),
        (9_990_000, "9,990,000"),
        (9_995_001, "1.00×10⁷"),
        (1e7, "1.00×10⁷"),
    ],
)
def test_digits_give_way_to_a_power_of_ten_where_they_are_too_many(value: float, expected: str) -> None:
    """From 0.0001 to ten million they are counted at a glance; what rounds to that is as large."""
    assert figures.number_text(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [(1e-3, "0.001"), (9e-4, "9×10⁻⁴"), (9_999, "9,999"), (1e4, "10⁴"), (2e4, "2×10⁴")]
)
def test_an_axis_is_short_of_room_and_so_gives_way_sooner(value: float, expected: str) -> None:
    """From a thousandth to ten thousand."""
    assert figures.tick_text(value) == expected


@pytest.mark.parametrize("values", [(0.0, -0.0), (-0.0, 0.0)])
def test_a_tick_at_zero_is_zero_whichever_was_asked_for_first(values: tuple[float, float]) -> None:
    """What is remembered of a number is remembered of minus zero too."""
    figures.numbers.tick_text.cache_clear()
    assert [figures.tick_text(value) for value in values] == ["0", "0"]


@pytest.mark.parametrize(("flop", "expected"), [(999_999, "1,000,000"), (1e6, "1.00×10⁶"), (5, "5.00")])
def test_few_flop_are_written_out(flop: float, expected: str) -> None:
    """Below a million."""
    assert figures.compute_number(flop, figures.FLOP) == expected


@pytest.mark.parametrize(("high", "digits"), [(10.9, 3), (11.0, 3), (11.1, 2), (40.0, 2), (math.inf, 2)])
def test_a_wide_interval_leaves_two_digits(high: float, digits: int) -> None:
    """From 10 % on nobody knows the third."""
    assert figures.known_digits(10.0, high) == digits


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [(0.0924, 0.208, "0.092–0.21"), (0.1, 0.11, "0.100–0.110"), (0.1, 0.1101, "0.10–0.11")],
)
def test_what_a_compute_is_right_within_has_the_digits_that_it_leaves(
    low: float, high: float, text: str
) -> None:
    """Two where it is wider than 10 %."""
    assert figures.compute_interval(low * FLOP_PER_TFS_DAY, high * FLOP_PER_TFS_DAY) == text


@pytest.mark.parametrize(("factor", "text"), [(1.5, "1.5×"), (2.0, "2×"), (1.3333, "1.33×"), (2.75, "2.75×")])
def test_a_margin_has_no_zeros_that_say_nothing(factor: float, text: str) -> None:
    """It is a convention, or as given."""
    assert figures.margin_factor(factor) == text


@pytest.mark.parametrize(
    ("factor", "most", "least"),
    [
        (68.9, "69×", "68×"),
        (1.05, "1.1×", "1.05×"),
        (1 / 12.7, "1/12×", "1/13×"),
        (1 / 1040, "1/1,000×", "1/1,100×"),
        (20.0, "20×", "20×"),
        (9.96, "10×", "9.9×"),
    ],
)
def test_a_limit_is_one_also_when_it_is_rounded(factor: float, most: str, least: str) -> None:
    """Up where it is the most that a factor can be, down where it is the least."""
    assert figures.limit_factor(factor, 2, is_most=True) == most
    assert figures.limit_factor(factor, 2, is_most=False) == least


def test_a_rough_factor_has_two_digits() -> None:
    """One is exact."""
    assert [figures.rough_factor(each) for each in (11.3, 8.0, 1.0)] == ["11×", "8.0×", "1×"]
