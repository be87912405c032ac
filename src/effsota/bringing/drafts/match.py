"""What is known of a training run on a track: its crossing, compute, rank, and what speaks against it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from effsota.bringing.logs import Run
from effsota.frozen import Frozen
from effsota.model import Curve, Track
from effsota.problems import Refusal
from effsota.reading.curve import Approach, Crossing


class Match(Frozen):
    """A run's curve of a track's metric; `compute_flop` is None where nothing says what x costs.

    `rank` is the place it would take among `ranked` records of the track, `errors` what
    keeps the run from being filed, `doubts` what a maintainer would ask, and
    `board_doubts` what the rules ask where the run is of this track. `unpriced` is why what was
    said prices none of its x; `is_text_only` says that a Trainer's total_flos is FLOP. `run_values` are
    those of the runs that a mean is of, and `scatter` is how sure they make it, in words.
    """

    run: Run
    track: Track
    column: str
    curve: Curve
    x: str
    crossing: Crossing | None
    approach: Approach | None
    estimate: Mapping[str, Any]
    compute_flop: float | None = None
    rank: int | None = None
    ranked: int = 0
    claimed_time: str | None = None
    is_text_only: bool = False
    run_values: tuple[float, ...] = ()
    scatter: str = ""
    unpriced: Refusal | None = None
    errors: tuple[Refusal, ...] = ()
    doubts: tuple[Refusal, ...] = ()
    board_doubts: tuple[Refusal, ...] = ()

    @property
    def looks_like_fraction(self) -> bool:
        """Whether the column holds fractions where the track counts in percent."""
        metric = self.track.metric
        values = [abs(each) for each in self.curve.columns[self.column] if each is not None]
        return bool(metric and metric.is_percentage and metric.target > 1 and values and max(values) <= 1)
