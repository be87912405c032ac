"""A curve as CSV, thinned to what the page draws; crossing, best point and both ends stay."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from effsota.model import X_COLUMNS, Curve

MOST_POINTS = 200


def render_curve(curve: Curve, x: str, column: str, *, name: str, keep: Iterable[int] = ()) -> bytes:
    """Return a CSV with the x columns that rise and the metric under `name`; lines `keep` stay."""
    axes = [x, *(each for each in X_COLUMNS if each != x and _rises(curve.columns.get(each, ())))]
    kept = _choose_rows(len(curve.lines), keep=[curve.lines.index(line) for line in keep])
    rows = [",".join(_cell(curve.columns[each][at]) for each in (*axes, column)) for at in kept]
    return "".join(f"{line}\n" for line in (",".join((*axes, name)), *rows)).encode()


def _rises(values: Sequence[float | None]) -> bool:
    filled = [value for value in values if value is not None]
    return len(filled) == len(values) > 0 and all(a < b for a, b in pairwise(filled))


def _choose_rows(count: int, *, keep: Iterable[int]) -> list[int]:
    if count <= MOST_POINTS:
        return list(range(count))
    even = {round(number * (count - 1) / (MOST_POINTS - 1)) for number in range(MOST_POINTS)}
    beside = {at + shift for at in keep for shift in (-1, 0, 1)}
    return sorted(even | {at for at in beside if 0 <= at < count})


def _cell(value: float | None) -> str:
    return "" if value is None else f"{value:.12g}".replace("e+", "e")
