"""Estimates on file to begin with: of each method, records whose estimate the calculator can show whole."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec.structs import fields

from effsota.frozen import Frozen
from effsota.methods import Operations, Sum
from effsota.model import Board, Entry, Estimate, Hardware, Method
from effsota.units import Quantity

Data = dict[str, Any]


class Preset(Frozen):
    """A record's headline estimate as texts by YAML key, as JSON; `page` is the record's."""

    model: str
    page: str
    estimate: str


def find_presets(method: Method, boards: Iterable[Board], hardware: Hardware) -> Iterator[Preset]:
    """Yield the earliest baseline that is estimated by a method, and of all ranked records the largest.

    A figure as reported is nothing to begin with, nor is a forward pass alone.
    """
    if not method.is_derived:
        return
    ranked = [
        entry
        for board in boards
        if board.leaderboard.track.kind.counts_training
        for entry in board.leaderboard.entries
        if entry.rank is not None and (headline := entry.record.headline) is not None
        if headline.estimate.method == method
    ]
    for entry, data in _chosen(ranked, hardware):
        submission = entry.record.submission
        told = json.dumps(data, sort_keys=True, ensure_ascii=False)
        yield Preset(model=submission.model, page=submission.path, estimate=told)


def _chosen(ranked: Sequence[Entry], hardware: Hardware) -> Sequence[tuple[Entry, Data]]:
    first = _first_of(sorted(ranked, key=lambda it: (not it.is_baseline, *_by_age(it))), hardware)
    by_size = sorted(ranked, key=lambda it: (it.record.compute_flop or 0.0, it.record.submission.path))
    largest = _first_of(reversed(by_size), hardware)
    if first is None or largest is None:
        return ()
    is_same = first[0].record.submission.model == largest[0].record.submission.model
    return (first,) if is_same else (first, largest)


def _first_of(entries: Iterable[Entry], hardware: Hardware) -> tuple[Entry, Data] | None:
    """Return the first whose headline the calculator has fields for."""
    found = (
        (each, _as_data(each.record.headline.estimate, hardware)) for each in entries if each.record.headline
    )
    return next(((entry, data) for entry, data in found if data is not None), None)


def _by_age(entry: Entry) -> tuple[str, str]:
    return (entry.record.submission.date.isoformat(), entry.record.submission.path)


def _as_data(estimate: Estimate, hardware: Hardware) -> Data | None:
    """Return an estimate as its file has it, None where it holds what the calculator has no field for."""
    inputs = estimate.inputs
    if estimate.low is not None or estimate.high is not None:
        return None
    if isinstance(inputs, Sum):
        parts = [_as_data(part, hardware) for part in inputs.parts]
        own: Data | None = None if None in parts else {"parts": parts}
    else:
        own = _inputs_of(estimate, hardware)
    if own is None:
        return None
    return {"method": estimate.method.name, **_beside(estimate), **own}


def _beside(estimate: Estimate) -> Data:
    factors = [{"value": _text(each.value), "reason": each.reason} for each in estimate.factors]
    told: Data = {"what": estimate.what, "factors": factors or None}
    told["uncertainty"] = _text(estimate.uncertainty) if estimate.uncertainty else None
    return {key: value for key, value in told.items() if value is not None}


def _inputs_of(estimate: Estimate, hardware: Hardware) -> Data | None:
    inputs, told = estimate.inputs, dict[str, Any]()
    used = {*(step.key for step in estimate.method.script), *estimate.method.asked}
    for field in fields(inputs):
        value = getattr(inputs, field.name)
        is_default = value == field.default
        if value is None or is_default or field.name not in used:
            continue
        if field.name == "forward" and isinstance(inputs, Operations):
            if len(inputs.forward) > 1 or inputs.has_backward_by_part:
                return None
            value = inputs.forward[0].operations
        told[field.name] = _text(value)
    chip = hardware.find(told["hardware"]) if "hardware" in told else None
    return {**told, "hardware": chip.id} if chip else told


def _text(value: Any) -> str:
    if isinstance(value, Quantity):
        return value.text
    return f"{value:.12g}".replace("e+", "e") if isinstance(value, float) else str(value)
