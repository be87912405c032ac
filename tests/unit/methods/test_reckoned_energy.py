"""Energy in kWh: as printed, or chips × power × time; metered, rated and assumed apart."""

from __future__ import annotations

import math
from typing import Any

import pytest

from effsota.model import Margin, Record
from effsota.model.resources import ENERGY
from tests.builders.claims import make_record

SOURCE = {"title": "A power log"}
METERED = {"basis": "metered", "boundary": "server", "source": SOURCE}
RATED = {"basis": "rated", "boundary": "chips"}
TIMED = {"method": "hardware-time", "hardware": "gtx-580", "count": 4, "time": "10 hours"}
REPORTED = {"method": "reported", "compute": "100 PFLOP"}


def used(energy: dict[str, Any], *estimates: dict[str, Any]) -> Record:
    """Return a record that states energy."""
    return make_record("a", "2012-06-01", *(estimates or (REPORTED,)), energy=energy)


def test_what_a_source_multiplied_for_the_facility_is_taken_out() -> None:
    """PUE differs from place to place, and is no gain of a model."""
    amount = ENERGY.amount_of(used({**METERED, "kwh": 110, "pue": 1.1}))
    assert amount is not None
    assert amount.value == pytest.approx(100)
    assert (amount.margin, amount.condition) == (Margin(), "metered power of the servers")


@pytest.mark.parametrize(
    ("energy", "kwh"),
    [
        ({**RATED, "chip_time": "1000 GPU-hours", "watts_per_chip": 400, "source": SOURCE}, 400),
        ({**RATED, "watts_per_chip": 200, "source": SOURCE}, 8),  # 4 chips for 10 hours
        (RATED, 40 * 0.244),  # as a GTX 580 is rated
        ({**RATED, "basis": "assumed"}, None),  # nobody says at which power
        ({**RATED, "chip_time": "1000 core-hours", "watts_per_chip": 400, "source": SOURCE}, None),
    ],
)
def test_energy_is_chips_times_power_times_time(energy: dict[str, Any], kwh: float | None) -> None:
    """With the interval of its basis; a core is no chip."""
    record = used(energy, TIMED)
    assert record.energy is None if kwh is None else record.energy is not None
    if record.energy is not None:
        assert record.energy.kwh == pytest.approx(kwh)
        assert record.energy.margin == Margin(2.0, 1.2)


def test_less_energy_is_fewer_flop_times_better_use_times_more_peak_for_each_watt() -> None:
    """Their product is the factor; without chips on both sides the last two are one."""
    before = used({**METERED, "kwh": 40}, REPORTED, TIMED)
    after = used({**METERED, "kwh": 10}, {**REPORTED, "compute": "50 PFLOP"}, {**TIMED, "time": "4 hours"})
    assert ENERGY.shares_of is not None
    shares = {share.key: share.factor for share in ENERGY.shares_of(after, before)}
    assert shares == pytest.approx({"flop_factor": 2, "use_factor": 1.25, "watt_factor": 1.6})
    assert math.prod(shares.values()) == pytest.approx(4, rel=1e-12)
    bare = ENERGY.shares_of(used({**METERED, "kwh": 10}), before)
    assert {share.key: share.factor for share in bare} == pytest.approx({"flop_factor": 1, "joule_factor": 4})
