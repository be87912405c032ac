"""A statement made of what a file says: each phase priced as an estimate is, or what is wrong with it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import field

from effsota import __version__
from effsota.frozen import Frozen
from effsota.judging.quoting import quote, suggest
from effsota.judging.statements.compute_statement import ComputeStatement, HeldAgainst, build_statement
from effsota.judging.statements.error_margin import MEASURABLE
from effsota.judging.statements.stated_phase import StatedPhase
from effsota.judging.statements.threshold_verdicts import OriginalModel
from effsota.model import ComputeThreshold, Hardware, Priced, Tree
from effsota.model.training_phases import TrainingPhase
from effsota.pipeline.calculation import calculate
from effsota.pipeline.vocabularies import (
    HARDWARE,
    THRESHOLDS,
    build_hardware,
    build_thresholds,
    read_vocabularies,
)
from effsota.problems import Fault, Refusal
from effsota.units import Dimension, parse_count, parse_quantity

MOST_PHASES = 100
_KEYS = ("model", "phases", "original", "thresholds")
_PHASE_KEYS = ("what", "phase", "compute", "measured", "energy_kwh")
_ORIGINAL_KEYS = ("model", "compute", "systemic_risk")
_TRUTHS = {"true": True, "false": False}
_EXAMPLE = "phases: [{what: pre-training, phase: pre-training, compute: [{method: parameters, ...}]}]"
_AN_ORIGINAL = "original: {model: Base, compute: 3e24 FLOP}, or systemic_risk: false where that is not known"


class StatedCompute(Frozen):
    """A statement, None where there are errors; pointers of faults lead from the top of the file."""

    statement: ComputeStatement | None
    errors: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()


class StatingGround(Frozen):
    """What a statement is made on: the tree with its schema, its chips, and every threshold by id.

    `faults` tell which vocabulary cannot be read: without its thresholds a statement would say too little.
    """

    tree: Tree
    hardware: Hardware
    thresholds: Mapping[str, ComputeThreshold]
    faults: tuple[Fault, ...] = ()


def read_ground(tree: Tree) -> StatingGround:
    """Return what the statements of a tracker are made on."""
    read = read_vocabularies(tree)
    faults = tuple(
        Fault("", f"{file} has faults", f"say effsota validate {file}, and mend it")
        for file in (HARDWARE, THRESHOLDS)
        if file in read and read[file].problems
    )
    thresholds = {each.id: each for each in build_thresholds(read)}
    return StatingGround(tree=tree, hardware=build_hardware(read), thresholds=thresholds, faults=faults)


def state_compute(data: Mapping[str, Any], *, ground: StatingGround, today: dt.date) -> StatedCompute:
    """Return the statement of what a file says (texts by YAML key)."""
    pricing = _Pricing(ground=ground)
    pricing.errors.extend([*ground.faults, *_check_keys(data, _KEYS, ""), *_check_top(data)])
    listed = data.get("phases")
    read = [
        pricing.phase(each, f"/phases/{at}")
        for at, each in enumerate(listed if isinstance(listed, list) else [])
    ]
    original = pricing.original(data.get("original"))
    chosen = [*_chosen(data.get("thresholds"), ground.thresholds, today)]
    pricing.errors.extend([each for each in chosen if isinstance(each, Fault)])
    phases = tuple(phase for phase in read if phase is not None)
    if pricing.errors:
        return StatedCompute(statement=None, errors=tuple(pricing.errors), warnings=tuple(pricing.warnings))
    statement = build_statement(
        data["model"],
        phases,
        against=HeldAgainst(
            thresholds=tuple(each for each in chosen if not isinstance(each, Fault)),
            known=ground.thresholds,
        ),
        original=original,
        digest=digest_of(data),
        program=f"effsota {__version__}",
        date=today,
    )
    return StatedCompute(statement=statement, warnings=tuple(pricing.warnings))


def _chosen(
    ids: Any, known: Mapping[str, ComputeThreshold], today: dt.date
) -> Iterator[ComputeThreshold | Fault]:
    """Yield the thresholds that a file names, else those in force, in the order of the vocabulary."""
    if ids is None:
        found = [each for each in known.values() if each.holds_on(today)]
    elif not isinstance(ids, list) or not all(isinstance(each, str) for each in ids):
        yield Fault("/thresholds", "this is no list of thresholds", "write thresholds: [eu-gpai]")
        return
    else:
        alive = {name: each for name, each in known.items() if not each.is_dead}
        for at, name in enumerate(ids):
            if name not in alive:
                why = "is in force no more" if name in known else "is not a known threshold"
                hint = f"{suggest(name, tuple(alive))}known: {', '.join(alive)}"
                yield Fault(f"/thresholds/{at}", f"{quote(name)} {why}", hint)
        found = [each for name, each in alive.items() if name in ids]
    for each in found:
        share = each.share_of_original
        lost = (
            []
            if share is None
            else [id_ for id_ in (share.systemic_risk, share.otherwise) if id_ not in known]
        )
        yield from (
            Fault(
                "",
                f"{quote(each.id)} refers to the threshold {quote(id_)}, which is not on file",
                f"add it to {THRESHOLDS}",
            )
            for id_ in lost
        )
        yield each


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


class _Pricing(Frozen):
    """The phases of a file while they are priced, with what is wrong with them."""

    ground: StatingGround
    errors: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)

    def phase(self, each: Any, at: str) -> StatedPhase | None:
        """Return a phase, None where something is wrong with it."""
        if not isinstance(each, dict):
            self.errors.append(Fault(at, "a phase is a mapping", f"write {_EXAMPLE}"))
            return None
        wrong = [*_check_keys(each, _PHASE_KEYS, at), *_check_phase(each, at)]
        self.errors.extend(wrong)
        stated = enumerate(_estimates_of(each))
        priced = [self._price(one, f"{at}/compute/{number}") for number, one in stated]
        estimates = tuple(one for one in priced if one is not None)
        energy = self._energy(each.get("energy_kwh"), f"{at}/energy_kwh")
        if wrong or len(estimates) < len(priced):
            return None
        return StatedPhase(
            what=each["what"],
            phase=TrainingPhase(each["phase"]),
            estimates=estimates,
            measured=frozenset(each.get("measured", ())),
            energy_kwh=energy,
        )

    def _energy(self, told: Any, at: str) -> float | None:
        if told is None:
            return None
        found = parse_count(str(told))
        if isinstance(found, Refusal) or found <= 0:
            hint = found.hint if isinstance(found, Refusal) else "leave it out where it is not known"
            self.errors.append(Fault(at, f"{quote(str(told))} is no energy in kWh", hint))
            return None
        return found

    def original(self, told: Any) -> OriginalModel | None:
        """Return the model that another was made of, None where there is none or something is wrong."""
        if told is None:
            return None
        if not isinstance(told, dict) or not told.get("model"):
            self.errors.append(
                Fault("/original", "the original is a model with its compute", f"write {_AN_ORIGINAL}")
            )
            return None
        self.errors.extend(_check_keys(told, _ORIGINAL_KEYS, "/original"))
        risk = told.get("systemic_risk")
        if risk is not None and risk not in _TRUTHS:
            self.errors.append(
                Fault(
                    "/original/systemic_risk",
                    f"{quote(str(risk))} is neither true nor false",
                    "write true or false",
                )
            )
        flop, low, high = self._compute_of_original(told.get("compute"))
        return OriginalModel(
            model=str(told["model"]),
            compute_flop=flop,
            low_flop=low,
            high_flop=high,
            has_systemic_risk=_TRUTHS.get(str(risk)),
        )

    def _compute_of_original(self, told: Any) -> tuple[float | None, float | None, float | None]:
        """Return the compute of an original in FLOP with its ends: as given, or as an estimate has them."""
        if told is None:
            return None, None, None
        if isinstance(told, dict):
            priced = self._price(told, "/original/compute")
            return (None,) * 3 if priced is None else (priced.compute_flop, priced.low_flop, priced.high_flop)
        compute = parse_quantity(str(told), Dimension.COMPUTE)
        if isinstance(compute, Refusal):
            self.errors.append(Fault("/original/compute", compute.message, compute.hint))
            return None, None, None
        return compute.base, compute.base, compute.base

    def _price(self, estimate: Mapping[str, Any], at: str) -> Priced | None:
        found = calculate(estimate, tree=self.ground.tree, hardware=self.ground.hardware)
        self.errors.extend(fault._replace(pointer=f"{at}{fault.pointer}") for fault in found.errors)
        self.warnings.extend(fault._replace(pointer=f"{at}{fault.pointer}") for fault in found.warnings)
        return found.priced


def _estimates_of(phase: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the estimates of a phase as they are written; none where they are no list of mappings."""
    compute = phase.get("compute")
    if not isinstance(compute, list) or not all(isinstance(one, dict) for one in compute):
        return []
    return compute


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
    if not _estimates_of(each):
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
