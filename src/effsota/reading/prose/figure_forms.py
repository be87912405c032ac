"""How sentences state figures: for each kind the patterns, with what makes the unit that of the kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from effsota.reading.prose.amounts_said import amount_pattern
from effsota.reading.prose.stated_kinds import FigureKind
from effsota.units import FLOP_PER_PFS_DAY, FLOP_PER_TFS_DAY
from effsota.units.dimensions import PREFIX_WORDS, PREFIXES
from effsota.units.loose_units import seconds_in

_N, _W = amount_pattern(), amount_pattern(with_words=True)
_PARAMETERS = r"(?:parameters?|params?|weights)\b"
_SPAN = r"(?P<span>seconds?|minutes?|hours?|hrs|days?|weeks?|months?|years?)\b"
_CHIP_SPAN = r"(?P<span>hours?|hrs?|days?|weeks?|months?|years?)\b"
_PREFIX = rf"(?P<prefix>{'|'.join(PREFIX_WORDS)}|[kMGTPEZY])?"
_TONS = r"(?P<mass>metric tons?|tonnes?|tons?|kg|g|t)"
_OF_CHIPS = r"(?:GPU|TPU|chip|accelerator|device)s?"


class FigureForm(NamedTuple):
    """One way in which a sentence states a figure of a kind."""

    kind: FigureKind
    pattern: re.Pattern[str]
    is_of_chip: bool = False


def _forms(*pairs: tuple[FigureKind, str]) -> tuple[FigureForm, ...]:
    return tuple(
        FigureForm(kind, re.compile(pattern, re.IGNORECASE), _is_only_of_chip(pattern))
        for kind, pattern in pairs
    )


def _is_only_of_chip(pattern: str) -> bool:
    """Tell whether a form needs the name of a chip."""
    return "(?P<chip>" in pattern and _OF_CHIPS not in pattern


FORM_OF_MONEY = re.compile(_N)
_K = FigureKind


# Without one of these words no form of the kind can fit: most sentences are done with at once.
_NEEDS = {
    _K.ACTIVE: ("activ",),
    _K.TRAINABLE: ("train", "learn"),
    _K.TOTAL: ("total",),
    _K.PARAMETERS: ("param", "weight"),
    _K.CHIP_TIME: ("hour", "hrs", "hr", "day", "week", "month", "year"),
    _K.POWER: ("w",),
    _K.RATE: ("flop",),
    _K.INTENSITY: ("co2",),
    _K.EMISSIONS: ("co2", "carbon"),
    _K.ENERGY: ("wh", "watt"),
    _K.OVERHEAD: ("pue", "power usage"),
    _K.PRICE: ("$",),
    _K.DOLLARS: ("$",),
    _K.HARDWARE_UTILIZATION: ("hfu", "utili"),
    _K.UTILIZATION: ("mfu", "utili", "peak"),
    _K.COMPUTE: ("flop", "floating", "f/s", "fs", "f-day", "f day", "fday"),
    _K.EPOCHS: ("epoch",),
    _K.STEPS: ("step", "iteration"),
    _K.BATCH: ("batch",),
    _K.TOKENS: ("token",),
    _K.TIME: ("second", "minute", "hour", "hrs", "day", "week", "month", "year"),
}


def forms_for(text: str, chips: str) -> Iterator[FigureForm]:
    """Yield the forms that may fit a text: none that needs a word, or a chip, that it does not hold."""
    plain = text.casefold()
    has_chip = re.search(chips, text) is not None
    for form in figure_forms(chips):
        needed = _NEEDS.get(form.kind)
        if (needed is None or any(word in plain for word in needed)) and (has_chip or not form.is_of_chip):
            yield form


@lru_cache(maxsize=4)
def figure_forms(chips: str) -> tuple[FigureForm, ...]:
    """Return the ways of stating figures, the more particular first; `chips` finds a chip by its name."""
    return _OF_PARAMETERS + _of_machines(chips) + _OF_THE_REST


_OF_PARAMETERS = _forms(
    (
        _K.ACTIVE,
        rf"{_N}\s*(?:{_PARAMETERS}\s*)?(?:are |is |being )?\(?(?:activated|active)\b(?:\s*{_PARAMETERS})?",
    ),
    (
        _K.ACTIVE,
        (
            rf"\b(?:activat(?:es|ed|ing)|active)\s(?:{_PARAMETERS}\s*)?(?:only\s|of\s|[:=]\s?)?{_N}"
            rf"(?!\s*(?:experts?|tokens?))"
        ),
    ),
    (_K.TRAINABLE, rf"{_N}[\s-]*(?:trainable|learnable)\s+{_PARAMETERS}"),
    (_K.TRAINABLE, rf"\btrainable\s+{_PARAMETERS}\s*(?:[:=]|is|are|of)?\s*{_N}"),
    (_K.TOTAL, rf"{_N}[\s-]*total\s+{_PARAMETERS}"),
    (_K.TOTAL, rf"{_N}\s*{_PARAMETERS}\s+in\s+total"),
    (_K.TOTAL, rf"\btotal\s+(?:of\s+)?(?:{_PARAMETERS}\s*)(?:[:=]|is|are|of)?\s*{_N}"),
    (_K.TOTAL, rf"{_N}\s*(?:in total\b|\(total\))"),
    (
        _K.PARAMETERS,
        (
            rf"{_N}[\s-]*(?:\(\s?[\d.]+\s?[MBT]\s?\)\s*)?(?:(?:dense|model|learned)\s+)?{_PARAMETERS}"
            rf"(?!\s*(?:per|/))"
        ),
    ),
    (_K.PARAMETERS, rf"\b(?:number of\s+)?{_PARAMETERS}(?:\s+count)?\s*(?:[:=]|is\b|are\b|of\b)\s*{_N}"),
)


def _of_machines(chip: str) -> tuple[FigureForm, ...]:
    maker = r"(?:(?:nvidia|amd|google|cloud|tesla|instinct|intel)\s+)*"
    named = rf"{maker}{chip}"
    return _forms(
        (_K.CHIP_TIME, rf"{_N}\s*(?:{named}(?:[\s-]*{_OF_CHIPS})?|{_OF_CHIPS})[\s-]+{_CHIP_SPAN}"),
        (_K.CHIP_TIME, rf"{_OF_CHIPS}[\s-]{_CHIP_SPAN}\s*(?:[:=]|is|of|was)\s*{_N}"),
        (_K.CHIPS, r"(?P<slice>TPU[\s-]?v(?:2|3|4|5p))[\s-](?P<cores>\d{2,5})\b(?!\s?GB)"),
        (
            _K.CHIPS,
            (
                rf"{_W}\s*(?:nodes?|hosts?|servers?|machines?)\s*(?:,\s*)?(?:with|of|x|,|\(|each of"
                rf"|each with|(?:each )?(?:equipped with|having))?\s*(?P<each>\d{{1,2}})\s*x?\s*{named}"
            ),
        ),
        (_K.CHIPS, rf"{_N}\s*x\s*(?P<each>\d{{1,4}})\s*x\s*{named}"),
        (
            _K.CHIPS,
            rf"{_W}\s*x?\s*{named}(?![\s-]*(?:GPU|TPU|chip)?s?[\s-]*(?:hours?|hrs?|days?|weeks?|months?|years?)\b)",
        ),
        (
            _K.CHIPS,
            (
                rf"{_W}\s*x?\s*(?:(?:nvidia|amd|google|cloud)\s+)?(?:GPUs|TPUs|TPU chips|accelerators)"
                rf"\b(?![\s-]*(?:hours?|hrs?|days?|weeks?|months?|years?)\b)"
            ),
        ),
        (_K.CHIP, named),
        (
            _K.POWER,
            (
                rf"\b(?:TDP|power(?: draw| consumption)?)\s*(?:of|:|=|is|was)\s*{_N}\s?(?P<watt>k?W)"
                rf"\b(?!h)"
            ),
        ),
        (_K.POWER, rf"{_N}\s?(?P<watt>W)\b\s*(?:per (?:{_OF_CHIPS}|{chip})|TDP)"),
        (
            _K.RATE,
            (
                rf"{_N}\s?{_PREFIX}[- ]?FLOPs?(?:/s| per (?:{_OF_CHIPS} per )?second)?\s*(?:/|per )"
                rf"\s*(?:{_OF_CHIPS})(?: per second)?"
            ),
        ),
    )


_OF_THE_REST = _forms(
    (_K.INTENSITY, rf"{_N}\s?(?P<mass>kg|g)\s?CO2\w*(?:\s?eq\w*\.?)?\s?(?:/|per)\s?kWh"),
    (_K.EMISSIONS, rf"{_N}\s?{_TONS}\s?(?:of\s)?(?:carbon dioxide|CO2|carbon)\w*"),
    (_K.ENERGY, rf"{_N}\s?(?P<energy>[kMG]Wh|megawatt[- ]hours?|kilowatt[- ]hours?|gigawatt[- ]hours?)\b"),
    (
        _K.OVERHEAD,
        (
            rf"\b(?:PUE|power usage effectiveness)\b(?: factor)?\s*(?:\(PUE\)\s*)?(?:of|:|=|is|was)"
            rf"\s*{_N}"
        ),
    ),
    (
        _K.PRICE,
        (
            r"\$\s?(?P<dollars>\d+(?:\.\d+)?)\s*(?:/|per|an?)\s*(?:[\w-]+[\s-]){0,2}(?:GPU|chip|TPU"
            r"|[AHV]\d{3})[\s-]*(?:hour|hr|h)\b"
        ),
    ),
    (
        _K.DOLLARS,
        (
            r"\$\s?(?P<dollars>(?:[\d.,]*\d\s?-\s?\$?)?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?))"
            r"(?P<money>\s?(?:k|K|M|B|thousand|million|billion)\b)?(?![\d.,]*\s?%)(?!\s*(?:/|per|an?)\s*(?:[\w-]+[\s-]){0,2}"
            r"(?:GPU|chip|TPU|[AHV]\d{3}|M|1M|million|token))"
        ),
    ),
    (
        _K.HARDWARE_UTILIZATION,
        (
            rf"\b(?:HFU|hardware (?:FLOPs? )?utili[sz]ation)\b(?:\s*\(HFU\))?\s*(?:of|:|=|is|was|at)?"
            rf"\s*{_N}\s?(?P<percent>%)?"
        ),
    ),
    (_K.HARDWARE_UTILIZATION, rf"{_N}\s?(?P<percent>%)\s*(?:HFU|hardware (?:FLOPs? )?utili[sz]ation)\b"),
    (
        _K.UTILIZATION,
        (
            rf"\b(?:MFU|model[- ](?:FLOPs? )?utili[sz]ation|FLOPs? utili[sz]ation|utili[sz]ation)"
            rf"\b(?:\s*\(MFU\))?\s*(?:rate\s*)?(?:of|:|=|is|was|at)\s*{_N}\s?(?P<percent>%)?"
        ),
    ),
    (
        _K.UTILIZATION,
        (
            rf"{_N}\s?(?P<percent>%)\s*(?:MFU|model[- ](?:FLOPs? )?utili[sz]ation|FLOPs? utili[sz]ation"
            rf"|utili[sz]ation|of (?:the )?(?:theoretical )?peak)\b"
        ),
    ),
    (_K.COMPUTE, rf"{_N}\s?(?P<day>(?:peta|tera|exa|[PTE])[- ]?(?:FLOPs?|F)(?:/s|s)?[- ]?days?)\b"),
    (
        _K.COMPUTE,
        (
            rf"{_N}\s?{_PREFIX}[- ]?(?:FLOPs?|floating[- ]point operations?)\b(?!\s*(?:/|per|utili"
            rf"|s\b))"
        ),
    ),
    (_K.EPOCHS, rf"{_W}\s*(?:full |training |complete )?epochs?\b"),
    (
        _K.STEPS,
        (
            rf"{_N}\s*(?:training |optimi[sz]er |gradient |update |pre-?training )?(?:steps|iterations)"
            rf"\b"
        ),
    ),
    (_K.BATCH, rf"\bbatch(?:es)?(?: size)?s?(?: of| is| was|:| =)?\s*(?:about |of )?{_N}\s*tokens"),
    (
        _K.TOKENS,
        rf"{_N}[\s-]*(?:\(\s?[\d.]+\s?[MBT]\s?\)\s*)?(?:[A-Za-z][\w-]*\s+){{0,2}}tokens?\b",
    ),
    (
        _K.TIME,
        (
            rf"{_W}[\s-]*(?:full |whole )?{_SPAN}(?!\s*(?:later|before|after|ago|old|each|per|of "
            rf"(?:audio|video|speech)))"
        ),
    ),
)
_WATT_HOURS = {"k": 1.0, "m": 1e3, "g": 1e6}
_MASSES = {"g": 1e-3, "kg": 1.0}


def unit_scale(kind: FigureKind, found: re.Match[str]) -> float:
    """Return what makes the number that a pattern found one in the unit of its kind."""
    named = {name: text for name, text in found.groupdict().items() if text}
    return next((scale for scale in _scales(kind, named)), 1.0)


def _scales(kind: FigureKind, named: dict[str, str]) -> Iterator[float]:
    if "day" in named:
        word = named["day"][0].casefold()
        yield {"p": FLOP_PER_PFS_DAY, "t": FLOP_PER_TFS_DAY, "e": 1e3 * FLOP_PER_PFS_DAY}[word]
    if "span" in named:
        yield seconds_in(named["span"]) or 1.0
    if "energy" in named:
        yield _WATT_HOURS[named["energy"][0].casefold()]
    if "mass" in named:
        kg = _MASSES.get(named["mass"].casefold(), 1e3)
        yield kg * 1e3 if kind is FigureKind.INTENSITY else kg
    if "watt" in named:
        yield 1e3 if named["watt"].casefold() == "kw" else 1.0
    if "percent" in named:
        yield 0.01
    if "prefix" in named and kind in {FigureKind.COMPUTE, FigureKind.RATE}:
        word = named["prefix"]
        yield 10.0 ** PREFIXES[PREFIX_WORDS.get(word.casefold(), word)]
