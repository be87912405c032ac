"""What a refusal suggests has the value that was typed, or is a question: a magnitude is never guessed."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

import pytest

from effsota.problems import Refusal
from effsota.units import Dimension, Quantity, parse_count, parse_quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

# Reckoned here by hand, apart from the program's own tables.
POWERS = {"k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18, "Z": 21, "Y": 24}
WORDS = dict(zip(("kilo", "mega", "giga", "tera", "peta", "exa", "zetta", "yotta"), POWERS, strict=True))
DAY = 86_400.0
OF_CHIPS = "this is count x time already: in place of both write chip_time:"
KINDS: dict[Dimension, dict[str, float | None]] = {
    Dimension.COMPUTE: {"FLOP": 1.0, "FLOPs": 1.0, "FLOPS": 1.0, "FLOP/s": None, "MACs": None},
    Dimension.RATE: {"FLOP/s": 1.0, "FLOPS": 1.0, "FLOPs": 1.0, "FLOPps": 1.0, "FLOP": None},
    Dimension.PER_EXAMPLE: {
        "FLOP": 1.0,
        "FLOPs": 1.0,
        "MACs": 2.0,
        "MAC": 2.0,
        "MAdds": 2.0,
        "mult-adds": 2.0,
    },
}
DAYS = ("FS-days", "FS-day", "FLOP/s-days", "FLOP/s-day", "F-days", "FLOPS-days", "FLOP-days")
CANONICAL = {
    **{
        f"{prefix}FLOP{rate}": 10.0**power
        for prefix, power in [("", 0), *POWERS.items()]
        for rate in ("", "/s")
    },
    "TFS-days": 1e12 * DAY,
    "PFS-days": 1e15 * DAY,
    "multiply-adds": 2.0,
}


def cases_of(text: str) -> set[str]:
    """Return a text as it is typed with and without care for capitals."""
    return {text, text.lower(), text.upper(), text.capitalize(), text.swapcase()}


def power_of(prefix: str, whole: str) -> int | None:
    """Return the power of ten of a prefix as typed; None where a small letter makes a unit smaller."""
    if prefix.lower() in WORDS:
        return POWERS[WORDS[prefix.lower()]]
    power = {"": 0, "K": 3, "g": 9, "t": 12, "e": 18, **POWERS}.get(prefix)
    return POWERS[prefix.upper()] if power is None and whole == whole.lower() else power


def typed() -> Iterator[tuple[Dimension, str, int | None, float | None]]:
    """Yield dimension, unit as typed, the power of its prefix, and the value of what is behind that."""
    prefixes = {case for each in ("", *POWERS, *WORDS) for case in cases_of(each)}
    for dimension, names in KINDS.items():
        for prefix, (name, value) in product(sorted(prefixes), names.items()):
            for case in sorted(cases_of(name)):
                yield dimension, prefix + case, power_of(prefix, prefix + case), value
    for prefix, name in product(sorted(prefixes - {""}), DAYS):
        for case in sorted(cases_of(name)):
            yield Dimension.COMPUTE, prefix + case, power_of(prefix, prefix + case), DAY


def value_of(text: str) -> float:
    """Return the value of a suggestion, reckoned by hand."""
    number, _, unit = text.partition(" ")
    return float(number) * CANONICAL[unit]


def suggestions_in(hint: str) -> list[str]:
    """Return what a hint offers: one text, or the readings between which it asks."""
    one, several = re.fullmatch(r"did you mean (.+)\?", hint), re.match("this may mean (.+), a factor ", hint)
    texts = [one[1]] if one else several[1].split(" or ") if several else []
    return [text.partition(" (")[0] for text in texts]


def test_a_suggestion_has_the_value_that_was_typed() -> None:
    """Every unit, prefix and use of capitals; where a capital would decide, nothing is offered."""
    offered = 0
    for dimension, unit, power, value in typed():
        found = parse_quantity(f"2.5 {unit}", dimension)
        texts = suggestions_in(found.hint) if isinstance(found, Refusal) else []
        if isinstance(found, Quantity):
            assert None not in {power, value}, unit
            assert found.base == pytest.approx(2.5 * 10.0 ** (power or 0) * (value or 0), rel=1e-12), unit
        elif len(texts) == 1:
            assert None not in {power, value}, unit
            assert value_of(texts[0]) == pytest.approx(
                2.5 * 10.0 ** (power or 0) * (value or 0), rel=1e-12
            ), unit
            offered += 1
    assert offered > 200


def test_a_question_names_readings_that_differ_by_the_factor_that_it_says() -> None:
    """One of them is what was typed."""
    asked = 0
    for dimension, unit, power, _ in typed():
        found = parse_quantity(f"2.5 {unit}", dimension)
        texts = suggestions_in(found.hint) if isinstance(found, Refusal) else []
        if isinstance(found, Refusal) and len(texts) > 1:
            values = [value_of(text) for text in texts]
            said = float(found.hint.partition("a factor ")[2].partition(":")[0].replace(",", ""))
            assert max(values) / min(values) == pytest.approx(said, rel=1e-9), unit
            assert found.fix == ""
            asked += power is not None
    assert asked > 50


@pytest.mark.parametrize("unit", ["zFLOP", "mFLOP", "pFLOP", "yFLOP", "mFLOPs", "zFLOP/s", "mMACs"])
def test_a_prefix_that_makes_a_unit_smaller_is_asked_about(unit: str) -> None:
    """Nothing is offered to be pasted, and no other prefix is guessed in silence."""
    dimension = {"s": Dimension.COMPUTE, "P": Dimension.COMPUTE}.get(unit[-1], Dimension.COMPUTE)
    if "/s" in unit:
        dimension = Dimension.RATE
    if "MAC" in unit:
        dimension = Dimension.PER_EXAMPLE
    found = parse_quantity(f"3 {unit}", dimension)
    assert isinstance(found, Refusal)
    assert found.fix == ""
    assert found.hint.startswith(f"the prefix {unit[0]} makes a unit smaller, {unit[0].upper()} is 1e")


@pytest.mark.parametrize(
    ("text", "dimension", "hint"),
    [
        ("5.76e5 exaFLOPs", Dimension.COMPUTE, "did you mean 5.76e5 EFLOP?"),
        ("3 flop", Dimension.COMPUTE, "did you mean 3 FLOP?"),
        ("3 gflop", Dimension.COMPUTE, "did you mean 3 GFLOP?"),
        ("3 PFLOP-days", Dimension.COMPUTE, "did you mean 3 PFS-days?"),
        ("3 petaflops-days", Dimension.COMPUTE, "did you mean 3 PFS-days?"),
        ("3 pfs-day", Dimension.COMPUTE, "did you mean 3 PFS-days?"),
        ("3.8 × 10²⁵ FLOPs", Dimension.COMPUTE, "did you mean 3.8e25 FLOP?"),
        ("0.4GFLOP", Dimension.PER_EXAMPLE, "did you mean 0.4 GFLOP?"),
        ("3h", Dimension.TIME, "did you mean 3 hours?"),
        ("03:00:00", Dimension.TIME, "did you mean 3 hours?"),
        ("1-12:00:01", Dimension.TIME, "did you mean 129601 seconds?"),
        ("2h30m", Dimension.TIME, "did you mean 150 minutes?"),
        ("1,5 days", Dimension.TIME, "did you mean 1.5 days?"),
        ("3 hrs", Dimension.TIME, "did you mean 3 hours?"),
        ("3 dayz", Dimension.TIME, "did you mean 3 days?"),
        ("24 A100 hours", Dimension.CHIP_TIME, "did you mean 24 chip-hours?"),
        ("3 million GPU hours", Dimension.CHIP_TIME, "did you mean 3e6 GPU-hours?"),
    ],
)
def test_what_means_one_thing_is_offered(text: str, dimension: Dimension, hint: str) -> None:
    """As a file has it, digit for digit."""
    found = parse_quantity(text, dimension)
    assert isinstance(found, Refusal)
    assert found.hint == hint


@pytest.mark.parametrize(
    ("text", "dimension", "readings", "factor"),
    [
        (
            "4.1 GFLOPs",
            Dimension.PER_EXAMPLE,
            "4.1e9 multiply-adds (papers on vision print these as FLOPs) or 4.1 GFLOP",
            "2",
        ),
        ("1:30", Dimension.TIME, "90 minutes (hours and minutes) or 90 seconds (minutes and seconds)", "60"),
        ("1,500 days", Dimension.TIME, "1500 days or 1.500 days", "1,000"),
        ("4.1G", Dimension.PER_EXAMPLE, "4.1e9 multiply-adds or 4.1e9 FLOP", "2"),
        (
            "200 MAdds",
            Dimension.PER_EXAMPLE,
            "200 multiply-adds or 200e6 multiply-adds (millions of them)",
            "1,000,000",
        ),
    ],
)
def test_what_may_mean_two_things_is_asked(
    text: str, dimension: Dimension, readings: str, factor: str
) -> None:
    """Both readings and the factor between them; nothing that a command could write by itself."""
    found = parse_quantity(text, dimension)
    assert isinstance(found, Refusal)
    assert found.hint == f"this may mean {readings}, a factor {factor}: write the one that is meant"
    assert found.fix == ""


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("3 m", "m is minutes to some, months or a thousandth to others: write minutes, hours or days"),
        ("2 months", "months are not equally long: write days, such as 30 days"),
        ("24 GPU-hours", f"{OF_CHIPS} 24 GPU-hours"),
        (
            "2500 core-days",
            f"{OF_CHIPS} 2500 core-days (a core is a part of a chip: a TPU v3 has 2)",
        ),
        ("24 node-hours", "how many chips has a node? multiply by it, and write chip-hours"),
    ],
)
def test_a_time_whose_size_is_open_is_asked_about(text: str, hint: str) -> None:
    """Minutes or months; a time of several chips is no time."""
    found = parse_quantity(text, Dimension.TIME)
    assert isinstance(found, Refusal)
    assert (found.hint, found.fix) == (hint, "")


@pytest.mark.parametrize(
    ("text", "what", "fix"),
    [
        ("79,2", "count", "79.2"),
        ("$12.6", "count", "12.6"),
        ("7b", "parameters", "7e9"),
        ("37 B", "parameters", "37e9"),
        ("3.3 trillion tokens", "tokens", "3.3e12"),
        ("1_281_167", "examples", "1281167"),
        ("1 281 167", "examples", "1281167"),
        ("1.281.167", "examples", "1281167"),
        ("1,234.5", "count", "1234.5"),
        ("1.234,5", "count", "1234.5"),
        ("\u22125", "count", "-5"),
        ("10^6", "count", "1e6"),
        (".5", "count", "0.5"),
        ("010", "count", "10"),
        ("+1", "count", "1"),
    ],
)
def test_a_number_that_means_one_thing_is_offered(text: str, what: str, fix: str) -> None:
    """For certain: a command may write it."""
    found = parse_count(text, what)
    assert isinstance(found, Refusal)
    assert (found.hint, found.fix) == (f"did you mean {fix}?", fix)


@pytest.mark.parametrize(
    ("text", "what", "begins"),
    [
        ("1,234", "examples", "this may mean 1234 or 1.234, a factor 1,000"),
        ("10K", "tokens", "K is 1000 to some and 1024 to others"),
        ("124m", "parameters", "m is a thousandth, M a million"),
        ("13 GB", "tokens", "GB counts bytes, and tokens are no bytes"),
        ("33%", "count", "this may mean 33 (in percent) or 0.33 (as a share), a factor 100"),
    ],
)
def test_a_number_that_may_mean_two_things_is_asked(text: str, what: str, begins: str) -> None:
    """Nothing is written for a person."""
    found = parse_count(text, what)
    assert isinstance(found, Refusal)
    assert found.hint.startswith(begins)
    assert found.fix == ""


def test_a_sign_that_looks_like_a_minus_is_named() -> None:
    """Nobody sees the difference."""
    found = parse_count("\u22125")
    assert isinstance(found, Refusal)
    assert found.message == '"\u22125" is not a number: it holds a minus sign (U+2212)'
