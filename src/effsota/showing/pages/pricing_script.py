"""What a script of the site prices an estimate with: units, chips, and the terms of each method."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from msgspec.structs import asdict, fields

from effsota.methods import METHODS
from effsota.methods.hardware_time import DEFAULT_UTILIZATION
from effsota.model import Chip, Hardware, Method, Step
from effsota.model.method import SINGULARS
from effsota.showing.charts.markup import as_markup
from effsota.units import BASE_UNITS, SPELLINGS, UNITS

if TYPE_CHECKING:
    from markupsafe import Markup


def scripted_methods() -> Iterator[Method]:
    """Yield the methods that a script can price."""
    yield from (method for method in METHODS if method.script or method.is_as_its_parts)


_INERT = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "&<>'"})


def pricing_script(hardware: Hardware, *more: Method) -> Markup:
    """Return as JSON what the script has to know, of `more` methods, too.

    It stands as it is in an attribute between single quotes: escaped, its many double ones take five times
    as much.
    """
    told = {
        "units": UNITS,
        "spellings": SPELLINGS,
        "singulars": SINGULARS,
        "chips": {chip.id: _chip(chip) for chip in hardware.chips.values()},
        "chip_names": hardware.names,
        "methods": {method.name: _method(method) for method in (*scripted_methods(), *more)},
    }
    text = json.dumps(told, default=dict, ensure_ascii=False, separators=(",", ":"))
    return as_markup(text.translate(_INERT))


def _chip(chip: Chip) -> dict[str, Any]:
    told = {
        "name": chip.short_name,
        "utilization": f"{DEFAULT_UTILIZATION[chip.kind]:g}",
        "peaks": {precision: peak.text for precision, peak in chip.peaks.items()},
    }
    return {**told, **({"cores": chip.cores_per_chip} if chip.cores_per_chip else {})}


def _method(method: Method) -> dict[str, Any]:
    told = {
        "uncertainty": method.uncertainty,
        "wording": method.wording,
        "steps": [*map(_step, method.script)],
    }
    return {**told, **({"is_sum": True} if method.is_as_its_parts else {})}


def _step(step: Step) -> dict[str, Any]:
    """Return a step without what is left at its default."""
    base = {} if step.dimension is None else {"unit": BASE_UNITS[step.dimension]}
    said = {field.name: (getattr(step, field.name), field.default) for field in fields(step)}
    told = {key: value for key, (value, default) in said.items() if value != default}
    if step.of_parts is not None:
        told["of_parts"] = asdict(step.of_parts)
    return told | base
