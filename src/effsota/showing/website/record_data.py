"""The parts of the machine-readable files: plain numbers in FLOP, rounded to 6 significant digits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from effsota.boards.agreement import build_agreement
from effsota.figures import data_number
from effsota.model import Kind
from effsota.units import FLOP_PER_TFS_DAY

if TYPE_CHECKING:
    from effsota.model import Entry, Metric, Priced, Published, Record, Term


def metric_data(metric: Metric | None) -> dict[str, Any] | None:
    """Return the metric and its target."""
    if metric is None:
        return None
    return {"name": metric.name, "unit": metric.unit, "better": metric.better, "target": metric.target}


def entry_data(entry: Entry, kind: Kind) -> dict[str, Any]:
    """Return one record of a board; a compute trend's factors are growth."""
    record, name = entry.record, "growth" if kind is Kind.COMPUTE_TREND else "reduction"
    submission, priced = record.submission, record.headline
    return {
        "id": submission.name,
        "path": submission.path,
        "model": submission.model,
        "date": submission.date.isoformat(),
        **compute_data(priced),
        f"{name}_factor": data_number(entry.factor),
        f"{name}_low": data_number(entry.factor_low),
        f"{name}_high": data_number(entry.factor_high),
        "rank": entry.rank,
        "frontier": entry.is_frontier,
        "bound": submission.bound.value,
        "status": submission.status.name.value,
        "method": priced.estimate.method.name,
        "published": published_data(submission.published),
        "agreement": agreement_data(entry.record),
    }


def agreement_data(record: Record) -> dict[str, Any] | None:
    """Return how far the estimates of a record lie apart, null where it has one."""
    agreement = build_agreement(record)
    if agreement is None:
        return None
    return {
        "factor": data_number(agreement.factor),
        "estimates": agreement.estimates,
        "methods": [method.name for method in agreement.methods],
    }


def compute_data(priced: Priced) -> dict[str, Any]:
    """Return an estimate's compute with its 95 % range."""
    return {
        "compute_flop": data_number(priced.compute_flop),
        "compute_tfs_days": data_number(priced.compute_flop / FLOP_PER_TFS_DAY),
        "compute_low_flop": data_number(priced.low_flop),
        "compute_high_flop": data_number(priced.high_flop),
    }


def published_data(published: Published | None) -> dict[str, Any] | None:
    """Return what a source prints: compute in its own count, in TFS-days and as text."""
    if published is None:
        return None
    compute, doubling = published.compute, published.doubling_time
    found = {
        "compute_tfs_days": data_number(compute.base / FLOP_PER_TFS_DAY) if compute else None,
        "compute": compute.text if compute else None,
        "also": [other.text for other in published.also] or None,
        "headed": published.headed.text if published.headed else None,
        "counts_multiply_add_as": published.counts_multiply_add_as if compute else None,
        "reduction_factor": data_number(published.reduction_factor),
        "growth_factor": data_number(published.growth_factor),
        "doubling_time": doubling.text if doubling else None,
        "period": published.period.text if published.period else None,
        "date": published.date.isoformat() if published.date else None,
    }
    return {key: value for key, value in found.items() if value is not None}


def estimate_data(priced: Priced) -> dict[str, Any]:
    """Return one estimate with the terms whose product it is."""
    return {
        "method": priced.estimate.method.name,
        **compute_data(priced),
        "uncertainty": data_number(priced.uncertainty),
        "terms": [_term(term) for term in priced.terms],
        "sources": [
            {"title": source.title, "url": source.url, "where": source.where, "for": list(source.keys)}
            for source in priced.estimate.sources
        ],
    }


def _term(term: Term) -> dict[str, Any]:
    return {"what": term.what, "value": data_number(term.value), "unit": term.unit, "written": term.text}
