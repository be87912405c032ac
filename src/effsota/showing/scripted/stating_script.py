"""The script that states what a run took: what `effsota estimate statement` runs, in a browser."""

from __future__ import annotations

import json
from typing import Any, get_type_hints

from effsota import __version__
from effsota.judging.statements.error_margin import MEASURABLE
from effsota.methods.architecture import ARCHITECTURE
from effsota.methods.hardware_time import HARDWARE_TIME
from effsota.methods.operations import OPERATIONS, ForwardPart
from effsota.methods.parameters import PARAMETERS
from effsota.methods.reported import REPORTED
from effsota.model import ComputeThreshold, Hardware, Method, Source
from effsota.showing.scripted.translation import script_of
from effsota.units import Quantity

METHODS = (OPERATIONS, PARAMETERS, HARDWARE_TIME, REPORTED)
_WORDS = (
    "BESIDE_WORDS",
    "NOT_THE_ORIGINAL",
    "STANDING",
    "UNREAD",
    "flop_text",
    "margin_lines",
    "phase_title",
    "standing_words",
    "total_lines",
)
ROOTS = (
    *(
        f"effsota.methods.{method.name.replace('-', '_')}.{method.name.replace('-', '_').upper()}"
        for method in METHODS
    ),
    "effsota.judging.statements.compute_statement.HeldAgainst",
    "effsota.judging.statements.compute_statement.build_statement",
    "effsota.judging.statements.stated_phase.StatedPhase",
    "effsota.judging.statements.threshold_verdicts.OriginalModel",
    "effsota.methods.operations.ForwardPart",
    "effsota.methods.pricing.price_estimate",
    "effsota.methods.sum_of_parts.Sum",
    "effsota.model.Chip",
    "effsota.model.ComputeThreshold",
    "effsota.model.Estimate",
    "effsota.model.Factor",
    "effsota.model.Hardware",
    "effsota.model.OriginalShare",
    "effsota.model.Source",
    "effsota.showing.statements.every_form.RENDER",
    *(f"effsota.showing.statements.statement_words.{name}" for name in _WORDS),
    "effsota.units.Quantity",
    "effsota.units.SPELLINGS",
)


def stating_script() -> str:
    """Return the script."""
    return script_of(ROOTS)


def stating_ground(hardware: Hardware, thresholds: tuple[ComputeThreshold, ...]) -> str:
    """Return as JSON what statements are made on: thresholds, kinds of chips, what a key is."""
    told = {
        "program": f"effsota {__version__}",
        "thresholds": [*map(_threshold, thresholds)],
        "kinds": {chip.id: chip.kind for chip in hardware.chips.values()},
        "keys": {method.name: _keys(method) for method in METHODS},
        "measurable": {
            method.name: [key for key in MEASURABLE if key in method.keys]
            for method in (*METHODS, ARCHITECTURE)
        },
    }
    return json.dumps(told, ensure_ascii=False)


def _threshold(threshold: ComputeThreshold) -> dict[str, Any]:
    share = threshold.share_of_original
    return {
        **{
            key: getattr(threshold, key) for key in ("id", "name", "where", "instrument", "counts", "follows")
        },
        **{key: getattr(threshold, key) for key in ("met_by", "counted", "status", "read", "note")},
        "compute": None if threshold.compute is None else threshold.compute.text,
        "share_of_original": None
        if share is None
        else {"share": share.share, "systemic_risk": share.systemic_risk, "otherwise": share.otherwise},
        "since": None if threshold.since is None else f"{threshold.since}",
        "until": None if threshold.until is None else f"{threshold.until}",
        "source": _source(threshold.source),
    }


def _source(source: Source) -> dict[str, Any]:
    return {"title": source.title, "url": source.url, "where": source.where}


def _keys(method: Method) -> dict[str, str]:
    """Return of each key of a method what it is: a number, a text, or a quantity of a dimension."""
    dimensions = {step.key: step.dimension for step in method.script if step.dimension}
    hints = get_type_hints(method.inputs)
    return {key: _kind(hints[key], dimensions.get(key)) for key in method.keys}


def _kind(hint: Any, dimension: str | None) -> str:
    if hint == tuple[ForwardPart, ...]:
        return "parts"
    if dimension is not None and hint in {Quantity, Quantity | None}:
        return str(dimension)
    return "number" if hint in {float, float | None} else "text"
