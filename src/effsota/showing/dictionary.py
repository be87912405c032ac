"""The data dictionary: what every column of every table means, once for writers, pages and packages."""

from __future__ import annotations

from dataclasses import dataclass

from effsota.methods import METHODS


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column with its type as Frictionless names it; `is_required` where no cell is empty."""

    name: str
    type: str
    words: str
    is_required: bool = False
    choices: tuple[str, ...] = ()


def _column(
    name: str, type_: str, words: str, *, required: bool = False, choices: tuple[str, ...] = ()
) -> Column:
    return Column(name=name, type=type_, words=words, is_required=required, choices=choices)


RECORDS = (
    _column("track", "string", "Name of the benchmark's folder", required=True),
    _column("id", "string", "Name of the record; track/id is its permanent id", required=True),
    _column("model", "string", "What was trained, as its publication calls it", required=True),
    _column("date", "date", "Date of the result, YYYY-MM-DD", required=True),
    _column(
        "compute_flop",
        "number",
        "Training compute in FLOP, a multiply-add counted as 2; in an inference"
        " benchmark of the forward pass of one example",
        required=True,
    ),
    _column("compute_low_flop", "number", "Lower end of its 95 % range, in FLOP", required=True),
    _column("compute_high_flop", "number", "Upper end of its 95 % range, in FLOP", required=True),
    _column(
        "compute_tfs_days", "number", "The same compute in teraflop/s-days (8.64e16 FLOP)", required=True
    ),
    _column("reduction_factor", "number", "Compute of the baseline / compute; empty in a compute trend"),
    _column("reduction_low", "number", "Lower end of its 95 % range"),
    _column("reduction_high", "number", "Upper end of its 95 % range"),
    _column("growth_factor", "number", "In a compute trend: compute / compute of the baseline"),
    _column("growth_low", "number", "Lower end of its 95 % range"),
    _column("growth_high", "number", "Upper end of its 95 % range"),
    _column("rank", "integer", "Place on the board, 1 is best; empty where the record is not ranked"),
    _column("frontier", "boolean", "Whether the record is on the efficiency frontier", required=True),
    _column(
        "bound", "string", "upper: the compute is at most this", required=True, choices=("exact", "upper")
    ),
    _column(
        "status",
        "string",
        "Only accepted records are ranked",
        required=True,
        choices=("accepted", "disputed", "withdrawn"),
    ),
    _column(
        "method",
        "string",
        "How the compute is arrived at",
        required=True,
        choices=tuple(method.name for method in METHODS),
    ),
    _column("published_compute", "string", "The compute exactly as the board's source prints it"),
    _column("published_factor", "number", "The factor as the board's source prints it"),
    _column("publication", "string", "Title of the publication", required=True),
    _column("url", "string", "Link to the publication", required=True),
)
CHANGES = (
    _column("date", "date", "Day on which it came on file", required=True),
    _column(
        "what",
        "string",
        "What happened",
        required=True,
        choices=("added", "overtaken", "status", "correction", "challenge"),
    ),
    _column("track", "string", "Name of the benchmark's folder", required=True),
    _column("id", "string", "Name of the record", required=True),
    _column("model", "string", "What was trained", required=True),
    _column("text", "string", "What happened, in words"),
    _column("tag", "string", "Permanent name of the change, the same as in the feeds", required=True),
)
