"""The calculator page: three methods, their fields made from the schema, the chips with their peaks."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from effsota import figures
from effsota.bringing.forms import build_form
from effsota.methods import METHODS, OPERATIONS, REPORTED
from effsota.showing.pages.page import Page, Section
from effsota.showing.pages.submit import SUBMIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from effsota.bringing.forms import Field
    from effsota.model import Chip, Hardware, Method
    from effsota.showing.pages.site import Site

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
    """A chip as a choice; `peaks` are its rates by precision, as JSON."""

    id: str
    name: str
    short_name: str
    kind: str
    peaks: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculatorView:
    """Everything the calculator shows."""

    methods: tuple[MethodView, ...]
    common: tuple[Field, ...]
    factor: tuple[Field, ...]
    chips: tuple[tuple[str, tuple[ChipView, ...]], ...]
    units: tuple[str, ...]
    submit: str


def build_calculator_page(site: Site) -> Page:
    """Return the calculator page."""
    parts = build_form(site.submission_schema).parts
    fields = {field.key: field for field in parts.get(OPERATIONS.name, ())}
    view = CalculatorView(
        methods=tuple(_build_method(method, parts, site) for method in METHODS if method.script),
        common=tuple(fields[key] for key in COMMON if key in fields),
        factor=tuple(field for field in parts.get("factor", ()) if field.is_required),
        chips=tuple(_grouped(site.hardware)),
        units=figures.COMPUTE_UNITS,
        submit=SUBMIT,
    )
    return Page(
        path=CALCULATOR,
        template="calculator.html",
        title="Compute calculator",
        description="Training compute in FLOP from operations, parameters or hardware time, with its range.",
        view=view,
        section=CALCULATOR,
    )


def _build_method(method: Method, parts: Mapping[str, tuple[Field, ...]], site: Site) -> MethodView:
    """Return a method with the fields that no other method has: the ones that are multiplied."""
    fields = parts.get(method.name, ())
    shared = {field.key for field in parts.get(REPORTED.name, ())}
    inputs = tuple(field for field in fields if field.key not in shared)
    definition = site.submission_schema.get("$defs", {}).get(method.name, {})
    return MethodView(
        id=method.name,
        title=definition.get("title", method.name),
        formula=method.formula.capitalize(),
        uncertainty=f"{method.uncertainty:g}",
        fields=tuple(map(_plain, inputs)),
        example=json.dumps(dict(_examples(inputs, definition, site.hardware)), sort_keys=True),
    )


def _plain(field: Field) -> Field:
    """Return a field with several shapes in its first one: a single value."""
    if not field.branches:
        return field
    return replace(
        field.branches[0].field,
        key=field.key,
        title=field.title,
        hint=field.hint,
        example=field.example,
        is_required=field.is_required,
    )


def _examples(
    fields: tuple[Field, ...], definition: Mapping[str, Any], hardware: Hardware
) -> Iterator[tuple[str, str]]:
    """Yield an example of each field that says something: no peak beside a chip, no usual backward pass."""
    for field in fields:
        given = str(definition["properties"][field.key]["examples"][0])
        chip = hardware.find(given)
        if field.key not in {"peak", "backward"}:
            yield field.key, given if chip is None else chip.id


def _grouped(hardware: Hardware) -> Iterator[tuple[str, tuple[ChipView, ...]]]:
    chips = hardware.chips.values()
    for kind in sorted({chip.kind for chip in chips}, key=lambda kind: ([*_TITLES, kind]).index(kind)):
        yield _TITLES.get(kind, kind), tuple(_build_chip(chip) for chip in chips if chip.kind == kind)


def _build_chip(chip: Chip) -> ChipView:
    peaks = {precision: peak.text for precision, peak in chip.peaks.items()}
    return ChipView(
        id=chip.id, name=chip.name, short_name=chip.short_name, kind=chip.kind, peaks=json.dumps(peaks)
    )


SECTION = Section(path=CALCULATOR, build=build_calculator_page, navigation="Calculator")
