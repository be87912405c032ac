"""The calculator page: the methods that a script can price, their fields, the chips with their peaks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from effsota import figures
from effsota.frozen import Frozen
from effsota.methods import METHODS
from effsota.methods.architecture import AFTER_COUNTING, ARCHITECTURE
from effsota.model import Hardware, Method
from effsota.showing.forms import Field, Widget, build_part, method_fields, worked_example
from effsota.showing.pages.page import Page, Section
from effsota.showing.pages.presets import Preset, find_presets
from effsota.showing.pages.pricing_script import pricing_script, scripted_methods
from effsota.showing.pages.statement_fields import (
    FILE_OF_ARCHITECTURE,
    OfferedMethod,
    StatementView,
    build_statement_view,
)
from effsota.showing.pages.submit import SUBMIT, chip_names, precisions
from effsota.showing.site import Site
from effsota.text.yaml_writer import as_texts

if TYPE_CHECKING:
    from markupsafe import Markup

CALCULATOR = "calculator/"
COMMON = ("factors", "uncertainty")
_IN_FILE = frozenset({"config", "layers"})
_BEGUN = frozenset({"context", "tokens"})
_TITLES = {"gpu": "GPU", "tpu": "TPU", "cpu": "CPU"}


class MethodView(Frozen):
    """A method with its own fields and an example of them, as JSON; `part` are its fields as a part of a sum.

    `presets` are records that are estimated by it.

    `uncertainty` is None where it is that of its parts.
    """

    id: str
    formula: str
    uncertainty: str | None
    fields: tuple[Field, ...]
    example: str
    part: tuple[Field, ...]
    presets: tuple[Preset, ...]


class CountedView(Frozen):
    """The method that counts a config or a list of layers: what is asked beside the file.

    `layer` are the keys of a layer in words. As JSON, `known` tells what each may be, `config` is an example.
    """

    id: str
    formula: str
    uncertainty: str
    fields: tuple[Field, ...]
    example: str
    config: str
    layer: tuple[Field, ...]
    known: str


class ChipView(Frozen):
    """A chip as a choice."""

    id: str
    name: str


class CalculatorView(Frozen):
    """Everything the calculator shows; `told` is what it computes with, as JSON.

    `choices` are the methods that are offered, id and title.
    """

    choices: tuple[tuple[str, str], ...]
    methods: tuple[MethodView, ...]
    counted: CountedView
    told: Markup
    common: tuple[Field, ...]
    factor: tuple[Field, ...]
    chips: tuple[tuple[str, tuple[ChipView, ...]], ...]
    chip_names: tuple[tuple[str, str], ...]
    precisions: tuple[str, ...]
    units: tuple[str, ...]
    submit: str
    statement: StatementView


def build_calculator_page(site: Site) -> Page:
    """Return the calculator page."""
    schema = site.submission_schema
    shared = {field.key: field for field in build_part(schema, METHODS[0].name)}
    scripted = [*scripted_methods()]
    counted = _build_counted(site)
    common = tuple(shared[key] for key in COMMON if key in shared)
    methods = tuple(_build_method(method, site) for method in scripted)
    offered = {*(method.name for method in scripted), ARCHITECTURE.name}
    titles = {each.name: _title(each, schema) for each in METHODS if each.name in offered}
    view = CalculatorView(
        choices=tuple(titles.items()),
        methods=methods,
        counted=counted,
        told=pricing_script(site.hardware, replace(ARCHITECTURE, script=AFTER_COUNTING)),
        common=common,
        factor=tuple(field for field in build_part(schema, "factor") if field.is_required),
        chips=tuple(_grouped(site.hardware)),
        chip_names=chip_names(site.hardware),
        precisions=precisions(site.hardware),
        units=figures.COMPUTE_UNITS,
        submit=SUBMIT,
        statement=build_statement_view(
            schema,
            [
                *(OfferedMethod(id=each.id, title=titles[each.id], fields=each.fields) for each in methods),
                OfferedMethod(
                    id=counted.id, title=titles[counted.id], fields=(FILE_OF_ARCHITECTURE, *counted.fields)
                ),
            ],
            common,
        ),
    )
    return Page(
        path=CALCULATOR,
        template="calculator.html",
        title="Compute calculator",
        description=f"Training compute in FLOP from {_named(titles)}, with its range.",
        view=view,
        section=CALCULATOR,
    )


def _named(names: Iterable[str]) -> str:
    return figures.join_words([name.replace("-", " ") for name in names], by="or")


def _title(method: Method, schema: Mapping[str, Any]) -> str:
    title: str = schema.get("$defs", {}).get(method.name, {}).get("title", method.name)
    return title


def _build_method(method: Method, site: Site) -> MethodView:
    """Return a method with its own keys as fields: the ones that are multiplied."""
    schema = site.submission_schema
    return MethodView(
        id=method.name,
        formula=method.formula.capitalize(),
        uncertainty=None if method.is_as_its_parts else f"{method.uncertainty:g}",
        fields=tuple(
            _plain(field, method) for field in method_fields(schema, method) if _is_used(field, method)
        ),
        example=json.dumps(_build_example(method, site), sort_keys=True),
        presets=tuple(find_presets(method, site.boards, site.hardware)),
        part=() if method.is_as_its_parts else tuple(_part_fields(method, site)),
    )


def _build_counted(site: Site) -> CountedView:
    """Return the method that counts: its keys but for what a file holds, and the schema's example of one."""
    definitions = site.submission_schema.get("$defs", {})
    own = definitions.get(ARCHITECTURE.name, {})
    config = own.get("properties", {}).get("config", {}).get("examples", [{}])[0]
    fields = [
        each for each in method_fields(site.submission_schema, ARCHITECTURE) if each.key not in _IN_FILE
    ]
    layer = definitions.get("layer", {}).get("properties", {})
    return CountedView(
        id=ARCHITECTURE.name,
        formula=ARCHITECTURE.formula.capitalize(),
        uncertainty=f"{ARCHITECTURE.uncertainty:g}",
        fields=tuple(fields),
        example=json.dumps({each.key: each.example for each in fields if each.key in _BEGUN}),
        config=json.dumps(config, indent=2),
        layer=build_part(site.submission_schema, "layer"),
        known=json.dumps({key: _bounds(said) for key, said in layer.items()}),
    )


def _bounds(said: Mapping[str, Any]) -> dict[str, Any]:
    return {key: said[key] for key in ("type", "enum", "minimum", "maximum") if key in said}


def _part_fields(method: Method, site: Site) -> Iterator[Field]:
    """Yield the fields of a part of a sum by a method: what it is, its own, and those of every method."""
    schema = site.submission_schema
    for field in build_part(schema, method.name):
        if field.widget is Widget.FIXED or field.key in COMMON:
            yield field
        elif field.key == "what":
            yield replace(field, is_required=True)
        elif field.key in method.keys and _is_used(field, method):
            yield _plain(field, method)


def _build_example(method: Method, site: Site) -> dict[str, Any]:
    """Return the worked example of a method, or of a sum the schema's, its chips by the ids of the page."""
    schema = site.submission_schema
    if not method.is_as_its_parts:
        return _by_id(worked_example(schema, method), site.hardware)
    properties = schema.get("$defs", {}).get(method.name, {}).get("properties", {})
    example = properties.get("parts", {}).get("examples", [[]])[0]
    return {"parts": [_by_id(as_texts(part), site.hardware) for part in example]}


def _is_used(field: Field, method: Method) -> bool:
    """Tell whether the script multiplies by a field, or looks up by it what it multiplies by.

    Any other would be filled in and change nothing.
    """
    return method.is_as_its_parts or field.key in {*(step.key for step in method.script), *method.asked}


def _plain(field: Field, method: Method) -> Field:
    """Return a field with several shapes in its first one: a single value, required if it must be."""
    bare = {step.key for step in method.script if step.default is None and not step.named_by}
    is_asked = field.key in method.asked and method.asked[field.key] is None
    is_required = field.is_required or (is_asked and field.key in bare)
    if field.item is not None:
        known = {each.name for each in scripted_methods()}
        branches = tuple(branch for branch in field.item.branches if branch.name in known)
        return replace(field, is_required=is_required, item=replace(field.item, branches=branches))
    unless = next((step.instead for step in method.script if step.key == field.key), None) or field.unless
    if not field.branches:
        return replace(field, is_required=is_required, unless=unless)
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
        own = (chip for chip in chips if chip.kind == kind)
        yield _TITLES.get(kind, kind), tuple(ChipView(id=chip.id, name=chip.name) for chip in own)


SECTION = Section(path=CALCULATOR, build=build_calculator_page, navigation="Calculator")
