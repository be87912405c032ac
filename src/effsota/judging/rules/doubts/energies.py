"""Energies: kilowatt-hours that nobody can look up, or that the run cannot have used."""

from __future__ import annotations

from collections.abc import Iterator

from effsota import figures
from effsota.judging.quoting import times
from effsota.judging.rules.context import ClaimContext, RecordContext
from effsota.model.energy import JOULES_PER_KWH
from effsota.problems import Fault

# Our own, wide about what a GPU or TPU draws with its share of a server: from 40 W to 1,200 W and more.
LEAST_WATTS, MOST_WATTS = 20.0, 3000.0


def energy_without_source(context: ClaimContext) -> Iterator[Fault]:
    """Energy and the power of a chip have a source."""
    energy = context.submission.energy
    if energy is None or energy.source is not None:
        return
    for key, value in (("kwh", energy.kwh), ("watts_per_chip", energy.watts_per_chip)):
        if value is not None:
            yield Fault(
                f"/energy/{key}",
                f"{value:,.10g} stands in no document that is named",
                "add under energy: source: {title: ..., url: ..., where: ...}",
            )


def energy_without_amount(context: RecordContext) -> Iterator[Fault]:
    """Energy is printed in kWh, or follows from the time of all chips and the power of one."""
    if context.submission.energy is not None and context.record.energy is None:
        yield Fault(
            "/energy",
            "no kWh stand here, and they cannot be reckoned: the time of all chips or the power of one is not"
            " told",
            "add kwh: 471, or chip_time: 184320 GPU-hours and watts_per_chip: 400; with basis: rated that is"
            " the power of a chip that an estimate by hardware-time names",
        )


def energy_below_physics(context: RecordContext) -> Iterator[Fault]:
    """No run uses less energy than its FLOP need on the best chip of its day at full peak and rated power."""
    used, flop = context.record.energy, context.record.compute_flop
    if used is None or flop is None:
        return
    best = max(_flop_per_joule(context), default=None)
    if best is None:
        return
    least = flop / best / JOULES_PER_KWH
    if used.kwh < least:
        yield Fault(
            "/energy",
            f"{_kwh(used.kwh)} kWh are {times(least / used.kwh)} less than the {_kwh(least)} that its compute"
            " needs on the chip with the most FLOP for each joule",
            "check the powers of ten (kWh, MWh), and that energy and compute are of one run; where it is so,"
            " say what was saved: answers: {energy-below-physics: why}",
        )


def energy_unlike_chips(context: RecordContext) -> Iterator[Fault]:
    """A chip that trains draws 20 W to 3 kW with its share of the server, by bounds of our own."""
    used = context.record.energy
    if used is None or not used.chip_seconds:
        return
    watts = used.kwh * JOULES_PER_KWH / used.chip_seconds
    if not LEAST_WATTS <= watts <= MOST_WATTS:
        yield Fault(
            "/energy",
            f"{_kwh(used.kwh)} kWh are {_kwh(watts)} W for each chip, all the time",
            "check the powers of ten (kWh, MWh), and that energy and chips are of one run; where it is so,"
            " say what else drew power: answers: {energy-unlike-chips: why}",
        )


def _flop_per_joule(context: RecordContext) -> Iterator[float]:
    """Yield what the chips of a record's day do for a joule, at their highest dense peak and rated power."""
    for chip in context.hardware.chips.values():
        is_out = chip.released is None or chip.released <= context.submission.date
        if is_out and chip.tdp_w is not None:
            yield max(peak.base for peak in chip.peaks.values()) / chip.tdp_w


def _kwh(value: float) -> str:
    return figures.number_text(value, ascii_only=True)
