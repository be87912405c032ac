"""The calculator page: the methods that a script can price, their fields, the chips with their peaks."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from effsota import figures
from effsota.methods import METHODS
from effsota.methods.hardware_time import DEFAULT_UTILIZATION
from effsota.model import Chip, Hardware, Method, Step
from effsota.showing.forms import Field, build_form, method_fields, worked_example
from effsota.showing.pages.page import Page, Section
from effsota.showing.pages.submit import SUBMIT
from effsota.showing.site import Site
from effsota.units import BASE_UNITS, SPELLINGS, UNITS

CALCULATOR = "calculator/"
COMMON = ("factors", "uncertainty")
_TITLES = {"gpu": "GPU", "tpu": "TPU", "cpu": "CPU"}


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodView:
    """A method with its own fields and an example of them, as JSON."""

    id: str
    title: str
    formula: str
    uncertainty: str
    fields: tuple[Field, ...]
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChipView:
    """A chip as a choice; `peaks` are its rates by precision, as JSON, `utilization` is its usual one."""

    id: str
    name: str
    short_name: str
    utilization: str
    peaks: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculatorView:
    """Everything the calculator shows; `script` is what it computes with, as JSON."""

    methods: tuple[MethodView, ...]
    script: str
    common: tuple[Field, ...]
    factor: tuple[Field, ...]
    chips: tuple[tuple[str, tuple[ChipView, ...]], ...]
    units: tuple[str, ...]
    submit: str


def build_calculator_page(site: Site) -> Page:
    """Return the calculator page."""
    parts = build_form(site.submission_schema).parts
    shared = {field.key: field for field in parts.get(METHODS[0].name, ())}
    scripted = [method for method in METHODS if method.script]
    view = CalculatorView(
        methods=tuple(_build_method(method, site) for method in scripted),
        script=json.dumps(_script(scripted), default=dict, ensure_ascii=False),
        common=tuple(shared[key] for key in COMMON if key in shared),
        factor=tuple(field for field in parts.get("factor", ()) if field.is_required),
        chips=tuple(_grouped(site.hardware)),
        units=figures.COMPUTE_UNITS,
        submit=SUBMIT,
    )
    return Page(
        path=CALCULATOR,
        template="calculator.html",
        title="Compute calculator",
        description=f"Training compute in FLOP from {_named(scripted)}, with its range.",
        view=view,
        section=CALCULATOR,
    )


def _named(methods: Sequence[Method]) -> str:
    return figures.join_words([method.name.replace("-", " ") for method in methods], by="or")


def _build_method(method: Method, site: Site) -> MethodView:
    """Return a method with its own keys as fields: the ones that are multiplied."""
    schema = site.submission_schema
    definition = schema.get("$defs", {}).get(method.name, {})
    return MethodView(
        id=method.name,
        title=definition.get("title", method.name),
        formula=method.formula.capitalize(),
        uncertainty=f"{method.uncertainty:g}",
        fields=tuple(
            _plain(field, method) for field in method_fields(schema, method) if _is_used(field, method)
        ),
        example=json.dumps(_by_id(worked_example(schema, method), site.hardware), sort_keys=True),
    )


def _script(methods: Sequence[Method]) -> dict[str, Any]:
    """Return what the page's script has to know: units, other spellings, each method's terms."""
    return {
        "units": UNITS,
        "spellings": SPELLINGS,
        "methods": {
            method.name: {
                "uncertainty": method.uncertainty,
                "wording": method.wording,
                "steps": list(map(_step, method.script)),
            }
            for method in methods
        },
    }


def _step(step: Step) -> dict[str, Any]:
    """Return a step without what is left at its default."""
    base = {} if step.dimension is None else {"unit": BASE_UNITS[step.dimension]}
    said = {field.name: (getattr(step, field.name), field.default) for field in fields(step)}
    return {key: value for key, (value, default) in said.items() if value != default} | base


def _is_used(field: Field, method: Method) -> bool:
    """Tell whether the script multiplies by a field, or looks up by it what it multiplies by.

    Any other would be filled in and change nothing.
    """
    return field.key in {*(step.key for step in method.script), *method.asked}


def _plain(field: Field, method: Method) -> Field:
    """Return a field with several shapes in its first one: a single value, required if it must be."""
    bare = {step.key for step in method.script if step.default is None and not step.named_by}
    is_asked = field.key in method.asked and method.asked[field.key] is None
    is_required = field.is_required or (is_asked and field.key in bare)
    if not field.branches:
        return replace(field, is_required=is_required)
    return replace(
        field.branches[0].field,
        key=field.key,
        title=field.title,
        hint=field.hint,
        example=field.example,
        is_required=is_required,
    )


def _by_id(example: Mapping[str, str], hardware: Hardware) -> dict[str, str]:
    """Return an example with its chip called by the id that the page offers."""
    return {key: chip.id if (chip := hardware.find(text)) else text for key, text in example.items()}


def _grouped(hardware: Hardware) -> Iterator[tuple[str, tuple[ChipView, ...]]]:
    chips = hardware.chips.values()
    for kind in sorted({chip.kind for chip in chips}, key=lambda kind: ([*_TITLES, kind]).index(kind)):
        yield _TITLES.get(kind, kind), tuple(_build_chip(chip) for chip in chips if chip.kind == kind)


def _build_chip(chip: Chip) -> ChipView:
    peaks = {precision: peak.text for precision, peak in chip.peaks.items()}
    return ChipView(
        id=chip.id,
        name=chip.name,
        short_name=chip.short_name,
        utilization=f"{DEFAULT_UTILIZATION[chip.kind]:g}",
        peaks=json.dumps(peaks),
    )


SECTION = Section(path=CALCULATOR, build=build_calculator_page, navigation="Calculator")
