"""The fields of the calculator's statement: phases, each with its estimates, and the original model."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from effsota.frozen import Frozen
from effsota.judging.statements.error_margin import MEASURABLE
from effsota.methods.architectures.config_file import MOST_CONFIG_BYTES
from effsota.model.training_phases import TrainingPhase
from effsota.showing.forms import Branch, Field, Widget, build_form, build_part
from effsota.showing.forms.form import spans
from effsota.showing.forms.form_fields import Bounds

STATEMENT_GROUND = "calculator/statement.json"
_OF_METHOD = "stated-"
_SELDOM = frozenset({"epochs", "backward", "peak", "uncertainty"})
_OF_SOURCE = ("title", "url", "where")
_OWN: Mapping[str, Any] = {
    "model": {
        "title": "Model",
        "description": "What was trained.",
        "$ref": "#/$defs/line",
        "examples": ["My model 8B"],
    },
    "original": {
        "title": "The original, where this is a modification",
        "description": "The model that this one was made of. A third of its compute is a threshold.",
        "$ref": "#/$defs/original",
    },
}
_ORIGINAL: Mapping[str, Any] = {
    "title": "Original",
    "type": "object",
    "properties": {
        "model": {
            "title": "Name of the original",
            "description": "As its provider calls it.",
            "$ref": "#/$defs/line",
            "examples": ["some-lab/base-70B"],
        },
        "compute": {
            "title": "Compute of the original",
            "description": "Leave it empty where it is not known: a third of a threshold stands in.",
            "$ref": "#/$defs/compute",
            "examples": ["3e24 FLOP"],
        },
        "systemic_risk": {
            "title": "Original with systemic risk",
            "description": "Whether it is a model with systemic risk. Where nobody says, both are told.",
            "type": "boolean",
        },
    },
    "required": ["model"],
}
_PHASE: Mapping[str, Any] = {
    "title": "Phase",
    "type": "object",
    "properties": {
        "what": {
            "title": "What it was",
            "description": "In a few words.",
            "$ref": "#/$defs/line",
            "examples": ["pre-training on 15T tokens"],
        },
        "phase": {
            "title": "Kind of phase",
            "description": "What was generated for training is synthetic-data. A run that was thrown away is"
            " discarded: named, and not counted.",
            "type": "string",
            "enum": [*TrainingPhase],
        },
    },
    "required": ["what", "phase"],
}
_ENERGY: Mapping[str, Any] = {
    "title": "Energy in kWh",
    "description": "What the phase used, where that is known. It is told as it is, and not added up.",
    "type": "number",
    "exclusiveMinimum": 0,
    "examples": [5200000],
}
_MEASURED: Mapping[str, Any] = {
    "title": "Measured or counted",
    "description": "What of the first estimate was measured, or counted, rather than assumed. An error"
    " margin of 30% rests on it.",
    "type": "string",
    "enum": [*MEASURABLE],
}
# What an architecture is counted from stands in the form as a file, and in a statement as its keys.
FILE_OF_ARCHITECTURE = Field(
    key="file",
    title="config.json, or a list of layers",
    widget=Widget.BLOCK,
    hint=spans("As it lies beside a model's weights. It is read in this browser, and goes nowhere."),
    is_required=True,
    bounds=Bounds(check="block", most_characters=MOST_CONFIG_BYTES),
)
# Made up, with every kind of phase; each figure is one that a lab might have.
EXAMPLE: Mapping[str, Any] = {
    "model": "My model 8B",
    "phases": [
        {
            "what": "pre-training on 15T tokens",
            "phase": "pre-training",
            "compute": [
                {
                    "method": "hardware-time",
                    "hardware": "nvidia-h100-sxm5-80gb",
                    "precision": "bf16",
                    "chip_time": "600e3 GPU-hours",
                    "utilization": "0.38",
                },
                {"method": "parameters", "parameters": "8.03e9", "tokens": "15e12"},
            ],
            "measured": ["utilization"],
        },
        {
            "what": "instructions and preferences",
            "phase": "later-training",
            "compute": [{"method": "parameters", "parameters": "8.03e9", "tokens": "50e9"}],
        },
        {
            "what": "games against itself",
            "phase": "reinforcement-learning",
            "compute": [
                {
                    "method": "hardware-time",
                    "hardware": "nvidia-h100-sxm5-80gb",
                    "precision": "bf16",
                    "chip_time": "30e3 GPU-hours",
                    "utilization": "0.2",
                }
            ],
            "measured": ["utilization"],
        },
        {
            "what": "answers of a larger model",
            "phase": "synthetic-data",
            "compute": [{"method": "parameters", "parameters": "70e9", "tokens": "50e9", "backward": "0"}],
        },
        {
            "what": "a run that diverged",
            "phase": "discarded",
            "compute": [
                {
                    "method": "hardware-time",
                    "hardware": "nvidia-h100-sxm5-80gb",
                    "precision": "bf16",
                    "chip_time": "90e3 GPU-hours",
                }
            ],
        },
    ],
}


class OfferedMethod(Frozen):
    """A method that an estimate of a phase may have, with its own fields."""

    id: str
    title: str
    fields: tuple[Field, ...]


class SplitFields(Frozen, kw_only=False):
    """The fields of a group: those in sight, and those that are folded away."""

    near: tuple[Field, ...]
    further: tuple[Field, ...] = ()


class StatementView(Frozen):
    """What the calculator asks for a statement; `parts` are the fields of its groups, by name.

    `ground` is the path of the file with the thresholds, `example` a statement as JSON.
    """

    head: tuple[Field, ...]
    phase: Field
    parts: Mapping[str, SplitFields]
    ground: str
    example: str


def build_statement_view(
    schema: Mapping[str, Any], offered: Sequence[OfferedMethod], common: tuple[Field, ...]
) -> StatementView:
    """Return the fields of a statement, whose estimates are those of submissions."""
    defined = {**schema.get("$defs", {}), "original": _ORIGINAL, "phase": _PHASE}
    form = build_form({"properties": _OWN, "$defs": defined})
    after = build_form({"properties": {"measured": _MEASURED, "energy_kwh": _ENERGY}}).fields
    sources = _sources(schema)
    phase = (*form.parts["phase"], _estimates(offered), *after)
    return StatementView(
        head=tuple(replace(each, is_required=each.key == "model") for each in form.fields),
        phase=Field(key="", title="Phase", widget=Widget.GROUP, part="phase"),
        parts={
            "original": SplitFields(form.parts["original"]),
            "phase": SplitFields(phase),
            "source": SplitFields(
                tuple(each for each in build_part(schema, "source") if each.key in _OF_SOURCE)
            ),
            **{f"{_OF_METHOD}{each.id}": _split(each, (*common, *sources)) for each in offered},
        },
        ground=STATEMENT_GROUND,
        example=json.dumps(EXAMPLE, ensure_ascii=False),
    )


def _estimates(offered: Sequence[OfferedMethod]) -> Field:
    """Return the estimates of a phase: each by one of the methods."""
    branches = (
        Branch(
            name=each.id,
            title=each.title,
            fits=f"method={each.id}",
            field=Field(key="", title=each.title, widget=Widget.GROUP, part=f"{_OF_METHOD}{each.id}"),
        )
        for each in offered
    )
    item = Field(key="", title="Estimate", widget=Widget.BRANCHES, label="Method", branches=tuple(branches))
    return Field(key="compute", title="Estimates", widget=Widget.LIST, is_required=True, item=item)


def _split(method: OfferedMethod, common: tuple[Field, ...]) -> SplitFields:
    """Return the fields of an estimate: what is seldom said, such as a number of passes, is folded away."""
    further = tuple(each for each in method.fields if each.key in _SELDOM)
    near = tuple(each for each in method.fields if each not in further)
    return SplitFields((_fixed(method.id), *near), (*further, *common))


def _fixed(method: str) -> Field:
    return Field(key="method", title="Method", widget=Widget.FIXED, default=method)


def _sources(schema: Mapping[str, Any]) -> tuple[Field, ...]:
    """Return the field of sources, as an estimate of a submission has it."""
    return tuple(each for each in build_part(schema, "reported") if each.key == "sources")
