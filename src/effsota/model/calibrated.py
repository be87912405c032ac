"""How often a published interval holds, and a test errs, in series that were made up."""

from __future__ import annotations

from datetime import date
from typing import Any

from effsota.frozen import Frozen


class Calibrated(Frozen):
    """One measured share: `what` is coverage, size or power; `nominal` what it should be, none of a power."""

    series: str
    n: int
    statistic: str
    what: str
    nominal: float | None
    measured: float
    draws: int
    seed: int
    date: date

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Calibrated:
        """Build from a row of docs/calibration.json."""
        return cls(**{**data, "date": date.fromisoformat(data["date"])})

    def to_data(self) -> dict[str, Any]:
        """Return the row as JSON has it."""
        return {
            "series": self.series,
            "n": self.n,
            "statistic": self.statistic,
            "what": self.what,
            "nominal": self.nominal,
            "measured": self.measured,
            "draws": self.draws,
            "seed": self.seed,
            "date": self.date.isoformat(),
        }
