"""A statement made of what a file says: each phase priced as an estimate is, or what is wrong with it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from effsota import __version__
from effsota.judging.quoting import quote, suggest
from effsota.judging.statements.compute_statement import ComputeStatement, OriginalModel, build_statement
from effsota.judging.statements.error_margin import MEASURABLE
from effsota.judging.statements.stated_phase import StatedPhase
from effsota.model import Hardware, Priced, Tree
from effsota.model.thresholds import TrainingPhase
from effsota.pipeline.calculation import calculate
from effsota.problems import Fault, Refusal
from effsota.units import Dimension, parse_quantity

MOST_PHASES = 100
_KEYS = ("model", "phases", "original")
_PHASE_KEYS = ("what", "phase", "compute", "measured")
_EXAMPLE = "phases: [{what: pre-training, phase: pre-training, compute: [{method: parameters, ...}]}]"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedCompute:
    """A statement, None where there are errors; pointers of faults lead from the top of the file."""

    statement: ComputeStatement | None
    errors: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()


def state_compute(
    data: Mapping[str, Any], *, tree: Tree, hardware: Hardware, today: dt.date
) -> StatedCompute:
    """Return the statement of what a file says (texts by YAML key); `hardware` are the tree's chips."""
    errors = [*_check_keys(data, _KEYS, ""), *_check_top(data)]
    pricing = _Pricing(tree=tree, hardware=hardware)
    listed = data.get("phases")
    read = [
        pricing.phase(each, f"/phases/{at}")
        for at, each in enumerate(listed if isinstance(listed, list) else [])
    ]
    original = _read_original(data.get("original"))
    errors += pricing.errors
    errors += [original] if isinstance(original, Fault) else []
    phases = tuple(phase for phase in read if phase is not None)
    if errors or isinstance(original, Fault):
        return StatedCompute(statement=None, errors=tuple(errors), warnings=tuple(pricing.warnings))
    statement = build_statement(
        data["model"],
        phases,
        original=original,
        digest=digest_of(data),
        program=f"effsota {__version__}",
        date=today,
    )
    return StatedCompute(statement=statement, warnings=tuple(pricing.warnings))


def digest_of(data: Mapping[str, Any]) -> str:
    """Return the SHA-256 of what a file says, whatever the order of its keys and its comments."""
    written = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def _check_keys(data: Mapping[str, Any], known: tuple[str, ...], at: str) -> Iterator[Fault]:
    for key in data.keys() - {*known}:
        yield Fault(
            f"{at}/{key}",
            f"{quote(key)} is not a known key",
            f"{suggest(key, known)}known: {', '.join(known)}",
        )


def _check_top(data: Mapping[str, Any]) -> Iterator[Fault]:
    if not isinstance(data.get("model"), str) or not data["model"]:
        yield Fault("", "nothing says which model it is", "write model: My model")
    phases = data.get("phases")
    if not isinstance(phases, list) or not phases:
        yield Fault("/phases", "there is no list of phases", f"write {_EXAMPLE}")
    elif len(phases) > MOST_PHASES:
        yield Fault("/phases", f"there are {len(phases)} phases", f"write at most {MOST_PHASES}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pricing:
    """The phases of a file while they are priced, with what is wrong with them."""

    tree: Tree
    hardware: Hardware
    errors: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)

    def phase(self, each: Any, at: str) -> StatedPhase | None:
        """Return a phase, None where something is wrong with it."""
        if not isinstance(each, dict):
            self.errors.append(Fault(at, "a phase is a mapping", f"write {_EXAMPLE}"))
            return None
        wrong = [*_check_keys(each, _PHASE_KEYS, at), *_check_phase(each, at)]
        self.errors.extend(wrong)
        if wrong:
            return None
        priced = [self._price(one, f"{at}/compute/{number}") for number, one in enumerate(each["compute"])]
        estimates = tuple(one for one in priced if one is not None)
        if len(estimates) < len(priced):
            return None
        return StatedPhase(
            what=each["what"],
            phase=TrainingPhase(each["phase"]),
            estimates=estimates,
            measured=frozenset(each.get("measured", ())),
        )

    def _price(self, estimate: Mapping[str, Any], at: str) -> Priced | None:
        found = calculate(estimate, tree=self.tree, hardware=self.hardware)
        self.errors.extend(fault._replace(pointer=f"{at}{fault.pointer}") for fault in found.errors)
        self.warnings.extend(fault._replace(pointer=f"{at}{fault.pointer}") for fault in found.warnings)
        return found.priced


def _check_phase(each: Mapping[str, Any], at: str) -> Iterator[Fault]:
    known = tuple(TrainingPhase)
    if not isinstance(each.get("what"), str) or not each["what"]:
        yield Fault(at, "nothing says what this phase was", "write what: pre-training on 15T tokens")
    phase = each.get("phase")
    if phase not in known:
        told = quote(phase) if isinstance(phase, str) else "nothing"
        yield Fault(
            f"{at}/phase", f"{told} is no phase of training", f"write phase: one of {', '.join(known)}"
        )
    compute = each.get("compute")
    if not isinstance(compute, list) or not compute or not all(isinstance(one, dict) for one in compute):
        yield Fault(
            f"{at}/compute",
            "there is no list of estimates",
            "write compute: and below it, as in a submission, - method: parameters and its keys",
        )
    measured = each.get("measured", [])
    if not isinstance(measured, list) or not {*map(str, measured)} <= {*MEASURABLE}:
        yield Fault(
            f"{at}/measured",
            "only a utilization, a forward pass or a whole compute can be said to be measured",
            f"write measured: with one of [{'], ['.join(MEASURABLE)}]",
        )


def _read_original(original: Any) -> OriginalModel | Fault | None:
    """Return the model that another was made of, None where there is none, or why it cannot be read."""
    if original is None:
        return None
    if not isinstance(original, dict) or {*original} != {"model", "compute"}:
        example = "original: {model: Base, compute: 3e24 FLOP}"
        return Fault("/original", "the original is a model with its compute", f"write {example}")
    compute = parse_quantity(str(original["compute"]), Dimension.COMPUTE)
    if isinstance(compute, Refusal):
        return Fault("/original/compute", compute.message, compute.hint)
    return OriginalModel(model=str(original["model"]), compute_flop=compute.base)
