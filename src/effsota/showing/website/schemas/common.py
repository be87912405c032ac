"""Shapes that files of more than one kind hold: kinds, methods, compute, what a source prints."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from effsota.methods import METHODS
from effsota.showing.website.schemas.shapes import (
    Shape,
    choice,
    day,
    integer,
    many,
    mapping,
    number,
    or_null,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

KIND = choice("Kind of track", "training-efficiency", "inference-efficiency", "compute-trend")
METHOD = choice("How compute is arrived at", *(method.name for method in METHODS))
COMPUTE: Mapping[str, Shape] = MappingProxyType(
    {
        "compute_flop": number("Compute in FLOP, a multiply-add counted as 2"),
        "compute_tfs_days": number("The same in teraflop/s-days, 8.64e16 FLOP each"),
        "compute_low_flop": number("Lower end of its 95 % range, in FLOP"),
        "compute_high_flop": number("Upper end of its 95 % range, in FLOP"),
    }
)
_PUBLISHED = {
    "compute_tfs_days": number("Compute in teraflop/s-days, operations counted as the source counts them"),
    "compute": text("Compute exactly as printed"),
    "counts_multiply_add_as": integer("1 where the source counts a multiply-add as one operation, else 2"),
    "also": many(text("Compute as printed"), "The same compute, printed a second time"),
    "headed": text("Compute under the unit that stands over it, where that is wrong"),
    "reduction_factor": number("Reduction factor as printed"),
    "growth_factor": number("Growth factor as printed"),
    "doubling_time": text("Doubling time exactly as printed"),
    "period": text("Time over which the factor was reached, as printed"),
    "date": day("Date as printed"),
}
PUBLISHED = or_null(mapping(_PUBLISHED, optional=tuple(_PUBLISHED), words="What the board's source prints"))
