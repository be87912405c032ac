"""Labels of values, such as the heading of a column: what a figure there counts, and in what unit."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from effsota.reading.prose.label_sizes import size_in_label
from effsota.reading.prose.stated_kinds import FigureKind
from effsota.units import SECONDS_PER_DAY
from effsota.units.dimensions import PREFIX_WORDS, PREFIXES
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
_PREFIX = rf"{'|'.join(PREFIX_WORDS)}|[kMGTPEZY]"
_DAYS_OF_FLOP = rf"\b(?P<prefix>{_PREFIX})[- ]?(?:FLOPs?|FS|F)(?:/s)?[- ]?(?P<days>days?)\b"
_NO_RATE = r"\b(?!\s?/|\s?per\b| utili)"
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


_ANY_DAYS_OF_FLOP = re.compile(_DAYS_OF_FLOP, re.IGNORECASE)


class LabelMeaning(NamedTuple):
    """What a figure with a label counts; `scale` makes its unit that of the kind, 0 where it says its own.

    `size` is a power of ten that the label says for numbers without one: Params (B). `why` tells why no
    figure with this label is used; it is empty where one is. `needs_size` asks a number to have a B or an M.
    """

    kind: FigureKind
    scale: float
    size: float = 1.0
    why: str = ""
    needs_size: bool = False


class _Form(NamedTuple):
    kind: FigureKind
    pattern: re.Pattern[str]
    scale: float = 1.0


def _form(kind: FigureKind, pattern: str, scale: float = 1.0) -> _Form:
    return _Form(kind, re.compile(pattern, re.IGNORECASE), scale)


_OF_COST = r"(?:estimated|approximate|total|overall|(?:pre-?)?training|train|compute|cloud|GPU)"
# The first that fits; a scale of 0 stands for a unit that the cell has to give.
_FORMS = (
    _form(FigureKind.CHIP_TIME, CHIP_TIME),
    _form(FigureKind.INTENSITY, r"(?P<mass>kg|g) ?CO2\w*(?: eq\w*)?\s?(?:/|per) ?kWh|carbon intensity", 0),
    _form(FigureKind.EMISSIONS, rf"\b{_MASS} ?CO2"),
    _form(FigureKind.EMISSIONS, rf"\b(?:CO2|carbon|emissions?)\b.*?\b{_MASS}\b"),
    _form(FigureKind.EMISSIONS, r"\bCO2\w*\b|carbon emit", 0),
    _form(FigureKind.ENERGY, r"\b(?P<energy>[kMG]?Wh)\b"),
    _form(FigureKind.ENERGY, r"energy (?:use|consum)|electricity", 0),
    _form(
        FigureKind.POWER,
        r"\b(?:power(?: consumption)?|TDP)\b.*?\(?\b(?P<watt>k?W)\b|\bTDP\b|power (?:draw|consumption)",
        0,
    ),
    _form(FigureKind.OVERHEAD, r"^PUE\b|power usage effectiveness"),
    _form(FigureKind.HARDWARE_UTILIZATION, r"\bHFU\b|hardware (?:FLOPs? )?utili[sz]ation"),
    _form(FigureKind.UTILIZATION, r"\bMFU\b|(?:model )?FLOPs? utili[sz]ation"),
    _form(FigureKind.COMPUTE, _DAYS_OF_FLOP),
    _form(FigureKind.COMPUTE, rf"\b(?P<prefix>{_PREFIX})[- ]?(?:FLOPs?){_NO_RATE}"),
    _form(FigureKind.COMPUTE, rf"\bFLOPs?{_NO_RATE}"),
    _form(FigureKind.COMPUTE, r"^(?:total |training |train |pre-?training )*compute\W*$", 0),
    _form(FigureKind.DOLLARS, r"\bcosts?\b.*(?:\$|\bUSD\b|\bdollars?\b)|\bUSD\b"),
    _form(FigureKind.DOLLARS, rf"^(?:{_OF_COST}\s+)*costs?\W*$", 0),
    _form(FigureKind.TRAINABLE, r"\btrainable (?:parameters?|params?)"),
    _form(FigureKind.ACTIVE, r"\bactiv\w+ (?:parameters?|params?)|(?:parameters?|params?).*\bactiv"),
    _form(FigureKind.TOTAL, r"\btotal (?:parameters?|params?)|(?:parameters?|params?).*\btotal"),
    _form(
        FigureKind.PARAMETERS,
        r"(?:parameters?|\bparams?)\W*(?:\(\w+\)|(?:in )?(?:[mb]illions?|x? ?10\^\d+|1e\d+|[MB]))?\W*$"
        r"|(?:parameter|params?) count"
        r"|number of (?:parameters?|params?)",
    ),
    _form(FigureKind.PARAMETERS, r"^(?:model )?(?P<size>size)\W*$"),
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
        0,
    ),
)


@lru_cache(maxsize=4096)
def meaning_of(label: str) -> LabelMeaning | None:
    """Return what a figure with a label counts, None where it is nothing of a training run."""
    bare = " ".join(label.split())[:200]
    if not bare or _NOT_OF_TRAINING.search(_ANY_DAYS_OF_FLOP.sub(" ", bare)):
        return None
    for form in _FORMS:
        found = form.pattern.search(bare)
        if found:
            size = size_in_label(bare) if form.kind in _COUNTED else 1.0
            is_vague = found.groupdict().get("size") is not None
            return LabelMeaning(form.kind, _scale(form, found), size, _why(form.kind, found), is_vague)
    return None


def is_label(label: str) -> bool:
    """Tell whether a text is the label of a figure of a training run."""
    return meaning_of(label) is not None


def _scale(form: _Form, found: re.Match[str]) -> float:
    named = {name: text for name, text in found.groupdict().items() if text}
    if "span" in named:
        return seconds_in(named["span"]) or 0.0
    if "mass" in named:
        return _MASSES[named["mass"].casefold()] * (1e3 if form.kind is FigureKind.INTENSITY else 1.0)
    if "energy" in named:
        return _WATT_HOURS[named["energy"].casefold()]
    if "watt" in named:
        return 1e3 if named["watt"].casefold() == "kw" else 1.0
    if form.kind is FigureKind.COMPUTE and form.scale:
        return _scale_of_compute(named)
    return form.scale


def _scale_of_compute(named: dict[str, str]) -> float:
    prefix = named.get("prefix", "")
    scale = 10.0 ** PREFIXES[PREFIX_WORDS.get(prefix.casefold(), "k" if prefix == "K" else prefix.upper())]
    return scale * SECONDS_PER_DAY if "days" in named else scale


def _why(kind: FigureKind, found: re.Match[str]) -> str:
    """Return why a label tells of no count: GFLOPs are those of one example, and TFLOPs a rate to others."""
    named = found.groupdict()
    if kind is not FigureKind.COMPUTE or named.get("days"):
        return ""
    prefix = (named.get("prefix") or "E").upper()[0]
    is_rate = prefix == "P" and not (_OF_A_RUN.search(found.string) and found[0].casefold().endswith("flop"))
    return "it is a count to some, and a rate to others" if prefix in {*"KMGT"} or is_rate else ""


_OF_A_RUN = re.compile(r"\b(?:(?:pre-?)?train\w*|total|compute)\b", re.IGNORECASE)
_COUNTED = {
    FigureKind.PARAMETERS,
    FigureKind.ACTIVE,
    FigureKind.TOTAL,
    FigureKind.TRAINABLE,
    FigureKind.TOKENS,
    FigureKind.STEPS,
    FigureKind.CHIP_TIME,
    FigureKind.COMPUTE,
    FigureKind.DOLLARS,
}
_POWER_WORD_OF_SIZE = r"(?P<{}>thousand|million|billion|trillion)s?"
