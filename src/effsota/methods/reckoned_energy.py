"""Energy of a run in kWh: as printed, or chips × power × time, with what it leaves open."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.methods.hardware_time import HardwareTime
from effsota.model import EXACT, Hardware, Margin, Submission
from effsota.model.energy import JOULES_PER_KWH, Energy, EnergyBasis, EnergyUsed

# Our own convention. A chip that trains draws half of its rated power to a little more than all of it: with
# their hosts, V100 drew 1.1 and TPU v3 0.54 to 0.69 of it ("Carbon Emissions and Large Neural Network
# Training", Patterson et al. 2021, table 4). An assumed power is right within a factor of two.
MARGINS = {
    EnergyBasis.METERED: EXACT,
    EnergyBasis.RATED: Margin(2.0, 1.2),
    EnergyBasis.ASSUMED: Margin.within(2.0),
}


def energy_of(submission: Submission, hardware: Hardware) -> EnergyUsed | None:
    """Return what a run used, None where it states no energy, or not enough to reckon it."""
    energy = submission.energy
    if energy is None:
        return None
    seconds = _chip_seconds(submission, energy, hardware)
    margin = MARGINS[energy.basis]
    if energy.kwh is not None:
        kwh = energy.kwh / (energy.pue or 1.0)
        return EnergyUsed(kwh=kwh, margin=margin, chip_seconds=seconds)
    watts = energy.watts_per_chip or _rated_watts(submission, energy, hardware)
    if watts is None or seconds is None:
        return None
    kwh = watts * seconds / JOULES_PER_KWH
    return EnergyUsed(kwh=kwh, margin=margin, chip_seconds=seconds)


def _chip_seconds(submission: Submission, energy: Energy, hardware: Hardware) -> float | None:
    """Return the time of all chips in seconds of one: as stated, else of an estimate by hardware time."""
    if energy.chip_time is not None:
        return None if energy.chip_time.is_in_cores else energy.chip_time.base
    timed = (each.chip_seconds(hardware.find(each.hardware or "")) for each in _timed(submission))
    return next((seconds for seconds in timed if seconds > 0), None)


def _rated_watts(submission: Submission, energy: Energy, hardware: Hardware) -> float | None:
    chips = (hardware.find(each.hardware or "") for each in _timed(submission))
    rated = (chip.tdp_w for chip in chips if chip is not None and energy.basis is EnergyBasis.RATED)
    return next((watts for watts in rated if watts is not None), None)


def _timed(submission: Submission) -> Iterator[HardwareTime]:
    """Yield what estimates of the whole run by hardware time state."""
    for estimate in submission.estimates:
        if isinstance(estimate.inputs, HardwareTime):
            yield estimate.inputs
