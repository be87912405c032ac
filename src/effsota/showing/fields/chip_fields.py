"""Fields of chips: the dense peak of one at each precision, its power and its price, and where they stand."""

from __future__ import annotations

from functools import partial

from effsota.model import Chip
from effsota.showing.fields.data_field import DataField, Fields, inside
from effsota.showing.fields.data_table import DataTable
from effsota.showing.fields.holds import DAY, INTEGER, NAME, NUMBER, TEXT, many, or_null
from effsota.showing.fields.source_fields import PLACE

# As schema/hardware.schema.json has them, but for fp64, in which no network is trained.
PRECISIONS = ("fp32", "tf32", "fp16", "fp16-vector", "bf16", "fp8", "fp4")


def _peak(precision: str, chip: Chip) -> float | None:
    peak = chip.peaks.get(precision)
    return None if peak is None else float(peak.base)


def _peak_field(precision: str) -> DataField[Chip]:
    name = f"{precision.replace('-', '_')}_flop_per_s"
    return DataField(
        name, or_null(NUMBER), f"Dense peak of one chip in {precision}, FLOP/s", partial(_peak, precision)
    )


CHIP: Fields[Chip] = (
    DataField("id", NAME, "Id of the chip"),
    DataField("name", TEXT, "Its full name"),
    DataField("kind", TEXT, "gpu, tpu (any processor made for tensors) or cpu"),
    DataField("released", or_null(DAY), "When it was released or announced"),
    *map(_peak_field, PRECISIONS),
    DataField("tdp_w", or_null(NUMBER), "Power that one chip is rated at, in watts; no measurement"),
    DataField(
        "price_usd",
        or_null(NUMBER),
        "Price of one chip at its release, in US dollars of that day",
        lambda it: it.price and it.price.usd,
    ),
    DataField(
        "price_date", or_null(DAY), "The day of that price", lambda it: it.price.date if it.price else None
    ),
    DataField(
        "chips_per_board",
        or_null(INTEGER),
        "How many chips a board holds, where it holds several",
        lambda it: it.board.chips if it.board else None,
    ),
    DataField("aliases", many(TEXT), "Other names that people write"),
    *inside(lambda it: it.source, PLACE),
    DataField("note", or_null(TEXT), "What a reader should know about it"),
)
CHIPS: DataTable[Chip] = DataTable(fields=CHIP, key=("id",))
