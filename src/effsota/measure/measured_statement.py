"""A measured run as a statement of its compute, written when its meter ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from effsota.disk.clock import read_today
from effsota.disk.folder import read_bundle
from effsota.disk.one_file import write_file
from effsota.frozen import Frozen
from effsota.measure.curve_rows import COUNTED, MeterError
from effsota.model import Curve
from effsota.model.training_phases import TrainingPhase
from effsota.pipeline.stating import read_ground, state_compute
from effsota.reading.curve.csvfile import parse_curve
from effsota.showing.statements.every_form import RENDER


def statement_writer(
    path: str | Path, *, model: str, phase: str = TrainingPhase.PRE_TRAINING.value, form: str = "markdown"
) -> Callable[[Path], None]:
    """Return what a meter calls with its curve on exit: it states what the run took, up to its last row.

    Args:
        path: where the statement is written.
        model: what was trained.
        phase: as in `effsota estimate statement`: pre-training, later-training, discarded or another.
        form: text, markdown, json, cyclonedx or spdx.

    Use::

        with Meter("run.csv", ..., on_exit=statement_writer("statement.md", model="My model")) as meter: ...

    Raises:
        MeterError: if there is no such form; when it is called, if the curve has no row, or is not written.
    """
    if form not in RENDER:
        raise MeterError(f"a statement has no form {form}; known: {', '.join(RENDER)}")
    return _StatementWriter(path=Path(path), model=model, phase=phase, form=form)


class _StatementWriter(Frozen):
    path: Path
    model: str
    phase: str
    form: str

    def __call__(self, curve: Path) -> None:
        found = parse_curve(curve.read_bytes())
        if not isinstance(found, Curve):
            raise MeterError(f"no statement was written: {curve}:{found[0].line}: {found[0].message}")
        data = {"model": self.model, "phases": [_phase_of(found, self.phase)]}
        stated = state_compute(data, ground=read_ground(read_bundle()), today=read_today())
        if stated.statement is None:
            wrong = "; ".join(f"{fault.message}: {fault.hint}" for fault in stated.errors)
            raise MeterError(f"no statement was written: {wrong}")
        try:
            write_file(RENDER[self.form](stated.statement).encode(), self.path)
        except OSError as error:
            raise MeterError(f"{self.path} cannot be written: {error.strerror}") from error


def _phase_of(curve: Curve, phase: str) -> Mapping[str, Any]:
    """Return a run as a phase: its compute was counted while it was spent."""
    last = {name: column[-1] for name, column in curve.columns.items()}
    steps = f"{last['step']:,.0f} step{'' if last['step'] == 1 else 's'}"
    amounts = " and ".join((steps, *(f"{last[name]:,.0f} {name}" for name in COUNTED if name in last)))
    return {
        "what": f"training, {amounts}, counted by effsota.measure",
        "phase": phase,
        "compute": [{"method": "reported", "compute": f"{last['flop']!r} FLOP"}],
        "measured": ["compute"],
    }
