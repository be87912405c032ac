"""A statement as a bill of materials in CycloneDX 1.6: a model whose card has compute among its properties.

The standard has a place for energy, where phases tell it, and none for compute: so its lists of names and
values carry that.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from effsota.figures import data_number, data_text
from effsota.judging.statements.compute_statement import ComputeStatement
from effsota.model.training_phases import CountedFor, TrainingPhase
from effsota.showing.statements.statement_words import (
    MARGIN_CLAIMED,
    MARGIN_NOT_CLAIMED,
    NOT_ADVICE,
    has_margin,
    why_margin,
)

ACTIVITY: Mapping[TrainingPhase, str] = {
    TrainingPhase.PRE_TRAINING: "training",
    TrainingPhase.LATER: "fine-tuning",
    TrainingPhase.REINFORCEMENT: "training",
    TrainingPhase.SYNTHETIC: "data-preparation",
    TrainingPhase.DISCARDED: "other",
}
NAMESPACE = "effsota:training-compute"


def render_cyclonedx(statement: ComputeStatement) -> str:
    """Return the statement as a bill of materials in JSON."""
    properties = [{"name": f"{NAMESPACE}:{name}", "value": value} for name, value in _properties(statement)]
    component: dict[str, Any] = {
        "type": "machine-learning-model",
        "name": statement.model,
        "bom-ref": f"model:{statement.digest}",
        "modelCard": _card(statement, properties),
    }
    if statement.original is not None:
        ancestor = {"type": "machine-learning-model", "name": statement.original.model}
        component["pedigree"] = {"ancestors": [ancestor]}
    bom = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "metadata": {"component": component},
    }
    return json.dumps(bom, indent=2, ensure_ascii=False) + "\n"


def _card(statement: ComputeStatement, properties: list[dict[str, str]]) -> dict[str, Any]:
    """Return the card of the model; who provided the energy is not known here, and nobody is named."""
    used = [
        {
            "activity": ACTIVITY[phase.phase],
            "energyProviders": [],
            "activityEnergyCost": {"value": data_number(phase.energy_kwh), "unit": "kWh"},
        }
        for phase in statement.phases
        if phase.energy_kwh is not None
    ]
    if not used:
        return {"properties": properties}
    environment = {"environmentalConsiderations": {"energyConsumptions": used}}
    return {"considerations": environment, "properties": properties}


def _properties(statement: ComputeStatement) -> Iterator[tuple[str, str]]:
    for counted in CountedFor:
        total = statement.totals.get(counted)
        if total is not None:
            yield f"{counted}:flop", data_text(total.flop)
            yield f"{counted}:low-flop", data_text(total.low_flop)
            yield f"{counted}:high-flop", data_text(total.high_flop)
    for at, phase in enumerate(statement.phases, start=1):
        yield f"phase-{at}:what", phase.what
        yield f"phase-{at}:phase", phase.phase
        yield f"phase-{at}:method", phase.counted.estimate.method.name
        yield f"phase-{at}:flop", data_text(phase.counted.compute_flop)
    for verdict in statement.verdicts:
        of = "" if verdict.of is None else f":of-{verdict.of.id}"
        yield f"threshold:{verdict.threshold.id}{of}", verdict.beside
    yield "error-margin", MARGIN_CLAIMED if has_margin(statement) else MARGIN_NOT_CLAIMED
    yield from (("error-margin:why-not", why) for why in why_margin(statement))
    yield "inputs-sha256", statement.digest
    yield "program", statement.program
    yield "notice", NOT_ADVICE
