"""Energy: the kilowatt-hours that the run used, as metered, by rated power or by an assumed one."""

from __future__ import annotations

from collections.abc import Sequence

from effsota import figures
from effsota.model.energy import JOULES_PER_KWH, EnergyBoundary
from effsota.model.records import Record
from effsota.model.resources.machines import is_counted_by_clock, peak_of
from effsota.model.resources.resource import Amount, Resource, Share

UNIT = "kWh"
_WHOSE = {
    EnergyBoundary.CHIPS: "chips",
    EnergyBoundary.SERVER: "servers",
    EnergyBoundary.FACILITY: "facility",
}
_SCALES = {"GWh": 1e6, "MWh": 1e3, UNIT: 1.0}


def energy_used(record: Record) -> Amount | None:
    """Return the energy of a record in kWh, under how and within what it is known; None where it has none."""
    used, stated = record.energy, record.submission.energy
    if used is None or stated is None:
        return None
    return Amount(
        value=used.kwh, margin=used.margin, condition=f"{stated.basis} power of the {_WHOSE[stated.boundary]}"
    )


def shares_of_energy(record: Record, baseline: Record) -> tuple[Share, ...]:
    """Return how many times less energy, as fewer FLOP × more FLOP for each joule.

    Energy = FLOP / (utilization × peak per watt): where both state their chips and the time of them all, the
    second factor is better use × more peak for each watt. Their product is the factor. Nothing is taken apart
    where FLOP come of the time by a utilization, since they say nothing beside it.
    """
    if is_counted_by_clock(record) or is_counted_by_clock(baseline):
        return ()
    used, before = record.energy, baseline.energy
    flop, flop_before = record.compute_flop, baseline.compute_flop
    if used is None or before is None or flop is None or flop_before is None:
        return ()
    fewer = Share(key="flop_factor", words="fewer FLOP", worse="more FLOP", factor=flop_before / flop)
    per_joule = (flop / used.kwh) / (flop_before / before.kwh)
    peak, peak_before = peak_of(record), peak_of(baseline)
    seconds, seconds_before = used.chip_seconds, before.chip_seconds
    if not peak or not peak_before or not seconds or not seconds_before:
        return (
            fewer,
            _of_systems("joule", "more FLOP for each joule", "fewer FLOP for each joule", per_joule),
        )
    use = (flop / (seconds * peak)) / (flop_before / (seconds_before * peak_before))
    watts, watts_before = (
        each.kwh * JOULES_PER_KWH / time for each, time in ((used, seconds), (before, seconds_before))
    )
    per_watt = (peak / watts) / (peak_before / watts_before)
    return (
        fewer,
        _of_systems("use", "better use of the chips", "worse use of the chips", use),
        _of_systems("watt", "higher peak for each watt", "lower peak for each watt", per_watt),
    )


def _of_systems(key: str, words: str, worse: str, factor: float) -> Share:
    return Share(key=f"{key}_factor", words=words, worse=worse, factor=factor, is_systems=True)


def _unit_for(amounts: Sequence[float]) -> str:
    """Return the largest unit of which all amounts hold at least one."""
    least = min(amounts, default=0.0)
    return next((unit for unit, scale in _SCALES.items() if least >= scale), UNIT)


ENERGY = Resource(
    key="energy",
    stated_at="/energy",
    example="energy: {kwh: 471, basis: metered, boundary: server, source: {...}}",
    asked=("kwh", "basis", "boundary"),
    alike=("basis", "boundary"),
    instead={"kwh": ("chip_time", "watts_per_chip")},
    name="energy",
    word="energy",
    of_what="for training",
    boundary="the energy of the final training run; what its source multiplied it by for cooling and losses"
    " of the facility is taken out again. Metered, rated and assumed energy do not compare, nor do chips,"
    " servers and facilities",
    unit=UNIT,
    units=(UNIT,),
    scales=_SCALES,
    number_text=lambda kwh, unit: figures.number_text(kwh / _SCALES[unit]),
    amount_of=energy_used,
    shares_of=shares_of_energy,
    efficiency="energy efficiency",
    under="by",
    unit_for=_unit_for,
)
