"""A statement as a bill of materials in CycloneDX 1.6: a model whose card has compute among its properties.

The standard has a place for energy, none for compute: so its lists of names and values carry it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from effsota.figures import data_text
from effsota.judging.statements.compute_statement import ComputeStatement
from effsota.model.training_phases import CountedFor
from effsota.showing.statements.statement_words import (
    MARGIN_CLAIMED,
    MARGIN_NOT_CLAIMED,
    NOT_ADVICE,
    has_margin,
    why_margin,
)

NAMESPACE = "effsota:training-compute"


def render_cyclonedx(statement: ComputeStatement) -> str:
    """Return the statement as a bill of materials in JSON."""
    properties = [{"name": f"{NAMESPACE}:{name}", "value": value} for name, value in _properties(statement)]
    component: dict[str, Any] = {
        "type": "machine-learning-model",
        "name": statement.model,
        "bom-ref": f"model:{statement.digest}",
        "modelCard": {"properties": properties},
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
