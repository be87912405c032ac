"""What one unit of x costs, and which x of a log that prices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from msgspec import field

from effsota.bringing.logs import Run
from effsota.frozen import Frozen
from effsota.methods import BY_NAME
from effsota.model import Curve, Sweep
from effsota.problems import Refusal


class Pricing(Frozen):
    """What the submitter says beside the log: `cost` of x, the metric's column and scale.

    The cost stands as texts, and as its schema types them. `claimed_time` is shown beside the log's own.
    `is_text_only` says that a Trainer's main input was text, for which alone its total_flos is FLOP.
    """

    cost: Mapping[str, Any] = field(default_factory=dict)
    typed_cost: Mapping[str, Any] = field(default_factory=dict)
    column: str | None = None
    scale: float = 1.0
    epochs_from_zero: bool = False
    is_text_only: bool = False
    claimed_time: str | None = None


def choose_x(curve: Curve, run: Run, column: str, pricing: Pricing) -> str | Refusal:
    """Return the x of the column's rows that is priced, or why none is."""
    usable = [name for name in curve.x_names if _runs_along(curve.columns[name])]
    method = pricing.cost.get("method")
    if method is None:
        return "flop" if "flop" in usable else run.x
    sweeps = sweeps_of_cost(pricing.typed_cost)
    paid = (x for sweep in sweeps for x in sweep.columns if sweep.prices(x, pricing.cost))
    return next((x for x in paid if x in usable), None) or _refuse(usable, curve, run, column, pricing)


def sweeps_of_cost(typed: Mapping[str, Any]) -> tuple[Sweep, ...]:
    """Return how the cost of one x (as its schema types it) prices a curve, the likeliest way first."""
    method = BY_NAME[typed["method"]]
    return method.read(typed).sweeps_of(method.sweeps)


def _runs_along(values: tuple[float | None, ...]) -> bool:
    filled = [value for value in values if value is not None]
    if len(filled) != len(values) or not filled:
        return False
    return all(before <= after for before, after in pairwise(filled)) and (
        len(filled) == 1 or filled[0] < filled[-1]
    )


def _refuse(usable: list[str], curve: Curve, run: Run, column: str, pricing: Pricing) -> Refusal:
    method, sweeps = pricing.cost["method"], sweeps_of_cost(pricing.typed_cost)
    columns = {**sweeps[-1].columns, **sweeps[0].columns}
    direct = [x for x, needed in sweeps[0].columns.items() if needed is None]
    message = f"{column} is found, but {method} does not price "
    unpaid = {x: needed for x, needed in columns.items() if needed is not None and x in usable}
    beside = "".join(f" (or a column {x} in the same rows)" for x in direct[:1])
    if unpaid:
        x, (key, what) = next(reversed(unpaid.items()))
        asked = what.upper().replace(" IN ONE ", " PER ")
        return Refusal(f"{message}{x} without its {key}", f"say --set {key}={asked}{beside}")
    why = "; ".join(_why_not(x, curve, run) for x in columns)
    return Refusal(f"{message}its rows: {why}", f"they have {', '.join(usable) or 'no x'}: {_others(usable)}")


def _why_not(x: str, curve: Curve, run: Run) -> str:
    if x in curve.x_names and None not in curve.columns[x]:
        return f"{x} does not rise in them"
    return f"no {x} stands in them" + (", only in others" if x in run.columns else "")


def _others(usable: list[str]) -> str:
    methods = list(_that_price(usable))
    return f"{' or '.join(methods)} price that" if methods else "no method prices that"


def _that_price(usable: list[str]) -> Iterator[str]:
    for name, method in BY_NAME.items():
        if any({*sweep.columns} & {*usable} for sweep in method.sweeps):
            yield f"--method {name}"
