"""A statement as an SPDX 3.0.1 document: an AI package with the information about its training.

Its AI profile has a place for the words, for what a run was set to (how large the model, on how much), and
for the energy of training and of later stages. It asks for more than a statement knows, such as a supplier
and the day of a release; so what is claimed is conformance with core and software.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from effsota.figures import data_text
from effsota.judging.statements.compute_statement import ComputeStatement
from effsota.model.training_phases import TrainingPhase
from effsota.showing.statements.statement_text import render_text

CONTEXT = "https://spdx.org/rdf/3.0.1/spdx-context.jsonld"
_CREATION = "_:creation"
SETTINGS = frozenset({"parameters", "tokens", "examples", "epochs"})
ENERGY: Mapping[str, tuple[TrainingPhase, ...]] = {
    "ai_trainingEnergyConsumption": (TrainingPhase.PRE_TRAINING, TrainingPhase.REINFORCEMENT),
    "ai_finetuningEnergyConsumption": (TrainingPhase.LATER,),
}


def render_spdx(statement: ComputeStatement) -> str:
    """Return the statement as JSON-LD."""
    return json.dumps({"@context": CONTEXT, "@graph": _graph(statement)}, indent=2, ensure_ascii=False) + "\n"


def _graph(statement: ComputeStatement) -> list[dict[str, Any]]:
    model, program = (f"urn:effsota:{what}:{statement.digest}" for what in ("model", "program"))
    return [
        {
            "type": "CreationInfo",
            "@id": _CREATION,
            "specVersion": "3.0.1",
            "created": f"{statement.date}T00:00:00Z",
            "createdBy": [program],
        },
        {
            "type": "SoftwareAgent",
            "spdxId": program,
            "creationInfo": _CREATION,
            "name": statement.program,
        },
        {
            "type": "ai_AIPackage",
            "spdxId": model,
            "creationInfo": _CREATION,
            "name": statement.model,
            "ai_informationAboutTraining": render_text(statement),
            **_settings(statement),
            **_energy(statement),
        },
        {
            "type": "SpdxDocument",
            "spdxId": f"urn:effsota:statement:{statement.digest}",
            "creationInfo": _CREATION,
            "profileConformance": ["core", "software"],
            "rootElement": [model],
        },
    ]


def _settings(statement: ComputeStatement) -> dict[str, Any]:
    """Return what the phases of a run were set to, as their estimates have it, each figure once."""
    told = {
        f"{term.what} of phase {number}": data_text(term.value)
        for number, phase in enumerate(statement.phases, start=1)
        for priced in phase.estimates
        for leaf in priced.leaves
        for term in leaf.terms
        if term.key in SETTINGS
    }
    entries = [{"type": "DictionaryEntry", "key": key, "value": value} for key, value in told.items()]
    return {"ai_hyperparameter": entries} if entries else {}


def _energy(statement: ComputeStatement) -> dict[str, Any]:
    """Return the energy of the phases that tell it: of training, and of later stages."""
    used = {key: _described(statement, phases) for key, phases in ENERGY.items()}
    told = {key: each for key, each in used.items() if each}
    return {"ai_energyConsumption": {"type": "ai_EnergyConsumption", **told}} if told else {}


def _described(statement: ComputeStatement, phases: tuple[TrainingPhase, ...]) -> list[dict[str, Any]]:
    return [
        {
            "type": "ai_EnergyConsumptionDescription",
            "ai_energyQuantity": f"{phase.energy_kwh:.3f}",  # a decimal, which SPDX writes as a text
            "ai_energyUnit": "kilowattHour",
        }
        for phase in statement.phases
        if phase.energy_kwh is not None and phase.phase in phases
    ]
