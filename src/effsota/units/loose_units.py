"""Units as people type them, read loosely: the units that each may mean, or what has to be asked."""

from __future__ import annotations

import re
from typing import NamedTuple

from effsota.text.late_pattern import LatePattern
from effsota.units.dimensions import (
    DAYS_PER_MONTH,
    PREFIX_WORDS,
    PREFIXES,
    SECONDS_PER_DAY,
    SPELLINGS,
    UNITS,
    Dimension,
)


class UnitMeant(NamedTuple):
    """A unit that may be meant: as files have it, the power of ten before it, and who writes it so.

    `is_sure` tells that nothing else can be meant.
    """

    unit: str
    power: int = 0
    who: str = ""
    is_sure: bool = True


class Asked(NamedTuple):
    """What cannot be told from a spelling, as a question with its answers."""

    question: str


Readings = tuple[UnitMeant, ...] | Asked | None

_PREFIX = f"(?P<prefix>{'|'.join(PREFIX_WORDS)}|[kKmMgGtTpPeEzZyY])?"
_FLOP = LatePattern(
    rf"{_PREFIX}[- ]?(?P<word>fl?ops?|f|floating[- ]?point[- ]?op(?:eration)?s?)"
    r"(?P<rate>/s|/sec|/second|ps|/s(?=-)|s(?=[- ]?day))?(?P<day>[- *.]?days?)?",
    re.IGNORECASE,
)
_MULTIPLY_ADDS = LatePattern(
    rf"{_PREFIX}[- ]?(?P<word>macc?s?|ma(?:dd)s?|mul(?:t|ti|tiply)?[- ]?adds?"
    r"|(?:multiply|mult)[- ]?(?:acc|accumulate|accumulation)s?|multiplications? and additions?)",
    re.IGNORECASE,
)
_SPANS = {
    "second": ("s", "sec", "secs", "second", "seconds"),
    "minute": ("min", "mins", "minute", "minutes"),
    "hour": ("h", "hr", "hrs", "hour", "hours"),
    "day": ("d", "day", "days"),
    "week": ("w", "wk", "wks", "week", "weeks"),
    "year": ("y", "yr", "yrs", "year", "years", "a"),
    "month": ("mo", "mon", "month", "months"),
}
_SPAN_OF = {spelt: unit for unit, names in _SPANS.items() for spelt in names}
_NAMED_CHIP = "[a-z]{0,7}[ -]?v?[0-9]{1,4}[a-z]{0,3}(?:[- ]?(?:gpu|core|chip))?"
_OF_CHIPS = LatePattern(
    rf"(?P<chip>gpu|tpu|chip|accelerator|device|core|node|host|cpu|npu|{_NAMED_CHIP}"
    r"|[a-z0-9]{2,8}[ -](?:gpu|core|chip|node))s?[- ]?(?P<span>[a-z]+)",
    re.IGNORECASE,
)
_OF_SEVERAL = ("node", "host", "cpu")


def read_unit(spelt: str, dimension: Dimension) -> Readings:
    """Return the units that a spelling may mean, a question where the magnitude itself is open, or None."""
    known, power = SPELLINGS[dimension].get(spelt, (spelt, 0))
    if known in UNITS[dimension]:
        return (UnitMeant(known, power),)
    match dimension:
        case Dimension.COMPUTE | Dimension.RATE:
            return _read_flop(spelt, dimension)
        case Dimension.PER_EXAMPLE:
            return _read_per_example(spelt)
        case Dimension.CHIP_TIME:
            return _read_chip_time(spelt)
    return _read_span(spelt, dimension)


def _prefix(found: re.Match[str]) -> tuple[str, bool] | Asked:
    """Return the SI prefix of a spelling, and whether it is sure.

    A small m, p, z or y makes a unit smaller where other letters are large; where none is, nobody looked.
    """
    typed = found["prefix"] or ""
    if len(typed) > 1:
        return PREFIX_WORDS[typed.lower()], True
    letter = "k" if typed in {"k", "K"} else typed.upper()
    if typed not in _SMALLER:
        return letter, True
    if found[0] == found[0].lower():
        return letter, False
    return Asked(
        f"the prefix {typed} makes a unit smaller, {letter} is 1e{PREFIXES[letter]}: if that is meant, "
        f"write {letter}{found[0][1:]}"
    )


_SMALLER = frozenset("mpzy")


def _read_flop(spelt: str, dimension: Dimension) -> Readings:
    found = _FLOP.fullmatch(spelt)
    prefix = _prefix(found) if found else None
    if found is None or prefix is None or isinstance(prefix, Asked):
        return prefix if isinstance(prefix, Asked) else None
    if found["day"]:
        return _read_days(found, *prefix) if dimension is Dimension.COMPUTE else None
    if found["word"].lower() == "f":
        return None
    return (_read_rate if dimension is Dimension.RATE else _read_operations)(found, *prefix)


def _read_rate(found: re.Match[str], prefix: str, is_sure: bool) -> Readings:  # noqa: FBT001
    is_rate = bool(found["rate"]) or found["word"].lower().endswith("s")
    return (UnitMeant(f"{prefix}FLOP/s", is_sure=is_sure),) if is_rate else None


def _read_operations(found: re.Match[str], prefix: str, is_sure: bool) -> Readings:  # noqa: FBT001
    unit = f"{prefix}FLOP"
    if found["rate"]:
        return None
    if found["word"].endswith("S") or found["word"] == "flops":
        return Asked(
            f"{found[0]} is {unit} (a count) to some and {unit}/s (a rate) to others: for the count write"
            f" {unit}; a rate has still to be multiplied by the seconds"
        )
    return (UnitMeant(unit, is_sure=is_sure),)


def _read_days(found: re.Match[str], prefix: str, is_sure: bool) -> Readings:  # noqa: FBT001
    power = PREFIXES[prefix]
    unit, shift = ("PFS-days", power - 15) if power >= PREFIXES["P"] else ("TFS-days", power - 12)
    # Operations in all have no days: what has them is a rate for so long, however short it is written.
    is_exact = (found["rate"] or "").lower() in {"/s", "/sec", "/second", "ps"} or found[
        "word"
    ].lower() == "f"
    return (UnitMeant(unit, shift, is_sure=is_sure and is_exact),)


_BARE = {"k": 3, "m": 6, "g": 9, "b": 9, "t": 12}
_PAPERS = "papers on vision print these as FLOPs"


def _read_per_example(spelt: str) -> Readings:
    power = _BARE.get(spelt.casefold())
    if power is not None and spelt not in {"m", "b"}:
        return UnitMeant("multiply-adds", power), UnitMeant("FLOP", power)
    if spelt.casefold() in {"madds", "madd"}:
        return UnitMeant("multiply-adds", 0), UnitMeant("multiply-adds", 6, "millions of them")
    found = _MULTIPLY_ADDS.fullmatch(spelt)
    prefix = _prefix(found) if found else None
    if prefix is None:
        return _read_flop_per_example(spelt)
    if isinstance(prefix, Asked):
        return prefix
    return (UnitMeant("multiply-adds", PREFIXES[prefix[0]], is_sure=prefix[1]),)


def _read_flop_per_example(spelt: str) -> Readings:
    found = _FLOP.fullmatch(spelt)
    if not found or found["day"] or found["rate"] or found["word"].lower() == "f":
        return None
    prefix = _prefix(found)
    if isinstance(prefix, Asked):
        return prefix
    unit = UnitMeant(f"{prefix[0]}FLOP", is_sure=prefix[1])
    if found["word"].lower() in {"flop", "fop"}:
        return (unit,)
    return UnitMeant("multiply-adds", PREFIXES[prefix[0]], _PAPERS), unit


_MONTH = "months are not equally long: write days, such as 30 days"
_M = "m is minutes to some, months or a thousandth to others: write minutes, hours or days"


def _read_span(spelt: str, dimension: Dimension) -> Readings:
    if spelt in {"m", "M"}:
        return Asked(_M)
    unit = _SPAN_OF.get(spelt.casefold())
    if unit == "month" and dimension is Dimension.TIME:
        return Asked(_MONTH)
    if unit is None or f"{unit}s" not in UNITS[dimension]:
        return (UnitMeant("seconds", -3),) if spelt == "ms" and dimension is Dimension.TIME else None
    return (UnitMeant(f"{unit}s"),)


def is_chip_time(spelt: str) -> bool:
    """Tell whether a spelling is a unit of chips times time: GPU-hours, core-days."""
    found = _OF_CHIPS.fullmatch(spelt)
    return found is not None and span_named(found["span"]) is not None


def _read_chip_time(spelt: str) -> Readings:
    found = _OF_CHIPS.fullmatch(spelt)
    span = _SPAN_OF.get(found["span"].casefold()) if found else None
    if not found or span is None:
        return None
    words = re.split("[- ]", found["chip"].casefold())
    several = next((each for each in _OF_SEVERAL if each in words), None)
    if several:
        return Asked(f"how many chips has a {several}? multiply by it, and write chip-{span}s")
    if span == "month":
        return Asked(_MONTH)
    is_tpu = words[0].startswith("tpu")
    if "core" in words:
        return (UnitMeant(f"{'TPU-' if is_tpu else ''}core-{span}s"),)
    return (UnitMeant(f"{'TPU' if is_tpu else 'GPU' if 'gpu' in words else 'chip'}-{span}s"),)


def span_named(name: str) -> str | None:
    """Return the unit of time that a name or its short form is for: hour of hrs."""
    return _SPAN_OF.get(name.casefold())


def seconds_in(name: str) -> float | None:
    """Return the seconds of a unit of time by its name or short form; a month is a twelfth of a year."""
    unit = span_named(name)
    return DAYS_PER_MONTH * SECONDS_PER_DAY if unit == "month" else UNITS[Dimension.TIME].get(f"{unit}s")
