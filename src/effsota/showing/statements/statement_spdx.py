"""A statement as an SPDX 3.0.1 document: an AI package with the information about its training.

Its AI profile asks for more than a statement knows, such as a supplier and the day of a release; so what is
claimed is conformance with core and software.
"""

from __future__ import annotations

import json
from typing import Any

from effsota.judging.statements.compute_statement import ComputeStatement
from effsota.showing.statements.statement_text import render_text

CONTEXT = "https://spdx.org/rdf/3.0.1/spdx-context.jsonld"
_CREATION = "_:creation"


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
        },
        {
            "type": "SpdxDocument",
            "spdxId": f"urn:effsota:statement:{statement.digest}",
            "creationInfo": _CREATION,
            "profileConformance": ["core", "software"],
            "rootElement": [model],
        },
    ]
