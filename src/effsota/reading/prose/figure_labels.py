"""Labels of values, such as the heading of a column: what a figure there counts, and in what unit."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from effsota.reading.prose.stated_kinds import FigureKind
from effsota.units.loose_units import seconds_in

_NAMED_CHIP = r"(?:[AHVPBL]\d{2,4}|GB?200|MI\d{3}\w?|TPU ?v\d\w?)(?:[- ]?\w{2,5})?"
CHIP_TIME = (
    rf"(?:GPU|TPU|chip|accelerator|device|{_NAMED_CHIP})s?(?: GPUs?)?[ -]+(?P<span>hours?|hrs?|days?"
    rf"|weeks?|months?|years?)\b"
)
_SPAN = r"\(?\b(?P<span>seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?)\b\)?"
_MASSES = {
    "t": 1e3,
    "ton": 1e3,
    "tons": 1e3,
    "tonne": 1e3,
    "tonnes": 1e3,
    "metric tons": 1e3,
    "kg": 1.0,
    "g": 1e-3,
}
_MASS = r"(?P<mass>metric tons|tonnes?|tons?|kg|g|t)"
_NOT_OF_TRAINING = re.compile(
    r"\b(?:infer\w*|eval\w*|latency|context|window|vocab\w*|sequence|length|output|input|max"
    r"(?:imum)?|prompt\w*"
    r"|per (?:token|image|step|query|second|sample|example|M)|forward|memory|cache|cut-?off|release"
    r"|disk|throughput"
    r"|embedding size|head|layer|market-based|warm-?up|learning rate|non-embedding|freq\w*|limit"
    r"|request\w*|speed)"
    r"|/ ?(?:s|sec|token|M|image)\b",
    re.IGNORECASE,
)
_WATT_HOURS = {"wh": 1e-3, "kwh": 1.0, "mwh": 1e3, "gwh": 1e6}


class LabelMeaning(NamedTuple):
    """What a figure with a label counts; `scale` makes its unit that of the kind, 0 where it says its own."""

    kind: FigureKind
    scale: float


class _Form(NamedTuple):
    kind: FigureKind
    pattern: re.Pattern[str]
    scale: float = 1.0


def _form(kind: FigureKind, pattern: str, scale: float = 1.0) -> _Form:
    return _Form(kind, re.compile(pattern, re.IGNORECASE), scale)


# The first that fits; a scale of 0 stands for a unit that the cell has to give.
_FORMS = (
    _form(FigureKind.CHIP_TIME, CHIP_TIME),
    _form(FigureKind.INTENSITY, r"(?P<mass>kg|g) ?CO2\w*(?: eq\w*)?\s?(?:/|per) ?kWh|carbon intensity", 0),
    _form(FigureKind.EMISSIONS, rf"\b{_MASS} ?CO2"),
    _form(FigureKind.EMISSIONS, rf"\b(?:CO2|carbon|emissions?)\b.*?\b{_MASS}\b"),
    _form(FigureKind.EMISSIONS, r"\bCO2\w*\b|carbon emit", 0),
    _form(FigureKind.ENERGY, r"\b(?P<energy>[kMG]?Wh)\b|energy (?:use|consum)|electricity", 0),
    _form(
        FigureKind.POWER,
        r"\b(?:power(?: consumption)?|TDP)\b.*?\(?\b(?P<watt>k?W)\b|\bTDP\b|power (?:draw|consumption)",
        0,
    ),
    _form(FigureKind.OVERHEAD, r"^PUE\b|power usage effectiveness"),
    _form(FigureKind.HARDWARE_UTILIZATION, r"\bHFU\b|hardware (?:FLOPs? )?utili[sz]ation"),
    _form(FigureKind.UTILIZATION, r"\bMFU\b|(?:model )?FLOPs? utili[sz]ation"),
    _form(FigureKind.COMPUTE, r"\b(?:training|train|total|pre-?training)?\s*(?:[EZPTY]?FLOPs?\b)"),
    _form(FigureKind.DOLLARS, r"\b(?:training |train |total |compute )?costs?\b|\bUSD\b"),
    _form(FigureKind.TRAINABLE, r"\btrainable (?:parameters?|params?)"),
    _form(FigureKind.ACTIVE, r"\bactiv\w+ (?:parameters?|params?)|(?:parameters?|params?).*\bactiv"),
    _form(FigureKind.TOTAL, r"\btotal (?:parameters?|params?)|(?:parameters?|params?).*\btotal"),
    _form(
        FigureKind.PARAMETERS,
        r"(?:parameters?|\bparams?)\W*(?:\(\w+\))?\W*$|(?:parameter|params?) count|^(?:model )?size\W*$"
        r"|number of (?:parameters?|params?)",
    ),
    _form(FigureKind.BATCH, r"\bbatch\b", 0),
    _form(FigureKind.TOKENS, r"\btokens?\b(?! per)"),
    _form(FigureKind.EPOCHS, r"^(?:number of |num |training |total )*epochs?\W*$"),
    _form(
        FigureKind.STEPS,
        r"^(?:number of |training |total |pre-?training |optimi[sz]er )*(?:steps|iterations)\W*$",
    ),
    _form(
        FigureKind.CHIPS,
        r"^(?:#|number of|num|no\. of)?\s*(?:training )?(?:GPUs?|TPUs?|chips|accelerators?)\b"
        r"(?: used| type)?\W*$",
    ),
    _form(
        FigureKind.CHIPS,
        r"^(?:training )?hardware(?: type| used)?\W*$|^(?:training )?compute infrastructure\W*$",
        0,
    ),
    _form(FigureKind.CHIP_TIME, r"^hours used\W*$", 0),
    _form(
        FigureKind.TIME,
        rf"\b(?:train\w* |pre-?training |run |total )?(?:wall-?clock(?: time)?|time|duration)"
        rf"\b.*?(?:{_SPAN})?\W*$",
    ),
)


@lru_cache(maxsize=4096)
def meaning_of(label: str) -> LabelMeaning | None:
    """Return what a figure with a label counts, None where it is nothing of a training run."""
    bare = " ".join(label.split())[:200]
    if not bare or _NOT_OF_TRAINING.search(bare):
        return None
    for form in _FORMS:
        found = form.pattern.search(bare)
        if found:
            return LabelMeaning(form.kind, _scale(form, found))
    return None


def is_label(label: str) -> bool:
    """Tell whether a text is the label of a figure of a training run."""
    return meaning_of(label) is not None


def _scale(form: _Form, found: re.Match[str]) -> float:
    named = {name: text for name, text in found.groupdict().items() if text}
    if "span" in named:
        return seconds_in(named["span"]) or 0.0
    if form.kind is FigureKind.TIME:
        return 0.0
    if "mass" in named:
        return _MASSES[named["mass"].casefold()] * (1e3 if form.kind is FigureKind.INTENSITY else 1.0)
    if "energy" in named:
        return _WATT_HOURS[named["energy"].casefold()]
    if "watt" in named:
        return 1e3 if named["watt"].casefold() == "kw" else 1.0
    size = _IN_LABEL.search(found.string)
    return form.scale * _SIZES[size[1].casefold()[0]] if size and form.kind in _COUNTED else form.scale


_COUNTED = {
    FigureKind.PARAMETERS,
    FigureKind.ACTIVE,
    FigureKind.TOTAL,
    FigureKind.TRAINABLE,
    FigureKind.TOKENS,
}
_IN_LABEL = re.compile(r"[(\[]\s*(?:in )?(millions?|billions?|trillions?|[MBT])\s*[)\]]", re.IGNORECASE)
_SIZES = {"m": 1e6, "b": 1e9, "t": 1e12}
