"""A statement as data."""

from __future__ import annotations

import json
from typing import Any

from effsota.figures import data_number
from effsota.judging.statements.compute_statement import ComputeStatement
from effsota.judging.statements.stated_phase import ComputeTotal, StatedPhase
from effsota.model import Priced, Term
from effsota.model.training_phases import CountedFor
from effsota.showing.statements.statement_words import NOT_ADVICE, is_counted, peak_words


def render_json(statement: ComputeStatement) -> str:
    """Return the statement as JSON; numbers are FLOP unless their name says otherwise."""
    return json.dumps(statement_data(statement), indent=2, ensure_ascii=False) + "\n"


def statement_data(statement: ComputeStatement) -> dict[str, Any]:
    """Return the statement as nested data."""
    original = statement.original
    return {
        "model": statement.model,
        "totals": {counted: _total(total) for counted, total in statement.totals.items()},
        "phases": [_phase(phase) for phase in statement.phases],
        "original": None
        if original is None
        else {
            "model": original.model,
            "compute_flop": data_number(original.compute_flop),
            "low_flop": data_number(original.low_flop),
            "high_flop": data_number(original.high_flop),
            "has_systemic_risk": original.has_systemic_risk,
        },
        "thresholds": [
            {
                "id": verdict.threshold.id,
                "flop": data_number(verdict.flop),
                "counted": verdict.counted,
                "stands_in": None if verdict.of is None else verdict.of.id,
                "if_systemic_risk": verdict.supposed_risk,
                "status": verdict.threshold.status,
                "read": verdict.threshold.read,
                "verdict": verdict.beside,
                "source": verdict.threshold.source.url,
            }
            for verdict in statement.verdicts
        ],
        "inputs_sha256": statement.digest,
        "program": statement.program,
        "date": f"{statement.date}",
        "notice": NOT_ADVICE,
    }


def _total(total: ComputeTotal) -> dict[str, Any]:
    return {
        "flop": data_number(total.flop),
        "low_flop": data_number(total.low_flop),
        "high_flop": data_number(total.high_flop),
        "is_within_30_percent": total.is_within_margin,
        "why_not": list(total.why_not),
    }


def _phase(phase: StatedPhase) -> dict[str, Any]:
    return {
        "what": phase.what,
        "phase": phase.phase,
        "counted_for": [counted for counted in CountedFor if is_counted(phase, counted)],
        "measured": sorted(phase.measured),
        "energy_kwh": data_number(phase.energy_kwh),
        "estimates": [_estimate(priced) for priced in phase.estimates],
        "factor_apart": data_number(phase.apart),
    }


def _estimate(priced: Priced) -> dict[str, Any]:
    return {
        "method": priced.estimate.method.name,
        "flop": data_number(priced.compute_flop),
        "low_flop": data_number(priced.low_flop),
        "high_flop": data_number(priced.high_flop),
        "terms": [_term(term) for leaf in priced.leaves for term in leaf.terms],
        "peak_basis": list(peak_words(priced)),
        "sources": [
            {"title": source.title, "url": source.url, "where": source.where, "for": list(source.keys)}
            for source in priced.estimate.sources
        ],
    }


def _term(term: Term) -> dict[str, Any]:
    return {
        "key": term.key or None,
        "what": term.what,
        "value": data_number(term.value),
        "unit": term.unit,
        "is_default": term.is_default,
    }
