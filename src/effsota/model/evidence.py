"""What estimates refer to beside their own inputs: chips, learning curves, the level to reach."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import field

from effsota.frozen import Frozen
from effsota.model.metric import Metric
from effsota.model.vocabulary import Hardware

# The columns of a learning curve that can be an x axis, each with the unit of its numbers.
X_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "step": "steps",
        "epoch": "epochs",
        "examples": "examples",
        "tokens": "tokens",
        "seconds": "seconds",
        "flop": "FLOP",
    }
)


class Curve(Frozen):
    """Columns of a learning curve by name; `lines` holds the line of each row; None is an empty cell."""

    columns: Mapping[str, tuple[float | None, ...]]
    lines: tuple[int, ...]

    @property
    def x_names(self) -> tuple[str, ...]:
        """The columns that can be an x axis."""
        return tuple(name for name in self.columns if name in X_COLUMNS)

    @property
    def metric_names(self) -> tuple[str, ...]:
        """The other columns."""
        return tuple(name for name in self.columns if name not in X_COLUMNS)


class Evidence(Frozen):
    """The chips, the curves by file, the level to reach, and the folder of the submission that is priced."""

    hardware: Hardware
    curves: Mapping[str, Curve] = field(default_factory=dict)
    metric: Metric | None = None
    folder: str = ""
