"""Why a text is no quantity or number, and what was meant: the same value, or a question between several."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from effsota.problems import Refusal
from effsota.text import shorten
from effsota.text.late_pattern import LatePattern
from effsota.text.odd_signs import name_odd_sign
from effsota.units.amounts_written import COUNTED, MAGNITUDES, MOST_DIGITS, NUMBER, shifted
from effsota.units.clock_times import read_clock
from effsota.units.dimensions import UNITS, Dimension
from effsota.units.loose_numbers import plain_signs, read_loosely
from effsota.units.loose_units import Asked, UnitMeant, is_chip_time, read_unit

EXAMPLES: Mapping[Dimension, str] = MappingProxyType(
    {
        Dimension.COMPUTE: "6.16 TFS-days",
        Dimension.RATE: "1.58 TFLOP/s",
        Dimension.PER_EXAMPLE: "0.39e9 multiply-adds",
        Dimension.TIME: "5.5 days",
        Dimension.PERIOD: "16 months",
        Dimension.CHIP_TIME: "30.84e6 GPU-hours",
    }
)
_TOLD_UNITS: Mapping[Dimension, str] = MappingProxyType(
    {
        Dimension.COMPUTE: "FLOP with a prefix from k to Y, TFS-days, PFS-days",
        Dimension.RATE: "FLOP/s with a prefix from k to Y",
        Dimension.PER_EXAMPLE: "multiply-adds, or FLOP with a prefix from k to Y",
        Dimension.TIME: "seconds, minutes, hours, days, weeks, years of 365.25 days",
        Dimension.PERIOD: "days, months, years",
        Dimension.CHIP_TIME: "GPU-hours, TPU-days, chip-years, TPU-core-days and the like",
    }
)
_WRITE_NUMBER = f"write digits with a decimal point, such as 79.1 or 1.28e6 (at most {MOST_DIGITS} digits)"
_NUMBER = LatePattern(NUMBER)
_MAGNITUDE_WORDS: Mapping[str, int] = MappingProxyType(
    {
        **dict.fromkeys(("thousand",), 3),
        **dict.fromkeys(("million", "mn", "mio", "mm"), 6),
        **dict.fromkeys(("billion", "bn", "b", "g"), 9),
        **dict.fromkeys(("trillion", "tn", "t"), 12),
        **MAGNITUDES,
    }
)
_BYTES = LatePattern(r"[kKMGTP]i?B|bytes?", re.IGNORECASE)


class Meant(NamedTuple):
    """What may be meant: as a file has it, its value in the base unit, who would write it so; how sure."""

    text: str
    value: Fraction
    who: str = ""
    is_sure: bool = True


Readings = tuple[Meant, ...] | Asked


def refuse_quantity(text: str, dimension: Dimension) -> Refusal:
    """Return why a text is no quantity of the dimension, with what to write."""
    number = read_loosely(text)
    unit = number.rest if number else ""
    if dimension is Dimension.TIME and number and is_chip_time(unit):
        message = f"{shorten(unit)} is a unit of chip time, not of time"
        return Refusal(message, _ask_chip_time(number.digits, unit))
    message = _word_quantity(text, unit, dimension) + _tell_odd_sign(text)
    units = _TOLD_UNITS[dimension]
    otherwise = f"write a number, one space and a unit, such as {EXAMPLES[dimension]} (units: {units})"
    return _refuse(message, _read_quantity(text, dimension), otherwise)


def _word_quantity(text: str, unit: str, dimension: Dimension) -> str:
    other = next((each for each, units in UNITS.items() if unit in units), dimension)
    if unit not in UNITS[dimension] and other is not dimension:
        return f"{shorten(unit)} is a unit of {other}, not of {dimension}"
    number = text.removesuffix(f" {unit}")
    if unit and number != text and _NUMBER.fullmatch(number):
        return f"{shorten(unit)} is not a unit of {dimension}"
    if not unit and _NUMBER.fullmatch(text):
        return f"{shorten(text)} has no unit"
    return f"{shorten(text)} is not a quantity of {dimension}"


def refuse_count(text: str, what: str) -> Refusal:
    """Return why a text is no number of what is counted, with what to write."""
    message = f"{shorten(text)} is not a number{_tell_odd_sign(text)}"
    return _refuse(message, _read_count(text, what), _WRITE_NUMBER)


def _refuse(message: str, meant: Readings, otherwise: str) -> Refusal:
    if isinstance(meant, Asked):
        return Refusal(message, meant.question)
    if not meant:
        return Refusal(message, otherwise)
    if len(meant) == 1:
        return Refusal(message, f"did you mean {meant[0].text}?", meant[0].text if meant[0].is_sure else "")
    readings = " or ".join(f"{each.text}{f' ({each.who})' if each.who else ''}" for each in meant)
    factor = max(each.value for each in meant) / min(each.value for each in meant)
    return Refusal(
        message, f"this may mean {readings}, a factor {float(factor):,.12g}: write the one that is meant"
    )


def _tell_odd_sign(text: str) -> str:
    """Return behind a colon which sign of a text is none of a keyboard; nothing where all are."""
    named = name_odd_sign(text)
    return f": it holds {named}" if named else ""


def _read_quantity(text: str, dimension: Dimension) -> Readings:
    clock = read_clock(plain_signs(text)) if dimension is Dimension.TIME else ()
    if clock:
        return tuple(Meant(each.text, Fraction(each.seconds), each.who) for each in clock)
    number = read_loosely(text)
    if number is None:
        return ()
    readings = _read_unit_behind(number.rest, dimension)
    if isinstance(readings, Asked):
        return readings
    return tuple(
        Meant(
            f"{shifted(digits, each.power)} {each.unit}",
            Fraction(shifted(digits, each.power)) * Fraction(UNITS[dimension][each.unit]),
            each.who,
            each.is_sure and not _is_rough(text),
        )
        for digits in number.digits
        for each in readings
        if _is_usable(shifted(digits, each.power))
    )


def _read_unit_behind(rest: str, dimension: Dimension) -> tuple[UnitMeant, ...] | Asked:
    """Return the units that may stand behind a number, or behind a number and a word such as million."""
    word, _, unit = rest.partition(" ")
    power = None if word in {"m", "K"} else _magnitude(word)
    behind = 0 if power is None or not unit else power
    spelt = unit if behind else rest
    readings = read_unit(spelt, dimension) or _read_misspelt(spelt, dimension)
    if isinstance(readings, Asked):
        return readings
    return tuple(each._replace(power=each.power + behind) for each in readings)


def _read_misspelt(unit: str, dimension: Dimension) -> tuple[UnitMeant, ...]:
    """Return the unit that is near, of those that are words: elsewhere a letter is a power of ten."""
    words = [name for name in UNITS[dimension] if name.islower() and name.endswith("s")]
    near = get_close_matches(unit.casefold(), words, n=1, cutoff=0.75)
    return tuple(UnitMeant(each, is_sure=False) for each in near)


def _magnitude(word: str) -> int | None:
    return _MAGNITUDE_WORDS.get(word if word in MAGNITUDES else word.casefold())


def _read_count(text: str, what: str) -> Readings:
    plain = plain_signs(text)
    number = read_loosely(plain.removeprefix("-").removeprefix("$"))
    if number is None:
        return ()
    if number.rest == "%":
        return () if plain.startswith("-") else tuple(_read_percent(number.digits))
    power = _read_magnitude(number.rest, what)
    if power is None or isinstance(power, Asked):
        return power or ()
    sign = "-" if plain.startswith("-") else ""
    values = (shifted(digits, power) for digits in number.digits)
    return tuple(
        Meant(sign + each, Fraction(each), is_sure=not _is_rough(text)) for each in values if _is_usable(each)
    )


def _read_percent(digits: Iterable[str]) -> Iterator[Meant]:
    for each in digits:
        share = f"{float(Fraction(each) / 100):.12g}"
        yield Meant(each, Fraction(each), "in percent")
        yield Meant(share, Fraction(share), "as a share")


def _read_magnitude(rest: str, what: str) -> int | Asked | None:
    """Return the power of ten that stands behind a number; the words behind both fit what is counted."""
    words = (*COUNTED[what], *(each.removesuffix("s") for each in COUNTED[what]))
    word, _, unit = rest.partition(" ")
    if rest == "" or rest in words:
        return 0
    if unit and unit not in words:
        return None
    if word == "K":
        return Asked("K is 1000 to some and 1024 to others: write the number out, such as 10e3 or 10240")
    if word == "m":
        return Asked("m is a thousandth, M a million: write the number out, such as 124e6")
    if what in {"tokens", "parameters"} and _BYTES.fullmatch(word):
        return Asked(f"{word} counts bytes, and {what} are no bytes: write how many {what} there are")
    return _magnitude(word)


def _ask_chip_time(digits: Iterable[str], unit: str) -> str:
    readings = read_unit(unit, Dimension.CHIP_TIME) or ()
    if isinstance(readings, Asked):
        return readings.question
    written = " or ".join(f"{shifted(each, one.power)} {one.unit}" for each in digits for one in readings)
    cores = " (a core is a part of a chip: a TPU v3 has 2)" if "core" in unit.casefold() else ""
    return f"this is count x time already: in place of both write chip_time: {written}{cores}"


def _is_rough(text: str) -> bool:
    return text.lstrip()[:1] in {"~", "≈"}


def _is_usable(digits: str) -> bool:
    is_short = sum(map(str.isdigit, digits)) <= MOST_DIGITS
    return is_short and bool(_NUMBER.fullmatch(digits)) and Fraction(digits) > 0
